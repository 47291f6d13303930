import type { Result } from '#app/engine/types.ts';
import { gather } from '#app/features/meeting/restitution/load-restitution.ts';
import { restitutionOf, type Restitution } from '#app/features/meeting/restitution/record.ts';
import {
  authorise,
  type Actor,
  type ContributionState,
  type Services,
  type Space,
} from '#app/services/index.ts';

/** What one person takes home of a meeting: what they said and what became of it, what was decided, whom to ask. */
export type Sheet = {
  meeting: {
    id: string;
    title: string;
    startsAt: string;
    state: Restitution['meeting']['state'];
    retentionUntil: string;
    rehearsal: boolean;
  };
  space: Pick<Space, 'id' | 'name'>;
  name: string;
  /** The token this sheet was opened with; null with one's own cookie. */
  key: string | null;
  mine: readonly OwnPriority[];
  actions: Restitution['actions'];
  /** Who carries what, then who drives the space. `actions` is empty for the latter. */
  call: readonly { name: string; actions: readonly string[] }[];
  mail: { email: string; sent: boolean } | null;
  /** Anybody may read the restitution at /rencontres/<id>. */
  published: boolean;
};

/** One's own priority, and what the room made of it. */
export type OwnPriority = {
  id: string;
  number: string | null;
  title: string;
  state: ContributionState;
  family: string;
  /** With how many other priorities it was grouped. */
  others: number;
  votes: number | null;
  ranks: readonly { question: string; rank: number; of: number }[];
  comments: readonly string[];
  actions: readonly string[];
};

/** Who is asking, by their own cookie or by a link. */
type Asked = { person: Actor | null; meetingId: string; key: string | null };

/**
 * Whose sheet that is. Failures: `unknown-meeting`; by a link, `link-dead`; by cookie, `not-signed-in`, `no-right`,
 * `not-joined`.
 */
export async function whoseSheet(
  services: Pick<Services, 'meetings' | 'after'>,
  { person, meetingId, key }: Asked,
): Promise<Result<{ personId: string; spaceId: string }>> {
  const meeting = await services.meetings.get(meetingId);
  if (meeting === null) return { ok: false, failure: { code: 'unknown-meeting', id: meetingId } };
  const { spaceId } = meeting;
  if (key !== null) {
    const personId = await services.after.personOf(meetingId, key);
    return personId === null
      ? { ok: false, failure: { code: 'link-dead' } }
      : { ok: true, value: { personId, spaceId } };
  }
  const right = authorise(person, 'read', { kind: 'meeting', spaceId, meetingId });
  if (!right.ok) return right;
  // A member of the space reads every meeting; a sheet is for who was there.
  if (person === null || !person.meetings.includes(meetingId))
    return { ok: false, failure: { code: 'not-joined' } };
  return { ok: true, value: { personId: person.id, spaceId } };
}

/** A person's sheet, and the restitution it is part of. Failures: those of `whoseSheet`. */
export async function loadSheet(
  services: Services,
  asked: Asked,
): Promise<Result<{ sheet: Sheet; restitution: Restitution }>> {
  const whose = await whoseSheet(services, asked);
  if (!whose.ok) return whose;
  const { personId, spaceId } = whose.value;
  const { meetingId, key } = asked;
  const [plan, space, mine, mail, publishedAt, members] = await Promise.all([
    services.agenda.get(meetingId),
    services.spaces.get(spaceId),
    services.contributions.mine(meetingId, personId),
    services.after.sheetMail(meetingId, personId),
    services.after.publishedAt(meetingId),
    services.spaces.members(spaceId),
  ]);
  if (plan === null || space === null)
    return { ok: false, failure: { code: 'unknown-meeting', id: meetingId } };
  if (mine === null) return { ok: false, failure: { code: 'not-joined' } };
  const restitution = restitutionOf(await gather(services, plan, space.prefix));
  const { meeting } = plan;
  return {
    ok: true,
    value: {
      restitution,
      sheet: {
        meeting: {
          id: meeting.id,
          title: meeting.title,
          startsAt: meeting.startsAt.toISOString(),
          state: meeting.state,
          retentionUntil: meeting.retentionUntil.toISOString(),
          rehearsal: plan.rehearsal,
        },
        space: { id: space.id, name: space.name },
        name: mine.name,
        key,
        mine: ownOf(mine.contributions, restitution),
        actions: restitution.actions,
        call: [
          ...carriersOf(restitution.actions),
          ...members
            .filter(({ role }) => role === 'facilitator' || role === 'secretary')
            .map(({ person: { name } }) => ({ name, actions: [] })),
        ],
        mail: mail === null ? null : { email: mail.email, sent: mail.sentAt !== null },
        published: publishedAt !== null,
      },
    },
  };
}

type Given = NonNullable<Awaited<ReturnType<Services['contributions']['mine']>>>['contributions'];

function ownOf(given: Given, { priorities, actions, votes }: Restitution): OwnPriority[] {
  return given.flatMap(({ id, kind, state, content }) => {
    if (kind !== 'priority' || !('horizon' in content)) return [];
    const shown = priorities.find((each) => each.id === id);
    const number = shown?.number ?? null;
    return [
      {
        id,
        number,
        title: content.title,
        state,
        family: shown?.group ?? '',
        others:
          shown === undefined || shown.group === ''
            ? 0
            : priorities.filter(({ group }) => group === shown.group).length - 1,
        votes: shown?.votes ?? null,
        ranks:
          number === null
            ? []
            : votes.flatMap(({ question, options }) => {
                const line = options.find((option) => option.number === number);
                return line === undefined ? [] : [{ question, rank: line.rank, of: options.length }];
              }),
        comments: shown?.comments ?? [],
        actions:
          number === null ? [] : actions.filter((each) => each.number === number).map(({ title }) => title),
      },
    ];
  });
}

/** The people named beside the actions, each once, in the order of the actions. */
function carriersOf(actions: Restitution['actions']): { name: string; actions: string[] }[] {
  const carried = new Map<string, string[]>();
  for (const { owner, title } of actions) {
    const name = owner.trim();
    if (name !== '') carried.set(name, [...(carried.get(name) ?? []), title]);
  }
  return [...carried].map(([name, titles]) => ({ name, actions: titles }));
}
