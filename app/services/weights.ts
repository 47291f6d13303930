import type { Result } from '#app/engine/types.ts';

/** Points shared out by one ballot. */
export const BALLOT_POINTS = 100;
/** The most criteria one ballot may weigh. */
export const BALLOT_CRITERIA = 40;

/** Points by criterion (`netBasin`). */
export type Points = Readonly<Record<string, number>>;

/** Mean and standard deviation (of the population of voters) of the points given, 0 to 100. A criterion left out of a ballot got 0 there. */
export type Tally = { voters: number; criteria: Readonly<Record<string, { mean: number; sd: number }>> };

export interface Weights {
  /** Replaces the person's ballot. Failures: `ballot-total` (found, expected), `ballot-points` (criterion, found), `ballot-criteria`. */
  cast(input: { spaceId: string; personId: string; points: Points }): Promise<Result<Tally>>;
  /** The person's own ballot. */
  mine(spaceId: string, personId: string): Promise<Points | null>;
  tally(spaceId: string): Promise<Tally>;
  /** Every ballot, without its person, in an order that tells nothing: what the robustness of a ranking needs. */
  ballots(spaceId: string): Promise<Points[]>;
}
