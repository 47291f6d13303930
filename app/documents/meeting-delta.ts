import type { MeetingSnapshot } from './meeting.ts';

type Value = string | number | boolean | null | readonly string[];
type Values = Readonly<Record<string, Value>>;
type AnyItem = Values & { readonly id: string };

/** What differs between two snapshots of a meeting: what 300 phones are sent instead of the whole. */
export type MeetingDelta = {
  /** Fields that changed. */
  fields: Values;
  /** Collections that changed: items new or different, ids taken away, and the order when the rest does not tell it. */
  collections: Readonly<
    Record<string, { put: readonly AnyItem[]; gone: readonly string[]; order: readonly string[] | null }>
  >;
};

/** What must be said to who has `before` for them to have `after`. */
export function meetingDelta(before: MeetingSnapshot, after: MeetingSnapshot): MeetingDelta {
  const [old, now] = [loose(before), loose(after)];
  const fields = Object.fromEntries(
    Object.entries(now.fields).filter(([name, value]) => !same(old.fields[name], value)),
  );
  const collections: Record<string, MeetingDelta['collections'][string]> = {};
  for (const [name, items] of Object.entries(now.collections)) {
    const known = new Map((old.collections[name] ?? []).map((item) => [item.id, item]));
    const kept = new Set(items.map(({ id }) => id));
    const put = items.filter((item) => !sameItem(known.get(item.id), item));
    const gone = [...known.keys()].filter((id) => !kept.has(id));
    const order = items.map(({ id }) => id);
    const guessed = merge(old.collections[name] ?? [], put, gone).map(({ id }) => id);
    const ordered = guessed.every((id, index) => id === order[index]);
    if (put.length > 0 || gone.length > 0 || !ordered)
      collections[name] = { put, gone, order: ordered ? null : order };
  }
  return { fields, collections };
}

/** The snapshot after a delta. What did not change is the same object, so that a page draws only what did. */
export function applyMeetingDelta(before: MeetingSnapshot, delta: MeetingDelta): MeetingSnapshot {
  const old = loose(before);
  const collections: Record<string, readonly AnyItem[]> = { ...old.collections };
  for (const [name, { put, gone, order }] of Object.entries(delta.collections)) {
    const items = merge(old.collections[name] ?? [], put, gone);
    const place = new Map(order?.map((id, index) => [id, index]));
    collections[name] =
      order === null
        ? items
        : items.sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity));
  }
  // Parsed border: names and values are those of another snapshot of the same document.
  return { ...before, fields: { ...old.fields, ...delta.fields }, collections } as unknown as MeetingSnapshot;
}

/** Known items in their places with what changed of them, then the new ones. */
function merge(items: readonly AnyItem[], put: readonly AnyItem[], gone: readonly string[]): AnyItem[] {
  const changed = new Map(put.map((item) => [item.id, item]));
  const left = new Set(gone);
  const known = new Set(items.map(({ id }) => id));
  return [
    ...items.filter(({ id }) => !left.has(id)).map((item) => changed.get(item.id) ?? item),
    ...put.filter(({ id }) => !known.has(id)),
  ];
}

/** The same snapshot without the names of its fields: they are all treated alike here. */
function loose(snapshot: MeetingSnapshot): {
  fields: Values;
  collections: Readonly<Record<string, readonly AnyItem[]>>;
} {
  return snapshot;
}

function sameItem(before: AnyItem | undefined, after: AnyItem): boolean {
  return before !== undefined && Object.entries(after).every(([name, value]) => same(before[name], value));
}

/** Values are plain, or lists of words. */
function same(before: Value | undefined, after: Value): boolean {
  if (before === after) return true;
  return (
    Array.isArray(before) &&
    Array.isArray(after) &&
    before.length === after.length &&
    before.every((word, index) => word === after[index])
  );
}
