import { REACTIONS, type ReactionValue } from '#app/services/index.ts';
import type { Sql } from '#server/store/client.ts';

const COUNT = `
SELECT r."contributionId" AS id, r."value" AS value, count(*)::int AS people
FROM "Reaction" r JOIN "Contribution" c ON c."id" = r."contributionId"
WHERE c."meetingId" = $1 GROUP BY 1, 2`;

type Row = { id: string; value: ReactionValue; people: number };
export type Reacted = Readonly<Record<ReactionValue, number>>;

/** How many people said what of each contribution of a meeting, counted where the rows are: a room leaves thousands. */
export async function countReactions(sql: Sql, meetingId: string): Promise<(id: string) => Reacted> {
  const rows = await sql.query<Row>(COUNT, [meetingId]);
  const people = new Map(rows.map((row) => [`${row.id} ${row.value}`, row.people]));
  return (id) =>
    // Every reaction is a key of the list.
    Object.fromEntries(REACTIONS.map((value) => [value, people.get(`${id} ${value}`) ?? 0])) as Reacted;
}
