import { describe, expect, it } from 'vitest';
import { contradictionsOf } from './contradictions.ts';
import type { Scenario } from './types.ts';

const told = (declared: Partial<Scenario>) =>
  contradictionsOf({ zone: '2705', branch: 'CK', ...declared }).map(({ code, more, most }) => [
    code,
    more.id,
    more.value,
    most.id,
    most.value,
  ]);

describe('contradictory inputs', () => {
  it.each<[string, Partial<Scenario>, Partial<Scenario>, ReturnType<typeof told>[number]]>([
    [
      'purchases above turnover',
      { purchases: 1_000, turnover: 1_000 },
      { purchases: 1_001, turnover: 1_000 },
      ['purchases-above-turnover', 'purchases', 1_001, 'turnover', 1_000],
    ],
    [
      'more bought in the basin than in France',
      { localPurchaseShare: 0.4, francePurchaseShare: 0.4 },
      { localPurchaseShare: 0.41, francePurchaseShare: 0.4 },
      ['local-above-france-share', 'localPurchaseShare', 0.41, 'francePurchaseShare', 0.4],
    ],
    [
      'payroll above turnover',
      { directJobs: 10, grossWage: 40, turnover: 400 },
      { directJobs: 10, grossWage: 40, turnover: 399 },
      ['payroll-above-turnover', 'payroll', 400, 'turnover', 399],
    ],
    [
      'payroll above value added',
      { directJobs: 10, grossWage: 40, turnover: 1_000, purchases: 600 },
      { directJobs: 10, grossWage: 40, turnover: 1_000, purchases: 601 },
      ['payroll-above-value-added', 'payroll', 400, 'valueAdded', 399],
    ],
    [
      'more jobs one year than at full activity',
      { directJobs: 60, jobsByYear: [20, 60, null] },
      { directJobs: 60, jobsByYear: [20, 61, null] },
      ['year-above-steady', 'jobsOfYear', 61, 'directJobs', 60],
    ],
  ])('R-134 tells %s with both figures, and not at equality', (_, fits, clashes, expected) => {
    expect(told(fits)).toEqual([]);
    expect(told(clashes)).toEqual([expected]);
  });

  it.each<[string, Partial<Scenario>, number, ReturnType<typeof told>[number]]>([
    [
      'apprentices',
      { directJobs: 10, facts: { apprentices: 10 } },
      11,
      ['part-above-whole', 'apprentices', 11, 'directJobs', 10],
    ],
    [
      'land reused',
      { landNeed: 2, facts: { reusedLand: 2 } },
      2.5,
      ['part-above-whole', 'reusedLand', 2.5, 'landNeed', 2],
    ],
    [
      'training',
      { turnover: 100, facts: { trainingSpending: 100 } },
      101,
      ['part-above-whole', 'trainingSpending', 101, 'turnover', 100],
    ],
  ])('R-477 tells %s above what it is a part of, and not at equality', (_, fits, more, expected) => {
    expect(told(fits)).toEqual([]);
    const facts = Object.fromEntries(Object.keys(fits.facts ?? {}).map((id) => [id, more]));
    expect(told({ ...fits, facts })).toEqual([expected]);
    // Without the whole there is nothing to compare with.
    expect(told({ facts })).toEqual([]);
  });

  it('R-134 says nothing of estimates', () => {
    expect(told({ purchases: 9_000 })).toEqual([]);
    expect(told({ localPurchaseShare: 0.9 })).toEqual([]);
    expect(told({ directJobs: 10, turnover: 1 })).toEqual([]);
    expect(told({ jobsByYear: [500] })).toEqual([]);
  });

  it('R-134 does not tell twice a turnover that everything exceeds', () => {
    expect(
      told({ directJobs: 10, grossWage: 40, turnover: 100, purchases: 900 }).map(([code]) => code),
    ).toEqual(['purchases-above-turnover', 'payroll-above-turnover']);
  });

  it('R-134 says which year it is', () => {
    const [found] = contradictionsOf({
      zone: '2705',
      branch: 'CK',
      directJobs: 60,
      jobsByYear: [10, null, 70, 80],
    });
    expect(found).toMatchObject({ year: 4 });
  });
});
