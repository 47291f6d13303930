import { describe, expect, it } from 'vitest';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';
import { opportunities, OPPORTUNITY_PARTS, traceOpportunity, type Opportunity } from './index.ts';
import { beaten, density, proximity } from './opportunities.ts';
import type { ReferencePack } from './pack.ts';

const pack = aPack();

function found(zone = '2705', of: ReferencePack = pack): Opportunity[] {
  const result = opportunities(of, zone);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const pick = <T>(list: readonly T[], order: readonly number[]): T[] =>
  order.flatMap((at) => list.slice(at, at + 1));

describe('branches found together', () => {
  // Four zones; A in zones 1, 2, 3, B in 1, 2, C in 3, 4, D nowhere.
  const specialised = [
    [true, true, false, false],
    [true, true, false, false],
    [true, false, true, false],
    [false, false, true, false],
  ];

  it('R-116 takes the smaller chance of the two: A and B 2 of 3, A and C 1 of 3, B and C none', () => {
    expectClose(
      proximity(specialised),
      [
        [1, 2 / 3, 1 / 3, 0],
        [2 / 3, 1, 0, 0],
        [1 / 3, 0, 1, 0],
        [0, 0, 0, 0],
      ],
      { abs: 1e-15 },
    );
  });

  it('R-116 weighs the specialities around a branch, itself left out', () => {
    const near = proximity(specialised);
    // A in zone 1: B is there (2/3), C is not (1/3): two thirds.
    expectClose(density(near[0] ?? [], specialised[0] ?? [], 0), 2 / 3, { abs: 1e-15 });
    // B in zone 3: A is there, and it is all that is near.
    expectClose(density(near[1] ?? [], specialised[2] ?? [], 1), 1, { abs: 1e-15 });
    expect(density(near[3] ?? [], specialised[0] ?? [], 3)).toBe(0);
  });

  it('R-115 ranks between 0 and 1, equal values sharing the middle of their places', () => {
    expect(beaten([1, 2, 2, 5])).toEqual([0, 0.5, 0.5, 1]);
    expect(beaten([3, 3, 3])).toEqual([0.5, 0.5, 0.5]);
    expect(beaten([7])).toEqual([0.5]);
    expect(beaten([])).toEqual([]);
  });
});

describe('what suits a zone', () => {
  it('R-115 keeps to branches that are bought beyond the zone and employ somebody', () => {
    expect(
      found()
        .map(({ branch }) => branch)
        .toSorted(),
    ).toEqual(['AZ', 'CK', 'MA']);
  });

  it('R-115 scores the mean of six ranks, best first, and names a strength from the national share on', () => {
    const list = found();
    for (const one of list) {
      const mean = OPPORTUNITY_PARTS.reduce((sum, id) => sum + one.parts[id].score, 0) / 6;
      expectClose(one.score, 100 * mean, { abs: 1e-12 });
      expect(one.kind === 'strength').toBe(one.parts.specialisation.value >= 1);
      expect(one.score).toBeGreaterThanOrEqual(0);
      expect(one.score).toBeLessThanOrEqual(100);
    }
    expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(list[0]?.rank).toBe(1);
  });

  it('R-117 counts the purchases a zone can serve, each at its share', () => {
    const one = found().find(({ branch }) => branch === 'CK');
    const total = one?.suppliers.reduce((sum, { share }) => sum + share, 0) ?? 0;
    expect(total).toBeGreaterThan(0.5);
    expect(total).toBeLessThanOrEqual(1);
    expect(one?.parts.suppliers.value).toBeGreaterThan(0);
    expect(one?.parts.suppliers.value).toBeLessThanOrEqual(1);
  });

  it('R-118 reaches at least what the zone itself uses, and less than the country does', () => {
    const country = ['2705', '2706', '1109', '2701', '8404'].map(
      (zone) => found(zone).find(({ branch }) => branch === 'CK')?.demand ?? 0,
    );
    for (const zone of ['2705', '1109']) {
      const one = found(zone).find(({ branch }) => branch === 'CK');
      expect(one?.parts.market.value).toBeGreaterThan(one?.demand ?? Infinity);
      expect(one?.parts.market.value).toBeLessThan(country.reduce((sum, value) => sum + value, 0));
    }
  });

  it('R-115 gives the same when branches or zones come in another order', () => {
    const branches = [4, 0, 6, 1, 3, 2, 5];
    const zones = [5, 2, 0, 4, 1, 3];
    const { finalUse } = pack;
    const of = <T>(list: readonly T[]) => pick(list, branches);
    const moved: ReferencePack = {
      ...pack,
      branches: of(pack.branches),
      flows: of(pack.flows).map((row) => of(row)),
      finalUse: {
        household: of(finalUse.household),
        public: of(finalUse.public),
        investment: of(finalUse.investment),
        stocks: of(finalUse.stocks),
        exports: of(finalUse.exports),
      },
      output: of(pack.output),
      importShare: of(pack.importShare),
      taxShare: of(pack.taxShare),
      valueAddedShare: of(pack.valueAddedShare),
      labourShare: of(pack.labourShare),
      importPenetration: of(pack.importPenetration ?? []),
      accountsJobs: of(pack.accountsJobs),
      accountsEmployees: of(pack.accountsEmployees),
      basket: of(pack.basket),
      zones: pick(pack.zones, zones),
      posts: pick(pack.posts, zones).map((row) => of(row)),
      distances: pick(pack.distances, zones).map((row) => pick(row, zones)),
    };
    const [before, after] = [found(), found('2705', moved)];
    expect(after.map(({ branch }) => branch)).toEqual(before.map(({ branch }) => branch));
    expectClose(
      after.map(({ score }) => score),
      before.map(({ score }) => score),
      { abs: 1e-9 },
    );
  });

  it('R-115 does not depend on the size of the country: ten times the posts, the same scores', () => {
    const tenfold = { ...pack, posts: pack.posts.map((row) => row.map((posts) => posts * 10)) };
    expectClose(
      found('1109', tenfold).map(({ score }) => score),
      found('1109').map(({ score }) => score),
      { abs: 1e-9 },
    );
  });

  it('R-90 opens a score on its six ranks, each on the figure it ranks', () => {
    const [first] = found();
    if (first === undefined) throw new Error('no opportunity');
    const node = traceOpportunity(first, 'Alpha, CK');
    const sum = node.inputs.reduce((total, { value }) => total + (value ?? 0), 0);
    expectClose(node.value, sum / 6, { abs: 1e-12 });
    expect(node.inputs.every(({ inputs }) => inputs.length === 1 && inputs[0]?.value !== null)).toBe(true);
  });

  it('R-26 refuses a zone without posts, an unknown one, and a slice without distances', () => {
    expect(opportunities(pack, '0601')).toMatchObject({ failure: { code: 'zone-without-jobs' } });
    expect(opportunities(pack, '9999')).toMatchObject({ failure: { code: 'unknown-zone' } });
    expect(opportunities({ ...pack, distances: [] }, '2705')).toMatchObject({
      failure: { code: 'response-missing' },
    });
  });
});
