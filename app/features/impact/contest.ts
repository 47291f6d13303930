import { rank, weightedSum } from '#app/engine/index.ts';
import type { Assessment, Criterion } from '#app/engine/types.ts';
import { figureKey } from './balance.ts';
import type { Contest, Rules } from './protocol.ts';

/** The group's weights: the mean of the ballots, summing to 1; equal weights while nobody has voted. */
export function meanWeights(rules: Rules): number[] {
  const { criteria, ballots } = rules;
  if (ballots.length === 0) return criteria.map(() => 1 / criteria.length);
  const sums = criteria.map((_, place) => ballots.reduce((sum, ballot) => sum + (ballot[place] ?? 0), 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  return total > 0 ? sums.map((value) => value / total) : criteria.map(() => 1 / criteria.length);
}

/** The ballots a ranking is computed with: those cast, or one that weighs all criteria alike. */
export function ballotsOf(rules: Rules): number[][] {
  return rules.ballots.length > 0 ? rules.ballots.map((ballot) => [...ballot]) : [meanWeights(rules)];
}

/** Score 0..100 of one candidate on its central figures, by the group's weights. Null when a criterion is not computed. */
export function centralScore(assessment: Assessment, rules: Rules): number | null {
  const values = rules.criteria.map((criterion) => criterionValue(assessment, criterion));
  if (values.some((value) => value === null)) return null;
  const row = values.map((value) => value ?? 0);
  const score = weightedSum([row], meanWeights(rules), rules.criteria.map(({ scale }) => scale))[0];
  return score === undefined ? null : score * 100;
}

/** The ranking of candidates that have been drawn. @throws when the engine refuses a criterion: a fault of the rules. */
export function contestOf(entries: readonly { candidate: string; assessment: Assessment }[], rules: Rules): Contest {
  const ranking = rank(entries.map(({ assessment }) => assessment), [...rules.criteria], ballotsOf(rules));
  const nameOf = (index: number): string => entries[index]?.candidate ?? '';
  const standings = ranking.candidates
    .map(({ index, rank: place, tied, score, p10, p90, acceptability }) => ({
      candidate: nameOf(index),
      rank: place,
      tied,
      score: score * 100,
      p10: p10 * 100,
      p90: p90 * 100,
      acceptability,
    }))
    .sort((a, b) => a.rank - b.rank || b.score - a.score || (a.candidate < b.candidate ? -1 : 1));
  const wins = Object.fromEntries(
    ranking.pairwise.map((row, index) => [nameOf(index), Object.fromEntries(row.map((share, other) => [nameOf(other), share]))]),
  );
  return { standings, wins };
}

function criterionValue(assessment: Assessment, criterion: Criterion): number | null {
  const key = figureKey(criterion.id, criterion.level, criterion.variant);
  return assessment.indicators.find(({ id, level, variant }) => figureKey(id, level, variant) === key)?.value ?? null;
}
