import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { roadmap } from '#app/documents/index.ts';
import { openSpaceDocument, setStage, todayInParis } from '#app/features/editing/open-space-document.ts';
import { RoadmapPage } from '#app/features/roadmap/roadmap-page.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const opened = await openSpaceDocument(context, params['spaceId'] ?? '', roadmap);
  if (!opened.ok) throw new Response(null, { status: opened.failure.status });
  return { ...opened.value, title: createI18n(context.lang).t('roadmap.title'), today: todayInParis() };
}

/** Closes the stage, or opens it again. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const spaceId = params['spaceId'] ?? '';
  if (!(await setStage(context, spaceId, 'roadmap', await request.formData())))
    throw new Response(null, { status: 403 });
  return redirect(`/s/${spaceId}/feuille-de-route`);
}

export default function Roadmap() {
  const { space, author, canWrite, stage, initial, today } = useLoaderData<typeof loader>();
  return (
    <RoadmapPage
      space={space}
      author={author}
      canWrite={canWrite}
      stage={stage}
      initial={initial}
      today={today}
    />
  );
}
