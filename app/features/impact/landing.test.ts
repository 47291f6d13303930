import { expect, it } from 'vitest';
import { assess } from '#app/engine/index.ts';
import { aPack } from '#tests/factories/pack.ts';
import { balanceOf } from './balance.ts';
import { losingZones } from './landing.ts';

it('counts every job displaced, in the zones too small to be named as well', () => {
  const scenario = { zone: '2705', branch: 'CK', directJobs: 4, displacement: 0.2, importReplacement: 0.5 };
  const assessment = assess(scenario, aPack(), { draws: 0 });
  const displaced = assessment.zones.reduce((sum, zone) => sum + zone.displaced, 0);
  const { total, zones } = losingZones(balanceOf(assessment), 3);
  const named = zones.reduce((sum, { lost }) => sum + lost, 0);
  expect(displaced).toBeGreaterThan(0);
  expect(total).toBeCloseTo(displaced, 9);
  expect(named).toBeLessThanOrEqual(total);
});
