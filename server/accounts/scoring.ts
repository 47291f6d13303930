import type { Result } from '#app/engine/types.ts';
import {
  criteriaSchema,
  type CriteriaSet,
  MARK_MAX,
  type Mark,
  type Scoring,
  type StoredCriterion,
} from '#app/services/index.ts';
import type { Prisma, PrismaClient } from '#prisma-client';
import { auditEntry } from './audit.ts';
import { newId } from './people.ts';

const SET = {
  version: true,
  criteria: true,
  ballotsFrom: true,
  createdAt: true,
  lockedAt: true,
  createdBy: { select: { name: true } },
  lockedBy: { select: { name: true } },
} as const satisfies Prisma.CriteriaSetSelect;

type Row = Prisma.CriteriaSetGetPayload<{ select: typeof SET }>;

export type ScoringOptions = {
  prisma: PrismaClient;
  now: () => Date;
  /** Told the space whose criteria or marks changed. */
  onChanged(spaceId: string): void;
};

export function createScoring({ prisma, now, onChanged }: ScoringOptions): Scoring {
  const last = (spaceId: string): Promise<Row | null> =>
    prisma.criteriaSet.findFirst({ where: { spaceId }, orderBy: { version: 'desc' }, select: SET });

  /** Adds a version. Two people at once would draw the same number: the constraint refuses the second. */
  async function add(
    spaceId: string,
    personId: string,
    before: Row | null,
    set: { criteria: readonly StoredCriterion[]; ballotsFrom: Date; locked: boolean },
    action: 'criteria-changed' | 'criteria-locked' | 'criteria-reopened',
  ): Promise<CriteriaSet> {
    const version = (before?.version ?? 0) + 1;
    const at = now();
    const [row] = await prisma.$transaction([
      prisma.criteriaSet.create({
        data: {
          id: newId(),
          spaceId,
          version,
          // Checked by criteriaSchema: plain JSON.
          criteria: [...set.criteria] as unknown as Prisma.InputJsonArray,
          ballotsFrom: set.ballotsFrom,
          createdAt: at,
          createdById: personId,
          ...(set.locked ? { lockedAt: at, lockedById: personId } : {}),
        },
        select: SET,
      }),
      prisma.auditEntry.create(
        auditEntry({ personId, action, objectKind: 'space', objectId: spaceId, detail: { version } }),
      ),
    ]);
    onChanged(spaceId);
    return setOf(row);
  }

  return {
    async current(spaceId) {
      const row = await last(spaceId);
      return row === null ? null : setOf(row);
    },

    async save({ spaceId, personId, criteria }) {
      const read = criteriaSchema.safeParse(criteria);
      if (!read.success) {
        const [issue] = read.error.issues;
        return {
          ok: false,
          failure: {
            code: 'criteria-invalid',
            problem: issue?.message ?? '',
            place: Number(issue?.path[0] ?? -1) + 1,
          },
        };
      }
      const before = await last(spaceId);
      if (before !== null && before.lockedAt !== null) return locked(before);
      // Saved again as they are: the ballots stay.
      if (before !== null && JSON.stringify(criteriaOf(before)) === JSON.stringify(read.data))
        return { ok: true, value: setOf(before) };
      const set = { criteria: read.data, ballotsFrom: now(), locked: false };
      return { ok: true, value: await add(spaceId, personId, before, set, 'criteria-changed') };
    },

    async lock({ spaceId, personId, proposed }) {
      const before = await last(spaceId);
      if (before !== null && before.lockedAt !== null) return locked(before);
      const kept = before === null ? [] : criteriaOf(before);
      const set = {
        criteria: kept.length > 0 ? kept : criteriaSchema.parse(proposed),
        // Locking changes no scale: the ballots already cast still say what they said.
        ballotsFrom: before?.ballotsFrom ?? new Date(0),
        locked: true,
      };
      return { ok: true, value: await add(spaceId, personId, before, set, 'criteria-locked') };
    },

    async reopen({ spaceId, personId }) {
      const before = await last(spaceId);
      if (before === null || before.lockedAt === null)
        return { ok: false, failure: { code: 'criteria-open' } };
      const set = { criteria: criteriaOf(before), ballotsFrom: now(), locked: false };
      return { ok: true, value: await add(spaceId, personId, before, set, 'criteria-reopened') };
    },

    async marks(spaceId) {
      const rows = await prisma.criterionMark.findMany({
        where: { project: { spaceId } },
        select: {
          projectId: true,
          criterion: true,
          value: true,
          at: true,
          person: { select: { name: true } },
        },
        orderBy: [{ projectId: 'asc' }, { criterion: 'asc' }],
      });
      return rows.map(({ person, at, ...mark }): Mark => ({ ...mark, by: { name: person?.name ?? '', at } }));
    },

    async mark({ spaceId, personId, marks }) {
      const [row, projects] = await Promise.all([
        last(spaceId),
        prisma.project.findMany({ where: { spaceId }, select: { id: true } }),
      ]);
      const named = new Set(
        (row === null ? [] : criteriaOf(row)).flatMap((one) => (one.kind === 'typed' ? [one.id] : [])),
      );
      for (const { projectId, criterion, value } of marks) {
        if (value !== null && (!Number.isInteger(value) || value < 0 || value > MARK_MAX))
          return { ok: false, failure: { code: 'mark-value', found: value, max: MARK_MAX } };
        if (!projects.some(({ id }) => id === projectId))
          return { ok: false, failure: { code: 'unknown-project', found: projectId } };
        if (!named.has(criterion))
          return { ok: false, failure: { code: 'unknown-criterion', found: criterion } };
      }
      const at = now();
      const known = await prisma.criterionMark.findMany({ where: { project: { spaceId } } });
      const changed = marks.filter(
        ({ projectId, criterion, value }) =>
          (known.find((one) => one.projectId === projectId && one.criterion === criterion)?.value ?? null) !==
          value,
      );
      await prisma.$transaction(
        changed.map(({ projectId, criterion, value }) =>
          value === null
            ? prisma.criterionMark.deleteMany({ where: { projectId, criterion } })
            : prisma.criterionMark.upsert({
                where: { projectId_criterion: { projectId, criterion } },
                update: { value, personId, at },
                create: { projectId, criterion, value, personId, at },
              }),
        ),
      );
      if (changed.length > 0) onChanged(spaceId);
      return { ok: true, value: undefined };
    },

    async stamp(spaceId) {
      const [row, marks] = await Promise.all([
        last(spaceId),
        prisma.criterionMark.aggregate({
          where: { project: { spaceId } },
          _max: { at: true },
          _sum: { value: true },
          _count: true,
        }),
      ]);
      const given = marks._max.at?.getTime() ?? 0;
      // The count and the sum tell a mark taken back, which leaves no date.
      return (row?.version ?? 0) * 1e6 + (given % 1e6) + marks._count * 11 + (marks._sum.value ?? 0);
    },
  };
}

function locked({ lockedAt, lockedBy }: Row): Result<never> {
  return {
    ok: false,
    failure: { code: 'criteria-locked', at: lockedAt?.toISOString() ?? '', by: lockedBy?.name ?? '' },
  };
}

/** The criteria of a row; what this version cannot read (a later shape) counts as those proposed. */
function criteriaOf({ criteria }: Row): StoredCriterion[] {
  const read = criteriaSchema.safeParse(criteria);
  return read.success ? read.data : [];
}

function setOf(row: Row): CriteriaSet {
  return {
    version: row.version,
    criteria: criteriaOf(row),
    created: { name: row.createdBy?.name ?? '', at: row.createdAt },
    locked: row.lockedAt === null ? null : { name: row.lockedBy?.name ?? '', at: row.lockedAt },
  };
}
