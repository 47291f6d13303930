import { carriesUpdate } from '#app/documents/wire.ts';

/** What the socket tells: a new link starts from zero. */
export type SocketWatcher = { opened(): void; sentUpdate(): void };

/**
 * The browser's WebSocket, counting the frames that carry updates as the server counts them: the provider stays the
 * stock one, and does not know it is watched.
 */
export function countingSocket(base: typeof WebSocket, watcher: SocketWatcher): typeof WebSocket {
  return class CountingSocket extends base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      watcher.opened();
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
      if (bytes instanceof Uint8Array && carriesUpdate(bytes)) watcher.sentUpdate();
    }
  };
}
