import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { EverywherePage } from '#app/features/everywhere/everywhere-page.tsx';
import { loadEverywhere, readQuery } from '#app/features/everywhere/load-everywhere.ts';
import { createI18n } from '#app/i18n/index.ts';

/** While the table of a pack is being prepared, the page asks again. */
const AGAIN_MS = 3000;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

/** « Et ailleurs ? »: the project in every basin. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const query = readQuery(new URL(request.url).searchParams);
  const { services, person } = context;
  const found = await loadEverywhere(
    services,
    person,
    params['spaceId'] ?? '',
    params['projectId'] ?? '',
    query,
  );
  if (!found.ok) {
    const { code } = found.failure;
    if (code === 'not-signed-in') throw redirect('/connexion');
    throw new Response(null, { status: code === 'no-right' ? 403 : 404 });
  }
  const { t } = createI18n(context.lang);
  const { title, number } = found.value.project;
  return { data: found.value, title: t('everywhere.meta.title', { project: title || number }) };
}

export default function Everywhere() {
  const { data } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const preparing = data.state.kind === 'preparing' ? data.state.done : null;
  useEffect(() => {
    if (preparing === null) return;
    const again = setInterval(revalidate, AGAIN_MS);
    return () => clearInterval(again);
  }, [preparing, revalidate]);
  return <EverywherePage data={data} />;
}
