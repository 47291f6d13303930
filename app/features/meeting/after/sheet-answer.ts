import { fileAnswer } from '#app/features/exports/file-answer.ts';
import { spendFile } from '#app/features/exports/print-answer.ts';
import { fileStem } from '#app/features/exports/report.ts';
import { problem } from '#app/features/impact/problem.ts';
import { restitutionCalendar } from '#app/features/meeting/restitution/restitution-calendar.ts';
import { createI18n } from '#app/i18n/index.ts';
import type { AppContext } from '#app/load-context.ts';
import { loadSheet } from './load-sheet.ts';
import { sheetRefusal } from './refusals.ts';

/** A person's sheet as a file: `?format=json`, the default, or the calendar of the actions, `?format=ics`. */
export async function answerSheet(
  request: Request,
  context: AppContext,
  meetingId: string,
): Promise<Response> {
  const i18n = createI18n(context.lang);
  const { searchParams } = new URL(request.url);
  const key = searchParams.get('cle');
  const loaded = await loadSheet(context.services, { person: context.person, meetingId, key });
  if (!loaded.ok) {
    const { status, sentence } = sheetRefusal(i18n, loaded.failure.code);
    return problem(status, loaded.failure.code, sentence);
  }
  const { sheet, restitution } = loaded.value;
  const format = searchParams.get('format') ?? 'json';
  const tooMany = spendFile(context, format);
  if (tooMany !== null) return tooMany;
  switch (format) {
    case 'json': {
      const { key: opened, mail, ...said } = sheet;
      return Response.json({ ...said, link: opened !== null, mail: mail !== null });
    }
    case 'ics': {
      const url = `${context.url}/m/${meetingId}/depuis`;
      const name = fileStem(
        i18n.t('after.calendar.name'),
        sheet.meeting.title,
        sheet.meeting.startsAt.slice(0, 10),
      );
      return fileAnswer(restitutionCalendar(i18n, restitution, { url, at: new Date() }), 'ics', name);
    }
    default:
      return problem(
        400,
        'unknown-format',
        i18n.t('files.unknownFormat', { formats: 'json, ics', found: format.slice(0, 20) }),
      );
  }
}
