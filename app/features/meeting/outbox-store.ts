import type { Entry, OutboxStore } from './outbox.ts';

const DATABASE = 'ancrage-envois';
const STORE = 'entries';

/**
 * Entries in IndexedDB, where a closed page leaves them. Each tab hears of what the others change.
 * Rejects where the browser keeps nothing: the outbox then says that the page must stay open.
 */
export function openOutboxStore(factory: IDBFactory): OutboxStore {
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const request = factory.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
  // Said again by every use; nobody listens to this one.
  opened.catch(() => undefined);
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(DATABASE);

  async function change(work: (store: IDBObjectStore) => void): Promise<void> {
    const database = await opened;
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(STORE, 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB'));
      work(transaction.objectStore(STORE));
    });
    channel?.postMessage('changed');
  }

  return {
    async all(meetingId) {
      const database = await opened;
      return new Promise((resolve, reject) => {
        const request = database.transaction(STORE).objectStore(STORE).getAll();
        request.onsuccess = () => {
          // Parsed border: only this module writes in the store, under the version of the database.
          const entries = request.result as Entry[];
          resolve(
            entries
              .filter((entry) => entry.meetingId === meetingId)
              .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)),
          );
        };
        request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
      });
    },
    put: (entry) => change((store) => store.put(entry)),
    remove: (keys) =>
      change((store) => {
        for (const key of keys) store.delete(key);
      }),
    watch(changed) {
      channel?.addEventListener('message', changed);
      return () => {
        channel?.removeEventListener('message', changed);
        channel?.close();
      };
    },
  };
}

/** For browsers that keep nothing: what is typed lives as long as the page. */
export function memoryStore(): OutboxStore {
  return {
    all: () => Promise.reject(new Error('no store')),
    put: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    watch: () => () => undefined,
  };
}
