import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { JoinScreen } from '#app/features/meeting/join-screen.tsx';
import { readMeeting } from '#app/features/meeting/read-meeting.ts';

/** How often the projected slide asks how many have joined. */
const REFRESH_MS = 5_000;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await readMeeting(context.services, context.person, params['meetingId'] ?? '');
  if (!found.ok) {
    if (found.failure.code === 'not-signed-in') throw redirect('/');
    throw new Response(null, { status: found.failure.code === 'unknown-meeting' ? 404 : 403 });
  }
  const { meeting } = found.value;
  const people = await context.services.meetings.attendance(meeting.id);
  return { title: meeting.title, address: context.url, code: meeting.code, people };
}

export default function Screen() {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, REFRESH_MS);
    return () => {
      clearInterval(timer);
    };
  }, [revalidate]);
  return <JoinScreen {...useLoaderData<typeof loader>()} />;
}
