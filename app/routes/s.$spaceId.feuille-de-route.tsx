import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { roadmap } from '#app/documents/index.ts';
import { openSpaceDocument, todayInParis } from '#app/features/editing/open-space-document.ts';
import { RoadmapPage } from '#app/features/roadmap/roadmap-page.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const opened = await openSpaceDocument(context, params['spaceId'] ?? '', roadmap);
  if (!opened.ok) throw new Response(null, { status: opened.failure.status });
  return { ...opened.value, title: createI18n(context.lang).t('roadmap.title'), today: todayInParis() };
}

export default function Roadmap() {
  const { space, author, canWrite, initial, today } = useLoaderData<typeof loader>();
  return <RoadmapPage space={space} author={author} canWrite={canWrite} initial={initial} today={today} />;
}
