import { CalendarPlus } from 'lucide-react';
import { Button, Empty, Notice, Section, Select, Tag } from '#app/components/index.ts';
import { useI18n, type MessageKey } from '#app/i18n/index.ts';
import { type Meeting, TEMPLATES } from '#app/services/index.ts';
import type { FormTag } from './agenda-page.tsx';
import { MeetingFields } from './meeting-fields.tsx';
import { DuplicateButton } from './meeting-tools.tsx';

/** The meetings of a space, and how to make one. */
export function MeetingsPage({
  meetings,
  canDrive,
  canCreate,
  start,
  refused,
  Form,
}: {
  meetings: readonly Meeting[];
  canDrive: boolean;
  canCreate: boolean;
  start: Date;
  refused: string | null;
  Form: FormTag;
}) {
  const { t, format } = useI18n();
  return (
    <div className="mx-auto max-w-[60rem] px-4 py-5">
      <h1>{t('agenda.meetings')}</h1>
      {meetings.length === 0 ? (
        <div className="mt-4">
          <Empty title={t('agenda.noMeeting')}>{t('agenda.noMeetingText')}</Empty>
        </div>
      ) : (
        <ul className="mt-4 border-t-2 border-encre">
          {meetings.map((meeting) => (
            <li
              key={meeting.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-filet py-3"
            >
              <span className="min-w-56 flex-1">
                <b className="block">{meeting.title}</b>
                <span className="s doux">
                  {format.dateTime(meeting.startsAt)}, {t('space.code', { code: format.code(meeting.code) })}
                </span>
              </span>
              <Tag tone={meeting.state === 'open' ? 'now' : 'plain'}>
                {t(`agenda.state.${meeting.state}`)}
              </Tag>
              <span className="rang flex-wrap">
                {doorsOf(meeting, canDrive).map(({ href, label }, place) => (
                  <a key={href} className={place === 0 ? 'btn p' : 'btn'} href={href}>
                    {t(label)}
                    <span className="sr"> {meeting.title}</span>
                  </a>
                ))}
                {canDrive && canCreate ? (
                  <DuplicateButton meeting={meeting} start={start} Form={Form} />
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {canCreate ? (
        <Section className="mt-8" title={t('agenda.new')} id="nouvelle">
          {refused === null ? null : (
            <div className="mb-3">
              <Notice tone="error">{refused}</Notice>
            </div>
          )}
          <Form method="post" className="grid gap-3">
            <MeetingFields meeting={null} tables={0} start={start} />
            <Select
              label={t('agenda.templateChoose')}
              name="template"
              options={TEMPLATES.map((template) => ({
                value: template,
                label: t(`agenda.template.${template}`),
              }))}
            />
            <p>
              <Button type="submit" tone="primary" icon={CalendarPlus}>
                {t('agenda.create')}
              </Button>
            </p>
          </Form>
        </Section>
      ) : null}
    </div>
  );
}

/** Where one goes from the line of a meeting: first what comes next, prepared, driven or joined, then read. */
function doorsOf({ id, state }: Meeting, canDrive: boolean): { href: string; label: MessageKey }[] {
  const restitution = { href: `/m/${id}/restitution`, label: 'console.restitution' } as const;
  const enter = { href: `/m/${id}`, label: 'agenda.enter' } as const;
  if (!canDrive) return state === 'closed' ? [restitution, enter] : [enter];
  const drive = { href: `/m/${id}/console`, label: 'agenda.console' } as const;
  const agenda = { href: `/m/${id}/agenda`, label: 'agenda.heading' } as const;
  switch (state) {
    case 'draft':
      return [agenda, drive];
    case 'open':
      return [drive, restitution, agenda];
    case 'closed':
      return [restitution, drive, agenda];
    default:
      return state satisfies never;
  }
}
