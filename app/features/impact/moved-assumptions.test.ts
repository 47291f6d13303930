import { describe, expect, it } from 'vitest';
import { movedAssumptions } from './moved-assumptions.ts';

const scenario = { zone: '2705', branch: 'CK', directJobs: 60 };

describe('moved assumptions', () => {
  it('counts none while nobody moved one, nor one put back where it was', () => {
    expect(movedAssumptions(scenario)).toEqual([]);
    expect(movedAssumptions({ ...scenario, deadweight: 0.2, assumptions: { deltaExposed: 0.25 } })).toEqual(
      [],
    );
  });

  it('names those of the engine and those declared as inputs, with where they come from', () => {
    expect(movedAssumptions({ ...scenario, deadweight: 0.3, assumptions: { deltaExposed: 0.4 } })).toEqual([
      { id: 'deltaExposed', value: 0.4, from: 0.25 },
      { id: 'deadweight', value: 0.3, from: 0.2 },
    ]);
  });
});
