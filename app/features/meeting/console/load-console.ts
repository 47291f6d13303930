import { formatNumber, type MeetingSnapshot } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import {
  authorise,
  type Actor,
  type Camps,
  type Group,
  type MeetingPlan,
  type NextFacts,
  type Poll,
  type Reviewed,
  type Services,
  type SpeakerLine,
  type Suggestion,
} from '#app/services/index.ts';
import { loadBasinPage } from '#app/features/basin/basin-page.ts';
import { besideOf, type Beside } from '#app/features/basin/beside.ts';
import { readMeeting } from '../read-meeting.ts';

/** All that the console shows. `now` is the server's clock (ms), which the timer is counted on. */
export type ConsoleData = {
  plan: MeetingPlan;
  space: { id: string; name: string; prefix: string };
  snapshot: MeetingSnapshot;
  now: number;
  next: NextFacts | null;
  /** Everything but drafts, the latest first. */
  review: readonly (Reviewed & { label: string })[];
  groups: readonly Group[];
  suggestions: readonly Suggestion[];
  /** Where statements are marked, or shown by camps. */
  camps: Camps | null;
  polls: readonly Poll[];
  speakers: readonly SpeakerLine[];
  candidates: readonly { id: string; label: string }[];
  person: { id: string; name: string; color: string };
  /** Key figures of the basin, where the room reads them. */
  figures: Beside | null;
  /** How many strategies the diagnostic has, for the screen. */
  strategies: number;
  /** Address of the site, for the link of the screen. */
  address: string;
};

type Ports = Pick<
  Services,
  'meetings' | 'spaces' | 'agenda' | 'contributions' | 'polls' | 'projects' | 'strategies' | 'reference'
>;

/** Failures: `unknown-meeting`, `not-signed-in`, `no-right`. */
export async function loadConsole(
  services: Ports,
  person: Actor | null,
  id: string,
  address: string,
): Promise<Result<ConsoleData>> {
  const found = await readMeeting(services, person, id);
  if (!found.ok) return found;
  const { space } = found.value;
  const right = authorise(person, 'drive', { kind: 'meeting', spaceId: space.id, meetingId: id });
  if (!right.ok) return right;
  const [plan, live, next, review, groups, polls, speakers, projects, strategies] = await Promise.all([
    services.agenda.get(id),
    services.agenda.live(id, null),
    services.agenda.next(id),
    services.contributions.review(id),
    services.contributions.groups(id),
    services.polls.list(id),
    services.contributions.speakers(id),
    services.projects.list(space.id),
    services.strategies.of(space.id),
  ]);
  if (plan === null || live === null || person === null)
    return { ok: false, failure: { code: 'unknown-meeting' } };
  const kind = plan.steps.find((step) => step.id === plan.currentStepId)?.kind;
  // Likeness is computed where it is used.
  const grouping = kind === 'exchange' || (kind === 'vote' && polls.length === 0);
  const suggestions = grouping ? await services.contributions.suggest(id) : [];
  const camps =
    kind === 'constat' || (kind !== undefined && plan.view === 'camps')
      ? await services.contributions.camps(id)
      : null;
  const reads = kind === 'constat' || (kind !== undefined && plan.view === 'figures');
  const basin = reads ? loadBasinPage(await services.reference.pack(space.pack), space.zone) : null;
  return {
    ok: true,
    value: {
      plan,
      space: { id: space.id, name: space.name, prefix: space.prefix },
      snapshot: live.snapshot,
      now: live.now,
      next: next.ok ? next.value : null,
      review: review.map((one) => ({
        ...one,
        label: one.number === null ? '' : formatNumber(space.prefix, one.number),
      })),
      groups,
      suggestions,
      camps,
      figures: basin === null ? null : besideOf(basin.basin),
      polls,
      speakers,
      candidates: projects.map((project) => ({
        id: project.id,
        label: formatNumber(space.prefix, project.number),
      })),
      person: { id: person.id, name: person.name, color: person.color },
      strategies: strategies.length,
      address,
    },
  };
}
