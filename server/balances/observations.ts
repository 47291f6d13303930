import {
  checkObservation,
  isObserved,
  OBSERVATIONS_MAX,
  OBSERVED,
  type Observation,
  type Observations,
} from '#app/services/index.ts';
import { Prisma, type PrismaClient } from '#prisma-client';

const UNKNOWN = { ok: false, failure: { code: 'unknown-project' } } as const;

/** Observed values on the database. */
export function createObservations({ prisma, now }: { prisma: PrismaClient; now: () => Date }): Observations {
  return {
    async list(projectId) {
      const rows = await prisma.observation.findMany({
        where: { projectId },
        include: { author: { select: { name: true } } },
        orderBy: { id: 'asc' },
      });
      const last = new Map<string, Observation | null>();
      for (const { id, year, measure, value, proof, author, at } of rows) {
        if (!isObserved(measure)) continue;
        const one =
          value === null
            ? null
            : { id, projectId, year, measure, value, proof, author: author?.name ?? null, at };
        last.set(`${year} ${measure}`, one);
      }
      return [...last.values()]
        .filter((one) => one !== null)
        .sort((a, b) => a.year - b.year || OBSERVED.indexOf(a.measure) - OBSERVED.indexOf(b.measure));
    },

    async record({ projectId, year, measure, value, proof, byId }) {
      const checked = checkObservation({ year, measure, value, proof }, now().getUTCFullYear());
      if (!checked.ok) return checked;
      if ((await prisma.observation.count({ where: { projectId } })) >= OBSERVATIONS_MAX) {
        return { ok: false, failure: { code: 'too-many-observations', max: OBSERVATIONS_MAX } };
      }
      try {
        await prisma.observation.create({
          data: { projectId, year, measure, value, proof: proof.trim(), authorId: byId, at: now() },
        });
      } catch (error) {
        if (isUnknownParent(error)) return UNKNOWN;
        throw error;
      }
      return { ok: true, value: undefined };
    },
  };
}

/** The project is not there: its key points at nothing. */
function isUnknownParent(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003';
}
