import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { answerAgenda } from '#app/features/meeting/agenda/agenda-action.ts';
import { AgendaPage, type FormTag } from '#app/features/meeting/agenda/agenda-page.tsx';
import { proposedStart } from '#app/features/meeting/agenda/local-time.ts';
import { pageRefusal, readMeeting } from '#app/features/meeting/read-meeting.ts';
import { createI18n } from '#app/i18n/index.ts';
import { authorise } from '#app/services/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { services, person } = context;
  const meetingId = params['meetingId'] ?? '';
  const found = await readMeeting(services, person, meetingId);
  if (!found.ok) throw pageRefusal(found.failure);
  const target = { kind: 'meeting', spaceId: found.value.space.id, meetingId } as const;
  if (!authorise(person, 'drive', target).ok) throw new Response(null, { status: 403 });
  const plan = await services.agenda.get(meetingId);
  if (plan === null) throw new Response(null, { status: 404 });
  const [review, polls, families, joined] = await Promise.all([
    services.contributions.review(meetingId),
    services.polls.list(meetingId),
    services.contributions.groups(meetingId),
    services.meetings.attendance(meetingId),
  ]);
  const { t } = createI18n(context.lang);
  const now = Date.now();
  return {
    plan,
    now,
    title: `${t('agenda.heading')}, ${plan.meeting.title}`,
    holdings: { contributions: review.length, votes: polls.length, families: families.length, joined },
    start: proposedStart(now),
    canCreate: authorise(person, 'create-meeting', { kind: 'space', spaceId: found.value.space.id }).ok,
    copied: new URL(request.url).searchParams.has('copie'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const answer = await answerAgenda(await request.formData(), context, params['meetingId'] ?? '');
  return answer.to === undefined ? answer : redirect(answer.to);
}

const PageForm: FormTag = (props) => <Form preventScrollReset {...props} />;

export default function Agenda() {
  const data = useLoaderData<typeof loader>();
  return (
    <AgendaPage
      // Another meeting is another page: what was open in this one is not open in the next.
      key={data.plan.meeting.id}
      plan={data.plan}
      now={data.now}
      holdings={data.holdings}
      start={data.start}
      canCreate={data.canCreate}
      copied={data.copied}
      answer={useActionData<typeof action>() ?? null}
      Form={PageForm}
    />
  );
}
