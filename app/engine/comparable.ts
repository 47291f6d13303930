import type { ReferencePack } from './pack.ts';
import { median } from './random.ts';
import { worstGrade } from './trace.ts';
import type { TraceNode } from './types.ts';

/** How many basins one is compared with, and under how many nothing is said. */
export const COMPARABLE = { most: 5, least: 3 } as const;

/** A basin like another: its place in the pack, and the share of its posts that are in the same branches. */
export type ComparableZone = { at: number; overlap: number };

/**
 * The basins most like one, the most alike first: of half to twice its salaried posts, those whose posts are spread over the
 * branches most as its own are. `at` and `zone` are places in the pack. Empty for a zone without posts, or that fewer than three are the
 * size of.
 */
export function comparableZones(
  pack: Pick<ReferencePack, 'posts' | 'zones'>,
  zone: number,
): readonly ComparableZone[] {
  const own = pack.posts[zone] ?? [];
  const size = sum(own);
  if (size <= 0) return [];
  const alike = pack.posts
    .map((row, at) => ({ at, row, all: sum(row) }))
    .filter(({ at, all }) => at !== zone && all >= size / 2 && all <= size * 2)
    .map(({ at, row, all }) => ({ at, overlap: overlapOf(own, size, row, all) }))
    .sort((a, b) => b.overlap - a.overlap || (codeOf(pack, a.at) < codeOf(pack, b.at) ? -1 : 1))
    .slice(0, COMPARABLE.most);
  return alike.length < COMPARABLE.least ? [] : alike;
}

/** The middle of a figure over comparable basins; null where fewer than three of them have it. */
export function comparableMedian(of: readonly TraceNode[]): TraceNode | null {
  const known = of.filter(({ value }) => value !== null);
  const [first] = known;
  if (first === undefined || known.length < COMPARABLE.least) return null;
  return {
    id: first.id,
    value: median(known.flatMap(({ value }) => value ?? [])),
    unit: first.unit,
    grade: worstGrade(known),
    rule: 'R-501',
    inputs: known,
    sources: [],
    cell: 'comparable',
  };
}

/** Σ of the smaller of the two shares, branch by branch: 1 for two basins spread alike, 0 for two that have no branch in common. */
function overlapOf(own: readonly number[], size: number, other: readonly number[], all: number): number {
  return sum(own.map((posts, branch) => Math.min(posts / size, (other[branch] ?? 0) / all)));
}

function codeOf({ zones }: Pick<ReferencePack, 'zones'>, at: number): string {
  return zones[at]?.code ?? '';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
