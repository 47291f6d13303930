import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { COLLAB_PATH, MESSAGE, readAck } from '#app/documents/wire.ts';
import { countingSocket } from '#app/features/collab/counting-socket.ts';
import { browserSocket } from '#tests/factories/realtime-server.ts';
import { type ServerChild, SHORT_LIVED, startServerChild } from '#tests/factories/server-child.ts';
import { postgresMissing, startPostgres } from '#tests/setup/postgres.ts';

const KILLS = 20;
const CLIENTS = 30;
// y-websocket listens to the end of the process once a client: more than Node thinks reasonable.
process.setMaxListeners(0);

/** Frames each client keeps on their way: the server is killed with about 60 of them in hand. */
const IN_FLIGHT = 2;
/** Small, so that snapshots are being kept when the server dies. */
const COMPACT_EVERY = '200';

/** What one edit leaves in the document, to be looked for afterwards. */
type Trace =
  { kind: 'counter'; value: number } | { kind: 'added'; item: string } | { kind: 'removed'; item: string };

/** A stock y-websocket client that never stops editing, and remembers what it was told is on disk. */
class Editor {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  readonly onDisk: Trace[] = [];
  #sent = 0;
  #acked = 0;
  #edits = 0;
  #waiting: { frame: number; trace: Trace }[] = [];

  constructor(
    readonly name: string,
    port: number,
    readonly onAck: () => void,
  ) {
    this.provider = new WebsocketProvider(`ws://127.0.0.1:${port}${COLLAB_PATH}/roadmap`, 'r1', this.doc, {
      disableBc: true,
      connect: false,
      WebSocketPolyfill: countingSocket(browserSocket(name, `http://127.0.0.1:${port}`), {
        opened: () => {
          this.#sent = this.#acked = 0;
          // What waits for no ack on this link is covered by its first frame, which carries all the server lacks.
          this.#waiting = this.#waiting.map(({ trace }) => ({ frame: 1, trace }));
        },
        sentUpdate: () => (this.#sent += 1),
      }),
    });
    this.provider.messageHandlers[MESSAGE.ack] = (_encoder, decoder) => this.#hearAck(readAck(decoder));
    this.provider.on('sync', (synced) => {
      if (synced) this.#edit();
    });
  }

  #hearAck(frames: number): void {
    this.#acked = frames;
    this.onDisk.push(...this.#waiting.filter((each) => each.frame <= frames).map((each) => each.trace));
    this.#waiting = this.#waiting.filter((each) => each.frame > frames);
    this.onAck();
    this.#edit();
  }

  #edit(): void {
    while (this.provider.synced && this.#sent - this.#acked < IN_FLIGHT) {
      const trace = this.#change(this.#edits++);
      this.#waiting.push({ frame: this.#sent, trace });
    }
  }

  /** In turn: a counter that grows, an item added for good, another, that one removed. One change, one frame. */
  #change(n: number): Trace {
    const items = this.doc.getArray<string>('items');
    switch (n % 4) {
      case 0:
        this.doc.getMap('counters').set(this.name, n);
        return { kind: 'counter', value: n };
      case 3: {
        const item = `${this.name}:${n - 1}`;
        items.delete(items.toArray().indexOf(item));
        return { kind: 'removed', item };
      }
      default: {
        const item = `${this.name}:${n}`;
        items.insert(0, [item]);
        return { kind: 'added', item };
      }
    }
  }
}

/** The document as somebody sees it who was never here before. */
async function freshLook(port: number): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}${COLLAB_PATH}/roadmap`, 'r1', doc, {
    disableBc: true,
    WebSocketPolyfill: browserSocket('reader-fresh', `http://127.0.0.1:${port}`),
  });
  provider.messageHandlers[MESSAGE.ack] = () => undefined;
  await new Promise<void>((resolve) => provider.on('sync', (synced) => synced && resolve()));
  provider.destroy();
  return doc;
}

/** What was said to be on disk and is not. A later edit of the same thing, not acknowledged yet, may have arrived too. */
function lost(editors: readonly Editor[], seen: Y.Doc): string[] {
  const items = new Set(seen.getArray<string>('items').toArray());
  const counters = seen.getMap<number>('counters');
  return editors.flatMap((editor) => {
    const removed = new Set(editor.onDisk.flatMap((trace) => (trace.kind === 'removed' ? [trace.item] : [])));
    // The last item added may have been removed by an edit that reached the disk without its ack.
    const last = editor.onDisk.findLast((trace) => trace.kind === 'added');
    return editor.onDisk.flatMap((trace) => {
      const there = {
        counter: () => (counters.get(editor.name) ?? -1) >= (trace.kind === 'counter' ? trace.value : 0),
        added: () =>
          trace.kind === 'added' && (items.has(trace.item) || removed.has(trace.item) || trace === last),
        removed: () => trace.kind === 'removed' && !items.has(trace.item),
      }[trace.kind]();
      return there ? [] : [`${editor.name}: ${JSON.stringify(trace)}`];
    });
  });
}

async function killAgainAndAgain(where: string): Promise<{ acknowledged: number; lost: string[] }> {
  const start = (port: number) =>
    startServerChild('tests/realtime/server-process.ts', [where, String(port), COMPACT_EVERY], SHORT_LIVED);
  let server: ServerChild = await start(0);
  let enough: () => void = () => undefined;
  let acks = 0;
  let wanted = Infinity;
  const editors = Array.from(
    { length: CLIENTS },
    (_, index) =>
      new Editor(`editor-${index}`, server.port, () => {
        acks += 1;
        if (acks >= wanted) enough();
      }),
  );
  const missing: string[] = [];
  try {
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Not twice the same place in the work: 97 is prime to everything that repeats in it.
      wanted = acks + 200 + ((kill * 97) % 130);
      const reached = new Promise<void>((resolve) => (enough = resolve));
      for (const editor of editors) editor.provider.connect();
      await reached;
      wanted = Infinity;
      await server.kill();
      for (const editor of editors) editor.provider.disconnect();
      server = await start(server.port);
      missing.push(...lost(editors, await freshLook(server.port)));
    }
    return { acknowledged: editors.reduce((sum, editor) => sum + editor.onDisk.length, 0), lost: missing };
  } finally {
    for (const editor of editors) editor.provider.destroy();
    await server.kill();
  }
}

describe(`kill -9 while ${CLIENTS} people edit, ${KILLS} times`, () => {
  it('loses nothing that was acknowledged, on PGlite', { timeout: 900_000 }, async () => {
    const directory = mkdtempSync(join(tmpdir(), 'ancrage-kill-'));
    try {
      const result = await killAgainAndAgain(`pglite:${directory}`);
      expect(result.lost).toEqual([]);
      expect(result.acknowledged).toBeGreaterThan(KILLS * 200);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  const missing = postgresMissing();
  it.skipIf(missing !== null)(
    `loses nothing that was acknowledged, on PostgreSQL${missing === null ? '' : ` (${missing})`}`,
    { timeout: 900_000 },
    async () => {
      const postgres = await startPostgres();
      try {
        const result = await killAgainAndAgain(postgres.url);
        expect(result.lost).toEqual([]);
        expect(result.acknowledged).toBeGreaterThan(KILLS * 200);
      } finally {
        await postgres.stop();
      }
    },
  );
});
