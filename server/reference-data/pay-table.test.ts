import { describe, expect, it } from 'vitest';
import { CORPORATE_TAX, csgOf, PAY, payOf, TRAINING } from '#app/engine/rates.ts';
import { INPUTS } from '#app/engine/types.ts';
import { MINIMUM_WAGE } from './constants.ts';
import { corporateTaxRule, levyRules, PAY_RULES, payRules } from './pay-rules.ts';
import { corporateTaxError, fitPayTable, payErrors } from './pay-table.ts';

/** Relative error that the page « Méthode » states: twice the measured one is refused long before half a percent. */
const STATED = 0.0005;

describe('pay table', () => {
  it('R-42 follows the official rules themselves from 1 to 4 minimum wages', () => {
    const grid = { from: MINIMUM_WAGE, to: 4 * MINIMUM_WAGE, count: 97 };
    const error = payErrors(payRules(), (gross) => payOf(gross), grid);
    expect(error.cost).toBeLessThan(STATED);
    expect(error.net).toBeLessThan(STATED);
    expect(error.cost).toBeLessThanOrEqual(PAY.error.cost * 1.2);
  });

  it('R-42 follows them on both sides of each threshold', () => {
    const rules = payRules();
    const thresholds = PAY.points.flatMap(([gross], at) =>
      (PAY.points[at + 1]?.[0] ?? Infinity) - gross < 0.02 ? [gross] : [],
    );
    expect(thresholds.length).toBeGreaterThan(0);
    for (const threshold of thresholds) {
      const around = payErrors(rules, (gross) => payOf(gross), {
        from: threshold - 10,
        to: threshold + 10,
        count: 6,
      });
      expect(Math.max(around.cost, around.net)).toBeLessThan(STATED);
    }
  });

  it('R-42 covers every gross pay that a project may declare, at the rules of the package installed', () => {
    expect(PAY.rules).toBe(PAY_RULES);
    expect(PAY.points[0]?.[0]).toBe(MINIMUM_WAGE);
    expect(PAY.points.at(-1)?.[0]).toBe((INPUTS.grossWage.max * 1000) / 12);
    expect(Math.max(PAY.error.cost, PAY.error.net)).toBeLessThan(STATED);
  });

  it('R-445 R-446 follow CSG, CRDS and the training contribution of the official rules, from 1 to 6 minimum wages', () => {
    const rules = levyRules();
    for (let at = 0; at <= 40; at += 1) {
      const gross = Math.round(MINIMUM_WAGE * (1 + at / 8) * 100) / 100;
      const said = rules(gross);
      expect(Math.abs(csgOf(gross) / said.csg - 1)).toBeLessThan(STATED);
      expect(Math.abs((gross * TRAINING.rate) / said.training - 1)).toBeLessThan(1e-9);
    }
  });

  it('R-447 follows the corporate tax of the official rules at the normal rate, to their rounding to the euro', () => {
    const rules = corporateTaxRule();
    expect(corporateTaxError(rules, CORPORATE_TAX.rate)).toBe(CORPORATE_TAX.error);
    expect(CORPORATE_TAX.error).toBeLessThan(STATED);
    for (const profit of [0, 1, 33_333, 1_234_567])
      expect(Math.abs(profit * CORPORATE_TAX.rate - rules(profit))).toBeLessThanOrEqual(0.5);
  });

  it('R-42 cuts lines only where the rules bend, and a cent wide where they jump', () => {
    // A bend at 2,000 and a jump at 3,000.
    const rules = (gross: number) => ({
      cost: gross < 2000 ? gross : 2000 + 1.5 * (gross - 2000) + (gross > 3000 ? 100 : 0),
      net: gross * 0.8,
    });
    const points = fitPayTable(rules, 1000, 4000);
    const error = payErrors(rules, (gross) => payOf(gross, points), { from: 1000, to: 4000, count: 3001 });
    expect(error.cost).toBeLessThan(STATED);
    expect(points.length).toBeLessThan(12);
    expect(points.some(([gross], at) => Math.abs((points[at + 1]?.[0] ?? 0) - gross - 0.01) < 1e-9)).toBe(
      true,
    );
  });
});
