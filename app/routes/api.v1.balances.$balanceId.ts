import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportBalance } from '#app/features/balance/export-balance.ts';
import { outcomeFor, readFrozen } from '#app/features/balance/load-balance.ts';

/** `GET /api/v1/balances/<id>?format=`: a frozen balance, public once published. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return exportBalance(request, context, async () => {
    const read = await readFrozen(context.services, context.person, params['balanceId'] ?? '');
    if (!read.ok) return read;
    const { content, ...head } = read.value;
    const outcome = await outcomeFor(context.services, context.person, head.projectId, content);
    return { ok: true, value: { content, head, path: `/bilans/${head.id}`, outcome } };
  });
}
