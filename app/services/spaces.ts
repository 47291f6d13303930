import type { Result } from '#app/engine/types.ts';
import type { College, Membership, Person, Role } from './people.ts';

/** A committee, a series of meetings or a cohort. `zone` is a ZE2020 code, `prefix` three capitals. */
export type Space = {
  id: string;
  kind: 'committee' | 'meetings' | 'cohort';
  name: string;
  zone: string;
  prefix: string;
  /** The version of the reference figures it reads; null: the one shipped with the program. */
  pack: string | null;
};

export type Member = Membership & { person: Person };

export interface Spaces {
  get(id: string): Promise<Space | null>;
  /** The spaces a person belongs to otherwise than as a guest, by name, with their role. */
  listFor(personId: string): Promise<(Space & { role: Role })[]>;
  /** Failures: `invalid-space` naming the field. `id` is given for a space that scripts must find again. */
  create(input: Omit<Space, 'id' | 'pack'> & { id?: string }): Promise<Result<Space>>;
  members(spaceId: string): Promise<Member[]>;
  /** Adds a person or changes what they are; `byId` null for the installation itself. Kept in the audit trail. */
  setMember(input: {
    spaceId: string;
    personId: string;
    role: Role;
    college: College | null;
    byId: string | null;
  }): Promise<Membership>;
  removeMember(input: { spaceId: string; personId: string; byId: string | null }): Promise<void>;
}
