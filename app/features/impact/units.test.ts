import { describe, expect, it } from 'vitest';
import { INPUT_IDS } from './balance.ts';
import { fromTyped, shownEstimate, toTyped, typedBounds, typedUnit } from './units.ts';

describe('units people type in', () => {
  it('converts money, shares and wages both ways without a binary tail', () => {
    expect(fromTyped('turnover', 11.4)).toBe(11_400);
    expect(toTyped('turnover', 11_400)).toBe(11.4);
    expect(fromTyped('localPurchaseShare', 38)).toBe(0.38);
    expect(toTyped('localPurchaseShare', 0.07)).toBe(7);
    expect(fromTyped('grossWage', 34_800)).toBe(34.8);
    expect(fromTyped('directJobs', 60)).toBe(60);
  });

  it('comes back to what was typed for every input', () => {
    for (const input of INPUT_IDS)
      for (const typed of [0.1, 1, 33.3, 2030]) expect(toTyped(input, fromTyped(input, typed))).toBe(typed);
  });

  it('bounds shares at 0 and 100 and money in millions', () => {
    expect(typedBounds('deadweight')).toEqual({ min: 0, max: 100 });
    expect(typedBounds('turnover')).toEqual({ min: 0, max: 10_000 });
    expect(typedUnit('investment')).toBe('mEur');
  });

  it('shows an estimate with the digits it deserves', () => {
    expect(shownEstimate('grossWage', 34.8123)).toBe(34_800);
    expect(shownEstimate('localPurchaseShare', 0.38219)).toBe(38);
    expect(shownEstimate('turnover', 11_437)).toBe(11.4);
    expect(shownEstimate('fullYear', 2030)).toBe(2030);
  });
});
