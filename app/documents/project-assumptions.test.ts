import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ADJUSTABLE, ASSUMPTIONS } from '#app/engine/index.ts';
import { emptyDocument } from './migrations.ts';
import { budgetedIn, project, scenarioOf } from './project.ts';
import { readDocument } from './read.ts';
import { setField } from './write.ts';

const author = { id: 'p1', name: 'Thomas Roy' };

function filled(values: Readonly<Record<string, unknown>>) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, emptyDocument(project));
  for (const [path, value] of Object.entries(values)) {
    const set = setField(project, doc, path, value, author);
    if (!set.ok) throw new Error(JSON.stringify(set.failure));
  }
  const read = readDocument(project, doc);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

describe('what a project says beside its inputs', () => {
  it('gives the engine moved assumptions, the jobs of each year and the land, when somebody touched them', () => {
    const scenario = scenarioOf(
      filled({ directJobs: 60, deltaExposedAssumed: 0.3, jobsYear2: 20, jobsYear3: 60, landNeed: 2.5 }),
    );
    expect(scenario.assumptions).toEqual({ deltaExposed: 0.3 });
    expect(scenario.jobsByYear).toEqual([null, 20, 60, null, null, null, null, null, null, null]);
    expect(scenario.landNeed).toBe(2.5);
  });

  it('R-460 gives the code of the product in 8 digits however it is spaced, and leaves out what is none', () => {
    for (const typed of ['84109000', ' 8410 90 00', '8410.90.00', '8410\u202F90\u202F00'])
      expect(scenarioOf(filled({ productCode: typed })).productCode).toBe('84109000');
    for (const typed of ['', '8410', '8410 90 0O', '841090001'])
      expect(scenarioOf(filled({ productCode: typed }))).not.toHaveProperty('productCode');
  });

  it('leaves them out of the scenario while nobody did: one frozen before reads the same', () => {
    expect(Object.keys(scenarioOf(filled({ directJobs: 60 }))).sort()).toEqual(
      ['branch', 'commune', 'directJobs', 'proven', 'purchaseMix', 'zone'].sort(),
    );
  });

  it('R-470 gives the engine what the file declares, proven when something is written', () => {
    const scenario = scenarioOf(
      filled({ directJobs: 60, permanentShare: 0.9, gasUse: 0, permanentShareProof: 'Plan de recrutement' }),
    );
    expect(scenario.facts).toEqual({ permanentShare: 0.9, gasUse: 0 });
    expect(scenario.proven).toEqual(['permanentShare']);
    expect(() => filled({ permanentShare: 1.2 })).toThrow('out-of-bounds');
  });

  it.each(ADJUSTABLE)('keeps %s within its published range', (id) => {
    const { low, high } = ASSUMPTIONS[id];
    for (const value of [low, high]) expect(filled({ [`${id}Assumed`]: value })).toBeDefined();
    for (const value of [low - 0.01, high + 0.01]) {
      expect(() => filled({ [`${id}Assumed`]: value })).toThrow('out-of-bounds');
    }
  });

  it('tells a cost that is not in the plan from one nobody was asked about', () => {
    expect(budgetedIn(filled({ landBudgeted: 'no', wageBudgeted: 'yes' }).fields)).toEqual({
      wage: true,
      land: false,
      energy: null,
      training: null,
    });
  });
});
