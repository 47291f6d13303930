import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addCard, cardLabels, priorities } from './priorities.ts';
import { project } from './project.ts';
import { roadmap } from './roadmap.ts';
import { emptyDocument } from './migrations.ts';
import type { DocumentSpec, Snapshot } from './define-document.ts';
import { readDocument } from './read.ts';
import { addItem, applyTextEdit, moveItem, removeItem, setField, textOf } from './write.ts';

const nadia = { id: 'p-nadia', name: 'Nadia Keller' };
const thomas = { id: 'p-thomas', name: 'Thomas Roy' };

function open(spec: DocumentSpec): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, emptyDocument(spec));
  return doc;
}

function sync(...docs: Y.Doc[]): void {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

function read<Spec extends DocumentSpec>(spec: Spec, doc: Y.Doc): Snapshot<Spec> {
  const result = readDocument(spec, doc);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

describe('setField', () => {
  it.each([
    ['under the ceiling', 19_999],
    ['at the ceiling', 20_000],
    ['at the floor', 0],
  ])('accepts jobs %s', (_, value) => {
    const doc = open(project);
    expect(setField(project, doc, 'directJobs', value, nadia)).toEqual({ ok: true, value: undefined });
    expect(read(project, doc).fields.directJobs).toBe(value);
  });

  it.each([
    [20_001, { code: 'out-of-bounds', path: 'directJobs', found: 20_001, min: 0, max: 20_000, unit: 'FTE' }],
    [-1, { code: 'out-of-bounds', path: 'directJobs', found: -1, min: 0, max: 20_000, unit: 'FTE' }],
    [Number.NaN, { code: 'not-finite', path: 'directJobs', found: 'NaN', unit: 'FTE' }],
    [Infinity, { code: 'not-finite', path: 'directJobs', found: 'Infinity', unit: 'FTE' }],
    ['60', { code: 'wrong-type', path: 'directJobs', found: 'string', expected: 'number' }],
  ])('refuses jobs of %s with the figures, and writes nothing', (value, failure) => {
    const doc = open(project);
    expect(setField(project, doc, 'directJobs', value, nadia)).toEqual({ ok: false, failure });
    expect(read(project, doc).fields.directJobs).toBeNull();
    expect(read(project, doc).touched).toEqual({});
  });

  it('refuses half a year, an impossible date, an unknown choice and an unknown path', () => {
    const doc = open(project);
    expect(setField(project, doc, 'fullYear', 2030.5, nadia)).toMatchObject({
      failure: { code: 'not-whole' },
    });
    expect(setField(project, doc, 'announcedOn', '2027-02-30', nadia)).toMatchObject({
      failure: { code: 'bad-date' },
    });
    expect(setField(project, doc, 'status', 'rich', nadia)).toMatchObject({
      failure: { code: 'not-a-choice' },
    });
    expect(setField(project, doc, 'constructor', 1, nadia)).toMatchObject({
      failure: { code: 'unknown-path' },
    });
    expect(setField(project, doc, 'purchaseMix/none/share', 1, nadia)).toMatchObject({
      failure: { code: 'gone' },
    });
  });

  it('refuses an oversize paste, accepts the bound, and lets a text that passed it shrink', () => {
    const doc = open(project);
    expect(setField(project, doc, 'title', 'x'.repeat(161), nadia)).toEqual({
      ok: false,
      failure: { code: 'too-long', path: 'title', found: 161, max: 160 },
    });
    expect(setField(project, doc, 'title', 'x'.repeat(160), nadia).ok).toBe(true);
    textOf(project, doc, 'title')?.insert(0, 'yyyy');
    expect(setField(project, doc, 'title', 'x'.repeat(162), nadia).ok).toBe(true);
    expect(setField(project, doc, 'title', 'x'.repeat(165), nadia).ok).toBe(false);
  });

  it('says who wrote what, and what it replaced', () => {
    const doc = open(project);
    setField(project, doc, 'directJobs', 52, nadia);
    setField(project, doc, 'directJobs', 60, thomas);
    expect(read(project, doc).touched['directJobs']).toMatchObject({
      by: 'p-thomas',
      name: 'Thomas Roy',
      from: 52,
    });
  });
});

describe('texts', () => {
  it('merges what two people type in one field', () => {
    const [a, b] = [open(project), open(project)];
    setField(project, a, 'title', 'Fonderie', nadia);
    sync(a, b);
    setField(project, a, 'title', 'Fonderie avancée', nadia);
    setField(project, b, 'title', 'La Fonderie', thomas);
    sync(a, b);
    expect(read(project, a).fields.title).toBe('La Fonderie avancée');
    expect(read(project, b)).toEqual(read(project, a));
  });

  it('turns any change of an input into an edit that gives exactly the new value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const text = new Y.Doc().getText('t');
        text.insert(0, before);
        applyTextEdit(text, after, null);
        expect(text.toString()).toBe(after);
      }),
      { seed: 20260101, numRuns: 300 },
    );
  });

  it('never cuts an emoji in two', () => {
    const text = new Y.Doc().getText('t');
    text.insert(0, 'a😀b');
    applyTextEdit(text, 'a😁b', null);
    expect(text.toString()).toBe('a😁b');
  });
});

describe('collections', () => {
  it('adds, moves and removes items in a fixed order', () => {
    const doc = open(roadmap);
    const ids = ['a', 'b', 'c'].map((id) => addItem(roadmap, doc, 'actions', { title: id }, nadia, id));
    expect(ids.every((added) => added.ok)).toBe(true);
    moveItem(roadmap, doc, 'actions', 'c', 'a', nadia);
    moveItem(roadmap, doc, 'actions', 'a', null, nadia);
    expect(read(roadmap, doc).collections.actions.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    removeItem(roadmap, doc, 'actions', 'b', nadia);
    expect(removeItem(roadmap, doc, 'actions', 'b', nadia)).toMatchObject({ failure: { code: 'gone' } });
    expect(read(roadmap, doc).collections.actions.map(({ id }) => id)).toEqual(['c', 'a']);
  });

  it('moves an item between two that were added at the same instant', () => {
    const [a, b] = [open(roadmap), open(roadmap)];
    addItem(roadmap, a, 'actions', {}, nadia, 'x');
    addItem(roadmap, b, 'actions', {}, thomas, 'y');
    sync(a, b);
    addItem(roadmap, a, 'actions', {}, nadia, 'z');
    expect(moveItem(roadmap, a, 'actions', 'z', 'y', nadia).ok).toBe(true);
    sync(a, b);
    expect(read(roadmap, b).collections.actions.map(({ id }) => id)).toEqual(['x', 'z', 'y']);
  });

  it('refuses an item whole when one of its values is refused', () => {
    const doc = open(roadmap);
    const added = addItem(roadmap, doc, 'actions', { title: 'x', progress: 101 }, nadia, 'a');
    expect(added).toMatchObject({ failure: { code: 'out-of-bounds', path: 'actions/a/progress', max: 100 } });
    expect(read(roadmap, doc).collections.actions).toEqual([]);
  });

  it('refuses more items than the collection holds', () => {
    const doc = open(project);
    for (let index = 0; index < 60; index += 1) addItem(project, doc, 'purchaseMix', {}, nadia);
    expect(addItem(project, doc, 'purchaseMix', {}, nadia)).toEqual({
      ok: false,
      failure: { code: 'too-many', path: 'purchaseMix', found: 61, max: 60 },
    });
  });

  it('keeps both boxes when two people tick two boxes at once', () => {
    const [a, b] = [open(priorities), open(priorities)];
    addCard(a, { title: 'Fonderie' }, nadia, 'k1');
    sync(a, b);
    setField(priorities, a, 'cards/k1/returns', ['wages'], nadia);
    setField(priorities, b, 'cards/k1/returns', ['training'], thomas);
    sync(a, b);
    expect(read(priorities, a).collections.cards[0]?.returns).toEqual(['training', 'wages']);
  });

  it('gives the next number, never that of a removed card, and tells twins apart the same way everywhere', () => {
    const [a, b] = [open(priorities), open(priorities)];
    addCard(a, { title: 'un' }, nadia, 'k1');
    addCard(a, { title: 'deux' }, nadia, 'k2');
    removeItem(priorities, a, 'cards', 'k2', nadia);
    sync(a, b);
    addCard(a, { title: 'trois' }, nadia, 'k4');
    addCard(b, { title: 'trois aussi' }, thomas, 'k3');
    sync(a, b);
    const labels = [a, b].map((doc) => [...cardLabels(read(priorities, doc).collections.cards, 'BEL')]);
    expect(labels[0]).toEqual([
      ['k1', 'BEL-0001'],
      ['k3', 'BEL-0003'],
      ['k4', 'BEL-0003b'],
    ]);
    expect(labels[1]).toEqual(labels[0]);
  });
});

describe('dependencies', () => {
  function three(): Y.Doc {
    const doc = open(roadmap);
    for (const id of ['a', 'b', 'c']) addItem(roadmap, doc, 'actions', {}, nadia, id);
    setField(roadmap, doc, 'actions/b/dependsOn', ['a'], nadia);
    setField(roadmap, doc, 'actions/c/dependsOn', ['b'], nadia);
    return doc;
  }

  it('refuses a dependency that closes a loop, long or short', () => {
    const doc = three();
    expect(setField(roadmap, doc, 'actions/a/dependsOn', ['c'], nadia)).toEqual({
      ok: false,
      failure: { code: 'cycle', path: 'actions/a/dependsOn', found: 'c' },
    });
    expect(setField(roadmap, doc, 'actions/a/dependsOn', ['a'], nadia)).toMatchObject({
      failure: { code: 'cycle' },
    });
  });

  it('reads no loop even when two people close it together', () => {
    const [a, b] = [open(roadmap), open(roadmap)];
    for (const id of ['x', 'y']) addItem(roadmap, a, 'actions', {}, nadia, id);
    sync(a, b);
    setField(roadmap, a, 'actions/x/dependsOn', ['y'], nadia);
    setField(roadmap, b, 'actions/y/dependsOn', ['x'], thomas);
    sync(a, b);
    expect(read(roadmap, a).collections.actions.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ['x', ['y']],
      ['y', []],
    ]);
    expect(read(roadmap, b)).toEqual(read(roadmap, a));
  });

  it('leaves out an action that was removed, and finds it again after the removal is undone', () => {
    const doc = three();
    removeItem(roadmap, doc, 'actions', 'a', nadia);
    expect(read(roadmap, doc).collections.actions[0]?.dependsOn).toEqual([]);
  });
});

describe('convergence', () => {
  it('shows the same snapshot on every machine, whatever was done and in whatever order it arrived', () => {
    const step = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom('add', 'move', 'remove', 'jobs', 'title', 'sync'),
      at: fc.nat(20),
      value: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const docs = [open(priorities), open(priorities), open(priorities)];
        let count = 0;
        for (const { who, what, at, value } of steps) {
          const doc = docs[who];
          if (doc === undefined) continue;
          const cards = read(priorities, doc).collections.cards;
          const id = cards[at % Math.max(1, cards.length)]?.id;
          const author = { id: `p${who}`, name: `P${who}` };
          if (what === 'sync') sync(...docs.filter((_, index) => index !== at % 3));
          else if (what === 'add' || id === undefined)
            addCard(doc, { jobs: value }, author, `c${(count += 1)}`);
          else if (what === 'move')
            moveItem(priorities, doc, 'cards', id, cards[value % cards.length]?.id ?? null, author);
          else if (what === 'remove') removeItem(priorities, doc, 'cards', id, author);
          else if (what === 'jobs') setField(priorities, doc, `cards/${id}/jobs`, value, author);
          else setField(priorities, doc, `cards/${id}/title`, `titre ${value}`, author);
        }
        sync(...docs);
        const [first, ...others] = docs.map((doc) => read(priorities, doc));
        for (const other of others) expect(other).toEqual(first);
      }),
      { seed: 20260101, numRuns: 100 },
    );
  });
});
