import { BRANCHES, BRANCH_CODES, MANUFACTURING_SECTION } from './nomenclature.ts';
import { RawFileError } from './raw-table.ts';

/** What the totals of a coherent French pack are known to be, with the tolerance of each. */
const KNOWN_TOTALS = {
  zones: 306,
  posts: 26_527_385,
  manufacturingPosts: 2_850_145,
  output: 4_314_969,
  typeOne: { CA: 2.12, CL: 1.65, FZ: 1.86 },
  specialisation: [
    { zone: '8425', name: 'Oyonnax', branch: 'CG', slq: 21.8 },
    { zone: '7625', name: 'Toulouse', branch: 'CL', slq: 4.8 },
  ],
} as const;

/** Rows -> sum of each column. */
function columnSums(matrix: readonly (readonly (number | null)[])[]): number[] {
  return (matrix[0] ?? []).map((_, column) => matrix.reduce((sum, row) => sum + (row[column] ?? 0), 0));
}

/** Simple location quotient of one branch in one zone: (E_ir / E_r) / (E_i / E); null where the zone has no post. */
export function locationQuotient(
  posts: readonly (readonly (number | null)[])[],
  zone: number,
  branch: number,
): number | null {
  const national = columnSums(posts);
  const here = posts[zone] ?? [];
  const total = here.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
  const all = national.reduce((sum, cell) => sum + cell, 0);
  if (total === 0 || (national[branch] ?? 0) === 0) return null;
  return (here[branch] ?? 0) / total / ((national[branch] ?? 0) / all);
}

/**
 * Type I output multipliers: column sums of (I - A)^-1, by summing A's powers until they no longer count.
 * The builder's own check, kept apart from the engine it feeds.
 */
export function typeOneMultipliers(
  flows: readonly (readonly number[])[],
  output: readonly number[],
): number[] {
  return output.map((_, branch) => {
    let round: number[] = output.map((__, row) => (row === branch ? 1 : 0));
    let total = 1;
    for (let step = 0; step < 200; step += 1) {
      round = flows.map((row) =>
        row.reduce(
          (sum, flow, buyer) =>
            sum + ((output[buyer] ?? 0) > 0 ? (flow / (output[buyer] ?? 1)) * (round[buyer] ?? 0) : 0),
          0,
        ),
      );
      const added = round.reduce((sum, value) => sum + value, 0);
      total += added;
      if (added < 1e-12) break;
    }
    return total;
  });
}

/**
 * Holds the pack against the published totals.
 * @throws RawFileError naming the first total that is off, what was expected and what was found.
 */
export function checkTotals(pack: {
  zones: { code: readonly string[] };
  posts: readonly (readonly (number | null)[])[];
  flows: readonly (readonly number[])[];
  output: readonly number[];
}): void {
  const refuse = (what: string, expected: number, found: number): never => {
    throw new RawFileError('pack', `${what}: expected ${expected}, found ${found}`);
  };
  if (pack.zones.code.length !== KNOWN_TOTALS.zones)
    refuse('zones', KNOWN_TOTALS.zones, pack.zones.code.length);
  const byBranch = columnSums(pack.posts);
  const posts = byBranch.reduce((sum, value) => sum + value, 0);
  if (posts !== KNOWN_TOTALS.posts) refuse('FLORES posts', KNOWN_TOTALS.posts, posts);
  const manufacturing = byBranch.reduce(
    (sum, value, at) => (BRANCHES[at]?.[1] === MANUFACTURING_SECTION ? sum + value : sum),
    0,
  );
  if (manufacturing !== KNOWN_TOTALS.manufacturingPosts)
    refuse('manufacturing posts', KNOWN_TOTALS.manufacturingPosts, manufacturing);
  const output = pack.output.reduce((sum, value) => sum + value, 0);
  if (Math.abs(output - KNOWN_TOTALS.output) > 5) refuse('output, M€', KNOWN_TOTALS.output, output);
  const multipliers = typeOneMultipliers(pack.flows, pack.output);
  for (const [branch, expected] of Object.entries(KNOWN_TOTALS.typeOne)) {
    const found = multipliers[BRANCH_CODES.indexOf(branch)] ?? 0;
    if (Math.abs(found - expected) > 0.005) refuse(`Type I multiplier of ${branch}`, expected, found);
  }
  for (const { zone: code, name, branch, slq } of KNOWN_TOTALS.specialisation) {
    const zone = pack.zones.code.indexOf(code);
    const found = zone < 0 ? null : locationQuotient(pack.posts, zone, BRANCH_CODES.indexOf(branch));
    if (found === null || Math.abs(found - slq) > 0.05)
      refuse(`location quotient of ${branch} in ${name}`, slq, found ?? 0);
  }
}
