import type { Doc } from 'yjs';
import {
  addItem,
  type Author,
  meeting as spec,
  readDocument,
  removeItem,
  setField,
} from '#app/documents/index.ts';
import type { Logger } from '#app/load-context.ts';
import type { Hub } from '#server/realtime/index.ts';

const SERVER: Author = { id: 'server', name: '' };

type CollectionName = keyof (typeof spec)['collections'];
type Values = Readonly<Record<string, unknown>>;
/** The whole of what the document should say: fields left out are unset, items left out are removed. */
export type Picture = {
  fields: Readonly<Partial<Record<keyof (typeof spec)['fields'], unknown>>>;
  collections: Readonly<Record<CollectionName, readonly ({ id: string } & Values)[]>>;
};

export type MirrorOptions = {
  hub: Pick<Hub, 'serverEdit'>;
  /** The picture as the database says it now; null when the meeting is gone. */
  read(meetingId: string): Promise<Picture | null>;
  logger: Logger;
  /** Milliseconds between two writes of one meeting: what changes meanwhile leaves as one. */
  pace: number;
};

/** Keeps the document of each meeting the image of the database. */
export interface Mirror {
  /** Something of that meeting changed. Returns at once; the first change is written at once, those that follow together. */
  touch(meetingId: string): void;
  /** Resolves when the document says what the database said when this was called. */
  settled(meetingId: string): Promise<void>;
  /** Resolves once the document has been written by this process: a crash may have left it behind the database. */
  painted(meetingId: string): Promise<void>;
  /** Resolves when nothing is left to write; refuses what comes after. */
  stop(): Promise<void>;
}

/** What the document was last made to say: compared with instead of reading the document again at each change. */
type Shown = { fields: Map<string, unknown>; collections: Map<CollectionName, Map<string, Values>> };

export function keepMirror({ hub, read, logger, pace }: MirrorOptions): Mirror {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const known = new Map<string, Shown>();
  const waits = new Set<{ end: () => void }>();
  /** First writes under way. */
  const first = new Map<string, Promise<void>>();
  let stopped = false;

  async function write(meetingId: string): Promise<void> {
    const picture = await read(meetingId);
    if (picture === null) return;
    try {
      await hub.serverEdit({ kind: 'meeting', id: meetingId }, (doc) => {
        const shown = known.get(meetingId) ?? shownBy(doc);
        known.set(meetingId, shown);
        doc.transact(() =>
          paint(doc, shown, picture, (path, code) => logger.warn('not shown', { meetingId, path, code })),
        );
      });
    } catch (error) {
      // What the document says is no longer sure: it is read again next time.
      known.delete(meetingId);
      throw error;
    }
  }

  async function run(meetingId: string): Promise<void> {
    do {
      again.delete(meetingId);
      const written = write(meetingId).catch((error: unknown) =>
        logger.error('meeting not shown', { meetingId, error }),
      );
      if (!known.has(meetingId)) first.set(meetingId, written);
      await written;
      first.delete(meetingId);
      if (pace > 0 && !stopped) await rest();
    } while (again.has(meetingId));
    running.delete(meetingId);
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, pace);
      const wait = { end: done };
      waits.add(wait);
      function done(): void {
        clearTimeout(timer);
        waits.delete(wait);
        resolve();
      }
    });
  }

  function touch(meetingId: string): void {
    if (stopped) return;
    if (running.has(meetingId)) again.add(meetingId);
    else running.set(meetingId, run(meetingId));
  }

  return {
    touch,
    async settled(meetingId) {
      while (running.has(meetingId)) await running.get(meetingId);
    },
    async painted(meetingId) {
      if (known.has(meetingId)) return;
      touch(meetingId);
      // The first write of a run comes before its first rest.
      await first.get(meetingId);
    },
    async stop() {
      stopped = true;
      for (const wait of [...waits]) wait.end();
      await Promise.all(running.values());
    },
  };
}

function shownBy(doc: Doc): Shown {
  const found = readDocument(spec, doc);
  const snapshot = found.ok ? found.value : found.failure.code === 'schema' ? found.failure.partial : null;
  const collections = new Map<CollectionName, Map<string, Values>>();
  for (const name of names()) {
    const items: readonly ({ id: string } & Values)[] = snapshot?.collections[name] ?? [];
    collections.set(name, new Map(items.map((item) => [item.id, item])));
  }
  return { fields: new Map(Object.entries(snapshot?.fields ?? {})), collections };
}

/** Writes only what differs: 300 phones receive it. */
function paint(
  doc: Doc,
  shown: Shown,
  picture: Picture,
  refused: (path: string, code: string) => void,
): void {
  for (const name of names()) {
    const before = shown.collections.get(name) ?? new Map<string, Values>();
    shown.collections.set(name, before);
    const after = picture.collections[name];
    const kept = new Set(after.map(({ id }) => id));
    for (const id of [...before.keys()]) {
      if (kept.has(id)) continue;
      removeItem(spec, doc, name, id, SERVER);
      before.delete(id);
    }
    for (const item of after) {
      const { id, ...values } = item;
      const old = before.get(id);
      if (old === undefined) {
        // The values were built for this collection; the table of collections loses which.
        const added = addItem(spec, doc, name, values, SERVER, id);
        if (!added.ok) refused(`${name}/${id}`, added.failure.code);
      } else {
        for (const [field, value] of Object.entries(values)) {
          if (same(old[field], value)) continue;
          const set = setField(spec, doc, `${name}/${id}/${field}`, value, SERVER);
          if (!set.ok) refused(`${name}/${id}/${field}`, set.failure.code);
        }
      }
      before.set(id, item);
    }
  }
  for (const [field, value] of Object.entries(picture.fields)) {
    if (same(shown.fields.get(field), value)) continue;
    const set = setField(spec, doc, field, value, SERVER);
    if (!set.ok) refused(field, set.failure.code);
    shown.fields.set(field, value);
  }
}

/** Unset reads as null, '' or false by the kind of field: all three are « nothing ». */
function same(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (Array.isArray(after)) return Array.isArray(before) && String(before) === String(after);
  return isNothing(before) && isNothing(after);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false;
}

function names(): CollectionName[] {
  // Keys of the spec's own object.
  return Object.keys(spec.collections) as CollectionName[];
}
