import type { Space, Spaces } from '#app/services/index.ts';
import { columns, type Database } from '#server/store/client.ts';
import { auditEntry } from './audit.ts';
import { PERSON } from './people.ts';
import { cleanLine } from './text.ts';

const SPACE = { id: true, kind: true, name: true, zone: true, prefix: true, pack: true } as const;
const READ = `SELECT ${columns(SPACE)} FROM "Space" WHERE "id" = $1`;
const MEMBERSHIP = { spaceId: true, personId: true, role: true, college: true } as const;

/** The longest name of a space or title of a meeting, in characters. */
export const TITLE_MAX = 120;

/** `onRightsChanged` is told whose rights changed, once they have: open documents must ask again. */
export function createSpaces(
  { prisma, sql }: Pick<Database, 'prisma' | 'sql'>,
  onRightsChanged: (personId: string) => void,
): Spaces {
  return {
    async get(id) {
      const [found] = await sql.query<Space>(READ, [id]);
      return found ?? null;
    },

    async listFor(personId) {
      const memberships = await prisma.membership.findMany({
        where: { personId, role: { not: 'guest' } },
        select: { role: true, space: { select: SPACE } },
        orderBy: [{ space: { name: 'asc' } }, { spaceId: 'asc' }],
      });
      return memberships.map(({ role, space }) => ({ ...space, role }));
    },

    async create(input) {
      const name = cleanLine(input.name, TITLE_MAX);
      const wrong =
        name === null
          ? 'name'
          : !/^\d{4}$/.test(input.zone)
            ? 'zone'
            : !/^[A-Z]{3}$/.test(input.prefix)
              ? 'prefix'
              : null;
      if (name === null || wrong !== null)
        return { ok: false, failure: { code: 'invalid-space', field: wrong } };
      return { ok: true, value: await prisma.space.create({ data: { ...input, name }, select: SPACE }) };
    },

    members: (spaceId) =>
      prisma.membership.findMany({
        where: { spaceId, role: { not: 'guest' } },
        select: { ...MEMBERSHIP, person: { select: PERSON } },
        orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
      }),

    async setMember({ spaceId, personId, role, college, byId }) {
      const [membership] = await prisma.$transaction([
        prisma.membership.upsert({
          where: { spaceId_personId: { spaceId, personId } },
          update: { role, college },
          create: { spaceId, personId, role, college },
          select: MEMBERSHIP,
        }),
        prisma.auditEntry.create(
          auditEntry({
            personId: byId,
            action: 'member-set',
            objectKind: 'space',
            objectId: spaceId,
            detail: { personId, role, college },
          }),
        ),
      ]);
      onRightsChanged(personId);
      return membership;
    },

    async removeMember({ spaceId, personId, byId }) {
      await prisma.$transaction([
        prisma.membership.deleteMany({ where: { spaceId, personId } }),
        prisma.auditEntry.create(
          auditEntry({
            personId: byId,
            action: 'member-removed',
            objectKind: 'space',
            objectId: spaceId,
            detail: { personId },
          }),
        ),
      ]);
      onRightsChanged(personId);
    },
  };
}
