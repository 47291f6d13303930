import { promethee2, rank, scoreTrace, shareTrace, topsis, weightedProduct } from '#app/engine/index.ts';
import type { Assessment, Criterion, TraceNode } from '#app/engine/types.ts';
import { OPINIONS, type Contest, type Opinion, type OpinionId, type Rules } from './protocol.ts';

/** One candidate with its figures. */
export type Entry = { candidate: string; assessment: Assessment };

/** The ballots a ranking is computed with: those cast, or one that weighs all criteria alike while nobody has voted. */
function ballotsOf({ criteria, ballots }: Rules): readonly (readonly number[])[] {
  return ballots.length > 0 ? ballots : [criteria.map(() => 1 / criteria.length)];
}

/** The criteria as the engine reads them: typed values in the order of the candidates. */
function criteriaOf({ criteria }: Rules, candidates: readonly string[]): Criterion[] {
  return criteria.map(({ id, level, variant, scale, veto, typed }) => ({
    id,
    level,
    variant,
    scale,
    ...(veto === undefined ? {} : { veto }),
    ...(typed === undefined ? {} : { typed: candidates.map((one) => typed[one]?.value ?? null) }),
  }));
}

/**
 * Score 0..100 of one candidate on its central figures, by the group's weights: the score of the ranking, ahead of its draws.
 * A criterion that is not computed counts 0, its worst.
 */
export function centralScore({ candidate, assessment }: Entry, rules: Rules): number {
  const { candidates } = rank([assessment], criteriaOf(rules, [candidate]), ballotsOf(rules));
  return (candidates[0]?.score ?? 0) * 100;
}

/** How the score of one candidate is made, with the interval of the ranking when there is one. */
export function scoreDerivation(
  { candidate, assessment }: Entry,
  rules: Rules,
  contest: Contest | null,
): TraceNode {
  const root = named(scoreTrace(assessment, 0, criteriaOf(rules, [candidate]), ballotsOf(rules)), (node) => {
    const criterion = rules.criteria.find(({ id, typed }) => typed !== undefined && id === node.cell);
    const mark = node.id === 'typedValue' ? criterion?.typed?.[candidate] : undefined;
    return [criterion?.name, mark?.by, mark?.at.slice(0, 10)].filter((part) => part).join(', ') || node.cell;
  });
  const standing = contest?.standings.find((one) => one.candidate === candidate);
  return standing === undefined ? root : { ...root, p10: standing.p10, p90: standing.p90 };
}

/** The same derivation with other places. */
function named(node: TraceNode, cell: (node: TraceNode) => string | undefined): TraceNode {
  const place = cell(node);
  const inputs = node.inputs.map((input) => named(input, cell));
  return { ...node, inputs, ...(place === undefined ? {} : { cell: place }) };
}

/** How a share of the ranking is made: a rank held by a candidate, or a duel it wins against `over`; null when unknown. */
export function shareDerivation(
  contest: Contest,
  candidate: string,
  asked: { rank: number } | { over: string },
): TraceNode | null {
  if ('over' in asked) {
    const share = contest.wins[candidate]?.[asked.over];
    return share === undefined ? null : shareTrace('duelShare', share, contest.cases, '');
  }
  const standing = contest.standings.find((one) => one.candidate === candidate);
  const share = standing?.acceptability[asked.rank - 1];
  return share === undefined ? null : shareTrace('rankShare', share, contest.cases, String(asked.rank));
}

/** The ranking of candidates that have been drawn. @throws when the engine refuses a criterion: a fault of the rules. */
export function contestOf(entries: readonly Entry[], rules: Rules): Contest {
  const criteria = criteriaOf(
    rules,
    entries.map(({ candidate }) => candidate),
  );
  const assessments = entries.map(({ assessment }) => assessment);
  const ranking = rank(assessments, criteria, ballotsOf(rules));
  const nameOf = (index: number): string => entries[index]?.candidate ?? '';
  const standings = ranking.candidates
    .map(({ index, rank: place, tied, score, p10, p90, acceptability, vetoes, centralWeights }) => ({
      candidate: nameOf(index),
      rank: place,
      tied,
      score: score * 100,
      p10: p10 * 100,
      p90: p90 * 100,
      acceptability,
      vetoes,
      centralWeights,
    }))
    .sort((a, b) => a.rank - b.rank || b.score - a.score || (a.candidate < b.candidate ? -1 : 1));
  const wins = Object.fromEntries(
    ranking.pairwise.map((row, index) => [
      nameOf(index),
      Object.fromEntries(row.map((share, other) => [nameOf(other), share])),
    ]),
  );
  const opinions = opinionsOf(entries, criteria, ranking.weights);
  return { standings, wins, opinions, cases: ranking.cases };
}

/** The same central figures and mean weights, ranked otherwise. A criterion without a figure for all leaves no opinion. */
function opinionsOf(
  entries: readonly Entry[],
  criteria: readonly Criterion[],
  weights: readonly number[],
): Opinion[] {
  const values = entries.map(({ assessment }, index) =>
    criteria.map(
      ({ id, level, variant, typed }) =>
        (typed === undefined
          ? assessment.indicators.find(
              (one) => one.id === id && one.level === level && one.variant === variant,
            )?.value
          : typed[index]) ?? Number.NaN,
    ),
  );
  const directions = criteria.map(({ scale }) => (scale.best >= scale.worst ? 'max' : 'min'));
  const known = values.every((row) => row.every(Number.isFinite));
  const positive = values.every((row) => row.every((value) => value > 0));
  const methods: Record<OpinionId, () => number[]> = {
    topsis: () => topsis(values, weights, directions),
    promethee2: () => promethee2(values, weights, directions),
    weightedProduct: () => weightedProduct(values, weights, directions),
  };
  return OPINIONS.map((id) => {
    if (!known || (id === 'weightedProduct' && !positive)) return { id, ranks: null };
    const scores = methods[id]();
    const ranks = entries.map(({ candidate }, at) => [
      candidate,
      1 + scores.filter((other) => other > (scores[at] ?? 0)).length,
    ]);
    return { id, ranks: Object.fromEntries(ranks) };
  });
}
