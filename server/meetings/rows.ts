import type { StepKind } from '#app/documents/meeting.ts';
import {
  type Contents,
  type Contribution,
  type ContributionFacts,
  type ContributionKind,
  type Marks,
  type MeetingPlan,
  type Naming,
  type PlanStep,
  type Poll,
  type PollOption,
  type PollResult,
} from '#app/services/index.ts';
import { CONTENTS, parseMarks } from '#app/services/contents.ts';
import { DEFAULT_SETTINGS, readSettings } from '#app/services/step-settings.ts';
import { SCREEN_VIEWS, type ScreenView } from '#app/documents/meeting.ts';
import type { Prisma } from '#prisma-client';
import { MEETING } from '#server/accounts/meetings.ts';
import { columns, type Sql } from '#server/store/client.ts';

/* What is stored as JSON is read through the same schemas that checked it on its way in. */

export const STEP = {
  id: true,
  position: true,
  kind: true,
  title: true,
  instruction: true,
  minutes: true,
  settings: true,
  startedAt: true,
  endedAt: true,
  revealedAt: true,
} as const satisfies Prisma.MeetingStepSelect;

export const PLAN = {
  ...MEETING,
  currentStepId: true,
  openedAt: true,
  closedAt: true,
  endsAt: true,
  paused: true,
  remainingMs: true,
  phase: true,
  phaseEndsAt: true,
  phaseRemainingMs: true,
  hold: true,
  tables: true,
  view: true,
  viewArg: true,
  rehearsal: true,
  steps: { select: STEP, orderBy: [{ position: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.MeetingSelect;

type StepRow = Prisma.MeetingStepGetPayload<{ select: typeof STEP }>;
type PlanRow = Prisma.MeetingGetPayload<{ select: typeof PLAN }>;

const READ_PLAN = `SELECT ${columns(PLAN)} FROM "Meeting" WHERE "id" = $1`;
const READ_STEPS = `
SELECT ${columns(STEP)} FROM "MeetingStep" WHERE "meetingId" = $1 ORDER BY "position", "id"`;

/** The plan of a meeting, null when there is none. Asked for at each send and each picture. */
export async function readPlan(sql: Sql, meetingId: string): Promise<MeetingPlan | null> {
  const [row] = await sql.query<Omit<PlanRow, 'steps'>>(READ_PLAN, [meetingId]);
  return row === undefined
    ? null
    : planOf({ ...row, steps: await sql.query<StepRow>(READ_STEPS, [meetingId]) });
}

export function stepOf(row: StepRow): PlanStep {
  const kind: StepKind = row.kind;
  return { ...row, settings: readSettings(kind, row.settings) ?? DEFAULT_SETTINGS[kind] };
}

export function planOf(row: PlanRow): MeetingPlan {
  const { steps, endsAt, paused, remainingMs, currentStepId, openedAt, closedAt, hold, tables, rehearsal } =
    row;
  const { id, spaceId, title, code, startsAt, retentionUntil, naming, moderated, state } = row;
  return {
    meeting: { id, spaceId, title, code, startsAt, retentionUntil, naming, moderated, state },
    steps: steps.map(stepOf),
    currentStepId,
    openedAt,
    closedAt,
    timer: { endsAt, paused, remaining: remainingMs },
    phase:
      row.phase === null
        ? null
        : { at: row.phase, timer: { endsAt: row.phaseEndsAt, paused, remaining: row.phaseRemainingMs } },
    hold,
    tables,
    view: viewOf(row.view),
    viewArg: row.viewArg,
    rehearsal,
  };
}

export function viewOf(name: string): ScreenView {
  return SCREEN_VIEWS.find((view) => view === name) ?? 'instruction';
}

export const CONTRIBUTION = {
  id: true,
  meetingId: true,
  stepId: true,
  personId: true,
  enteredById: true,
  table: true,
  kind: true,
  content: true,
  state: true,
  named: true,
  groupId: true,
  key: true,
  number: true,
  parentId: true,
  projectId: true,
  simulated: true,
  createdAt: true,
  updatedAt: true,
  shownAt: true,
  transferredAt: true,
} as const satisfies Prisma.ContributionSelect;

const READ_SHOWN = `
SELECT ${columns(CONTRIBUTION, 'c')}, n."name" AS "personName", q."number" AS "parentNumber"
FROM "Contribution" c
LEFT JOIN "Person" n ON n."id" = c."personId"
LEFT JOIN "Contribution" q ON q."id" = c."parentId"
WHERE c."meetingId" = $1 AND c."state" = 'shown' ORDER BY c."shownAt", c."createdAt", c."id"`;

/** What is shown in a meeting, in the order it came, with the name of who wrote it and the number of what it answers. */
export function readShown(
  sql: Sql,
  meetingId: string,
): Promise<(ContributionRow & { personName: string | null; parentNumber: number | null })[]> {
  return sql.query(READ_SHOWN, [meetingId]);
}

export type ContributionRow = Prisma.ContributionGetPayload<{ select: typeof CONTRIBUTION }>;

/** The name shown beside a contribution: where its owner said so, and where the meeting has names. */
export function authorOf(row: { named: boolean; person: { name: string } | null }, naming: Naming): string {
  return row.named && naming === 'pseudonym' ? (row.person?.name ?? '') : '';
}

/** null for a content that an older program wrote and this one cannot read. */
export function contributionOf(row: ContributionRow): Contribution | null {
  const { enteredById, content, kind } = row;
  const read = contentOf(kind, content);
  if (read === null) return null;
  const { id, meetingId, stepId, personId, table, state, named, groupId, number, parentId, projectId } = row;
  const { simulated, createdAt, updatedAt, shownAt, transferredAt } = row;
  const whole: ContributionFacts = {
    id,
    meetingId,
    stepId,
    personId,
    onPaper: enteredById !== null,
    table,
    state,
    named,
    groupId,
    number,
    parentId,
    projectId,
    simulated,
    createdAt,
    updatedAt,
    shownAt,
    transferredAt,
  };
  // `kind` and `content` belong together: `contentOf` read the second by the schema of the first.
  return { ...whole, kind, content: read } as Contribution;
}

export function contentOf<Kind extends ContributionKind>(
  kind: Kind,
  content: unknown,
): Contents[Kind] | null {
  const parsed = CONTENTS[kind].safeParse(content);
  // The table says that this schema gives this kind's shape; an index by a type parameter loses it.
  return parsed.success ? (parsed.data as Contents[Kind]) : null;
}

export const POLL = {
  id: true,
  meetingId: true,
  stepId: true,
  method: true,
  question: true,
  options: true,
  budget: true,
  secret: true,
  state: true,
  openedAt: true,
  closedAt: true,
  revealedAt: true,
  voters: true,
  result: true,
  _count: { select: { ballots: true } },
} as const satisfies Prisma.PollSelect;

type PollRow = Prisma.PollGetPayload<{ select: typeof POLL }>;

const READ_POLLS = `
SELECT ${columns(POLL, 'o')},
  (SELECT json_build_object('ballots', count(*)) FROM "Ballot" b WHERE b."pollId" = o."id") AS "_count"
FROM "Poll" o WHERE o."meetingId" = $1 AND o."state" IN ('open', 'closed') ORDER BY o."openedAt", o."id"`;

/** The polls that the room has seen, in the order they were opened. */
export async function readPolls(sql: Sql, meetingId: string): Promise<Poll[]> {
  return (await sql.query<PollRow>(READ_POLLS, [meetingId])).map(pollOf);
}

export function pollOf({ _count, options, result, ...row }: PollRow): Poll {
  return {
    ...row,
    voters: row.state === 'closed' ? row.voters : _count.ballots,
    // Written by this server from checked values, and by nobody else.
    options: options as unknown as readonly PollOption[],
    result: result as unknown as PollResult | null,
  };
}

export function marksOf(content: unknown): Marks {
  const parsed = parseMarks(content);
  if (!parsed.ok) throw new Error('a stored ballot is not one');
  return parsed.value;
}
