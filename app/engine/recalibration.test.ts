import { describe, expect, it } from 'vitest';
import { expectClose } from '#tests/expect-close.ts';
import { accuracyOf, impliedDelta, isInside, LEAST, pool } from './recalibration.ts';

describe('recalibration', () => {
  const observed = [
    { sector: 'CK', value: 0.4 },
    { sector: 'CK', value: 0.2 },
    { sector: 'CA', value: 0.6 },
  ];

  it('R-148 shrinks the sector to all sectors, and those to the method, by hand', () => {
    // All: mean 0.4 of 3, W = 3/(3+5) = 0.375, θ_wide = 0.375·0.4 + 0.625·0.25 = 0.30625.
    // CK: mean 0.3 of 2, w = 2/(2+5) = 2/7, θ = 2/7·0.3 + 5/7·0.30625 = 0.30446428…
    const found = pool(observed, 'CK', 0.25, 5);
    expectClose(found.wide.value, 0.30625, { rel: 1e-12 });
    expectClose(found.value, (2 / 7) * 0.3 + (5 / 7) * 0.30625, { rel: 1e-12 });
    expect([found.narrow.count, found.wide.count]).toEqual([2, 3]);
  });

  it('R-148 gives a sector nobody observed what all sectors give, and the method’s own value to begin with', () => {
    expectClose(pool(observed, 'CL', 0.25, 5).value, 0.30625, { rel: 1e-12 });
    expect(pool([], 'CK', 0.25).value).toBe(0.25);
    expect(pool([{ sector: 'CK', value: Number.NaN }], 'CK', 0.25).value).toBe(0.25);
  });

  it('R-148 forgets the method as observations come', () => {
    const many = Array.from({ length: 5000 }, () => ({ sector: 'CK', value: 0.1 }));
    expectClose(pool(many, 'CK', 0.25).value, 0.1, { abs: 1e-3 });
  });

  it('R-149 finds the δ that gives the observed share: twice the share forecast, by hand', () => {
    // E^r/E = 0.2 %: log2(1.002) = 0.002882…; served ∝ 0.002882^δ, halved or doubled by ln 2 / 5.849.
    const size = 0.002;
    const step = Math.log(2) / -Math.log(Math.log2(1.002));
    expectClose(impliedDelta(0.25, 0.4, 0.2, size), 0.25 - step, { rel: 1e-12 });
    expectClose(impliedDelta(0.25, 0.1, 0.2, size), 0.25 + step, { rel: 1e-12 });
    const delta = impliedDelta(0.25, 0.3, 0.2, size) ?? 0;
    const served = (d: number) => Math.log2(1 + size) ** d;
    expectClose((served(delta) / served(0.25)) * 0.2, 0.3, { rel: 1e-12 });
  });

  it('R-149 stays within 0 and 1, and says nothing of a nil share', () => {
    expect(impliedDelta(0.05, 0.9, 0.1, 0.002)).toBe(0);
    expect(impliedDelta(0.25, 0, 0.1, 0.002)).toBeNull();
    expect(impliedDelta(0.25, 0.2, 0.1, 1)).toBeNull();
  });

  it('R-150 counts what fell inside the interval and takes the middle ratio', () => {
    const outcome = (observedValue: number) => ({ value: 50, p10: 40, p90: 60, observed: observedValue });
    const five = [outcome(40), outcome(45), outcome(60), outcome(61), outcome(100)];
    expect(accuracyOf(five)).toEqual({ count: 5, inside: 3, share: 0.6, ratio: 1.2 });
    expect(isInside(outcome(39.9))).toBe(false);
  });

  it('R-150 says nothing of too few', () => {
    const few = Array.from({ length: LEAST - 1 }, () => ({ value: 50, p10: 40, p90: 60, observed: 50 }));
    expect(accuracyOf(few)).toMatchObject({ count: LEAST - 1, inside: LEAST - 1, share: null, ratio: null });
  });
});
