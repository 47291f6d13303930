import { describe, expect, it } from 'vitest';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';
import { assess } from './index.ts';
import { fullYearOf, rampShares, YEARS } from './ramp-up.ts';
import type { Scenario } from './types.ts';

const project: Scenario = { zone: '2705', branch: 'CK', directJobs: 60, turnover: 12_000 };
const pack = aPack();
const yearsOf = (change: Partial<Scenario>, draws = 0) =>
  assess({ ...project, ...change }, pack, { draws }).years;

describe('ramp-up', () => {
  it('R-122 runs by thirds when nobody declares a year', () => {
    expectClose(rampShares([], 60, 3).slice(0, 4), [1 / 3, 2 / 3, 1, 1], { rel: 1e-12 });
    expect(rampShares([], 60, 3)).toHaveLength(YEARS);
  });

  it('R-122 keeps the declared years, joins them, and goes on at the default pace', () => {
    const shares = rampShares([12, null, 30], 60, 4);
    expectClose(shares.slice(0, 6), [0.2, 0.35, 0.5, 0.75, 1, 1], { rel: 1e-12 });
  });

  it('R-122 starts from nothing before the first declared year', () => {
    expectClose(rampShares([null, 30], 60, 3).slice(0, 2), [0.25, 0.5], { rel: 1e-12 });
  });

  it('R-122 comes back to full once past a declared peak', () => {
    expect(rampShares([66], 60, 3).slice(0, 3)).toEqual([1.1, 1, 1]);
  });

  it('R-122 names the first full year, none when it is never reached', () => {
    expect(fullYearOf(rampShares([], 60, 3))).toBe(3);
    expect(fullYearOf(rampShares([6, 6, 6, 6, 6, 6, 6, 6, 6, 6], 60, 3))).toBeNull();
  });

  it('R-122 gives J03 the jobs of the third year, of grade B when they are declared', () => {
    const third = (change: Partial<Scenario>) =>
      assess({ ...project, ...change }, pack, { draws: 0 }).indicators.find(({ id }) => id === 'J03');
    expectClose(third({})?.value, 60, { rel: 1e-12 });
    expect(third({})?.grade).toBe('E');
    expectClose(third({ jobsByYear: [10, 20, 45] })?.value, 45, { rel: 1e-12 });
    expect(third({ jobsByYear: [10, 20, 45] })?.grade).toBe('B');
  });

  it('R-123 gives a full year the figures of the steady state', () => {
    const found = assess(project, pack, { draws: 0 });
    const [first, , third] = found.years;
    const steady = (key: string) =>
      found.indicators.find(({ id, level, variant }) => `${id}|${level}|${variant}` === key)?.value;
    expectClose(third?.netBasin.value, steady('J07|basin|net-basin'), { rel: 1e-12 });
    expectClose(third?.valueAdded.value, steady('E06|total|gross'), { rel: 1e-12 });
    expectClose(third?.levies?.value, (steady('F37|total|gross') ?? 0) + (steady('F38|total|gross') ?? 0), {
      rel: 1e-12,
    });
    expectClose((first?.netBasin.value ?? 0) * 3, third?.netBasin.value, { rel: 1e-12 });
  });

  it('R-123 dates the years from the first full one, and has no levies for a year the rates do not cover', () => {
    expect(yearsOf({}).map(({ calendar }) => calendar)).toEqual(new Array(YEARS).fill(null));
    const years = yearsOf({ fullYear: 2026 });
    expect(years.map(({ calendar }) => calendar).slice(0, 3)).toEqual([2024, 2025, 2026]);
    expect(years[0]?.levies).toBeNull();
    expect(years[2]?.levies).not.toBeNull();
  });

  it('R-123 is wider in the years that the default profile decides', () => {
    const years = yearsOf({}, 300);
    const width = (at: number) => {
      const { p10, p90, value } = years[at]?.direct ?? { p10: 0, p90: 0, value: 1 };
      return (p90 - p10) / value;
    };
    expect(width(0)).toBeGreaterThan(2 * width(9));
  });

  it('R-123 gives no year to a project without a size', () => {
    expect(assess({ zone: '2705', branch: 'CK' }, pack, { draws: 0 }).years).toEqual([]);
  });
});
