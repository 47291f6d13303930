import type { Scenario } from './types.ts';

/** Years followed from the first one of activity. */
export const YEARS = 10;

/**
 * Share of the steady state in each of the ten first years. A year whose jobs are declared is that over `steady`; one
 * between two declared years lies on the line that joins them (nothing runs before the first year); what follows the last
 * declared year goes on at the default pace. Nobody declares: year y runs at y ÷ `years`, full from then on.
 * @example rampShares([], 60, 3) // [1/3, 2/3, 1, 1, 1, 1, 1, 1, 1, 1]
 * @example rampShares([null, 30], 60, 3) // [0.25, 0.5, 0.8333…, 1, …]
 */
export function rampShares(
  jobs: readonly (number | null | undefined)[],
  steady: number,
  years: number,
): readonly number[] {
  if (steady <= 0) return new Array<number>(YEARS).fill(0);
  const pace = 1 / Math.max(1, years);
  const declared: [year: number, share: number][] = [[0, 0]];
  for (const [at, count] of jobs.entries()) {
    if (at < YEARS && typeof count === 'number') declared.push([at + 1, count / steady]);
  }
  return Array.from({ length: YEARS }, (_, at) => {
    const year = at + 1;
    const next = declared.find(([known]) => known >= year);
    const last = declared.findLast(([known]) => known <= year) ?? [0, 0];
    if (next === undefined) return last[1] >= 1 ? 1 : Math.min(1, last[1] + (year - last[0]) * pace);
    if (next[0] === last[0]) return next[1];
    return last[1] + ((next[1] - last[1]) * (year - last[0])) / (next[0] - last[0]);
  });
}

/** First year that runs in full, counted from 1; null when none of the ten does. */
export function fullYearOf(shares: readonly number[]): number | null {
  // Sums of thirds miss 1 by a rounding.
  const at = shares.findIndex((share) => share >= 1 - 1e-9);
  return at < 0 ? null : at + 1;
}

/**
 * Calendar year of the first year of activity: known when the project declares its first full year and one of the ten years
 * runs in full; null otherwise.
 */
export function firstYearOf(
  { scenario }: { scenario: Pick<Scenario, 'fullYear'> },
  ramp: readonly number[],
): number | null {
  const full = fullYearOf(ramp);
  const declared = scenario.fullYear ?? null;
  return declared === null || full === null ? null : declared + 1 - full;
}
