import { describe, expect, it } from 'vitest';
import { FACT_LIST } from '#app/engine/facts.ts';
import type { Scenario } from '#app/engine/types.ts';
import { fieldOf } from './missing-field.ts';

const bare: Scenario = { zone: '2705', branch: 'CK', directJobs: 50 };

describe('the field of a missing indicator', () => {
  it('is one for every indicator that a declared fact serves', () => {
    for (const { serves, missing } of FACT_LIST)
      for (const id of serves) expect([id, fieldOf(id, missing, bare)]).not.toEqual([id, null]);
  });

  it('is the first that nobody declares, and none once all are', () => {
    const energy = (facts: Scenario['facts']) =>
      fieldOf('N05', 'energyUse', { ...bare, facts: facts ?? null });
    expect(energy(null)).toBe('electricityUse');
    expect(energy({ electricityUse: 0 })).toBe('gasUse');
    expect(energy({ electricityUse: 0, gasUse: 0, otherEnergyUse: 0 })).toBeNull();
  });

  it('is the land before what is a part of it, and the input that is named', () => {
    expect(fieldOf('N08', 'landUse', bare)).toBe('landNeed');
    expect(fieldOf('N08', 'landUse', { ...bare, landNeed: 2 })).toBe('reusedLand');
    expect(fieldOf('F41', 'publicAid', bare)).toBe('publicAid');
    expect(fieldOf('J26', 'announcedJobs', bare)).toBe('directJobs');
    expect(fieldOf('N03', 'emissionFactors', bare)).toBeNull();
  });
});
