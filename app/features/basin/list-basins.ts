import type { FullPack } from '#app/reference/index.ts';

/** A basin in a list: manufacturing posts, null where none is published. */
export type BasinEntry = { code: string; name: string; posts: number | null };

/** Accents, case, hyphens and apostrophes do not count when one looks for a town. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Whether a name or a code is the one looked for. */
export function matches({ name, code }: { name: string; code: string }, search: string): boolean {
  const wanted = plain(search);
  return wanted === '' || plain(name).includes(wanted) || code.startsWith(wanted);
}

/** The basins whose name or code holds `search`, by region in alphabetical order; a zone of two regions is in the first. */
export function listBasins(pack: FullPack, search: string): { name: string; basins: BasinEntry[] }[] {
  const regions = new Map<string, BasinEntry[]>();
  pack.zones.forEach((zone, at) => {
    if (!matches(zone, search)) return;
    const row = pack.posts[at] ?? [];
    const published = row.some((posts) => posts > 0);
    const posts = row.reduce(
      (sum, count, branch) => (pack.branches[branch]?.manufacturing ? sum + count : sum),
      0,
    );
    const region = pack.regions[zone.regions[0] ?? ''] ?? '';
    regions.set(region, [
      ...(regions.get(region) ?? []),
      { code: zone.code, name: zone.name, posts: published ? posts : null },
    ]);
  });
  return [...regions]
    .map(([name, basins]) => ({
      name,
      basins: basins.toSorted((a, b) => a.name.localeCompare(b.name, 'fr')),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}
