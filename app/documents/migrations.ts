import * as Y from 'yjs';
import type { Failure } from '#app/engine/types.ts';
import { ROOTS } from './define-document.ts';
import type { DocumentSpec, FieldSpecs } from './define-document.ts';
import { ServerOrigin } from './origin.ts';
import { readDocument, rootMap } from './read.ts';

/** Why a document could not be brought to its current version. */
export type MigrationFailure = Failure &
  ({ code: 'newer-schema'; found: number; expected: number } | { code: 'no-schema'; found: string });

/**
 * Brings a document to the current version of its spec, one numbered step after the other, in one transaction: nothing
 * is half migrated. For the server only, when it loads a document; clients never migrate.
 * Refuses a document written by a newer program, and one that was never seeded.
 */
export function migrate(
  spec: DocumentSpec,
  doc: Y.Doc,
): { ok: true; value: { from: number; to: number } } | { ok: false; failure: MigrationFailure } {
  const meta = rootMap(doc, ROOTS.meta, []);
  const from = meta?.get('schema');
  if (meta === null || typeof from !== 'number' || !Number.isInteger(from) || from < 1) {
    return { ok: false, failure: { code: 'no-schema', found: String(from) } };
  }
  if (from > spec.version) {
    return { ok: false, failure: { code: 'newer-schema', found: from, expected: spec.version } };
  }
  if (from < spec.version) {
    doc.transact(
      () => {
        for (const step of spec.migrations) if (step.to > from) step.up(doc);
        meta.set('schema', spec.version);
        createTexts(spec, doc);
      },
      new ServerOrigin(`migrate ${from} to ${spec.version}`),
    );
  }
  return { ok: true, value: { from, to: spec.version } };
}

/**
 * A new document of that kind, as one update. Only the server seeds: two clients that each made the texts of a form would
 * hold two different `Y.Text` and one would lose what was typed. The bytes are the same every time, so that seeding twice
 * changes nothing.
 */
export function emptyDocument(spec: DocumentSpec): Uint8Array {
  const doc = new Y.Doc();
  // A fixed client id makes the seed deterministic; one per version, since each version's seed has other structs.
  doc.clientID = spec.version;
  doc.transact(() => {
    doc.getMap(ROOTS.meta).set('schema', spec.version);
    createTexts(spec, doc);
  }, new ServerOrigin('seed'));
  return Y.encodeStateAsUpdate(doc);
}

/**
 * Takes out of a document what its spec does not allow, so that one faulty client does not spoil it for the others.
 * For the server only. @returns how many things were removed.
 */
export function repair(spec: DocumentSpec, doc: Y.Doc): number {
  const read = readDocument(spec, doc);
  if (read.ok || read.failure.code !== 'schema') return 0;
  const { problems } = read.failure;
  doc.transact(() => {
    for (const problem of problems) removeAt(doc, spec, problem.path);
    createTexts(spec, doc);
  }, new ServerOrigin('repair'));
  return problems.length;
}

/** Gives every text field its `Y.Text` where it is missing: a new field, or one that a faulty client overwrote. */
function createTexts(spec: DocumentSpec, doc: Y.Doc): void {
  const complete = (fields: FieldSpecs, map: Y.Map<unknown>): void => {
    for (const [name, field] of Object.entries(fields)) {
      if (field.type === 'text' && !(map.get(name) instanceof Y.Text)) map.set(name, new Y.Text());
    }
  };
  complete(spec.fields, doc.getMap(ROOTS.fields));
  for (const [name, collection] of Object.entries(spec.collections)) {
    for (const item of doc.getMap(name).values())
      if (item instanceof Y.Map) complete(collection.fields, item);
  }
}

function removeAt(doc: Y.Doc, spec: DocumentSpec, path: string): void {
  const [first = '', id, name] = path.split('/');
  if (first === ROOTS.meta) return;
  if (id === undefined) return deleteField(doc.getMap(ROOTS.fields), first);
  if (!Object.hasOwn(spec.collections, first)) return;
  const collection = doc.getMap(first);
  // Ids too long to print were shortened in the report: remove every item whose id could not have been written here.
  const ids = id.endsWith('…')
    ? [...collection.keys()].filter((key) => key.startsWith(id.slice(0, -1)))
    : [id];
  for (const each of ids) {
    const item = collection.get(each);
    if (name === undefined || name === 'order' || !(item instanceof Y.Map)) collection.delete(each);
    else deleteField(item, name);
  }
}

function deleteField(map: Y.Map<unknown>, name: string): void {
  for (const key of [...map.keys()]) if (key === name || key.startsWith(`${name}.`)) map.delete(key);
}
