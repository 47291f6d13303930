import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { loadOutcome, recordOutcome } from '#app/features/balance/load-outcome.ts';
import { OutcomeScreen, type OutcomeAnswer } from '#app/features/balance/outcome-screen.tsx';
import { createI18n, isMessageKey } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

/** What was forecast for a project and what happened, for who may read it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { t } = createI18n(context.lang);
  const found = await loadOutcome(context.services, context.person, params['projectId'] ?? '', new Date());
  if (!found.ok) throw refusal(found.failure.code);
  return { page: found.value, title: t('balance.outcome.meta', { title: found.value.project.title }) };
}

/** One observed value: `year`, `measure`, `value` and `proof`, for who may write the project. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const i18n = createI18n(context.lang);
  const { t, format } = i18n;
  const form = await request.formData();
  const field = (name: string, most: number) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, most) : '';
  };
  const typed = {
    year: field('year', 10),
    measure: field('measure', 40),
    value: field('value', 60),
    proof: field('proof', 2000),
  };
  const done = await recordOutcome(context.services, context.person, params['projectId'] ?? '', typed, i18n);
  if (done.ok) return { kept: true } satisfies OutcomeAnswer;
  const { code, sentence, found, min, max } = done.failure;
  if (code === 'not-signed-in' || code === 'no-right' || code === 'unknown-project') throw refusal(code);
  if (typeof sentence === 'string') return { refused: sentence, typed } satisfies OutcomeAnswer;
  const key = `balance.outcome.refused.${code}`;
  const words = (value: unknown) =>
    typeof value === 'number' && Number.isFinite(value) ? format.number(value).replace(/\s/gu, '') : '–';
  return {
    refused: isMessageKey(key)
      ? t(key, { found: words(found), min: words(min), max: words(max) })
      : t('balance.refused.other', { code }),
    typed,
  } satisfies OutcomeAnswer;
}

function refusal(code: string): Response {
  if (code === 'not-signed-in') return redirect('/connexion');
  return new Response(null, { status: code === 'unknown-project' ? 404 : 403 });
}

export default function Outcome() {
  const { page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <OutcomeScreen page={page} answer={answer ?? null} />;
}
