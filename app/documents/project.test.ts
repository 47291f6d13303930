import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { INPUTS } from '#app/engine/types.ts';
import { emptyDocument } from './migrations.ts';
import { INPUT_IDS, mixTotal, project, scenarioOf } from './project.ts';
import { precision } from './priorities.ts';
import { readDocument } from './read.ts';
import { addItem, setField } from './write.ts';

const author = { id: 'p1', name: 'Thomas Roy' };

function filled(values: Readonly<Record<string, unknown>>, mix: readonly [string, number][] = []) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, emptyDocument(project));
  for (const [path, value] of Object.entries(values)) {
    const set = setField(project, doc, path, value, author);
    if (!set.ok) throw new Error(JSON.stringify(set.failure));
  }
  for (const [branch, share] of mix) addItem(project, doc, 'purchaseMix', { branch, share }, author);
  const read = readDocument(project, doc);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

describe('project', () => {
  it('offers every input of the engine with the bounds of its table', () => {
    expect(INPUT_IDS).toEqual(Object.keys(INPUTS));
    for (const id of INPUT_IDS) {
      const { min, max, unit } = INPUTS[id];
      expect(project.fields[id]).toMatchObject({ type: 'number', min, max, unit });
      expect(project.fields[`${id}Proof`]).toMatchObject({ type: 'text' });
    }
  });
});

describe('scenarioOf', () => {
  it('gives the engine what was declared, leaves out what was not, and says what is proven', () => {
    const snapshot = filled({
      zone: '2705',
      branch: 'CK',
      commune: '90032',
      directJobs: 60,
      importReplacement: 0,
      purchases: 5200,
      purchasesProof: 'Devis signés',
      turnoverProof: 'preuve sans valeur',
    });
    expect(scenarioOf(snapshot)).toEqual({
      zone: '2705',
      branch: 'CK',
      commune: '90032',
      proven: ['purchases'],
      purchaseMix: null,
      directJobs: 60,
      importReplacement: 0,
      purchases: 5200,
    });
  });

  it.each([
    [
      'under one',
      [
        ['CH', 0.4],
        ['CH', 0.1],
        ['CK', 0.2],
      ],
      { CH: 0.5, CK: 0.2 },
    ],
    [
      'exactly one',
      [
        ['CH', 0.5],
        ['CK', 0.5],
      ],
      { CH: 0.5, CK: 0.5 },
    ],
    [
      'over one',
      [
        ['CH', 0.75],
        ['CK', 0.5],
      ],
      null,
    ],
    ['none', [], null],
  ] as const)('keeps a purchase mix %s', (_, mix, kept) => {
    const snapshot = filled(
      { zone: '2705', branch: 'CK' },
      mix.map(([branch, share]) => [branch, share]),
    );
    expect(scenarioOf(snapshot).purchaseMix).toEqual(kept);
    expect(mixTotal(snapshot)).toBeCloseTo(
      mix.reduce((sum, [, share]) => sum + share, 0),
      12,
    );
  });
});

describe('precision', () => {
  const empty = { filiere: ' ', title: '', jobs: 0, place: '', horizon: null, returns: [] } as const;
  it('counts the six facts and names the missing ones in the order they are asked', () => {
    expect(precision(empty).count).toBe(0);
    expect(
      precision({ ...empty, filiere: 'fonderie', title: 'Turbines', jobs: 60, place: 'Bourogne' }),
    ).toEqual({
      count: 4,
      present: ['filiere', 'title', 'jobs', 'place'],
      missing: ['horizon', 'returns'],
    });
    expect(
      precision({ filiere: 'f', title: 't', jobs: 1, place: 'p', horizon: 'after', returns: ['wages'] })
        .count,
    ).toBe(6);
  });
});
