import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadWholeBasin } from '#app/features/basin/basin-page.ts';
import { BasinView } from '#app/features/basin/basin-view.tsx';
import { authorise } from '#app/services/index.ts';

/** « Le bassin en chiffres », inside the space of a committee. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const space = await context.services.spaces.get(params['spaceId'] ?? '');
  if (!space || !authorise(context.person, 'read', { kind: 'space', spaceId: space.id }).ok) {
    throw new Response(null, { status: 404 });
  }
  const page = loadWholeBasin(await context.services.reference.pack(space.pack), space.zone);
  if (page === null) throw new Response(null, { status: 404 });
  return page;
}

export default function SpaceBasin() {
  const { basin, around, sources } = useLoaderData<typeof loader>();
  return <BasinView basin={basin} around={around} sources={sources} />;
}
