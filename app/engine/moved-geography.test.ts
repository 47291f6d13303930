import { describe, expect, it } from 'vitest';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';
import { assess, prepareBasin } from './index.ts';
import type { ReferencePack } from './pack.ts';
import type { Assessment, Scenario } from './types.ts';

const pack = aPack();
const project: Scenario = { zone: '2705', branch: 'CK', directJobs: 150, investment: 4_000 };
const central = (change: Partial<Scenario>, on: ReferencePack = pack) =>
  assess({ ...project, ...change }, on, { draws: 0 });
const figure = (found: Assessment, key: string) =>
  found.indicators.find(({ id, level, variant }) => `${id}|${level}|${variant}` === key)?.value ?? Number.NaN;

/** The pack with δ where the group would move it: its basin is solved whole. */
function solvedAt(id: 'deltaSheltered' | 'deltaExposed', value: number): ReferencePack {
  const constant = { value, low: 0, high: 1, unit: 'index', grade: 'E', source: 'invented' } as const;
  return { ...pack, constants: { ...pack.constants, [id]: constant } };
}

const ENDS = [
  ['deltaSheltered', 0],
  ['deltaSheltered', 0.15],
  ['deltaExposed', 0.1],
  ['deltaExposed', 0.4],
] as const;

describe('δ moved by the group', () => {
  it.each(ENDS)('R-121 answers nearly as the whole solve does, %s at %s', (id, value) => {
    const moved = central({ assumptions: { [id]: value } });
    const solved = central({}, solvedAt(id, value));
    // First round: exact, product by product.
    expectClose(figure(moved, 'E16|basin|gross'), figure(solved, 'E16|basin|gross'), { rel: 1e-9 });
    // Five basins lean on each other far more than 305 do: the returns weigh more here than in France.
    expectClose(figure(moved, 'J04|basin|gross'), figure(solved, 'J04|basin|gross'), { rel: 0.03 });
    expectClose(figure(moved, 'J15|basin|gross'), figure(solved, 'J15|basin|gross'), { rel: 0.03 });
  });

  it.each(ENDS)('R-24 leaves France where it was, %s at %s', (id, value) => {
    const moved = central({ assumptions: { [id]: value } });
    for (const key of ['J04|total|gross', 'J05|total|gross', 'E06|total|gross', 'J15|total|gross']) {
      expectClose(figure(moved, key), figure(central({}), key), { rel: 1e-10 });
    }
  });

  it.each(ENDS)('R-121 never makes a level negative, %s at %s', (id, value) => {
    const moved = central({ assumptions: { [id]: value } });
    for (const { value: found, level } of moved.indicators.filter(
      ({ id: of }) => of === 'J04' || of === 'J05',
    ))
      expect(found, level).toBeGreaterThanOrEqual(0);
    for (const zone of moved.zones) expect(zone.indirect).toBeGreaterThanOrEqual(0);
  });

  it('R-121 gives zones that add up to the levels', () => {
    const moved = central({ assumptions: { deltaExposed: 0.1 } });
    const all = moved.zones.reduce((sum, { indirect }) => sum + indirect, 0);
    expectClose(all, figure(moved, 'J04|total|gross'), { rel: 1e-9 });
    const own = moved.zones.find(({ zone }) => zone === '2705')?.indirect;
    expectClose(own, figure(moved, 'J04|basin|gross'), { rel: 1e-9 });
  });

  it('R-120 changes nothing when an assumption is put where it already is', () => {
    const same = central({ assumptions: { deltaExposed: 0.25, savingSpread: 1, rampYears: 3 } });
    expect(same.indicators).toEqual(central({}).indicators);
    expect(same.years).toEqual(central({}).years);
  });

  it('R-120 moves the centre of the draws and keeps their range', () => {
    const prepared = prepareBasin(pack, '2705', { draws: 6 });
    if (!prepared.ok) throw new Error(prepared.failure.code);
    const drawn: ReferencePack = { ...pack, responses: { '2705': prepared.value } };
    const net = (change: Partial<Scenario>) => {
      const found = assess({ ...project, ...change }, drawn, { draws: 200 });
      const { p10, p50, p90 } = found.indicators.find(
        ({ id, level }) => id === 'J07' && level === 'total',
      ) ?? { p10: 0, p50: 0, p90: 0 };
      return { p10: p10 ?? 0, p50: p50 ?? 0, p90: p90 ?? 0 };
    };
    const gentle = net({ assumptions: { displacementElasticity: 0.25 } });
    const harsh = net({ assumptions: { displacementElasticity: 0.75 } });
    expect(gentle.p50).toBeGreaterThan(harsh.p50);
    expect(gentle.p10).toBeLessThan(gentle.p90);
    const near = (change: Partial<Scenario>) =>
      assess({ ...project, ...change }, drawn, { draws: 200 }).indicators.find(
        ({ id, level }) => id === 'J04' && level === 'basin',
      );
    expect(near({ assumptions: { deltaExposed: 0.1 } })?.p50).toBeGreaterThan(near({})?.p50 ?? 0);
  });

  it.each([
    ['κ lowers the net', { displacementElasticity: 0.75 }, 'J07|total|net-france', -1],
    ['saving lowers the induced', { savingSpread: 1.3 }, 'J05|total|gross', -1],
    ['income tax lowers the induced', { incomeTaxRate: 0.1 }, 'J05|total|gross', -1],
    ['French investment raises the works', { investmentFranceShare: 0.9 }, 'J15|total|gross', 1],
  ] as const)('R-120 %s', (_, assumptions, key, sign) => {
    const change = figure(central({ assumptions }), key) - figure(central({}), key);
    expect(Math.sign(change)).toBe(sign);
  });

  it('R-120 writes both values in the derivation', () => {
    const found = central({ assumptions: { displacementElasticity: 0.7 } });
    const text = JSON.stringify(found.traces['T12|total|gross']);
    expect(text).toContain('"id":"displacementElasticity","value":0.7');
    expect(text).toContain('"id":"publishedCentre","value":0.5');
  });
});
