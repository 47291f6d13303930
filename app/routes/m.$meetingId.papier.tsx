import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { useCallback } from 'react';
import { CollabProvider } from '#app/features/collab/index.ts';
import { useMeetingChange } from '#app/features/meeting/console/use-meeting-change.ts';
import { loadPaper } from '#app/features/meeting/paper/load-paper.ts';
import { PaperPage } from '#app/features/meeting/paper/paper-page.tsx';
import { pageRefusal } from '#app/features/meeting/read-meeting.ts';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await loadPaper(context.services, context.person, params['meetingId'] ?? '');
  if (!found.ok) throw pageRefusal(found.failure);
  const title = `${createI18n(context.lang).t('paper.title')}, ${found.value.meeting.title}`;
  return { ...found.value, title };
}

export default function Paper() {
  const data = useLoaderData<typeof loader>();
  return (
    <CollabProvider person={data.person}>
      <Live />
    </CollabProvider>
  );
}

function Live() {
  const data = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const again = useCallback(() => {
    Promise.resolve(revalidate()).catch(() => undefined);
  }, [revalidate]);
  useMeetingChange(data.meeting.id, again);
  return <PaperPage data={data} onChanged={again} />;
}
