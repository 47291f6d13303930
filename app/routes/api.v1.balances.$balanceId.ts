import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportBalance } from '#app/features/balance/export-balance.ts';
import { readFrozen } from '#app/features/balance/load-balance.ts';

/** `GET /api/v1/balances/<id>?format=`: a frozen balance, public once published. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return exportBalance(request, context, async () => {
    const read = await readFrozen(context.services, context.person, params['balanceId'] ?? '');
    if (!read.ok) return read;
    const { content, ...head } = read.value;
    return { ok: true, value: { content, head, path: `/bilans/${head.id}` } };
  });
}
