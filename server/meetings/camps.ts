import { type Camps, findCamps, type StatementMark } from '#app/services/camps.ts';
import type { Sql } from '#server/store/client.ts';

/** Between two computations for one meeting, in milliseconds: a room that marks statements changes ten times a second. */
export const CAMPS_EVERY_MS = 5_000;

const MARKS = `
SELECT r."personId" AS person, r."contributionId" AS statement, r."value" AS value
FROM "Reaction" r JOIN "Contribution" c ON c."id" = r."contributionId"
WHERE c."meetingId" = $1 AND c."kind" = 'statement' AND c."state" = 'shown'`;

export type KeptCamps = {
  /** What unites and divides the room, at most five seconds old. Who said what stays in here. */
  read(meetingId: string): Promise<Camps>;
  stop(): void;
};

/** Computes the camps of a meeting when they are asked for, and not more often than it must. */
export function keepCamps({
  sql,
  now,
  onOld,
}: {
  sql: Sql;
  now: () => Date;
  /** What was last read of that meeting may no longer be so. */
  onOld(meetingId: string): void;
}): KeptCamps {
  const known = new Map<string, { at: number; camps: Promise<Camps> }>();
  const timers = new Map<string, NodeJS.Timeout>();

  return {
    read(meetingId) {
      const at = now().getTime();
      const kept = known.get(meetingId);
      if (kept !== undefined && at - kept.at < CAMPS_EVERY_MS) {
        if (!timers.has(meetingId)) {
          const timer = setTimeout(() => {
            timers.delete(meetingId);
            onOld(meetingId);
          }, CAMPS_EVERY_MS);
          timers.set(meetingId, timer.unref());
        }
        return kept.camps;
      }
      const camps = sql.query<StatementMark>(MARKS, [meetingId]).then(findCamps);
      known.set(meetingId, { at, camps });
      // A question that failed is asked again.
      camps.catch(() => known.delete(meetingId));
      return camps;
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
