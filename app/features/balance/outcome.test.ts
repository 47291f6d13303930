import { describe, expect, it } from 'vitest';
import { assess } from '#app/engine/index.ts';
import type { Observation } from '#app/services/index.ts';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';
import { compareOutcome, forecastOf, learnFrom, type Past } from './outcome.ts';

const pack = aPack();
const forecast = assess(
  { zone: '2705', branch: 'CK', directJobs: 60, turnover: 12_000, fullYear: 2026 },
  pack,
  { draws: 200 },
);
const observed = (part: Partial<Observation>): Observation => ({
  id: 1,
  projectId: 'p',
  year: 2026,
  measure: 'directJobs',
  value: 60,
  proof: '',
  author: 'Ana',
  at: new Date('2027-02-01T00:00:00Z'),
  ...part,
});

describe('outcome against forecast', () => {
  it('R-150 compares jobs and turnover with the year of the ramp-up, the rest with the steady state', () => {
    // Full in 2026 by thirds: 2024 runs at a third.
    expectClose(forecastOf(forecast, 'directJobs', 2024)?.value, 20, { rel: 1e-12 });
    expectClose(forecastOf(forecast, 'turnover', 2025)?.value, 8000, { rel: 1e-12 });
    expect(forecastOf(forecast, 'localPurchaseShare', 2024)?.value).toBe(
      forecast.inputs.localPurchaseShare.value,
    );
  });

  it('R-150 forecasts nothing before the first year of activity, and the steady state past the tenth', () => {
    expect(forecastOf(forecast, 'directJobs', 2023)).toBeNull();
    expectClose(forecastOf(forecast, 'directJobs', 2040)?.value, 60, { rel: 1e-12 });
    expect(compareOutcome(forecast, [observed({ year: 2023 })])).toMatchObject([
      { forecast: null, inside: null, ratio: null },
    ]);
  });

  it('R-151 compares with the steady state, and says so, when no year is dated', () => {
    const undated = assess({ zone: '2705', branch: 'CK', directJobs: 60 }, pack, { draws: 0 });
    expect(forecastOf(undated, 'directJobs', 2024)).toMatchObject({ value: 60, yearly: false });
  });

  it('R-150 says whether what happened is inside, and how far from the middle', () => {
    const [good, bad] = compareOutcome(forecast, [observed({}), observed({ year: 2027, value: 20 })]);
    expect(good).toMatchObject({ inside: true, ratio: 1 });
    expect(bad?.inside).toBe(false);
    expectClose(bad?.ratio, 1 / 3, { rel: 1e-12 });
  });

  it('R-151 learns from every project, and never from a declared local share nor an undated year', () => {
    const past = (part: Partial<Past>): Past => ({
      projectId: 'p',
      sector: 'CK',
      size: 0.002,
      delta: 0.25,
      localEstimated: true,
      displacementEstimated: true,
      compared: compareOutcome(forecast, [
        observed({ value: 30 }),
        observed({ measure: 'localPurchaseShare', value: forecast.inputs.localPurchaseShare.value }),
      ]),
      ...part,
    });
    const { proposals, accuracy } = learnFrom([past({})], 'CK', 0.25);
    expect(accuracy).toMatchObject({ count: 2, inside: 1, share: null });
    // As forecast: δ stays. Half the jobs: (1/6)·0.5 + (5/6)·((1/6)·0.5 + (5/6)·1) by hand.
    expectClose(proposals.find(({ id }) => id === 'delta')?.pooled.value, 0.25, { rel: 1e-12 });
    expectClose(
      proposals.find(({ id }) => id === 'rampUp')?.pooled.value,
      0.5 / 6 + (5 / 6) * (0.5 / 6 + 5 / 6),
      { rel: 1e-12 },
    );
    expect(learnFrom([past({ localEstimated: false })], 'CK', 0.25).proposals.map(({ id }) => id)).toEqual([
      'rampUp',
    ]);
    const undated = past({});
    const steady = undated.compared.map((one) => ({
      ...one,
      forecast: one.forecast === null ? null : { ...one.forecast, yearly: false },
    }));
    expect(learnFrom([{ ...undated, compared: steady }], 'CK', 0.25).accuracy.count).toBe(0);
  });
});
