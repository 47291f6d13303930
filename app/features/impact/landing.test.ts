import { expect, it } from 'vitest';
import { assess } from '#app/engine/index.ts';
import { aPack } from '#tests/factories/pack.ts';
import { balanceOf, figureKey } from './balance.ts';
import { losingZones } from './landing.ts';

const lossesOf = (lost: readonly number[]) => {
  const balance = balanceOf(assess({ zone: '2705', branch: 'CK', directJobs: 4 }, aPack(), { draws: 0 }));
  const key = figureKey('T12', 'total', 'gross');
  const figure = balance.figures[key];
  if (figure === undefined) throw new Error('no T12');
  const value = lost.reduce((sum, one) => sum + one, 0);
  return losingZones(
    {
      ...balance,
      figures: { ...balance.figures, [key]: { ...figure, value } },
      zones: balance.zones.slice(0, lost.length).map((zone, at) => ({ ...zone, displaced: lost[at] ?? 0 })),
    },
    3,
  ).zones.map((zone) => zone.lost);
};

it('names the first zones of a branch spread so thin that none loses a tenth of a job', () => {
  expect(lossesOf([0.09, 0.02, 0.6])).toEqual([0.6, 0.09, 0.02]);
  expect(lossesOf([0.09, 0.45, 0])).toEqual([0.45, 0.09]);
});

it('names and draws nobody where the page says that nobody loses', () => {
  expect(lossesOf([0.3, 0.1])).toEqual([]);
});

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
