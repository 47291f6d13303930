import { factorise, solveFactored } from './leontief.ts';
import type { National } from './table.ts';

/** Figures per column of a table: indirect jobs, indirect value added, induced jobs, induced value added. */
export const CARRIED = 4;

/**
 * What one k€ demanded in a basin supports there when nothing that leaves the basin comes back to it: the local
 * Leontief (I − diag(ρ)A)⁻¹ diag(ρ), adjoint. `served` is ρ by product, `residents` the share of its workers who live in it.
 * `[column · 4 + figure]`: columns are the products, then a wage paid in the basin, then one received by its residents;
 * figures as in `CARRIED`, per k€ of wages spent for the induced ones.
 * @throws Error when the table itself is inconsistent: the pack builder must have refused it
 */
export function ownBasin(national: National, served: Float64Array, residents: number): Float64Array {
  const { size, technology } = national;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < size; k += 1) {
      matrix[i * size + k] = (i === k ? 1 : 0) - (technology[k * size + i] ?? 0) * (served[k] ?? 0);
    }
  }
  const factors = factorise(matrix, size);
  if (!factors.ok) throw new Error(`The table cannot be solved: ${factors.failure.code}.`);
  const out = new Float64Array((size + 2) * CARRIED);
  for (const [figure, carried] of [national.jobs, national.valueAdded].entries()) {
    const worth = solveFactored(factors.value, carried);
    let received = 0;
    for (let k = 0; k < size; k += 1) {
      const asked = (served[k] ?? 0) * (worth[k] ?? 0);
      out[k * CARRIED + figure] = asked;
      received += (national.basket[k] ?? 0) * asked;
    }
    const paid = residents * received;
    const fromWages = solveFactored(
      factors.value,
      national.compensation.map((share) => share * paid),
    );
    for (let k = 0; k < size; k += 1) {
      out[k * CARRIED + 2 + figure] = (served[k] ?? 0) * (fromWages[k] ?? 0);
    }
    out[size * CARRIED + 2 + figure] = paid;
    out[(size + 1) * CARRIED + 2 + figure] = received;
  }
  return out;
}

/**
 * The same for the whole country, whatever the basin: total requirements, wages spent once.
 */
export function wholeCountry(national: National): Float64Array {
  return ownBasin(national, new Float64Array(national.size).fill(1), 1);
}
