import { createMemoryUpdateLog } from '#server/store/memory-update-log.ts';
import type { UpdateLog } from '#server/store/update-log.ts';

/** A log whose disk obeys the test: it answers at once, waits, or fails. */
export type HeldLog = UpdateLog & {
  /** Appends wait until `release`. */
  hold(): void;
  release(): void;
  /** Appends that concern a document for which this is true fail, until changed. */
  failing: (documentId: string) => boolean;
  /** Loads of a document for which this is true fail. */
  unreachable: (documentId: string) => boolean;
  /** Size of each insert that succeeded. */
  inserts: number[];
};

/** Wraps the in-memory log. why: a real disk cannot be made to fail between two ticks. */
export function heldLog(inner: UpdateLog = createMemoryUpdateLog()): HeldLog {
  let gate: Promise<void> = Promise.resolve();
  let open: () => void = () => undefined;
  const log: HeldLog = {
    hold() {
      gate = new Promise((resolve) => (open = resolve));
    },
    release: () => open(),
    failing: () => false,
    unreachable: () => false,
    inserts: [],
    async load(documentId) {
      if (log.unreachable(documentId)) throw new Error('the database does not answer');
      return inner.load(documentId);
    },
    async append(updates) {
      await gate;
      if (updates.some((each) => log.failing(each.documentId))) throw new Error('disk full');
      log.inserts.push(updates.length);
      return inner.append(updates);
    },
    compact: (documentId, seq, snapshot) => inner.compact(documentId, seq, snapshot),
    history: (documentId, untilSeq) => inner.history(documentId, untilSeq),
  };
  return log;
}
