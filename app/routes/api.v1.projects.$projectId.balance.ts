import type { LoaderFunctionArgs } from '@remix-run/node';
import { refusedAnswer } from '#app/features/balance/balance-answer.ts';
import { exportBalance } from '#app/features/balance/export-balance.ts';
import { readDraft } from '#app/features/balance/load-balance.ts';

/** `GET /api/v1/projects/<id>/balance?format=`: the balance of a project as it is now, for who may read the project. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const read = await readDraft(context.services, context.person, params['projectId'] ?? '');
  if (!read.ok) return refusedAnswer(read.failure);
  const { content, project } = read.value;
  const path = `/s/${project.spaceId}/projets/${project.id}/bilan`;
  return exportBalance(request, context, { content, head: null, path });
}
