import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { diagnostic } from '#app/documents/index.ts';
import { DiagnosticPage } from '#app/features/diagnostic/diagnostic-page.tsx';
import { officialFigures } from '#app/features/diagnostic/official-figure.ts';
import { openSpaceDocument, todayInParis } from '#app/features/editing/open-space-document.ts';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const opened = await openSpaceDocument(context, params['spaceId'] ?? '', diagnostic);
  if (!opened.ok) throw new Response(null, { status: opened.failure.status });
  return {
    ...opened.value,
    title: createI18n(context.lang).t('diagnostic.title'),
    figures: officialFigures(
      await context.services.reference.pack(opened.value.space.pack),
      opened.value.space.zone,
    ),
    year: Number(todayInParis().slice(0, 4)),
  };
}

export default function Diagnostic() {
  const { space, author, canWrite, initial, figures, year } = useLoaderData<typeof loader>();
  return (
    <DiagnosticPage
      space={space}
      author={author}
      canWrite={canWrite}
      initial={initial}
      figures={figures}
      year={year}
    />
  );
}
