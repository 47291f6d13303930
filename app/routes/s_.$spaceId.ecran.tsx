import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { CollabProvider } from '#app/features/collab/index.ts';
import { loadComparison } from '#app/features/project/load-comparison.ts';
import { ScreenPage } from '#app/features/project/screen-page.tsx';
import { useBoardChange } from '#app/features/project/use-board-change.ts';
import { useOpenCandidate } from '#app/features/project/use-candidates.ts';
import { useComparison } from '#app/features/project/use-comparison.ts';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await loadComparison(context.services, context.person, params['spaceId'] ?? '');
  if (!found.ok) {
    if (found.failure.code === 'not-signed-in') throw redirect('/connexion');
    throw new Response(null, { status: found.failure.code === 'unknown-space' ? 404 : 403 });
  }
  const meetings = await context.services.meetings.list(found.value.space.id);
  // The one under way, else the nearest in time: a meeting prepared for next month is not the room's.
  const distance = ({ startsAt }: { startsAt: Date }): number => Math.abs(startsAt.getTime() - Date.now());
  const nearest = meetings.toSorted((a, b) => distance(a) - distance(b));
  const next = nearest.find(({ state }) => state === 'open') ?? nearest[0];
  const { t } = createI18n(context.lang);
  return {
    title: `${t('compare.screen.title')} – Ancrage`,
    comparison: found.value,
    address: context.url,
    code: next?.code ?? null,
  };
}

/** A screen watches: it holds no field and shows nobody's name in the rooms. */
export default function Screen() {
  return (
    <CollabProvider person={null}>
      <Live />
    </CollabProvider>
  );
}

function Live() {
  const { comparison: loaded, address, code } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  useBoardChange(loaded.space.id, revalidate);
  const comparison = useComparison(loaded, { open: useOpenCandidate() });
  return <ScreenPage comparison={comparison} basin={loaded.space.basin} address={address} code={code} />;
}
