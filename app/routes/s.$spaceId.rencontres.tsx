import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { changesIn } from '#app/features/meeting/agenda/agenda-action.ts';
import type { FormTag } from '#app/features/meeting/agenda/agenda-page.tsx';
import { proposedStart } from '#app/features/meeting/agenda/local-time.ts';
import { MeetingsPage } from '#app/features/meeting/agenda/meetings-page.tsx';
import { consoleSentence } from '#app/features/meeting/console/console-sentence.ts';
import { requireSpace } from '#app/features/space/require-space.ts';
import { createI18n } from '#app/i18n/index.ts';
import { authorise, TEMPLATES } from '#app/services/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} – Ancrage` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, person } = context;
  const space = await requireSpace(context, params['spaceId'] ?? '');
  const target = { kind: 'space', spaceId: space.id } as const;
  return {
    title: `${createI18n(context.lang).t('agenda.meetings')}, ${space.name}`,
    meetings: await services.meetings.list(space.id),
    canCreate: authorise(person, 'create-meeting', target).ok,
    // The console asks for the same rights as the settings of the space.
    canDrive: authorise(person, 'drive', { kind: 'meeting', spaceId: space.id, meetingId: '' }).ok,
    start: proposedStart(Date.now()),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { services, person, lang } = context;
  const space = await requireSpace(context, params['spaceId'] ?? '');
  if (person === null || !authorise(person, 'create-meeting', { kind: 'space', spaceId: space.id }).ok)
    throw new Response(null, { status: 403 });
  const form = await request.formData();
  const {
    tables,
    title = '',
    startsAt = new Date(Number.NaN),
    retentionUntil = startsAt,
    ...rest
  } = changesIn(form);
  const made = await services.meetings.create({
    spaceId: space.id,
    title,
    startsAt,
    retentionUntil,
    byId: person.id,
    ...rest,
  });
  if (!made.ok) return data({ refused: consoleSentence(createI18n(lang), made.failure) }, { status: 422 });
  const meetingId = made.value.id;
  const template = TEMPLATES.find((each) => each === form.get('template')) ?? 'half-day';
  await services.agenda.applyTemplate(meetingId, template, lang, person.id);
  if (tables !== undefined) await services.agenda.configure(meetingId, { tables }, person.id);
  return redirect(`/m/${meetingId}/agenda`);
}

const PageForm: FormTag = (props) => <Form {...props} />;

export default function Meetings() {
  const { meetings, canCreate, canDrive, start } = useLoaderData<typeof loader>();
  return (
    <MeetingsPage
      meetings={meetings}
      canCreate={canCreate}
      canDrive={canDrive}
      start={start}
      refused={useActionData<typeof action>()?.refused ?? null}
      Form={PageForm}
    />
  );
}
