import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { SignPage } from '#app/features/meeting/attendance/sign-page.tsx';
import { CodeRefused } from '#app/features/meeting/code-refused.tsx';
import { createI18n } from '#app/i18n/index.ts';
import type { AppContext } from '#app/load-context.ts';
import { SHEET_LIMITS } from '#app/services/index.ts';

export const handle = { plain: true };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.meeting.title} – Ancrage` : 'Ancrage' },
];

/** The meeting of a code; throws the page that says why there is none. */
async function meetingOf({ services, visitor, lang }: AppContext, typed: string) {
  const code = typed.replace(/\D/g, '').slice(0, 6);
  const found = await services.meetings.byCode(code, visitor);
  if (found.ok) return { code, found: found.value };
  const { t } = createI18n(lang);
  if (found.failure.code === 'too-many-tries') throw new Response(t('join.tooMany'), { status: 429 });
  throw new Response(t('join.unknownText', { found: typed.slice(0, 20) }), { status: 404 });
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { code, found } = await meetingOf(context, params['code'] ?? '');
  const { title, startsAt, retentionUntil } = found;
  return {
    code,
    meeting: { title, startsAt: startsAt.toISOString(), retentionUntil: retentionUntil.toISOString() },
  };
}

/** Signs: whoever has the code, without being anybody here. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { found } = await meetingOf(context, params['code'] ?? '');
  const form = await request.formData();
  const text = (field: string): string => {
    const value = form.get(field);
    return typeof value === 'string' ? value.trim().slice(0, 500) : '';
  };
  const [name, organisation] = [text('name'), text('organisation')];
  const done = await context.services.contributions.sign({ meetingId: found.id, name, organisation });
  if (done.ok) return { signed: name, refusal: null };
  const { t } = createI18n(context.lang);
  const { code } = done.failure;
  const sentence =
    code === 'sheet-full'
      ? t('presence.full', { max: SHEET_LIMITS.lines })
      : code === 'meeting-closed'
        ? t('presence.over')
        : t('presence.refused', { name: SHEET_LIMITS.name, organisation: SHEET_LIMITS.organisation });
  return data({ signed: null, refusal: { name, organisation, sentence } }, { status: 422 });
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) throw error;
  return <CodeRefused status={error.status} reason={typeof error.data === 'string' ? error.data : null} />;
}

export default function Sign() {
  const answer = useActionData<typeof action>();
  return (
    <SignPage
      {...useLoaderData<typeof loader>()}
      signed={answer?.signed ?? null}
      refusal={answer?.refusal ?? null}
      max={SHEET_LIMITS}
    />
  );
}
