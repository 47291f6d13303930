import { describe, expect, it } from 'vitest';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';
import { assess } from './index.ts';
import type { FitPartId, Scenario } from './types.ts';

const pack = aPack();
const project: Scenario = { zone: '2705', branch: 'CK', directJobs: 60 };
const fitIn = (change: Partial<Scenario> = {}, on = pack) =>
  assess({ ...project, ...change }, on, { draws: 0 });
const part = (id: FitPartId, change: Partial<Scenario> = {}, on = pack) =>
  fitIn(change, on).fit.parts.find((one) => one.id === id);

/** The pack with brownfields in the first basin: 12 ha on 6 sites, 3 of them without a project. */
const withLand = aPack({
  zones: pack.zones.map((zone) =>
    zone.code === '2705'
      ? { ...zone, brownfields: { sites: 6, industrial: 4, unused: 3, areaM2: 120_000 } }
      : zone,
  ),
});

describe('fit of a project to a basin', () => {
  it('R-124 is the mean of the parts that have data, and says how many they are', () => {
    const { score, computed, parts } = fitIn().fit;
    const known = parts.flatMap((one) => (one.score === null ? [] : [one.score]));
    expect(computed).toBe(known.length);
    expect(known).toHaveLength(3);
    expectClose(score, known.reduce((sum, one) => sum + one, 0) / 3, { rel: 1e-12 });
  });

  it('R-124 never counts a part without data as zero', () => {
    expect(part('land')).toMatchObject({ score: null, missing: 'landUse' });
    expect(part('training')).toMatchObject({ score: null, missing: 'trainingOffer' });
  });

  it('R-125 weighs the posts of the branch against the jobs, and unemployment', () => {
    // 900 posts of CK: a tenth is half of 180 jobs. Unemployment at 6 % is half-way between tense and slack.
    expectClose(part('skills', { directJobs: 180 })?.score, 50, { rel: 1e-12 });
    expectClose(part('skills', { directJobs: 60 })?.score, 75, { rel: 1e-12 });
    expect(part('skills', { directJobs: null })).toMatchObject({ score: null, missing: 'directJobs' });
  });

  it('R-126 is the share of the purchases that the basin can serve, whatever is declared of it', () => {
    const natural = fitIn().indicators.find(({ id }) => id === 'E16')?.value ?? 0;
    const inFrance = fitIn().inputs.francePurchaseShare.value;
    expectClose(part('suppliers')?.score, (100 * natural) / inFrance, { rel: 1e-12 });
    expect(part('suppliers', { localPurchaseShare: 0.01 })?.score).toBe(part('suppliers')?.score);
  });

  it('R-127 holds unused brownfield against five times what is asked', () => {
    expectClose(part('land', { landNeed: 2 }, withLand)?.score, 60, { rel: 1e-12 });
    expect(part('land', { landNeed: 1 }, withLand)?.score).toBe(100);
    expect(part('land', { landNeed: 0 }, withLand)?.score).toBe(100);
    expect(part('land', { landNeed: 2 })).toMatchObject({ score: null, missing: 'brownfields' });
  });

  it('R-128 ranks the jobs within reach among the other basins', () => {
    const scores = ['2705', '2706', '1109', '2701', '8404'].map(
      (zone) => part('access', { zone })?.score ?? -1,
    );
    expect([...scores].sort((a, b) => a - b)).toEqual([0, 25, 50, 75, 100]);
    // Six zones, one of them without posts: four others are compared, and the derivation says so.
    const compared = fitIn().traces['fit|access']?.inputs.find(({ id }) => id === 'basinsCompared');
    expect(compared?.value).toBe(4);
  });

  it('R-90 derives the whole and each part that has a score', () => {
    const { traces, fit } = fitIn({ landNeed: 2 }, withLand);
    expect(traces['fit']?.inputs).toHaveLength(fit.computed);
    for (const { trace, score } of fit.parts) {
      expect(traces[trace]?.value).toBe(score);
      expect((traces[trace]?.inputs.length ?? 0) > 0).toBe(score !== null);
    }
  });
});
