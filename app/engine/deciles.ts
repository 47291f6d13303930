import { cellReader, reading } from './cells.ts';
import { assess } from './assess.ts';
import type { ReferencePack } from './pack.ts';
import { checkScenario } from './scenario.ts';
import { nationalOf } from './table.ts';
import type { Level, TraceNode, Unit, Variant } from './types.ts';

/** First and ninth deciles of one figure, with how they are made. */
export type DecileBounds = { first: number; ninth: number; unit: Unit; branches: number };

/**
 * National deciles of every figure: the same project, `jobs` direct jobs and nothing else declared, in each branch of
 * the country, set in `zone`; a branch weighs its posts in France. It rests on the pack and on the basin, never on the
 * candidates. A figure that fewer than ten branches have is left out. Keys are `id|level|variant`.
 * @example nationalDeciles(pack, '2705', 100)['S02|basin|gross'] // { first: 1890, ninth: 3120, unit: 'EUR/month', branches: 36 }
 */
export function nationalDeciles(
  pack: ReferencePack,
  zone: string,
  jobs: number,
): Readonly<Record<string, DecileBounds>> {
  const posts = nationalOf(pack).totalPosts;
  const samples = new Map<string, { unit: Unit; rows: { value: number; weight: number }[] }>();
  for (const [at, { code }] of pack.branches.entries()) {
    const weight = posts[at] ?? 0;
    const scenario = { zone, branch: code, directJobs: jobs };
    if (weight <= 0 || !checkScenario(scenario, pack).ok) continue;
    for (const { id, level, variant, value, unit } of assess(scenario, pack, { draws: 0 }).indicators) {
      if (value === null) continue;
      const key = `${id}|${level}|${variant}`;
      const sample = samples.get(key) ?? { unit, rows: [] };
      sample.rows.push({ value, weight });
      samples.set(key, sample);
    }
  }
  return Object.fromEntries(
    [...samples].flatMap(([key, { unit, rows }]) =>
      rows.length < FEWEST
        ? []
        : [[key, { first: weighted(rows, 0.1), ninth: weighted(rows, 0.9), unit, branches: rows.length }]],
    ),
  );
}

/** Branches without which a decile says nothing. */
const FEWEST = 10;

/** Where a decile bound comes from: the reference project and the posts that weigh the branches. */
export function decileTrace(
  pack: ReferencePack,
  value: number,
  { unit, branches }: Pick<DecileBounds, 'unit' | 'branches'>,
  jobs: number,
  { id, level, variant }: { id: string; level: Level; variant: Variant },
): TraceNode {
  const leaf = (name: string, found: number, of: Unit, sources: readonly string[]): TraceNode => ({
    id: name,
    value: found,
    unit: of,
    grade: name === 'referenceJobs' ? 'E' : 'D',
    rule: 'R-142',
    inputs: [],
    sources: sources.filter((one) => pack.sources[one] !== undefined),
  });
  const cells = cellReader(pack);
  return {
    ...leaf('decileBound', value, unit, []),
    grade: 'E',
    cell: `${id}|${level}|${variant}`,
    inputs: [
      leaf('referenceJobs', jobs, 'FTE', []),
      reading(leaf('referenceBranches', branches, 'index', ['insee-flores', 'insee-tes-2019']), 'whole', [
        ...cells.posts(null, null),
        ...cells.table(),
      ]),
    ],
  };
}

/** Value under which `share` of the weight lies: the first of the sorted values that reaches it. */
function weighted(rows: readonly { value: number; weight: number }[], share: number): number {
  const sorted = [...rows].sort((a, b) => a.value - b.value);
  const goal = share * sorted.reduce((sum, { weight }) => sum + weight, 0);
  let reached = 0;
  for (const { value, weight } of sorted) {
    reached += weight;
    if (reached >= goal) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}
