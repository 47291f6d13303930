import type { StageKind, Stages } from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import { auditEntry } from './audit.ts';

/** `onChanged` is told which document was closed or opened, once it is: open rooms must ask again who may write. */
export function createStages(
  prisma: PrismaClient,
  now: () => Date,
  onChanged: (document: { kind: StageKind; id: string }) => void,
): Stages {
  return {
    async lock(spaceId, kind) {
      const found = await prisma.documentLock.findUnique({
        where: { spaceId_kind: { spaceId, kind } },
        select: { closedAt: true, closedBy: { select: { name: true } } },
      });
      return found === null ? null : { at: found.closedAt, by: found.closedBy?.name ?? null };
    },

    async setClosed({ spaceId, kind, closed, byId }) {
      const changed = await prisma.$transaction(async (tx) => {
        const { count } = closed
          ? await tx.documentLock.createMany({
              data: { spaceId, kind, closedById: byId, closedAt: now() },
              skipDuplicates: true,
            })
          : await tx.documentLock.deleteMany({ where: { spaceId, kind } });
        if (count === 0) return false;
        await tx.auditEntry.create(
          auditEntry({
            personId: byId,
            action: closed ? 'stage-closed' : 'stage-reopened',
            objectKind: 'space',
            objectId: spaceId,
            detail: { document: kind },
          }),
        );
        return true;
      });
      if (changed) onChanged({ kind, id: spaceId });
    },
  };
}
