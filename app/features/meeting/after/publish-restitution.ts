import type { Result } from '#app/engine/types.ts';
import { authorise, type Actor, type Services } from '#app/services/index.ts';

/** Makes a restitution public, or withdraws it. Failures: `unknown-meeting`, `not-signed-in`, `no-right`. */
export async function publishRestitution(
  services: Pick<Services, 'meetings' | 'after'>,
  person: Actor | null,
  { meetingId, published }: { meetingId: string; published: boolean },
): Promise<Result<void>> {
  const meeting = await services.meetings.get(meetingId);
  if (meeting === null) return { ok: false, failure: { code: 'unknown-meeting', id: meetingId } };
  const { spaceId } = meeting;
  const right = authorise(person, 'publish', { kind: 'restitution', spaceId, meetingId, published: false });
  if (!right.ok) return right;
  return services.after.setPublished({ meetingId, published, byId: person?.id ?? null });
}
