import { daysBetween, roadmap } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import { todayInParis } from '#app/features/editing/open-space-document.ts';
import { gather } from '#app/features/meeting/restitution/load-restitution.ts';
import { restitutionOf, type Restitution } from '#app/features/meeting/restitution/record.ts';
import {
  authorise,
  currentTerm,
  dayOf,
  type Actor,
  type FollowState,
  type FollowUp,
  type Services,
  termDay,
  type Term,
  TERMS,
} from '#app/services/index.ts';

/** « Et depuis ? »: what became of the actions of a meeting. */
export type Since = {
  meeting: { id: string; title: string; heldOn: string; closed: boolean };
  space: { id: string; name: string; readable: boolean };
  today: string;
  /** The term that is talked about today, and the day of each. */
  term: Term;
  terms: readonly { term: Term; day: string; come: boolean }[];
  actions: readonly SinceAction[];
  /** The token this page was opened with: it speaks for one action, the only one shown. */
  key: string | null;
  drives: boolean;
};

export type SinceAction = Pick<
  Restitution['actions'][number],
  'id' | 'title' | 'owner' | 'firstStep' | 'day' | 'indicator' | 'number'
> & {
  /** null while nobody said. In the roadmap, it follows the roadmap's own progress. */
  state: FollowState | null;
  /** Percent, of the same action in the roadmap; null when it is not there. */
  progress: number | null;
  inRoadmap: boolean;
  /** By term, those said. */
  said: readonly (Omit<FollowUp, 'at'> & { at: string })[];
  /** Days since the current term came, without a word; null when nothing is awaited. */
  awaited: number | null;
  /** Days past its own date, 0 when it is not, or over. */
  late: number;
  mayWrite: boolean;
  /** Where its reminders go: for those who drive, '' for none; null for everybody else. */
  email: string | null;
};

/** Who is asking, by their rights or by the link of an owner. */
export type AskedSince = { person: Actor | null; meetingId: string; key: string | null };

/** Failures: `unknown-meeting`; by a link, `link-dead`; else `not-signed-in`, `no-right`. */
export async function loadSince(services: Services, asked: AskedSince): Promise<Result<Since>> {
  const { person, meetingId, key } = asked;
  const plan = await services.agenda.get(meetingId);
  const space = plan === null ? null : await services.spaces.get(plan.meeting.spaceId);
  if (plan === null || space === null)
    return { ok: false, failure: { code: 'unknown-meeting', id: meetingId } };
  const only = key === null ? null : await services.after.actionOf(meetingId, key);
  if (key !== null && only === null) return { ok: false, failure: { code: 'link-dead' } };
  const right = authorise(person, 'read', { kind: 'meeting', spaceId: space.id, meetingId });
  if (only === null && !right.ok) return right;
  const drives = mayFollow(person, space.id, meetingId);
  const [gathered, followed, read] = await Promise.all([
    gather(services, plan, space.prefix),
    services.after.followed(meetingId),
    services.documents.snapshot(roadmap, space.id),
  ]);
  const planned = new Map(read.ok ? read.value.collections.actions.map((each) => [each.id, each]) : []);
  const today = todayInParis();
  const held = plan.closedAt ?? plan.meeting.startsAt;
  const term = currentTerm(held, today);
  const closed = plan.meeting.state === 'closed';
  return {
    ok: true,
    value: {
      meeting: { id: meetingId, title: plan.meeting.title, heldOn: dayOf(held), closed },
      space: {
        id: space.id,
        name: space.name,
        readable: authorise(person, 'read', { kind: 'space', spaceId: space.id }).ok,
      },
      today,
      term,
      terms: TERMS.map((each) => {
        const day = termDay(held, each);
        return { term: each, day, come: day <= today };
      }),
      key,
      drives,
      actions: restitutionOf(gathered)
        .actions.filter(({ id }) => only === null || id === only)
        .map(({ id, title, owner, firstStep, day, indicator, number }): SinceAction => {
          const known = followed.get(id);
          const said = known?.said ?? [];
          // Transferred, it keeps its id: the roadmap's progress is its state, not a copy of it.
          const there = planned.get(id);
          const last = said.at(-1)?.state ?? null;
          const state = there === undefined ? last : stateOfProgress(there.progress, last);
          const over = state === 'done' || state === 'dropped';
          const since = daysBetween(termDay(held, term), today);
          return {
            ...{ id, title, owner, firstStep, day, indicator, number, state },
            progress: there?.progress ?? null,
            inRoadmap: there !== undefined,
            said: said.map(({ at, ...each }) => ({ ...each, at: at.toISOString() })),
            awaited: !closed || over || since < 0 || said.some((each) => each.term === term) ? null : since,
            late: day === null || over ? 0 : Math.max(0, daysBetween(day, today)),
            mayWrite: closed && (drives || id === only),
            email: drives ? (known?.email ?? '') : null,
          };
        }),
    },
  };
}

/** Facilitator, secretary, admin: those who say what became of any action, and whom to remind. */
export function mayFollow(person: Actor | null, spaceId: string, meetingId: string): boolean {
  return authorise(person, 'follow', { kind: 'restitution', spaceId, meetingId, published: false }).ok;
}

/** The words of a progress in percent. What was given up stays so until work resumes. */
export function stateOfProgress(progress: number | null, last: FollowState | null): FollowState {
  if ((progress ?? 0) >= 100) return 'done';
  if (last === 'dropped') return 'dropped';
  return (progress ?? 0) > 0 ? 'doing' : 'todo';
}
