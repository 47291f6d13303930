import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExportMenu } from '#app/features/exports/export-menu.tsx';
import { ReportPage } from '#app/features/exports/report-page.tsx';
import { loadRestitution } from '#app/features/meeting/restitution/load-restitution.ts';
import { restitutionReport } from '#app/features/meeting/restitution/restitution-report.ts';
import { useI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.restitution.meeting.title ?? ''} – Ancrage` },
];

/** The restitution of a meeting, read, printed, or taken away. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const loaded = await loadRestitution(context.services, context.person, params['meetingId'] ?? '');
  if (!loaded.ok) {
    const { code } = loaded.failure;
    if (code === 'not-signed-in') throw redirect('/connexion');
    throw new Response(null, { status: code === 'unknown-meeting' ? 404 : 403 });
  }
  return loaded.value;
}

export default function RestitutionPage() {
  const { restitution, context } = useLoaderData<typeof loader>();
  return (
    <ReportPage
      report={restitutionReport(useI18n(), restitution, context)}
      actions={
        <ExportMenu
          address={`/api/v1/meetings/${restitution.meeting.id}/restitution`}
          formats={['pdf', 'docx', 'pptx', 'xlsx', 'csv', 'ics']}
        />
      }
    />
  );
}
