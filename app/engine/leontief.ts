import { refuse, succeed } from './result.ts';
import type { Result } from './types.ts';

type Matrix = readonly (readonly number[])[];

/** Largest residual |(I − A)x − f| / |f| that a solution may keep. */
const RESIDUAL_BOUND = 1e-9;
/** Below this, a negative total requirement is rounding, not an inconsistent table. */
const NEGATIVE_BOUND = -1e-9;

/** LU factors of a square matrix, with the row exchanges; row-major. */
export type Factors = { size: number; lu: Float64Array; order: Int32Array };

/**
 * Total output x that serves final demand f: (I − A)x = f, by LU with partial pivoting.
 * `A[i][j]` is the product i bought per unit of output of branch j; x and f share one unit.
 * Refuses: `shape`, `not-finite`, `column-sum` (a branch that buys at least what it sells), `singular`,
 * `residual`, `negative-requirement` (names the branch).
 * @example solveLeontief([[0.15, 0.25], [0.2, 0.05]], [600, 1500]) // x = [1247.52, 1841.58]
 */
export function solveLeontief(A: Matrix, f: readonly number[]): Result<{ x: number[]; residual: number }> {
  const checked = checkTechnology(A);
  if (!checked.ok) return checked;
  if (f.length !== A.length) return refuse('shape', { branches: A.length, demand: f.length });
  const strange = f.findIndex((value) => !Number.isFinite(value));
  if (strange >= 0) return refuse('not-finite', { row: strange });
  const solution = solveFactored(checked.value, new Float64Array(f));
  const residual = residualOf(A, solution, f);
  const scale = Math.max(...f.map(Math.abs), Number.MIN_VALUE);
  if (!(residual <= RESIDUAL_BOUND * scale)) return refuse('residual', { residual, bound: RESIDUAL_BOUND });
  if (f.every((value) => value >= 0)) {
    const branch = solution.findIndex((value) => value < NEGATIVE_BOUND * scale);
    if (branch >= 0) return refuse('negative-requirement', { branch, value: solution[branch] ?? 0 });
  }
  return succeed({ x: Array.from(solution), residual });
}

/**
 * Total requirements L = (I − A)⁻¹, column by column from one factorisation; row-major, row i buys from column j.
 * Refuses what `solveLeontief` refuses.
 * @example leontiefInverse([[0.15, 0.25], [0.2, 0.05]]) // [[1.2541, 0.3300], [0.2640, 1.1221]]
 */
export function leontiefInverse(A: Matrix): Result<number[][]> {
  const checked = checkTechnology(A);
  if (!checked.ok) return checked;
  const size = A.length;
  const inverse: number[][] = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let j = 0; j < size; j += 1) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    const column = solveFactored(checked.value, unit);
    const demand = Array.from(unit);
    const residual = residualOf(A, column, demand);
    if (!(residual <= RESIDUAL_BOUND))
      return refuse('residual', { branch: j, residual, bound: RESIDUAL_BOUND });
    for (let i = 0; i < size; i += 1) {
      const value = column[i] ?? 0;
      if (value < NEGATIVE_BOUND) return refuse('negative-requirement', { branch: i, column: j, value });
      const row = inverse[i];
      if (row) row[j] = value;
    }
  }
  return succeed(inverse);
}

/**
 * Total requirement of a factor (jobs, value added, output…) per unit of final demand: total_j = Σ_i direct_i · L_ij.
 * `direct` is the factor per unit of output. Type I, total_j / direct_j, is the caller's.
 * @example multipliers([[0.15, 0.25], [0.2, 0.05]], [1, 1]) // total = [1.5182, 1.4521]
 */
export function multipliers(
  A: Matrix,
  direct: readonly number[],
): Result<{ direct: number[]; total: number[] }> {
  if (direct.length !== A.length) return refuse('shape', { branches: A.length, factor: direct.length });
  const strange = direct.findIndex((value) => !Number.isFinite(value));
  if (strange >= 0) return refuse('not-finite', { row: strange });
  const inverse = leontiefInverse(A);
  if (!inverse.ok) return inverse;
  const total = direct.map((_, j) =>
    direct.reduce((sum, factor, i) => sum + factor * (inverse.value[i]?.[j] ?? 0), 0),
  );
  return succeed({ direct: [...direct], total });
}

/** Columns eliminated together: the rest of the table is then read and written four times less often, which is what costs. */
const PANEL = 4;

/**
 * LU factors with partial pivoting of a row-major square matrix, by panels of four columns; they take its place. Every entry is
 * reduced by the same products in the same order as one column at a time would: the digits do not depend on the panel.
 * Refuses `singular` with the column where no pivot is left.
 */
export function factorise(lu: Float64Array, size: number): Result<Factors> {
  const order = new Int32Array(size);
  for (let i = 0; i < size; i += 1) order[i] = i;
  for (let from = 0; from < size; from += PANEL) {
    const to = Math.min(size, from + PANEL);
    for (let k = from; k < to; k += 1) {
      const pivot = pivotOf(lu, size, k);
      if (!(Math.abs(lu[pivot * size + k] ?? 0) > 1e-14)) return refuse('singular', { branch: k });
      if (pivot !== k) exchangeRows(lu, order, size, k, pivot);
      eliminate(lu, size, k, k + 1, size, to);
    }
    // Rows of the panel first, for what is right of it; then all rows below, four pivots at once.
    for (let k = from; k < to; k += 1) reduceRows(lu, size, k, k + 1, to, to);
    if (to - from === PANEL) reduceBelow(lu, size, from, to);
  }
  return succeed({ size, lu, order });
}

/** Row of the largest entry of column k, from the diagonal down. */
function pivotOf(lu: Float64Array, size: number, k: number): number {
  let pivot = k;
  let largest = Math.abs(lu[k * size + k] ?? 0);
  for (let i = k + 1; i < size; i += 1) {
    const found = Math.abs(lu[i * size + k] ?? 0);
    if (found > largest) {
      largest = found;
      pivot = i;
    }
  }
  return pivot;
}

/** Factors of column k for rows `first` to `end`, and what they take off the columns of the panel, up to `right`. */
function eliminate(
  lu: Float64Array,
  size: number,
  k: number,
  first: number,
  end: number,
  right: number,
): void {
  const head = lu[k * size + k] ?? 1;
  for (let i = first; i < end; i += 1) {
    const factor = (lu[i * size + k] ?? 0) / head;
    lu[i * size + k] = factor;
    for (let j = k + 1; j < right; j += 1) {
      lu[i * size + j] = (lu[i * size + j] ?? 0) - factor * (lu[k * size + j] ?? 0);
    }
  }
}

/** Takes row k, times its factors, off rows `first` to `end`, from column `left` on. */
function reduceRows(
  lu: Float64Array,
  size: number,
  k: number,
  first: number,
  end: number,
  left: number,
): void {
  for (let i = first; i < end; i += 1) {
    const factor = lu[i * size + k] ?? 0;
    for (let j = left; j < size; j += 1) {
      lu[i * size + j] = (lu[i * size + j] ?? 0) - factor * (lu[k * size + j] ?? 0);
    }
  }
}

/** Takes the four rows of a panel off every row below, in their order; two rows at a time share what is read. */
function reduceBelow(lu: Float64Array, size: number, from: number, to: number): void {
  const r0 = from * size;
  const r1 = r0 + size;
  const r2 = r1 + size;
  const r3 = r2 + size;
  for (let i = to; i < size; i += 2) {
    const a = i * size;
    // The last row of an odd count is done twice over itself: written once more with the same figures.
    const b = i + 1 < size ? a + size : a;
    const [a0, a1, a2, a3] = [
      lu[a + from] ?? 0,
      lu[a + from + 1] ?? 0,
      lu[a + from + 2] ?? 0,
      lu[a + from + 3] ?? 0,
    ];
    const [b0, b1, b2, b3] = [
      lu[b + from] ?? 0,
      lu[b + from + 1] ?? 0,
      lu[b + from + 2] ?? 0,
      lu[b + from + 3] ?? 0,
    ];
    for (let j = to; j < size; j += 1) {
      const u0 = lu[r0 + j] ?? 0;
      const u1 = lu[r1 + j] ?? 0;
      const u2 = lu[r2 + j] ?? 0;
      const u3 = lu[r3 + j] ?? 0;
      const above = (lu[a + j] ?? 0) - a0 * u0 - a1 * u1 - a2 * u2 - a3 * u3;
      lu[b + j] = (lu[b + j] ?? 0) - b0 * u0 - b1 * u1 - b2 * u2 - b3 * u3;
      lu[a + j] = above;
    }
  }
}

/** Solution of the factored system for one right-hand side. */
export function solveFactored(factors: Factors, rhs: Float64Array): Float64Array {
  const { size, lu, order } = factors;
  const x = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = rhs[order[i] ?? 0] ?? 0;
    for (let j = 0; j < i; j += 1) sum -= (lu[i * size + j] ?? 0) * (x[j] ?? 0);
    x[i] = sum;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = x[i] ?? 0;
    for (let j = i + 1; j < size; j += 1) sum -= (lu[i * size + j] ?? 0) * (x[j] ?? 0);
    x[i] = sum / (lu[i * size + i] ?? 1);
  }
  return x;
}

function checkTechnology(A: Matrix): Result<Factors> {
  const size = A.length;
  if (size === 0) return refuse('shape', { branches: 0 });
  const matrix = new Float64Array(size * size);
  const sums = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    const row = A[i] ?? [];
    if (row.length !== size) return refuse('shape', { row: i, expected: size, found: row.length });
    for (let j = 0; j < size; j += 1) {
      const value = row[j] ?? Number.NaN;
      if (!Number.isFinite(value)) return refuse('not-finite', { row: i, column: j });
      matrix[i * size + j] = (i === j ? 1 : 0) - value;
      sums[j] = (sums[j] ?? 0) + value;
    }
  }
  const branch = sums.findIndex((sum) => sum >= 1);
  if (branch >= 0) return refuse('column-sum', { branch, sum: sums[branch] ?? 0 });
  return factorise(matrix, size);
}

function residualOf(A: Matrix, x: Float64Array, f: readonly number[]): number {
  let worst = 0;
  for (let i = 0; i < A.length; i += 1) {
    const row = A[i] ?? [];
    let bought = 0;
    for (let j = 0; j < row.length; j += 1) bought += (row[j] ?? 0) * (x[j] ?? 0);
    worst = Math.max(worst, Math.abs((x[i] ?? 0) - bought - (f[i] ?? 0)));
  }
  return worst;
}

function exchangeRows(lu: Float64Array, order: Int32Array, size: number, a: number, b: number): void {
  for (let j = 0; j < size; j += 1) {
    const kept = lu[a * size + j] ?? 0;
    lu[a * size + j] = lu[b * size + j] ?? 0;
    lu[b * size + j] = kept;
  }
  const kept = order[a] ?? 0;
  order[a] = order[b] ?? 0;
  order[b] = kept;
}
