import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, solveLeontief } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import { grossOfCost, payOf } from '#app/engine/rates.ts';
import type { Assessment, Scenario } from '#app/engine/types.ts';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';

/**
 * The totals over France written a second time, from R-155 alone: no geography, no response, one linear system at a time.
 * The engine reaches them by way of every zone; both must have the same digits.
 */
const pack = aPack();
const INCOME_TAX = 0.06;
const table = tableOf(pack);

type Vector = readonly number[];

function tableOf({
  branches,
  flows,
  output,
  importShare,
  taxShare,
  valueAddedShare,
  labourShare,
}: ReferencePack) {
  const A = flows.map((row) => row.map((flow, j) => flow / (output[j] ?? 1)));
  const bought = branches.map((_, j) => sum(A.map((row) => row[j] ?? 0)));
  const k = branches.map(
    (_, j) =>
      (1 - (bought[j] ?? 0)) / ((importShare[j] ?? 0) + (taxShare[j] ?? 0) + (valueAddedShare[j] ?? 0)),
  );
  const scaled = (share: Vector) => share.map((value, j) => value * (k[j] ?? 0));
  const valueAdded = scaled(valueAddedShare);
  return {
    A,
    bought,
    imports: scaled(importShare),
    taxes: scaled(taxShare),
    valueAdded,
    compensation: valueAdded.map((value, j) => value * Math.min(1, labourShare[j] ?? 0)),
    jobs: output.map((made, j) => (pack.accountsJobs[j] ?? 0) / (made * 1000)),
    posts: output.map((made, j) => sum(pack.posts.map((row) => row[j] ?? 0)) / (made * 1000)),
  };
}

/** R-155, step by step; money in k€ of the declared year. */
function totals(scenario: Scenario): Record<string, number> {
  const { A, bought, imports, taxes, valueAdded, compensation, jobs, posts } = table;
  const price = pack.deflator.value;
  const j = pack.branches.findIndex(({ code }) => code === scenario.branch);
  const at = (vector: Vector) => vector[j] ?? 0;
  const directJobs = scenario.directJobs ?? (scenario.turnover ?? 0) * price * at(posts);
  const turnover = scenario.turnover ?? directJobs / at(posts) / price;
  const purchases = scenario.purchases ?? turnover * (at(bought) + at(imports));
  const inFrance = scenario.francePurchaseShare ?? at(bought) / (at(bought) + at(imports));
  const mix = scenario.purchaseMix ?? {};
  const left = 1 - sum(Object.values(mix));
  const demand = pack.branches.map(
    ({ code }, i) =>
      purchases * inFrance * price * ((mix[code] ?? 0) + (left * (A[i]?.[j] ?? 0)) / at(bought)),
  );
  const indirect = solve(A, demand);

  const all = sum(pack.output.map((made, i) => made * 1000 * (compensation[i] ?? 0)));
  const meanCost = ((all / sum(pack.accountsJobs)) * 1000) / 12 / price;
  const ratio = payOf(grossOfCost(meanCost)).net / meanCost;
  const branchCost = ((at(compensation) / at(jobs)) * 1000) / 12 / price;
  const monthlyGross = scenario.grossWage ? (scenario.grossWage * 1000) / 12 : grossOfCost(branchCost);
  const ownPay = (directJobs * payOf(monthlyGross).net * 12) / 1000;
  const spends = (1 - INCOME_TAX) * (1 - pack.savingRate);
  const income = (dot(compensation, indirect) * ratio + ownPay * price) * spends;
  const induced = solve(
    A,
    pack.basket.map((share) => share * income),
  );
  const closed = A.map((row, i) =>
    row.map((a, b) => a + ratio * spends * (pack.basket[i] ?? 0) * (compensation[b] ?? 0)),
  );
  const everything = solve(
    closed,
    demand.map((value, i) => value + (pack.basket[i] ?? 0) * ownPay * price * spends),
  );
  const both = indirect.map((value, i) => value + (induced[i] ?? 0));
  return {
    'E01|total|gross': turnover,
    'E03|total|gross': turnover - purchases - at(taxes) * turnover,
    'J04|total|gross': dot(jobs, indirect),
    'J05|total|gross': dot(jobs, induced),
    'E04|total|gross': dot(valueAdded, indirect) / price,
    'E05|total|gross': dot(valueAdded, induced) / price,
    'E07|total|gross': sum(indirect) / price,
    'E08|total|gross': sum(induced) / price,
    'E22|abroad|gross': purchases * (1 - inFrance) + dot(imports, both) / price,
    'S04|total|gross': ownPay + (dot(compensation, both) * ratio) / price,
    closure: dot(jobs, everything) - dot(jobs, indirect),
  };
}

describe('totals over France, a second time', () => {
  const percents = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
  const scenarios = fc.record(
    {
      branch: fc.constantFrom('AZ', 'CK', 'FZ', 'GZ', 'MA', 'QA'),
      zone: fc.constantFrom('2705', '2706'),
      directJobs: fc.double({ min: 1, max: 2000, noNaN: true }),
      turnover: fc.option(fc.double({ min: 500, max: 90_000, noNaN: true }), { nil: null }),
      purchases: fc.option(fc.double({ min: 10, max: 30_000, noNaN: true }), { nil: null }),
      francePurchaseShare: fc.option(percents, { nil: null }),
      localPurchaseShare: fc.option(percents, { nil: null }),
      residentShare: fc.option(percents, { nil: null }),
      grossWage: fc.option(fc.double({ min: 20, max: 90, noNaN: true }), { nil: null }),
      purchaseMix: fc.constantFrom(null, { CK: 0.2 }, { MA: 0.5, GZ: 0.3 }),
    },
    { noNullPrototype: true },
  );

  it('R-155 finds them by one linear system each, whatever is declared and wherever it is bought', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const found = assess(scenario, pack, { draws: 0 });
        const { closure, ...expected } = totals(scenario);
        const keys = Object.keys(expected);
        expectClose(
          keys.map((key) => figure(found, key)),
          keys.map((key) => expected[key] ?? Number.NaN),
          { rel: 1e-9, abs: 1e-9 },
        );
        const shown = found.traces['J05|total|gross']?.inputs.find(({ id }) => id === 'closure')?.value;
        expectClose(shown ?? Number.NaN, closure ?? Number.NaN, { rel: 1e-8, abs: 1e-9 });
      }),
      { seed: 20_260_102, numRuns: 60 },
    );
  });

  it('R-06 gives a demand back, whole, as value added, imports and taxes on products', () => {
    const demands = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), {
      minLength: pack.branches.length,
      maxLength: pack.branches.length,
    });
    fc.assert(
      fc.property(demands, (demand) => {
        const output = solve(table.A, demand);
        const paid = dot(table.valueAdded, output) + dot(table.imports, output) + dot(table.taxes, output);
        expectClose(paid, sum(demand), { rel: 1e-10, abs: 1e-9 });
      }),
      { seed: 20_260_103, numRuns: 60 },
    );
  });

  it('R-43 reads the pay table in euros of the declared year, as R-42 does', () => {
    // Prices that double between the table and the declared year take wages up the scale: less of them is left net.
    const dear = aPack({ deflator: { ...pack.deflator, value: pack.deflator.value / 2 } });
    const share = (on: ReferencePack) => {
      const found = assess({ zone: '2705', branch: 'CK', turnover: 1000, directJobs: 0, grossWage: 40 }, on, {
        draws: 0,
      });
      return figure(found, 'E05|total|gross') / figure(found, 'E04|total|gross');
    };
    expect(share(dear)).toBeLessThan(share(pack));
  });
});

function figure({ indicators }: Assessment, key: string): number {
  return indicators.find(({ trace }) => trace === key)?.value ?? Number.NaN;
}

function solve(A: readonly Vector[], demand: Vector): number[] {
  const solved = solveLeontief(A, demand);
  if (!solved.ok) throw new Error(solved.failure.code);
  return solved.value.x;
}

function sum(values: Vector): number {
  return values.reduce((total, value) => total + value, 0);
}

function dot(a: Vector, b: Vector): number {
  return a.reduce((total, value, i) => total + value * (b[i] ?? 0), 0);
}
