import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator, useSearchParams } from '@remix-run/react';
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
  };
}

export default function Project() {
  const { comparison, projectId } = useLoaderData<typeof loader>();
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
    />
  );
}
