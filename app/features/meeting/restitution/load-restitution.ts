import type { Result } from '#app/engine/types.ts';
import { loadBasinPage } from '#app/features/basin/basin-page.ts';
import { todayInParis } from '#app/features/editing/open-space-document.ts';
import { figureKey } from '#app/features/impact/balance.ts';
import { loadComparison } from '#app/features/project/load-comparison.ts';
import { authorise, type Actor, type Services } from '#app/services/index.ts';
import { restitutionOf, type Restitution } from './record.ts';
import type { CandidateImpact, RestitutionContext } from './restitution-report.ts';

/** Everything of a meeting, for who may take it away. Failures: `unknown-meeting`, `not-signed-in`, `no-right`. */
export async function loadRestitution(
  services: Services,
  person: Actor | null,
  meetingId: string,
): Promise<Result<{ restitution: Restitution; context: RestitutionContext }>> {
  const plan = await services.agenda.get(meetingId);
  const space = plan === null ? null : await services.spaces.get(plan.meeting.spaceId);
  if (plan === null || space === null)
    return { ok: false, failure: { code: 'unknown-meeting', id: meetingId } };
  const right = authorise(person, 'export', { kind: 'meeting', spaceId: space.id, meetingId });
  if (!right.ok) return right;
  const [contributions, groups, polls, signed, joined, pack, candidates] = await Promise.all([
    services.contributions.review(meetingId),
    services.contributions.groups(meetingId),
    services.polls.list(meetingId),
    services.contributions.attendance(meetingId),
    services.meetings.attendance(meetingId),
    services.reference.pack(space.pack),
    candidatesOf(services, person, space.id),
  ]);
  const basin = loadBasinPage(pack, space.zone);
  if (basin === null) return { ok: false, failure: { code: 'unknown-meeting', id: meetingId } };
  return {
    ok: true,
    value: {
      restitution: restitutionOf({
        plan,
        prefix: space.prefix,
        joined,
        signed: signed.length,
        contributions,
        groups,
        polls,
      }),
      context: { space, basin, candidates, today: todayInParis() },
    },
  };
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
