import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { CLOSE, COLLAB_PATH, LIMITS } from '#app/documents/wire.ts';
import type { Clock } from './clock.ts';
import type { CollabSession, Hub } from './hub.ts';
import type { Transport } from './transport.ts';

/** What stands between the HTTP server and the hub. */
export type CollabDoorOptions = {
  hub: Pick<Hub, 'accept'>;
  clock: Clock;
  /** The address people type: pages of any other site are refused. */
  publicUrl: URL;
  /** Who a request comes from, by its session cookie; null when nobody is signed in. */
  session(request: IncomingMessage): Promise<CollabSession | null>;
  /** Largest frame in bytes. */
  frameBytes?: number;
};

/** Turns upgrade requests into connections of the hub. */
export interface CollabDoor {
  /** Takes any upgrade request: a room's, or one to refuse with 400. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Waits for the clients told to leave, at most `GOODBYE` milliseconds. */
  stop(): Promise<void>;
}

/** Milliseconds left to a client that was told to close before its link is cut. */
const GOODBYE = 2000;

/**
 * Opens the door of `/collab`. The hub does the deciding: a refused client is let in, then closed with a code it
 * understands, because a browser cannot read why an upgrade was refused and would come back for ever.
 */
export function createCollabDoor(options: CollabDoorOptions): CollabDoor {
  const server = new WebSocketServer({
    noServer: true,
    // why: compressing 30 small frames a second for each of 330 people is what costs, and they hardly shrink
    perMessageDeflate: false,
    maxPayload: options.frameBytes ?? LIMITS.frameBytes,
    WebSocket: CollabSocket,
  });

  function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // why first: a reset before the handshake would otherwise be an uncaught error, and end the process
    socket.on('error', () => socket.destroy());
    const url = parsePath(request.url);
    if (url === null || !url.pathname.startsWith(`${COLLAB_PATH}/`)) return refuse(socket);
    const room = url.pathname.slice(COLLAB_PATH.length + 1);
    server.handleUpgrade(request, socket, head, (websocket) => {
      options.hub.accept(websocketTransport(websocket, socket, options.clock), {
        room,
        version: url.searchParams.get('v'),
        sameSite: isSameSite(request.headers.origin, options.publicUrl),
        session: () => options.session(request),
      });
    });
  }

  return {
    handleUpgrade,
    async stop() {
      const clients = [...server.clients];
      const gone = Promise.all(clients.map((client) => new Promise((done) => client.once('close', done))));
      const cut = options.clock.after(GOODBYE, () => clients.forEach((client) => client.terminate()));
      await gone;
      cut();
      server.close();
    },
  };
}

/**
 * Makes the door the one listener of a server's upgrades: what nobody claims would stay open for ever.
 * `leave` names the requests of somebody else, such as Vite's in development.
 */
export function claimUpgrades(
  server: Server,
  door: Pick<CollabDoor, 'handleUpgrade'>,
  leave: (request: IncomingMessage) => boolean = () => false,
): void {
  server.on('upgrade', (request, socket, head) => {
    if (!leave(request)) door.handleUpgrade(request, socket, head);
  });
}

/**
 * True when a page of this origin may open our rooms: the origin of the public address, or, on a machine that serves
 * itself, any of its own names. An absent origin is refused: only browsers are let in by cookie, and they send it.
 * @example isSameSite('http://127.0.0.1:3000', new URL('http://localhost:3000')) // true
 */
export function isSameSite(origin: string | undefined, publicUrl: URL): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.origin === publicUrl.origin) return true;
  return (
    isLoopback(page) &&
    isLoopback(publicUrl) &&
    page.port === publicUrl.port &&
    page.protocol === publicUrl.protocol
  );
}

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

function parsePath(path: string | undefined): URL | null {
  // why a base: a request line has no host; the `//host` form of a path must not become one
  return path?.startsWith('/') && !path.startsWith('//') && URL.canParse(path, 'http://local')
    ? new URL(path, 'http://local')
    : null;
}

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () =>
    socket.destroy(),
  );
}

/** What `ws` closes by itself, in codes that our clients know to be final; they would send the same frame for ever. */
const OWN_CODES = new Map<number | undefined, number>([
  [1009, CLOSE.tooLarge],
  [1007, CLOSE.malformed],
  [1003, CLOSE.malformed],
  [1002, CLOSE.malformed],
]);

class CollabSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    super.close(OWN_CODES.get(code) ?? code, data);
  }
}

function websocketTransport(websocket: WebSocket, socket: Duplex, clock: Clock): Transport {
  let alive = true;
  websocket.on('pong', () => (alive = true));
  // why: ws reports here what it also closes for, and an `error` nobody listens to ends the process
  websocket.on('error', () => undefined);
  websocket.binaryType = 'nodebuffer';
  return {
    listen(events) {
      websocket.on('message', (data, isBinary) => {
        alive = true;
        // binaryType makes every message one Buffer, which the types cannot know.
        if (Buffer.isBuffer(data)) events.message(data, !isBinary);
      });
      websocket.on('close', () => events.closed());
    },
    send(frame) {
      // why not websocket.send: it builds the same header again for each of 330 people. Without compression ws
      // writes at once and in order, so writing beside it keeps the order.
      if (websocket.readyState === WebSocket.OPEN) socket.write(frame.wire);
    },
    close(code, reason) {
      websocket.close(code, reason);
      const cut = clock.after(GOODBYE, () => websocket.terminate());
      websocket.once('close', cut);
    },
    terminate: () => websocket.terminate(),
    unread: () => socket.writableLength,
    pause: () => websocket.pause(),
    resume: () => websocket.resume(),
    probe() {
      if (!alive) return websocket.terminate();
      alive = false;
      websocket.ping();
    },
  };
}
