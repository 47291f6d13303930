import { authorise, type Actor, type Services, type Space } from '#app/services/index.ts';

/**
 * The space of that id, for somebody who may read it.
 * @throws Response 404 when there is none, 401 when nobody is signed in, 403 without the right.
 */
export async function requireSpace(
  context: { services: Pick<Services, 'spaces'>; person: Actor | null },
  id: string,
): Promise<Space> {
  const space = await context.services.spaces.get(id);
  if (!space) throw new Response(null, { status: 404 });
  const right = authorise(context.person, 'read', { kind: 'space', spaceId: space.id });
  if (!right.ok) throw new Response(null, { status: right.failure.code === 'not-signed-in' ? 401 : 403 });
  return space;
}
