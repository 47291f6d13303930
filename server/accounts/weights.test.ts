import { describe, expect, it } from 'vitest';
import { checkBallot, tallyOf } from './weights.ts';

describe('ballots', () => {
  it.each([
    [{ a: 100 }],
    [{ a: 0, b: 100 }],
    [{ 'J07|basin|net-basin': 50, wage: 50 }],
    [Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`c${index}`, index < 20 ? 5 : 0]))],
  ])('takes %j', (points) => {
    expect(checkBallot(points).ok).toBe(true);
  });

  it.each([
    ['ballot-total', { a: 99 }],
    ['ballot-points', { a: 101 }],
    ['ballot-total', { a: 60, b: 41 }],
    ['ballot-points', { a: -1, b: 101 }],
    ['ballot-points', { a: 33.5, b: 66.5 }],
    ['ballot-points', { a: NaN, b: 100 }],
    ['ballot-points', { a: Infinity }],
    ['ballot-criteria', {}],
    ['ballot-criteria', { '': 100 }],
    ['ballot-criteria', { 'a\u0000': 100 }],
    ['ballot-criteria', Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`c${index}`, 0]))],
  ])('refuses with %s: %j', (code, points) => {
    expect(checkBallot(points)).toMatchObject({ ok: false, failure: { code } });
  });

  it('are told as a mean and a standard deviation by criterion', () => {
    const tally = tallyOf([{ a: 100 }, { a: 40, b: 60 }, { a: 40, b: 60 }, { a: 20, b: 80 }]);
    expect(tally).toEqual({
      voters: 4,
      criteria: { a: { mean: 50, sd: Math.sqrt(900) }, b: { mean: 50, sd: Math.sqrt(900) } },
    });
  });

  it('are nothing without voters', () => {
    expect(tallyOf([])).toEqual({ voters: 0, criteria: {} });
  });
});
