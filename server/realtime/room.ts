import * as Y from 'yjs';
import { CLOSE, type CloseCode, type Limits, roomKey, type RoomName, SYNC } from '#app/documents/wire.ts';
import type { UpdateLog } from '#server/store/update-log.ts';
import type { Cancel, Clock } from './clock.ts';
import type { Committer, CommitTarget } from './committer.ts';
import type { Connection, MessageHandler } from './connection.ts';
import { type ClientMessage, type Frame, presenceFrame, syncFrame } from './frames.ts';
import type { ChangeOrigin } from './origin.ts';
import { PresenceBook } from './presence.ts';

/** Milliseconds, and counts of changes. */
export type RoomPace = {
  /** Changes of one such interval leave as one frame. */
  broadcast: number;
  presence: number;
  /** Unchanged presences are told again this often. */
  presenceRenewal: number;
  /** How long a document stays in memory once everybody left: a page that reloads finds it there. */
  linger: number;
  /** Changes after which a snapshot is kept. */
  compactEvery: number;
};

/** A line of the log: what happened, and to which room. Never a content. */
export interface RealtimeLogger {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

/** Brings a loaded document to the current schema; a failure sets the document aside. */
export type PrepareDocument = (
  room: RoomName,
  doc: Y.Doc,
) => { ok: true } | { ok: false; failure: { code: string } };

/** Numbers shared by all rooms of a hub. */
export type RoomCounters = { broadcastFrames: number; presenceFrames: number; compactions: number };

export type RoomOptions = {
  log: UpdateLog;
  committer: Committer;
  clock: Clock;
  limits: Limits;
  pace: RoomPace;
  logger: RealtimeLogger;
  counters: RoomCounters;
  prepare: PrepareDocument;
  /** Called when the room has left memory, or has failed: whoever comes next loads it anew. */
  onGone(): void;
  /** Called after changes are on disk. */
  onCommitted(): void;
};

/**
 * - `loading`: reading the log; who enters waits, what they send is kept.
 * - `open`: in use, or lingering after the last one left.
 * - `saving`: nobody is there, the last changes are going to disk.
 * - `closing`: nobody is there, a snapshot is being kept. Who enters during these two waits for the next life of the room.
 * - `quarantined`: what is stored cannot be read. Everybody is told, nothing is written.
 * - `gone`: out of memory.
 */
export type RoomState = 'loading' | 'open' | 'saving' | 'closing' | 'quarantined' | 'gone';

/** Thrown to those who work on a room's document inside the server. */
export class RoomUnavailable extends Error {
  constructor(
    readonly code: CloseCode,
    message: string,
  ) {
    super(message);
  }
}

/** Below this tail, leaving a document does not deserve a snapshot. */
const COMPACT_ON_CLOSE = 50;
/** Full loads kept ready for the same version: after a restart 300 clients come back with the same state. */
const CACHED_LOADS = 8;
/** Milliseconds before a due snapshot is taken: the burst that made it due goes first. */
const COMPACT_DELAY = 1000;

/** One live document: its state in memory, who is there, and what of it is on disk. */
export class Room implements MessageHandler, CommitTarget {
  readonly documentId: string;
  readonly #name: RoomName;
  readonly #options: RoomOptions;
  readonly #doc = new Y.Doc();
  readonly #connections = new Set<Connection>();
  readonly #awaitingAck = new Set<Connection>();
  readonly #presence: PresenceBook;
  readonly #gone: Promise<void>;
  readonly #ready: Promise<void>;
  #resolveGone: () => void = () => undefined;
  #state: RoomState = 'loading';
  #reason: { code: CloseCode; text: string } | null = null;
  /** Work inside the server that needs the document in memory. */
  #holds = 0;
  /** Changes given to the committer, and those of them on disk. */
  #marked = 0;
  #durable = 0;
  #durableWaiters: { mark: number; done(): void; failed(error: Error): void }[] = [];
  #seq = 0;
  #tail = 0;
  #bytes = 0;
  #compactPlanned = false;
  #compacting = false;
  #loads = new Map<string, Frame>();
  #stateFrame: Frame | null = null;
  #snapshot: Y.Snapshot | null = null;
  #everybody: Frame | null | undefined;
  /** What the transaction under way emitted. */
  #emitted: Uint8Array[] = [];
  #outbox: Uint8Array[] = [];
  #outboxAuthor: Connection | null = null;
  #broadcastPlanned = false;
  #presencePlanned = false;
  #renewalPlanned = false;
  #cancelLinger: Cancel | null = null;

  constructor(name: RoomName, options: RoomOptions) {
    this.#name = name;
    this.documentId = roomKey(name);
    this.#options = options;
    this.#presence = new PresenceBook(options.limits);
    this.#gone = new Promise((resolve) => (this.#resolveGone = resolve));
    this.#ready = this.#load();
  }

  get state(): RoomState {
    return this.#state;
  }

  /** Why the room refuses everybody; null when it does not. */
  get refusal(): string | null {
    return this.#reason?.text ?? null;
  }

  /** Resolves when the room has left memory. */
  whenGone(): Promise<void> {
    return this.#gone;
  }

  /** True when a newcomer may wait for or enter this life of the room. */
  get enterable(): boolean {
    return this.#state !== 'saving' && this.#state !== 'closing' && this.#state !== 'gone';
  }

  /** Lets a connection in as soon as the document is loaded, or tells it why not. */
  async enter(connection: Connection): Promise<void> {
    this.#hold();
    await this.#ready;
    try {
      if (connection.closed) return;
      if (this.#reason !== null) return connection.close(this.#reason.code, this.#reason.text);
      connection.send(this.#ownState());
      const everybody = this.#everybodyFrame();
      if (everybody !== null) connection.send(everybody);
      if (connection.closed) return;
      this.#connections.add(connection);
      connection.open(this);
    } finally {
      this.#release();
    }
  }

  /**
   * Gives the live document to `work` once loaded. Changes it makes are the server's; resolves when they are on disk.
   * @throws RoomUnavailable when the document cannot be read or written; whatever `work` throws.
   */
  async use<T>(work: (doc: Y.Doc) => T): Promise<T> {
    this.#hold();
    try {
      await this.#ready;
      if (this.#reason !== null) throw new RoomUnavailable(this.#reason.code, this.#reason.text);
      const origin: ChangeOrigin = { type: 'server' };
      let result: T;
      try {
        result = this.#doc.transact(() => work(this.#doc), origin);
      } finally {
        this.#record(this.#takeEmitted(), null, null);
      }
      await this.#onDisk();
      return result;
    } finally {
      this.#release();
    }
  }

  /** Keeps a snapshot now, if the log has grown since the last: at a step change, for example. */
  async compact(): Promise<void> {
    if (this.#compacting || this.#tail === 0 || this.#state === 'quarantined' || this.#state === 'gone')
      return;
    this.#compacting = true;
    const seq = this.#seq;
    const tail = this.#tail;
    try {
      // It may hold changes that are not on disk yet: they would only be there twice.
      const snapshot = Y.encodeStateAsUpdate(this.#doc);
      await this.#options.log.compact(this.documentId, seq, snapshot);
      this.#tail -= tail;
      this.#bytes = snapshot.byteLength;
      this.#options.counters.compactions += 1;
    } catch (error) {
      // The log still holds everything: a snapshot only makes the next load faster.
      this.#options.logger.warn({ room: this.documentId, error }, 'snapshot not kept');
    } finally {
      this.#compacting = false;
    }
  }

  /**
   * Closes every connection and forgets the room, without a snapshot. Its next life waits for its last changes to be
   * on disk: loading before would leave memory behind the log.
   */
  shut(code: CloseCode, text: string): void {
    if (this.#state === 'gone') return;
    this.#dismiss(code, text);
    this.#state = 'saving';
    // A failure has ended the room already.
    void this.#onDisk().then(
      () => this.#end(),
      () => undefined,
    );
  }

  handle(connection: Connection, message: ClientMessage, bytes: number): void {
    switch (message.type) {
      case 'step1':
        return this.#answer(connection, message.body);
      case 'update':
        return this.#receive(connection, message.body, bytes);
      case 'presence':
        return this.#hear(connection, message.body);
      case 'presence-query': {
        const everybody = this.#everybodyFrame();
        if (everybody !== null) connection.send(everybody);
        return;
      }
      default:
        return message satisfies never;
    }
  }

  left(connection: Connection): void {
    this.#connections.delete(connection);
    this.#awaitingAck.delete(connection);
    this.#presence.leave(connection, this.#options.clock.now());
    this.#planPresence();
    this.#maybeLinger();
  }

  committed(count: number, seq: number): void {
    this.#durable += count;
    this.#seq = seq;
    this.#tail += count;
    for (const connection of this.#awaitingAck) {
      if (!connection.acknowledge(this.#durable)) this.#awaitingAck.delete(connection);
    }
    this.#durableWaiters = this.#durableWaiters.filter((waiter) => {
      if (waiter.mark > this.#durable) return true;
      waiter.done();
      return false;
    });
    this.#options.onCommitted();
    if (this.#tail >= this.#options.pace.compactEvery && !this.#compactPlanned) {
      this.#compactPlanned = true;
      this.#options.clock.after(COMPACT_DELAY, () => {
        this.#compactPlanned = false;
        void this.compact();
      });
    }
  }

  failed(error: unknown): void {
    this.#options.logger.warn({ room: this.documentId, error }, 'changes not on disk: the room closes');
    const text = 'changes could not be saved';
    for (const waiter of this.#durableWaiters.splice(0))
      waiter.failed(new RoomUnavailable(CLOSE.cannotSave, text));
    // What is in memory is ahead of the disk: everybody comes back to what the log says, and sends the rest again.
    this.#dismiss(CLOSE.cannotSave, text);
    this.#end();
  }

  async #load(): Promise<void> {
    const { log, prepare, logger } = this.#options;
    let stored;
    try {
      stored = await log.load(this.documentId);
    } catch (error) {
      logger.warn({ room: this.documentId, error }, 'document not loaded');
      return this.shut(CLOSE.cannotSave, 'the document could not be loaded, try again');
    }
    try {
      const origin: ChangeOrigin = { type: 'log' };
      this.#doc.transact(() => {
        for (const data of stored.snapshot === null ? [] : [stored.snapshot])
          Y.applyUpdate(this.#doc, data, origin);
        for (const { data } of stored.tail) Y.applyUpdate(this.#doc, data, origin);
      }, origin);
      this.#doc.on('update', (update: Uint8Array) => this.#emitted.push(update));
      const prepared = prepare(this.#name, this.#doc);
      if (!prepared.ok) return this.#quarantine(prepared.failure.code);
    } catch (error) {
      return this.#quarantine('unreadable', error);
    }
    this.#seq = stored.tail.at(-1)?.seq ?? stored.snapshotSeq;
    this.#tail = stored.tail.length;
    this.#bytes =
      (stored.snapshot?.byteLength ?? 0) + stored.tail.reduce((sum, row) => sum + row.data.byteLength, 0);
    this.#record(this.#takeEmitted(), null, null);
    try {
      await this.#onDisk();
    } catch {
      // The room has failed, and has told why.
      return;
    }
    if (this.#reason === null) this.#state = 'open';
  }

  #quarantine(why: string, error?: unknown): void {
    this.#state = 'quarantined';
    this.#reason = { code: CLOSE.quarantined, text: `document set aside: ${why}` };
    this.#options.logger.warn({ room: this.documentId, why, error }, 'document set aside');
  }

  /** Resolves when every change recorded so far is on disk. */
  #onDisk(): Promise<void> {
    if (this.#durable >= this.#marked) return Promise.resolve();
    return new Promise((done, failed) => this.#durableWaiters.push({ mark: this.#marked, done, failed }));
  }

  #answer(connection: Connection, stateVector: Uint8Array): void {
    const key = Buffer.from(stateVector).toString('latin1');
    let load = this.#loads.get(key);
    if (load === undefined) {
      try {
        load = syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.#doc, stateVector));
      } catch {
        // why: the state vector comes from outside and Yjs throws on one that is not
        return connection.close(CLOSE.malformed, 'not a state vector');
      }
      if (this.#loads.size < CACHED_LOADS) this.#loads.set(key, load);
    }
    connection.sendLoad(load);
  }

  #receive(connection: Connection, update: Uint8Array, bytes: number): void {
    if (!isUpdate(update)) return connection.close(CLOSE.malformed, 'not a Yjs update');
    const empty = update.byteLength === 2 && update[0] === 0 && update[1] === 0;
    if (!empty) {
      if (connection.right !== 'write') {
        // A reader's stock client also says what it has: that is refused only if it would change the document.
        this.#snapshot ??= Y.snapshot(this.#doc);
        if (!Y.snapshotContainsUpdate(this.#snapshot, update)) {
          return connection.close(CLOSE.forbidden, 'this document is read-only for you');
        }
      } else if (this.#bytes + update.byteLength > this.#options.limits.documentBytes) {
        return connection.close(CLOSE.tooLarge, 'the document is full');
      } else if (!this.#apply(connection, update)) {
        return;
      }
    }
    connection.count(this.#marked, bytes);
    if (this.#durable >= this.#marked) connection.acknowledge(this.#durable);
    else this.#awaitingAck.add(connection);
  }

  /** Applies one client's update; false when Yjs could not, which ends this life of the room. */
  #apply(connection: Connection, update: Uint8Array): boolean {
    const { store } = this.#doc;
    const before = [store.pendingStructs?.update ?? null, store.pendingDs];
    const origin: ChangeOrigin = { type: 'client', connection };
    try {
      Y.applyUpdate(this.#doc, update, origin);
    } catch (error) {
      // Half of it may be in memory, none of it is on disk: everybody starts again from the log.
      this.#options.logger.warn({ room: this.documentId, error }, 'update not applied: the room reloads');
      connection.close(CLOSE.malformed, 'this update cannot be applied');
      this.shut(CLOSE.restart, 'the document reloads');
      return false;
    }
    const emitted = this.#takeEmitted();
    const after = [store.pendingStructs?.update ?? null, store.pendingDs];
    // Parked: it waits for changes that have not arrived. Yjs emits nothing, so the received bytes are what is kept.
    const parked = after.some((part, index) => part !== null && !sameBytes(part, before[index] ?? null));
    this.#record(emitted, connection, parked ? update.slice() : null);
    return true;
  }

  #takeEmitted(): Uint8Array[] {
    const emitted = this.#emitted;
    this.#emitted = [];
    return emitted;
  }

  /** Sends changes to disk and to the others. `parked` goes to disk only: the others could not use it either. */
  #record(updates: readonly Uint8Array[], author: Connection | null, parked: Uint8Array | null): void {
    const kept = parked === null ? updates : [...updates, parked];
    if (kept.length === 0) return;
    for (const data of kept) {
      this.#marked += 1;
      this.#bytes += data.byteLength;
      this.#options.committer.add(this, data, author?.personId ?? null);
    }
    this.#loads.clear();
    this.#stateFrame = null;
    this.#snapshot = null;
    if (updates.length === 0) return;
    this.#outboxAuthor = this.#outbox.length === 0 || this.#outboxAuthor === author ? author : null;
    this.#outbox.push(...updates);
    if (this.#broadcastPlanned) return;
    this.#broadcastPlanned = true;
    this.#options.clock.after(this.#options.pace.broadcast, () => this.#broadcast());
  }

  #broadcast(): void {
    this.#broadcastPlanned = false;
    const [first, ...rest] = this.#outbox;
    const author = this.#outboxAuthor;
    this.#outbox = [];
    this.#outboxAuthor = null;
    if (first === undefined) return;
    const update = rest.length === 0 ? first : Y.mergeUpdates([first, ...rest]);
    const frame = syncFrame(SYNC.update, update);
    for (const connection of this.#connections) {
      // All of it came from there.
      if (connection === author) continue;
      connection.send(frame);
      this.#options.counters.broadcastFrames += 1;
    }
  }

  #hear(connection: Connection, update: Uint8Array): void {
    const verdict = this.#presence.hear(connection, update, this.#options.clock.now());
    switch (verdict) {
      case 'heard':
        return this.#planPresence();
      case 'malformed':
        return connection.close(CLOSE.malformed, 'not a presence');
      case 'too-large':
        return connection.close(
          CLOSE.tooLarge,
          `a presence has at most ${this.#options.limits.presenceBytes} bytes`,
        );
      default:
        return verdict satisfies never;
    }
  }

  #planPresence(): void {
    const { clock, pace } = this.#options;
    if (this.#state === 'gone') return;
    if (this.#presence.changed) {
      this.#everybody = undefined;
      if (!this.#presencePlanned) {
        this.#presencePlanned = true;
        clock.after(pace.presence, () => {
          this.#presencePlanned = false;
          this.#tellPresence(this.#presence.takeChanges());
        });
      }
    }
    if (!this.#renewalPlanned) {
      this.#renewalPlanned = true;
      clock.after(pace.presenceRenewal, () => {
        this.#renewalPlanned = false;
        this.#tellPresence(this.#presence.takeRenewals(clock.now()));
        if (this.#connections.size > 0) this.#planPresence();
      });
    }
  }

  #tellPresence(update: Uint8Array | null): void {
    if (update === null) return;
    this.#everybody = undefined;
    const frame = presenceFrame(update);
    for (const connection of this.#connections) {
      connection.send(frame);
      this.#options.counters.presenceFrames += 1;
    }
  }

  #everybodyFrame(): Frame | null {
    if (this.#everybody === undefined) {
      const update = this.#presence.everybody();
      this.#everybody = update === null ? null : presenceFrame(update);
    }
    return this.#everybody;
  }

  #ownState(): Frame {
    this.#stateFrame ??= syncFrame(SYNC.step1, Y.encodeStateVector(this.#doc));
    return this.#stateFrame;
  }

  #hold(): void {
    this.#holds += 1;
    this.#cancelLinger?.();
    this.#cancelLinger = null;
  }

  #release(): void {
    this.#holds -= 1;
    this.#maybeLinger();
  }

  get #empty(): boolean {
    return this.#connections.size === 0 && this.#holds === 0;
  }

  #maybeLinger(): void {
    if (this.#state !== 'open' || !this.#empty || this.#cancelLinger !== null) return;
    this.#cancelLinger = this.#options.clock.after(this.#options.pace.linger, () => {
      this.#cancelLinger = null;
      if (this.#state === 'open' && this.#empty) void this.#leaveMemory();
    });
  }

  async #leaveMemory(): Promise<void> {
    this.#state = 'saving';
    try {
      await this.#onDisk();
    } catch {
      // failed() has ended the room.
      return;
    }
    this.#state = 'closing';
    if (this.#tail >= COMPACT_ON_CLOSE) await this.compact();
    this.#end();
  }

  #dismiss(code: CloseCode, text: string): void {
    this.#reason = { code, text };
    for (const connection of [...this.#connections]) connection.close(code, text);
  }

  #end(): void {
    if (this.#state === 'gone') return;
    this.#state = 'gone';
    this.#doc.destroy();
    this.#options.onGone();
    this.#resolveGone();
  }
}

function isUpdate(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update);
    return true;
  } catch {
    // why: these bytes come from outside, and Yjs throws on what it cannot read
    return false;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array | null): boolean {
  return b !== null && Buffer.compare(a, b) === 0;
}
