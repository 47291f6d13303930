import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PublicFrame } from '#app/features/basin/public-frame.tsx';
import { loadOpportunities } from '#app/features/opportunities/load-opportunities.ts';
import { OpportunitiesView } from '#app/features/opportunities/opportunities-view.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

/** Which activities suit a basin; public, like the basin's own page. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const code = params['zone'] ?? '';
  const { t } = createI18n(context.lang);
  const page = loadOpportunities(await context.services.reference.pack(), code);
  if (page === null) throw new Response(t('basin.unknown', { code: code.slice(0, 12) }), { status: 404 });
  return {
    page,
    whole: new URL(request.url).searchParams.get('tout') === '1',
    title: t('opportunities.meta.title', { name: page.zone.name }),
  };
}

export default function Opportunities() {
  const { page, whole } = useLoaderData<typeof loader>();
  return (
    <PublicFrame>
      <OpportunitiesView page={page} whole={whole} />
    </PublicFrame>
  );
}
