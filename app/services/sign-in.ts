import type { Result } from '#app/engine/types.ts';
import type { Visitor } from './meetings.ts';
import type { Person } from './people.ts';

/** Session cookies, as values of a Set-Cookie header. */
export interface Sessions {
  /** Signs that person in, in a new session. */
  start(personId: string): string;
  end(): string;
}

/** Sign-in by a link sent by mail: 15 minutes, once. */
export interface Links {
  /**
   * Sends a link if somebody has that address; says nothing of whether somebody does.
   * Failures: `invalid-email`, `too-many-tries` with `retryAfter` (seconds).
   */
  request(input: { email: string; lang: 'fr' | 'en'; visitor: Visitor }): Promise<Result<void>>;
  /** Whether the link still works, without using it: mail scanners open links. */
  peek(token: string): Promise<boolean>;
  /** Uses the link. Failure: `link-dead` (unknown, used or expired: the same answer). */
  use(token: string): Promise<Result<Person>>;
}

/** A mail as it was written. */
export type Mail = { to: string; subject: string; text: string; at: Date };

export interface Outbox {
  /** Mails kept instead of sent, the latest first; always empty outside a demonstration. */
  outbox(): readonly Mail[];
}

/** Roles offered for signing in with one click. */
export const DEMO_ROLES = ['facilitator', 'member', 'observer', 'coach', 'juror', 'admin'] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];

/** What the demonstration is made of; null where it has none. */
export type DemoInfo = {
  space: { id: string };
  meeting: { id: string; code: string };
  project: { id: string } | null;
  cohort: { id: string } | null;
};

export interface Demo {
  /** Failures: `not-a-demo`, `unknown-role`. */
  signIn(role: string): Promise<Result<Person>>;
  /** null when there is no demonstration here. */
  info(): Promise<DemoInfo | null>;
}
