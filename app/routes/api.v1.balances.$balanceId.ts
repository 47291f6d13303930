import type { LoaderFunctionArgs } from '@remix-run/node';
import { refusedAnswer } from '#app/features/balance/balance-answer.ts';
import { exportBalance } from '#app/features/balance/export-balance.ts';
import { readFrozen } from '#app/features/balance/load-balance.ts';

/** `GET /api/v1/balances/<id>?format=`: a frozen balance, public once published. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const read = await readFrozen(context.services, context.person, params['balanceId'] ?? '');
  if (!read.ok) return refusedAnswer(read.failure);
  const { content, ...head } = read.value;
  return exportBalance(request, context, { content, head, path: `/bilans/${head.id}` });
}
