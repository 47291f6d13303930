import { createServer, type IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { CLOSE } from '#app/documents/wire.ts';
import {
  claimUpgrades,
  openRealtime,
  type Realtime,
  type RealtimeOptions,
  systemClock,
} from '#server/realtime/index.ts';

/** A hub on a real port of this machine. The cookie is the person's name: `reader…` reads, anybody else writes. */
export type RealtimeServer = { hub: Realtime; port: number; url: string; stop(): Promise<void> };

/** Serves on port 0 unless told; `stop` closes as production does. */
export async function startRealtimeServer(
  options: Pick<RealtimeOptions, 'log'> & Partial<RealtimeOptions> & { port?: number },
): Promise<RealtimeServer> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((listening) => server.listen(options.port ?? 0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const hub = openRealtime({
    clock: systemClock(),
    logger: { info: () => undefined, warn: () => undefined },
    publicUrl: new URL(`http://127.0.0.1:${address.port}`),
    session: async (request) => sessionOf(request),
    rooms: {
      async resolve(_room, session) {
        if (session === null) return { close: CLOSE.signedOut };
        return { right: session.personId.startsWith('reader') ? 'read' : 'write' };
      },
    },
    ...options,
  });
  claimUpgrades(server, hub);
  return {
    hub,
    port: address.port,
    url: `ws://127.0.0.1:${address.port}`,
    async stop() {
      await hub.stop();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function sessionOf(request: IncomingMessage): { personId: string } | null {
  const name = /(?:^|; )person=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  return name === undefined ? null : { personId: name };
}

/** A WebSocket class that sends what a browser sends by itself: the page's origin, and the person's cookie. */
export function browserSocket(person: string | null, origin: string): typeof globalThis.WebSocket {
  class BrowserSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { origin, headers: person === null ? {} : { cookie: `person=${person}` } });
    }
  }
  // `ws` has the browser's interface but not its exact types; y-websocket uses only what they share.
  return BrowserSocket as unknown as typeof globalThis.WebSocket;
}
