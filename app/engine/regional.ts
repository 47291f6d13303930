import type { Trade } from './geography.ts';
import { factorise, solveFactored, type Factors } from './leontief.ts';
import { nationalOutput, type National } from './table.ts';

/**
 * Fields over branches × zones × cases, `[(branch · zones + zone) · cases + case]`: one round of the regional model
 * serves all the demands of a basin at once, which is what makes it quick.
 */
export type Field = { data: Float64Array; cases: number };

/** What is left, relative to the first round, when the series is called complete. */
const TOLERANCE = 1e-11;
const ROUNDS = 80;
/** Interval that holds the eigenvalues of I − TA once national sums are solved apart: measured 0.63 to 1 in France. Outside it the iteration is only slower. */
const CENTRE = 0.8;
const RADIUS = 0.22;

/** An empty field of the model's size. */
export function emptyField(trade: Trade, cases: number): Field {
  return { data: new Float64Array(trade.branches * trade.zones * cases), cases };
}

/** Who serves a demand: output by branch and zone, T·demand. */
export function serve(trade: Trade, demand: Field): Field {
  const { zones, branches } = trade;
  const { cases } = demand;
  const block = zones * cases;
  const out = emptyField(trade, cases);
  const scaled = new Float64Array(block);
  const reached = new Float64Array(block);
  for (let i = 0; i < branches; i += 1) {
    const start = i * block;
    for (let r = 0; r < zones; r += 1) {
      const share = trade.received[i * zones + r] ?? 0;
      for (let c = 0; c < cases; c += 1) {
        scaled[r * cases + c] = share * (demand.data[start + r * cases + c] ?? 0);
      }
    }
    const kernel = trade.kernels[trade.kernelOf[i] ?? 0] ?? reached;
    multiplyKernel(kernel, zones, scaled, cases, reached);
    for (let s = 0; s < zones; s += 1) {
      const own = trade.served[i * zones + s] ?? 0;
      const sent = trade.sent[i * zones + s] ?? 0;
      for (let c = 0; c < cases; c += 1) {
        const at = s * cases + c;
        out.data[start + at] = own * (demand.data[start + at] ?? 0) + sent * (reached[at] ?? 0);
      }
    }
  }
  return out;
}

/** The adjoint of `serve`, Tᵀ·value: what one unit of demand is worth where it arises. The kernels are symmetric. */
export function serveAdjoint(trade: Trade, value: Field): Field {
  const swapped = { ...trade, sent: trade.received, received: trade.sent };
  return serve(swapped, value);
}

/** Purchases of domestic products triggered by outputs, A·output, zone by zone. */
export function buy(national: National, trade: Trade, output: Field): Field {
  return applyTechnology(national, trade, output, false);
}

/** The adjoint of `buy`, Aᵀ·value. */
function buyAdjoint(national: National, trade: Trade, value: Field): Field {
  return applyTechnology(national, trade, value, true);
}

/** Household demand closing the model: what a unit of compensation paid in a zone buys, and where its earner lives. */
export type Households = {
  /** Share of a unit of compensation that is spent, before the basket. */
  spent: number;
  commuting: Float64Array;
};

/**
 * Σ (TA)ⁿ first, all ranks of suppliers: (I − TA)x = first. The national sum of what is left is solved exactly
 * by the national table at each step and laid out like `layout`, so the total over France is the national Leontief's.
 */
export function allRanks(national: National, trade: Trade, first: Field, layout: Float64Array): Field {
  return iterate(
    first,
    TOLERANCE,
    (way) => serve(trade, buy(national, trade, way)),
    (left) => {
      const sums = sumOverZones(trade, left, null);
      const all = sums.map((demand) => nationalOutput(national, demand));
      return spread(trade, left, layout, (c, i) => (all[c]?.[i] ?? 0) - (sums[c]?.[i] ?? 0));
    },
  );
}

/**
 * Adjoint of the whole model: what one unit of output of a branch in a zone is worth, all ranks included, for
 * values given per unit of output. With `households`, wages spent again and again are included (full closure).
 */
export function worth(
  national: National,
  trade: Trade,
  value: Field,
  layout: Float64Array,
  households: Households | null = null,
  tolerance = TOLERANCE,
): Field {
  const factors = transposedFactors(national, households?.spent ?? 0);
  return iterate(
    value,
    tolerance,
    (way) => {
      const asked = serveAdjoint(trade, way);
      const back = buyAdjoint(national, trade, asked);
      if (households) addWages(national, trade, back, wageWorth(national, trade, asked, households));
      return back;
    },
    (left) => {
      const means = sumOverZones(trade, left, layout);
      const all = means.map((mean) => solveFactored(factors, mean));
      return spread(trade, left, null, (c, i) => (all[c]?.[i] ?? 0) - (means[c]?.[i] ?? 0));
    },
  );
}

/**
 * What one unit of compensation paid in each zone is worth, `[zone · cases + case]`, given what a unit of demand is
 * worth where it arises (`serveAdjoint` of a worth).
 */
export function wageWorth(
  national: National,
  trade: Trade,
  asked: Field,
  households: Households,
): Float64Array {
  const { zones } = trade;
  const home = homeWorth(national, trade, asked);
  const { cases } = asked;
  const paid = new Float64Array(zones * cases);
  for (let h = 0; h < zones; h += 1) {
    for (let r = 0; r < zones; r += 1) {
      const lives = (households.commuting[h * zones + r] ?? 0) * households.spent;
      if (lives === 0) continue;
      for (let c = 0; c < cases; c += 1) {
        paid[r * cases + c] = (paid[r * cases + c] ?? 0) + lives * (home[h * cases + c] ?? 0);
      }
    }
  }
  return paid;
}

/** What one unit spent on the basket by a household of each zone is worth, `[zone · cases + case]`. */
export function homeWorth(national: National, trade: Trade, asked: Field): Float64Array {
  const { zones, branches } = trade;
  const { cases } = asked;
  const home = new Float64Array(zones * cases);
  for (let i = 0; i < branches; i += 1) {
    const share = national.basket[i] ?? 0;
    if (share === 0) continue;
    for (let at = 0; at < home.length; at += 1) {
      home[at] = (home[at] ?? 0) + share * (asked.data[i * zones * cases + at] ?? 0);
    }
  }
  return home;
}

/** Adds to a worth per unit of output the worth of the wages it pays: compensation of the branch × worth of a wage there. */
export function addWages(national: National, trade: Trade, to: Field, paid: Float64Array): void {
  const block = trade.zones * to.cases;
  for (let j = 0; j < trade.branches; j += 1) {
    const share = national.compensation[j] ?? 0;
    for (let at = 0; at < block; at += 1) {
      to.data[j * block + at] = (to.data[j * block + at] ?? 0) + share * (paid[at] ?? 0);
    }
  }
}

/** Chebyshev iteration on (I − M)x = first, each step preconditioned: a third of the rounds of the plain series. */
function iterate(
  first: Field,
  tolerance: number,
  apply: (way: Field) => Field,
  precondition: (left: Field) => Field,
): Field {
  const { cases } = first;
  const total: Field = { data: new Float64Array(first.data.length), cases };
  const left: Field = { data: first.data.slice(), cases };
  const scale = magnitude(first.data) || 1;
  let way = precondition(left);
  let length = 1 / CENTRE;
  for (let round = 0; round < ROUNDS && magnitude(left.data) > tolerance * scale; round += 1) {
    if (round > 0) {
      const kept = (round === 1 ? 0.5 : 0.25) * (RADIUS * length) ** 2;
      length = 1 / (CENTRE - kept / length);
      const step = precondition(left);
      for (let at = 0; at < step.data.length; at += 1) {
        step.data[at] = (step.data[at] ?? 0) + kept * (way.data[at] ?? 0);
      }
      way = step;
    }
    const served = apply(way);
    for (let at = 0; at < way.data.length; at += 1) {
      const move = way.data[at] ?? 0;
      total.data[at] = (total.data[at] ?? 0) + length * move;
      left.data[at] = (left.data[at] ?? 0) - length * (move - (served.data[at] ?? 0));
    }
  }
  const last = precondition(left);
  for (let at = 0; at < total.data.length; at += 1)
    total.data[at] = (total.data[at] ?? 0) + (last.data[at] ?? 0);
  return total;
}

/** Sums over zones, `[case][branch]`, weighted by `layout` when given. */
function sumOverZones(trade: Trade, field: Field, layout: Float64Array | null): Float64Array[] {
  const { zones, branches } = trade;
  const { data, cases } = field;
  const sums = Array.from({ length: cases }, () => new Float64Array(branches));
  const row = new Float64Array(cases);
  for (let i = 0; i < branches; i += 1) {
    row.fill(0);
    for (let r = 0; r < zones; r += 1) {
      const weight = layout ? (layout[i * zones + r] ?? 0) : 1;
      const at = (i * zones + r) * cases;
      for (let c = 0; c < cases; c += 1) row[c] = (row[c] ?? 0) + weight * (data[at + c] ?? 0);
    }
    for (const [c, sum] of sums.entries()) sum[i] = row[c] ?? 0;
  }
  return sums;
}

/** A copy of `field` plus an extra by case and branch, laid out over zones like `layout` (the same everywhere without it). */
function spread(
  trade: Trade,
  field: Field,
  layout: Float64Array | null,
  extra: (c: number, i: number) => number,
): Field {
  const { zones, branches } = trade;
  const { cases } = field;
  const data = field.data.slice();
  const more = new Float64Array(cases);
  for (let i = 0; i < branches; i += 1) {
    for (let c = 0; c < cases; c += 1) more[c] = extra(c, i);
    for (let r = 0; r < zones; r += 1) {
      const weight = layout ? (layout[i * zones + r] ?? 0) : 1;
      const at = (i * zones + r) * cases;
      for (let c = 0; c < cases; c += 1) data[at + c] = (data[at + c] ?? 0) + weight * (more[c] ?? 0);
    }
  }
  return { data, cases };
}

/** Factors of (I − A − spent·basket·compensation)ᵀ, the national model seen from the worth of outputs. */
function transposedFactors(national: National, spent: number): Factors {
  const { size, technology, basket, compensation } = national;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const bought = (technology[i * size + j] ?? 0) + spent * (basket[i] ?? 0) * (compensation[j] ?? 0);
      matrix[j * size + i] = (i === j ? 1 : 0) - bought;
    }
  }
  const factors = factorise(matrix, size);
  if (!factors.ok) throw new Error(`The closed table cannot be solved: ${factors.failure.code}.`);
  return factors.value;
}

function applyTechnology(national: National, trade: Trade, from: Field, transposed: boolean): Field {
  const { size, technology } = national;
  const block = trade.zones * from.cases;
  const out = emptyField(trade, from.cases);
  // Two sources at a time: half as many passes over the result, which is what costs.
  for (let i = 0; i < size; i += 1) {
    const to = i * block;
    for (let j = 0; j < size; j += 2) {
      const one = (transposed ? technology[j * size + i] : technology[i * size + j]) ?? 0;
      const paired = j + 1 < size;
      const two = paired
        ? ((transposed ? technology[(j + 1) * size + i] : technology[i * size + j + 1]) ?? 0)
        : 0;
      if (one === 0 && two === 0) continue;
      const first = j * block;
      const second = paired ? first + block : first;
      for (let at = 0; at < block; at += 1) {
        out.data[to + at] =
          (out.data[to + at] ?? 0) + one * (from.data[first + at] ?? 0) + two * (from.data[second + at] ?? 0);
      }
    }
  }
  return out;
}

/** Dense kernel × block, two rows by four columns at a time: the product that takes nearly all the engine's time. */
function multiplyKernel(
  kernel: Float64Array,
  zones: number,
  block: Float64Array,
  cases: number,
  out: Float64Array,
): void {
  const whole = cases - (cases % 4);
  for (let s = 0; s < zones; s += 2) {
    const top = s * zones;
    const paired = s + 1 < zones;
    const low = paired ? top + zones : top;
    for (let c = 0; c < whole; c += 4) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      let at = c;
      for (let r = 0; r < zones; r += 1, at += cases) {
        const x = kernel[top + r] ?? 0;
        const y = kernel[low + r] ?? 0;
        const q0 = block[at] ?? 0;
        const q1 = block[at + 1] ?? 0;
        const q2 = block[at + 2] ?? 0;
        const q3 = block[at + 3] ?? 0;
        a0 += x * q0;
        a1 += x * q1;
        a2 += x * q2;
        a3 += x * q3;
        b0 += y * q0;
        b1 += y * q1;
        b2 += y * q2;
        b3 += y * q3;
      }
      const to = s * cases + c;
      out[to] = a0;
      out[to + 1] = a1;
      out[to + 2] = a2;
      out[to + 3] = a3;
      if (!paired) continue;
      out[to + cases] = b0;
      out[to + cases + 1] = b1;
      out[to + cases + 2] = b2;
      out[to + cases + 3] = b3;
    }
    for (let c = whole; c < cases; c += 1) {
      for (let row = s; row <= (paired ? s + 1 : s); row += 1) {
        let sum = 0;
        for (let r = 0; r < zones; r += 1)
          sum += (kernel[row * zones + r] ?? 0) * (block[r * cases + c] ?? 0);
        out[row * cases + c] = sum;
      }
    }
  }
}

function magnitude(values: Float64Array): number {
  let most = 0;
  for (let at = 0; at < values.length; at += 1) most = Math.max(most, Math.abs(values[at] ?? 0));
  return most;
}
