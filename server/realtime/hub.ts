import * as Y from 'yjs';
import {
  CLOSE,
  type CloseCode,
  type Limits,
  LIMITS,
  parseRoom,
  roomKey,
  type RoomName,
  WIRE_VERSION,
} from '#app/documents/wire.ts';
import type { UpdateLog } from '#server/store/update-log.ts';
import type { Cancel, Clock } from './clock.ts';
import { type CommitterHealth, createCommitter } from './committer.ts';
import { Connection, type Right } from './connection.ts';
import { type PrepareDocument, type RealtimeLogger, Room, type RoomCounters, type RoomPace } from './room.ts';
import type { Transport } from './transport.ts';

/** Who is at the other end, from their session cookie. */
export type CollabSession = { personId: string };

/** The close codes by which a policy refuses somebody. */
export type RefusalCode = typeof CLOSE.signedOut | typeof CLOSE.forbidden | typeof CLOSE.noSuchRoom;

/** Decides who may enter a room; the hub asks it at each entry and after each `recheck`. */
export interface RoomPolicy {
  /** `session` is null when nobody is signed in. */
  resolve(room: RoomName, session: CollabSession | null): Promise<{ right: Right } | { close: RefusalCode }>;
}

/** What the hub is made of. */
export type HubOptions = {
  log: UpdateLog;
  rooms: RoomPolicy;
  clock: Clock;
  logger: RealtimeLogger;
  /** Brings a loaded document to the current schema, seeding it when new; nothing by default. */
  prepare?: PrepareDocument;
  limits?: Partial<Limits>;
  pace?: Partial<HubPace>;
};

/** Milliseconds. */
export type HubPace = RoomPace & { heartbeat: number };

/** The pace of production, on two cores with 330 people in a room. */
export const PACE: HubPace = {
  broadcast: 10,
  presence: 200,
  presenceRenewal: 5000,
  linger: 30_000,
  compactEvery: 500,
  heartbeat: 10_000,
};

/** What a client asks for when it arrives. */
export type Arrival = {
  /** `<kind>/<id>` as found in the address. */
  room: string;
  /** The page's wire version, when it says one. */
  version: string | null;
  /** False for a page of another site. */
  sameSite: boolean;
  /** Reads the session again each time it is called: it may have ended since. */
  session(): Promise<CollabSession | null>;
};

/** The hub in figures, for the health page and the bench. */
export type HubHealth = RoomCounters &
  CommitterHealth & {
    rooms: number;
    connections: number;
    people: number;
    quarantined: { room: string; reason: string }[];
    /** Connections closed by the hub, by code. */
    closed: Partial<Record<CloseCode, number>>;
  };

/** The live documents of one process. */
export interface Hub {
  /** Takes a client's link; never throws, says why it refuses by closing. */
  accept(transport: Transport, arrival: Arrival): void;
  /** Changes a document from the server; resolves when the change is on disk. @throws RoomUnavailable */
  serverEdit<T>(room: RoomName, work: (doc: Y.Doc) => T): Promise<T>;
  /** A copy of a document as it is now. @throws RoomUnavailable */
  snapshotDoc(room: RoomName): Promise<Y.Doc>;
  /** What `look` finds in a document as it is now, without a copy: it changes nothing there. @throws RoomUnavailable */
  read<T>(room: RoomName, look: (doc: Y.Doc) => T): Promise<T>;
  /** Asks the policy again for all of a person's connections: their role or their session changed. */
  recheck(personId: string): Promise<void>;
  /** Asks the policy again for all of a room's connections: its step opened or closed. Also keeps a snapshot. */
  recheckRoom(room: RoomName): Promise<void>;
  /** Calls `listener` after changes of a room are on disk; returns how to stop. */
  onCommitted(listener: (room: RoomName) => void): () => void;
  /** Ids of the people connected to a room, each once. */
  peopleIn(room: RoomName): ReadonlySet<string>;
  /** Gives a quarantined document another chance, once repaired. */
  release(room: RoomName): void;
  health(): HubHealth;
  /** Refuses newcomers, puts on disk what is waiting, closes every link with 1012. */
  stop(): Promise<void>;
}

/** The most a stock client waits without hearing anything is 30 s: probing and heartbeats stay well under. */
const PROBE_EVERY_BEATS = 3;

/**
 * Opens the hub. Its promise: a frame it acknowledged is on disk.
 * Rooms, limits and times are all given, so that a test can run it without a port, a disk or a clock.
 */
export function createHub(options: HubOptions): Hub {
  const { log, clock, logger } = options;
  const limits: Limits = { ...LIMITS, ...options.limits };
  const pace: HubPace = { ...PACE, ...options.pace };
  const committer = createCommitter(log, clock);
  const rooms = new Map<string, Room>();
  const arrivals = new Map<Connection, Arrival>();
  const byPerson = new Map<string, Set<Connection>>();
  const counters: RoomCounters = { broadcastFrames: 0, presenceFrames: 0, compactions: 0 };
  const closed: Partial<Record<CloseCode, number>> = {};
  const listeners = new Set<(room: RoomName) => void>();
  let stopping = false;
  let rechecks = 0;
  let beats = 0;
  let cancelBeat: Cancel = clock.after(pace.heartbeat, beat);

  function beat(): void {
    cancelBeat = clock.after(pace.heartbeat, beat);
    beats += 1;
    for (const connection of arrivals.keys()) {
      connection.heartbeat(pace.heartbeat);
      if (beats % PROBE_EVERY_BEATS === 0) connection.probe();
    }
  }

  function accept(transport: Transport, arrival: Arrival): void {
    const room = parseRoom(arrival.room);
    const stale = arrival.version !== null && arrival.version !== String(WIRE_VERSION);
    if (stopping) return refuse(transport, CLOSE.restart, 'the server restarts');
    if (!arrival.sameSite) return refuse(transport, CLOSE.forbidden, 'this page is not of this site');
    if (room === null) return refuse(transport, CLOSE.noSuchRoom, 'no such room');
    if (stale) return refuse(transport, CLOSE.outdated, 'reload the page');
    const connection = new Connection(room, transport, {
      clock,
      limits,
      onClosed: (code) => forget(connection, code),
    });
    arrivals.set(connection, arrival);
    admit(connection, arrival).catch((error: unknown) => {
      logger.warn({ room: arrival.room, error }, 'right not read');
      connection.close(CLOSE.cannotSave, 'your right could not be read, try again');
    });
  }

  function refuse(transport: Transport, code: CloseCode, reason: string): void {
    closed[code] = (closed[code] ?? 0) + 1;
    transport.listen({ message: () => undefined, closed: () => undefined });
    transport.close(code, reason);
  }

  async function admit(connection: Connection, arrival: Arrival): Promise<void> {
    const session = await arrival.session();
    if (connection.closed) return;
    if (session !== null) {
      connection.personId = session.personId;
      const own = byPerson.get(session.personId) ?? new Set();
      byPerson.set(session.personId, own.add(connection));
      if (own.size > limits.connectionsPerPerson) {
        return connection.close(CLOSE.tooMany, 'too many pages are open');
      }
    }
    let asked: number;
    do {
      // Asked again if a right changed while the answer was on its way.
      asked = rechecks;
      const decision = await options.rooms.resolve(connection.room, session);
      if (connection.closed) return;
      if ('close' in decision) return connection.close(decision.close, 'no right to this room');
      connection.right = decision.right;
    } while (asked !== rechecks);
    await (await roomFor(connection.room)).enter(connection);
  }

  /** The room's present life, or the next one when it is leaving memory. */
  async function roomFor(name: RoomName): Promise<Room> {
    const key = roomKey(name);
    for (;;) {
      const known = rooms.get(key);
      if (known === undefined) break;
      if (known.enterable) return known;
      await known.whenGone();
    }
    const room: Room = new Room(name, {
      log,
      committer,
      clock,
      limits,
      pace,
      logger,
      counters,
      prepare: options.prepare ?? (() => ({ ok: true })),
      onGone: () => {
        if (rooms.get(key) === room) rooms.delete(key);
      },
      onCommitted: () => {
        for (const listener of listeners) listener(name);
      },
    });
    rooms.set(key, room);
    return room;
  }

  async function read<T>(name: RoomName, look: (doc: Y.Doc) => T): Promise<T> {
    return (await roomFor(name)).use(look);
  }

  function forget(connection: Connection, code: CloseCode | null): void {
    arrivals.delete(connection);
    if (code !== null) closed[code] = (closed[code] ?? 0) + 1;
    if (connection.personId !== null) {
      const own = byPerson.get(connection.personId);
      own?.delete(connection);
      if (own?.size === 0) byPerson.delete(connection.personId);
    }
  }

  async function recheckAll(connections: Iterable<Connection>): Promise<void> {
    rechecks += 1;
    await Promise.all([...connections].map(recheckOne));
  }

  async function recheckOne(connection: Connection): Promise<void> {
    // Still being admitted, where the question is asked again.
    if (connection.right === null) return;
    const session = (await arrivals.get(connection)?.session()) ?? null;
    const decision = await options.rooms.resolve(connection.room, session);
    if (connection.closed) return;
    if ('close' in decision) connection.close(decision.close, 'your right to this room ended');
    else if (decision.right !== connection.right) connection.close(CLOSE.rightChanged, 'your right changed');
  }

  return {
    accept,
    async serverEdit(room, work) {
      return (await roomFor(room)).use(work);
    },
    read,
    async snapshotDoc(room) {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, await read(room, Y.encodeStateAsUpdate));
      return copy;
    },
    recheck: (personId) => recheckAll(byPerson.get(personId) ?? []),
    async recheckRoom(room) {
      const key = roomKey(room);
      await recheckAll([...arrivals.keys()].filter((connection) => roomKey(connection.room) === key));
      await rooms.get(key)?.compact();
    },
    onCommitted(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    peopleIn(room) {
      const key = roomKey(room);
      const people = new Set<string>();
      for (const { room: own, personId, right } of arrivals.keys())
        if (personId !== null && right !== null && roomKey(own) === key) people.add(personId);
      return people;
    },
    release(room) {
      const known = rooms.get(roomKey(room));
      if (known?.state === 'quarantined') known.shut(CLOSE.restart, 'the document reloads');
    },
    health: () => ({
      ...counters,
      ...committer.health(),
      rooms: rooms.size,
      connections: arrivals.size,
      people: byPerson.size,
      quarantined: [...rooms].flatMap(([room, { state, refusal }]) =>
        state === 'quarantined' ? [{ room, reason: refusal ?? '' }] : [],
      ),
      closed: { ...closed },
    }),
    async stop() {
      stopping = true;
      cancelBeat();
      await committer.idle();
      for (const connection of [...arrivals.keys()]) connection.close(CLOSE.restart, 'the server restarts');
      const last = [...rooms.values()];
      for (const room of last) room.shut(CLOSE.restart, 'the server restarts');
      await Promise.all(last.map((room) => room.whenGone()));
    },
  };
}
