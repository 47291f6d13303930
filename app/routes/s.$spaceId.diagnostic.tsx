import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { diagnostic } from '#app/documents/index.ts';
import { DiagnosticPage } from '#app/features/diagnostic/diagnostic-page.tsx';
import { figureOrigins } from '#app/features/diagnostic/figure-origins.ts';
import { officialFigures } from '#app/features/diagnostic/official-figure.ts';
import { openSpaceDocument, setStage, todayInParis } from '#app/features/editing/open-space-document.ts';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const opened = await openSpaceDocument(context, params['spaceId'] ?? '', diagnostic);
  if (!opened.ok) throw new Response(null, { status: opened.failure.status });
  const { pack: version, zone } = opened.value.space;
  const pack = await context.services.reference.pack(version);
  return {
    ...opened.value,
    title: createI18n(context.lang).t('diagnostic.title'),
    figures: officialFigures(pack, zone),
    origins: figureOrigins(pack, zone),
    year: Number(todayInParis().slice(0, 4)),
  };
}

/** Closes the stage, or opens it again. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const spaceId = params['spaceId'] ?? '';
  if (!(await setStage(context, spaceId, 'diagnostic', await request.formData())))
    throw new Response(null, { status: 403 });
  return redirect(`/s/${spaceId}/diagnostic`);
}

export default function Diagnostic() {
  const { space, author, canWrite, stage, initial, figures, origins, year } = useLoaderData<typeof loader>();
  return (
    <DiagnosticPage
      space={space}
      author={author}
      canWrite={canWrite}
      stage={stage}
      initial={initial}
      figures={figures}
      origins={origins}
      year={year}
    />
  );
}
