import type { Result } from '#app/engine/types.ts';
import { loadBasinPage } from '#app/features/basin/basin-page.ts';
import { todayInParis } from '#app/features/editing/open-space-document.ts';
import { figureKey } from '#app/features/impact/balance.ts';
import { loadComparison } from '#app/features/project/load-comparison.ts';
import { authorise, type Actor, type MeetingPlan, type Services, type Space } from '#app/services/index.ts';
import { type Gathered, publicRestitution, restitutionOf, type Restitution } from './record.ts';
import type { CandidateImpact, RestitutionContext } from './restitution-report.ts';

/** How far the reader goes: `space` for those who may take the whole of it away, `public` for anybody once it is published. */
export type Reach = 'space' | 'public';

/** Everything of a meeting, for who may read it. Failures: `unknown-meeting`, `not-signed-in`, `no-right`. */
export async function loadRestitution(
  services: Services,
  person: Actor | null,
  meetingId: string,
): Promise<
  Result<{
    restitution: Restitution;
    context: RestitutionContext;
    space: Pick<Space, 'id' | 'name' | 'zone'>;
    publishedAt: Date | null;
    reach: Reach;
  }>
> {
  const plan = await services.agenda.get(meetingId);
  const space = plan === null ? null : await services.spaces.get(plan.meeting.spaceId);
  if (plan === null || space === null)
    return { ok: false, failure: { code: 'unknown-meeting', id: meetingId } };
  const publishedAt = await services.after.publishedAt(meetingId);
  const published = publishedAt !== null;
  const right = authorise(person, 'read', { kind: 'restitution', spaceId: space.id, meetingId, published });
  if (!right.ok) return right;
  const inside = authorise(person, 'export', { kind: 'meeting', spaceId: space.id, meetingId }).ok;
  const [gathered, pack, candidates, strategies] = await Promise.all([
    gather(services, plan, space.prefix),
    services.reference.pack(space.pack),
    candidatesOf(services, person, space.id),
    services.strategies.of(space.id),
  ]);
  const basin = loadBasinPage(pack, space.zone);
  if (basin === null) return { ok: false, failure: { code: 'unknown-meeting', id: meetingId } };
  const { id, name, zone } = space;
  return {
    ok: true,
    value: {
      restitution: inside ? restitutionOf(gathered) : publicRestitution(restitutionOf(gathered)),
      context: { space: { name }, basin, candidates, strategies, today: todayInParis() },
      space: { id, name, zone },
      publishedAt,
      reach: inside ? 'space' : 'public',
    },
  };
}

/** What a restitution is made of. The caller has asked for the right. */
export async function gather(
  services: Pick<Services, 'contributions' | 'polls' | 'meetings'>,
  plan: MeetingPlan,
  prefix: string,
): Promise<Gathered> {
  const { id } = plan.meeting;
  const [contributions, groups, polls, signed, joined] = await Promise.all([
    services.contributions.review(id),
    services.contributions.groups(id),
    services.polls.list(id),
    services.contributions.attendance(id),
    services.meetings.attendance(id),
  ]);
  return { plan, prefix, joined, signed: signed.length, contributions, groups, polls };
}

/** The candidates of the space with their live figures; none for who may not read them. */
async function candidatesOf(
  services: Services,
  person: Actor | null,
  spaceId: string,
): Promise<readonly CandidateImpact[]> {
  const found = await loadComparison(services, person, spaceId);
  if (!found.ok) return [];
  const { candidates, initial } = found.value;
  return candidates.map(({ id, number, snapshot }) => {
    const figures = initial.balances[id]?.figures;
    const net = figures?.[figureKey('J07', 'basin', 'net-basin')];
    return {
      id,
      number,
      title: snapshot.fields.title,
      rank: initial.contest?.standings.find(({ candidate }) => candidate === id)?.rank ?? null,
      net:
        net?.value == null
          ? null
          : { value: net.value, low: net.p10 ?? net.value, high: net.p90 ?? net.value },
      france: figures?.[figureKey('J07', 'total', 'net-france')]?.value ?? null,
    };
  });
}
