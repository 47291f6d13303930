import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, isId } from './values.ts';

describe('isDay', () => {
  it.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2100-02-29', false],
    ['2000-02-29', true],
    ['2026-04-30', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['1799-12-31', false],
    ['2200-01-01', false],
    ['2026-1-1', false],
    ['2026-01-01T00:00', false],
  ])('%s -> %s', (value, expected) => {
    expect(isDay(value)).toBe(expected);
  });

  it('accepts every day that a calendar gives', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (day) => {
          expect(isDay(day.toISOString().slice(0, 10))).toBe(true);
        },
      ),
      { seed: 20260101, numRuns: 500 },
    );
  });
});

describe('isId', () => {
  it.each([
    ['c-cobotique', true],
    ['_x1-Yz', true],
    ['J07|basin|net-basin', true],
    ['posts:CK', true],
    ['a'.repeat(64), true],
    ['a'.repeat(65), false],
    ['', false],
    ['a/b', false],
    ['a.b', false],
    ['..', false],
    [12, false],
  ])('%s -> %s', (value, expected) => {
    expect(isId(value)).toBe(expected);
  });
});
