import { refuse, succeed } from './result.ts';
import type { Result } from './types.ts';

/** Margins of the balanced table agree to this, relative to the largest margin. */
const TOLERANCE = 1e-10;
const ROUNDS = 5000;

/** Row and column factors of a balanced table: flow = row · kernel · column. */
export type Balance = { rows: Float64Array; columns: Float64Array; gap: number; rounds: number };

/**
 * Doubly constrained gravity model: flows T[s][r] = α_s β_r O_s D_r exp(−decay · km), balanced so that row
 * sums are `origins` and column sums `destinations`. Distances in km, decay per km, own distance included as given.
 * Refuses: `shape`, `not-finite`, `negative`, `unbalanced` (totals differ), `no-convergence`.
 * @example balanceGravity({ origins: [1, 1], destinations: [1, 1], distances: [[0, 9], [9, 0]], decay: 0 }) // all 0.5
 */
export function balanceGravity(p: {
  origins: readonly number[];
  destinations: readonly number[];
  distances: readonly (readonly number[])[];
  decay: number;
}): Result<number[][]> {
  const { origins, destinations, distances, decay } = p;
  const fits =
    distances.length === origins.length && distances.every((row) => row.length === destinations.length);
  if (!fits || origins.length === 0 || destinations.length === 0) {
    return refuse('shape', { origins: origins.length, destinations: destinations.length });
  }
  const figures = [...origins, ...destinations, decay, ...distances.flat()];
  if (!figures.every(Number.isFinite)) return refuse('not-finite');
  if ([...origins, ...destinations].some((margin) => margin < 0)) return refuse('negative');
  const sent = origins.reduce((sum, value) => sum + value, 0);
  const received = destinations.reduce((sum, value) => sum + value, 0);
  if (Math.abs(sent - received) > 1e-9 * Math.max(sent, received)) {
    return refuse('unbalanced', { origins: sent, destinations: received });
  }
  const kernel = Float64Array.from(distances.flatMap((row) => row.map((km) => Math.exp(-decay * km))));
  const balance = balanceFactors(Float64Array.from(origins), Float64Array.from(destinations), kernel);
  if (balance.gap > TOLERANCE) return refuse('no-convergence', { gap: balance.gap, rounds: balance.rounds });
  return succeed(
    origins.map((_, s) =>
      destinations.map(
        (__, r) =>
          (balance.rows[s] ?? 0) * (kernel[s * destinations.length + r] ?? 0) * (balance.columns[r] ?? 0),
      ),
    ),
  );
}

/**
 * Factors that balance a kernel (row-major, origins × destinations) on two sets of margins, by RAS.
 * The last half-round sets the columns: column sums are exact, `gap` is what the rows still miss, relative to the largest.
 */
export function balanceFactors(
  origins: Float64Array,
  destinations: Float64Array,
  kernel: Float64Array,
  tolerance = TOLERANCE,
  limit = ROUNDS,
): Balance {
  const width = destinations.length;
  const rows = Float64Array.from(origins);
  const columns = new Float64Array(width);
  const largest = origins.reduce((most, value) => Math.max(most, value), 0) || 1;
  let gap = Infinity;
  let rounds = 0;
  while (rounds < limit) {
    rounds += 1;
    const reached = new Float64Array(width);
    for (let s = 0; s < rows.length; s += 1) {
      const row = rows[s] ?? 0;
      if (row === 0) continue;
      const at = s * width;
      for (let r = 0; r < width; r += 1) reached[r] = (reached[r] ?? 0) + row * (kernel[at + r] ?? 0);
    }
    for (let r = 0; r < width; r += 1) {
      const total = reached[r] ?? 0;
      columns[r] = total > 0 ? (destinations[r] ?? 0) / total : 0;
    }
    gap = 0;
    const next = new Float64Array(rows.length);
    for (let s = 0; s < rows.length; s += 1) {
      const at = s * width;
      let sent = 0;
      for (let r = 0; r < width; r += 1) sent += (kernel[at + r] ?? 0) * (columns[r] ?? 0);
      gap = Math.max(gap, Math.abs(sent * (rows[s] ?? 0) - (origins[s] ?? 0)) / largest);
      next[s] = sent > 0 ? (origins[s] ?? 0) / sent : 0;
    }
    if (gap <= tolerance) break;
    rows.set(next);
  }
  return { rows, columns, gap, rounds };
}
