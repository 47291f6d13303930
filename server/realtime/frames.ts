import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { encodeAck, MESSAGE, SYNC } from '#app/documents/wire.ts';

/**
 * A frame ready to leave, encoded once for all who get it: `payload` is the message, `wire` the same behind its
 * WebSocket header (a server does not mask, so the bytes are the same for 330 people).
 */
export type Frame = { payload: Uint8Array; wire: Uint8Array };

/** What a client may send. `body` views the received bytes: copy it to keep it. */
export type ClientMessage =
  | { type: 'step1'; body: Uint8Array }
  | { type: 'update'; body: Uint8Array }
  | { type: 'presence'; body: Uint8Array }
  | { type: 'presence-query' };

/** Reads a client's frame; null when it is none of this protocol or has bytes left over. */
export function readMessage(payload: Uint8Array): ClientMessage | null {
  try {
    const decoder = decoding.createDecoder(payload);
    const message = readBody(decoder);
    return decoding.hasContent(decoder) ? null : message;
  } catch {
    // why: lib0 throws on bytes that end too early, and those come from outside
    return null;
  }
}

function readBody(decoder: decoding.Decoder): ClientMessage | null {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      switch (decoding.readVarUint(decoder)) {
        case SYNC.step1:
          return { type: 'step1', body: decoding.readVarUint8Array(decoder) };
        case SYNC.step2:
        case SYNC.update:
          return { type: 'update', body: decoding.readVarUint8Array(decoder) };
        default:
          return null;
      }
    case MESSAGE.presence:
      return { type: 'presence', body: decoding.readVarUint8Array(decoder) };
    case MESSAGE.presenceQuery:
      return { type: 'presence-query' };
    default:
      return null;
  }
}

/** A `sync` frame: one of the three kinds, and its state vector or update. */
export function syncFrame(kind: (typeof SYNC)[keyof typeof SYNC], body: Uint8Array): Frame {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, body);
  return frame(encoding.toUint8Array(encoder));
}

/** A presence frame around an awareness update of y-protocols. */
export function presenceFrame(update: Uint8Array): Frame {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.presence);
  encoding.writeVarUint8Array(encoder, update);
  return frame(encoding.toUint8Array(encoder));
}

/** « Your first `count` frames are on disk. » */
export function ackFrame(count: number): Frame {
  return frame(encodeAck(count));
}

const FINAL_BINARY = 0x82;

function frame(payload: Uint8Array): Frame {
  const { length } = payload;
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const wire = Buffer.allocUnsafe(header + length);
  wire[0] = FINAL_BINARY;
  if (header === 2) wire[1] = length;
  else if (header === 4) {
    wire[1] = 126;
    wire.writeUInt16BE(length, 2);
  } else {
    wire[1] = 127;
    wire.writeBigUInt64BE(BigInt(length), 2);
  }
  wire.set(payload, header);
  return { payload, wire };
}
