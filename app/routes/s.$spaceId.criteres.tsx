import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useRevalidator } from '@remix-run/react';
import { CriteriaPage, type CriteriaOutcome } from '#app/features/project/criteria-page.tsx';
import { changeCriteria, loadCriteriaPage } from '#app/features/project/load-criteria.ts';
import { useBoardChange } from '#app/features/project/use-board-change.ts';
import type { FormTag } from '#app/features/project/weights-form.tsx';
import { requireSpace } from '#app/features/space/require-space.ts';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const space = await requireSpace(context, params['spaceId'] ?? '');
  const { t } = createI18n(context.lang);
  return {
    title: `${t('criteria.title')}, ${space.name} – Ancrage`,
    page: await loadCriteriaPage(context.services, context.person, space),
  };
}

/** Changes criteria, locks or opens their scales, gives marks: see changeCriteria. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const space = await requireSpace(context, params['spaceId'] ?? '');
  const done = await changeCriteria(context, space, await request.formData());
  if (done === 'forbidden') throw new Response(null, { status: 403 });
  return answer<CriteriaOutcome>(done, { status: done.ok ? 200 : 422 });
}

const PageForm: FormTag = (props) => <Form {...props} />;

export default function Criteria() {
  const { page } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>() ?? null;
  const { revalidate } = useRevalidator();
  useBoardChange(page.space, revalidate);
  return <CriteriaPage data={page} outcome={outcome} Form={PageForm} />;
}
