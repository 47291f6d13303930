import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadWholeBasin } from '#app/features/basin/basin-page.ts';
import { figureAsked } from '#app/features/basin/beside.ts';
import { BasinView } from '#app/features/basin/basin-view.tsx';
import { PublicFrame } from '#app/features/basin/public-frame.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const code = params['zone'] ?? '';
  const { t } = createI18n(context.lang);
  const page = loadWholeBasin(await context.services.reference.pack(), code);
  if (page === null) throw new Response(t('basin.unknown', { code: code.slice(0, 12) }), { status: 404 });
  const asked = figureAsked(new URL(request.url).searchParams, page.basin.figures);
  return { ...page, asked, title: t('basin.meta.title', { name: page.basin.name }) };
}

export default function Basin() {
  const { basin, around, sources, asked } = useLoaderData<typeof loader>();
  return (
    <PublicFrame>
      <BasinView key={basin.code} basin={basin} around={around} sources={sources} asked={asked} />
    </PublicFrame>
  );
}
