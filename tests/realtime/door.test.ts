import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { CLOSE, SYNC } from '#app/documents/wire.ts';
import { isSameSite } from '#server/realtime/index.ts';
import { createMemoryUpdateLog } from '#server/store/memory-update-log.ts';
import { type RealtimeServer, startRealtimeServer } from '#tests/factories/realtime-server.ts';
import { syncBytes } from '#tests/factories/wire-client.ts';

let server: RealtimeServer;

beforeEach(async () => {
  server = await startRealtimeServer({ log: createMemoryUpdateLog() });
});
afterEach(() => server.stop());

type Greeting = { path?: string; origin?: string | null; person?: string | null };

function dial({
  path = '/collab/project/p1',
  origin = `http://127.0.0.1:${server.port}`,
  person = 'ana',
}: Greeting = {}) {
  const headers = { ...(person === null ? {} : { cookie: `person=${person}` }) };
  return new WebSocket(`${server.url}${path}`, { ...(origin === null ? {} : { origin }), headers });
}

function closing(socket: WebSocket): Promise<number> {
  return new Promise((resolve, reject) => {
    socket.once('close', resolve);
    socket.once('error', reject);
  });
}

const opened = (socket: WebSocket) => new Promise((resolve) => socket.once('open', resolve));

/** The first line of the server's answer to raw bytes. */
function answer(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(request));
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.on('close', () => resolve(text.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
}

describe('the door', () => {
  it.each([
    ['nobody signed in', { person: null }, CLOSE.signedOut],
    ['an absent origin', { origin: null }, CLOSE.forbidden],
    ['another site', { origin: 'https://elsewhere.example' }, CLOSE.forbidden],
    ['a sandboxed page', { origin: 'null' }, CLOSE.forbidden],
    ['an unknown kind', { path: '/collab/secrets/p1' }, CLOSE.noSuchRoom],
    ['a longer path', { path: '/collab/project/p1/more' }, CLOSE.noSuchRoom],
    ['an old page', { path: '/collab/project/p1?v=0' }, CLOSE.outdated],
  ])('lets %s in only to say no with a final code', async (_who, greeting, code) => {
    expect(await closing(dial(greeting))).toBe(code);
  });

  it.each(['/', '/other', '/collab', '//collab/project/p1', '/collaboration/x'])(
    'answers 400 to an upgrade that nobody claims: %s',
    async (path) => {
      const request = `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
      expect(await answer(request)).toBe('HTTP/1.1 400 Bad Request');
    },
  );

  it('survives a client that resets in the middle of the handshake', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(
          'GET /collab/project/p1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
        );
        socket.resetAndDestroy();
        resolve();
      });
    });
    const socket = dial();
    await opened(socket);
    socket.terminate();
  });

  it('closes with 4413 a frame above the limit, before reading it whole', async () => {
    const socket = dial();
    await opened(socket);
    const gone = closing(socket);
    socket.send(Buffer.alloc(3 * 1024 * 1024));
    expect(await gone).toBe(CLOSE.tooLarge);
  });

  it('closes with 4400 bytes that are not of the protocol, and text', async () => {
    const [bytes, text] = [dial(), dial()];
    await Promise.all([opened(bytes), opened(text)]);
    const gone = [closing(bytes), closing(text)];
    bytes.send(Buffer.from([7, 7, 7]));
    text.send('hello');
    expect(await Promise.all(gone)).toEqual([CLOSE.malformed, CLOSE.malformed]);
  });

  it('agrees to no compression', async () => {
    const socket = dial();
    await opened(socket);
    expect(socket.extensions).toBe('');
    socket.terminate();
  });

  it('carries a document of several hundred kilobytes', async () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'x'.repeat(700_000));
    const writer = dial();
    await opened(writer);
    writer.send(syncBytes(SYNC.update, Y.encodeStateAsUpdate(doc)));
    await new Promise<void>((resolve) => {
      writer.on('message', (data) => {
        if (Buffer.isBuffer(data) && data[0] === 100 && data[1] === 1) resolve();
      });
    });
    const reader = dial({ person: 'reader' });
    await opened(reader);
    const length = await new Promise<number>((resolve) => {
      reader.on('message', (data) => {
        if (Buffer.isBuffer(data) && data[0] === 0 && data[1] === SYNC.step2) resolve(data.byteLength);
      });
      reader.send(syncBytes(SYNC.step1, Uint8Array.of(0)));
    });
    expect(length).toBeGreaterThan(700_000);
    writer.terminate();
    reader.terminate();
  });

  it('tells everybody to come back when it stops', async () => {
    const socket = dial();
    await opened(socket);
    const gone = closing(socket);
    await server.stop();
    expect(await gone).toBe(CLOSE.restart);
    server = await startRealtimeServer({ log: createMemoryUpdateLog() });
  });
});

describe('same site', () => {
  it.each([
    ['https://ancrage.example', 'https://ancrage.example/base', true],
    ['http://ancrage.example', 'https://ancrage.example', false],
    ['https://ancrage.example:8443', 'https://ancrage.example', false],
    ['https://ancrage.example.evil', 'https://ancrage.example', false],
    ['http://127.0.0.1:3000', 'http://localhost:3000', true],
    ['http://127.0.0.1:3001', 'http://localhost:3000', false],
    ['http://localhost:3000', 'https://ancrage.example', false],
    [undefined, 'https://ancrage.example', false],
  ])('%s may open the rooms of %s: %s', (origin, publicUrl, expected) => {
    expect(isSameSite(origin, new URL(publicUrl))).toBe(expected);
  });
});
