import type { SiteEvent } from './sites.ts';
import { searchable } from '#app/features/editing/search-text.ts';

/** Jobs that sites brought and took in one year, both 0 or more; `uncounted` events say no number. */
export type YearBalance = { year: number; gained: number; lost: number; uncounted: number };
/** The same for a filière, over all years, with its sites open and closed. `filiere` is '' where none was written. */
export type FiliereBalance = {
  filiere: string;
  gained: number;
  lost: number;
  uncounted: number;
  sites: number;
};

type Change = { event: SiteEvent & { year: number }; gained: number; lost: number; counted: boolean };

/**
 * What each event of a basin changed, in order of years. An opening brings its jobs; an extension the difference with what the
 * site had before it, when both are known; a reduction and a closure take theirs. Projects are announced: they change nothing.
 */
function changesOf(events: readonly SiteEvent[]): readonly Change[] {
  const level = new Map<string, number | null>();
  return events
    .flatMap((event) => (event.year === null ? [] : [{ ...event, year: event.year }]))
    .sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1))
    .flatMap((event): Change[] => {
      const site = searchable(event.site);
      const before = level.get(site);
      const { jobs } = event;
      switch (event.kind) {
        case 'opening':
          level.set(site, jobs);
          return [{ event, gained: jobs ?? 0, lost: 0, counted: jobs !== null }];
        case 'extension': {
          const known = jobs !== null && before !== null && before !== undefined;
          level.set(site, jobs);
          return [{ event, gained: known ? Math.max(0, jobs - before) : 0, lost: 0, counted: known }];
        }
        case 'reduction':
          if (jobs !== null && before !== null && before !== undefined)
            level.set(site, Math.max(0, before - jobs));
          return [{ event, gained: 0, lost: jobs ?? 0, counted: jobs !== null }];
        case 'closure':
          level.set(site, 0);
          return [{ event, gained: 0, lost: jobs ?? 0, counted: jobs !== null }];
        default:
          return [];
      }
    });
}

/** Jobs brought and taken by sites, year by year; years without an event are left out. */
export function balanceByYear(events: readonly SiteEvent[]): readonly YearBalance[] {
  const years = new Map<number, YearBalance>();
  for (const { event, gained, lost, counted } of changesOf(events)) {
    const before = years.get(event.year) ?? { year: event.year, gained: 0, lost: 0, uncounted: 0 };
    years.set(event.year, {
      year: event.year,
      gained: before.gained + gained,
      lost: before.lost + lost,
      uncounted: before.uncounted + (counted ? 0 : 1),
    });
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}

/** The same by filière, the one that lost most first. Spellings that differ by capitals or accents are one filière. */
export function balanceByFiliere(events: readonly SiteEvent[]): readonly FiliereBalance[] {
  const filieres = new Map<string, FiliereBalance & { seen: Set<string> }>();
  for (const { event, gained, lost, counted } of changesOf(events)) {
    const key = searchable(event.filiere);
    const before = filieres.get(key) ?? {
      filiere: event.filiere.trim(),
      gained: 0,
      lost: 0,
      uncounted: 0,
      sites: 0,
      seen: new Set<string>(),
    };
    before.seen.add(searchable(event.site));
    filieres.set(key, {
      ...before,
      gained: before.gained + gained,
      lost: before.lost + lost,
      uncounted: before.uncounted + (counted ? 0 : 1),
      sites: before.seen.size,
    });
  }
  return [...filieres.values()]
    .sort((a, b) => a.gained - a.lost - (b.gained - b.lost) || (a.filiere < b.filiere ? -1 : 1))
    .map(({ filiere, gained, lost, uncounted, sites }) => ({ filiere, gained, lost, uncounted, sites }));
}

/** What two accounts of one event are compared by. */
export type NamedEvent = Pick<SiteEvent, 'site' | 'kind' | 'year'>;

/** Years apart within which two accounts of one event are probably the same: people remember dates loosely. */
const YEARS_APART = 1;

/**
 * The event already known that this one probably repeats: same site and same kind, a year apart at most, or one of the years
 * unknown. Null when there is none.
 */
export function duplicateOf<Known extends NamedEvent>(
  event: NamedEvent,
  known: readonly Known[],
): Known | null {
  const site = searchable(event.site);
  if (site === '') return null;
  return (
    known.find(
      (other) =>
        searchable(other.site) === site &&
        other.kind === event.kind &&
        (other.year === null || event.year === null || Math.abs(other.year - event.year) <= YEARS_APART),
    ) ?? null
  );
}
