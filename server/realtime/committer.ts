import type { NewUpdate, UpdateLog } from '#server/store/update-log.ts';
import type { Clock } from './clock.ts';

/** A room that puts changes on disk: hears of each exactly once, in order. */
export interface CommitTarget {
  readonly documentId: string;
  /** `count` more of its changes are on disk, the last at `seq`. */
  committed(count: number, seq: number): void;
  /** Its changes could not be put on disk; those still waiting are forgotten. */
  failed(error: unknown): void;
}

/** What the committer has done so far. Times in milliseconds. */
export type CommitterHealth = { waiting: number; commits: number; updates: number; lastCommitMs: number };

/** Puts the changes of all rooms on disk together. */
export interface Committer {
  add(target: CommitTarget, data: Uint8Array, authorId: string | null): void;
  /** Resolves when nothing is waiting any more. */
  idle(): Promise<void>;
  health(): CommitterHealth;
}

type Waiting = { target: CommitTarget; update: NewUpdate };

/** One insert holds at most this many changes: beyond, the statement itself becomes the delay. */
const BATCH_UPDATES = 1000;
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Group commit: what arrives during a tick, or during the insert before, goes in one insert. One insert at a time,
 * so that the log's order is the order of arrival. When an insert fails, each room is tried by itself: a document
 * that cannot be written does not take the others down.
 */
export function createCommitter(log: UpdateLog, clock: Clock): Committer {
  let waiting: Waiting[] = [];
  let running = false;
  const idlers: (() => void)[] = [];
  const health: CommitterHealth = { waiting: 0, commits: 0, updates: 0, lastCommitMs: 0 };

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = takeBatch();
      if (!(await insert(batch))) await insertByRoom(batch);
    }
    running = false;
    for (const done of idlers.splice(0)) done();
  }

  function takeBatch(): Waiting[] {
    let bytes = 0;
    const full = waiting.findIndex((each, index) => {
      bytes += each.update.data.byteLength;
      return index > 0 && (index >= BATCH_UPDATES || bytes > BATCH_BYTES);
    });
    return waiting.splice(0, full === -1 ? waiting.length : full);
  }

  async function insert(batch: readonly Waiting[]): Promise<boolean> {
    const started = clock.now();
    let seqs: number[];
    try {
      seqs = await log.append(batch.map((each) => each.update));
    } catch (error) {
      const [only] = new Set(batch.map((each) => each.target));
      if (only === undefined || batch.some((each) => each.target !== only)) return false;
      waiting = waiting.filter((each) => each.target !== only);
      only.failed(error);
      return true;
    }
    health.commits += 1;
    health.updates += batch.length;
    health.lastCommitMs = clock.now() - started;
    const byTarget = new Map<CommitTarget, { count: number; seq: number }>();
    batch.forEach(({ target }, index) => {
      byTarget.set(target, { count: (byTarget.get(target)?.count ?? 0) + 1, seq: seqs[index] ?? 0 });
    });
    for (const [target, { count, seq }] of byTarget) target.committed(count, seq);
    return true;
  }

  async function insertByRoom(batch: readonly Waiting[]): Promise<void> {
    for (const target of new Set(batch.map((each) => each.target))) {
      await insert(batch.filter((each) => each.target === target));
    }
  }

  return {
    add(target, data, authorId) {
      waiting.push({ target, update: { documentId: target.documentId, data, authorId } });
      if (running) return;
      running = true;
      clock.soon(() => void run());
    },
    idle() {
      if (!running) return Promise.resolve();
      return new Promise((done) => idlers.push(done));
    },
    health: () => ({ ...health, waiting: waiting.length }),
  };
}
