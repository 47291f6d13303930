import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BalanceScreen, type BalanceAnswer } from '#app/features/balance/balance-screen.tsx';
import { loadFrozenPage, publishBalance, readFrozen } from '#app/features/balance/load-balance.ts';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

/** A frozen balance: for anybody once published, for its space before. `?format=` is answered by `/api/v1/balances`. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { t } = createI18n(context.lang);
  const found = await loadFrozenPage(context.services, context.person, params['balanceId'] ?? '');
  if (!found.ok) throw refusal(found.failure.code, t);
  const title = found.value.sheet.project.title || t('balance.untitled');
  return { page: found.value, url: context.url, title: t('balance.meta', { title }) };
}

/** `verify` for whoever reads it; `publish` and `withdraw` for those who hold the pen. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { services, person } = context;
  const { t } = createI18n(context.lang);
  const id = params['balanceId'] ?? '';
  const intent = (await request.formData()).get('intent');
  if (intent === 'verify') {
    const read = await readFrozen(services, person, id);
    if (!read.ok) throw refusal(read.failure.code, t);
    const spent = services.limits.spend('verify', context);
    if (!spent.ok) return { refused: spent.failure.code } satisfies BalanceAnswer;
    const verified = await services.balances.verify(id);
    const answer: BalanceAnswer = verified.ok
      ? { verification: verified.value }
      : { refused: verified.failure.code };
    return answer;
  }
  if (intent !== 'publish' && intent !== 'withdraw') throw new Response(null, { status: 400 });
  const done = await publishBalance(services, person, { id, published: intent === 'publish' });
  if (!done.ok) throw refusal(done.failure.code, t);
  return redirect(`/bilans/${id}`);
}

/** An unpublished balance and one that does not exist are told apart only to who is signed in. */
function refusal(code: string, t: ReturnType<typeof createI18n>['t']): Response {
  if (code === 'unknown-balance') return new Response(t('balance.unknown'), { status: 404 });
  return new Response(t(code === 'not-signed-in' ? 'balance.closed' : 'balance.refused.no-right'), {
    status: code === 'not-signed-in' ? 401 : 403,
  });
}

export default function FrozenBalance() {
  const { page, url } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <BalanceScreen page={page} answer={answer ?? null} url={url} />;
}
