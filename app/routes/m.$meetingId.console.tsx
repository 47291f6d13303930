import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useFetcher, useLoaderData, useRevalidator } from '@remix-run/react';
import { useMemo } from 'react';
import { CollabProvider } from '#app/features/collab/index.ts';
import { answerConsole } from '#app/features/meeting/console/console-action.ts';
import { ConsolePage } from '#app/features/meeting/console/console-page.tsx';
import { loadConsole } from '#app/features/meeting/console/load-console.ts';
import type { Clicked, Wire } from '#app/features/meeting/console/send.ts';
import { useMeetingChange } from '#app/features/meeting/console/use-meeting-change.ts';
import { useOnline } from '#app/features/meeting/console/use-online.ts';
import { pageRefusal } from '#app/features/meeting/read-meeting.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.plan.meeting.title ?? ''} – Ancrage` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await loadConsole(context.services, context.person, params['meetingId'] ?? '', context.url);
  if (!found.ok) throw pageRefusal(found.failure);
  return found.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return answerConsole(await request.formData(), context, params['meetingId'] ?? '');
}

export default function Console() {
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
  const fetcher = useFetcher<typeof action>();
  useMeetingChange(data.plan.meeting.id, () => {
    // A click that leaves meanwhile takes its place: reading again is cut short, and done after the click.
    Promise.resolve(revalidate()).catch(() => undefined);
  });
  const { submit, state } = fetcher;
  const wire: Wire = useMemo(
    () => ({
      busy: state !== 'idle',
      send(fields: Clicked) {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields))
          for (const each of typeof value === 'string' ? [value] : value) form.append(name, each);
        // A whole sheet goes as it is: written as a query it would weigh three times as much.
        submit(
          form,
          'sheet' in fields ? { method: 'post', encType: 'multipart/form-data' } : { method: 'post' },
        );
      },
    }),
    [submit, state],
  );
  return <ConsolePage data={data} wire={wire} answer={fetcher.data ?? null} lost={!useOnline()} />;
}
