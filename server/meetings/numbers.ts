import { priorities, readDocument, ROOTS } from '#app/documents/index.ts';
import type { Hub } from '#server/realtime/index.ts';
import type { Sql } from '#server/store/client.ts';

/** Numbers set aside at once: a room fills a few such blocks, and what is left over is never given. */
const BLOCK = 50;
const LAST_NUMBER = 9999;

const KEEP = `
UPDATE "Meeting" SET "numberNext" = $2, "numberEnd" = $3 WHERE "id" = $1 AND "numberNext" > "numberEnd"`;

/**
 * Sets numbers aside for the priorities of a meeting, in the committee's own document: a card of the room and a card typed in
 * committee never bear the same number, and the first keeps its number when it joins the second.
 */
export function createNumbers({ hub, sql }: { hub: Pick<Hub, 'serverEdit'>; sql: Sql }) {
  const running = new Map<string, Promise<boolean>>();

  async function reserve(meetingId: string, spaceId: string): Promise<boolean> {
    const block = await hub.serverEdit({ kind: 'priorities', id: spaceId }, (doc) => {
      const read = readDocument(priorities, doc);
      const found = read.ok ? read.value : read.failure.code === 'schema' ? read.failure.partial : null;
      if (found === null) return null;
      const last = Math.max(
        found.fields.lastNumber ?? 0,
        ...found.collections.cards.map((card) => card.number ?? 0),
      );
      if (last >= LAST_NUMBER) return null;
      const end = Math.min(last + BLOCK, LAST_NUMBER);
      doc.getMap(ROOTS.fields).set('lastNumber', end);
      return { next: last + 1, end };
    });
    if (block === null) return false;
    await sql.query(KEEP, [meetingId, block.next, block.end]);
    return true;
  }

  /** Resolves when the meeting has numbers to give; false when the committee's are all given. Asked by many at once, it is done once. */
  return function moreNumbers(meetingId: string, spaceId: string): Promise<boolean> {
    const under = running.get(meetingId);
    if (under !== undefined) return under;
    const work = reserve(meetingId, spaceId).finally(() => running.delete(meetingId));
    running.set(meetingId, work);
    return work;
  };
}
