/** One change to a document, as Yjs encodes it, waiting to be put on disk. */
export type NewUpdate = {
  /** The room's name, `<kind>/<id>`. */
  documentId: string;
  data: Uint8Array;
  /** The person who made it; `null` for the server itself (seeding, migration, board). */
  authorId: string | null;
};

/** One row of the log: the `seq`-th change of its document. */
export type StoredUpdate = { seq: number; data: Uint8Array };

/** What a document is made of: its last snapshot, then every change since. */
export type StoredDocument = {
  snapshot: Uint8Array | null;
  /** The snapshot holds every change up to and including this one; 0 when there is no snapshot. */
  snapshotSeq: number;
  /** Changes after `snapshotSeq`, by increasing `seq`. */
  tail: StoredUpdate[];
};

/**
 * The documents' log: what the hub promises « Enregistré » about.
 * Rows are never removed, the log is the documents' history. An unknown document is an empty one.
 */
export interface UpdateLog {
  load(documentId: string): Promise<StoredDocument>;
  /**
   * Puts all the changes on disk, or none: one insert, one transaction. Resolves only when they would survive
   * kill -9. Gives each change's `seq`, in the order received: it grows within
   * a document in commit order, and says nothing from one document to another.
   */
  append(updates: readonly NewUpdate[]): Promise<number[]>;
  /** Keeps a snapshot that holds every change up to `seq`; one older than the snapshot already kept is ignored. */
  compact(documentId: string, seq: number, snapshot: Uint8Array): Promise<void>;
  /** Every change up to and including `untilSeq`, from the first: what a named version replays. */
  history(documentId: string, untilSeq: number): Promise<StoredUpdate[]>;
}
