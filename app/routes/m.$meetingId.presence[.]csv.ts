import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvOf } from '#app/features/exports/csv-report.ts';
import { fileAnswer } from '#app/features/exports/file-answer.ts';
import { fileStem } from '#app/features/exports/report.ts';
import { loadAttendance } from '#app/features/meeting/attendance/load-attendance.ts';
import { pageRefusal } from '#app/features/meeting/read-meeting.ts';
import { createI18n } from '#app/i18n/index.ts';

/** The attendance sheet as a file that a French Excel opens. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, person, lang, url } = context;
  const found = await loadAttendance(services, person, params['meetingId'] ?? '', url);
  if (!found.ok) throw pageRefusal(found.failure);
  const { t } = createI18n(lang);
  const { meeting, lines } = found.value;
  const caption = `${t('presence.title')}, ${meeting.title}`;
  const columns = [t('presence.name'), t('presence.organisation')].map((title) => ({
    title,
    kind: 'text' as const,
  }));
  const rows = lines.map(({ name, organisation }) => [name, organisation]);
  return fileAnswer(csvOf({ caption, columns, rows, empty: '' }), 'csv', fileStem(caption));
}
