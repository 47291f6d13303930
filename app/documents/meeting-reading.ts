import type { MeetingSnapshot, MeetingStep } from './meeting.ts';

/*
 * What is read from a meeting, apart from its document: a phone reads it without carrying what writes documents.
 */

/** The five things an action has, in the order they are asked. */
export const ACTION_FACTS = ['owner', 'firstStep', 'day', 'means', 'indicator'] as const;
export type ActionFact = (typeof ACTION_FACTS)[number];

/**
 * What an action still lacks: it is complete when this is empty.
 * @example missingOf({ owner: 'Claire', firstStep: '', day: '2026-11-25', means: '', indicator: 'Un accord' }) // ['firstStep', 'means']
 */
export function missingOf(action: {
  readonly [fact in ActionFact]: string | null;
}): readonly ActionFact[] {
  return ACTION_FACTS.filter((fact) => (action[fact] ?? '').trim() === '');
}

/**
 * Seconds left of the phase under way at `now` (the server's clock, ms); negative past its end, null without one. A pause stops
 * it.
 */
export function phaseSecondsLeft(
  fields: Pick<MeetingSnapshot['fields'], 'paused' | 'phaseEndsAt' | 'phaseRemaining'>,
  now: number,
): number | null {
  const left = fields.paused
    ? fields.phaseRemaining
    : fields.phaseEndsAt === null
      ? null
      : fields.phaseEndsAt - now;
  return left === null ? null : Math.ceil(left / 1000);
}

/** The current step and the one after; null where there is none. */
export function currentStep({ fields, collections }: Pick<MeetingSnapshot, 'fields' | 'collections'>): {
  step: MeetingStep | null;
  next: MeetingStep | null;
  total: number;
} {
  const steps = [...collections.steps].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const at = steps.findIndex((step) => step.id === fields.stepId);
  return { step: steps[at] ?? null, next: (at < 0 ? null : steps[at + 1]) ?? null, total: steps.length };
}
