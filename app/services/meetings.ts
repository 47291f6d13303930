import type { MeetingState } from '#app/documents/meeting.ts';
import type { Result } from '#app/engine/types.ts';
import type { Actor, Person } from './people.ts';

/** How people are called: by the pseudonym they type, or by a number. Said before the first input. */
export const NAMINGS = ['pseudonym', 'anonymous'] as const;
export type Naming = (typeof NAMINGS)[number];

export type Meeting = {
  id: string;
  spaceId: string;
  title: string;
  /** Six digits. */
  code: string;
  startsAt: Date;
  /** When names and contributions are pseudonymised. */
  retentionUntil: Date;
  naming: Naming;
  /** Nothing typed on a phone is shown before a facilitator lets it. */
  moderated: boolean;
  state: MeetingState;
};

/** A browser, signed in or not. `fresh`: it came without the cookie it was just given. */
export type Visitor = { id: string; fresh: boolean };

/** The longest pseudonym, in characters. */
export const PSEUDONYM_MAX = 40;

export interface Meetings {
  get(id: string): Promise<Meeting | null>;
  /** The space of a meeting, which never changes: read once. null when there is no such meeting. */
  spaceOf(id: string): Promise<string | null>;
  list(spaceId: string): Promise<Meeting[]>;
  /** How many people have joined by code. */
  attendance(meetingId: string): Promise<number>;
  /**
   * Failures: `unknown-code`, `too-many-tries` with `retryAfter` (seconds). Tries are counted by code and by browser,
   * never by address: a whole room shares one.
   */
  byCode(code: string, visitor: Visitor): Promise<Result<Meeting>>;
  /**
   * Joins by code. Somebody signed in joins as they are; else a guest is created under that pseudonym.
   * The caller starts the session of the person it gives. Failures: those of `byCode`, and `invalid-pseudonym`.
   */
  join(input: {
    code: string;
    pseudonym: string;
    visitor: Visitor;
    person: Actor | null;
  }): Promise<Result<{ meeting: Meeting; person: Person }>>;
  /**
   * A draft, without steps. The code is drawn at random, unless one is given. Failures: `invalid-meeting` naming the field,
   * `code-taken`.
   */
  create(input: {
    id?: string;
    spaceId: string;
    title: string;
    startsAt: Date;
    retentionUntil: Date;
    code?: string;
    naming?: Naming;
    moderated?: boolean;
    byId?: string | null;
  }): Promise<Result<Meeting>>;
}
