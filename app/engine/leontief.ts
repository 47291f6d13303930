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
  const solution = solveFactored(checked.value, Float64Array.from(f));
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

/**
 * LU factors with partial pivoting of a row-major square matrix.
 * Refuses `singular` with the column where no pivot is left.
 */
export function factorise(matrix: Float64Array, size: number): Result<Factors> {
  const lu = Float64Array.from(matrix);
  const order = Int32Array.from({ length: size }, (_, i) => i);
  for (let k = 0; k < size; k += 1) {
    let pivot = k;
    for (let i = k + 1; i < size; i += 1) {
      if (Math.abs(lu[i * size + k] ?? 0) > Math.abs(lu[pivot * size + k] ?? 0)) pivot = i;
    }
    if (!(Math.abs(lu[pivot * size + k] ?? 0) > 1e-14)) return refuse('singular', { branch: k });
    if (pivot !== k) exchangeRows(lu, order, size, k, pivot);
    const head = lu[k * size + k] ?? 1;
    for (let i = k + 1; i < size; i += 1) {
      const factor = (lu[i * size + k] ?? 0) / head;
      lu[i * size + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < size; j += 1) {
        lu[i * size + j] = (lu[i * size + j] ?? 0) - factor * (lu[k * size + j] ?? 0);
      }
    }
  }
  return succeed({ size, lu, order });
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
  for (const [i, row] of A.entries()) {
    if (row.length !== size) return refuse('shape', { row: i, expected: size, found: row.length });
    for (const [j, value] of row.entries()) {
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
  for (const [i, row] of A.entries()) {
    const bought = row.reduce((sum, value, j) => sum + value * (x[j] ?? 0), 0);
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
