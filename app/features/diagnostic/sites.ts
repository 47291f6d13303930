import type { Site } from '#app/components/charts/index.ts';
import type { diagnostic, ItemOf } from '#app/documents/index.ts';
import { searchable } from '#app/features/editing/search-text.ts';

export type SiteEvent = ItemOf<typeof diagnostic, 'siteEvents'>;

/**
 * Sites as they are drawn, the oldest first. Events of one site are gathered whatever the capitals and accents of its name; an
 * event without a name, a kind or a year is not drawn (the list below the drawing keeps it). Jobs are those of the last event
 * that says them; those lost, for a closed site.
 */
export function sitesOf(events: readonly SiteEvent[]): readonly Site[] {
  const bySite = new Map<string, (SiteEvent & { year: number })[]>();
  for (const event of events) {
    const { kind, year } = event;
    if (kind === null || year === null || event.site.trim() === '') continue;
    const key = searchable(event.site);
    bySite.set(key, [...(bySite.get(key) ?? []), { ...event, year }]);
  }
  return [...bySite.entries()]
    .map(([key, own]) => ({ key, own: own.sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1)) }))
    .sort((a, b) => (a.own[0]?.year ?? 0) - (b.own[0]?.year ?? 0) || (a.key < b.key ? -1 : 1))
    .map(({ key, own }) => drawn(key, own));
}

function drawn(id: string, own: readonly (SiteEvent & { year: number })[]): Site {
  const all = (kind: SiteEvent['kind']) => own.filter((event) => event.kind === kind);
  const marks = (kind: SiteEvent['kind']) => all(kind).map(({ year, jobs }) => ({ year, jobs }));
  const opening = all('opening')[0];
  const project = all('project')[0];
  const closure = all('closure').at(-1);
  const announced =
    opening === undefined && project !== undefined && own.every((event) => event.kind === 'project');
  const counted = own.filter((event) => event.kind !== 'reduction' && event.jobs !== null);
  return {
    id,
    name: own[0]?.site.trim() ?? '',
    opened: announced ? project.year : (opening?.year ?? null),
    closed: closure?.year ?? null,
    jobs: closure?.jobs ?? counted.at(-1)?.jobs ?? null,
    extensions: marks('extension'),
    reductions: marks('reduction'),
    project: announced,
  };
}
