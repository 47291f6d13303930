import type { Sql } from './client.ts';
import type { NewUpdate, StoredUpdate, UpdateLog } from './update-log.ts';

/**
 * Locks the documents' rows (in id order, so that two batches never wait for each other), counts their updates on,
 * then inserts the updates: one statement, hence one transaction and one round trip.
 */
const APPEND = `
WITH input AS (
  SELECT * FROM unnest($1::text[], $2::bytea[], $3::text[]) WITH ORDINALITY AS i(id, data, author, position)
),
heads AS (
  INSERT INTO "Document" ("id", "lastSeq")
  SELECT id, count(*) FROM input GROUP BY id ORDER BY id
  ON CONFLICT ("id") DO UPDATE SET "lastSeq" = "Document"."lastSeq" + EXCLUDED."lastSeq"
  RETURNING "id", "lastSeq"
),
rows AS (
  INSERT INTO "DocumentUpdate" ("documentId", "seq", "data", "authorId")
  SELECT h."id", h."lastSeq" + 1 - row_number() OVER (PARTITION BY h."id" ORDER BY i.position DESC), i.data, i.author
  FROM heads h JOIN input i ON i.id = h."id"
)
SELECT "id", "lastSeq" FROM heads`;

const LOAD_HEAD = `SELECT "snapshot", "snapshotSeq" FROM "Document" WHERE "id" = $1`;
const LOAD_UPDATES = `
SELECT "seq", "data" FROM "DocumentUpdate"
WHERE "documentId" = $1 AND "seq" > $2 AND "seq" <= $3 ORDER BY "seq"`;
const COMPACT = `UPDATE "Document" SET "snapshot" = $3, "snapshotSeq" = $2 WHERE "id" = $1 AND "snapshotSeq" < $2`;

const LAST_SEQ = 2_147_483_647;

/** The update log in the tables Document and DocumentUpdate, on either engine. */
export function createUpdateLog(sql: Sql): UpdateLog {
  const updates = (documentId: string, after: number, until: number) =>
    sql.query<StoredUpdate>(LOAD_UPDATES, [documentId, after, until]);

  return {
    async load(documentId) {
      const [head] = await sql.query<{ snapshot: Uint8Array | null; snapshotSeq: number }>(LOAD_HEAD, [
        documentId,
      ]);
      if (head === undefined) return { snapshot: null, snapshotSeq: 0, tail: [] };
      // Read after the snapshot: a compaction in between removes nothing from the log.
      return { ...head, tail: await updates(documentId, head.snapshotSeq, LAST_SEQ) };
    },

    async append(records) {
      if (records.length === 0) return [];
      const heads = await sql.query<{ id: string; lastSeq: number }>(APPEND, [
        records.map((record) => record.documentId),
        records.map((record) => record.data),
        records.map((record) => record.authorId),
      ]);
      return sequenceNumbers(records, new Map(heads.map((head) => [head.id, head.lastSeq])));
    },

    async compact(documentId, seq, snapshot) {
      await sql.query(COMPACT, [documentId, seq, snapshot]);
    },

    history: (documentId, untilSeq) => updates(documentId, 0, Math.min(untilSeq, LAST_SEQ)),
  };
}

/** From the last number each document reached, walking back through the batch. */
function sequenceNumbers(records: readonly NewUpdate[], last: Map<string, number>): number[] {
  return records
    .toReversed()
    .map(({ documentId }) => {
      const seq = last.get(documentId);
      if (seq === undefined) throw new Error(`append: no number came back for ${documentId}`);
      last.set(documentId, seq - 1);
      return seq;
    })
    .reverse();
}
