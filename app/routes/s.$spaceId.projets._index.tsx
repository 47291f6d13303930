import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useRevalidator, useSearchParams } from '@remix-run/react';
import { ComparisonPage } from '#app/features/project/comparison-page.tsx';
import { loadComparison, loadCriteria } from '#app/features/project/load-comparison.ts';
import { readBallot } from '#app/features/project/read-ballot.ts';
import { useBoardChange } from '#app/features/project/use-board-change.ts';
import { useOpenCandidate } from '#app/features/project/use-candidates.ts';
import { useComparison } from '#app/features/project/use-comparison.ts';
import type { FormTag } from '#app/features/project/weights-form.tsx';
import { createI18n } from '#app/i18n/index.ts';
import { authorise } from '#app/services/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title ?? 'Ancrage' },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await loadComparison(context.services, context.person, params['spaceId'] ?? '');
  if (!found.ok) {
    if (found.failure.code === 'not-signed-in') throw redirect('/connexion');
    throw new Response(null, { status: found.failure.code === 'unknown-space' ? 404 : 403 });
  }
  const { t } = createI18n(context.lang);
  return { title: `${t('compare.title')}, ${found.value.space.name} – Ancrage`, comparison: found.value };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { services, person } = context;
  const space = await services.spaces.get(params['spaceId'] ?? '');
  if (space === null) throw new Response(null, { status: 404 });
  const form = await request.formData();
  if (form.get('intent') === 'add') {
    if (!authorise(person, 'create-project', { kind: 'space', spaceId: space.id }).ok || person === null)
      throw new Response(null, { status: 403 });
    const created = await services.projects.create({ spaceId: space.id, createdById: person.id });
    if (!created.ok) return data({ vote: null, refused: created.failure.code }, { status: 409 });
    const title = String(form.get('title') ?? '').slice(0, 160);
    return redirect(`/s/${space.id}/projets/${created.value.id}?titre=${encodeURIComponent(title)}`);
  }
  if (!authorise(person, 'weigh', { kind: 'space', spaceId: space.id }).ok || person === null)
    throw new Response(null, { status: 403 });
  const ballot = readBallot(form, (await loadCriteria(services, space)).criteria);
  if (!ballot.ok)
    return data({ vote: { ok: false as const, found: ballot.found }, refused: null }, { status: 422 });
  const cast = await services.weights.cast({ spaceId: space.id, personId: person.id, points: ballot.points });
  return cast.ok
    ? { vote: { ok: true as const }, refused: null }
    : data({ vote: { ok: false as const, found: 0 }, refused: cast.failure.code }, { status: 422 });
}

const PageForm: FormTag = (props) => <Form {...props} />;

export default function Projects() {
  const { comparison: loaded } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const [search, setSearch] = useSearchParams();
  const { revalidate } = useRevalidator();
  useBoardChange(loaded.space.id, revalidate);
  const comparison = useComparison(loaded, { open: useOpenCandidate() });
  return (
    <ComparisonPage
      data={loaded}
      comparison={comparison}
      Form={PageForm}
      vote={done?.vote ?? null}
      voting={search.has('poids')}
      onVoting={(open) => setSearch(open ? { poids: '1' } : {}, { preventScrollReset: true, replace: true })}
    />
  );
}
