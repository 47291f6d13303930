import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BasinIndex } from '#app/features/basin/basin-index.tsx';
import { listBasins } from '#app/features/basin/list-basins.ts';
import { PublicFrame } from '#app/features/basin/public-frame.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  // The home page's list of basins is a plain form: it sends the code here.
  const zone = searchParams.get('zone');
  if (zone !== null && /^\d{4}$/.test(zone)) throw redirect(`/bassins/${zone}`);
  const search = (searchParams.get('q') ?? '').trim().slice(0, 60);
  const regions = listBasins(await context.services.reference.pack(), search);
  return { search, regions, title: `${createI18n(context.lang).t('basin.index.title')} – Ancrage` };
}

export default function Basins() {
  const { search, regions } = useLoaderData<typeof loader>();
  return (
    <PublicFrame>
      <BasinIndex search={search} regions={regions} />
    </PublicFrame>
  );
}
