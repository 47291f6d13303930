import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { CodeRefused } from '#app/features/meeting/code-refused.tsx';
import { JoinPage } from '#app/features/meeting/join-page.tsx';
import { createI18n } from '#app/i18n/index.ts';
import { PSEUDONYM_MAX } from '#app/services/index.ts';

export const handle = { plain: true };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.meeting.title} – Ancrage` : 'Ancrage' },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const code = (params['code'] ?? '').replace(/\D/g, '').slice(0, 6);
  const found = await context.services.meetings.byCode(code, context.visitor);
  if (!found.ok) throw refuse(found.failure.code, context.lang, params['code'] ?? '');
  const { title, startsAt, retentionUntil } = found.value;
  return {
    code,
    meeting: { title, startsAt: startsAt.toISOString(), retentionUntil: retentionUntil.toISOString() },
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = form.get('pseudonym');
  const pseudonym = typeof typed === 'string' ? typed.trim() : '';
  const joined = await context.services.meetings.join({
    code: params['code'] ?? '',
    pseudonym,
    visitor: context.visitor,
    person: context.person,
  });
  if (!joined.ok) {
    if (joined.failure.code !== 'invalid-pseudonym')
      throw refuse(joined.failure.code, context.lang, params['code'] ?? '');
    const { t } = createI18n(context.lang);
    const sentence = t('join.nameRefused', { max: PSEUDONYM_MAX, found: [...pseudonym].length });
    return data({ refusal: { name: pseudonym.slice(0, 2 * PSEUDONYM_MAX), sentence } }, { status: 400 });
  }
  const { meeting, person } = joined.value;
  return redirect(`/m/${meeting.id}`, {
    headers: { 'Set-Cookie': context.services.sessions.start(person.id) },
  });
}

/** The page that says why a code does not open. */
function refuse(code: string, lang: 'fr' | 'en', found: string): Response {
  const { t } = createI18n(lang);
  if (code === 'too-many-tries') return new Response(t('join.tooMany'), { status: 429 });
  return new Response(t('join.unknownText', { found: found.slice(0, 20) }), { status: 404 });
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) throw error;
  return <CodeRefused status={error.status} reason={typeof error.data === 'string' ? error.data : null} />;
}

export default function Join() {
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  return <JoinPage {...useLoaderData<typeof loader>()} refusal={refusal} maxName={PSEUDONYM_MAX} />;
}
