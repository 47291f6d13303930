import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExportMenu } from '#app/features/exports/export-menu.tsx';
import { ReportPage } from '#app/features/exports/report-page.tsx';
import { PublishPanel } from '#app/features/meeting/after/publish-panel.tsx';
import { publishRestitution } from '#app/features/meeting/after/publish-restitution.ts';
import { pageRefusal } from '#app/features/meeting/read-meeting.ts';
import { loadRestitution } from '#app/features/meeting/restitution/load-restitution.ts';
import { RESTITUTION_FORMATS } from '#app/features/meeting/restitution/restitution-formats.ts';
import { restitutionReport } from '#app/features/meeting/restitution/restitution-report.ts';
import { useI18n } from '#app/i18n/index.ts';
import { authorise } from '#app/services/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.restitution.meeting.title ?? ''} – Ancrage` },
];

/** The restitution of a meeting, read, printed, taken away, made public. A stranger is led to the public page. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const meetingId = params['meetingId'] ?? '';
  const loaded = await loadRestitution(context.services, context.person, meetingId);
  if (!loaded.ok) throw pageRefusal(loaded.failure);
  const { restitution, context: around, publishedAt, reach, space } = loaded.value;
  if (reach === 'public') throw redirect(`/rencontres/${meetingId}`);
  const published = publishedAt !== null;
  const target = { kind: 'restitution', spaceId: space.id, meetingId, published } as const;
  return {
    restitution,
    context: around,
    publishedAt: publishedAt?.toISOString() ?? null,
    publishes: authorise(context.person, 'publish', target).ok,
  };
}

/** `publish` and `withdraw`, for those who drive. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const meetingId = params['meetingId'] ?? '';
  const intent = (await request.formData()).get('intent');
  if (intent !== 'publish' && intent !== 'withdraw') throw new Response(null, { status: 400 });
  const { services, person } = context;
  const done = await publishRestitution(services, person, { meetingId, published: intent === 'publish' });
  if (done.ok) return redirect(`/m/${meetingId}/restitution`);
  throw pageRefusal(done.failure);
}

export default function RestitutionPage() {
  const { restitution, context, publishedAt, publishes } = useLoaderData<typeof loader>();
  const { id } = restitution.meeting;
  return (
    <>
      <ReportPage
        report={restitutionReport(useI18n(), restitution, context)}
        actions={
          <ExportMenu address={`/api/v1/meetings/${id}/restitution`} formats={[...RESTITUTION_FORMATS]} />
        }
      />
      <PublishPanel
        meetingId={id}
        publishedAt={publishedAt}
        publishes={publishes}
        kept={restitution.actions.filter(({ owner, ownerAgrees }) => owner !== '' && !ownerAgrees).length}
      />
    </>
  );
}
