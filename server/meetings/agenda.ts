import type { Hold, ScreenView } from '#app/documents/meeting.ts';
import { HOLDS, SCREEN_VIEWS } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import {
  type Agenda,
  GRACE_MS,
  INSTRUCTION_MAX,
  type Meeting,
  type MeetingChanges,
  type MeetingPlan,
  type Meetings,
  MINUTES,
  type NextFacts,
  type PlanStep,
  type StepDraft,
  STEPS_MAX,
  TABLES_MAX,
  TEMPLATES,
  type Timer,
} from '#app/services/index.ts';
import { DEFAULT_SETTINGS, readSettings } from '#app/services/step-settings.ts';
import { cleanText } from '#app/services/contents.ts';
import type { Prisma, PrismaClient } from '#prisma-client';
import { auditEntry, type AuditLine } from '#server/accounts/audit.ts';
import { calledIn } from '#server/accounts/meetings.ts';
import { newId } from '#server/accounts/people.ts';
import { TITLE_MAX } from '#server/accounts/spaces.ts';
import { cleanLine } from '#server/accounts/text.ts';
import type { Sql } from '#server/store/client.ts';
import type { Live } from './live.ts';
import type { Mirror } from './mirror.ts';
import { planOf, PLAN, readPlan, stepOf, STEP } from './rows.ts';
import { templateSteps } from './templates.ts';

export type AgendaOptions = {
  prisma: PrismaClient;
  sql: Sql;
  meetings: Pick<Meetings, 'create' | 'get'>;
  mirror: Mirror;
  live: Pick<Live, 'read' | 'follow' | 'gave'>;
  now: () => Date;
  /** Fills a step of a rehearsal. */
  rehearseStep(meetingId: string, step: PlanStep): Promise<void>;
};

const MINUTE = 60_000;
/** The timer may be moved by so many minutes at once, and runs at most a day. */
const MOST_MINUTES = 480;
/** The most people a rehearsal invents. */
const REHEARSAL_MAX = 300;

const NEXT = `
SELECT
  (SELECT count(*)::int FROM "Participation" WHERE "meetingId" = $1) AS joined,
  (SELECT count(*)::int FROM "Ready" r JOIN "Participation" p ON p."personId" = r."personId" AND p."meetingId" = $1 WHERE r."stepId" = $2) AS ready,
  (SELECT count(DISTINCT "personId")::int FROM "Contribution" WHERE "stepId" = $2 AND "state" NOT IN ('private', 'withdrawn')) AS wrote,
  (SELECT count(*)::int FROM "Contribution" WHERE "stepId" = $2 AND "state" = 'sent') AS unrevealed,
  (SELECT count(*)::int FROM "Contribution" WHERE "meetingId" = $1 AND "state" = 'held') AS held,
  (SELECT count(*)::int FROM "Poll" WHERE "meetingId" = $1 AND "state" = 'open') AS polls`;

type NextRow = {
  joined: number;
  ready: number;
  wrote: number;
  unrevealed: number;
  held: number;
  polls: number;
};

/** No phase of the step is under way. */
const NO_PHASE = { phase: null, phaseEndsAt: null, phaseRemainingMs: null } as const;

const OK: Result<void> = { ok: true, value: undefined };

function refuse(code: string, detail: Readonly<Record<string, unknown>> = {}): Result<never> {
  return { ok: false, failure: { code, ...detail } };
}

export function createAgenda(options: AgendaOptions): Agenda {
  const { prisma, sql, meetings, mirror, live, now } = options;

  const read = (meetingId: string) => readPlan(sql, meetingId);

  /** Changes the row of an open meeting; `where` says what must still be true. */
  async function drive(
    meetingId: string,
    change: (plan: MeetingPlan) => Prisma.MeetingUpdateManyMutationInput | Result<never>,
    line: { byId: string | null; action: AuditLine['action']; detail?: Prisma.InputJsonObject } | null,
  ): Promise<Result<void>> {
    const plan = await read(meetingId);
    if (plan === null) return refuse('unknown-meeting');
    if (plan.meeting.state !== 'open') return refuse('not-open', { found: plan.meeting.state });
    const data = change(plan);
    if ('ok' in data) return data as Result<never>;
    // It is so already: nothing was done, and nothing is written down.
    if (Object.keys(data).length === 0) return OK;
    const changed = await prisma.$transaction(async (inside) => {
      const { count } = await inside.meeting.updateMany({ where: { id: meetingId, state: 'open' }, data });
      if (count > 0 && line !== null)
        await inside.auditEntry.create(meetingLine(meetingId, line.byId, line.action, line.detail));
      return count > 0;
    });
    // Closed meanwhile by somebody else.
    if (!changed) return refuse('not-open', { found: 'closed' });
    mirror.touch(meetingId);
    return OK;
  }

  /** Ends the current step, begins the next: one transaction, which only one of two facilitators wins. */
  async function pass(plan: MeetingPlan, step: PlanStep, byId: string | null): Promise<Result<void>> {
    const meetingId = plan.meeting.id;
    const at = now();
    const moved = await prisma.$transaction(
      async (inside) => {
        const { count } = await inside.meeting.updateMany({
          where: { id: meetingId, state: 'open', currentStepId: plan.currentStepId },
          data: {
            currentStepId: step.id,
            endsAt: new Date(at.getTime() + step.minutes * MINUTE),
            paused: false,
            remainingMs: null,
            ...NO_PHASE,
            view: step.settings.view,
            viewArg: null,
          },
        });
        if (count === 0) return false;
        await dismissTables(inside, plan);
        if (plan.currentStepId !== null)
          await inside.meetingStep.updateMany({
            where: { id: plan.currentStepId, endedAt: null },
            data: { endedAt: at },
          });
        // A step one comes back to goes on from its first beginning.
        await inside.meetingStep.update({
          where: { id: step.id },
          data: { startedAt: step.startedAt ?? at, endedAt: null },
        });
        await inside.auditEntry.create(
          meetingLine(meetingId, byId, 'step-changed', { from: plan.currentStepId, to: step.id }),
        );
        return true;
      },
      { maxWait: 10_000, timeout: 10_000 },
    );
    if (!moved) {
      const found = await prisma.meeting.findUnique({
        where: { id: meetingId },
        select: { currentStepId: true },
      });
      return refuse('step-moved', { found: found?.currentStepId ?? null });
    }
    mirror.touch(meetingId);
    if (plan.rehearsal) await options.rehearseStep(meetingId, step);
    return OK;
  }

  async function renumber(
    inside: Prisma.TransactionClient,
    meetingId: string,
    ids: readonly string[],
  ): Promise<void> {
    for (const [position, id] of ids.entries())
      await inside.meetingStep.updateMany({ where: { id, meetingId }, data: { position } });
  }

  async function insertSteps(
    inside: Prisma.TransactionClient,
    meetingId: string,
    drafts: readonly Required<StepDraft>[],
    from: number,
  ): Promise<void> {
    await inside.meetingStep.createMany({
      data: drafts.map((draft, index) => ({
        id: newId(),
        meetingId,
        position: from + index,
        kind: draft.kind,
        title: draft.title,
        instruction: draft.instruction,
        minutes: draft.minutes,
        settings: draft.settings,
      })),
    });
  }

  /** A timer after some minutes more or less. Failure: `invalid-minutes`. */
  function moveTimer(
    timer: Timer,
    minutes: number,
  ): { endsAt: Date | null; remaining: number | null } | Result<never> {
    if (!Number.isInteger(minutes) || Math.abs(minutes) > MOST_MINUTES)
      return refuse('invalid-minutes', { found: minutes, max: MOST_MINUTES });
    const more = minutes * MINUTE;
    if (timer.paused)
      return { endsAt: null, remaining: Math.min((timer.remaining ?? 0) + more, 1440 * MINUTE) };
    const at = now().getTime();
    // Once it has run out, a minute more is a minute from now, not from when it ended.
    const end = Math.max(timer.endsAt?.getTime() ?? at, more > 0 ? at : 0);
    return { endsAt: new Date(Math.min(end + more, at + 1440 * MINUTE)), remaining: null };
  }

  /** When the room parts again, who speaks for a table and did not get the floor leaves the list, unless they asked for it themselves. */
  async function dismissTables(inside: Prisma.TransactionClient, plan: MeetingPlan): Promise<void> {
    const step = plan.steps.find(({ id }) => id === plan.currentStepId);
    if (plan.phase === null || step?.settings.phases[plan.phase.at]?.gathering !== 'plenary') return;
    await inside.speaker.deleteMany({ where: { meetingId: plan.meeting.id, startedAt: null, called: true } });
  }

  /** Who speaks for a table is put in the list of speakers, in the order of the tables, after those who wait already. */
  async function callTables(
    inside: Prisma.TransactionClient,
    meeting: Pick<Meeting, 'id' | 'naming'>,
    at: number,
  ): Promise<void> {
    const [seats, waiting] = await Promise.all([
      inside.participation.findMany({
        where: { meetingId: meeting.id, rapporteurAt: { not: null }, table: { not: null } },
        select: { personId: true, table: true, person: { select: { name: true } } },
        orderBy: [{ table: 'asc' }, { rapporteurAt: 'desc' }],
      }),
      inside.speaker.findMany({
        where: { meetingId: meeting.id, endedAt: null },
        select: { personId: true },
      }),
    ]);
    const listed = new Set(waiting.map(({ personId }) => personId));
    await inside.speaker.createMany({
      data: seats
        .filter(({ personId }) => !listed.has(personId))
        .map(({ personId, table, person }, place) => ({
          id: newId(),
          meetingId: meeting.id,
          personId,
          name: calledIn(meeting, { id: personId, name: person.name }),
          table,
          askedAt: new Date(at + place),
          called: true,
        })),
    });
  }

  async function setPaused(meetingId: string, paused: boolean, byId: string | null): Promise<Result<void>> {
    return drive(
      meetingId,
      ({ timer, phase }) => {
        if (timer.paused === paused) return {};
        const at = now().getTime();
        const own = phase?.timer ?? { endsAt: null, remaining: null };
        return paused
          ? {
              paused: true,
              endsAt: null,
              remainingMs: leftOf(timer, at),
              phaseEndsAt: null,
              phaseRemainingMs: leftOf(own, at),
            }
          : {
              paused: false,
              remainingMs: null,
              endsAt: endOf(timer, at),
              phaseRemainingMs: null,
              phaseEndsAt: endOf(own, at),
            };
      },
      { byId, action: paused ? 'meeting-paused' : 'meeting-resumed' },
    );
  }

  async function open(meetingId: string, byId: string | null, rehearsal: boolean): Promise<Result<void>> {
    const plan = await read(meetingId);
    if (plan === null) return refuse('unknown-meeting');
    const [first] = plan.steps;
    if (plan.meeting.state !== 'draft') return refuse('already-open', { found: plan.meeting.state });
    if (first === undefined) return refuse('no-steps');
    const at = now();
    const won = await prisma.$transaction(async (inside) => {
      const { count } = await inside.meeting.updateMany({
        where: { id: meetingId, state: 'draft' },
        data: { state: 'open', openedAt: at, rehearsal },
      });
      if (count > 0)
        await inside.auditEntry.create(
          meetingLine(meetingId, byId, rehearsal ? 'meeting-rehearsed' : 'meeting-opened'),
        );
      return count > 0;
    });
    if (!won) return refuse('already-open');
    const opened = await read(meetingId);
    return opened === null ? refuse('unknown-meeting') : pass(opened, first, byId);
  }

  return {
    get: read,

    live: live.read,
    follow: live.follow,
    gave: live.gave,

    async configure(meetingId, changes, byId) {
      const plan = await read(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      const checked = checkChanges(plan, changes);
      if (!checked.ok) return checked;
      const [row] = await prisma.$transaction([
        prisma.meeting.update({ where: { id: meetingId }, data: checked.value, select: PLAN }),
        prisma.auditEntry.create(
          meetingLine(meetingId, byId, 'meeting-configured', { fields: Object.keys(checked.value) }),
        ),
      ]);
      mirror.touch(meetingId);
      return { ok: true, value: planOf(row).meeting };
    },

    async applyTemplate(meetingId, template, lang, byId) {
      const plan = await read(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      if (!TEMPLATES.includes(template)) return refuse('unknown-template', { found: template });
      if (plan.steps.some((step) => step.startedAt !== null)) return refuse('already-begun');
      await prisma.$transaction(async (inside) => {
        await inside.meetingStep.deleteMany({ where: { meetingId } });
        await insertSteps(inside, meetingId, templateSteps(template, lang), 0);
        await inside.auditEntry.create(meetingLine(meetingId, byId, 'agenda-changed', { template }));
      });
      mirror.touch(meetingId);
      return OK;
    },

    async addStep(meetingId, draft, beforeId, byId) {
      const plan = await read(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      if (plan.steps.length >= STEPS_MAX)
        return refuse('too-many-steps', { found: plan.steps.length + 1, max: STEPS_MAX });
      const checked = checkStep(draft);
      if (!checked.ok) return checked;
      const at = plan.steps.findIndex((step) => step.id === beforeId);
      const ids = plan.steps.map((step) => step.id);
      const id = newId();
      ids.splice(at < 0 ? ids.length : at, 0, id);
      const row = await prisma.$transaction(async (inside) => {
        await inside.meetingStep.create({ data: { id, meetingId, position: 0, ...checked.value } });
        await renumber(inside, meetingId, ids);
        await inside.auditEntry.create(agendaLine(meetingId, byId, { added: id }));
        return inside.meetingStep.findUniqueOrThrow({ where: { id }, select: STEP });
      });
      mirror.touch(meetingId);
      return { ok: true, value: stepOf(row) };
    },

    async editStep(meetingId, stepId, changes, byId) {
      const step = (await read(meetingId))?.steps.find((each) => each.id === stepId);
      if (step === undefined) return refuse('unknown-step', { found: stepId });
      const checked = checkStep({
        ...step,
        ...changes,
        settings: {
          ...(changes.kind === undefined || changes.kind === step.kind ? step.settings : {}),
          ...changes.settings,
        },
      });
      if (!checked.ok) return checked;
      if (step.startedAt !== null && checked.value.kind !== step.kind) return refuse('step-begun');
      await prisma.$transaction([
        prisma.meetingStep.update({ where: { id: stepId }, data: checked.value }),
        prisma.auditEntry.create(agendaLine(meetingId, byId, { edited: stepId })),
      ]);
      mirror.touch(meetingId);
      return OK;
    },

    async removeStep(meetingId, stepId, byId) {
      const plan = await read(meetingId);
      const step = plan?.steps.find((each) => each.id === stepId);
      if (plan === null || step === undefined) return refuse('unknown-step', { found: stepId });
      if (step.startedAt !== null) return refuse('step-begun');
      await prisma.$transaction(async (inside) => {
        await inside.meetingStep.delete({ where: { id: stepId } });
        await renumber(
          inside,
          meetingId,
          plan.steps.map(({ id }) => id).filter((id) => id !== stepId),
        );
        await inside.auditEntry.create(agendaLine(meetingId, byId, { removed: stepId }));
      });
      mirror.touch(meetingId);
      return OK;
    },

    async moveStep(meetingId, stepId, beforeId, byId) {
      const plan = await read(meetingId);
      const ids = (plan?.steps ?? []).map(({ id }) => id).filter((id) => id !== stepId);
      if (plan === null || ids.length === plan.steps.length) return refuse('unknown-step', { found: stepId });
      const at = beforeId === null ? ids.length : ids.indexOf(beforeId);
      if (at < 0) return refuse('unknown-step', { found: beforeId });
      ids.splice(at, 0, stepId);
      await prisma.$transaction(async (inside) => {
        await renumber(inside, meetingId, ids);
        await inside.auditEntry.create(agendaLine(meetingId, byId, { moved: stepId }));
      });
      mirror.touch(meetingId);
      return OK;
    },

    async duplicate(meetingId, input, byId) {
      const plan = await read(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      const { spaceId, naming, moderated } = plan.meeting;
      const made = await meetings.create({ ...input, spaceId, naming, moderated, byId });
      if (!made.ok) return made;
      await prisma.$transaction(async (inside) => {
        await inside.meeting.update({ where: { id: made.value.id }, data: { tables: plan.tables } });
        await insertSteps(inside, made.value.id, plan.steps, 0);
      });
      mirror.touch(made.value.id);
      return made;
    },

    open: (meetingId, byId) => open(meetingId, byId, false),

    async close(meetingId, byId) {
      const plan = await read(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      const polls = await prisma.poll.count({ where: { meetingId, state: 'open' } });
      if (polls > 0) return refuse('polls-open', { found: polls });
      const at = now();
      const closed = await prisma.$transaction(async (inside) => {
        const { count } = await inside.meeting.updateMany({
          where: { id: meetingId, state: 'open' },
          data: {
            state: 'closed',
            closedAt: at,
            endsAt: null,
            paused: false,
            remainingMs: null,
            ...NO_PHASE,
            hold: 'free',
          },
        });
        if (count === 0) return false;
        await inside.meetingStep.updateMany({
          where: { meetingId, startedAt: { not: null }, endedAt: null },
          data: { endedAt: at },
        });
        await inside.auditEntry.create(meetingLine(meetingId, byId, 'meeting-closed'));
        return true;
      });
      if (!closed) return refuse('not-open', { found: plan.meeting.state });
      mirror.touch(meetingId);
      return OK;
    },

    async goTo(meetingId, { stepId, from }, byId) {
      const plan = await read(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      if (plan.meeting.state !== 'open') return refuse('not-open', { found: plan.meeting.state });
      const step = plan.steps.find((each) => each.id === stepId);
      if (step === undefined) return refuse('unknown-step', { found: stepId });
      if (plan.currentStepId !== from) return refuse('step-moved', { found: plan.currentStepId });
      return step.id === plan.currentStepId ? OK : pass(plan, step, byId);
    },

    async next(meetingId) {
      const plan = await read(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      const at = plan.steps.findIndex((step) => step.id === plan.currentStepId);
      const [row] = await sql.query<NextRow>(NEXT, [meetingId, plan.currentStepId ?? '']);
      const joined = row?.joined ?? 0;
      return {
        ok: true,
        value: {
          next: plan.steps[at + 1] ?? null,
          joined,
          notReady: Math.max(0, joined - (row?.ready ?? 0)),
          nothingSent: Math.max(0, joined - (row?.wrote ?? 0)),
          unrevealed: row?.unrevealed ?? 0,
          held: row?.held ?? 0,
          openPolls: row?.polls ?? 0,
          graceMs: GRACE_MS,
        } satisfies NextFacts,
      };
    },

    addTime: (meetingId, minutes) =>
      drive(
        meetingId,
        ({ timer }) => {
          const moved = moveTimer(timer, minutes);
          return 'ok' in moved ? moved : { endsAt: moved.endsAt, remainingMs: moved.remaining };
        },
        null,
      ),

    async launchPhase(meetingId, { stepId, phase, from }, byId) {
      const plan = await read(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      if (plan.meeting.state !== 'open') return refuse('not-open', { found: plan.meeting.state });
      if (plan.currentStepId !== stepId) return refuse('step-moved', { found: plan.currentStepId });
      const step = plan.steps.find((each) => each.id === stepId);
      const asked = phase === null ? null : step?.settings.phases[phase];
      if (asked === undefined) return refuse('unknown-phase', { found: phase });
      const found = plan.phase?.at ?? null;
      if (found !== from) return found === phase ? OK : refuse('phase-moved', { found });
      if (found === phase) return OK;
      const at = now().getTime();
      const length = asked === null ? null : asked.minutes * MINUTE;
      const { paused } = plan.timer;
      const count = await prisma.$transaction(async (inside) => {
        const moved = await inside.meeting.updateMany({
          where: { id: meetingId, state: 'open', currentStepId: stepId, phase: from },
          data: {
            phase,
            phaseEndsAt: paused || length === null ? null : new Date(at + length),
            phaseRemainingMs: paused ? length : null,
            // The room is told what to do; back together, it looks at what the step shows.
            ...(asked === null
              ? {}
              : asked.gathering === 'plenary'
                ? { view: step?.settings.view ?? plan.view, viewArg: null }
                : { view: 'instruction', viewArg: null }),
          },
        });
        if (moved.count > 0) await dismissTables(inside, plan);
        if (moved.count > 0 && asked?.gathering === 'plenary') await callTables(inside, plan.meeting, at);
        // Of two facilitators, only the one who launched it is written down.
        if (moved.count > 0)
          await inside.auditEntry.create(
            meetingLine(meetingId, byId, 'phase-changed', { stepId, from, to: phase }),
          );
        return moved.count;
      });
      if (count === 0) {
        const now = (await read(meetingId))?.phase?.at ?? null;
        return now === phase ? OK : refuse('phase-moved', { found: now });
      }
      mirror.touch(meetingId);
      return OK;
    },

    addPhaseTime: (meetingId, minutes) =>
      drive(
        meetingId,
        ({ phase }) => {
          if (phase === null) return refuse('unknown-phase', { found: null });
          const moved = moveTimer(phase.timer, minutes);
          return 'ok' in moved ? moved : { phaseEndsAt: moved.endsAt, phaseRemainingMs: moved.remaining };
        },
        null,
      ),

    setPaused,

    setHold: (meetingId, hold: Hold, byId) =>
      drive(meetingId, () => (HOLDS.includes(hold) ? { hold } : refuse('invalid-hold', { found: hold })), {
        byId,
        action: 'meeting-held',
        detail: { hold },
      }),

    async show(meetingId, view: ScreenView, arg) {
      if (!SCREEN_VIEWS.includes(view)) return refuse('invalid-view', { found: view });
      if (arg !== null && !/^[A-Za-z0-9_-]{1,64}$/.test(arg)) return refuse('invalid-view', { found: arg });
      // A draft shows too: the projector is set up before people come.
      const { count } = await prisma.meeting.updateMany({
        where: { id: meetingId },
        data: { view, viewArg: arg },
      });
      if (count === 0) return refuse('unknown-meeting');
      mirror.touch(meetingId);
      return OK;
    },

    async reveal(meetingId, stepId, byId) {
      const plan = await read(meetingId);
      const step = plan?.steps.find((each) => each.id === stepId);
      if (step === undefined) return refuse('unknown-step', { found: stepId });
      const at = now();
      const shown = await prisma.$transaction(async (inside) => {
        await inside.meetingStep.updateMany({
          where: { id: stepId, revealedAt: null },
          data: { revealedAt: at },
        });
        const { count } = await inside.contribution.updateMany({
          where: { stepId, state: 'sent' },
          data: { state: 'shown', shownAt: at },
        });
        await inside.auditEntry.create(meetingLine(meetingId, byId, 'step-revealed', { stepId, count }));
        return count;
      });
      mirror.touch(meetingId);
      return { ok: true, value: { shown } };
    },

    async rehearse(meetingId, people, byId) {
      if (!Number.isInteger(people) || people < 1 || people > REHEARSAL_MAX)
        return refuse('invalid-people', { found: people, max: REHEARSAL_MAX });
      const plan = await read(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      if (plan.meeting.state !== 'draft') return refuse('already-open', { found: plan.meeting.state });
      if (plan.steps.length === 0) return refuse('no-steps');
      const ids = Array.from({ length: people }, () => newId());
      const tables = plan.tables;
      await prisma.$transaction([
        prisma.person.createMany({
          data: ids.map((id, index) => ({
            id,
            name: `✳ ${index + 1}`,
            guest: true,
            color: `p${1 + (index % 6)}`,
          })),
        }),
        prisma.participation.createMany({
          data: ids.map((personId, index) => ({
            meetingId,
            personId,
            simulated: true,
            table: tables === 0 ? null : 1 + (index % tables),
          })),
        }),
      ]);
      return open(meetingId, byId, true);
    },

    async reset(meetingId, code, byId) {
      const plan = await read(meetingId);
      if (plan === null) return refuse('unknown-meeting');
      if (!plan.rehearsal && code?.replace(/\D/g, '') !== plan.meeting.code) return refuse('confirm-code');
      await prisma.$transaction(
        async (inside) => {
          const invented = await inside.participation.findMany({
            where: { meetingId, simulated: true },
            select: { personId: true },
          });
          await inside.speaker.deleteMany({ where: { meetingId } });
          await inside.participation.updateMany({ where: { meetingId }, data: { rapporteurAt: null } });
          await inside.poll.deleteMany({ where: { meetingId } });
          await inside.ready.deleteMany({ where: { step: { meetingId } } });
          await inside.contribution.deleteMany({ where: { meetingId } });
          await inside.cardGroup.deleteMany({ where: { meetingId } });
          // Who asked for their sheet asked for that of the meeting to come.
          await inside.sheetMail.updateMany({ where: { meetingId }, data: { sentAt: null } });
          await inside.person.deleteMany({ where: { id: { in: invented.map(({ personId }) => personId) } } });
          await inside.meeting.update({
            where: { id: meetingId },
            data: {
              state: 'draft',
              currentStepId: null,
              openedAt: null,
              closedAt: null,
              endsAt: null,
              paused: false,
              remainingMs: null,
              ...NO_PHASE,
              hold: 'free',
              rehearsal: false,
              view: 'join',
              viewArg: null,
              // What was public is no longer there to read.
              restitutionPublishedAt: null,
            },
          });
          await inside.meetingStep.updateMany({
            where: { meetingId },
            data: { startedAt: null, endedAt: null, revealedAt: null },
          });
          await inside.auditEntry.create(meetingLine(meetingId, byId, 'meeting-reset'));
        },
        { maxWait: 10_000, timeout: 20_000 },
      );
      mirror.touch(meetingId);
      return OK;
    },
  };
}

/** What a timer has left when it is paused at that instant (ms). */
function leftOf({ endsAt }: Pick<Timer, 'endsAt'>, at: number): number | null {
  return endsAt === null ? null : endsAt.getTime() - at;
}

/** When a timer that was paused ends, let go at that instant. */
function endOf({ remaining }: Pick<Timer, 'remaining'>, at: number): Date | null {
  return remaining === null ? null : new Date(at + remaining);
}

/** A line of the trail about a meeting; written with what it tells. */
function meetingLine(
  meetingId: string,
  byId: string | null,
  action: AuditLine['action'],
  detail: Prisma.InputJsonObject = {},
) {
  return auditEntry({ personId: byId, action, objectKind: 'meeting', objectId: meetingId, detail });
}

function agendaLine(meetingId: string, byId: string | null, detail: Prisma.InputJsonObject) {
  return meetingLine(meetingId, byId, 'agenda-changed', detail);
}

/** A step as written, checked whole. */
function checkStep(draft: StepDraft): Result<Required<StepDraft>> {
  const title = cleanLine(draft.title, TITLE_MAX);
  const instruction = cleanText(draft.instruction);
  const settings = readSettings(draft.kind, draft.settings ?? {});
  const known = Object.hasOwn(DEFAULT_SETTINGS, draft.kind);
  const { minutes, kind } = draft;
  const field = !known
    ? 'kind'
    : title === null
      ? 'title'
      : instruction.length > INSTRUCTION_MAX
        ? 'instruction'
        : !Number.isInteger(minutes) || minutes < MINUTES.min || minutes > MINUTES.max
          ? 'minutes'
          : settings === null
            ? 'settings'
            : null;
  if (title === null || settings === null || field !== null) return refuse('invalid-step', { field });
  return { ok: true, value: { kind, title, instruction, minutes, settings } };
}

function checkChanges(
  plan: MeetingPlan,
  changes: MeetingChanges,
): Result<Partial<Meeting> & { tables?: number }> {
  const { title: typed, ...rest } = changes;
  const title = typed === undefined ? plan.meeting.title : cleanLine(typed, TITLE_MAX);
  const startsAt = rest.startsAt ?? plan.meeting.startsAt;
  const retentionUntil = rest.retentionUntil ?? plan.meeting.retentionUntil;
  const tables = rest.tables ?? plan.tables;
  const field =
    title === null
      ? 'title'
      : Number.isNaN(startsAt.getTime())
        ? 'startsAt'
        : !(retentionUntil > startsAt)
          ? 'retentionUntil'
          : !Number.isInteger(tables) || tables < 0 || tables > TABLES_MAX
            ? 'tables'
            : // People were told how they would be named before they wrote.
              rest.naming !== undefined &&
                rest.naming !== plan.meeting.naming &&
                plan.meeting.state !== 'draft'
              ? 'naming'
              : null;
  if (title === null || field !== null) return refuse('invalid-meeting', { field });
  return { ok: true, value: { ...rest, title } };
}
