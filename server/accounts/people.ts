import { createHash, randomBytes } from 'node:crypto';
import type { Actor, People, Person } from '#app/services/index.ts';
import type { Database } from '#server/store/client.ts';
import { auditEntry } from './audit.ts';
import { cleanEmail, cleanLine } from './text.ts';

/** The longest name, in characters. */
export const NAME_MAX = 80;

/** Columns of Person that leave the store. */
export const PERSON = { id: true, name: true, email: true, guest: true, color: true } as const;

/** A person and all their rights in one statement: it is asked at every request of everybody. */
const ACTOR = `
SELECT p."id", p."name", p."email", p."guest", p."color",
  coalesce((SELECT json_agg(json_build_object('spaceId', m."spaceId", 'personId', m."personId", 'role', m."role", 'college', m."college"))
    FROM "Membership" m WHERE m."personId" = p."id"), '[]') AS memberships,
  coalesce((SELECT json_agg(j."meetingId") FROM "Participation" j WHERE j."personId" = p."id"), '[]') AS meetings
FROM "Person" p WHERE p."id" = $1`;

/** A number for a new row: 96 bits, letters, digits, - and _. */
export function newId(): string {
  return randomBytes(12).toString('base64url');
}

/** One of the six inks of presence, always the same for one person. */
export function inkOf(personId: string): string {
  return `p${1 + ((createHash('sha256').update(personId).digest()[0] ?? 0) % 6)}`;
}

export function createPeople({ prisma, sql }: Pick<Database, 'prisma' | 'sql'>): People {
  return {
    get: (id) => prisma.person.findUnique({ where: { id }, select: PERSON }),

    async actor(id) {
      const [found] = await sql.query<Actor>(ACTOR, [id]);
      return found ?? null;
    },

    async withEmail(input) {
      const email = cleanEmail(input.email);
      if (email === null) return { ok: false, failure: { code: 'invalid-email', found: input.email } };
      const name = cleanLine(input.name, NAME_MAX);
      if (name === null)
        return { ok: false, failure: { code: 'invalid-name', found: input.name, max: NAME_MAX } };
      const id = newId();
      const value: Person = await prisma.person.upsert({
        where: { email },
        update: {},
        create: { id, email, name, guest: false, color: inkOf(id) },
        select: PERSON,
      });
      return { ok: true, value };
    },

    async exportOf(id) {
      const [person, written] = await Promise.all([
        prisma.person.findUnique({
          where: { id },
          include: {
            memberships: true,
            participations: true,
            ballots: true,
            assignments: true,
            auditEntries: true,
            sheetMails: true,
            contributions: true,
            reactions: true,
            votes: true,
            ready: true,
            speakers: true,
            followUps: true,
            observations: true,
            criterionMarks: true,
          },
        }),
        prisma.documentUpdate.groupBy({
          by: ['documentId'],
          where: { authorId: id },
          _count: true,
          _max: { at: true },
        }),
      ]);
      if (person === null) return null;
      return {
        ...person,
        // JSON has no bigint.
        auditEntries: person.auditEntries.map((entry) => ({ ...entry, id: String(entry.id) })),
        written: written.map((row) => ({
          document: row.documentId,
          updates: row._count,
          lastAt: row._max.at,
        })),
      };
    },

    async erase(id) {
      await prisma.$transaction([
        // A copy of the name, for the list that is read aloud.
        prisma.speaker.deleteMany({ where: { personId: id } }),
        prisma.person.deleteMany({ where: { id } }),
        prisma.auditEntry.create(
          auditEntry({ personId: null, action: 'person-erased', objectKind: 'person', objectId: id }),
        ),
      ]);
    },
  };
}
