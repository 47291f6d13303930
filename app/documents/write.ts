import * as Y from 'yjs';
import type { Failure } from '#app/engine/types.ts';
import { ROOTS } from './define-document.ts';
import type { CollectionSpec, DocumentSpec, FieldSpec, FieldSpecs, Item, Touch } from './define-document.ts';
import { isOrderKey, keyBetween, keysBetween } from './fractional-index.ts';
import { LocalOrigin } from './origin.ts';
import type { Author } from './origin.ts';
import { membersOf, parseTouch, reaches, rootMap } from './read.ts';
import { byCodeUnit, isId, kindOf, scalarProblem, setProblem } from './values.ts';
import type { Scalar, ValueProblem } from './values.ts';

/** While the same person goes on typing in a text, its trace is renewed at most this often. */
const TEXT_TRACE_MS = 60_000;

/** Why an edit was refused; every code has its sentence in the catalogues. */
export type WriteFailure = Failure &
  (
    | (ValueProblem & { path: string })
    | { code: 'unknown-path'; path: string }
    | { code: 'gone'; path: string }
    | { code: 'cycle'; path: string; found: string }
  );
export type WriteResult<T> = { ok: true; value: T } | { ok: false; failure: WriteFailure };

/**
 * Sets one field, as one undoable step of `author`, and leaves its trace in `touched`. The value is checked whole before
 * anything is written: null unsets a scalar, text is merged by difference with what is there, a set is given whole.
 * Refuses: unknown path, item gone, wrong type, NaN and infinities, bounds, fractions where whole numbers are wanted, text
 * over its length, unknown choice, impossible date, a dependency that closes a loop.
 * @example setField(project, doc, 'directJobs', 25_000, author)
 *   // { ok: false, failure: { code: 'out-of-bounds', path: 'directJobs', found: 25000, min: 0, max: 20000, unit: 'FTE' } }
 */
export function setField(
  spec: DocumentSpec,
  doc: Y.Doc,
  path: string,
  value: unknown,
  author: Author,
): WriteResult<void> {
  const place = locate(spec, doc, path);
  if (!place.ok) return place;
  const { field, map, name } = place.value;
  const problem = valueProblem(field, value, map.get(name));
  if (problem !== null) return refuse(path, problem);
  if (field.type === 'references' && field.acyclic && Array.isArray(value)) {
    const loop = closesLoop(doc, path, value.map(String));
    if (loop !== null) return { ok: false, failure: { code: 'cycle', path, found: loop } };
  }
  doc.transact(
    () => {
      const before = map.get(name);
      if (!writeField(map, name, field, value)) return;
      touch(
        spec,
        doc,
        path,
        author,
        field.type === 'text' ? null : scalarOrNull(before),
        field.type === 'text',
      );
    },
    new LocalOrigin(author, path),
  );
  return { ok: true, value: undefined };
}

/**
 * The shared text of a text field, to bind a co-edited input to. Ask again at each use: after an undo the item may
 * hold another `Y.Text`. Null when the item is gone or the path names no text.
 */
export function textOf(spec: DocumentSpec, doc: Y.Doc, path: string): Y.Text | null {
  const place = locate(spec, doc, path);
  if (!place.ok || place.value.field.type !== 'text') return null;
  const found = place.value.map.get(place.value.name);
  return found instanceof Y.Text ? found : null;
}

/**
 * Turns « this input now contains `newValue` » into the smallest edit: common start and end are kept, so that a person
 * typing elsewhere in the same text keeps what they type. No bound is checked here: {@link setField} does.
 * @returns false when nothing changed.
 */
export function applyTextEdit(ytext: Y.Text, newValue: string, origin: unknown): boolean {
  const old = ytext.toString();
  if (old === newValue) return false;
  const shortest = Math.min(old.length, newValue.length);
  let start = 0;
  while (start < shortest && old.charCodeAt(start) === newValue.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shortest - start &&
    old.charCodeAt(old.length - 1 - end) === newValue.charCodeAt(newValue.length - 1 - end)
  ) {
    end += 1;
  }
  // Never cut between the two halves of one character (an emoji): Yjs would replace both by U+FFFD.
  if (start > 0 && isHighSurrogate(old, start - 1)) start -= 1;
  if (end > 0 && isLowSurrogate(old, old.length - end)) end -= 1;
  const edit = (): void => {
    const removed = old.length - end - start;
    if (removed > 0) ytext.delete(start, removed);
    const inserted = newValue.slice(start, newValue.length - end);
    if (inserted !== '') ytext.insert(start, inserted);
  };
  if (ytext.doc === null) edit();
  else ytext.doc.transact(edit, origin);
  return true;
}

/** Values for a new item: any of its fields, the others start unset. */
export type ItemValues<Fields extends FieldSpecs> = {
  readonly [K in keyof Fields]?: Item<Fields>[K] | null;
};

/**
 * Adds an item at the end of a collection and gives its id. All or nothing: one refused value refuses the item.
 * `id` is for items that must be the same everywhere (seeds); it is drawn otherwise.
 */
export function addItem<Spec extends DocumentSpec, C extends keyof Spec['collections'] & string>(
  spec: Spec,
  doc: Y.Doc,
  collection: C,
  values: ItemValues<Spec['collections'][C]['fields']>,
  author: Author,
  id: string = newId(),
): WriteResult<string> {
  const path = `${collection}/${id}`;
  const found = collectionOf(spec, doc, collection);
  if (found === null || !isId(id)) return { ok: false, failure: { code: 'unknown-path', path } };
  const { map, rules } = found;
  if (map.size >= rules.max)
    return refuse(collection, { code: 'too-many', found: map.size + 1, max: rules.max });
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(rules.fields, name) ? rules.fields[name] : undefined;
    if (field === undefined) return { ok: false, failure: { code: 'unknown-path', path: `${path}/${name}` } };
    if (value === undefined || value === null) continue;
    const problem = valueProblem(field, value, null);
    if (problem !== null) return refuse(`${path}/${name}`, problem);
  }
  doc.transact(
    () => {
      const last = ordered(map).at(-1)?.order ?? null;
      const item = new Y.Map<unknown>();
      map.set(id, item);
      item.set('order', keyBetween(last, null));
      for (const [name, field] of Object.entries(rules.fields)) {
        // Every text is made with its item: two people who first type in it later then share one Y.Text.
        if (field.type === 'text') item.set(name, new Y.Text());
        const value: unknown = Object.hasOwn(values, name) ? values[name] : undefined;
        if (value !== undefined && value !== null) writeField(item, name, field, value);
      }
      touch(spec, doc, path, author, null, false);
    },
    new LocalOrigin(author, path),
  );
  return { ok: true, value: id };
}

/** Removes an item; undo brings it back whole. Refuses an item that is already gone. */
export function removeItem(
  spec: DocumentSpec,
  doc: Y.Doc,
  collection: string,
  id: string,
  author: Author,
): WriteResult<void> {
  const path = `${collection}/${id}`;
  const found = collectionOf(spec, doc, collection);
  if (found === null) return { ok: false, failure: { code: 'unknown-path', path } };
  if (!found.map.has(id)) return { ok: false, failure: { code: 'gone', path } };
  doc.transact(
    () => {
      found.map.delete(id);
      const trace = doc.getMap(ROOTS.touched);
      for (const key of [...trace.keys()]) if (key.startsWith(`${path}/`)) trace.delete(key);
      touch(spec, doc, path, author, null, false);
    },
    new LocalOrigin(author, path),
  );
  return { ok: true, value: undefined };
}

/** Moves an item just before another one, or to the end when `beforeId` is null. Refuses when either is gone. */
export function moveItem(
  spec: DocumentSpec,
  doc: Y.Doc,
  collection: string,
  id: string,
  beforeId: string | null,
  author: Author,
): WriteResult<void> {
  const path = `${collection}/${id}`;
  const found = collectionOf(spec, doc, collection);
  if (found === null) return { ok: false, failure: { code: 'unknown-path', path } };
  const all = ordered(found.map);
  const moved = all.find((entry) => entry.id === id);
  if (moved === undefined) return { ok: false, failure: { code: 'gone', path } };
  if (beforeId === id) return { ok: true, value: undefined };
  const others = all.filter((entry) => entry.id !== id);
  const at = beforeId === null ? others.length : others.findIndex((entry) => entry.id === beforeId);
  if (at < 0) return { ok: false, failure: { code: 'gone', path: `${collection}/${beforeId ?? ''}` } };
  const low = others[at - 1]?.order ?? null;
  // Two people who add at once draw the same key: those ties are rewritten so that there is room between them.
  const ties = others.slice(at).filter((entry) => entry.order <= (low ?? ''));
  const high = others[at + ties.length]?.order ?? null;
  doc.transact(
    () => {
      const keys = keysBetween(low, high, ties.length + 1);
      [moved, ...ties].forEach((entry, index) => entry.item.set('order', keys[index]));
      touch(spec, doc, path, author, null, false);
    },
    new LocalOrigin(author, path),
  );
  return { ok: true, value: undefined };
}

/** A new item id: 12 characters, letters and digits. `crypto.randomUUID` is absent from pages served over plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

type Place = { field: FieldSpec; map: Y.Map<unknown>; name: string };

function locate(spec: DocumentSpec, doc: Y.Doc, path: string): WriteResult<Place> {
  const parts = path.split('/');
  const unknown: WriteResult<Place> = { ok: false, failure: { code: 'unknown-path', path } };
  const [first, id, last] = parts;
  if (first === undefined) return unknown;
  if (parts.length === 1) {
    const field = Object.hasOwn(spec.fields, first) ? spec.fields[first] : undefined;
    const map = rootMap(doc, ROOTS.fields, []);
    return field === undefined || map === null ? unknown : { ok: true, value: { field, map, name: first } };
  }
  if (parts.length !== 3 || id === undefined || last === undefined) return unknown;
  const found = collectionOf(spec, doc, first);
  const field =
    found !== null && Object.hasOwn(found.rules.fields, last) ? found.rules.fields[last] : undefined;
  if (found === null || field === undefined) return unknown;
  const item = found.map.get(id);
  if (!(item instanceof Y.Map)) return { ok: false, failure: { code: 'gone', path } };
  return { ok: true, value: { field, map: item, name: last } };
}

function collectionOf(
  spec: DocumentSpec,
  doc: Y.Doc,
  name: string,
): { map: Y.Map<unknown>; rules: CollectionSpec } | null {
  const rules = Object.hasOwn(spec.collections, name) ? spec.collections[name] : undefined;
  const map = rules === undefined ? null : rootMap(doc, name, []);
  return rules === undefined || map === null ? null : { map, rules };
}

function valueProblem(field: FieldSpec, value: unknown, current: unknown): ValueProblem | null {
  if (field.type === 'choices' || field.type === 'references') return setProblem(field, value ?? []);
  if (field.type !== 'text') return scalarProblem(field, value);
  const words = value ?? '';
  if (typeof words !== 'string') return { code: 'wrong-type', found: kindOf(words), expected: 'text' };
  if (words.length <= field.max) return null;
  // A text over its length may still shrink: two hands together may have passed the bound.
  if (current instanceof Y.Text && words.length < current.toString().length) return null;
  return { code: 'too-long', found: words.length, max: field.max };
}

/** Writes a value already checked; false when it was there already. */
function writeField(map: Y.Map<unknown>, name: string, field: FieldSpec, value: unknown): boolean {
  if (field.type === 'text') {
    const existing = map.get(name);
    const text = existing instanceof Y.Text ? existing : new Y.Text();
    if (text !== existing) map.set(name, text);
    return applyTextEdit(text, typeof value === 'string' ? value : '', null);
  }
  if (field.type === 'choices' || field.type === 'references') {
    const wanted = new Set(Array.isArray(value) ? value.map(String) : []);
    const now = new Set(membersOf(map, name));
    const added = [...wanted].filter((member) => !now.has(member)).sort(byCodeUnit);
    const removed = [...now].filter((member) => !wanted.has(member));
    for (const member of added) map.set(`${name}.${member}`, true);
    for (const member of removed) map.delete(`${name}.${member}`);
    return added.length + removed.length > 0;
  }
  const before = map.get(name) ?? null;
  if (before === value) return false;
  if (value === null) map.delete(name);
  else map.set(name, value);
  return true;
}

function touch(
  spec: DocumentSpec,
  doc: Y.Doc,
  path: string,
  author: Author,
  from: Scalar,
  typing: boolean,
): void {
  if (spec.traced === false) return;
  const trace = doc.getMap(ROOTS.touched);
  const now = new Date();
  if (typing) {
    const last = parseTouch(trace.get(path));
    if (last !== null && last.by === author.id && now.getTime() - Date.parse(last.at) < TEXT_TRACE_MS) return;
  }
  trace.set(path, { by: author.id, name: author.name, at: now.toISOString(), from } satisfies Touch);
}

function closesLoop(doc: Y.Doc, path: string, targets: readonly string[]): string | null {
  const [collection = '', id = '', field = ''] = path.split('/');
  const edges = new Map<string, string[]>();
  for (const [other, item] of doc.getMap(collection).entries()) {
    if (other !== id && item instanceof Y.Map) edges.set(other, membersOf(item, field));
  }
  return targets.find((target) => reaches(edges, target, id)) ?? null;
}

type Entry = { id: string; order: string; item: Y.Map<unknown> };

function ordered(map: Y.Map<unknown>): Entry[] {
  const entries: Entry[] = [];
  for (const [id, item] of map.entries()) {
    if (!(item instanceof Y.Map)) continue;
    const order: unknown = item.get('order');
    entries.push({ id, item, order: isOrderKey(order) ? order : '' });
  }
  return entries.sort((a, b) => byCodeUnit(a.order, b.order) || byCodeUnit(a.id, b.id));
}

function refuse(path: string, problem: ValueProblem): { ok: false; failure: WriteFailure } {
  return { ok: false, failure: { ...problem, path } };
}

function scalarOrNull(value: unknown): Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function isHighSurrogate(value: string, index: number): boolean {
  return (value.charCodeAt(index) & 0xfc00) === 0xd800;
}

function isLowSurrogate(value: string, index: number): boolean {
  return (value.charCodeAt(index) & 0xfc00) === 0xdc00;
}
