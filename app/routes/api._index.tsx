import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { assess } from '#app/engine/index.ts';
import { PublicFrame } from '#app/features/basin/public-frame.tsx';
import { API_EXAMPLE, API_EXAMPLE_KEYS, ApiPage } from '#app/features/impact/api-page.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

/** The page of the API, with the answer of now to its example. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { t } = createI18n(context.lang);
  const pack = await context.services.reference.slice(API_EXAMPLE.scenario.zone);
  const shown = { indicators: [] as unknown[], engine: '', pack: '' };
  let count = 0;
  if (pack !== null) {
    const { scenario, draws } = API_EXAMPLE;
    const found = assess(scenario, pack, { draws });
    const keys: readonly string[] = API_EXAMPLE_KEYS;
    count = found.indicators.length;
    shown.indicators = found.indicators.filter(({ trace }) => keys.includes(trace));
    shown.engine = found.engine;
    shown.pack = found.pack;
  }
  return {
    site: context.url,
    answer: JSON.stringify(shown, null, 2),
    count,
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
