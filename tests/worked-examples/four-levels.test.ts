import { describe, it } from 'vitest';
import { locationQuotients, multipliers, solveLeontief } from '#app/engine/index.ts';
import { expectClose } from '#tests/expect-close.ts';
import { FOUR_LEVELS } from './four-levels.fixture.ts';

const example = FOUR_LEVELS;
const { technology, employment, shock, expected, tolerance } = example;
const places = employment[0]?.length ?? 0;
const branches = technology.length;
const at = (place: number, branch: number) => place * branches + branch;

/** ρ of each branch in each place, from the quotients of the door. */
function servedShares(): number[][] {
  const byPlace = Array.from({ length: places }, (_, r) => employment.map((row): number => row[r] ?? 0));
  const { slq } = locationQuotients(byPlace);
  const all = byPlace.flat().reduce((a, b) => a + b, 0);
  return technology.map((_, i) =>
    byPlace.map((jobs, r) => {
      const share = jobs.reduce((a, b) => a + b, 0) / all;
      return Math.min(1, Math.log2(1 + share) ** (example.delta[i] ?? 0) * (slq[r]?.[i] ?? 0));
    }),
  );
}

/** Destination-constrained trade: what a place does not serve itself comes from the others, by jobs and distance. */
function tradeShares(served: number[][]): number[][][] {
  return technology.map((_, i) => {
    const weight = (s: number, r: number) =>
      s === r
        ? 0
        : (employment[i]?.[s] ?? 0) * Math.exp(-(example.decay[i] ?? 0) * (example.distances[s]?.[r] ?? 0));
    return Array.from({ length: places }, (__, s) =>
      Array.from({ length: places }, (___, r) => {
        const own = served[i]?.[r] ?? 0;
        if (s === r) return own;
        const all = Array.from({ length: places }, (____, from) => weight(from, r)).reduce(
          (a, b) => a + b,
          0,
        );
        return ((1 - own) * weight(s, r)) / all;
      }),
    );
  });
}

const served = servedShares();
const trade = tradeShares(served);
const regional: number[][] = Array.from({ length: places * branches }, () =>
  new Array<number>(places * branches).fill(0),
);
for (let s = 0; s < places; s += 1)
  for (let r = 0; r < places; r += 1)
    for (let i = 0; i < branches; i += 1)
      for (let j = 0; j < branches; j += 1) {
        const row = regional[at(s, i)];
        if (row) row[at(r, j)] = (trade[i]?.[s]?.[r] ?? 0) * (technology[i]?.[j] ?? 0);
      }
const demand = new Array<number>(places * branches).fill(0);
demand[at(shock.place, shock.branch)] = shock.amount;
const solved = solveLeontief(regional, demand);
const output = solved.ok ? solved.value.x : [];
const byPlace = (values: readonly number[], factor: readonly number[]) =>
  Array.from({ length: places }, (_, r) =>
    factor.reduce((sum, per, i) => sum + per * (values[at(r, i)] ?? 0), 0),
  );
const one = technology.map(() => 1);

describe('four nested places, the equations of the method', () => {
  it('R-14 finds the share of its demand that each place serves', () => {
    expectClose(served, expected.served, tolerance);
  });

  it('R-20 spreads the rest over the other places by jobs and distance', () => {
    expectClose(trade, expected.trade, tolerance);
  });

  it('R-30 finds output, jobs and value added by place', () => {
    expectClose(
      Array.from({ length: places }, (_, r) => one.map((__, i) => output[at(r, i)])),
      expected.output,
      tolerance,
    );
    expectClose(byPlace(output, one), expected.outputByLevel, tolerance);
    expectClose(byPlace(output, example.jobs), expected.jobsByLevel, tolerance);
    expectClose(byPlace(output, example.valueAdded), expected.valueAddedByLevel, tolerance);
  });

  it('R-24 leaves the national total untouched by the geography', () => {
    const national = multipliers(technology, one);
    const total = output.reduce((a, b) => a + b, 0);
    expectClose(total, expected.nationalOutput, tolerance);
    expectClose(national.ok && (national.value.total[shock.branch] ?? 0) * shock.amount, total, {
      abs: 1e-10,
    });
  });

  it('R-05 pays the shock to value added, imports and taxes on products', () => {
    const paid = [example.valueAdded, example.imports, example.productTaxes].map((factor) =>
      byPlace(output, factor).reduce((a, b) => a + b, 0),
    );
    expectClose(paid[1], expected.imports, tolerance);
    expectClose(paid[2], expected.productTaxes, tolerance);
    expectClose(
      paid.reduce((a, b) => a + b, 0),
      shock.amount,
      tolerance,
    );
  });

  it('R-40 closes on the households of the places where wages are received', () => {
    const size = places * branches + places;
    const closed = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    const put = (row: number, column: number, value: number) => {
      const line = closed[row];
      if (line) line[column] = value;
    };
    const spent = 1 - example.savingRate;
    for (let row = 0; row < places * branches; row += 1)
      for (let column = 0; column < places * branches; column += 1)
        put(row, column, regional[row]?.[column] ?? 0);
    for (let home = 0; home < places; home += 1) {
      for (let r = 0; r < places; r += 1)
        for (let j = 0; j < branches; j += 1) {
          const wage = example.netWageFactor * (example.wages[j] ?? 0) * (example.commuting[home]?.[r] ?? 0);
          put(places * branches + home, at(r, j), wage);
        }
      for (let s = 0; s < places; s += 1)
        for (let i = 0; i < branches; i += 1) {
          const bought = spent * (example.basket[i] ?? 0) * (trade[i]?.[s]?.[home] ?? 0);
          put(at(s, i), places * branches + home, bought);
        }
    }
    const found = solveLeontief(closed, [...demand, ...new Array<number>(places).fill(0)]);
    const x = found.ok ? found.value.x : [];
    expectClose(byPlace(x, one), expected.closedOutputByLevel, tolerance);
    expectClose(byPlace(x, example.jobs), expected.closedJobsByLevel, tolerance);
    expectClose(x.slice(places * branches), expected.householdIncome, tolerance);
  });
});
