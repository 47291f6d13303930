import {
  type ContributionKind,
  type ContributionState,
  GRACE_MS,
  KINDS_OF,
  type MeetingPlan,
  type PlanStep,
} from '#app/services/index.ts';
import type { Result } from '#app/engine/types.ts';

/** Whether the current step takes contributions at this moment. */
export function writableNow(
  { meeting, timer }: Pick<MeetingPlan, 'meeting' | 'timer'>,
  step: Pick<PlanStep, 'kind' | 'settings'> | null,
): boolean {
  return meeting.state === 'open' && !timer.paused && step !== null && takes(step);
}

/** Whether anything can be sent in a step like this one. */
export function takes({ kind, settings }: Pick<PlanStep, 'kind' | 'settings'>): boolean {
  return settings.writer !== 'nobody' && KINDS_OF[kind].length > 0;
}

/**
 * Whether a step takes what was written `age` ms before `now`: while it is current, or within the grace period after it
 * ended, however late that arrives. Failures: `not-open` (the meeting has not begun), `meeting-closed`, `paused`,
 * `unknown-step`, `step-mute` (nobody writes in it), `step-closed` with the grace in ms.
 */
export function checkWritable(
  plan: Pick<MeetingPlan, 'meeting' | 'timer' | 'steps' | 'currentStepId' | 'closedAt'>,
  stepId: string,
  age: number,
  now: Date,
): Result<PlanStep> {
  const step = plan.steps.find((each) => each.id === stepId);
  if (plan.meeting.state === 'draft') return { ok: false, failure: { code: 'not-open' } };
  if (step === undefined) return { ok: false, failure: { code: 'unknown-step', found: stepId } };
  if (!takes(step)) return { ok: false, failure: { code: 'step-mute' } };
  const written = now.getTime() - clampAge(age);
  const inTime = (end: Date | null) => end !== null && written <= end.getTime() + GRACE_MS;
  if (plan.meeting.state === 'closed') {
    // The last step ended with the meeting.
    const ended = step.endedAt ?? plan.closedAt;
    return inTime(ended) ? { ok: true, value: step } : { ok: false, failure: { code: 'meeting-closed' } };
  }
  if (plan.currentStepId === stepId) {
    // A pause freezes the room; what was written before it reached us late is let in by its next try.
    return plan.timer.paused ? { ok: false, failure: { code: 'paused' } } : { ok: true, value: step };
  }
  return inTime(step.endedAt)
    ? { ok: true, value: step }
    : { ok: false, failure: { code: 'step-closed', graceMs: GRACE_MS } };
}

/**
 * Whether a step takes what a facilitator types in from paper: each step that has begun does, passed or paused, as long as the
 * meeting is open, for cards are collected while the room goes on. Failures: `not-open`, `meeting-closed`, `unknown-step`,
 * `step-mute`, `step-to-come`.
 */
export function checkPaper(plan: Pick<MeetingPlan, 'meeting' | 'steps'>, stepId: string): Result<PlanStep> {
  const step = plan.steps.find((each) => each.id === stepId);
  if (plan.meeting.state !== 'open')
    return { ok: false, failure: { code: plan.meeting.state === 'draft' ? 'not-open' : 'meeting-closed' } };
  if (step === undefined) return { ok: false, failure: { code: 'unknown-step', found: stepId } };
  if (!takes(step)) return { ok: false, failure: { code: 'step-mute' } };
  if (step.startedAt === null) return { ok: false, failure: { code: 'step-to-come' } };
  return { ok: true, value: step };
}

/** A phone says how long ago; it cannot be in the future, and nobody waits more than three days to send. */
function clampAge(age: number): number {
  return Number.isFinite(age) ? Math.min(Math.max(0, age), 3 * 86_400_000) : 0;
}

/** Where a contribution begins its life. */
export function arrivalState(
  kind: ContributionKind,
  { draft, moderated }: { draft: boolean; moderated: boolean },
  step: Pick<PlanStep, 'settings' | 'revealedAt'>,
): ContributionState {
  if (draft) return 'private';
  if (moderated) return 'held';
  return waits(kind, step) ? 'sent' : 'shown';
}

/** Whether what a facilitator lets through still waits for the step to be revealed. Comments and actions answer what is shown already. */
export function waits(kind: ContributionKind, step: Pick<PlanStep, 'settings' | 'revealedAt'>): boolean {
  return (
    kind !== 'comment' && kind !== 'action' && step.settings.reveal === 'later' && step.revealedAt === null
  );
}
