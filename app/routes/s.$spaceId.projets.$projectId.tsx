import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData, useRevalidator, useSearchParams } from '@remix-run/react';
import { freezeProject, loadFrozenList } from '#app/features/balance/load-balance.ts';
import { loadComparison } from '#app/features/project/load-comparison.ts';
import { ProjectPage } from '#app/features/project/project-page.tsx';
import { useBoardChange } from '#app/features/project/use-board-change.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const projectId = params['projectId'] ?? '';
  const found = await loadComparison(context.services, context.person, params['spaceId'] ?? '', projectId);
  if (!found.ok) {
    if (found.failure.code === 'not-signed-in') throw redirect('/connexion');
    throw new Response(null, { status: found.failure.code === 'unknown-space' ? 404 : 403 });
  }
  const file = found.value.candidates.find(({ id }) => id === projectId);
  if (file === undefined) throw new Response(null, { status: 404 });
  return {
    title: `${file.snapshot.fields.title || file.number} – Ancrage`,
    projectId: file.id,
    comparison: found.value,
    frozen: await loadFrozenList(context.services, context.person, projectId),
  };
}

/** Freezes the balance of the project and shows it; a refusal is said on the page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const intent = (await request.formData()).get('intent');
  if (intent !== 'freeze' && intent !== 'freeze-effective') throw new Response(null, { status: 400 });
  const variant = intent === 'freeze' ? 'forecast' : 'effective';
  const frozen = await freezeProject(context.services, context.person, params['projectId'] ?? '', variant);
  if (frozen.ok) return redirect(`/bilans/${frozen.value.id}`);
  const { code } = frozen.failure;
  if (code === 'not-signed-in') return redirect('/connexion');
  if (code === 'unknown-project') throw new Response(null, { status: 404 });
  if (code === 'no-right') throw new Response(null, { status: 403 });
  return { refused: code };
}

export default function Project() {
  const { comparison, projectId, frozen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { revalidate } = useRevalidator();
  const [search] = useSearchParams();
  useBoardChange(comparison.space.id, revalidate);
  // The key: going from one project to another is another page, with its own room and its own moves.
  return (
    <ProjectPage
      key={projectId}
      data={comparison}
      projectId={projectId}
      startingTitle={search.get('titre')}
      frozen={frozen}
      refused={answer?.refused ?? null}
    />
  );
}
