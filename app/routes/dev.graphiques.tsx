import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChartsGallery } from '#app/components/gallery/charts-gallery.tsx';
import { createI18n } from '#app/i18n/index.ts';

/** Shown in development and in the demonstration; elsewhere it does not exist. */
export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.config.demo && import.meta.env.PROD) throw new Response(null, { status: 404 });
  const { zones } = await context.services.reference.pack();
  return {
    title: createI18n(context.lang).t('dev.charts.title'),
    zones: zones.map(({ code, name, lon, lat }) => ({ code, name, lon, lat })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }];

export default function DevCharts() {
  return <ChartsGallery zones={useLoaderData<typeof loader>().zones} />;
}
