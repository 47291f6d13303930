import type { MeetingDelta } from '#app/documents/meeting-delta.ts';
import type {
  Gathering,
  Hold,
  MeetingSnapshot,
  PollMethod,
  ScreenView,
  StepKind,
} from '#app/documents/meeting.ts';
import type { Result } from '#app/engine/types.ts';
import type { ContributionKind } from './contributions.ts';
import type { Meeting } from './meetings.ts';

/** Who writes in a step: each person, one for each table, nobody. */
export const WRITERS = ['person', 'table', 'nobody'] as const;
/** When what is sent is shown: as it comes, or when a facilitator reveals it all. */
export const REVEALS = ['at-once', 'later'] as const;

/** The vote that a step opens. `budget`: points, dots, or the top of the scale. */
export type PollPlan = { method: PollMethod; question: string; budget: number; secret: boolean };

/** A part of a step with a timer of its own, that a facilitator launches. `instruction` '': the usual words of its gathering. */
export type Phase = { gathering: Gathering; minutes: number; instruction: string };
/** Phases a step may have. */
export const PHASES_MAX = 6;
export const PHASE_TEXT_MAX = 300;

/** What one step does differently from another of its kind. */
export type StepSettings = {
  writer: (typeof WRITERS)[number];
  reveal: (typeof REVEALS)[number];
  gathering: Gathering;
  /** In order; none: the step is of a piece. */
  phases: readonly Phase[];
  /** What the screen shows when the step begins. */
  view: ScreenView;
  poll: PollPlan | null;
};

/** One step as the agenda plans it; instants null until they come. */
export type PlanStep = {
  id: string;
  /** 0, 1, 2… */
  position: number;
  kind: StepKind;
  title: string;
  instruction: string;
  minutes: number;
  settings: StepSettings;
  startedAt: Date | null;
  endedAt: Date | null;
  revealedAt: Date | null;
};

export type StepDraft = Pick<PlanStep, 'kind' | 'title' | 'instruction' | 'minutes'> & {
  /** Those of its kind where left out. */
  settings?: Partial<StepSettings>;
};

/** A meeting and its steps, as they are now. */
export type MeetingPlan = {
  meeting: Meeting;
  steps: readonly PlanStep[];
  currentStepId: string | null;
  openedAt: Date | null;
  closedAt: Date | null;
  timer: Timer;
  /** The phase of the current step under way: which, from 0, and its own timer. */
  phase: { at: number; timer: Timer } | null;
  hold: Hold;
  tables: number;
  view: ScreenView;
  viewArg: string | null;
  rehearsal: boolean;
};

/** The server's timer. `endsAt` runs; `remaining` (ms, negative past the end) is what is left while paused. */
export type Timer = { endsAt: Date | null; paused: boolean; remaining: number | null };

/** What each kind of step takes. */
export const KINDS_OF = {
  welcome: [],
  constat: ['statement', 'comment'],
  heritage: ['site', 'link', 'comment'],
  priority: ['priority'],
  exchange: ['priority', 'comment'],
  vote: ['comment'],
  weigh: [],
  actions: ['action', 'comment'],
  closing: ['comment'],
} as const satisfies Record<StepKind, readonly ContributionKind[]>;

/** How long after a step a contribution written during it is still taken, in milliseconds. */
export const GRACE_MS = 120_000;

/** Steps a meeting may have. */
export const STEPS_MAX = 40;
export const INSTRUCTION_MAX = 600;
export const MINUTES = { min: 1, max: 480 } as const;
export const TABLES_MAX = 200;

export const TEMPLATES = ['half-day', 'two-hours', 'committee', 'two-days'] as const;
export type Template = (typeof TEMPLATES)[number];

/** What passing to another step will do, counted now: shown before the button. */
export type NextFacts = {
  next: PlanStep | null;
  joined: number;
  /** Who has not said they have finished, and who has sent nothing in this step. */
  notReady: number;
  nothingSent: number;
  /** Sent and not revealed: stays so unless it is revealed. */
  unrevealed: number;
  held: number;
  /** Votes still open: passing does not close them. */
  openPolls: number;
  graceMs: number;
};

/** The steps of a meeting and what drives them. Rights are asked by the caller: `authorise`. Every change is in the audit trail. */
export interface Agenda {
  get(meetingId: string): Promise<MeetingPlan | null>;
  /** What the room sees, with a version for ETag; `now` is the server's clock (ms). A person who asks counts as connected. */
  live(meetingId: string, personId: string | null): Promise<LiveMeeting | null>;
  /**
   * Tells a follower how the meeting stands, then each change, until the function returned is called or the server stops.
   * `version`: what the follower has, '' for nothing. Null when there is no such meeting.
   */
  follow(
    meetingId: string,
    personId: string | null,
    version: string,
    follower: Follower,
  ): Promise<(() => void) | null>;
  /** A person gave something, under that key when it had one: their other devices are told, nobody else is. */
  gave(meetingId: string, personId: string, key: string | null): void;

  /** Failures: `invalid-meeting` naming the field, `unknown-meeting`. */
  configure(meetingId: string, changes: MeetingChanges, byId: string | null): Promise<Result<Meeting>>;
  /** Replaces the whole agenda; only before the first step began. Failures: `already-begun`. Texts are in `lang`. */
  applyTemplate(
    meetingId: string,
    template: Template,
    lang: 'fr' | 'en',
    byId: string | null,
  ): Promise<Result<void>>;
  /** Before `beforeId`, else last. Failures: `invalid-step` naming the field, `too-many-steps`. */
  addStep(
    meetingId: string,
    draft: StepDraft,
    beforeId: string | null,
    byId: string | null,
  ): Promise<Result<PlanStep>>;
  /** Failures: `unknown-step`, `invalid-step`. */
  editStep(
    meetingId: string,
    stepId: string,
    changes: Partial<StepDraft>,
    byId: string | null,
  ): Promise<Result<void>>;
  /** Failures: `unknown-step`, `step-begun` (it holds what people wrote). */
  removeStep(meetingId: string, stepId: string, byId: string | null): Promise<Result<void>>;
  /** Failures: `unknown-step`. */
  moveStep(
    meetingId: string,
    stepId: string,
    beforeId: string | null,
    byId: string | null,
  ): Promise<Result<void>>;
  /** A new draft with the same agenda, nothing of what was said. */
  duplicate(
    meetingId: string,
    input: { title: string; startsAt: Date; retentionUntil: Date },
    byId: string | null,
  ): Promise<Result<Meeting>>;

  /** Opens it at its first step. Failures: `no-steps`, `already-open`. */
  open(meetingId: string, byId: string | null): Promise<Result<void>>;
  /** Ends it: phones keep what they sent and read. Failures: `not-open`, `polls-open`. */
  close(meetingId: string, byId: string | null): Promise<Result<void>>;
  /**
   * Passes to a step. `from` is the step whoever asks was looking at: two facilitators who press « Suivant » together pass one
   * step, the second is told `step-moved` with `found`. Failures: `not-open`, `unknown-step`, `step-moved`.
   */
  goTo(
    meetingId: string,
    input: { stepId: string; from: string | null },
    byId: string | null,
  ): Promise<Result<void>>;
  next(meetingId: string): Promise<Result<NextFacts>>;
  /** Adds (or takes) minutes to the timer. Failures: `not-open`. */
  addTime(meetingId: string, minutes: number, byId: string | null): Promise<Result<void>>;
  /**
   * Launches a phase of the current step with its own timer, or ends the one under way (null). `from` is the one whoever asks
   * was looking at: pressed twice it is launched once. Coming together puts who speaks for a table in the list of speakers, in
   * the order of the tables. Failures: `not-open`, `step-moved`, `unknown-phase`, `phase-moved` with
   * `found`.
   */
  launchPhase(
    meetingId: string,
    input: { stepId: string; phase: number | null; from: number | null },
    byId: string | null,
  ): Promise<Result<void>>;
  /** Adds (or takes) minutes to the timer of the phase. Failures: `not-open`, `unknown-phase`, `invalid-minutes`. */
  addPhaseTime(meetingId: string, minutes: number, byId: string | null): Promise<Result<void>>;
  /** Freezes the timers and the phones, or lets them go. */
  setPaused(meetingId: string, paused: boolean, byId: string | null): Promise<Result<void>>;
  setHold(meetingId: string, hold: Hold, byId: string | null): Promise<Result<void>>;
  /** What the projected screen shows. */
  show(meetingId: string, view: ScreenView, arg: string | null, byId: string | null): Promise<Result<void>>;
  /** Shows all that was sent in the step and waits for nobody. */
  reveal(meetingId: string, stepId: string, byId: string | null): Promise<Result<{ shown: number }>>;

  /** Opens a draft for trying it, with people invented and marked so. Failures: `already-open`. */
  rehearse(meetingId: string, people: number, byId: string | null): Promise<Result<void>>;
  /** Erases what was typed and the invented people, and goes back to the draft. `code` repeats the meeting's, unless it was a rehearsal. Failures: `confirm-code`. */
  reset(meetingId: string, code: string | null, byId: string | null): Promise<Result<void>>;
}

/**
 * `version` changes with `snapshot`. `gave`: when whoever asks last gave something (ms, the server's clock), 0 when not since
 * the program started: of a device that did not see it, it says that what it has of its person is old.
 */
export type LiveMeeting = { version: string; now: number; snapshot: MeetingSnapshot; gave: number };

/**
 * What a follower of a meeting hears: all of it, a change to the version `from`, or that `version` still holds (a heartbeat).
 * `mine`, only on a person's own lines: they gave something at `gave` (as in LiveMeeting), under that key when it had one.
 * What it was is asked for: nothing of a ballot goes this way.
 */
export type LiveNews =
  | { kind: 'whole'; live: LiveMeeting }
  | { kind: 'change'; from: string; version: string; now: number; delta: MeetingDelta }
  | { kind: 'same'; version: string; now: number }
  | { kind: 'mine'; gave: number; key: string | null };

/** `hear` must not throw; `end`: nothing more will be said, ask again. The same news object is given to all followers. */
export type Follower = { hear(news: LiveNews): void; end(): void };

/** Milliseconds between two heartbeats to whoever follows a meeting. */
export const BEAT_MS = 10_000;

export type MeetingChanges = Partial<
  Pick<Meeting, 'title' | 'startsAt' | 'retentionUntil' | 'naming' | 'moderated'> & { tables: number }
>;

/** How a meeting stands against its plan. Instants in ms; minutes late are negative when ahead. */
export type Pace = { plannedEnd: number; expectedEnd: number; lateMinutes: number };

/** A meeting opened so long before or after its hour was moved, or is being tried: its plan begins when it opened. */
const MOVED_MS = 2 * 3_600_000;

function originOf({ meeting, openedAt }: Pick<MeetingPlan, 'meeting' | 'openedAt'>): number {
  const start = meeting.startsAt.getTime();
  return openedAt !== null && Math.abs(openedAt.getTime() - start) > MOVED_MS ? openedAt.getTime() : start;
}

/**
 * Plan against reality. The plan is the start of the meeting plus the minutes of each step. At this pace, the current step ends
 * when its timer does (now, once it has run out), and the rest takes its minutes; before the opening, nothing is late.
 */
export function paceOf(
  plan: Pick<MeetingPlan, 'meeting' | 'steps' | 'currentStepId' | 'timer' | 'openedAt'>,
  now: number,
): Pace & { plannedAt: ReadonlyMap<string, number> } {
  const start = originOf(plan);
  const plannedAt = new Map<string, number>();
  let planned = start;
  for (const step of plan.steps) {
    plannedAt.set(step.id, planned);
    planned += step.minutes * MINUTE;
  }
  const at = plan.steps.findIndex((step) => step.id === plan.currentStepId);
  const left = plan.timer.paused ? (plan.timer.remaining ?? 0) : (plan.timer.endsAt?.getTime() ?? now) - now;
  const rest = plan.steps.slice(at + 1).reduce((sum, step) => sum + step.minutes * MINUTE, 0);
  const begun = plan.openedAt !== null && at >= 0;
  const expectedEnd = begun ? now + Math.max(0, left) + rest : planned;
  return {
    plannedAt,
    plannedEnd: planned,
    expectedEnd,
    lateMinutes: Math.round((expectedEnd - planned) / MINUTE),
  };
}

const MINUTE = 60_000;
