import type { Result } from '#app/engine/types.ts';
import { checkContent, isKey } from '#app/services/contents.ts';
import {
  type Added,
  type Contribution,
  type Contents,
  type ContributionKind,
  type Contributions,
  type ContributionState,
  KINDS_OF,
  type Marks,
  type MeetingPlan,
  type Mine,
  type NewContribution,
  REACTIONS,
  type Reviewed,
  SHEET_LIMITS,
  SHEET_MAX,
} from '#app/services/index.ts';
import { Prisma, type PrismaClient } from '#prisma-client';
import { auditEntry } from '#server/accounts/audit.ts';
import { calledIn } from '#server/accounts/meetings.ts';
import { newId } from '#server/accounts/people.ts';
import { TITLE_MAX } from '#server/accounts/spaces.ts';
import { cleanLine } from '#server/accounts/text.ts';
import { type Allowance, TokenBuckets } from '#server/accounts/token-buckets.ts';
import type { Sql } from '#server/store/client.ts';
import { arrivalState, checkPaper, checkWritable, waits } from './gate.ts';
import type { Mirror } from './mirror.ts';
import { countReactions } from './count-reactions.ts';
import { authorOf, contentOf, CONTRIBUTION, contributionOf, marksOf, readPlan } from './rows.ts';
import { suggestGroups } from './similarity.ts';
import type { Transfer } from './transfer.ts';

/** One person's sends: a table's tablet types fast, a page gone mad faster. */
const BY_PERSON: Allowance = { burst: 30, perSecond: 1 };
/** Reactions are taps: a whole list of statements in a minute. */
const TAPS_BY_PERSON: Allowance = { burst: 120, perSecond: 4 };
/** The most one person, or one table's tablet, keeps in a meeting. */
const MOST_BY_PERSON = 200;

/**
 * Inserts, giving a priority the next number set aside. Nothing is inserted when it is there already, nor when a
 * number is wanted and none is left: the caller tells the two apart.
 */
const INSERT = `
WITH taken AS (
  UPDATE "Meeting" SET "numberNext" = "numberNext" + 1
  WHERE "id" = $2 AND $6::text = 'priority' AND "numberNext" <= "numberEnd"
  RETURNING "numberNext" - 1 AS number
)
INSERT INTO "Contribution" ("id", "meetingId", "stepId", "personId", "enteredById", "kind", "content", "state", "named",
  "key", "parentId", "table", "number", "createdAt", "updatedAt", "shownAt")
SELECT $1, $2, $3, $4, $5, $6::text::"ContributionKind", $7::jsonb, $8::text::"ContributionState", $9, $10, $11, $12::int,
  (SELECT number FROM taken), $13::timestamptz, $13::timestamptz, CASE WHEN $8::text = 'shown' THEN $13::timestamptz END
WHERE $6::text <> 'priority' OR EXISTS (SELECT 1 FROM taken)
ON CONFLICT DO NOTHING
RETURNING "id", "number", "state"`;

const REPLAYED = `
SELECT "id", "number", "state" FROM "Contribution"
WHERE "meetingId" = $1 AND "key" = $2 AND ("personId" = $3 OR "enteredById" = $3)`;

const SEAT = `
SELECT p."table" AS "table", (SELECT count(*)::int FROM "Contribution" c WHERE c."meetingId" = $1 AND c."personId" = $2 AND c."state" <> 'withdrawn') AS given
FROM "Participation" p WHERE p."meetingId" = $1 AND p."personId" = $2`;

/** Who leaves a table no longer speaks for it; who sits down again where they were still does. */
const SIT = `
UPDATE "Participation" SET "table" = $3::int,
  "rapporteurAt" = CASE WHEN "table" IS NOT DISTINCT FROM $3::int THEN "rapporteurAt" END
WHERE "meetingId" = $1 AND "personId" = $2 RETURNING "personId"`;

const REACT = `
INSERT INTO "Reaction" ("contributionId", "personId", "value", "at") VALUES ($1, $2, $3::"ReactionValue", $4)
ON CONFLICT ("contributionId", "personId") DO UPDATE SET "value" = EXCLUDED."value", "at" = EXCLUDED."at"`;

const READY = `
INSERT INTO "Ready" ("stepId", "personId", "at") SELECT s."id", $3, $4 FROM "MeetingStep" s
WHERE s."id" = $2 AND s."meetingId" = $1 ON CONFLICT DO NOTHING`;

/** What one person did, in one statement: a room that opens its pages together asks for it at once. */
const MINE = `
SELECT n."name", p."table", p."rapporteurAt" IS NOT NULL AS rapporteur,
  (SELECT coalesce(json_agg(json_build_object('id', c."id", 'stepId', c."stepId", 'state', c."state", 'number', c."number",
      'named', c."named", 'table', c."table", 'parentId', c."parentId", 'key', c."key", 'kind', c."kind", 'content', c."content",
      'at', (extract(epoch FROM c."updatedAt") * 1000)::bigint) ORDER BY c."createdAt", c."id"), '[]')
    FROM "Contribution" c WHERE c."meetingId" = $1 AND c."personId" = $2 AND c."state" <> 'withdrawn') AS contributions,
  (SELECT coalesce(json_object_agg(r."contributionId", r."value"), '{}')
    FROM "Reaction" r JOIN "Contribution" c ON c."id" = r."contributionId"
    WHERE r."personId" = $2 AND c."meetingId" = $1) AS reactions,
  (SELECT coalesce(json_object_agg(b."pollId", b."content"), '{}')
    FROM "Ballot" b JOIN "Poll" o ON o."id" = b."pollId" WHERE b."personId" = $2 AND o."meetingId" = $1) AS ballots,
  (SELECT coalesce(json_agg(r."stepId"), '[]')
    FROM "Ready" r JOIN "MeetingStep" s ON s."id" = r."stepId" WHERE r."personId" = $2 AND s."meetingId" = $1) AS ready,
  (SELECT json_build_object('before', q.before, 'floor', q.floor) FROM (
      SELECT s."personId" AS person, s."startedAt" IS NOT NULL AS floor,
        row_number() OVER (ORDER BY s."startedAt" NULLS LAST, s."askedAt", s."id") - 1 AS before
      FROM "Speaker" s WHERE s."meetingId" = $1 AND s."endedAt" IS NULL
    ) q WHERE q.person = $2 ORDER BY q.before LIMIT 1) AS speaking
FROM "Participation" p JOIN "Person" n ON n."id" = p."personId"
WHERE p."meetingId" = $1 AND p."personId" = $2`;

/** As stored: what an older program wrote is not yet left out. */
type MineRow = Omit<Mine, 'contributions' | 'ballots'> & {
  contributions: (Omit<Mine['contributions'][number], 'content'> & { content: unknown })[];
  ballots: Readonly<Record<string, unknown>>;
};

const SPOKEN_FOR = `
SELECT "id" FROM "Speaker" WHERE "meetingId" = $1 AND "personId" = $2 AND "endedAt" IS NULL`;

type Kept = { id: string; number: number | null; state: ContributionState };

export type ContributionsOptions = {
  prisma: PrismaClient;
  sql: Sql;
  mirror: Mirror;
  moreNumbers(meetingId: string, spaceId: string): Promise<boolean>;
  transfer: Transfer;
  camps: Contributions['camps'];
  now: () => Date;
};

const OK: Result<void> = { ok: true, value: undefined };

function refuse(code: string, detail: Readonly<Record<string, unknown>> = {}): Result<never> {
  return { ok: false, failure: { code, ...detail } };
}

export function createContributions(options: ContributionsOptions): Contributions {
  const { prisma, sql, mirror, moreNumbers, now } = options;
  const time = () => now().getTime();
  const sends = new TokenBuckets(BY_PERSON, time);
  const taps = new TokenBuckets(TAPS_BY_PERSON, time);

  const planFor = (meetingId: string) => readPlan(sql, meetingId);

  function spend(buckets: TokenBuckets, personId: string): Result<void> {
    const retryAfter = buckets.wait(personId);
    if (retryAfter > 0) return refuse('too-many-tries', { retryAfter });
    buckets.spend(personId);
    return OK;
  }

  async function parentFits(
    kind: ContributionKind,
    meetingId: string,
    parentId: string | null,
  ): Promise<boolean> {
    if (parentId === null) return kind !== 'comment';
    const parent = await prisma.contribution.findFirst({
      where: { id: parentId, meetingId, state: 'shown' },
      select: { kind: true },
    });
    if (parent === null) return false;
    if (kind === 'comment') return parent.kind !== 'comment';
    return kind === 'action' && parent.kind === 'priority';
  }

  /**
   * Checks, then keeps. `helper` types in a paper card, which has no author. `sheet`: the plan, for one row of many, which
   * are not counted one by one.
   */
  async function keep(
    input: Omit<NewContribution, 'personId'> & { personId: string | null; helper: string | null },
    sheet: MeetingPlan | null = null,
  ): Promise<Result<Added>> {
    const { meetingId, stepId, kind, key, parentId } = input;
    const who = input.personId ?? input.helper ?? '';
    if (!isKey(key)) return refuse('invalid-key');
    const [known] = await sql.query<Kept>(REPLAYED, [meetingId, key, who]);
    if (known !== undefined) return { ok: true, value: { ...known, replayed: true } };
    const plan = sheet ?? (await planFor(meetingId));
    if (plan === null) return refuse('unknown-meeting');
    const open =
      input.helper === null ? checkWritable(plan, stepId, input.age, now()) : checkPaper(plan, stepId);
    if (!open.ok) return open;
    const step = open.value;
    const allowed: readonly ContributionKind[] = KINDS_OF[step.kind];
    if (!allowed.includes(kind)) return refuse('wrong-kind', { found: kind, expected: allowed });
    const content = checkContent(kind, input.content);
    if (!content.ok) return content;
    let table = validTable(input.table, plan.tables);
    // A phone's table is asked for again; what a helper reads on a card is said to be wrong while the card is at hand.
    if (input.helper !== null && input.table !== null && table === null)
      return refuse('invalid-table', { field: 'table', found: input.table, max: plan.tables });
    if (input.personId !== null) {
      const [seat] = await sql.query<{ table: number | null; given: number }>(SEAT, [
        meetingId,
        input.personId,
      ]);
      if (seat === undefined) return refuse('not-joined');
      if (seat.given >= MOST_BY_PERSON) return refuse('too-many-cards', { max: MOST_BY_PERSON });
      table ??= seat.table;
    }
    const paced = sheet === null ? spend(sends, who) : OK;
    if (!paced.ok) return paced;
    if (!(await parentFits(kind, meetingId, parentId))) return refuse('unknown-parent');

    // What a facilitator types in has been read already.
    const moderated = plan.meeting.moderated && input.helper === null;
    const state = arrivalState(kind, { draft: input.draft, moderated }, step);
    const values = [
      newId(),
      meetingId,
      stepId,
      input.personId,
      input.helper,
      kind,
      JSON.stringify(content.value),
      state,
      input.named,
      key,
      parentId,
      table,
      now(),
    ];
    // The numbers may run out between two looks: 300 people ask at once.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const [row] = await sql.query<Kept>(INSERT, values);
      if (row !== undefined) {
        mirror.touch(meetingId);
        return { ok: true, value: { ...row, replayed: false } };
      }
      const [other] = await sql.query<Kept>(REPLAYED, [meetingId, key, who]);
      if (other !== undefined) return { ok: true, value: { ...other, replayed: true } };
      if (!(await moreNumbers(meetingId, plan.meeting.spaceId))) return refuse('no-number');
    }
    return refuse('no-number');
  }

  /** One's own, that can still be changed. */
  async function own(meetingId: string, id: string, personId: string) {
    const row = await prisma.contribution.findFirst({ where: { id, meetingId }, select: CONTRIBUTION });
    if (row === null || row.state === 'withdrawn') return refuse('unknown-contribution');
    if (row.personId !== personId) return refuse('not-yours');
    return { ok: true as const, value: row };
  }

  async function review(meetingId: string): Promise<Reviewed[]> {
    const [meeting, rows, reacted] = await Promise.all([
      prisma.meeting.findUnique({ where: { id: meetingId }, select: { naming: true } }),
      prisma.contribution.findMany({
        where: { meetingId, state: { not: 'private' } },
        select: { ...CONTRIBUTION, person: { select: { name: true } } },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      }),
      countReactions(sql, meetingId),
    ]);
    return rows.flatMap(({ person, ...row }) => {
      const contribution = contributionOf(row);
      if (contribution === null || meeting === null) return [];
      const author = authorOf({ ...row, person }, meeting.naming);
      return [{ ...contribution, author, reactions: reacted(row.id) }];
    });
  }

  function line(
    objectId: string,
    byId: string,
    action: 'contributions-moderated' | 'contribution-amended' | 'speaker-dropped',
    detail: Prisma.InputJsonObject,
  ) {
    return prisma.auditEntry.create(
      auditEntry({ personId: byId, action, objectKind: 'meeting', objectId, detail }),
    );
  }

  return {
    add: (input) => keep({ ...input, helper: null }),
    enter: ({ byId, ...input }) => keep({ ...input, personId: null, helper: byId, age: 0, draft: false }),

    async enterAll({ meetingId, stepId, kind, rows, byId }) {
      if (rows.length > SHEET_MAX) return refuse('too-many-rows', { found: rows.length, max: SHEET_MAX });
      const plan = await planFor(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      const paced = spend(sends, byId);
      if (!paced.ok) return paced;
      let added = 0;
      for (const { key, content } of rows) {
        const line = { meetingId, stepId, key, kind, content, table: null, named: false, parentId: null };
        const kept = await keep({ ...line, personId: null, helper: byId, age: 0, draft: false }, plan);
        if (!kept.ok) return kept;
        if (!kept.value.replayed) added += 1;
      }
      return { ok: true, value: { added, already: rows.length - added } };
    },

    async edit({ meetingId, id, personId, content, named, draft, age }) {
      const found = await own(meetingId, id, personId);
      if (!found.ok) return found;
      const row = found.value;
      if (row.transferredAt !== null) return refuse('transferred');
      const plan = await planFor(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      const open = checkWritable(plan, row.stepId, age, now());
      if (!open.ok) return open;
      const checked = checkContent(row.kind, content);
      if (!checked.ok) return checked;
      const paced = spend(sends, personId);
      if (!paced.ok) return paced;
      // Changing what is already shown is read again where reading comes first; what was put aside never shows itself.
      const moderated = plan.meeting.moderated || row.state === 'held';
      const state = arrivalState(
        row.kind,
        { draft: draft && row.state === 'private', moderated },
        open.value,
      );
      const at = now();
      await prisma.contribution.update({
        where: { id },
        data: {
          content: ofThisOwner(row, checked.value),
          named,
          state,
          updatedAt: at,
          shownAt: state === 'shown' ? (row.shownAt ?? at) : row.shownAt,
        },
      });
      mirror.touch(meetingId);
      return { ok: true, value: { id, number: row.number, state, replayed: false } };
    },

    async withdraw({ meetingId, id, personId }) {
      const found = await own(meetingId, id, personId);
      if (!found.ok) return found;
      if (found.value.transferredAt !== null) return refuse('transferred');
      const plan = await planFor(meetingId);
      if (plan === null || plan.meeting.state === 'closed') return refuse('meeting-closed');
      await prisma.contribution.update({ where: { id }, data: { state: 'withdrawn', updatedAt: now() } });
      mirror.touch(meetingId);
      return OK;
    },

    async react({ meetingId, id, personId, value }) {
      if (!REACTIONS.includes(value)) return refuse('invalid-reaction', { found: value });
      const row = await prisma.contribution.findFirst({
        where: { id, meetingId, state: 'shown' },
        select: { meeting: { select: { state: true, paused: true } } },
      });
      if (row === null) return refuse('unknown-contribution');
      if (row.meeting.state !== 'open')
        return refuse(row.meeting.state === 'closed' ? 'meeting-closed' : 'not-open');
      if (row.meeting.paused) return refuse('paused');
      const paced = spend(taps, personId);
      if (!paced.ok) return paced;
      await sql.query(REACT, [id, personId, value, now()]);
      mirror.touch(meetingId);
      return OK;
    },

    async setReady({ meetingId, stepId, personId, ready }) {
      const paced = spend(taps, personId);
      if (!paced.ok) return paced;
      if (ready) await sql.query(READY, [meetingId, stepId, personId, now()]);
      else await prisma.ready.deleteMany({ where: { stepId, personId, step: { meetingId } } });
      mirror.touch(meetingId);
      return OK;
    },

    async sit({ meetingId, personId, table }) {
      const plan = await planFor(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      if (table !== null && validTable(table, plan.tables) === null)
        return refuse('invalid-table', { found: table, max: plan.tables });
      const paced = spend(taps, personId);
      if (!paced.ok) return paced;
      const seated = await sql.query(SIT, [meetingId, personId, table]);
      if (seated.length === 0) return refuse('not-joined');
      mirror.touch(meetingId);
      return OK;
    },

    async speakForTable({ meetingId, personId, speaks }) {
      const paced = spend(taps, personId);
      if (!paced.ok) return paced;
      const seat = await prisma.participation.findUnique({
        where: { meetingId_personId: { meetingId, personId } },
        select: { table: true, meeting: { select: { state: true } } },
      });
      if (seat === null) return refuse('not-joined');
      if (speaks && seat.table === null) return refuse('not-seated');
      if (seat.meeting.state !== 'open')
        return refuse(seat.meeting.state === 'closed' ? 'meeting-closed' : 'not-open');
      await prisma.$transaction([
        prisma.participation.updateMany({
          where: speaks ? { meetingId, table: seat.table } : { meetingId, personId },
          data: { rapporteurAt: null },
        }),
        ...(speaks
          ? [
              prisma.participation.updateMany({
                where: { meetingId, personId, table: seat.table },
                data: { rapporteurAt: now() },
              }),
            ]
          : []),
      ]);
      mirror.touch(meetingId);
      return OK;
    },

    async speak({ meetingId, personId, wants }) {
      const paced = spend(taps, personId);
      if (!paced.ok) return paced;
      const seat = await prisma.participation.findUnique({
        where: { meetingId_personId: { meetingId, personId } },
        select: {
          table: true,
          person: { select: { name: true } },
          meeting: { select: { state: true, naming: true } },
        },
      });
      if (seat === null) return refuse('not-joined');
      const waiting = await sql.query<{ id: string }>(SPOKEN_FOR, [meetingId, personId]);
      if (wants && waiting.length === 0) {
        if (seat.meeting.state !== 'open') return refuse('not-open');
        await prisma.speaker.create({
          data: {
            id: newId(),
            meetingId,
            personId,
            name: calledIn({ id: meetingId, naming: seat.meeting.naming }, { id: personId, ...seat.person }),
            table: seat.table,
            askedAt: now(),
          },
        });
      } else if (wants) {
        // Who was called for their table now asks for themselves: they stay when the room parts.
        await prisma.speaker.updateMany({
          where: { meetingId, personId, endedAt: null, called: true },
          data: { called: false },
        });
      } else {
        await prisma.speaker.deleteMany({ where: { meetingId, personId, endedAt: null } });
      }
      mirror.touch(meetingId);
      return OK;
    },

    async mine(meetingId, personId) {
      const [row] = await sql.query<MineRow>(MINE, [meetingId, personId]);
      if (row === undefined) return null;
      return {
        ...row,
        contributions: row.contributions.flatMap((each) => {
          const content = contentOf(each.kind, each.content);
          return content === null ? [] : [{ ...each, content }];
        }),
        ballots: Object.fromEntries(
          Object.entries(row.ballots).map(([pollId, content]): [string, Marks] => [pollId, marksOf(content)]),
        ),
      } satisfies Mine;
    },

    async sign({ meetingId, name, organisation }) {
      const who = cleanLine(name, SHEET_LIMITS.name);
      const from = organisation.trim() === '' ? '' : cleanLine(organisation, SHEET_LIMITS.organisation);
      if (who === null)
        return refuse('invalid-name', {
          found: name.slice(0, 2 * SHEET_LIMITS.name),
          max: SHEET_LIMITS.name,
        });
      if (from === null) return refuse('invalid-organisation', { max: SHEET_LIMITS.organisation });
      const meeting = await prisma.meeting.findUnique({
        where: { id: meetingId },
        select: { retentionUntil: true },
      });
      if (meeting === null) return refuse('unknown-meeting');
      // Nobody would come to erase it any more.
      if (meeting.retentionUntil <= now()) return refuse('meeting-closed');
      // The same line twice is one: a form sent twice, or somebody who is not sure.
      const there = await prisma.attendance.findFirst({
        where: { meetingId, name: who, organisation: from },
      });
      if (there !== null) return OK;
      // Whoever has the code may sign: a sheet is bounded as anything else.
      if ((await prisma.attendance.count({ where: { meetingId } })) >= SHEET_LIMITS.lines)
        return refuse('sheet-full', { max: SHEET_LIMITS.lines });
      await prisma.attendance.create({ data: { id: newId(), meetingId, name: who, organisation: from } });
      return OK;
    },

    attendance: (meetingId) =>
      prisma.attendance.findMany({
        where: { meetingId },
        select: { name: true, organisation: true },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),

    review,

    async moderate({ meetingId, ids, state, byId }) {
      const plan = await planFor(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      const rows = await prisma.contribution.findMany({
        where: { meetingId, id: { in: [...ids] }, state: { in: ['sent', 'held', 'shown', 'withdrawn'] } },
        select: { id: true, kind: true, stepId: true, state: true, shownAt: true },
      });
      const at = now();
      const changes = rows.flatMap((row) => {
        const step = plan.steps.find((each) => each.id === row.stepId);
        const after: ContributionState =
          state === 'shown' && step !== undefined && waits(row.kind, step) ? 'sent' : state;
        return after === row.state ? [] : [{ ...row, after }];
      });
      await prisma.$transaction([
        ...changes.map(({ id, after, shownAt }) =>
          prisma.contribution.update({
            where: { id },
            data: { state: after, updatedAt: at, shownAt: after === 'shown' ? (shownAt ?? at) : shownAt },
          }),
        ),
        line(meetingId, byId, 'contributions-moderated', { ids: changes.map(({ id }) => id), state }),
      ]);
      mirror.touch(meetingId);
      return { ok: true, value: { changed: changes.length } };
    },

    async amend({ meetingId, id, content, table, stepId, byId }) {
      const row = await prisma.contribution.findFirst({
        where: { id, meetingId, state: { not: 'private' } },
        select: {
          kind: true,
          content: true,
          table: true,
          stepId: true,
          personId: true,
          meeting: { select: { tables: true } },
        },
      });
      if (row === null) return refuse('unknown-contribution');
      const checked = checkContent(row.kind, content);
      if (!checked.ok) return checked;
      const moved = table !== undefined && table !== row.table;
      const refiled = stepId !== undefined && stepId !== row.stepId;
      if ((moved || refiled) && row.personId !== null) return refuse('not-yours');
      if (moved && table !== null && validTable(table, row.meeting.tables) === null)
        return refuse('invalid-table', { field: 'table', found: table, max: row.meeting.tables });
      if (refiled) {
        const plan = await planFor(meetingId);
        const step = plan === null ? refuse('unknown-meeting') : checkPaper(plan, stepId);
        if (!step.ok) return step;
        const allowed: readonly ContributionKind[] = KINDS_OF[step.value.kind];
        if (!allowed.includes(row.kind)) return refuse('wrong-kind', { found: row.kind, expected: allowed });
      }
      const kept = ofThisOwner(row, checked.value);
      await prisma.$transaction([
        prisma.contribution.update({
          where: { id },
          data: {
            content: kept,
            updatedAt: now(),
            ...(moved ? { table } : {}),
            ...(refiled ? { stepId } : {}),
          },
        }),
        line(meetingId, byId, 'contribution-amended', {
          id,
          ...(moved ? { table } : {}),
          ...(refiled ? { stepId } : {}),
        }),
      ]);
      mirror.touch(meetingId);
      return OK;
    },

    async mapTo({ meetingId, id, projectId, byId }) {
      const row = await prisma.contribution.findFirst({
        where: { id, meetingId, kind: 'priority' },
        select: { meeting: { select: { spaceId: true } } },
      });
      if (row === null) return refuse('unknown-contribution');
      const project =
        projectId === null
          ? null
          : await prisma.project.findFirst({
              where: { id: projectId, spaceId: row.meeting.spaceId },
              select: { id: true },
            });
      if (projectId !== null && project === null) return refuse('unknown-project');
      await prisma.$transaction([
        prisma.contribution.update({ where: { id }, data: { projectId } }),
        line(meetingId, byId, 'contribution-amended', { id, projectId }),
      ]);
      mirror.touch(meetingId);
      return OK;
    },

    groups: (meetingId) =>
      prisma.cardGroup.findMany({
        where: { meetingId },
        select: { id: true, title: true, position: true },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
      }),

    async createGroup({ meetingId, title: typed, ids }) {
      const title = cleanLine(typed, TITLE_MAX);
      if (title === null)
        return refuse('invalid-title', { found: typed.slice(0, 2 * TITLE_MAX), max: TITLE_MAX });
      const { _max, _count } = await prisma.cardGroup.aggregate({
        where: { meetingId },
        _max: { position: true },
        _count: true,
      });
      if (_count >= GROUPS_MAX) return refuse('too-many-groups', { max: GROUPS_MAX });
      const group = { id: newId(), title, position: (_max.position ?? -1) + 1 };
      await prisma.$transaction([
        prisma.cardGroup.create({ data: { ...group, meetingId } }),
        prisma.contribution.updateMany({
          where: { meetingId, kind: 'priority', id: { in: [...ids] } },
          data: { groupId: group.id },
        }),
      ]);
      mirror.touch(meetingId);
      return { ok: true, value: group };
    },

    async renameGroup({ meetingId, id, title: typed }) {
      const title = cleanLine(typed, TITLE_MAX);
      if (title === null)
        return refuse('invalid-title', { found: typed.slice(0, 2 * TITLE_MAX), max: TITLE_MAX });
      const { count } = await prisma.cardGroup.updateMany({ where: { id, meetingId }, data: { title } });
      if (count === 0) return refuse('unknown-group');
      mirror.touch(meetingId);
      return OK;
    },

    async removeGroup({ meetingId, id }) {
      const { count } = await prisma.cardGroup.deleteMany({ where: { id, meetingId } });
      if (count === 0) return refuse('unknown-group');
      mirror.touch(meetingId);
      return OK;
    },

    async putInGroup({ meetingId, ids, groupId }) {
      if (groupId !== null) {
        const group = await prisma.cardGroup.findFirst({
          where: { id: groupId, meetingId },
          select: { id: true },
        });
        if (group === null) return refuse('unknown-group');
      }
      await prisma.contribution.updateMany({
        where: { meetingId, kind: 'priority', id: { in: [...ids] } },
        data: { groupId },
      });
      mirror.touch(meetingId);
      return OK;
    },

    camps: options.camps,

    async suggest(meetingId) {
      const rows = await prisma.contribution.findMany({
        where: { meetingId, kind: 'priority', state: { in: ['sent', 'shown'] }, groupId: null },
        select: { id: true, content: true },
        orderBy: { id: 'asc' },
      });
      return suggestGroups(
        rows.flatMap(({ id, content }) => {
          const read = contentOf('priority', content);
          return read === null ? [] : [{ id, title: read.title, filiere: read.filiere, place: read.place }];
        }),
      );
    },

    async speakers(meetingId) {
      return prisma.speaker.findMany({
        where: { meetingId, endedAt: null },
        select: { id: true, name: true, table: true, askedAt: true, startedAt: true },
        orderBy: [{ startedAt: { sort: 'asc', nulls: 'last' } }, { askedAt: 'asc' }, { id: 'asc' }],
      });
    },

    async giveFloor({ meetingId, speakerId }) {
      const at = now();
      await prisma.$transaction([
        prisma.speaker.updateMany({
          where: { meetingId, startedAt: { not: null }, endedAt: null },
          data: { endedAt: at },
        }),
        ...(speakerId === null
          ? []
          : [
              prisma.speaker.updateMany({
                where: { meetingId, id: speakerId, endedAt: null },
                data: { startedAt: at },
              }),
            ]),
      ]);
      mirror.touch(meetingId);
      return OK;
    },

    async dropSpeaker({ meetingId, speakerId, byId }) {
      const waiting = { meetingId, id: speakerId, startedAt: null };
      if ((await prisma.speaker.findFirst({ where: waiting, select: { id: true } })) === null) return OK;
      await prisma.$transaction([
        prisma.speaker.deleteMany({ where: waiting }),
        line(meetingId, byId, 'speaker-dropped', { id: speakerId }),
      ]);
      mirror.touch(meetingId);
      return OK;
    },

    async transfer(input) {
      const plan = await planFor(input.meetingId);
      if (plan === null) return refuse('unknown-meeting');
      const rows = await prisma.contribution.findMany({
        where: { meetingId: input.meetingId, id: { in: [...input.ids] }, state: 'shown' },
        select: { ...CONTRIBUTION, parent: { select: { id: true, number: true, transferredAt: true } } },
        orderBy: [{ number: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      });
      const items = rows.flatMap(({ parent, ...row }) => {
        const contribution: Contribution | null = contributionOf(row);
        return contribution === null || contribution.simulated ? [] : [{ contribution, parent }];
      });
      const done = await options.transfer(plan.meeting, items, input);
      mirror.touch(input.meetingId);
      return done;
    },
  };
}

/** An action whose owner is no longer the same: what the former agreed to is not the next one's word. */
function ofThisOwner<Content extends Contents[ContributionKind]>(
  before: { kind: ContributionKind; content: unknown },
  content: Content,
): Content {
  if (!('ownerAgrees' in content) || before.kind !== 'action') return content;
  const known = contentOf('action', before.content);
  return known !== null && known.ownerAgrees && known.owner !== content.owner
    ? { ...content, ownerAgrees: false }
    : content;
}

/** As many families as a screen and a vote can hold. */
const GROUPS_MAX = 60;

function validTable(table: number | null, tables: number): number | null {
  return table !== null && Number.isInteger(table) && table >= 1 && table <= Math.max(tables, 0)
    ? table
    : null;
}
