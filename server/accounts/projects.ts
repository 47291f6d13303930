import type { Project, Projects } from '#app/services/index.ts';
import { Prisma, type PrismaClient } from '#prisma-client';
import { auditEntry } from './audit.ts';

/** Projects born without a card are numbered from here, above any card a committee is likely to write. */
const FIRST_OWN_NUMBER = 901;
const LAST_NUMBER = 9999;

const PROJECT = {
  id: true,
  spaceId: true,
  number: true,
  createdAt: true,
  assignments: { select: { personId: true }, orderBy: { createdAt: 'asc' } },
} as const satisfies Prisma.ProjectSelect;

type Row = Prisma.ProjectGetPayload<{ select: typeof PROJECT }>;

/** `onChanged` is told the space whose candidates changed; `onRightsChanged`, whose rights did. */
export function createProjects(
  prisma: PrismaClient,
  onChanged: (spaceId: string) => void,
  onRightsChanged: (personId: string) => void,
): Projects {
  return {
    async get(id) {
      const row = await prisma.project.findUnique({ where: { id }, select: PROJECT });
      return row === null ? null : projectOf(row);
    },

    async list(spaceId) {
      const rows = await prisma.project.findMany({
        where: { spaceId },
        select: PROJECT,
        orderBy: { number: 'asc' },
      });
      return rows.map(projectOf);
    },

    async create({ id, spaceId, createdById, number }) {
      // Two people may create at the same moment and draw the same number: the loser draws the next one.
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const drawn = number ?? (await nextNumber(prisma, spaceId));
        if (drawn > LAST_NUMBER) return { ok: false, failure: { code: 'space-full', max: LAST_NUMBER } };
        try {
          const row = await prisma.project.create({
            data: {
              ...(id === undefined ? {} : { id }),
              spaceId,
              number: drawn,
              createdById,
              ...(createdById === null ? {} : { assignments: { create: { personId: createdById } } }),
            },
            select: PROJECT,
          });
          await prisma.auditEntry.create(
            auditEntry({
              personId: createdById,
              action: 'project-created',
              objectKind: 'project',
              objectId: row.id,
            }),
          );
          onChanged(spaceId);
          return { ok: true, value: projectOf(row) };
        } catch (error) {
          if (!isTaken(error)) throw error;
          if (number !== undefined) break;
        }
      }
      return { ok: false, failure: { code: 'number-taken', number: number ?? null } };
    },

    async assign({ projectId, personId, byId }) {
      await prisma.$transaction([
        prisma.assignment.upsert({
          where: { projectId_personId: { projectId, personId } },
          update: {},
          create: { projectId, personId },
        }),
        prisma.auditEntry.create(
          auditEntry({
            personId: byId,
            action: 'project-assigned',
            objectKind: 'project',
            objectId: projectId,
            detail: { personId },
          }),
        ),
      ]);
      onRightsChanged(personId);
    },
  };
}

/** Whether an insert failed because another row has the same key. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

async function nextNumber(prisma: PrismaClient, spaceId: string): Promise<number> {
  const { _max } = await prisma.project.aggregate({ where: { spaceId }, _max: { number: true } });
  return Math.max(FIRST_OWN_NUMBER, (_max.number ?? 0) + 1);
}

function projectOf({ assignments, ...row }: Row): Project {
  return { ...row, assigned: assignments.map(({ personId }) => personId) };
}
