import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BalanceScreen } from '#app/features/balance/balance-screen.tsx';
import { loadDraftPage } from '#app/features/balance/load-balance.ts';
import { RefusedNotice } from '#app/features/balance/refused-notice.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

/** The balance sheet of a project as it is now, before it is frozen; `?variante=effectif` with what was observed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { t } = createI18n(context.lang);
  const effective = new URL(request.url).searchParams.get('variante') === 'effectif';
  const variant = effective ? 'effective' : 'forecast';
  const found = await loadDraftPage(context.services, context.person, params['projectId'] ?? '', variant);
  const projectHref = `/s/${params['spaceId'] ?? ''}/projets/${params['projectId'] ?? ''}`;
  if (!found.ok) {
    const { code } = found.failure;
    if (code === 'not-signed-in') throw redirect('/connexion');
    if (code === 'unknown-project') throw new Response(null, { status: 404 });
    if (code === 'no-right') throw new Response(null, { status: 403 });
    return { page: null, refused: code, projectHref, url: context.url, title: t('balance.refused.title') };
  }
  const title = found.value.sheet.project.title || t('balance.untitled');
  return {
    page: found.value,
    refused: null,
    projectHref,
    url: context.url,
    title: t('balance.meta', { title }),
  };
}

export default function DraftBalance() {
  const { page, refused, projectHref, url } = useLoaderData<typeof loader>();
  return page === null ? (
    <main className="mx-auto max-w-[62rem] p-(--gouttiere)">
      <RefusedNotice code={refused ?? ''} />
      <p className="mt-3">
        <a href={projectHref}>{projectHref}</a>
      </p>
    </main>
  ) : (
    <BalanceScreen page={page} answer={null} url={url} />
  );
}
