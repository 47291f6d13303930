export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** When a new meeting is proposed to begin: a week after `now` (ms), at the next top of the hour. */
export function proposedStart(now: number): Date {
  return new Date(Math.ceil((now + 7 * DAY_MS) / HOUR_MS) * HOUR_MS);
}

/** Where meetings take place: what is typed in a date field is the time of the room. */
const ZONE = 'Europe/Paris';

const PARTS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as a `datetime-local` field has it, Paris time. @example localIn(new Date('2026-11-24T12:30:00Z')) // '2026-11-24T13:30' */
export function localIn(instant: Date): string {
  return PARTS.format(instant).replace(' ', 'T');
}

/**
 * The instant of what a `datetime-local` field says, Paris time; an invalid date when it says nothing. Within the hour that comes
 * twice in October, the first of the two.
 * @example instantIn('2026-11-24T13:30').toISOString() // '2026-11-24T12:30:00.000Z'
 */
export function instantIn(local: string): Date {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return new Date(Number.NaN);
  const asked = local.slice(0, 16);
  const guess = new Date(`${asked}:00Z`);
  if (Number.isNaN(guess.getTime())) return guess;
  // Paris is one or two hours ahead of universal time: the offset found at the first guess is tried, then corrected.
  for (let turn = 0, instant = guess.getTime(); turn < 3; turn += 1) {
    const shown = new Date(`${localIn(new Date(instant))}:00Z`).getTime();
    const error = guess.getTime() - shown;
    if (error === 0) return new Date(instant);
    instant += error;
    if (turn === 2) return new Date(instant);
  }
  return guess;
}
