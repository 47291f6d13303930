import type { Result } from '#app/engine/types.ts';

/** Days after a meeting when its actions are asked about. */
export const TERMS = [1, 30, 90] as const;
export type Term = (typeof TERMS)[number];

export const FOLLOW_STATES = ['todo', 'doing', 'done', 'dropped'] as const;
export type FollowState = (typeof FOLLOW_STATES)[number];

/** The longest note beside a state, in UTF-16 units. */
export const FOLLOW_NOTE_MAX = 500;

/** What was said of an action at a term; the last one of a term counts. */
export type FollowUp = {
  actionId: string;
  term: Term;
  state: FollowState;
  note: string;
  /** Who said it, as people read it. */
  by: string;
  at: Date;
};

/** What is known of an action beside its words. */
export type Followed = {
  /** The last word of each term, by term. */
  said: readonly FollowUp[];
  /** An address is kept for its reminders: whose, is for those who drive the meeting to know. */
  email: string | null;
};

const DAY_MS = 86_400_000;

/** ISO day (Europe/Paris) from which a term is asked about. */
export function termDay(heldOn: Date, term: Term): string {
  return dayOf(new Date(heldOn.getTime() + term * DAY_MS));
}

/** The ISO day of an instant in Paris: what a date is for the people of a meeting. */
export function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(at);
}

/**
 * The term that is talked about on `today` (ISO day): the last one whose day has come, the first before any has.
 * @example currentTerm(new Date('2026-11-24T16:00:00Z'), '2026-12-24') // 30
 */
export function currentTerm(heldOn: Date, today: string): Term {
  return TERMS.findLast((term) => termDay(heldOn, term) <= today) ?? TERMS[0];
}

/** What follows a meeting: sheets people take home, the public page, and what became of the actions. Rights are asked by the caller. */
export interface After {
  /** When its restitution was made public; null while it is not. */
  publishedAt(meetingId: string): Promise<Date | null>;
  /** Makes the restitution public or withdraws it; in the audit trail. Failure: `unknown-meeting`. */
  setPublished(input: { meetingId: string; published: boolean; byId: string | null }): Promise<Result<void>>;

  /** A new link to this person's own sheet: its token, which is said once and kept nowhere. Failure: `not-joined`. */
  linkToSheet(input: { meetingId: string; personId: string }): Promise<Result<string>>;
  /** Whose sheet that token opens, null for a token that opens nothing. */
  personOf(meetingId: string, token: string): Promise<string | null>;
  /** The address the sheet goes to, and when it went. */
  sheetMail(
    meetingId: string,
    personId: string,
  ): Promise<{ email: string; askedAt: Date; sentAt: Date | null } | null>;
  /**
   * Has the sheet sent when the meeting closes, at once if it is closed; an empty address takes it back.
   * Failures: `invalid-email`, `not-joined`, `too-many-tries`.
   */
  askSheet(input: {
    meetingId: string;
    personId: string;
    email: string;
    lang: 'fr' | 'en';
  }): Promise<Result<void>>;

  /** By action, of those shown to the room. */
  followed(meetingId: string): Promise<ReadonlyMap<string, Followed>>;
  /** The action that token speaks for, null for a token that opens nothing. */
  actionOf(meetingId: string, token: string): Promise<string | null>;
  /** Says what became of an action, at the term of this day. Failures: `unknown-action`, `invalid-note` with `max`. */
  say(input: {
    meetingId: string;
    actionId: string;
    state: FollowState;
    note: string;
    by: { id: string | null; name: string };
  }): Promise<Result<FollowUp>>;
  /** Where the reminders of an action go; an empty address erases it. Failures: `unknown-action`, `invalid-email`. */
  setOwner(input: {
    meetingId: string;
    actionId: string;
    email: string;
    lang: 'fr' | 'en';
    byId: string | null;
  }): Promise<Result<void>>;
}
