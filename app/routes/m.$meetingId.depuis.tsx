import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { loadSince } from '#app/features/meeting/after/load-since.ts';
import { sheetRefusal } from '#app/features/meeting/after/refusals.ts';
import { saySince } from '#app/features/meeting/after/say-since.ts';
import { SincePage } from '#app/features/meeting/after/since-page.tsx';
import { createI18n } from '#app/i18n/index.ts';

/** Opened from a mail, sometimes on an old machine: it needs no script. */
export const handle = { plain: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.meeting.title ?? ''} – Ancrage` },
  { name: 'robots', content: 'noindex' },
];

export function headers() {
  return { 'Cache-Control': 'private, no-store' };
}

/** What became of the actions: for who reads the meeting, or for the owner of one by the link of a mail (`?cle=`). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const key = new URL(request.url).searchParams.get('cle');
  const loaded = await loadSince(context.services, {
    person: context.person,
    meetingId: params['meetingId'] ?? '',
    key,
  });
  if (loaded.ok) return loaded.value;
  const { status, sentence } = sheetRefusal(createI18n(context.lang), loaded.failure.code);
  throw new Response(sentence, { status });
}

/** `say`: what became of an action. `owner`: where its reminders go. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return saySince(request, context, params['meetingId'] ?? '');
}

export default function WhatSince() {
  return <SincePage since={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
