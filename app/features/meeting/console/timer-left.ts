import type { MeetingPlan } from '#app/services/index.ts';

/** Milliseconds left of a step's timer, or of a phase's, at `now` (the server's clock); negative past the end, null without one. */
export function leftIn({ endsAt, paused, remaining }: MeetingPlan['timer'], now: number): number | null {
  if (paused) return remaining;
  return endsAt === null ? null : endsAt.getTime() - now;
}
