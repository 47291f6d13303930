import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { cardLabels, priorities, project } from '#app/documents/index.ts';
import { openSpaceDocument, setStage } from '#app/features/editing/open-space-document.ts';
import { PrioritiesPage } from '#app/features/priorities/priorities-page.tsx';
import { projectFromCard } from '#app/features/priorities/project-from-card.ts';
import { createI18n } from '#app/i18n/index.ts';
import { authorise } from '#app/services/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { services, lang } = context;
  const opened = await openSpaceDocument(context, params['spaceId'] ?? '', priorities);
  if (!opened.ok) throw new Response(null, { status: opened.failure.status });
  const { space, author, canWrite, stage, initial } = opened.value;
  const projects = await services.projects.list(space.id);
  return {
    title: createI18n(lang).t('priorities.title'),
    space,
    author,
    canWrite,
    stage,
    initial,
    selected: new URL(request.url).searchParams.get('fiche'),
    projects: Object.fromEntries(projects.map(({ number, id }) => [number, id])),
  };
}

/** Makes a candidate project of a card, under the card's number. The document is the server's: what it has not yet is refused. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { services, person, lang } = context;
  const { t } = createI18n(lang);
  const form = await request.formData();
  if (form.get('intent') === 'stage') {
    const spaceId = params['spaceId'] ?? '';
    if (!(await setStage(context, spaceId, 'priorities', form))) throw new Response(null, { status: 403 });
    return redirect(`/s/${spaceId}/priorites`);
  }
  const opened = await openSpaceDocument(context, params['spaceId'] ?? '', priorities);
  if (!opened.ok) throw new Response(null, { status: opened.failure.status });
  const { space, author, initial } = opened.value;
  if (!authorise(person, 'create-project', { kind: 'space', spaceId: space.id }).ok)
    throw new Response(null, { status: 403 });
  const cardId = String(form.get('card') ?? '');
  const cards = initial.ok ? initial.value.collections.cards : [];
  const card = cards.find(({ id }) => id === cardId);
  if (card === undefined) return { refusal: t('priorities.refused.gone') };
  if (card.number === null || card.title.trim() === '') return { refusal: t('priorities.refused.notKept') };
  const created = await services.projects.create({
    spaceId: space.id,
    createdById: author.id,
    number: card.number,
  });
  if (!created.ok) {
    const label = cardLabels(cards, space.prefix).get(card.id) ?? '';
    return {
      refusal:
        created.failure.code === 'number-taken'
          ? t('priorities.refused.numberTaken', { label })
          : t('priorities.refused.full'),
    };
  }
  await services.documents.set(project, created.value.id, author, projectFromCard(card, space.zone));
  await services.documents.set(priorities, space.id, author, { [`cards/${card.id}/status`]: 'project' });
  return redirect(`/s/${space.id}/projets/${created.value.id}`);
}

export default function Priorities() {
  const { space, author, canWrite, stage, initial, selected, projects } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  return (
    <PrioritiesPage
      space={space}
      author={author}
      canWrite={canWrite}
      stage={stage}
      initial={initial}
      selected={selected}
      projects={projects}
      refusal={refusal}
    />
  );
}
