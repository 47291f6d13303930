import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { defineDocument, number, text } from './define-document.ts';
import { diagnostic, DOCUMENT_SPECS } from './index.ts';
import { emptyDocument, migrate } from './migrations.ts';
import { readDocument } from './read.ts';
import { addItem, setField } from './write.ts';

const author = { id: 'p1', name: 'Claire Munier' };

/** A kind that has lived: v1 kept money in euros, v2 keeps k€, v3 adds a comment. */
const ledgerV1 = defineDocument({
  kind: 'ledger',
  version: 1,
  fields: { title: text({ max: 80 }) },
  collections: { lines: { max: 10, fields: { euros: number({ min: 0, max: 1e9, unit: 'EUR' }) } } },
  rich: [],
  migrations: [],
});
const ledgerV3 = defineDocument({
  kind: 'ledger',
  version: 3,
  fields: { title: text({ max: 80 }), comment: text({ max: 80 }) },
  collections: {
    lines: {
      max: 10,
      fields: { amount: number({ min: 0, max: 1e6, unit: 'kEUR' }), label: text({ max: 80 }) },
    },
  },
  rich: [],
  migrations: [
    {
      to: 2,
      up: (doc) => {
        for (const line of doc.getMap('lines').values()) {
          if (!(line instanceof Y.Map)) continue;
          const euros: unknown = line.get('euros');
          if (typeof euros === 'number') line.set('amount', euros / 1000);
          line.delete('euros');
        }
      },
    },
    { to: 3, up: () => undefined },
  ],
});

function load(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

describe('migrate', () => {
  it('leads a v1 document to the current version in one update, new texts included', () => {
    const doc = load(emptyDocument(ledgerV1));
    setField(ledgerV1, doc, 'title', 'Budget', author);
    addItem(ledgerV1, doc, 'lines', { euros: 180_000 }, author, 'l1');
    let updates = 0;
    doc.on('update', () => (updates += 1));
    expect(migrate(ledgerV3, doc)).toEqual({ ok: true, value: { from: 1, to: 3 } });
    expect(updates).toBe(1);
    expect(readDocument(ledgerV3, doc)).toMatchObject({
      ok: true,
      value: { fields: { title: 'Budget' }, collections: { lines: [{ id: 'l1', amount: 180, label: '' }] } },
    });
    expect(setField(ledgerV3, doc, 'comment', 'voté', author).ok).toBe(true);
    expect(setField(ledgerV3, doc, 'lines/l1/label', 'fraisage', author).ok).toBe(true);
  });

  it('does nothing to a current document, and refuses a newer one and one that was never seeded', () => {
    const doc = load(emptyDocument(ledgerV3));
    let updates = 0;
    doc.on('update', () => (updates += 1));
    expect(migrate(ledgerV3, doc)).toEqual({ ok: true, value: { from: 3, to: 3 } });
    expect(migrate(ledgerV1, doc)).toEqual({
      ok: false,
      failure: { code: 'newer-schema', found: 3, expected: 1 },
    });
    expect(migrate(ledgerV1, new Y.Doc())).toEqual({
      ok: false,
      failure: { code: 'no-schema', found: 'undefined' },
    });
    expect(updates).toBe(0);
  });
});

describe('a diagnostic written before strategies', () => {
  it('keeps its entries and takes a strategy once it is brought to version 3', () => {
    const { figures, strengths, weaknesses, actors, needs, links, siteEvents } = diagnostic.collections;
    const before = { figures, strengths, weaknesses, actors, needs, links, siteEvents };
    const v2 = defineDocument({
      ...diagnostic,
      version: 2,
      collections: before,
      migrations: diagnostic.migrations.slice(0, 1),
    });
    const doc = load(emptyDocument(v2));
    addItem(v2, doc, 'needs', { title: 'Un four', jobs: 12 }, author, 'n1');
    expect(migrate(diagnostic, doc)).toEqual({ ok: true, value: { from: 2, to: 3 } });
    addItem(
      diagnostic,
      doc,
      'strategies',
      { title: 'SCoT', kind: 'scot', votedOn: '2014-02-27' },
      author,
      't1',
    );
    expect(readDocument(diagnostic, doc)).toMatchObject({
      ok: true,
      value: {
        collections: {
          needs: [{ id: 'n1', title: 'Un four', jobs: 12 }],
          strategies: [
            { id: 't1', title: 'SCoT', kind: 'scot', votedOn: '2014-02-27', commitment: '', example: false },
          ],
        },
      },
    });
    expect(addItem(diagnostic, doc, 'strategies', { votedOn: '2014-02-30' }, author).ok).toBe(false);
    expect(addItem(diagnostic, doc, 'strategies', { commitment: 'x'.repeat(301) }, author).ok).toBe(false);
  });
});

describe('emptyDocument', () => {
  it.each(Object.values(DOCUMENT_SPECS))('seeds $kind the same way every time, ready to be read', (spec) => {
    const doc = load(emptyDocument(spec));
    const before = Y.encodeStateAsUpdate(doc);
    Y.applyUpdate(doc, emptyDocument(spec));
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect(readDocument(spec, doc).ok).toBe(true);
    expect(migrate(spec, doc)).toEqual({ ok: true, value: { from: spec.version, to: spec.version } });
  });
});

describe('defineDocument', () => {
  it('refuses migrations with a hole in them', () => {
    expect(() => defineDocument({ ...ledgerV3, migrations: [] })).toThrow(
      'migrations lead to [], expected [2,3]',
    );
  });
});
