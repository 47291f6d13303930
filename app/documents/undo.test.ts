import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { DocumentSpec, Snapshot } from './define-document.ts';
import { emptyDocument } from './migrations.ts';
import { addCard, priorities } from './priorities.ts';
import { project } from './project.ts';
import { readDocument } from './read.ts';
import { createUndo } from './undo.ts';
import { addItem, removeItem, setField } from './write.ts';

const nadia = { id: 'p-nadia', name: 'Nadia Keller' };
const thomas = { id: 'p-thomas', name: 'Thomas Roy' };

// why: steps are told apart by the time between edits; a fake clock stands for the pauses of a person.
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T14:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

function open(spec: DocumentSpec): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, emptyDocument(spec));
  return doc;
}

function read<Spec extends DocumentSpec>(spec: Spec, doc: Y.Doc): Snapshot<Spec> {
  const result = readDocument(spec, doc);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

describe('createUndo', () => {
  it('takes back only one’s own edits, by two people on one machine or on two', () => {
    const doc = open(project);
    const undo = createUndo(project, doc, nadia);
    const other = open(project);
    setField(project, doc, 'directJobs', 52, nadia);
    setField(project, doc, 'turnover', 9000, thomas);
    setField(project, other, 'purchases', 5200, thomas);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    undo.undo();
    expect(read(project, doc).fields).toMatchObject({ directJobs: null, turnover: 9000, purchases: 5200 });
    expect(undo.undo()).toBeNull();
    undo.redo();
    expect(read(project, doc).fields.directJobs).toBe(52);
  });

  it('makes one step of each field, even when they are edited within half a second', () => {
    const doc = open(project);
    const undo = createUndo(project, doc, nadia);
    setField(project, doc, 'directJobs', 52, nadia);
    setField(project, doc, 'turnover', 9000, nadia);
    undo.undo();
    expect(read(project, doc).fields).toMatchObject({ directJobs: 52, turnover: null });
  });

  it('gives the trace back to who wrote the value that came back', () => {
    const doc = open(project);
    const undo = createUndo(project, doc, nadia);
    setField(project, doc, 'directJobs', 52, thomas);
    vi.advanceTimersByTime(60_000);
    setField(project, doc, 'directJobs', 60, nadia);
    expect(read(project, doc).touched['directJobs']).toMatchObject({ by: 'p-nadia', from: 52 });
    undo.undo();
    expect(read(project, doc).fields.directJobs).toBe(52);
    expect(read(project, doc).touched['directJobs']).toEqual({
      by: 'p-thomas',
      name: 'Thomas Roy',
      at: '2026-11-24T14:00:00.000Z',
      from: null,
    });
  });

  it('leaves a value that someone has changed since, and its trace', () => {
    const doc = open(project);
    const undo = createUndo(project, doc, nadia);
    setField(project, doc, 'directJobs', 60, nadia);
    setField(project, doc, 'directJobs', 65, thomas);
    undo.undo();
    expect(read(project, doc).fields.directJobs).toBe(65);
    expect(read(project, doc).touched['directJobs']?.by).toBe('p-thomas');
  });

  it('keeps what someone else typed in the same text', () => {
    const doc = open(project);
    const undo = createUndo(project, doc, nadia);
    setField(project, doc, 'title', 'Fonderie', thomas);
    setField(project, doc, 'title', 'Fonderie avancée', nadia);
    setField(project, doc, 'title', 'La Fonderie avancée', thomas);
    undo.undo();
    expect(read(project, doc).fields.title).toBe('La Fonderie');
  });

  it('takes back an item I added, but not once someone has written in it', () => {
    const doc = open(priorities);
    const undo = createUndo(priorities, doc, nadia);
    addCard(doc, { title: 'Mienne' }, nadia, 'k1');
    undo.undo();
    expect(read(priorities, doc).collections.cards).toEqual([]);
    addCard(doc, { title: 'Mienne' }, nadia, 'k2');
    setField(priorities, doc, 'cards/k2/jobs', 60, thomas);
    expect(undo.undo()).toBeNull();
    expect(read(priorities, doc).collections.cards).toMatchObject([{ title: 'Mienne', jobs: 60 }]);
  });

  it('brings a removed item back whole, with its texts and its trace', () => {
    const doc = open(priorities);
    const undo = createUndo(priorities, doc, nadia);
    addItem(priorities, doc, 'cards', { title: 'Turbines', jobs: 60, returns: ['wages'] }, thomas, 'k1');
    setField(priorities, doc, 'cards/k1/why', 'Parce que', thomas);
    const before = read(priorities, doc);
    removeItem(priorities, doc, 'cards', 'k1', nadia);
    expect(Object.keys(read(priorities, doc).touched)).toEqual(['cards/k1']);
    undo.undo();
    expect(read(priorities, doc)).toEqual(before);
  });
});
