import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COSTS, factsIn, registerOf, riskFlags, type RiskFacts, type RiskFigures } from './risks.ts';

const figures = (change: Partial<RiskFigures> = {}): RiskFigures => ({
  directJobs: 60,
  supportedBasin: 80,
  supportedTotal: 120,
  displacedElsewhere: 5,
  publicAid: 0,
  declaredWage: 40,
  context: { branchWage: 40, basinPosts: 40_000, branchPosts: 2_000, basinDisplacement: 0.03 },
  ...change,
});
const facts = (change: Partial<RiskFacts> = {}): RiskFacts => ({
  announcedOn: null,
  steps: [],
  budgeted: { wage: true, land: true, energy: true, training: true },
  sameBranch: [],
  ...change,
});
const flag = (id: string, of: Partial<RiskFigures>, known: Partial<RiskFacts> = {}) =>
  riskFlags(figures(of), facts(known)).find((one) => one.id === id);
const raisedBy = (id: string, of: Partial<RiskFigures>, known: Partial<RiskFacts> = {}) => {
  const found = flag(id, of, known);
  return [found?.state, found?.tests.filter(({ over }) => over).map(({ code }) => code)];
};
const context = (change: Partial<RiskFigures['context']>) => ({
  context: { ...figures().context, ...change },
});

describe('risk flags', () => {
  it('R-130 to R-133 raise nothing on a quiet project', () => {
    expect(riskFlags(figures(), facts()).map(({ state }) => state)).toEqual([
      'clear',
      'clear',
      'clear',
      'clear',
    ]);
  });

  it('R-130 raises haste by a step expected after the day announced, or on no day, never by one that is done', () => {
    const step = (due: string | null, done = false) => ({ title: 'Permis', due, done });
    const announcedOn = '2027-03-01';
    expect(raisedBy('haste', {}, { announcedOn, steps: [step('2027-03-02')] })).toEqual([
      'raised',
      ['unfinishedSteps'],
    ]);
    expect(flag('haste', {}, { announcedOn, steps: [step('2027-03-01')] })?.state).toBe('clear');
    expect(flag('haste', {}, { announcedOn, steps: [step(null)] })?.state).toBe('raised');
    expect(flag('haste', {}, { announcedOn, steps: [step('2028-01-01', true)] })?.state).toBe('clear');
    expect(flag('haste', {}, { announcedOn, steps: [step(null)] })?.tests[0]?.names).toEqual(['Permis']);
  });

  it('R-130 cannot tell of an announcement without any step, and needs none without an announcement', () => {
    expect(flag('haste', {}, { announcedOn: '2027-03-01' })).toMatchObject({
      state: 'unknown',
      missing: ['roadmapSteps'],
    });
    expect(flag('haste', {}, { announcedOn: null, steps: [] })?.state).toBe('clear');
  });

  it.each([
    ['under', 800, 'clear'],
    ['over', 801, 'raised'],
  ])(
    'R-131 raises concentration just %s two percent of the posts of the basin',
    (_, supportedBasin, state) => {
      expect(flag('concentration', { supportedBasin })?.state).toBe(state);
    },
  );

  it('R-131 raises concentration by a branch that fills the basin, or another project of the branch', () => {
    expect(raisedBy('concentration', context({ branchPosts: 6_100 }))).toEqual(['raised', ['branchShare']]);
    expect(raisedBy('concentration', {}, { sameBranch: ['Fonderie'] })).toEqual(['raised', ['sameBranch']]);
    expect(flag('concentration', {}, { sameBranch: null })).toMatchObject({
      state: 'unknown',
      missing: ['otherProjects'],
    });
  });

  it('R-132 raises ignored costs by what is said not to be in the plan, and by a low wage', () => {
    const budgeted = { wage: true, land: false, energy: null, training: true };
    expect(flag('ignoredCosts', {}, { budgeted })).toMatchObject({
      state: 'raised',
      missing: ['cost.energy'],
    });
    expect(raisedBy('ignoredCosts', { declaredWage: 35.9 })).toEqual(['raised', ['wageGap']]);
    expect(flag('ignoredCosts', { declaredWage: 36.1 })?.state).toBe('clear');
  });

  it('R-132 cannot tell while nobody answered', () => {
    const budgeted = { wage: null, land: null, energy: null, training: null };
    expect(flag('ignoredCosts', { declaredWage: null }, { budgeted })).toMatchObject({
      state: 'unknown',
      missing: COSTS.map((cost) => `cost.${cost}`),
    });
  });

  it('R-444 a register gives back the facts it was made from, names left out', () => {
    const costs = fc.record({
      wage: fc.option(fc.boolean()),
      land: fc.option(fc.boolean()),
      energy: fc.option(fc.boolean()),
      training: fc.option(fc.boolean()),
    });
    const step = fc.record({
      title: fc.string(),
      due: fc.option(fc.constantFrom('2026-01-01', '2027-06-01')),
      done: fc.boolean(),
    });
    const known = fc.record({
      announcedOn: fc.option(fc.constantFrom('2026-06-01', '2027-12-31')),
      steps: fc.array(step, { maxLength: 6 }),
      budgeted: costs,
      sameBranch: fc.option(fc.array(fc.string(), { maxLength: 4 })),
    });
    const sizes = fc.constantFrom<Partial<RiskFigures>>(
      {},
      { directJobs: null, supportedBasin: null },
      { publicAid: null, declaredWage: null },
      { publicAid: 900, supportedBasin: 30 },
    );
    fc.assert(
      fc.property(known, sizes, (given, moved) => {
        const kept = registerOf(riskFlags(figures(moved), given));
        const again = factsIn({ announcedOn: given.announcedOn, flags: kept });
        expect(registerOf(riskFlags(figures(moved), again))).toEqual(kept);
      }),
      { seed: 20_260_101, numRuns: 300 },
    );
  });

  it('R-133 raises crowding out by what is displaced here, elsewhere, and by an aid that works outside', () => {
    expect(raisedBy('crowdingOut', context({ basinDisplacement: 0.11 }))).toEqual([
      'raised',
      ['displacedHere'],
    ]);
    expect(raisedBy('crowdingOut', { displacedElsewhere: 16 })).toEqual(['raised', ['displacedElsewhere']]);
    expect(raisedBy('crowdingOut', { publicAid: 500, supportedBasin: 59 })).toEqual([
      'raised',
      ['aidOutside'],
    ]);
    expect(flag('crowdingOut', { publicAid: 0, supportedBasin: 59 })?.state).toBe('clear');
    expect(flag('crowdingOut', { publicAid: null })).toMatchObject({
      state: 'unknown',
      missing: ['publicAid'],
    });
  });
});
