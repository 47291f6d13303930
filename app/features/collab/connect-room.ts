import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createUndo } from '#app/documents/undo.ts';
import { type Author } from '#app/documents/origin.ts';
import { type DocumentSpec, type Snapshot } from '#app/documents/define-document.ts';
import { readDocument } from '#app/documents/read.ts';
import {
  CLOSE,
  COLLAB_PATH,
  MESSAGE,
  parsePresence,
  type Presence,
  readAck,
  roomKey,
  type RoomName,
  WIRE_VERSION,
} from '#app/documents/wire.ts';
import { countingSocket } from './counting-socket.ts';
import { createSource, type Observable } from './observable.ts';
import { type LinkFacts, type SaveState, saveStateOf } from './save-state.ts';

/** The person at this device, as the others see them. */
export type RoomPerson = Presence['person'];

/** Somebody in the room. The same person on two devices is there once. */
export type PresentMember = RoomPerson & {
  field: string | null;
  /** The person at this device. */
  self: boolean;
};

/** What a room needs from where it runs; the browser's own by default. */
export type ConnectOptions = {
  /** Null for those who only watch (phones, the projected screen): they send no presence. */
  person: RoomPerson | null;
  /** `wss://host`, without a path. */
  server?: string;
  WebSocket?: typeof WebSocket;
  /** Told when what this person may do here has changed. */
  rightChanged?: () => void;
  /** Keeps the document on this device, so that an unsent edit survives a reload. */
  persist?: boolean;
};

/** One's own undo in one document, with what its buttons need. */
export type UndoStack = { undo(): void; redo(): void; canUndo: boolean; canRedo: boolean };

/** An open document, alive until `destroy`. */
export type Room = {
  readonly name: RoomName;
  readonly doc: Y.Doc;
  /** True once there is something to show: what the server has, or what this device kept of it. */
  readonly loaded: Observable<boolean>;
  /** Null before anything is known. */
  readonly saveState: Observable<SaveState | null>;
  /** True while an edit of this device is not on the server's disk. */
  readonly unsaved: Observable<boolean>;
  readonly members: Observable<readonly PresentMember[]>;
  /** Tells the others which field one's cursor is in; null when in none. */
  holdField(path: string | null): void;
  /** The document as plain data, the same object until it changes; null when this page is too old to read it. */
  snapshot<Spec extends DocumentSpec>(spec: Spec): Observable<Snapshot<Spec> | null>;
  /** One's own undo stack; the same for the life of the room. */
  undo(spec: DocumentSpec, author: Author): Observable<UndoStack>;
  /** Gives up the edits that were refused: this device's copy is dropped, and the server's is what remains. */
  discard(): Promise<void>;
  destroy(): void;
};

/** Milliseconds to wait for this device's copy before going to the server without it: a stuck disk must not block. */
const LOCAL_COPY_PATIENCE = 2000;

/**
 * Opens a live document: a stock `y-websocket` provider, a copy on this device, presence, and the state of saving.
 * The first thing sent is what this device has and the server lacks, whether of this visit or of an earlier one.
 */
export function connectRoom(name: RoomName, options: ConnectOptions): Room {
  const doc = new Y.Doc();
  const link: LinkFacts = {
    refused: null,
    connected: false,
    synced: false,
    sent: 0,
    acked: 0,
    missed: false,
    lost: false,
  };
  let destroyed = false;

  const saveState = createSource<SaveState | null>(null, sameSaveState);
  const unsaved = createSource(false);
  const loaded = createSource(false);
  function update(): void {
    saveState.set(saveStateOf(link));
    if (saveState.get()?.state === 'saved') unsaved.set(false);
  }

  const provider = new WebsocketProvider(
    `${options.server ?? pageServer()}${COLLAB_PATH}/${name.kind}`,
    name.id,
    doc,
    {
      connect: false,
      // A room comes back within a second of its server; the stock 2.5 s would be most of the wait.
      maxBackoffTime: 1000,
      // Another tab's edits come from the server like anybody's: by the browser's channel this tab would hold edits it
      // never sends, and would call them saved.
      disableBc: true,
      params: { v: String(WIRE_VERSION) },
      WebSocketPolyfill: countingSocket(options.WebSocket ?? WebSocket, {
        opened() {
          link.sent = 0;
          link.acked = 0;
          link.missed = false;
        },
        sentUpdate() {
          link.sent += 1;
          update();
        },
      }),
    },
  );
  provider.messageHandlers[MESSAGE.ack] = (_encoder, decoder) => {
    link.acked = readAck(decoder);
    update();
  };
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') link.lost = true;
    link.connected = status === 'connected';
    // A presence that left with the last link comes back at once only if it looks newer than the one that left.
    if (status === 'connected' && options.person !== null) {
      provider.awareness.setLocalState(provider.awareness.getLocalState());
    }
    update();
  });
  provider.on('connection-close', (event) => {
    if (event?.code === CLOSE.rightChanged) options.rightChanged?.();
    link.connected = false;
    link.lost = true;
    update();
  });
  provider.on('sync', (synced) => {
    link.synced = synced;
    if (synced) loaded.set(true);
    update();
  });
  provider.on('closed', ({ code }) => {
    link.refused = code;
    update();
  });

  const local = options.persist === false ? null : openLocalCopy(name, options.person, doc);
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    if (local === null || origin !== local) unsaved.set(true);
    // While a link is closing the stock provider sends nothing and says nothing.
    if (provider.ws?.readyState !== 1) link.missed = true;
    update();
  };
  // After the provider's own listener: what could be sent has been counted.
  doc.on('update', onUpdate);

  const presence = openPresence(provider, doc, options.person);
  const snapshots = new Map<DocumentSpec, Observable<unknown>>();
  const undos = new Map<DocumentSpec, Observable<UndoStack>>();

  void connectAfter(local);
  async function connectAfter(copy: IndexeddbPersistence | null): Promise<void> {
    if (copy !== null) {
      let patience: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([
        copy.whenSynced,
        new Promise((resolve) => (patience = setTimeout(resolve, LOCAL_COPY_PATIENCE))),
      ]);
      clearTimeout(patience);
      if (doc.store.clients.size > 0) loaded.set(true);
    }
    if (!destroyed) provider.connect();
  }

  return {
    name,
    doc,
    loaded,
    saveState,
    unsaved,
    members: presence.members,
    holdField: presence.hold,
    snapshot<Spec extends DocumentSpec>(spec: Spec) {
      const known = snapshots.get(spec) ?? snapshotOf(doc, spec, loaded);
      snapshots.set(spec, known);
      // The map is keyed by the spec itself: what it gives for a spec was made from that spec.
      return known as Observable<Snapshot<Spec> | null>;
    },
    undo(spec, author) {
      const known = undos.get(spec) ?? undoOf(doc, spec, author);
      undos.set(spec, known);
      return known;
    },
    async discard() {
      await local?.clearData();
      unsaved.set(false);
    },
    destroy() {
      if (destroyed) return;
      destroyed = true;
      presence.destroy();
      provider.destroy();
      doc.destroy();
    },
  };
}

function pageServer(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}`;
}

/** Null where the browser keeps nothing (a private window of some): the document then lives in the page alone. */
function openLocalCopy(name: RoomName, person: RoomPerson | null, doc: Y.Doc): IndexeddbPersistence | null {
  if (typeof indexedDB === 'undefined') return null;
  // By person: on a shared machine, nobody sends in their own name what somebody else left.
  return new IndexeddbPersistence(`ancrage/${person?.id ?? 'nobody'}/${roomKey(name)}`, doc);
}

function openPresence(provider: WebsocketProvider, doc: Y.Doc, person: RoomPerson | null) {
  const { awareness } = provider;
  // The stock handler sends back every presence it hears: with 300 people that echo is most of the traffic.
  const tellServer = provider._awarenessUpdateHandler;
  awareness.off('update', tellServer);
  const tellOwn = (changes: Parameters<typeof tellServer>[0], origin: unknown) => {
    if (origin === 'local') tellServer(changes, origin);
  };
  awareness.on('update', tellOwn);
  awareness.setLocalState(person === null ? null : { person, field: null });

  const members = createSource<readonly PresentMember[]>(
    person === null ? [] : [{ ...person, field: null, self: true }],
  );
  const read = () => {
    const byPerson = new Map<string, PresentMember>();
    for (const [client, state] of awareness.getStates()) {
      const present = parsePresence(state);
      if (present === null) continue;
      const self = client === doc.clientID;
      const known = byPerson.get(present.person.id);
      byPerson.set(present.person.id, {
        ...present.person,
        field: present.field ?? known?.field ?? null,
        self: self || known?.self === true,
      });
    }
    members.set([...byPerson.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  };
  awareness.on('change', read);
  return {
    members,
    hold(path: string | null) {
      if (person !== null && awareness.getLocalState()?.['field'] !== path)
        awareness.setLocalStateField('field', path);
    },
    destroy() {
      awareness.off('change', read);
      awareness.setLocalState(null);
      awareness.off('update', tellOwn);
    },
  };
}

/** Read again only when asked after a change: thirty edits between two renderings cost one reading. */
function snapshotOf<Spec extends DocumentSpec>(
  doc: Y.Doc,
  spec: Spec,
  loaded: Observable<boolean>,
): Observable<Snapshot<Spec> | null> {
  let value: Snapshot<Spec> | null = null;
  let fresh = false;
  doc.on('update', () => (fresh = false));
  return {
    get() {
      if (!loaded.get()) return null;
      if (!fresh) {
        const read = readDocument(spec, doc);
        fresh = true;
        // What could be read is shown: a page goes on without the part that a faulty client wrote.
        if (read.ok) value = read.value;
        else value = read.failure.code === 'schema' ? read.failure.partial : null;
      }
      return value;
    },
    subscribe(notify) {
      doc.on('afterAllTransactions', notify);
      const stop = loaded.subscribe(notify);
      return () => {
        doc.off('afterAllTransactions', notify);
        stop();
      };
    },
  };
}

function undoOf(doc: Y.Doc, spec: DocumentSpec, author: Author): Observable<UndoStack> {
  const manager = createUndo(spec, doc, author);
  // An undo that finds nothing left to change pops its item without an event: the buttons are read again after each.
  const read = (): UndoStack => ({
    undo: () => {
      manager.undo();
      stack.set(read());
    },
    redo: () => {
      manager.redo();
      stack.set(read());
    },
    canUndo: manager.undoStack.length > 0,
    canRedo: manager.redoStack.length > 0,
  });
  const stack = createSource(read(), (a, b) => a.canUndo === b.canUndo && a.canRedo === b.canRedo);
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
    manager.on(event, () => stack.set(read()));
  }
  return stack;
}

function sameSaveState(a: SaveState | null, b: SaveState | null): boolean {
  if (a === null || b === null) return a === b;
  return a.state === b.state && (a.state === 'refused' ? b.state === 'refused' && a.code === b.code : true);
}
