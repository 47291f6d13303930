import { Download } from 'lucide-react';
import { DataTable, Empty, Icon, Section } from '#app/components/index.ts';
import { QrCode } from '#app/components/qr-code.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { MeetingBar } from '../meeting-bar.tsx';
import { ToConsole } from '../to-console.tsx';
import type { AttendanceSheet } from './load-attendance.ts';

/** The attendance sheet for who holds the meeting: the square to put at the door, and who has signed. */
export function AttendancePage({ sheet }: { sheet: AttendanceSheet }) {
  const { t, format } = useI18n();
  const { meeting, spaceId, address, lines, joined } = sheet;
  const door = `${address}/r/${meeting.code}/presence`;
  return (
    <div className="min-h-screen">
      <MeetingBar meeting={meeting} spaceId={spaceId} />
      <main className="mx-auto max-w-[80rem] px-5 py-5">
        <ToConsole meetingId={meeting.id} />
        <h1>{t('presence.title')}</h1>
        <p className="mt-2 max-w-[44rem]">{t('presence.text')}</p>
        <div className="mt-5 grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
          <figure className="grid gap-3">
            <QrCode text={door} label={t('presence.qr')} className="w-full max-w-[22rem] bg-calque" />
            <figcaption>
              {t('presence.door')} <b className="break-all">{door.replace(/^https?:\/\//u, '')}</b>
            </figcaption>
          </figure>
          <Section
            title={t('presence.lines', { count: lines.length })}
            note={t('presence.joined', { count: joined })}
            action={
              lines.length === 0 ? undefined : (
                <a className="btn" href={`/m/${meeting.id}/presence.csv`}>
                  <Icon of={Download} />
                  {t('presence.csv')}
                </a>
              )
            }
          >
            {lines.length === 0 ? (
              <Empty title={t('presence.none')}>
                {t('presence.noneText', { date: format.date(meeting.retentionUntil) })}
              </Empty>
            ) : (
              <DataTable
                caption={t('presence.title')}
                rows={lines}
                rowKey={({ name, organisation }) => `${name} ${organisation}`}
                columns={[
                  { id: 'name', head: t('presence.name'), rowHeader: true, cell: ({ name }) => name },
                  {
                    id: 'organisation',
                    head: t('presence.organisation'),
                    cell: ({ organisation }) => organisation,
                  },
                ]}
              />
            )}
          </Section>
        </div>
      </main>
    </div>
  );
}
