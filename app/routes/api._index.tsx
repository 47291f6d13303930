import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PublicFrame } from '#app/features/basin/public-frame.tsx';
import { exampleAnswer } from '#app/features/impact/api-example.ts';
import { API_EXAMPLE, ApiPage } from '#app/features/impact/api-page.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

/** The page of the API, with the answer of now to its example. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { t } = createI18n(context.lang);
  const pack = await context.services.reference.slice(API_EXAMPLE.scenario.zone);
  return {
    site: context.url,
    // The zone is the demonstration's: it is in every pack.
    ...(pack === null ? { answer: '', count: 0 } : exampleAnswer(pack)),
    title: t('balance.api.meta'),
  };
}

export default function Api() {
  return (
    <PublicFrame>
      <ApiPage {...useLoaderData<typeof loader>()} />
    </PublicFrame>
  );
}
