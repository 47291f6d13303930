import { assumedIn } from './assumptions.ts';
import { firstYearOf, rampShares, YEARS } from './ramp-up.ts';
import type { Place } from './scenario.ts';
import type { Scenario } from './types.ts';

/** What was counted in a year; `proven`: something in writing shows it. */
export type ObservedFigure = { year: number; value: number; proven: boolean };

/** What happened by the last year that somebody wrote it down, of each measure that an indicator follows. */
export type ObservedFacts = {
  /** Jobs (FTE), beside those that the project announced for its steady state; null when it announced none. */
  directJobs?: ObservedFigure & { announced: number | null };
  /** Share of all purchases bought in the basin, 0..1. */
  localPurchaseShare?: ObservedFigure;
};

/** One value that happened, whatever its measure. */
export type ObservedRow = { year: number; measure: string; value: number; proof: string };

/** The scenario with the last year of what happened beside what it plans; as it was when nothing did. */
export function withObserved(planned: Scenario, rows: readonly ObservedRow[]): Scenario {
  const jobs = lastOf(rows, 'directJobs');
  const share = lastOf(rows, 'localPurchaseShare');
  if (jobs === null && share === null) return planned;
  return {
    ...planned,
    observed: {
      ...(jobs === null ? {} : { directJobs: { ...jobs, announced: planned.directJobs ?? null } }),
      ...(share === null ? {} : { localPurchaseShare: share }),
    },
  };
}

function lastOf(rows: readonly ObservedRow[], measure: string): ObservedFigure | null {
  const last = rows
    .filter((row) => row.measure === measure)
    .reduce<ObservedRow | null>(
      (known, row) => (known === null || row.year > known.year ? row : known),
      null,
    );
  return last === null ? null : { year: last.year, value: last.value, proven: last.proof !== '' };
}

/** What was announced for a year: the steady jobs and the share of them that the ramp-up gives to that year. */
export type Announced = { steady: number; share: number; dated: boolean; declaredYear: boolean };

/**
 * What the project had announced for the year of its observed jobs: its steady jobs × the share of that year when the
 * first full year is declared, 0 before the first one; its steady jobs otherwise. null when nothing was observed or announced.
 */
export function announcedThen({ scenario, pack }: Pick<Place, 'scenario' | 'pack'>): Announced | null {
  const jobs = scenario.observed?.directJobs;
  if (jobs === undefined || jobs.announced === null) return null;
  const declared = scenario.jobsByYear ?? [];
  const shares = rampShares(
    declared,
    jobs.announced,
    assumedIn(pack, scenario.assumptions, 'rampYears').central,
  );
  const first = firstYearOf({ scenario }, shares);
  if (first === null) return { steady: jobs.announced, share: 1, dated: false, declaredYear: false };
  const at = jobs.year - first;
  const share = at < 0 ? 0 : (shares[Math.min(at, YEARS - 1)] ?? 0);
  return { steady: jobs.announced, share, dated: true, declaredYear: typeof declared[at] === 'number' };
}
