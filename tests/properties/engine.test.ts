import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assess,
  checkScenario,
  closeHouseholds,
  INDICATORS,
  leontiefInverse,
  multipliers,
  prepareBasin,
  rank,
  sliceFor,
  solveLeontief,
  weightedSum,
} from '#app/engine/index.ts';
import { DEFINITIONS } from '#app/engine/indicators/index.ts';
import { nationalOf } from '#app/engine/table.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import {
  INPUTS,
  type Assessment,
  type Criterion,
  type InputId,
  type Level,
  type Scenario,
  type Variant,
} from '#app/engine/types.ts';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';

const SEED = 20_260_101;
const RUNS = { seed: SEED, numRuns: 40 };
const pack = aPack();
const project = (change: Partial<Scenario> = {}): Scenario => ({
  zone: '2705',
  branch: 'CK',
  directJobs: 150,
  ...change,
});
const central = (change: Partial<Scenario> = {}, on: ReferencePack = pack) =>
  assess(project(change), on, { draws: 0 });
const figure = (found: Assessment, id: string, level: Level, variant: Variant = 'gross') => {
  const one = found.indicators.find((x) => x.id === id && x.level === level && x.variant === variant);
  return one?.value ?? Number.NaN;
};
const LEVELS = ['basin', 'department', 'region', 'france'] as const;
const ADDITIVE = ['J04', 'J05', 'J06', 'E04', 'E05', 'E06', 'E07', 'E08'];

/** A table of n branches whose columns sum to at most 0.9. */
const tables = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc
    .tuple(
      fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
      fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: n, maxLength: n }),
    )
    .map(([raw, f]) => ({ A: raw.map((row) => row.map((a) => (0.9 * a) / n)), f })),
);

const sizes = fc.double({ min: 1, max: 2000, noNaN: true });
const shares = fc.double({ min: 0, max: 1, noNaN: true });

describe('open and closed tables', () => {
  it('R-01 gives L(I − A) = I', () => {
    fc.assert(
      fc.property(tables, ({ A }) => {
        const L = leontiefInverse(A);
        const rows = L.ok ? L.value : [];
        const product = rows.map((row) =>
          A.map((_, j) => (row[j] ?? 0) - row.reduce((s, l, k) => s + l * (A[k]?.[j] ?? 0), 0)),
        );
        expectClose(
          product,
          A.map((_, i) => A.map((__, j) => (i === j ? 1 : 0))),
          { abs: 1e-9 },
        );
      }),
      RUNS,
    );
  });

  it('R-01 gives x = Ax + f', () => {
    fc.assert(
      fc.property(tables, ({ A, f }) => {
        const solved = solveLeontief(A, f);
        const x = solved.ok ? solved.value.x : [];
        expectClose(
          x.map((xi, i) => xi - (A[i] ?? []).reduce((s, a, j) => s + a * (x[j] ?? 0), 0)),
          f,
          { abs: 1e-8 },
        );
      }),
      RUNS,
    );
  });

  it('R-01 names the branch that buys at least what it sells, in threes around 1', () => {
    const withColumn = (sum: number) =>
      solveLeontief(
        [
          [0.5, 0.1],
          [sum - 0.5, 0.1],
        ],
        [1, 1],
      );
    expect(withColumn(0.999).ok).toBe(true);
    expect(withColumn(1)).toMatchObject({ ok: false, failure: { code: 'column-sum', branch: 0 } });
    expect(withColumn(1.001)).toMatchObject({ ok: false, failure: { code: 'column-sum', branch: 0 } });
  });

  it.each([
    ['no branch', [], [], 'shape'],
    ['a ragged table', [[0.1, 0.2], [0.1]], [1, 1], 'shape'],
    ['a demand of another length', [[0.1]], [1, 1], 'shape'],
    ['a figure that is none', [[Number.NaN]], [1], 'not-finite'],
    ['a demand that is none', [[0.1]], [Number.POSITIVE_INFINITY], 'not-finite'],
    [
      'a total requirement under zero',
      [
        [0.1, 0.1],
        [-0.9, 0.1],
      ],
      [1, 0],
      'negative-requirement',
    ],
  ])('R-01 refuses %s', (_, A, f, code) => {
    expect(solveLeontief(A, f)).toMatchObject({ ok: false, failure: { code } });
  });

  it('R-02 never changes with the order of the branches', () => {
    fc.assert(
      fc.property(tables, ({ A, f }) => {
        const back = A.map((_, i) => A.length - 1 - i);
        const turned = back.map((i) => back.map((j) => A[i]?.[j] ?? 0));
        const straight = multipliers(A, f);
        const other = multipliers(
          turned,
          back.map((i) => f[i] ?? 0),
        );
        expectClose(other.ok && back.map((i) => other.value.total[i]), straight.ok && straight.value.total, {
          rel: 1e-9,
          abs: 1e-9,
        });
      }),
      RUNS,
    );
  });

  it('R-03 never lowers an output multiplier by closing on households', () => {
    fc.assert(
      fc.property(tables, ({ A }) => {
        const n = A.length;
        const closed = leontiefInverse(
          closeHouseholds(
            A,
            A.map(() => 0.09),
            A.map(() => 0.5 / n),
          ),
        );
        const open = leontiefInverse(A);
        const sums = (rows: number[][]) =>
          A.map((_, j) => rows.slice(0, n).reduce((s, row) => s + (row[j] ?? 0), 0));
        const [type2, type1] = [closed.ok ? sums(closed.value) : [], open.ok ? sums(open.value) : []];
        expect(type1.every((value, j) => (type2[j] ?? 0) >= value - 1e-12)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('a project in its basin', () => {
  it('R-24 leaves the total of France to the national table, whatever δ and the decay', () => {
    const assumption = (value: number) => ({
      value,
      low: value,
      high: value,
      unit: 'index',
      grade: 'E' as const,
      source: '',
    });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (sheltered, exposed, decay) => {
          const constants = {
            deltaSheltered: assumption(sheltered),
            deltaExposed: assumption(exposed),
            decayFactor: assumption(decay),
          };
          const drawn = central({}, aPack({ constants }));
          const base = central();
          for (const id of ['E07', 'J04', 'E04', 'J05', 'E05']) {
            expectClose(figure(drawn, id, 'total'), figure(base, id, 'total'), { rel: 1e-10 });
          }
        },
      ),
      { seed: SEED, numRuns: 12 },
    );
  });

  it('R-24 finds the national Leontief output in the sum of the levels', () => {
    const found = central({
      turnover: 90_000,
      purchases: 40_000,
      francePurchaseShare: 1,
      purchaseMix: { MA: 1 },
    });
    const technology = pack.flows.map((row) => row.map((flow, j) => flow / (pack.output[j] ?? 1)));
    const solved = solveLeontief(
      technology,
      pack.branches.map(({ code }) => (code === 'MA' ? 40_000 : 0)),
    );
    const national = solved.ok ? solved.value.x.reduce((a, b) => a + b, 0) : Number.NaN;
    expectClose(figure(found, 'E07', 'total'), national, { rel: 1e-10 });
  });

  it('R-05 finds the whole of a demand in the value added, the imports and the taxes of what it makes produce', () => {
    const national = nationalOf(pack);
    const { size } = national;
    const A = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => national.technology[i * size + j] ?? 0),
    );
    const demands = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), {
      minLength: size,
      maxLength: size,
    });
    fc.assert(
      fc.property(demands, (f) => {
        const solved = solveLeontief(A, f);
        const paid = (solved.ok ? solved.value.x : []).reduce(
          (sum, x, j) =>
            sum + x * ((national.valueAdded[j] ?? 0) + (national.imports[j] ?? 0) + (national.taxes[j] ?? 0)),
          0,
        );
        const shock = f.reduce((a, b) => a + b, 0);
        expectClose(paid, shock, { rel: 1e-10, abs: 1e-10 });
      }),
      RUNS,
    );
  });

  it('R-05 splits a project’s turnover into value added, imports and taxes on products', () => {
    fc.assert(
      fc.property(sizes, (directJobs) => {
        const found = central({ directJobs });
        const taxes =
          found.traces['E03|total|gross']?.inputs.find(({ id }) => id === 'productTaxes')?.value ??
          Number.NaN;
        const turnover = figure(found, 'E01', 'total');
        const imports =
          found.traces['E22|abroad|gross']?.inputs.filter(({ id }) => id !== 'inducedImports') ?? [];
        const chain = figure(found, 'E07', 'total');
        const paid =
          figure(found, 'E03', 'total') +
          figure(found, 'E04', 'total') +
          imports.reduce((s, { value }) => s + (value ?? 0), 0);
        // What is left is product taxes: the project's own, and its suppliers', at most a tenth of what they make.
        const left = turnover - paid;
        expect(left).toBeGreaterThanOrEqual(turnover * taxes - 1e-9 * turnover);
        expect(left).toBeLessThanOrEqual(turnover * taxes + 0.1 * chain);
      }),
      RUNS,
    );
  });

  it('R-46 adds the four levels up to the total', () => {
    fc.assert(
      fc.property(
        sizes,
        shares,
        fc.constantFrom('AZ', 'CK', 'FZ', 'MA'),
        (directJobs, residentShare, branch) => {
          const found = central({ directJobs, residentShare, branch });
          for (const id of ADDITIVE) {
            const sum = LEVELS.reduce((total, level) => total + figure(found, id, level), 0);
            expectClose(sum, figure(found, id, 'total'), { rel: 1e-10 });
          }
        },
      ),
      RUNS,
    );
  });

  it('R-46 adds the zones up to the indirect and induced jobs of France', () => {
    const found = central({ localPurchaseShare: 0.4 });
    const sum = (of: (zone: Assessment['zones'][number]) => number) =>
      found.zones.reduce((total, zone) => total + of(zone), 0);
    expectClose(
      sum((zone) => zone.indirect),
      figure(found, 'J04', 'total'),
      { rel: 1e-9 },
    );
    expectClose(
      sum((zone) => zone.induced),
      figure(found, 'J05', 'total'),
      { rel: 1e-9 },
    );
    expectClose(
      sum((zone) => zone.direct),
      figure(found, 'J01', 'total'),
      { rel: 1e-12 },
    );
    expectClose(
      sum((zone) => zone.displaced),
      figure(found, 'T12', 'total'),
      { rel: 1e-12 },
    );
  });

  it('R-30 adds the ranks of suppliers up to the indirect jobs of each level', () => {
    fc.assert(
      fc.property(
        fc.option(fc.double({ min: 0, max: 0.5, noNaN: true }), { nil: null }),
        (localPurchaseShare) => {
          const found = central({ localPurchaseShare });
          for (const level of [...LEVELS, 'total'] as const) {
            const ranks =
              found.traces[`J04|${level}|gross`]?.inputs.filter(({ id }) => id.startsWith('rank')) ?? [];
            expect(ranks).toHaveLength(3);
            expectClose(
              ranks.reduce((s, { value }) => s + (value ?? 0), 0),
              figure(found, 'J04', level),
              { rel: 1e-9 },
            );
            expect(ranks.every(({ value }) => (value ?? -1) >= -1e-9)).toBe(true);
          }
        },
      ),
      RUNS,
    );
  });

  it('R-34 gives nothing for nothing, whatever the branch and what else is declared', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('AZ', 'CK', 'FZ', 'MA'),
        shares,
        shares,
        (branch, exportShare, deadweight) => {
          const nothing = { directJobs: 0, turnover: 0, purchases: 0 };
          const found = central({ ...nothing, branch, exportShare, deadweight });
          for (const id of ADDITIVE)
            expect(found.indicators.find((one) => one.id === id)).toMatchObject({
              value: null,
              missing: 'directJobs',
            });
          expect(
            found.zones.every(
              ({ direct, indirect, induced, displaced }) => direct + indirect + induced + displaced === 0,
            ),
          ).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it('R-46 is linear in the size of the project', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0.1, max: 20, noNaN: true }), (directJobs, factor) => {
        const one = central({ directJobs });
        const more = central({ directJobs: Math.min(20_000, directJobs * factor) });
        const real = Math.min(20_000, directJobs * factor) / directJobs;
        for (const id of ADDITIVE)
          for (const level of [...LEVELS, 'total'] as const)
            expectClose(figure(more, id, level), figure(one, id, level) * real, { rel: 1e-9, abs: 1e-12 });
      }),
      RUNS,
    );
  });

  it('R-39 adds up purchases: two mixes together do what they do apart', () => {
    const buy = (purchases: number, purchaseMix: Record<string, number>) =>
      central({ directJobs: 0, turnover: 100_000, purchases, francePurchaseShare: 1, purchaseMix });
    const amounts = fc.double({ min: 1, max: 40_000, noNaN: true });
    const products = fc.constantFrom('AZ', 'CK', 'FZ', 'GZ', 'MA', 'QA');
    fc.assert(
      fc.property(amounts, amounts, products, products, (one, other, first, second) => {
        fc.pre(first !== second);
        const apart = [buy(one, { [first]: 1 }), buy(other, { [second]: 1 })];
        const all = one + other;
        const together = buy(all, { [first]: one / all, [second]: other / all });
        for (const id of ['J04', 'E04'])
          for (const level of LEVELS) {
            const sum = apart.reduce((total, found) => total + figure(found, id, level), 0);
            expectClose(figure(together, id, level), sum, { rel: 1e-9, abs: 1e-12 });
          }
      }),
      RUNS,
    );
  });

  it('R-39 leaves everything as it is when the declared local share is the estimated one', () => {
    const base = central();
    const declared = central({
      localPurchaseShare: base.inputs.localPurchaseShare.value,
      residentShare: base.inputs.residentShare.value,
    });
    for (const id of ADDITIVE)
      for (const level of LEVELS)
        expectClose(figure(declared, id, level), figure(base, id, level), { rel: 1e-9, abs: 1e-12 });
  });

  it('R-38 keeps more in the basin the more is bought there, and never changes France', () => {
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        const [less, more] = [
          central({ localPurchaseShare: Math.min(a, b) }),
          central({ localPurchaseShare: Math.max(a, b) }),
        ];
        expect(figure(more, 'J04', 'basin')).toBeGreaterThanOrEqual(figure(less, 'J04', 'basin') - 1e-9);
        expectClose(figure(more, 'E07', 'total'), figure(less, 'E07', 'total'), { rel: 1e-9 });
      }),
      RUNS,
    );
  });

  it('R-13 never keeps more in the basin for a higher δ', () => {
    const at = (value: number, branch: string) => {
      const delta = { value, low: value, high: value, unit: 'index', grade: 'E' as const, source: '' };
      const constants = { deltaExposed: delta, deltaSheltered: delta };
      return figure(central({ branch }, aPack({ constants })), 'E15', 'basin');
    };
    const deltas = fc.double({ min: 0, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(deltas, deltas, fc.constantFrom('AZ', 'CK', 'MA'), (a, b, branch) => {
        const [low, high] = [at(Math.min(a, b), branch), at(Math.max(a, b), branch)];
        expect(high).toBeLessThanOrEqual(low * (1 + 1e-12));
      }),
      { seed: SEED, numRuns: 12 },
    );
    expect(at(0, 'CK')).toBeGreaterThan(at(0.6, 'CK'));
  });

  it('R-05 leaves aggregates as they are when a branch is split in two equal halves', () => {
    fc.assert(
      fc.property(fc.constantFrom('AZ', 'FZ', 'GZ', 'MA', 'QA'), sizes, (code, directJobs) => {
        const whole = central({ directJobs });
        const split = central({ directJobs }, splitInHalves(pack, code));
        for (const id of ADDITIVE)
          expectClose(figure(split, id, 'total'), figure(whole, id, 'total'), { rel: 1e-9 });
        expectClose(figure(split, 'J04', 'basin'), figure(whole, 'J04', 'basin'), { rel: 1e-6 });
      }),
      { seed: SEED, numRuns: 12 },
    );
  });

  it('R-05 permutes with the branches: their order changes no figure of a project', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
        fc.constantFrom('AZ', 'CK', 'MA'),
        (order, branch) => {
          const whole = central({ branch });
          const turned = central({ branch }, permuted(pack, order));
          for (const id of ADDITIVE)
            for (const level of [...LEVELS, 'total'] as const)
              expectClose(figure(turned, id, level), figure(whole, id, level), { rel: 1e-8, abs: 1e-9 });
        },
      ),
      { seed: SEED, numRuns: 8 },
    );
  });

  it('R-33 gives the same digits from the slice of the basin as from the whole pack', () => {
    const prepared = prepareBasin(pack, '2705', { draws: 4 });
    if (!prepared.ok) throw new Error(prepared.failure.code);
    const whole = { ...pack, responses: { '2705': prepared.value } };
    const slice = sliceFor(whole, '2705');
    if (!slice.ok) throw new Error(slice.failure.code);
    // As a browser receives it.
    const received = JSON.parse(JSON.stringify(slice.value)) as ReferencePack;
    expect(received.distances).toEqual([]);
    const there = assess(project({ investment: 5000 }), received, { draws: 50 });
    const here = assess(project({ investment: 5000 }), whole, { draws: 50 });
    expect(there.indicators).toEqual(here.indicators);
    expectClose(figure(here, 'J04', 'basin'), figure(central({ investment: 5000 }), 'J04', 'basin'), {
      rel: 1e-14,
    });
  });

  it('R-25 reads the levels from the project’s commune', () => {
    const [main, other] = [central({ commune: '90010' }), central({ commune: '25001' })];
    expect(figure(main, 'J04', 'basin')).toBe(figure(other, 'J04', 'basin'));
    expectClose(
      figure(main, 'J04', 'department') + figure(main, 'J04', 'region'),
      figure(other, 'J04', 'department') + figure(other, 'J04', 'region'),
      { rel: 1e-12 },
    );
    expect(figure(other, 'J04', 'department')).toBeGreaterThan(figure(main, 'J04', 'department'));
  });
});

describe('net effects and intervals', () => {
  it('R-60 never makes net larger than gross, and takes nothing off without assumptions', () => {
    fc.assert(
      fc.property(shares, shares, shares, (deadweight, displacement, substitution) => {
        const found = central({ deadweight, displacement, substitution });
        expect(figure(found, 'J07', 'total', 'net-france')).toBeLessThanOrEqual(
          figure(found, 'J06', 'total') + 1e-9,
        );
        expect(figure(found, 'J07', 'basin', 'net-basin')).toBeLessThanOrEqual(
          figure(found, 'J06', 'basin') + 1e-9,
        );
        expectClose(
          figure(found, 'J07', 'total', 'net-france'),
          figure(found, 'J06', 'total') * (1 - deadweight) * (1 - displacement) * (1 - substitution),
          { rel: 1e-9, abs: 1e-9 },
        );
      }),
      RUNS,
    );
    const none = central({ deadweight: 0, displacement: 0, substitution: 0 });
    expectClose(figure(none, 'J07', 'basin', 'net-basin'), figure(none, 'J06', 'basin'), { rel: 1e-12 });
  });

  it('R-62 takes less from the basin than from France, and locates every displaced job', () => {
    const found = central({ displacement: 0.4, exportShare: 0, importReplacement: 0 });
    const lost = found.zones.filter(({ displaced }) => displaced > 0);
    expect(lost.length).toBeGreaterThan(1);
    const kept = (id: 'net-basin' | 'net-france', level: Level) =>
      figure(found, 'J07', level, id) / figure(found, 'J06', level);
    expect(kept('net-basin', 'basin')).toBeGreaterThan(kept('net-france', 'total'));
  });

  it('R-50 draws the same numbers for every candidate and every keystroke', () => {
    const [once, again, other] = [
      assess(project(), pack),
      assess(project(), pack),
      assess(project(), pack, { seed: 7 }),
    ];
    expect(again.draws).toEqual(once.draws);
    expect(other.draws?.['J06|basin|gross']).not.toEqual(once.draws?.['J06|basin|gross']);
    const doubled = assess(project({ directJobs: 300 }), pack);
    expectClose(
      doubled.draws?.['J06|basin|gross'],
      once.draws?.['J06|basin|gross']?.map((value) => 2 * value),
      { rel: 1e-9 },
    );
  });

  it('R-50 keeps P10, P50 and P90 in order, around the central figure when there is one', () => {
    const found = assess(project({ investment: 20_000, publicAid: 900 }), pack);
    for (const { id, value, p10, p50, p90 } of found.indicators) {
      if (value === null) continue;
      expect([id, p10 !== null && p50 !== null && p90 !== null && p10 <= p50 && p50 <= p90]).toEqual([
        id,
        true,
      ]);
    }
  });

  it('R-55 says what drives the interval, in shares that sum to at most 1', () => {
    const drivers = assess(project(), pack).drivers?.['J07|basin|net-basin'] ?? [];
    const sum = drivers.reduce((total, { share }) => total + share, 0);
    expect(drivers[0]?.id).toBe('deadweight');
    expect(sum).toBeLessThanOrEqual(1 + 1e-9);
    expect(sum).toBeGreaterThan(0.9);
  });

  it('R-51 never grades a figure better than the worst of what it rests on', () => {
    const found = central({ proven: ['directJobs'] });
    const grade = (key: string) => found.traces[key]?.grade;
    expect(grade('J01|total|gross')).toBe('A');
    expect(grade('J04|total|gross')).toBe('D');
    expect(grade('J04|basin|gross')).toBe('E');
  });

  it('R-51 grades a figure as its derivation does, built or not', () => {
    const declared = fc.record({
      directJobs: fc.constantFrom(null, 0, 150),
      turnover: fc.constantFrom(null, 0, 40_000),
      grossWage: fc.constantFrom(null, 38),
      purchases: fc.constantFrom(null, 0, 12_000),
      localPurchaseShare: fc.constantFrom(null, 0, 0.4),
      exportShare: fc.constantFrom(null, 0.5),
      investment: fc.constantFrom(null, 9000),
      displacement: fc.constantFrom(null, 0.2),
      proven: fc.constantFrom<readonly InputId[]>(
        [],
        ['directJobs'],
        ['turnover', 'purchases', 'exportShare'],
      ),
    });
    fc.assert(
      fc.property(
        fc.constantFrom('2705', '1109'),
        fc.constantFrom('CK', 'TZ'),
        declared,
        (zone, branch, change) => {
          const found = central({ zone, branch, ...change });
          const told = found.indicators.map(({ trace, grade }) => [trace, grade]);
          // The fit is derived too, and is no figure of the catalogue.
          const derived = Object.entries(found.traces).filter(
            ([key]) => key !== 'fit' && !key.startsWith('fit|'),
          );
          expect(told).toEqual(derived.map(([key, { grade }]) => [key, grade]));
        },
      ),
      RUNS,
    );
  });
});

describe('borders', () => {
  it.each([
    ['an unknown zone', { zone: '9999' }, 'unknown-zone'],
    ['a zone without posts', { zone: '0601' }, 'zone-without-jobs'],
    ['an unknown branch', { branch: 'ZZ' }, 'unknown-branch'],
    ['a negative figure', { directJobs: -1 }, 'out-of-bounds'],
    ['a figure that is none', { turnover: Number.NaN }, 'not-a-number'],
    ['an infinite figure', { turnover: Number.POSITIVE_INFINITY }, 'out-of-bounds'],
    ['a share above 1', { localPurchaseShare: 1.01 }, 'out-of-bounds'],
    ['an unknown product', { purchaseMix: { ZZ: 0.1 } }, 'unknown-product'],
    ['a product code of seven digits', { productCode: '8410900' }, 'bad-product-code'],
    ['a mix above 1', { purchaseMix: { CK: 0.7, MA: 0.4 } }, 'purchase-mix-above-1'],
  ])('R-80 refuses %s', (_, change, code) => {
    expect(checkScenario(project(change), pack)).toMatchObject({ ok: false, failure: { code } });
    expect(() => assess(project(change), pack)).toThrow(code);
  });

  it.each(Object.entries(INPUTS))('R-80 bounds %s in threes', (id, { min, max }) => {
    const step = (max - min) / 1000;
    const accepts = (value: number) => checkScenario(project({ [id]: value }), pack).ok;
    expect([min - step, min, min + step].map(accepts)).toEqual([false, true, true]);
    expect([max - step, max, max + step].map(accepts)).toEqual([true, true, false]);
  });

  it('R-81 warns of inputs that cannot all be true', () => {
    const codes = (change: Partial<Scenario>) => central(change).warnings.map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ turnover: 1000, purchases: 1001 })).toContain('purchases-above-turnover');
    expect(
      codes({ turnover: 90_000, purchases: 30_000, localPurchaseShare: 0.9, francePurchaseShare: 0.5 }),
    ).toContain('local-share-above-france-share');
    expect(codes({ turnover: 1000, grossWage: 40 })).toContain('payroll-above-turnover');
    expect(codes({ directJobs: null })).toEqual(['no-size']);
  });

  it('R-80 keeps every figure inside the bounds of its definition', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2705', '2706', '1109', '2701', '8404'),
        fc.constantFrom('AZ', 'CK', 'FZ', 'GZ', 'MA', 'QA', 'TZ'),
        sizes,
        fc.record({
          localPurchaseShare: fc.option(shares),
          francePurchaseShare: fc.option(shares),
          exportShare: fc.option(shares),
        }),
        (zone, branch, directJobs, declared) => {
          const found = central({ zone, branch, directJobs, investment: 1000, publicAid: 10, ...declared });
          for (const { id, level, value } of found.indicators) {
            const { min, max } = DEFINITIONS.find((one) => one.id === id) ?? { min: 0, max: -1 };
            expect([id, level, value === null || (value >= min - 1e-9 && value <= max + 1e-9)]).toEqual([
              id,
              level,
              true,
            ]);
          }
        },
      ),
      RUNS,
    );
  });

  it('R-90 gives every figure a derivation that ends on sources, inputs or assumptions', () => {
    const found = central({ investment: 1000, publicAid: 10 });
    for (const { id, level, variant } of found.indicators)
      expect(found.traces[`${id}|${level}|${variant}`]?.id).toBe(id);
    expect(INDICATORS.map(({ id }) => id)).toEqual([...new Set(INDICATORS.map(({ id }) => id))]);
  });
});

describe('the group’s ranking', () => {
  const criteria: Criterion[] = [
    { id: 'J07', level: 'basin', variant: 'net-basin', scale: { worst: 0, best: 500 } },
    { id: 'S02', level: 'basin', variant: 'gross', scale: { worst: 1400, best: 3000 } },
  ];
  const ballots = [
    [70, 30],
    [40, 60],
  ];
  const candidates = [40, 120, 260, 320].map((directJobs, at) =>
    assess(project({ directJobs, grossWage: 30 + at }), pack, { draws: 60 }),
  );

  it('R-106 never turns two candidates round when another is added', () => {
    const few = rank(candidates.slice(0, 3), criteria, ballots).candidates.map(({ score }) => score);
    const all = rank(candidates, criteria, ballots).candidates.map(({ score }) => score);
    expect(all.slice(0, 3)).toEqual(few);
  });

  it('R-101 ranks a candidate that is at least as good everywhere at least as high', () => {
    fc.assert(
      fc.property(
        fc.array(shares, { minLength: 3, maxLength: 3 }),
        fc.array(shares, { minLength: 3, maxLength: 3 }),
        (row, gain) => {
          const better = row.map((value, k) => Math.min(1, value + (gain[k] ?? 0)));
          const [low, high] = weightedSum(
            [row, better],
            [1, 2, 3],
            row.map(() => ({ worst: 0, best: 1 })),
          );
          expect(high).toBeGreaterThanOrEqual((low ?? 0) - 1e-12);
        },
      ),
      RUNS,
    );
  });

  it('R-105 shares the ranks and the candidates out to 1', () => {
    const { candidates: ranked, pairwise } = rank(candidates, criteria, ballots);
    for (const { acceptability } of ranked)
      expectClose(
        acceptability.reduce((a, b) => a + b, 0),
        1,
        { abs: 1e-9 },
      );
    for (let place = 0; place < ranked.length; place += 1) {
      expectClose(
        ranked.reduce((sum, one) => sum + (one.acceptability[place] ?? 0), 0),
        1,
        { abs: 1e-9 },
      );
    }
    expectClose((pairwise[0]?.[1] ?? 0) + (pairwise[1]?.[0] ?? 0), 1, { abs: 1e-9 });
  });

  it('R-107 calls twins tied', () => {
    const twin = candidates[1];
    if (!twin) throw new Error('no candidate');
    const { candidates: ranked } = rank([twin, twin], criteria, ballots);
    expect(ranked.map(({ rank: place, tied }) => [place, tied])).toEqual([
      [1, true],
      [1, true],
    ]);
  });
});

/** The same pack with a branch in two halves of the same recipe. */
function splitInHalves(from: ReferencePack, split: string): ReferencePack {
  const at = from.branches.findIndex(({ code }) => code === split);
  const twice = <T>(list: readonly T[]): T[] =>
    list.flatMap((value, i) => (i === at ? [value, value] : [value]));
  const halved = (list: readonly number[]): number[] =>
    list.flatMap((value, i) => (i === at ? [value / 2, value / 2] : [value]));
  return {
    ...from,
    branches: from.branches.flatMap((branch, i) =>
      i === at ? [branch, { ...branch, code: 'MX' }] : [branch],
    ),
    flows: twice(from.flows.map(halved)).map((row, i) =>
      i === at || i === at + 1 ? row.map((value) => value / 2) : row,
    ),
    finalUse: {
      household: halved(from.finalUse.household),
      public: halved(from.finalUse.public),
      investment: halved(from.finalUse.investment),
      stocks: halved(from.finalUse.stocks),
      exports: halved(from.finalUse.exports),
    },
    output: halved(from.output),
    importShare: twice(from.importShare),
    taxShare: twice(from.taxShare),
    valueAddedShare: twice(from.valueAddedShare),
    labourShare: twice(from.labourShare),
    ...(from.importPenetration ? { importPenetration: twice(from.importPenetration) } : {}),
    accountsJobs: halved(from.accountsJobs),
    accountsEmployees: halved(from.accountsEmployees),
    posts: from.posts.map(halved),
    basket: halved(from.basket),
  };
}

/** The same pack with its branches in another order. */
function permuted(from: ReferencePack, order: readonly number[]): ReferencePack {
  const turn = <T>(list: readonly T[]): T[] => order.flatMap((at) => list.slice(at, at + 1));
  return {
    ...from,
    branches: turn(from.branches),
    flows: turn(from.flows).map(turn),
    finalUse: {
      household: turn(from.finalUse.household),
      public: turn(from.finalUse.public),
      investment: turn(from.finalUse.investment),
      stocks: turn(from.finalUse.stocks),
      exports: turn(from.finalUse.exports),
    },
    output: turn(from.output),
    importShare: turn(from.importShare),
    taxShare: turn(from.taxShare),
    valueAddedShare: turn(from.valueAddedShare),
    labourShare: turn(from.labourShare),
    ...(from.importPenetration ? { importPenetration: turn(from.importPenetration) } : {}),
    accountsJobs: turn(from.accountsJobs),
    accountsEmployees: turn(from.accountsEmployees),
    posts: from.posts.map(turn),
    basket: turn(from.basket),
  };
}

/** Every input that the table names is one the engine resolves. */
it('R-34 resolves every input of the table', () => {
  const names: InputId[] = Object.values(central().inputs).map(({ id }) => id);
  expect(names.sort()).toEqual(Object.keys(INPUTS).sort());
});
