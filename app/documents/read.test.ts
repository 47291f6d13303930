import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { emptyDocument, repair } from './migrations.ts';
import { diagnostic } from './diagnostic.ts';
import { priorities } from './priorities.ts';
import { readDocument } from './read.ts';
import { roadmap } from './roadmap.ts';
import { addItem, setField } from './write.ts';

const author = { id: 'p1', name: 'Samia Belaïd' };

/** A document as the server holds it: what a client sent arrives as an update on roots nobody has typed yet. */
function received(write: (doc: Y.Doc) => void, from: Uint8Array = emptyDocument(priorities)): Y.Doc {
  const client = new Y.Doc();
  Y.applyUpdate(client, from);
  write(client);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(client));
  return server;
}

describe('readDocument', () => {
  it('reads an empty document with every field unset', () => {
    const doc = received(() => undefined, emptyDocument(diagnostic));
    expect(readDocument(diagnostic, doc)).toEqual({
      ok: true,
      value: {
        kind: 'diagnostic',
        fields: { title: '' },
        collections: {
          figures: [],
          strengths: [],
          weaknesses: [],
          actors: [],
          needs: [],
          strategies: [],
          links: [],
          siteEvents: [],
        },
        rich: { summary: '' },
        touched: {},
      },
    });
  });

  it('reports what a faulty client wrote and still gives the rest', () => {
    const doc = received((client) => {
      addItem(priorities, client, 'cards', { title: 'Fonderie', jobs: 60 }, author, 'good');
      addItem(priorities, client, 'cards', { title: 'Turbines' }, author, 'bad');
      const cards = client.getMap('cards');
      cards.set('junk', 'not an item');
      cards.set('../../etc', new Y.Map());
      const bad = cards.get('bad');
      if (bad instanceof Y.Map) {
        bad.set('jobs', Infinity);
        bad.set('title', 42);
        bad.set('horizon', 'yesterday');
        bad.set('returns.gold', true);
        bad.set('unknownField', { deep: true });
      }
    });
    const read = readDocument(priorities, doc);
    if (read.ok || read.failure.code !== 'schema') throw new Error('expected a schema failure');
    expect(new Set(read.failure.problems.map(({ path }) => path))).toEqual(
      new Set(['cards/junk', 'cards/../../etc', 'cards/bad/jobs', 'cards/bad/title', 'cards/bad/horizon']),
    );
    expect(read.failure.problems.find(({ path }) => path === 'cards/bad/jobs')).toEqual({
      path: 'cards/bad/jobs',
      found: 'Infinity',
      expected: '0..20000 FTE',
    });
    const cards = read.failure.partial.collections.cards;
    expect(cards.map(({ id, title, jobs }) => [id, title, jobs])).toEqual([
      ['good', 'Fonderie', 60],
      ['bad', '', null],
    ]);
  });

  it('reads again as sound once the server has repaired it', () => {
    const doc = received((client) => {
      addItem(priorities, client, 'cards', { title: 'Turbines' }, author, 'bad');
      client.getMap('cards').set('junk', [1]);
      const bad = client.getMap('cards').get('bad');
      if (bad instanceof Y.Map) bad.set('title', 42).toString();
    });
    expect(repair(priorities, doc)).toBe(2);
    expect(readDocument(priorities, doc).ok).toBe(true);
    expect(setField(priorities, doc, 'cards/bad/title', 'Turbines', author).ok).toBe(true);
    expect(repair(priorities, doc)).toBe(0);
  });

  it('says that a document was written by a newer program', () => {
    const doc = received((client) => client.getMap('meta').set('schema', 2));
    expect(readDocument(priorities, doc)).toEqual({
      ok: false,
      failure: { code: 'newer-schema', found: 2, expected: 1 },
    });
  });

  it('says that a document was never seeded', () => {
    const read = readDocument(priorities, new Y.Doc());
    expect(read).toMatchObject({ failure: { code: 'schema', problems: [{ path: 'meta/schema' }] } });
  });

  it('reads rich text as lines', () => {
    const doc = received((client) => {
      const fragment = client.getXmlFragment('rich:stage3');
      const [first, second] = ['Former', 'Recruter'].map((words) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(words)]);
        return paragraph;
      });
      if (first !== undefined && second !== undefined) fragment.insert(0, [first, second]);
    }, emptyDocument(roadmap));
    expect(readDocument(roadmap, doc)).toMatchObject({
      value: { rich: { stage3: 'Former\nRecruter', stage1: '' } },
    });
  });

  it('never throws, whatever a client puts in the roots and in the items', () => {
    const roots = ['meta', 'fields', 'touched', 'cards', 'rich:agreement'];
    const junk = fc.oneof(fc.jsonValue(), fc.double(), fc.constant('shared'));
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(...roots),
            fc.constantFrom('map', 'array', 'text', 'xml'),
            fc.string(),
            junk,
          ),
          {
            maxLength: 12,
          },
        ),
        (writes) => {
          const client = new Y.Doc();
          const shapes = new Map<string, string>();
          for (const [root, wanted, key, value] of writes) {
            const shape = shapes.get(root) ?? wanted;
            shapes.set(root, shape);
            const content = value === 'shared' ? new Y.Map([['title', key]]) : value;
            if (shape === 'map') client.getMap(root).set(key, content);
            else if (shape === 'array') client.getArray(root).push([content]);
            else if (shape === 'text') client.getText(root).insert(0, `${key}.`);
            else client.getXmlFragment(root).push([new Y.XmlText(key)]);
          }
          // On the machine that wrote it, and on one that received it.
          expect(() => readDocument(priorities, client)).not.toThrow();
          const server = new Y.Doc();
          Y.applyUpdate(server, Y.encodeStateAsUpdate(client));
          expect(() => readDocument(priorities, server)).not.toThrow();
        },
      ),
      { seed: 20260101, numRuns: 300 },
    );
  });
});
