import { describe, expect, it } from 'vitest';
import { expectClose } from '#tests/expect-close.ts';
import { APPRENTICESHIP, apprenticeshipRate, CVAE, cvaeRate, grossOfCost, PAY, payOf } from './rates.ts';

describe('legal rates', () => {
  // Loi n° 2025-127, art. 62, as read in secondary sources; rates in percent of value added.
  it.each([
    { year: 2026, turnover: 400, percent: 0 },
    { year: 2026, turnover: 1750, percent: 0.047 },
    { year: 2026, turnover: 6500, percent: 0.1785 },
    { year: 2026, turnover: 80_000, percent: 0.28 },
    { year: 2025, turnover: 30_000, percent: 0.1815 * 1.474 },
    { year: 2025, turnover: 80_000, percent: 0.19 * 1.474 },
    { year: 2030, turnover: 80_000, percent: 0 },
  ])('R-71 finds $percent % of CVAE in $year for $turnover k€', ({ year, turnover, percent }) => {
    expectClose(cvaeRate(turnover, year), percent / 100, { abs: 1e-11 });
  });

  it('R-71 has no rate for a year it does not hold', () => {
    expect(cvaeRate(10_000, 2024)).toBeNull();
  });

  it('R-71 never falls as turnover grows', () => {
    for (const year of Object.keys(CVAE.years).map(Number)) {
      const rates = [0, 499, 500, 501, 2999, 3000, 3001, 9000, 11_000, 49_999, 50_000].map(
        (k) => cvaeRate(k, year) ?? -1,
      );
      expect(rates).toEqual([...rates].sort((a, b) => a - b));
    }
  });

  // modele-social 11.1, 100 employees, no mobility levy.
  it.each([
    [2500, 3162.5, 1957.05375],
    [3000, 4021.98, 2352.8525],
    [5000, 7127.9995, 3940.888],
  ])('R-42 reads %d € gross as %d € of cost and %d € net', (gross, cost, net) => {
    expectClose(Object.values(payOf(gross)), [cost, net], { rel: 3e-4 });
    expectClose(grossOfCost(cost), gross, { rel: 3e-4 });
  });

  it('R-42 grows with gross pay and inverts everywhere', () => {
    for (let gross = 900; gross < 40_000; gross += 137) {
      expectClose(grossOfCost(payOf(gross).cost), gross, { rel: 1e-12 });
      expect(payOf(gross + 1).cost).toBeGreaterThan(payOf(gross).cost);
    }
  });

  // Evaluated between the points of the table, 1 January 2026 rules.
  it.each([
    [10_000, 14_462.7995, 7951.3755],
    [12_000, 17_351.1195, 9555.5705],
    [14_000, 20_239.4395, 11_159.7655],
    [9000, 13_018.6395, 7149.278],
  ])('R-42 stays within 0.03 %% of the rules themselves at %d €', (gross, cost, net) => {
    expectClose(Object.values(payOf(gross)), [cost, net], { rel: 3e-4 });
  });

  it('R-73 knows the lower apprenticeship rate of Alsace and Moselle', () => {
    expect(['67', '68', '57', '90', '54'].map(apprenticeshipRate)).toEqual([
      0.0044, 0.0044, 0.0044, 0.0068, 0.0068,
    ]);
  });

  it('R-70 dates every rate', () => {
    for (const { article, bestBefore, year } of [PAY, CVAE, APPRENTICESHIP]) {
      expect(article).not.toBe('');
      expect(Date.parse(bestBefore)).toBeGreaterThan(Date.UTC(year, 0, 1));
    }
  });
});
