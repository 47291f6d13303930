import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { MESSAGE, SYNC } from '#app/documents/wire.ts';
import type { Arrival, CollabSession, Hub } from '#server/realtime/hub.ts';
import type { Transport, TransportEvents } from '#server/realtime/transport.ts';

/** A client at the end of two queues that the test flushes: a Yjs document, and all that the hub said. */
export type WireClient = {
  doc: Y.Doc;
  /** Frames that wait to reach the hub. */
  outbox: Uint8Array[];
  acks: number[];
  /** `[client id, clock, state]` of each presence entry heard, oldest first. */
  presences: [number, number, unknown][];
  presenceFrames: number;
  updates: number;
  step1s: number;
  step2s: number;
  closed: { code: number; reason: string } | null;
  paused: boolean;
  /** Bytes the hub believes unread; the test sets it. */
  unread: number;
  probes: number;
  terminated: boolean;
  /** Hands everything in `outbox` to the hub. */
  flush(): void;
  send(...frames: (Uint8Array | number[])[]): void;
  sendText(text: string): void;
  /** Changes the document and sends what it emitted, as a stock client does. */
  edit(change: (doc: Y.Doc) => void): void;
  /** Sends what a stock client sends when it opens. */
  hello(): void;
  presence(id: number, clock: number, state: unknown): void;
  hangUp(): void;
};

/** Somebody arriving at a room. */
export type ArrivalOptions = Partial<Arrival> & { person?: string | null; doc?: Y.Doc; silent?: boolean };

/** Connects a client, who says hello unless `silent`; nothing moves until the test settles its clock. */
export function joinRoom(hub: Hub, room: string, options: ArrivalOptions = {}): WireClient {
  const doc = options.doc ?? new Y.Doc();
  let events: TransportEvents | null = null;
  const client: WireClient = {
    doc,
    outbox: [],
    acks: [],
    presences: [],
    presenceFrames: 0,
    updates: 0,
    step1s: 0,
    step2s: 0,
    closed: null,
    paused: false,
    unread: 0,
    probes: 0,
    terminated: false,
    flush() {
      for (const frame of client.outbox.splice(0)) events?.message(frame, false);
    },
    send(...frames) {
      client.outbox.push(...frames.map((frame) => Uint8Array.from(frame)));
      client.flush();
    },
    sendText: (text) => events?.message(new TextEncoder().encode(text), true),
    edit(change) {
      const emitted: Uint8Array[] = [];
      const keep = (update: Uint8Array) => emitted.push(update);
      doc.on('update', keep);
      doc.transact(() => change(doc));
      doc.off('update', keep);
      client.send(...emitted.map((update) => syncBytes(SYNC.update, update)));
    },
    hello: () => client.send(syncBytes(SYNC.step1, Y.encodeStateVector(doc))),
    presence: (id, clock, state) => client.send(presenceBytes(id, clock, state)),
    hangUp: () => events?.closed(),
  };
  const transport: Transport = {
    listen: (given) => (events = given),
    send: (frame) => receive(client, frame.payload),
    close(code, reason) {
      client.closed ??= { code, reason };
    },
    terminate: () => (client.terminated = true),
    unread: () => client.unread,
    pause: () => (client.paused = true),
    resume: () => (client.paused = false),
    probe: () => (client.probes += 1),
  };
  const person = options.person === undefined ? 'ana' : options.person;
  const session: CollabSession | null = person === null ? null : { personId: person };
  hub.accept(transport, {
    room,
    version: options.version ?? null,
    sameSite: options.sameSite ?? true,
    session: options.session ?? (async () => session),
  });
  if (options.silent !== true) client.hello();
  return client;
}

/** A `sync` frame as y-protocols writes it. */
export function syncBytes(kind: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** A presence frame with one entry, as y-protocols writes it. */
export function presenceBytes(id: number, clock: number, state: unknown): Uint8Array {
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, 1);
  encoding.writeVarUint(update, id);
  encoding.writeVarUint(update, clock);
  encoding.writeVarString(update, JSON.stringify(state));
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.presence);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  return encoding.toUint8Array(encoder);
}

function receive(client: WireClient, payload: Uint8Array): void {
  const decoder = decoding.createDecoder(payload);
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.ack:
      client.acks.push(decoding.readVarUint(decoder));
      return;
    case MESSAGE.presence: {
      client.presenceFrames += 1;
      const update = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      for (let left = decoding.readVarUint(update); left > 0; left -= 1) {
        client.presences.push([
          decoding.readVarUint(update),
          decoding.readVarUint(update),
          JSON.parse(decoding.readVarString(update)),
        ]);
      }
      return;
    }
    case MESSAGE.sync: {
      const kind = decoding.readVarUint(decoder);
      const body = decoding.readVarUint8Array(decoder);
      if (kind === SYNC.step1) {
        client.step1s += 1;
        client.outbox.push(syncBytes(SYNC.step2, Y.encodeStateAsUpdate(client.doc, body)));
      } else {
        if (kind === SYNC.step2) client.step2s += 1;
        else client.updates += 1;
        Y.applyUpdate(client.doc, body);
      }
      return;
    }
    default:
      throw new Error('the hub sent a frame that no client reads');
  }
}
