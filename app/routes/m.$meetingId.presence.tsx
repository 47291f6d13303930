import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadAttendance } from '#app/features/meeting/attendance/load-attendance.ts';
import { AttendancePage } from '#app/features/meeting/attendance/sheet-page.tsx';
import { pageRefusal } from '#app/features/meeting/read-meeting.ts';
import { createI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

/** The attendance sheet, for who drives. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, person, lang, url } = context;
  const found = await loadAttendance(services, person, params['meetingId'] ?? '', url);
  if (!found.ok) throw pageRefusal(found.failure);
  const title = `${createI18n(lang).t('presence.title')}, ${found.value.meeting.title}`;
  return { sheet: found.value, title };
}

export default function Attendance() {
  return <AttendancePage sheet={useLoaderData<typeof loader>().sheet} />;
}
