import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { loadSheet } from '#app/features/meeting/after/load-sheet.ts';
import { sheetRefusal } from '#app/features/meeting/after/refusals.ts';
import { keepSheet } from '#app/features/meeting/after/keep-sheet.ts';
import { SheetPage } from '#app/features/meeting/after/sheet-page.tsx';
import { createI18n } from '#app/i18n/index.ts';

/** A page to read, to print and to come back to: it needs no script. */
export const handle = { plain: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.meeting.title ?? ''} – Ancrage` },
  { name: 'robots', content: 'noindex' },
];

// One person's own: no cache keeps it. The key of its address goes to no other site: see the server's Referrer-Policy.
export function headers() {
  return { 'Cache-Control': 'private, no-store' };
}

/** One's own sheet, with one's cookie or with `?cle=`. `?format=` is answered by `/api/v1/meetings/<id>/sheet`. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const key = new URL(request.url).searchParams.get('cle');
  const loaded = await loadSheet(context.services, {
    person: context.person,
    meetingId: params['meetingId'] ?? '',
    key,
  });
  if (loaded.ok) return loaded.value.sheet;
  const { status, sentence } = sheetRefusal(createI18n(context.lang), loaded.failure.code);
  throw new Response(sentence, { status });
}

/** `link`: a link to come back. `mail`: where to send the sheet. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return keepSheet(request, context, params['meetingId'] ?? '');
}

export default function OwnSheet() {
  return <SheetPage sheet={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
