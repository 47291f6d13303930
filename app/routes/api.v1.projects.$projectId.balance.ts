import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportBalance } from '#app/features/balance/export-balance.ts';
import { outcomeFor, readDraft } from '#app/features/balance/load-balance.ts';

/** `GET /api/v1/projects/<id>/balance?format=`: the balance of a project as it is now, for who may read the project. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return exportBalance(request, context, async () => {
    const effective = new URL(request.url).searchParams.get('variant') === 'effective';
    const variant = effective ? 'effective' : 'forecast';
    const read = await readDraft(context.services, context.person, params['projectId'] ?? '', variant);
    if (!read.ok) return read;
    const { content, project } = read.value;
    const path = `/s/${project.spaceId}/projets/${project.id}/bilan${effective ? '?variante=effectif' : ''}`;
    const outcome = await outcomeFor(context.services, context.person, project.id, content);
    return { ok: true, value: { content, head: null, path, outcome } };
  });
}
