import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadPhone } from '#app/features/meeting/load-phone.ts';
import { PhonePage } from '#app/features/meeting/phone-page.tsx';
import { pageRefusal } from '#app/features/meeting/read-meeting.ts';

/** Only the texts of the phone are downloaded: see root. */
export const handle = { words: 'phone' };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.meeting.title ?? ''} – Ancrage` },
];

// What is on screen is the state of the room: a copy kept by the browser would lie.
export function headers() {
  return { 'Cache-Control': 'private, no-store' };
}

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const loaded = await loadPhone(context, params['meetingId'] ?? '', {
    look: searchParams.get('etape'),
    kept: searchParams.get('envoye'),
    refused: searchParams.get('refus'),
  });
  if (loaded.ok) return loaded.value;
  // Somebody whose session is gone comes back by the code.
  throw pageRefusal(loaded.failure, '/');
}

// The page follows the room by itself, from what it started with.
export function shouldRevalidate() {
  return false;
}

export default function Phone() {
  return <PhonePage start={useLoaderData<typeof loader>()} />;
}
