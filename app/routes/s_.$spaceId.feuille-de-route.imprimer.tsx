import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { roadmap } from '#app/documents/index.ts';
import { openSpaceDocument, todayInParis } from '#app/features/editing/open-space-document.ts';
import { readableOf } from '#app/features/exports/space-export.ts';
import { ReportPage } from '#app/features/exports/report-page.tsx';
import { roadmapReport } from '#app/features/roadmap/roadmap-report.ts';
import { createI18n, useI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

/** The roadmap on paper. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const opened = await openSpaceDocument(context, params['spaceId'] ?? '', roadmap);
  if (!opened.ok) {
    if (opened.failure.status === 401) throw redirect('/connexion');
    throw new Response(null, { status: opened.failure.status });
  }
  const { space, initial } = opened.value;
  const snapshot = readableOf(initial);
  if (snapshot === null) throw new Response(null, { status: 409 });
  return { title: createI18n(context.lang).t('roadmap.title'), space, snapshot, today: todayInParis() };
}

export default function PrintedRoadmap() {
  const { space, snapshot, today } = useLoaderData<typeof loader>();
  return <ReportPage report={roadmapReport(useI18n(), snapshot, { space, today })} />;
}
