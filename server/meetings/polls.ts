import { z } from 'zod';
import { POLL_METHODS } from '#app/documents/meeting.ts';
import type { Result } from '#app/engine/types.ts';
import { cleanText, parseMarks } from '#app/services/contents.ts';
import {
  BALLOT_POINTS,
  checkMarks,
  criterionOf,
  countBallots,
  type MeetingPlan,
  OPTIONS_MAX,
  type Poll,
  type PollOption,
  type Polls,
  QUESTION_MAX,
  type Weights,
} from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import { auditEntry, type AuditLine } from '#server/accounts/audit.ts';
import { newId } from '#server/accounts/people.ts';
import { type Allowance, TokenBuckets } from '#server/accounts/token-buckets.ts';
import type { Sql } from '#server/store/client.ts';
import type { Mirror } from './mirror.ts';
import { marksOf, POLL, pollOf } from './rows.ts';

/** Changing one's mind is allowed, not a hundred times a second. */
const BALLOTS_BY_PERSON: Allowance = { burst: 30, perSecond: 1 };

/**
 * One ballot a person, replaced. The vote's row is held for the time of the insert, and closing it takes the same row: a ballot
 * is either counted, or refused because the vote is closed; never acknowledged and left out.
 */
const CAST = `
WITH poll AS (SELECT "id" FROM "Poll" WHERE "id" = $1 AND "state" = 'open' FOR SHARE)
INSERT INTO "Ballot" ("pollId", "personId", "content", "castAt") SELECT "id", $2, $3::jsonb, $4::timestamptz FROM poll
ON CONFLICT ("pollId", "personId") DO UPDATE SET "content" = EXCLUDED."content", "castAt" = EXCLUDED."castAt"
RETURNING "pollId"`;

const SEAT = `
SELECT m."state" AS state, m."paused" AS paused, m."spaceId" AS space, m."rehearsal" AS rehearsal,
  EXISTS (SELECT 1 FROM "Participation" p WHERE p."meetingId" = m."id" AND p."personId" = $2) AS joined,
  ARRAY(SELECT c."id" FROM "Contribution" c WHERE c."meetingId" = m."id" AND c."personId" = $2 AND c."kind" = 'priority') AS own
FROM "Meeting" m WHERE m."id" = $1`;

type Seat = {
  state: MeetingPlan['meeting']['state'];
  paused: boolean;
  space: string;
  rehearsal: boolean;
  joined: boolean;
  own: string[];
};

export type PollsOptions = {
  prisma: PrismaClient;
  sql: Sql;
  mirror: Mirror;
  weights: Pick<Weights, 'cast'>;
  now: () => Date;
  /** Has the invented people of a rehearsal vote. */
  rehearseVote(poll: Poll): Promise<void>;
};

const DRAFT = z
  .object({
    method: z.enum(POLL_METHODS),
    question: z.string().transform(cleanText).pipe(z.string().min(1).max(QUESTION_MAX)),
    options: z
      .array(
        z.object({
          label: z.string().transform(cleanText).pipe(z.string().min(1).max(240)),
          contributionId: z.string().max(64).nullable(),
          projectId: z.string().max(64).nullable(),
          number: z.number().int().min(1).max(9999).nullable(),
          id: z
            .string()
            .regex(/^[A-Za-z0-9_-]{1,40}$/)
            .optional(),
        }),
      )
      .min(1)
      .max(OPTIONS_MAX),
    budget: z.number().int().min(1).max(1000),
    secret: z.boolean(),
  })
  // Each ballot becomes one of the space, which shares out so many.
  .refine(({ method, budget }) => method !== 'weights' || budget === BALLOT_POINTS, { path: ['budget'] });

function refuse(code: string, detail: Readonly<Record<string, unknown>> = {}): Result<never> {
  return { ok: false, failure: { code, ...detail } };
}

export function createPolls({ prisma, sql, mirror, weights, now, rehearseVote }: PollsOptions): Polls {
  const casts = new TokenBuckets(BALLOTS_BY_PERSON, () => now().getTime());

  async function get(meetingId: string, id: string): Promise<Poll | null> {
    const row = await prisma.poll.findFirst({ where: { id, meetingId }, select: POLL });
    return row === null ? null : pollOf(row);
  }

  function line(poll: Pick<Poll, 'id' | 'meetingId'>, byId: string | null, action: AuditLine['action']) {
    return auditEntry({
      personId: byId,
      action,
      objectKind: 'meeting',
      objectId: poll.meetingId,
      detail: { pollId: poll.id },
    });
  }

  return {
    async list(meetingId) {
      const rows = await prisma.poll.findMany({
        where: { meetingId },
        select: POLL,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(pollOf);
    },

    async create({ meetingId, stepId, byId, ...draft }) {
      const parsed = DRAFT.safeParse(draft);
      if (!parsed.success)
        return refuse('invalid-poll', { field: String(parsed.error.issues[0]?.path[0] ?? '') });
      const step = await prisma.meetingStep.findFirst({
        where: { id: stepId, meetingId },
        select: { id: true },
      });
      if (step === null) return refuse('unknown-step', { found: stepId });
      const { options, ...facts } = parsed.data;
      const given: PollOption[] = options.map(({ id, ...option }, index) => ({
        ...option,
        id: id ?? `o${index + 1}`,
      }));
      if (new Set(given.map(({ id }) => id)).size < given.length)
        return refuse('invalid-poll', { field: 'options' });
      const id = newId();
      await prisma.$transaction([
        prisma.poll.create({ data: { id, meetingId, stepId, ...facts, options: given, createdAt: now() } }),
        prisma.auditEntry.create(line({ id, meetingId }, byId, 'poll-created')),
      ]);
      const made = await get(meetingId, id);
      return made === null ? refuse('unknown-poll') : { ok: true, value: made };
    },

    async remove({ meetingId, id, byId }) {
      const poll = await get(meetingId, id);
      if (poll === null) return refuse('unknown-poll');
      const removed = await prisma.$transaction(async (inside) => {
        const { count } = await inside.poll.deleteMany({ where: { id, state: 'draft' } });
        if (count > 0) await inside.auditEntry.create(line(poll, byId, 'poll-removed'));
        return count > 0;
      });
      return removed ? { ok: true, value: undefined } : refuse('poll-state', { found: poll.state });
    },

    async open({ meetingId, id, byId }) {
      const poll = await get(meetingId, id);
      if (poll === null) return refuse('unknown-poll');
      const meeting = await prisma.meeting.findUnique({
        where: { id: meetingId },
        select: { state: true, rehearsal: true },
      });
      if (meeting?.state !== 'open') return refuse('not-open', { found: meeting?.state ?? null });
      // The trail says it when it was done, not when it was asked: two people may press together.
      const changed = await prisma.$transaction(async (inside) => {
        const { count } = await inside.poll.updateMany({
          where: { id, state: 'draft' },
          data: { state: 'open', openedAt: now() },
        });
        if (count > 0) await inside.auditEntry.create(line(poll, byId, 'poll-opened'));
        return count > 0;
      });
      if (!changed) return refuse('poll-state', { found: poll.state });
      mirror.touch(meetingId);
      if (meeting.rehearsal) await rehearseVote(poll);
      const opened = await get(meetingId, id);
      return opened === null ? refuse('unknown-poll') : { ok: true, value: opened };
    },

    async close({ meetingId, id, byId }) {
      const poll = await get(meetingId, id);
      if (poll === null) return refuse('unknown-poll');
      const at = now();
      const closed = await prisma.$transaction(
        async (inside) => {
          // From here no ballot enters: those on their way wait for this row, then find the vote closed.
          const { count } = await inside.poll.updateMany({
            where: { id, state: 'open' },
            data: { state: 'closed', closedAt: at },
          });
          if (count === 0) return false;
          const rows = await inside.ballot.findMany({ where: { pollId: id }, select: { content: true } });
          const ballots = rows.map(({ content }) => marksOf(content));
          const result = countBallots(poll, ballots);
          await inside.countedBallot.createMany({
            // Sorted by what they say: the order of casting is told by nothing that stays.
            data: ballots
              .map((content) => ({ content, key: JSON.stringify(content) }))
              .sort((a, b) => (a.key < b.key ? -1 : 1))
              .map(({ content }) => ({ id: newId(), pollId: id, content })),
          });
          if (poll.secret) await inside.ballot.deleteMany({ where: { pollId: id } });
          await inside.poll.update({
            where: { id },
            // Plain numbers, texts and arrays: JSON as it is.
            data: { voters: ballots.length, result: JSON.parse(JSON.stringify(result)) },
          });
          await inside.auditEntry.create(line(poll, byId, 'poll-closed'));
          return true;
        },
        { maxWait: 20_000, timeout: 30_000 },
      );
      if (!closed) return refuse('poll-state', { found: poll.state });
      mirror.touch(meetingId);
      const counted = await get(meetingId, id);
      return counted === null ? refuse('unknown-poll') : { ok: true, value: counted };
    },

    async setRevealed({ meetingId, id, revealed, byId }) {
      const poll = await get(meetingId, id);
      if (poll === null) return refuse('unknown-poll');
      if (poll.state !== 'closed') return refuse('poll-state', { found: poll.state });
      await prisma.$transaction([
        prisma.poll.update({
          where: { id },
          data: { revealedAt: revealed ? (poll.revealedAt ?? now()) : null },
        }),
        prisma.auditEntry.create(line(poll, byId, revealed ? 'poll-revealed' : 'poll-hidden')),
      ]);
      mirror.touch(meetingId);
      return { ok: true, value: undefined };
    },

    async cast({ meetingId, id, personId, marks }) {
      const parsed = parseMarks(marks);
      if (!parsed.ok) return parsed;
      const poll = await get(meetingId, id);
      if (poll === null) return refuse('unknown-poll');
      if (poll.state !== 'open') return refuse('poll-closed', { found: poll.state });
      const [seat] = await sql.query<Seat>(SEAT, [meetingId, personId]);
      if (seat === undefined || !seat.joined) return refuse('not-joined');
      if (seat.state !== 'open') return refuse(seat.state === 'closed' ? 'meeting-closed' : 'not-open');
      if (seat.paused) return refuse('paused');
      const mine = new Set(seat.own);
      const own = new Set(
        poll.options
          .filter(({ contributionId }) => contributionId !== null && mine.has(contributionId))
          .map((option) => option.id),
      );
      const checked = checkMarks(poll, parsed.value, own);
      if (!checked.ok) return checked;
      const retryAfter = casts.wait(personId);
      if (retryAfter > 0) return refuse('too-many-tries', { retryAfter });
      casts.spend(personId);
      const rows = await sql.query(CAST, [id, personId, JSON.stringify(parsed.value), now()]);
      if (rows.length === 0) return refuse('poll-closed', { found: 'closed' });
      // Weights are the space's: they move its ranking at once, as they do from its own page. A rehearsal leaves nothing there.
      if (poll.method === 'weights' && !seat.rehearsal) {
        const points = Object.fromEntries(
          Object.entries(parsed.value.marks).map(([option, mark]) => [criterionOf(option), mark]),
        );
        const kept = await weights.cast({ spaceId: seat.space, personId, points });
        if (!kept.ok) return kept;
      }
      mirror.touch(meetingId);
      return { ok: true, value: undefined };
    },

    async recount(id) {
      const row = await prisma.poll.findUnique({ where: { id }, select: POLL });
      if (row === null) return refuse('unknown-poll');
      const poll = pollOf(row);
      if (poll.state !== 'closed') return refuse('poll-state', { found: poll.state });
      const rows = await prisma.countedBallot.findMany({ where: { pollId: id }, select: { content: true } });
      return {
        ok: true,
        value: countBallots(
          poll,
          rows.map(({ content }) => marksOf(content)),
        ),
      };
    },
  };
}
