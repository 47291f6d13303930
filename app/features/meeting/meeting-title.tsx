import { useI18n } from '#app/i18n/index.ts';

/** Which meeting a page of its code is about, and when it is. */
export function MeetingTitle({ meeting }: { meeting: { title: string; startsAt: string } }) {
  const { format } = useI18n();
  return (
    <p className="text-base">
      {meeting.title}
      <br />
      <b>
        {format.date(meeting.startsAt)}, {format.time(meeting.startsAt)}
      </b>
    </p>
  );
}
