import { WebSocket } from 'ws';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Dialect } from './dialects.ts';

/** Who is in the room, and how they behave. */
export type LoadOptions = {
  dialect: Dialect;
  port: number;
  phones: number;
  editors: number;
  /** Stock clients send back every presence they hear; ours do not. */
  echo: boolean;
};

/** What a window of load gave. Milliseconds. */
export type Window = { toScreen: number[]; toAck: number[]; frames: number; edits: number };

/** Only these phones look inside the frames: timing an edit on ten screens out of 300 is enough, reading all is not free. */
const SCREENS = 10;
/** Milliseconds between two attempts of a client whose server is away. */
const RETRY = 100;

type Client = {
  index: number;
  editor: boolean;
  doc: Y.Doc;
  socket: WebSocket | null;
  synced: boolean;
  sent: number;
  acked: number;
  /** Edits on their way, oldest first. */
  waiting: { key: string; value: string; frame: number; at: number }[];
  clock: number;
};

/** A room full of people, in raw frames: the load must not be what is measured. */
export class Load {
  readonly #options: LoadOptions;
  readonly #clients: Client[];
  #window = emptyWindow();
  readonly #sentAt = new Map<string, number>();
  /** What every phone has seen: they all have seen the same. */
  readonly #seen = new Y.Doc();
  #answers = new Map<string, Uint8Array>();
  #timers: NodeJS.Timeout[] = [];
  #edits = 0;
  #stopped = false;
  #wake: () => void = () => undefined;
  /** What servers said is safe: every such value, by editor's field. */
  readonly acknowledged: { key: string; value: string }[] = [];

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#clients = Array.from({ length: options.phones + options.editors }, (_, index) => ({
      index,
      editor: index < options.editors,
      doc: index < options.editors ? new Y.Doc() : this.#seen,
      socket: null,
      synced: false,
      sent: 0,
      acked: 0,
      waiting: [],
      clock: 0,
    }));
  }

  /** Opens every link at once; resolves, with the milliseconds it took, when everybody has the document. */
  async join(): Promise<number> {
    const started = performance.now();
    this.#stopped = false;
    for (const client of this.#clients) this.#connect(client);
    await new Promise<void>((resolve) => (this.#wake = resolve));
    return performance.now() - started;
  }

  /** One edit and one presence a second by editor, spread over the second, for so many milliseconds. */
  async edit(milliseconds: number, perSecond = 1): Promise<Window> {
    this.#window = emptyWindow();
    const editors = this.#clients.filter((client) => client.editor);
    const period = 1000 / perSecond;
    for (const client of editors) {
      const offset = (client.index / editors.length) * period;
      this.#every(offset, period, () => this.#editOnce(client));
      this.#every(offset + period / 2, 1000, () => this.#showPresence(client));
    }
    await new Promise((over) => setTimeout(over, milliseconds));
    this.#quiet();
    return this.#window;
  }

  /** Cuts every link, as when the server dies: nobody comes back before `join`. */
  drop(): void {
    this.#stopped = true;
    this.#quiet();
    for (const client of this.#clients) {
      client.socket?.terminate();
      client.synced = false;
    }
  }

  #quiet(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
  }

  #every(offset: number, period: number, task: () => void): void {
    this.#timers.push(
      setTimeout(() => {
        task();
        this.#timers.push(setInterval(task, period));
      }, offset),
    );
  }

  #connect(client: Client): void {
    const { dialect, port } = this.#options;
    const socket = new WebSocket(`ws://127.0.0.1:${port}${dialect.path}`, {
      perMessageDeflate: false,
      origin: `http://127.0.0.1:${port}`,
      headers: { cookie: `person=${client.editor ? 'editor' : 'reader'}-${client.index}` },
    });
    client.socket = socket;
    client.synced = false;
    client.sent = client.acked = 0;
    client.waiting = [];
    socket.on('open', () => {
      for (const frame of dialect.hello(Y.encodeStateVector(client.doc))) socket.send(frame);
    });
    socket.on('message', (data) => {
      if (Buffer.isBuffer(data)) this.#hear(client, data);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (!this.#stopped && client.socket === socket) setTimeout(() => this.#connect(client), RETRY);
    });
  }

  #hear(client: Client, frame: Buffer): void {
    this.#window.frames += 1;
    const { dialect, editors, echo } = this.#options;
    const heard = dialect.hear(frame);
    switch (heard.type) {
      case 'step1':
        client.sent += 1;
        client.socket?.send(dialect.step2(this.#answer(client, heard.stateVector)));
        return;
      case 'step2':
        if (client.index === editors) Y.applyUpdate(this.#seen, heard.update);
        this.#arrived(client);
        return;
      case 'update':
        if (client.index === editors) Y.applyUpdate(this.#seen, heard.update);
        if (client.index >= editors && client.index < editors + SCREENS) this.#look(frame);
        return;
      case 'presence':
        if (echo) client.socket?.send(dialect.presence(heard.update));
        return;
      case 'ack':
        client.acked = heard.frames ?? client.acked + 1;
        this.#settle(client);
        return;
      case 'other':
        return;
      default:
        return heard satisfies never;
    }
  }

  #answer(client: Client, stateVector: Uint8Array): Uint8Array {
    if (client.editor) return Y.encodeStateAsUpdate(client.doc, stateVector);
    // 300 phones that saw the same would give the same answer: it is made once.
    const key = Buffer.from(stateVector).toString('latin1');
    const known = this.#answers.get(key) ?? Y.encodeStateAsUpdate(this.#seen, stateVector);
    this.#answers = new Map([[key, known]]);
    return known;
  }

  #arrived(client: Client): void {
    client.synced = true;
    if (this.#clients.every((each) => each.synced)) this.#wake();
  }

  #editOnce(client: Client): void {
    if (!client.synced || client.socket?.readyState !== WebSocket.OPEN) return;
    const key = `field-${client.index}`;
    const value = `~${client.index}-${this.#edits++}~ une phrase de la feuille de route`;
    let update: Uint8Array | null = null;
    const keep = (bytes: Uint8Array) => (update = bytes);
    client.doc.on('update', keep);
    client.doc.getMap('fields').set(key, value);
    client.doc.off('update', keep);
    if (update === null) return;
    const at = performance.now();
    client.sent += 1;
    client.waiting.push({ key, value, frame: client.sent, at });
    this.#sentAt.set(value.slice(0, value.indexOf('~', 1) + 1), at);
    this.#window.edits += 1;
    client.socket.send(this.#options.dialect.update(update));
  }

  #settle(client: Client): void {
    const now = performance.now();
    for (let first = client.waiting[0]; first && first.frame <= client.acked; first = client.waiting[0]) {
      client.waiting.shift();
      this.#window.toAck.push(now - first.at);
      this.acknowledged.push({ key: first.key, value: first.value });
    }
  }

  #look(frame: Buffer): void {
    const now = performance.now();
    for (const [mark] of frame.toString('latin1').matchAll(/~\d+-\d+~/g)) {
      const at = this.#sentAt.get(mark);
      if (at !== undefined) this.#window.toScreen.push(now - at);
    }
  }

  #showPresence(client: Client): void {
    if (!client.synced || client.socket?.readyState !== WebSocket.OPEN) return;
    client.clock += 1;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client.doc.clientID);
    encoding.writeVarUint(encoder, client.clock);
    const person = { id: `editor-${client.index}`, name: `Editor ${client.index}`, color: 'p1' };
    encoding.writeVarString(encoder, JSON.stringify({ person, field: `field-${client.clock % 20}` }));
    client.socket.send(this.#options.dialect.presence(encoding.toUint8Array(encoder)));
  }
}

/** The document as somebody sees it who was never there: what a server kept through its crash. */
export async function freshLook(dialect: Dialect, port: number): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const socket = new WebSocket(`ws://127.0.0.1:${port}${dialect.path}`, {
    origin: `http://127.0.0.1:${port}`,
    headers: { cookie: 'person=reader-fresh' },
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => {
      for (const frame of dialect.hello(Y.encodeStateVector(doc))) socket.send(frame);
    });
    socket.on('message', (data) => {
      const heard = Buffer.isBuffer(data) ? dialect.hear(data) : null;
      if (heard?.type !== 'step2') return;
      Y.applyUpdate(doc, heard.update);
      resolve();
    });
  });
  socket.terminate();
  return doc;
}

function emptyWindow(): Window {
  return { toScreen: [], toAck: [], frames: 0, edits: 0 };
}
