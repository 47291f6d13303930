import type { StoredUpdate, UpdateLog } from './update-log.ts';

type Kept = { rows: StoredUpdate[]; snapshot: Uint8Array | null; snapshotSeq: number };

/**
 * An update log in memory, for tests and for measuring the hub without a disk.
 * It keeps the port's whole contract but one word: nothing survives the process.
 */
export function createMemoryUpdateLog(): UpdateLog {
  const documents = new Map<string, Kept>();
  function kept(documentId: string): Kept {
    const known = documents.get(documentId);
    if (known) return known;
    const fresh: Kept = { rows: [], snapshot: null, snapshotSeq: 0 };
    documents.set(documentId, fresh);
    return fresh;
  }
  return {
    async load(documentId) {
      const { rows, snapshot, snapshotSeq } = kept(documentId);
      return { snapshot, snapshotSeq, tail: rows.filter((row) => row.seq > snapshotSeq) };
    },
    async append(updates) {
      return updates.map(({ documentId, data }) => {
        const { rows } = kept(documentId);
        const seq = rows.length + 1;
        rows.push({ seq, data: data.slice() });
        return seq;
      });
    },
    async compact(documentId, seq, snapshot) {
      const document = kept(documentId);
      if (seq < document.snapshotSeq) return;
      document.snapshot = snapshot.slice();
      document.snapshotSeq = seq;
    },
    async history(documentId, untilSeq) {
      return kept(documentId).rows.filter((row) => row.seq <= untilSeq);
    },
  };
}
