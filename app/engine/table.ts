import { factorise, solveFactored, type Factors } from './leontief.ts';
import type { ReferencePack } from './pack.ts';

/** The national table per unit of output, and what each unit carries. Money in k€ of the table's year. */
export type National = {
  size: number;
  /** Domestic purchases a_ij, row-major: product i per unit of output of branch j. */
  technology: Float64Array;
  /** Imports, net product taxes and value added per unit of output, scaled by k_j so that the column closes on 1. */
  imports: Float64Array;
  taxes: Float64Array;
  valueAdded: Float64Array;
  /** Σ a + m + t + v − 1 before scaling, and the scale k_j: shown, never hidden. */
  gap: Float64Array;
  scale: Float64Array;
  /** Labour compensation per unit of output. */
  compensation: Float64Array;
  /** Other net taxes on production per unit of output; null until the accounts are imported. */
  productionTaxes: Float64Array | null;
  /** Jobs of the national accounts per k€ of output: indirect and induced jobs. */
  jobs: Float64Array;
  /** FLORES posts of the branch per k€ of output: from declared jobs to turnover. */
  posts: Float64Array;
  totalPosts: Float64Array;
  basket: Float64Array;
  factors: Factors;
};

const known = new WeakMap<ReferencePack, National>();

/**
 * National coefficients of a pack, computed once per pack.
 * @throws Error when the table itself is inconsistent: the pack builder must have refused it
 */
export function nationalOf(pack: ReferencePack): National {
  const found = known.get(pack);
  if (found) return found;
  const size = pack.branches.length;
  const technology = new Float64Array(size * size);
  const bought = new Float64Array(size);
  for (const [i, row] of pack.flows.entries()) {
    for (const [j, flow] of row.entries()) {
      const output = pack.output[j] ?? 0;
      const share = output > 0 ? flow / output : 0;
      technology[i * size + j] = share;
      bought[j] = (bought[j] ?? 0) + share;
    }
  }
  const leontief = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    if ((bought[i] ?? 0) >= 1) {
      throw new Error(
        `Branch ${pack.branches[i]?.code} buys ${bought[i]} per unit it sells: the table is wrong.`,
      );
    }
    for (let j = 0; j < size; j += 1)
      leontief[i * size + j] = (i === j ? 1 : 0) - (technology[i * size + j] ?? 0);
  }
  const factors = factorise(leontief, size);
  if (!factors.ok) throw new Error(`The table cannot be solved: ${factors.failure.code}.`);
  const raw = (j: number) =>
    (pack.importShare[j] ?? 0) + (pack.taxShare[j] ?? 0) + (pack.valueAddedShare[j] ?? 0);
  const each = (figure: (j: number) => number) => Float64Array.from({ length: size }, (_, j) => figure(j));
  const scale = each((j) => (raw(j) > 0 ? (1 - (bought[j] ?? 0)) / raw(j) : 0));
  const valueAdded = each((j) => (pack.valueAddedShare[j] ?? 0) * (scale[j] ?? 0));
  const totalPosts = each((j) => pack.posts.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const perOutput = (j: number, figure: number) => {
    const output = pack.output[j] ?? 0;
    return output > 0 ? figure / (output * 1000) : 0;
  };
  const national: National = {
    size,
    technology,
    imports: each((j) => (pack.importShare[j] ?? 0) * (scale[j] ?? 0)),
    taxes: each((j) => (pack.taxShare[j] ?? 0) * (scale[j] ?? 0)),
    valueAdded,
    gap: each((j) => (bought[j] ?? 0) + raw(j) - 1),
    scale,
    compensation: each((j) => (valueAdded[j] ?? 0) * Math.min(1, pack.labourShare[j] ?? 0)),
    productionTaxes: pack.productionTaxShare ? Float64Array.from(pack.productionTaxShare) : null,
    jobs: each((j) => perOutput(j, pack.accountsJobs[j] ?? 0)),
    posts: each((j) => perOutput(j, totalPosts[j] ?? 0)),
    totalPosts,
    basket: Float64Array.from(pack.basket),
    factors: factors.value,
  };
  known.set(pack, national);
  return national;
}

/** National output by branch that serves a final demand by product, same unit. */
export function nationalOutput(national: National, demand: Float64Array): Float64Array {
  return solveFactored(national.factors, demand);
}
