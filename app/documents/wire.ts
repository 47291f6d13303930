import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * What the browser and the hub say to each other about live documents: rooms, frames, close codes, limits, presence.
 * Both ends read this file and nothing else; a change that an open page would misread raises `WIRE_VERSION`.
 */
export const WIRE_VERSION = 1;

/** Where the hub listens: `/collab/<kind>/<id>`. */
export const COLLAB_PATH = '/collab';

/** The kinds of live documents. `board` and `meeting` are written by the server alone. */
export const ROOM_KINDS = [
  'diagnostic',
  'priorities',
  'roadmap',
  'board',
  'project',
  'cohort',
  'meeting',
] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

/** A room is one live document: `id` is that of its space, project, meeting or cohort. */
export type RoomName = { kind: RoomKind; id: string };

/**
 * The room's name as one string, also the document's id in the log.
 * @example roomKey({ kind: 'project', id: 'p1' }) // 'project/p1'
 */
export function roomKey(room: RoomName): string {
  return `${room.kind}/${room.id}`;
}

/**
 * Reads `<kind>/<id>`; null for an unknown kind or an id that is not 1 to 64 letters, digits, `-` or `_`.
 * @example parseRoom('project/p1') // { kind: 'project', id: 'p1' }
 * @example parseRoom('project/../secret') // null
 */
export function parseRoom(name: string): RoomName | null {
  const [kind, id, ...rest] = name.split('/');
  const known = ROOM_KINDS.find((each) => each === kind);
  if (known === undefined || id === undefined || rest.length > 0) return null;
  return /^[A-Za-z0-9_-]{1,64}$/.test(id) ? { kind: known, id } : null;
}

/** First byte of a frame. The first four are y-protocols' own; `ack` is ours, and a stock client that lacks it only logs it. */
export const MESSAGE = { sync: 0, presence: 1, auth: 2, presenceQuery: 3, ack: 100 } as const;

/** Second byte of a `sync` frame: what I have, what you lack, what just changed. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** True for the frames counted on both sides and acknowledged once on disk: those that start with `00 01` or `00 02`. */
export function carriesUpdate(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE.sync && (frame[1] === SYNC.step2 || frame[1] === SYNC.update);
}

/**
 * « Your first `frames` update-bearing frames of this connection are on disk »: `[varuint 100][varuint frames]`.
 * @example encodeAck(3) // Uint8Array [100, 3]
 */
export function encodeAck(frames: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.ack);
  encoding.writeVarUint(encoder, frames);
  return encoding.toUint8Array(encoder);
}

/** Reads the count of an ack whose first varuint has been read already, as y-websocket hands it to its handlers. */
export function readAck(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder);
}

/**
 * Why the hub closes a connection. Codes 4400 to 4499 are final: coming back cannot help and the client stops.
 * Any other is transient: the client comes back by itself and loses nothing.
 */
export const CLOSE = {
  /** Final: a frame that is not of this protocol. */
  malformed: 4400,
  /** Final: nobody is signed in. */
  signedOut: 4401,
  /** Final: this person may not enter, or wrote where they may only read; also a page of another site. */
  forbidden: 4403,
  /** Final: no such room. */
  noSuchRoom: 4404,
  /** Final: the page is older than the server and must be reloaded. */
  outdated: 4409,
  /** Final: a frame, a presence or the document passes its limit. */
  tooLarge: 4413,
  /** Final: the stored document cannot be read; it is set aside and the others go on. */
  quarantined: 4422,
  /** Final: too many connections of one person, or too many frames of one connection. */
  tooMany: 4429,
  /** Transient: the server restarts. */
  restart: 1012,
  /** Transient: the change could not be put on disk; the client sends it again. */
  cannotSave: 1013,
  /** Transient: the person's right changed; coming back takes the new one. */
  rightChanged: 4503,
  /** Transient: too much is waiting to be read by this client. */
  tooSlow: 4508,
  /** Transient: too much was sent before the document was loaded. */
  queueFull: 4529,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

/** True when a client must not come back after this code. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code < 4500;
}

const KIBI = 1024;

/** Sizes in bytes of UTF-8 or of frames, counts otherwise. All are per connection or per person, never per address. */
export const LIMITS = {
  /** One WebSocket frame, either way but for the first load. */
  frameBytes: KIBI * KIBI,
  /** Everything a document weighs on disk. */
  documentBytes: 16 * KIBI * KIBI,
  /** Frames, and their bytes, kept while the document loads. */
  queuedFrames: 256,
  queuedBytes: 2 * KIBI * KIBI,
  /** What a client may leave unread beyond its first load. */
  unreadBytes: KIBI * KIBI,
  /** What one connection may have written and not yet on disk before it is read no further. */
  uncommittedBytes: KIBI * KIBI,
  /** One presence, as JSON. */
  presenceBytes: 2 * KIBI,
  /** Yjs clients that one connection may speak for. */
  presenceClients: 4,
  /** A whole room may share one account in a demonstration: this only stops a page gone mad. */
  connectionsPerPerson: 2000,
  /** Frames of one connection: so many at once, then so many a second. */
  frameBurst: 10_000,
  framesPerSecond: 2000,
} as const;
export type Limits = { [limit in keyof typeof LIMITS]: number };

/** Who is here and what they hold. Lives in memory alone, is never stored, and is sent again every 15 seconds. */
export type Presence = {
  person: { id: string; name: string; color: string };
  /** Path of the field under the person's cursor (`cards/c1/jobs`), which shows as held; null when none. */
  field: string | null;
};

/**
 * Reads one presence; null when it is not one. Fields of other parts (a text cursor) are left aside.
 * @example parsePresence({ person: { id: '1', name: 'Ana', color: '#2f6f8f' }, field: null })?.person.name // 'Ana'
 */
export function parsePresence(state: unknown): Presence | null {
  if (!isRecord(state) || !isRecord(state['person'])) return null;
  const { id, name, color } = state['person'];
  if (typeof id !== 'string' || typeof name !== 'string' || typeof color !== 'string') return null;
  const field = state['field'];
  return { person: { id, name, color }, field: typeof field === 'string' ? field : null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
