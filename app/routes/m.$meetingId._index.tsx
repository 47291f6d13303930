import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PhonePage } from '#app/features/meeting/phone-page.tsx';
import { readMeeting } from '#app/features/meeting/read-meeting.ts';
import { authorise } from '#app/services/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.meeting.title ?? ''} – Ancrage` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await readMeeting(context.services, context.person, params['meetingId'] ?? '');
  if (!found.ok) {
    if (found.failure.code === 'not-signed-in') throw redirect('/');
    throw new Response(null, { status: found.failure.code === 'unknown-meeting' ? 404 : 403 });
  }
  const { meeting, space } = found.value;
  return {
    meeting: {
      id: meeting.id,
      title: meeting.title,
      code: meeting.code,
      startsAt: meeting.startsAt.toISOString(),
      retentionUntil: meeting.retentionUntil.toISOString(),
    },
    zone: space.zone,
    person: { name: context.person?.name ?? '' },
    space: authorise(context.person, 'read', { kind: 'space', spaceId: space.id }).ok ? space.id : null,
    drives: authorise(context.person, 'drive', { kind: 'meeting', spaceId: space.id, meetingId: meeting.id })
      .ok,
  };
}

export default function Phone() {
  return <PhonePage {...useLoaderData<typeof loader>()} />;
}
