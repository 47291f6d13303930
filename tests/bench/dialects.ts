import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC } from '#app/documents/wire.ts';

/** What a load client needs to understand of a server's frame, and no more: 8,000 of them arrive each second. */
export type Heard =
  | { type: 'step1'; stateVector: Uint8Array }
  | { type: 'step2' | 'update'; update: Uint8Array }
  | { type: 'presence'; update: Uint8Array }
  /** So many of the client's frames are acknowledged, in all. `null`: one more. */
  | { type: 'ack'; frames: number | null }
  | { type: 'other' };

/** How two servers of the same Yjs messages wrap them. */
export type Dialect = {
  path: string;
  hello(stateVector: Uint8Array): Uint8Array[];
  step2(update: Uint8Array): Uint8Array;
  update(update: Uint8Array): Uint8Array;
  presence(update: Uint8Array): Uint8Array;
  hear(frame: Uint8Array): Heard;
};

const ROOM = 'r1';

function write(room: string | null, type: number, kind: number | null, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  if (room !== null) encoding.writeVarString(encoder, room);
  encoding.writeVarUint(encoder, type);
  if (kind !== null) encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

function hearSync(decoder: decoding.Decoder): Heard {
  const kind = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (kind === SYNC.step1) return { type: 'step1', stateVector: body };
  return { type: kind === SYNC.step2 ? 'step2' : 'update', update: body };
}

/** y-websocket's frames and our ack. */
export const ancrage: Dialect = {
  path: `/collab/roadmap/${ROOM}`,
  hello: (stateVector) => [write(null, MESSAGE.sync, SYNC.step1, stateVector)],
  step2: (update) => write(null, MESSAGE.sync, SYNC.step2, update),
  update: (update) => write(null, MESSAGE.sync, SYNC.update, update),
  presence: (update) => write(null, MESSAGE.presence, null, update),
  hear(frame) {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) return hearSync(decoder);
    if (type === MESSAGE.ack) return { type: 'ack', frames: decoding.readVarUint(decoder) };
    return type === MESSAGE.presence
      ? { type: 'presence', update: decoding.readVarUint8Array(decoder) }
      : { type: 'other' };
  },
};

/** Hocuspocus puts the document's name before each message; 4 is a sync that asks no answer, 8 acknowledges one frame. */
const HOCUSPOCUS = { auth: 2, syncReply: 4, syncStatus: 8 } as const;

/** Hocuspocus 3: the same messages behind the document's name, and an ack once applied in memory. */
export const hocuspocus: Dialect = {
  path: '/',
  hello(stateVector) {
    const auth = encoding.createEncoder();
    encoding.writeVarString(auth, ROOM);
    encoding.writeVarUint(auth, HOCUSPOCUS.auth);
    encoding.writeVarUint(auth, 0);
    encoding.writeVarString(auth, 'bench');
    return [encoding.toUint8Array(auth), write(ROOM, MESSAGE.sync, SYNC.step1, stateVector)];
  },
  step2: (update) => write(ROOM, MESSAGE.sync, SYNC.step2, update),
  update: (update) => write(ROOM, MESSAGE.sync, SYNC.update, update),
  presence: (update) => write(ROOM, MESSAGE.presence, null, update),
  hear(frame) {
    const decoder = decoding.createDecoder(frame);
    decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync || type === HOCUSPOCUS.syncReply) return hearSync(decoder);
    if (type === HOCUSPOCUS.syncStatus) return { type: 'ack', frames: null };
    return type === MESSAGE.presence
      ? { type: 'presence', update: decoding.readVarUint8Array(decoder) }
      : { type: 'other' };
  },
};
