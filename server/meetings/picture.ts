import type {
  CampLine,
  Camps,
  Contribution,
  MeetingPlan,
  PlanStep,
  Poll,
  Strategies,
} from '#app/services/index.ts';
import { paceOf } from '#app/services/index.ts';
import { meeting as spec } from '#app/documents/index.ts';
import { calledIn } from '#server/accounts/meetings.ts';
import type { Sql } from '#server/store/client.ts';
import { writableNow } from './gate.ts';
import type { Picture } from './mirror.ts';
import { countReactions } from './count-reactions.ts';
import { authorOf, contributionOf, readPlan, readPolls, readShown } from './rows.ts';
import { duplicateSites } from './similarity.ts';

/** One row a table and step: who sits there, what they did in the current step. */
const TABLES = `
SELECT p."table" AS "table", count(*)::int AS people, count(r."personId")::int AS ready,
  coalesce(sum(c.sent), 0)::int AS sent,
  (array_agg(json_build_object('id', n."id", 'name', n."name") ORDER BY p."rapporteurAt" DESC, p."personId")
    FILTER (WHERE p."rapporteurAt" IS NOT NULL))[1] AS rapporteur
FROM "Participation" p
JOIN "Person" n ON n."id" = p."personId"
LEFT JOIN "Ready" r ON r."personId" = p."personId" AND r."stepId" = $2
LEFT JOIN (
  SELECT "personId", count(*) AS sent FROM "Contribution"
  WHERE "meetingId" = $1 AND "stepId" = $2 AND "state" NOT IN ('private', 'withdrawn') GROUP BY "personId"
) c ON c."personId" = p."personId"
WHERE p."meetingId" = $1 GROUP BY p."table"`;

const COUNTS = `
SELECT count(*) FILTER (WHERE "stepId" = $2 AND "state" NOT IN ('private', 'withdrawn'))::int AS sent,
  count(DISTINCT "personId") FILTER (WHERE "stepId" = $2 AND "state" NOT IN ('private', 'withdrawn'))::int AS people,
  count(*) FILTER (WHERE "state" = 'held')::int AS held
FROM "Contribution" WHERE "meetingId" = $1`;

/** Facilitators and screens are here too: only those who joined are counted. */
const CONNECTED = `
SELECT count(*)::int AS people FROM "Participation" WHERE "meetingId" = $1 AND "personId" = ANY($2)`;

const VOTED = `
SELECT b."pollId" AS id, count(*)::int AS people FROM "Ballot" b JOIN "Poll" p ON p."id" = b."pollId"
WHERE p."meetingId" = $1 AND p."state" = 'open' GROUP BY 1`;

const GROUPS = `
SELECT "id", "title", "position" FROM "CardGroup" WHERE "meetingId" = $1 ORDER BY "position", "id"`;

const SPEAKERS = `
SELECT "id", "name", "table", "startedAt", "askedAt" FROM "Speaker" WHERE "meetingId" = $1 AND "endedAt" IS NULL
ORDER BY "startedAt" NULLS LAST, "askedAt", "id"`;

type GroupRow = { id: string; title: string; position: number };
type SpeakerRow = { id: string; name: string; table: number | null; startedAt: Date | null; askedAt: Date };
type TableRow = {
  table: number | null;
  people: number;
  ready: number;
  sent: number;
  rapporteur: { id: string; name: string } | null;
};
type CountRow = { sent: number; people: number; held: number };

export type PictureOptions = {
  sql: Sql;
  now: () => Date;
  /** Who is here, participants or not. */
  here(meetingId: string): readonly string[];
  /** What unites and divides the room. */
  camps(meetingId: string): Promise<Camps>;
  /** What assemblies have voted already, as the committee of that space has it. */
  strategies: Strategies['of'];
};

/** Bound of the document's field. */
const LATE_MOST = spec.fields.lateMinutes.max;

/** Reads what the room may see of a meeting. Nothing that is not shown leaves this function. */
export function createPictures({ sql, now, here, camps: readCamps, strategies }: PictureOptions) {
  return async function read(meetingId: string): Promise<Picture | null> {
    const plan = await readPlan(sql, meetingId);
    if (plan === null) return null;
    const stepId = plan.currentStepId ?? '';
    const [tables, counts, connected, reacted, voted, rows, polls, groups, speakers, acts] =
      await Promise.all([
        sql.query<TableRow>(TABLES, [meetingId, stepId]),
        sql.query<CountRow>(COUNTS, [meetingId, stepId]),
        sql.query<{ people: number }>(CONNECTED, [meetingId, here(meetingId)]),
        countReactions(sql, meetingId),
        sql.query<{ id: string; people: number }>(VOTED, [meetingId]),
        readShown(sql, meetingId),
        readPolls(sql, meetingId),
        sql.query<GroupRow>(GROUPS, [meetingId]),
        sql.query<SpeakerRow>(SPEAKERS, [meetingId]),
        strategies(plan.meeting.spaceId),
      ]);

    // Told to the room while a facilitator shows them, and not before.
    const camps = plan.view === 'camps' ? await readCamps(meetingId) : null;

    const at = now().getTime();
    const pace = paceOf(plan, at);
    const current = plan.steps.find((step) => step.id === plan.currentStepId) ?? null;
    const [count] = counts;
    const shownIn = new Map<string, number>();
    const shown: Shown[] = [];
    for (const { personName, parentNumber, ...each } of rows) {
      shownIn.set(each.stepId, (shownIn.get(each.stepId) ?? 0) + 1);
      const contribution = contributionOf(each);
      const person = personName === null ? null : { name: personName };
      const author = authorOf({ named: each.named, person }, plan.meeting.naming);
      if (contribution !== null) shown.push({ contribution, author, parentNumber });
    }
    const sites = shown.flatMap(({ contribution }) => (contribution.kind === 'site' ? [contribution] : []));
    const duplicates = duplicateSites(sites.map(({ id, content }) => ({ id, ...content })));

    return {
      fields: {
        title: plan.meeting.title,
        state: plan.meeting.state,
        anonymous: plan.meeting.naming === 'anonymous',
        moderated: plan.meeting.moderated,
        rehearsal: plan.rehearsal,
        // Once it is over the room is in no step: phones say so, and let a draft be finished.
        stepId: plan.meeting.state === 'closed' ? null : plan.currentStepId,
        stepStartedAt: current?.startedAt?.getTime() ?? null,
        writing: writableNow(plan, current),
        revealed: current?.revealedAt != null,
        endsAt: plan.timer.endsAt?.getTime() ?? null,
        paused: plan.timer.paused,
        remaining: plan.timer.remaining,
        hold: plan.hold,
        ...phaseOf(plan, current),
        // A meeting left open for weeks is late beyond what anybody reads.
        lateMinutes: Math.max(-LATE_MOST, Math.min(LATE_MOST, pace.lateMinutes)),
        plannedEnd: pace.plannedEnd,
        expectedEnd: pace.expectedEnd,
        view: plan.view,
        viewArg: plan.viewArg,
        joined: sum(tables, 'people'),
        connected: connected[0]?.people ?? 0,
        seated: sum(
          tables.filter(({ table }) => table !== null),
          'people',
        ),
        ready: sum(tables, 'ready'),
        contributors: count?.people ?? 0,
        contributions: count?.sent ?? 0,
        held: count?.held ?? 0,
        tables: plan.tables,
        campsVerdict: camps?.verdict ?? null,
        campsPeople: camps?.people ?? null,
      },
      collections: {
        steps: plan.steps.map((step) => ({
          id: step.id,
          position: step.position,
          kind: step.kind,
          title: step.title,
          instruction: step.instruction,
          minutes: step.minutes,
          plannedAt: pace.plannedAt.get(step.id) ?? null,
          startedAt: step.startedAt?.getTime() ?? null,
          endedAt: step.endedAt?.getTime() ?? null,
          shown: shownIn.get(step.id) ?? 0,
        })),
        tableStates: tables.flatMap(({ table, people, ready, sent, rapporteur }) =>
          table === null
            ? []
            : [
                {
                  id: `t${table}`,
                  table,
                  people,
                  ready,
                  contributions: sent,
                  rapporteur: rapporteur === null ? '' : calledIn(plan.meeting, rapporteur),
                },
              ],
        ),
        strategies: acts.map((act, position) => ({ ...act, position })),
        groups: groups.map(({ id, title, position }) => ({ id, title, position })),
        cards: shown.flatMap(({ contribution: one, author }) =>
          one.kind !== 'priority'
            ? []
            : [
                {
                  id: one.id,
                  number: one.number,
                  ...one.content,
                  author,
                  table: one.table,
                  group: one.groupId,
                  projectId: one.projectId,
                  shownAt: one.shownAt?.getTime() ?? null,
                  transferred: one.transferredAt !== null,
                },
              ],
        ),
        comments: shown.flatMap(({ contribution: one, author }) =>
          one.kind !== 'comment'
            ? []
            : [{ id: one.id, about: one.parentId, ...one.content, author, table: one.table }],
        ),
        statements: shown.flatMap(({ contribution: one, author }) =>
          one.kind !== 'statement'
            ? []
            : [
                {
                  id: one.id,
                  ...one.content,
                  author,
                  table: one.table,
                  ...reacted(one.id),
                  shownAt: one.shownAt?.getTime() ?? null,
                  transferred: one.transferredAt !== null,
                },
              ],
        ),
        ...campsOf(camps),
        sites: sites.map((one) => ({
          id: one.id,
          ...one.content,
          table: one.table,
          duplicateOf: duplicates.get(one.id) ?? null,
          shownAt: one.shownAt?.getTime() ?? null,
          transferred: one.transferredAt !== null,
        })),
        links: shown.flatMap(({ contribution: one }) =>
          one.kind !== 'link' ? [] : [{ id: one.id, ...one.content, table: one.table }],
        ),
        ...pollsOf(polls, voted),
        actions: shown
          .filter(({ contribution }) => contribution.kind === 'action')
          .flatMap(({ contribution: one, parentNumber }, position) => {
            if (one.kind !== 'action') return [];
            // What its owner agreed to is asked of what leaves the room, not in it.
            const { title, owner, firstStep, day, means, indicator } = one.content;
            return [
              {
                id: one.id,
                position,
                ...{ title, owner, firstStep, day, means, indicator },
                card: one.parentId,
                number: parentNumber,
                transferred: one.transferredAt !== null,
              },
            ];
          }),
        speakers: speakers.map(({ id, name, table, startedAt, askedAt }) => ({
          id,
          name,
          table,
          speaking: startedAt !== null,
          askedAt: askedAt.getTime(),
        })),
      },
    };
  };
}

/** The camps as the room sees them: sizes and whole percents, nobody's marks. */
function campsOf(camps: Camps | null): Pick<Picture['collections'], 'camps' | 'campLines'> {
  const line = (unites: boolean) => (one: CampLine, position: number) => ({
    id: `${unites ? 'u' : 'd'}${position}`,
    statement: one.statement,
    unites,
    position,
    ...Object.fromEntries(
      one.shares.map((share, camp) => [`share${camp + 1}`, Math.round(share * 100) / 100]),
    ),
  });
  return {
    camps: (camps?.sizes ?? []).map((people, position) => ({ id: `c${position}`, position, people })),
    campLines: [...(camps?.unites ?? []).map(line(true)), ...(camps?.divides ?? []).map(line(false))],
  };
}

/** The phase under way as the room sees it. */
function phaseOf({ phase }: MeetingPlan, step: PlanStep | null) {
  const phases = step?.settings.phases ?? [];
  const here = phase === null ? undefined : phases[phase.at];
  return {
    phase: phase === null || here === undefined ? null : phase.at + 1,
    phases: phases.length,
    gathering: here?.gathering ?? null,
    phaseText: here?.instruction ?? '',
    phaseEndsAt: here === undefined ? null : (phase?.timer.endsAt?.getTime() ?? null),
    phaseRemaining: here === undefined ? null : (phase?.timer.remaining ?? null),
  };
}

type Shown = { contribution: Contribution; author: string; parentNumber: number | null };

/** Marks are there once the vote is closed and its result shown to the room; before, only how many have voted. */
function pollsOf(
  polls: readonly Poll[],
  voted: readonly { id: string; people: number }[],
): Pick<Picture['collections'], 'polls' | 'options' | 'objections'> {
  const revealed = (poll: Poll) => poll.state === 'closed' && poll.revealedAt !== null;
  return {
    polls: polls.map((poll) => ({
      id: poll.id,
      stepId: poll.stepId,
      method: poll.method,
      question: poll.question,
      secret: poll.secret,
      state: poll.state,
      budget: poll.budget,
      openedAt: poll.openedAt?.getTime() ?? null,
      voted: poll.state === 'closed' ? poll.voters : (voted.find(({ id }) => id === poll.id)?.people ?? 0),
      revealed: revealed(poll),
    })),
    options: polls.flatMap((poll) =>
      poll.options.map((option) => {
        const result = revealed(poll)
          ? poll.result?.options.find((line) => line.option === option.id)
          : undefined;
        return {
          id: `${poll.id}-${option.id}`,
          poll: poll.id,
          option: option.id,
          label: option.label,
          card: option.contributionId,
          number: option.number,
          projectId: option.projectId,
          score: result?.score ?? null,
          rank: result?.rank ?? null,
          marked: result?.marked ?? null,
          marks1: spread(result, '1'),
          marks2: spread(result, '2'),
          marks3: spread(result, '3'),
          marks4: spread(result, '4'),
          marks5: spread(result, '5'),
        };
      }),
    ),
    objections: polls.filter(revealed).flatMap((poll) =>
      (poll.result?.notes ?? [])
        .filter(({ mark }) => mark >= 1 && mark <= 3)
        .map(({ option, mark, text }, index) => ({
          id: `${poll.id}-n${index}`,
          poll: poll.id,
          option,
          mark,
          text,
        })),
    ),
  };
}

function spread(
  result: { spread: Readonly<Record<string, number>> } | undefined,
  mark: string,
): number | null {
  return result === undefined || Object.keys(result.spread).length === 0 ? null : (result.spread[mark] ?? 0);
}

function sum<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
