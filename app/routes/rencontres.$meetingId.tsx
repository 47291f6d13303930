import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExportMenu } from '#app/features/exports/export-menu.tsx';
import { ReportPage } from '#app/features/exports/report-page.tsx';
import { loadRestitution } from '#app/features/meeting/restitution/load-restitution.ts';
import { PUBLIC_FORMATS } from '#app/features/meeting/restitution/restitution-formats.ts';
import { restitutionReport } from '#app/features/meeting/restitution/restitution-report.ts';
import { createI18n, useI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.restitution.meeting.title ?? ''} – Ancrage` },
];

/**
 * The restitution of a meeting for anybody, once a facilitator made it public. It is what a stranger reads, whoever looks: a
 * facilitator sees here what others see. One that is not public and one that is not are answered alike.
 */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const loaded = await loadRestitution(context.services, null, params['meetingId'] ?? '');
  if (!loaded.ok) throw new Response(createI18n(context.lang).t('after.public.none'), { status: 404 });
  return loaded.value;
}

export default function PublicRestitution() {
  const { restitution, context } = useLoaderData<typeof loader>();
  return (
    <ReportPage
      report={restitutionReport(useI18n(), restitution, context)}
      actions={<ExportMenu address={`/rencontres/${restitution.meeting.id}`} formats={[...PUBLIC_FORMATS]} />}
    />
  );
}
