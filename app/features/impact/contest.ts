import { rank } from '#app/engine/index.ts';
import type { Assessment } from '#app/engine/types.ts';
import type { Contest, Rules } from './protocol.ts';

/** The ballots a ranking is computed with: those cast, or one that weighs all criteria alike while nobody has voted. */
function ballotsOf({ criteria, ballots }: Rules): readonly (readonly number[])[] {
  return ballots.length > 0 ? ballots : [criteria.map(() => 1 / criteria.length)];
}

/**
 * Score 0..100 of one candidate on its central figures, by the group's weights: the score of the ranking, ahead of its draws.
 * A criterion that is not computed counts 0, its worst.
 */
export function centralScore(assessment: Assessment, rules: Rules): number {
  return (rank([assessment], rules.criteria, ballotsOf(rules)).candidates[0]?.score ?? 0) * 100;
}

/** The ranking of candidates that have been drawn. @throws when the engine refuses a criterion: a fault of the rules. */
export function contestOf(
  entries: readonly { candidate: string; assessment: Assessment }[],
  rules: Rules,
): Contest {
  const ranking = rank(
    entries.map(({ assessment }) => assessment),
    rules.criteria,
    ballotsOf(rules),
  );
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
    ranking.pairwise.map((row, index) => [
      nameOf(index),
      Object.fromEntries(row.map((share, other) => [nameOf(other), share])),
    ]),
  );
  return { standings, wins };
}
