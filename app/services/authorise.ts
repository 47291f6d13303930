import type { Result } from '#app/engine/types.ts';
import type { Actor, Role } from './people.ts';

/** What a right is asked on, with the facts the answer depends on. */
export type Target =
  | { kind: 'space'; spaceId: string }
  /** Diagnostic, priorities or roadmap. `open`: the step or stage that fills it is. */
  | { kind: 'document'; spaceId: string; open: boolean }
  /** Candidates, criteria, tallies: written by the server alone. */
  | { kind: 'board'; spaceId: string }
  /** `assigned`: ids of its leads and coaches. */
  | { kind: 'project'; spaceId: string; assigned: readonly string[]; open: boolean }
  /** `open`: the step asked about takes what this person would send. */
  | { kind: 'meeting'; spaceId: string; meetingId: string; open?: boolean }
  /** What a meeting leaves: to its space, and to anybody once it is published. */
  | { kind: 'restitution'; spaceId: string; meetingId: string; published: boolean }
  /** A frozen balance. */
  | { kind: 'balance'; spaceId: string; published: boolean };

export type TargetKind = Target['kind'];

/**
 * - `open`: while the step or stage is open.
 * - `own`: if the project is theirs.
 * - `joined`: in the meetings they joined.
 * - `taking-part`: in the meetings they joined, while the step is open.
 */
type Rule = 'yes' | 'no' | 'open' | 'own' | 'joined' | 'taking-part';
type Line = Readonly<Record<Role, Rule>>;

const EVERYONE: Line = line('yes');
const ALL_BUT_GUESTS: Line = { ...EVERYONE, guest: 'no' };
/** One person, one voice: whoever joined by the code, but those who came to watch or to judge. */
const ROOM: Line = { ...line('taking-part'), observer: 'no', juror: 'no' };
const CONSOLE: Line = { ...line('no'), facilitator: 'yes', secretary: 'yes', admin: 'yes' };

/** The whole matrix of rights: nothing else in the program knows what a role may do. */
export const RIGHTS = {
  space: {
    read: ALL_BUT_GUESTS,
    /** Members, roles, settings. */
    manage: CONSOLE,
    'create-project': { ...CONSOLE, member: 'yes', coach: 'yes', lead: 'yes' },
    'create-meeting': CONSOLE,
    /** Import official files and choose which version of the figures the space reads. */
    'choose-figures': { ...line('no'), admin: 'yes' },
    /** Cast a ballot on the weights of criteria. */
    weigh: { ...EVERYONE, observer: 'no', juror: 'no' },
    /** Choose the criteria, set and lock their scales. */
    'set-criteria': CONSOLE,
    /** Give the marks of the criteria that the committee named. */
    mark: { ...CONSOLE, member: 'yes' },
  },
  document: {
    read: ALL_BUT_GUESTS,
    write: { ...CONSOLE, member: 'open' },
    /** Close its stage, and open it again. */
    close: CONSOLE,
  },
  board: { read: EVERYONE },
  project: {
    read: ALL_BUT_GUESTS,
    write: { ...CONSOLE, member: 'open', coach: 'own', lead: 'own' },
    /** Keep its balance for good: whoever may write it. */
    freeze: { ...CONSOLE, member: 'open', coach: 'own', lead: 'own' },
    /** Say whose it is. */
    assign: CONSOLE,
  },
  meeting: {
    /** What the room sees of it, the wall included. */
    read: { ...ALL_BUT_GUESTS, guest: 'joined' },
    /** Cards, statements, reactions, the floor. */
    contribute: ROOM,
    /** `open`: the vote is. */
    vote: ROOM,
    /** Steps, timer, votes' opening, the agenda. */
    drive: CONSOLE,
    /** Read what waits, let it through, group, put into the committee's documents. */
    moderate: CONSOLE,
    /** Take the whole of it away, at any moment. */
    export: { ...ALL_BUT_GUESTS, juror: 'no' },
  },
  restitution: {
    /** And anybody, signed in or not, once it is published. */
    read: { ...ALL_BUT_GUESTS, juror: 'no' },
    publish: CONSOLE,
    /** Say what became of an action, and whom to remind. */
    follow: CONSOLE,
  },
  balance: {
    /** And anybody, signed in or not, once it is published. */
    read: ALL_BUT_GUESTS,
    publish: CONSOLE,
  },
} as const satisfies Record<TargetKind, Record<string, Line>>;

export type Action<Kind extends TargetKind> = keyof (typeof RIGHTS)[Kind] & string;

/**
 * Whether that person may do that, as a value: failures are `not-signed-in` (show the sign-in page) and `no-right`
 * (say so). The value is the role the right comes from, null for what is open to anybody. Pure: the same facts give the same
 * answer, whoever asks.
 * @example authorise(null, 'read', { kind: 'space', spaceId: 'belfort' }) // { ok: false, failure: { code: 'not-signed-in', … } }
 */
export function authorise<Kind extends TargetKind>(
  person: Actor | null,
  action: Action<Kind>,
  target: Extract<Target, { kind: Kind }>,
): Result<Role | null> {
  if ('published' in target && target.published && action === 'read') return { ok: true, value: null };
  if (person === null) return { ok: false, failure: { code: 'not-signed-in', action } };
  const role = person.memberships.find((membership) => membership.spaceId === target.spaceId)?.role;
  if (role === undefined) return { ok: false, failure: { code: 'no-right', action, role: null } };
  const lines: Readonly<Record<string, Line>> = RIGHTS[target.kind];
  const rule = lines[action]?.[role] ?? 'no';
  return holds(rule, person, target)
    ? { ok: true, value: role }
    : { ok: false, failure: { code: 'no-right', action, role } };
}

function holds(rule: Rule, person: Actor, target: Target): boolean {
  switch (rule) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'open':
      return 'open' in target && target.open;
    case 'own':
      return target.kind === 'project' && target.assigned.includes(person.id);
    case 'joined':
      return target.kind === 'meeting' && person.meetings.includes(target.meetingId);
    case 'taking-part':
      return target.kind === 'meeting' && target.open === true && person.meetings.includes(target.meetingId);
    default:
      return rule satisfies never;
  }
}

function line(rule: Rule): Line {
  return {
    guest: rule,
    observer: rule,
    juror: rule,
    member: rule,
    coach: rule,
    lead: rule,
    facilitator: rule,
    secretary: rule,
    admin: rule,
  };
}
