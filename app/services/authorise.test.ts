import { describe, expect, it } from 'vitest';
import { type Action, authorise, RIGHTS, type Target, type TargetKind } from './authorise.ts';
import { type Actor, type Role, ROLES } from './people.ts';

const SPACE = 'belfort';

function actor(role: Role | null): Actor {
  return {
    id: 'ana',
    name: 'Ana',
    email: 'ana@example.fr',
    guest: false,
    color: 'p1',
    memberships: role === null ? [] : [{ spaceId: SPACE, personId: 'ana', role, college: null }],
    meetings: ['joined'],
  };
}

/** Every situation the answer may depend on, by name. */
const TARGETS = {
  space: { kind: 'space', spaceId: SPACE },
  'document, open': { kind: 'document', spaceId: SPACE, open: true },
  'document, closed': { kind: 'document', spaceId: SPACE, open: false },
  board: { kind: 'board', spaceId: SPACE },
  'own project, open': { kind: 'project', spaceId: SPACE, assigned: ['ben', 'ana'], open: true },
  'own project, closed': { kind: 'project', spaceId: SPACE, assigned: ['ben', 'ana'], open: false },
  "another's project, open": { kind: 'project', spaceId: SPACE, assigned: ['ben'], open: true },
  "another's project, closed": { kind: 'project', spaceId: SPACE, assigned: ['ben'], open: false },
  'meeting joined': { kind: 'meeting', spaceId: SPACE, meetingId: 'joined' },
  'meeting joined, step open': { kind: 'meeting', spaceId: SPACE, meetingId: 'joined', open: true },
  'another meeting, step open': { kind: 'meeting', spaceId: SPACE, meetingId: 'other', open: true },
  'balance kept inside': { kind: 'balance', spaceId: SPACE, published: false },
  'balance published': { kind: 'balance', spaceId: SPACE, published: true },
  'restitution kept inside': {
    kind: 'restitution',
    spaceId: SPACE,
    meetingId: 'joined',
    published: false,
  },
  'restitution published': { kind: 'restitution', spaceId: SPACE, meetingId: 'joined', published: true },
  'another meeting': { kind: 'meeting', spaceId: SPACE, meetingId: 'other' },
} as const satisfies Record<string, Target>;

/** Roles in the order of ROLES: guest, observer, juror, member, coach, lead, facilitator, secretary, admin. */
const EXPECTED: Readonly<Record<string, string>> = {
  'space: read': '.XXXXXXXX',
  'space: manage': '......XXX',
  'space: create-project': '...XXXXXX',
  'space: create-meeting': '......XXX',
  'space: choose-figures': '........X',
  'space: weigh': 'X..XXXXXX',
  'space: set-criteria': '......XXX',
  'space: mark': '...X..XXX',
  'document, open: read': '.XXXXXXXX',
  'document, open: write': '...X..XXX',
  'document, open: close': '......XXX',
  'document, closed: read': '.XXXXXXXX',
  'document, closed: write': '......XXX',
  'document, closed: close': '......XXX',
  'board: read': 'XXXXXXXXX',
  'own project, open: read': '.XXXXXXXX',
  'own project, open: write': '...XXXXXX',
  'own project, open: freeze': '...XXXXXX',
  'own project, open: assign': '......XXX',
  'own project, closed: read': '.XXXXXXXX',
  'own project, closed: write': '....XXXXX',
  'own project, closed: freeze': '....XXXXX',
  'own project, closed: assign': '......XXX',
  "another's project, open: read": '.XXXXXXXX',
  "another's project, open: write": '...X..XXX',
  "another's project, open: freeze": '...X..XXX',
  "another's project, open: assign": '......XXX',
  "another's project, closed: read": '.XXXXXXXX',
  "another's project, closed: write": '......XXX',
  "another's project, closed: freeze": '......XXX',
  "another's project, closed: assign": '......XXX',
  'balance kept inside: read': '.XXXXXXXX',
  'balance kept inside: publish': '......XXX',
  'balance published: read': 'XXXXXXXXX',
  'balance published: publish': '......XXX',
  'restitution kept inside: read': '.X.XXXXXX',
  'restitution kept inside: publish': '......XXX',
  'restitution kept inside: follow': '......XXX',
  'restitution published: read': 'XXXXXXXXX',
  'restitution published: publish': '......XXX',
  'restitution published: follow': '......XXX',
  'meeting joined: read': 'XXXXXXXXX',
  'meeting joined: contribute': '.........',
  'meeting joined: vote': '.........',
  'meeting joined: drive': '......XXX',
  'meeting joined: moderate': '......XXX',
  'meeting joined: export': '.X.XXXXXX',
  'meeting joined, step open: read': 'XXXXXXXXX',
  'meeting joined, step open: contribute': 'X..XXXXXX',
  'meeting joined, step open: vote': 'X..XXXXXX',
  'meeting joined, step open: drive': '......XXX',
  'meeting joined, step open: moderate': '......XXX',
  'meeting joined, step open: export': '.X.XXXXXX',
  'another meeting: read': '.XXXXXXXX',
  'another meeting: contribute': '.........',
  'another meeting: vote': '.........',
  'another meeting: drive': '......XXX',
  'another meeting: moderate': '......XXX',
  'another meeting: export': '.X.XXXXXX',
  'another meeting, step open: read': '.XXXXXXXX',
  'another meeting, step open: contribute': '.........',
  'another meeting, step open: vote': '.........',
  'another meeting, step open: drive': '......XXX',
  'another meeting, step open: moderate': '......XXX',
  'another meeting, step open: export': '.X.XXXXXX',
};

type Situation = { name: string; action: string; target: Target };

const SITUATIONS: Situation[] = Object.entries(TARGETS).flatMap(([name, target]) =>
  Object.keys(RIGHTS[target.kind]).map((action) => ({ name: `${name}: ${action}`, action, target })),
);

/** What nobody may do without belonging to the space. */
const CLOSED = SITUATIONS.filter(({ name }) => !name.endsWith('published: read'));

function ask(person: Actor | null, { action, target }: Situation) {
  // The names come from the table itself, where each belongs to its kind.
  return authorise<TargetKind>(person, action as Action<TargetKind>, target);
}

describe('authorise', () => {
  it('is asked about every situation and every action there is', () => {
    expect(SITUATIONS.map(({ name }) => name).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(SITUATIONS)('$name', (situation) => {
    const found = ROLES.map((role) => (ask(actor(role), situation).ok ? 'X' : '.')).join('');
    expect(found).toBe(EXPECTED[situation.name]);
  });

  it.each(['balance published', 'restitution published'] as const)(
    'lets anybody read a %s, signed in or not',
    (name) => {
      const target = TARGETS[name];
      expect(authorise(null, 'read', target)).toEqual({ ok: true, value: null });
      expect(authorise(actor(null), 'read', { ...target, spaceId: 'elsewhere' }).ok).toBe(true);
    },
  );

  it.each(CLOSED)('$name is refused to a stranger, and to a member of another space', (situation) => {
    expect(ask(null, situation)).toMatchObject({ ok: false, failure: { code: 'not-signed-in' } });
    expect(ask(actor(null), situation)).toMatchObject({
      ok: false,
      failure: { code: 'no-right', role: null },
    });
    const elsewhere = { ...situation, target: { ...situation.target, spaceId: 'elsewhere' } };
    expect(ask(actor('admin'), elsewhere)).toMatchObject({ ok: false, failure: { code: 'no-right' } });
  });

  it('refuses an action that does not exist', () => {
    expect(ask(actor('admin'), { name: '', action: 'toString', target: TARGETS.space }).ok).toBe(false);
  });
});
