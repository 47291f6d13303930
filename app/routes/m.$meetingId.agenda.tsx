import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { answerAgenda } from '#app/features/meeting/agenda/agenda-action.ts';
import { AgendaPage, type FormTag } from '#app/features/meeting/agenda/agenda-page.tsx';
import { readMeeting } from '#app/features/meeting/read-meeting.ts';
import { createI18n } from '#app/i18n/index.ts';
import { authorise } from '#app/services/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, person } = context;
  const meetingId = params['meetingId'] ?? '';
  const found = await readMeeting(services, person, meetingId);
  if (!found.ok) {
    if (found.failure.code === 'not-signed-in') throw redirect('/connexion');
    throw new Response(null, { status: found.failure.code === 'unknown-meeting' ? 404 : 403 });
  }
  const target = { kind: 'meeting', spaceId: found.value.space.id, meetingId } as const;
  if (!authorise(person, 'drive', target).ok) throw new Response(null, { status: 403 });
  const plan = await services.agenda.get(meetingId);
  if (plan === null) throw new Response(null, { status: 404 });
  const { t } = createI18n(context.lang);
  return { plan, now: Date.now(), title: `${t('agenda.heading')}, ${plan.meeting.title}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return answerAgenda(await request.formData(), context, params['meetingId'] ?? '');
}

const PageForm: FormTag = (props) => <Form preventScrollReset {...props} />;

export default function Agenda() {
  const { plan, now } = useLoaderData<typeof loader>();
  return <AgendaPage plan={plan} now={now} answer={useActionData<typeof action>() ?? null} Form={PageForm} />;
}
