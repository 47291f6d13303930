import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import spec from '#app/engine/SPEC.md?raw';
import { PublicFrame } from '#app/features/basin/public-frame.tsx';
import { methodFacts } from '#app/features/method/method-facts.ts';
import { MethodPage } from '#app/features/method/method-page.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

/** The basin that ships with the program: whether an indicator has a value is read there. */
const ZONE = '2705';

/** The method for the public, from the rules and the figures that this very program applies. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { t } = createI18n(context.lang);
  const pack = await context.services.reference.slice(ZONE);
  if (pack === null) throw new Response('Not prepared', { status: 503, headers: { 'Retry-After': '30' } });
  return { facts: methodFacts(pack, ZONE, spec), title: `${t('method.title')} – Ancrage` };
}

export default function Method() {
  const { facts } = useLoaderData<typeof loader>();
  return (
    <PublicFrame>
      <MethodPage facts={facts} />
    </PublicFrame>
  );
}
