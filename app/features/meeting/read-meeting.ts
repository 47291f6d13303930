import type { Failure, Result } from '#app/engine/types.ts';
import { authorise, type Actor, type Meeting, type Services, type Space } from '#app/services/index.ts';

/** A meeting and its space, for somebody who may see it. Failures: `unknown-meeting`, `not-signed-in`, `no-right`. */
export async function readMeeting(
  services: Pick<Services, 'meetings' | 'spaces'>,
  person: Actor | null,
  id: string,
): Promise<Result<{ meeting: Meeting; space: Space }>> {
  const meeting = await services.meetings.get(id);
  const space = meeting ? await services.spaces.get(meeting.spaceId) : null;
  if (!meeting || !space) return { ok: false, failure: { code: 'unknown-meeting', id } };
  const right = authorise(person, 'read', { kind: 'meeting', spaceId: space.id, meetingId: meeting.id });
  return right.ok ? { ok: true, value: { meeting, space } } : right;
}

/** What a page of a meeting answers who may not see it: a way in for who is not signed in, else that it is not theirs, or nowhere. */
export function pageRefusal({ code }: Failure, door: '/connexion' | '/' = '/connexion'): Response {
  return code === 'not-signed-in'
    ? new Response(null, { status: 302, headers: { Location: door } })
    : new Response(null, { status: code === 'unknown-meeting' ? 404 : 403 });
}
