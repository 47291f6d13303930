import * as Y from 'yjs';
import type { Failure } from '#app/engine/types.ts';
import { ROOTS } from './define-document.ts';
import type { DocumentSpec, FieldSpec, FieldSpecs, Snapshot, Touch } from './define-document.ts';
import { isOrderKey } from './fractional-index.ts';
import { byCodeUnit, excerpt, isDay, isId, kindOf, scalarProblem } from './values.ts';

/** One thing in a document that its spec does not allow. Only a faulty or hostile client writes such a thing. */
export type SchemaProblem = { path: string; found: string; expected: string };

/**
 * What a reader answers. On `schema` failure `partial` is the document without what could not be read (unset fields,
 * items left out): the page goes on and says what is missing. On `newer-schema` there is nothing to show: reload.
 */
export type ReadResult<Spec extends DocumentSpec> =
  | { ok: true; value: Snapshot<Spec> }
  | {
      ok: false;
      failure:
        | (Failure & { code: 'schema'; problems: readonly SchemaProblem[]; partial: Snapshot<Spec> })
        | (Failure & { code: 'newer-schema'; found: number; expected: number });
    };

/**
 * Reads a document as plain data. Never throws, whatever a client put in the document; unknown keys are ignored.
 * Two machines that hold the same updates read the same snapshot, digit for digit.
 * Ids of items that are gone are left out of references; when concurrent edits closed a loop in an `acyclic` field, the
 * edge that closes it in id order is left out.
 */
export function readDocument<Spec extends DocumentSpec>(spec: Spec, doc: Y.Doc): ReadResult<Spec> {
  const problems: SchemaProblem[] = [];
  const version = rootMap(doc, ROOTS.meta, problems)?.get('schema');
  if (typeof version !== 'number') {
    problems.push({ path: 'meta/schema', found: kindOf(version), expected: String(spec.version) });
  } else if (version > spec.version) {
    return { ok: false, failure: { code: 'newer-schema', found: version, expected: spec.version } };
  } else if (version !== spec.version) {
    problems.push({ path: 'meta/schema', found: String(version), expected: String(spec.version) });
  }

  const fields = readFields(spec.fields, rootMap(doc, ROOTS.fields, problems), '', problems);
  const collections: Record<string, ReadItem[]> = {};
  for (const [name, collection] of Object.entries(spec.collections)) {
    collections[name] = readItems(name, collection.fields, rootMap(doc, name, problems), problems);
  }
  dropDangling(spec, fields, collections);
  const rich: Record<string, string> = {};
  for (const name of spec.rich) rich[name] = richText(doc, `${ROOTS.richPrefix}${name}`, problems);
  const touched = readTouched(rootMap(doc, ROOTS.touched, problems));

  for (const items of Object.values(collections)) for (const item of items) delete item.order;
  // Parsed border: the loops above filled exactly the names of the spec, each value checked against its field.
  const snapshot = {
    kind: spec.kind,
    fields,
    collections,
    rich,
    touched,
  } as unknown as Snapshot<Spec>;
  return problems.length === 0
    ? { ok: true, value: snapshot }
    : { ok: false, failure: { code: 'schema', problems, partial: snapshot } };
}

/** A root of the document as a map, or null with a problem when it holds something else. */
export function rootMap(doc: Y.Doc, name: string, problems: SchemaProblem[]): Y.Map<unknown> | null {
  const found = doc.share.get(name);
  // Roots received from elsewhere stay untyped until first asked for; `getMap` would throw on another type.
  if (found !== undefined && found.constructor !== Y.AbstractType && !(found instanceof Y.Map)) {
    problems.push({ path: name, found: found.constructor.name, expected: 'map' });
    return null;
  }
  return doc.getMap(name);
}

/** Members of a set field: the keys `<field>.<member>` that are `true`. */
export function membersOf(map: Y.Map<unknown>, field: string): string[] {
  const prefix = `${field}.`;
  const members: string[] = [];
  for (const [key, value] of map.entries()) {
    if (value === true && key.startsWith(prefix)) members.push(key.slice(prefix.length));
  }
  return members.sort(byCodeUnit);
}

/** `order` has served once the items are sorted: it is no part of a snapshot. */
type ReadItem = { id: string; order?: string; [field: string]: unknown };

function readItems(
  collection: string,
  specs: FieldSpecs,
  map: Y.Map<unknown> | null,
  problems: SchemaProblem[],
): ReadItem[] {
  const items: ReadItem[] = [];
  for (const [id, value] of map?.entries() ?? []) {
    const path = `${collection}/${excerpt(id)}`;
    if (!isId(id) || !(value instanceof Y.Map)) {
      problems.push({ path, found: isId(id) ? kindOf(value) : 'id', expected: 'item' });
      continue;
    }
    const found: unknown = value.get('order');
    const order = isOrderKey(found) ? found : '';
    if (order === '') problems.push({ path: `${path}/order`, found: kindOf(found), expected: 'order key' });
    items.push({ ...readFields(specs, value, `${path}/`, problems), id, order });
  }
  return items.sort((a, b) => byCodeUnit(a.order ?? '', b.order ?? '') || byCodeUnit(a.id, b.id));
}

function readFields(
  specs: FieldSpecs,
  map: Y.Map<unknown> | null,
  prefix: string,
  problems: SchemaProblem[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const read = readField(spec, map, name);
    values[name] = read.value;
    if (read.problem !== null) problems.push({ path: prefix + name, ...read.problem });
  }
  return values;
}

type ReadField = { value: unknown; problem: { found: string; expected: string } | null };

function readField(spec: FieldSpec, map: Y.Map<unknown> | null, name: string): ReadField {
  const found: unknown = map?.get(name);
  switch (spec.type) {
    case 'text':
      if (found === undefined) return { value: '', problem: null };
      // Longer than `max` is no problem here: two honest hands may pass it together, and nothing typed is lost.
      if (found instanceof Y.Text) return { value: found.toString(), problem: null };
      return { value: '', problem: { found: kindOf(found), expected: 'text' } };
    case 'choices':
      // Asked choice by choice: a member that is no choice is an unknown key, ignored like the others.
      return {
        value: spec.choices.filter((member) => map?.get(`${name}.${member}`) === true),
        problem: null,
      };
    case 'references': {
      const members = map === null ? [] : membersOf(map, name);
      const stranger = members.find((member) => !isId(member));
      return {
        value: members.filter(isId),
        problem: stranger === undefined ? null : { found: excerpt(stranger), expected: spec.to },
      };
    }
    default: {
      const unset = spec.type === 'flag' ? false : null;
      if (found === undefined || found === null) return { value: unset, problem: null };
      const problem = scalarProblem(spec, found);
      if (problem === null) return { value: found, problem: null };
      return {
        value: unset,
        problem: { found: 'found' in problem ? String(problem.found) : '', expected: expectation(spec) },
      };
    }
  }
}

function expectation(spec: FieldSpec): string {
  switch (spec.type) {
    case 'number':
      return `${spec.min}..${spec.max} ${spec.unit}`;
    case 'choice':
      return spec.choices.join(', ');
    case 'reference':
      return spec.to;
    default:
      return spec.type;
  }
}

/** A person may remove an item while another points at it: the pointer is left out, in the document it stays for undo. */
function dropDangling(
  spec: DocumentSpec,
  fields: Record<string, unknown>,
  collections: Record<string, ReadItem[]>,
): void {
  const ids = new Map(
    Object.entries(collections).map(([name, items]) => [name, new Set(items.map(({ id }) => id))]),
  );
  const clean = (specs: FieldSpecs, values: Record<string, unknown>): void => {
    for (const [name, field] of Object.entries(specs)) {
      if (field.type !== 'reference' && field.type !== 'references') continue;
      const known = ids.get(field.to);
      if (known === undefined) continue;
      const value = values[name];
      if (Array.isArray(value)) values[name] = value.filter((id) => known.has(String(id)));
      else if (typeof value === 'string' && !known.has(value)) values[name] = null;
    }
  };
  clean(spec.fields, fields);
  for (const [name, collection] of Object.entries(spec.collections)) {
    const items = collections[name] ?? [];
    for (const item of items) clean(collection.fields, item);
    for (const [field, fieldSpec] of Object.entries(collection.fields)) {
      if (fieldSpec.type === 'references' && fieldSpec.acyclic) breakLoops(items, field);
    }
  }
}

function breakLoops(items: ReadItem[], field: string): void {
  const kept = new Map<string, string[]>();
  for (const item of [...items].sort((a, b) => byCodeUnit(a.id, b.id))) {
    const targets = item[field];
    if (!Array.isArray(targets)) continue;
    const allowed: string[] = [];
    kept.set(item.id, allowed);
    for (const target of targets.map(String)) if (!reaches(kept, target, item.id)) allowed.push(target);
    item[field] = allowed;
  }
}

/** Whether `to` can be reached from `from` along `edges`, an item reaching itself. */
export function reaches(edges: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = [from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...(edges.get(id) ?? []));
  }
  return false;
}

function readTouched(map: Y.Map<unknown> | null): Record<string, Touch> {
  const touched: Record<string, Touch> = {};
  for (const [path, value] of map?.entries() ?? []) {
    const touch = parseTouch(value);
    // A broken trace says nothing about the data: it is left out, not reported.
    if (touch !== null && path !== '__proto__') touched[path] = touch;
  }
  return touched;
}

/** What `toISOString` writes. */
const INSTANT = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** A trace entry found in a document, or null when it is not one. */
export function parseTouch(value: unknown): Touch | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('by' in value && 'name' in value && 'at' in value && 'from' in value)) return null;
  const { by, name, at, from } = value;
  if (typeof by !== 'string' || typeof name !== 'string' || typeof at !== 'string') return null;
  if (!INSTANT.test(at) || !isDay(at.slice(0, 10))) return null;
  const scalar =
    typeof from === 'string' || typeof from === 'number' || typeof from === 'boolean' ? from : null;
  return { by, name: name.slice(0, 80), at, from: scalar };
}

function richText(doc: Y.Doc, name: string, problems: SchemaProblem[]): string {
  const found = doc.share.get(name);
  if (found !== undefined && found.constructor !== Y.AbstractType && !(found instanceof Y.XmlFragment)) {
    problems.push({ path: name, found: found.constructor.name, expected: 'rich text' });
    return '';
  }
  return linesOf(doc.getXmlFragment(name)).join('\n');
}

function linesOf(node: Y.XmlFragment): string[] {
  const lines: string[] = [];
  let line = '';
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) {
      for (const part of child.toDelta() as { insert: unknown }[]) {
        // Parsed border: a delta's inserts are strings or embeds; embeds have no words.
        if (typeof part.insert === 'string') line += part.insert;
      }
    } else if (child instanceof Y.XmlFragment) {
      lines.push(...linesOf(child));
    }
  }
  return line === '' ? lines : [line, ...lines];
}
