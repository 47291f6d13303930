import {
  type Contribution,
  type ContributionKind,
  type Contents,
  type MeetingRecord,
  REACTIONS,
  type ReactionValue,
  type RecordLine,
  type Restitution,
} from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import { CONTRIBUTION, contributionOf, PLAN, planOf, POLL, pollOf } from './rows.ts';

/** Reads a meeting whole. Only what the room was shown leaves, and only the names their owners agreed to. */
export function createRestitution(prisma: PrismaClient): Restitution {
  return {
    async record(meetingId) {
      const row = await prisma.meeting.findUnique({
        where: { id: meetingId },
        select: {
          ...PLAN,
          forgottenAt: true,
          space: { select: { id: true, name: true, zone: true, prefix: true } },
        },
      });
      if (row === null) return null;
      const { space, forgottenAt, ...rest } = row;
      const plan = planOf(rest);
      const [joined, attendance, rows, groups, polls] = await Promise.all([
        prisma.participation.count({ where: { meetingId } }),
        prisma.attendance.findMany({
          where: { meetingId },
          select: { name: true, organisation: true },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
        prisma.contribution.findMany({
          where: { meetingId, state: 'shown' },
          select: {
            ...CONTRIBUTION,
            person: { select: { name: true } },
            parent: { select: { number: true } },
            reactions: { select: { value: true } },
          },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        }),
        prisma.cardGroup.findMany({
          where: { meetingId },
          select: { id: true, title: true, position: true },
          orderBy: [{ position: 'asc' }, { id: 'asc' }],
        }),
        prisma.poll.findMany({
          where: { meetingId, state: 'closed', revealedAt: { not: null } },
          select: POLL,
          orderBy: [{ closedAt: 'asc' }, { id: 'asc' }],
        }),
      ]);

      const named = plan.meeting.naming === 'pseudonym';
      const lines = rows.flatMap(({ person, parent, reactions, ...each }) => {
        const contribution = contributionOf(each);
        if (contribution === null) return [];
        const author = named && each.named ? (person?.name ?? '') : '';
        return [{ contribution, author, parentNumber: parent?.number ?? null, reactions }];
      });
      const givers = new Map<string, Set<string>>();
      const shown = new Map<string, number>();
      for (const { contribution: one } of lines) {
        shown.set(one.stepId, (shown.get(one.stepId) ?? 0) + 1);
        const own = givers.get(one.stepId) ?? new Set();
        // A card from paper is somebody's: each counts for one person.
        givers.set(one.stepId, own.add(one.personId ?? one.id));
      }
      const instructions = new Map(plan.steps.map((step) => [step.id, step.instruction]));
      type Line = (typeof lines)[number];
      const of = <Kind extends ContributionKind, T>(
        kind: Kind,
        make: (base: RecordLine<Kind>, line: Line) => T,
      ) =>
        lines.flatMap((line) =>
          line.contribution.kind === kind ? [make(baseOf<Kind>(line.contribution, line.author), line)] : [],
        );

      return {
        meeting: {
          ...plan.meeting,
          rehearsal: plan.rehearsal,
          openedAt: plan.openedAt,
          closedAt: plan.closedAt,
          forgottenAt,
        },
        space,
        people: { joined, tables: plan.tables, attendance },
        steps: plan.steps.map(({ id, kind, title, instruction, minutes, startedAt, endedAt }) => ({
          id,
          kind,
          title,
          instruction,
          minutes,
          startedAt,
          endedAt,
          shown: shown.get(id) ?? 0,
          contributors: givers.get(id)?.size ?? 0,
        })),
        groups,
        statements: of('statement', (base, { reactions }) => ({ ...base, reactions: countOf(reactions) })),
        sites: of('site', (base) => base),
        links: of('link', (base) => base),
        priorities: of('priority', (base, { contribution }) => ({
          ...base,
          number: contribution.number ?? 0,
          question: instructions.get(contribution.stepId) ?? '',
          groupId: contribution.groupId,
          projectId: contribution.projectId,
        })).sort((a, b) => a.number - b.number),
        comments: of('comment', (base, { contribution }) => ({ ...base, about: contribution.parentId })),
        actions: of('action', (base, { contribution, parentNumber }) => ({
          ...base,
          priorityId: contribution.parentId,
          number: parentNumber,
        })),
        polls: polls.map(pollOf),
      } satisfies MeetingRecord;
    },

    async ownIds(meetingId, personId) {
      const rows = await prisma.contribution.findMany({
        where: { meetingId, personId, state: 'shown' },
        select: { id: true },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ id }) => id);
    },
  };
}

function baseOf<Kind extends ContributionKind>(contribution: Contribution, author: string): RecordLine<Kind> {
  const { id, stepId, table, onPaper, createdAt, transferredAt } = contribution;
  return {
    // The caller chose the lines of this kind.
    ...(contribution.content as Contents[Kind]),
    id,
    stepId,
    author,
    table,
    onPaper,
    at: createdAt,
    transferred: transferredAt !== null,
  };
}

function countOf(reactions: readonly { value: ReactionValue }[]): Record<ReactionValue, number> {
  const count = { agree: 0, disagree: 0, pass: 0, surprising: 0 } satisfies Record<ReactionValue, number>;
  for (const value of REACTIONS) count[value] = reactions.filter((one) => one.value === value).length;
  return count;
}
