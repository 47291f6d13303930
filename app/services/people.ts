import type { Result } from '#app/engine/types.ts';

/** What a person is in a space, from the least to the most they may do. */
export const ROLES = [
  'guest',
  'observer',
  'juror',
  'member',
  'coach',
  'lead',
  'facilitator',
  'secretary',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** The bodies a committee is made of. */
export const COLLEGES = ['elected', 'firms', 'unions', 'training', 'chambers', 'state', 'other'] as const;
export type College = (typeof COLLEGES)[number];

/** `email` is null for a guest, and only for a guest. `color`, the ink of their presence, is p1 to p6. */
export type Person = { id: string; name: string; email: string | null; guest: boolean; color: string };

export type Membership = { spaceId: string; personId: string; role: Role; college: College | null };

/** Who is signed in, with all that a right depends on. */
export type Actor = Person & {
  memberships: readonly Membership[];
  /** Ids of the meetings joined by code. */
  meetings: readonly string[];
};

/** The people of this installation. */
export interface People {
  get(id: string): Promise<Person | null>;
  /** The person and their rights, as they are now. */
  actor(id: string): Promise<Actor | null>;
  /** The person of that address, created when new. Failures: `invalid-email`, `invalid-name`. */
  withEmail(input: { email: string; name: string }): Promise<Result<Person>>;
  /** All that is kept about a person, for them to take away. */
  exportOf(id: string): Promise<unknown>;
  /** Erases the person, their memberships and ballots. What they wrote in shared documents stays, under a number that names nobody. */
  erase(id: string): Promise<void>;
}
