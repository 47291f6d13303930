import { csvOf } from '#app/features/exports/csv-report.ts';
import { docxOf } from '#app/features/exports/docx-report.ts';
import { fileAnswer } from '#app/features/exports/file-answer.ts';
import { printAnswer, spendFile } from '#app/features/exports/print-answer.ts';
import { xlsxOf } from '#app/features/exports/xlsx-report.ts';
import { problem } from '#app/features/impact/problem.ts';
import { createI18n } from '#app/i18n/index.ts';
import type { AppContext } from '#app/load-context.ts';
import { loadRestitution } from './load-restitution.ts';
import { pptxOf } from './pptx-restitution.ts';
import { restitutionCalendar } from './restitution-calendar.ts';
import { prioritiesTable, restitutionReport } from './restitution-report.ts';

/** What a meeting leaves as, in the order they are offered. */
export const RESTITUTION_FORMATS = ['pdf', 'docx', 'pptx', 'xlsx', 'csv', 'ics'] as const;

/** The restitution of a meeting in the format that `?format=` asks for, json by default, at any moment of the meeting. */
export async function answerRestitution(
  request: Request,
  context: AppContext,
  meetingId: string,
): Promise<Response> {
  const i18n = createI18n(context.lang);
  const { t } = i18n;
  const loaded = await loadRestitution(context.services, context.person, meetingId);
  if (!loaded.ok) {
    const { code } = loaded.failure;
    if (code === 'unknown-meeting') return problem(404, code, t('restitution.refused.unknown'));
    return code === 'not-signed-in'
      ? problem(401, code, t('files.refused.signIn'))
      : problem(403, code, t('files.refused.noRight'));
  }
  const { restitution, context: around } = loaded.value;
  const format = new URL(request.url).searchParams.get('format') ?? 'json';
  const refused = spendFile(context, format);
  if (refused !== null) return refused;
  const report = restitutionReport(i18n, restitution, around);
  switch (format) {
    case 'json':
      return Response.json({
        ...restitution,
        space: around.space,
        candidates: around.candidates,
        on: around.today,
      });
    case 'xlsx':
      return fileAnswer(await xlsxOf(report), 'xlsx', report.name);
    case 'docx':
      return fileAnswer(await docxOf(report, i18n), 'docx', report.name);
    case 'pptx':
      return fileAnswer(await pptxOf(i18n, restitution, around), 'pptx', report.name);
    case 'csv':
      return fileAnswer(csvOf(prioritiesTable(i18n, restitution)), 'csv', report.name);
    case 'ics': {
      const url = `${context.url}/m/${meetingId}/restitution`;
      return fileAnswer(restitutionCalendar(i18n, restitution, { url, at: new Date() }), 'ics', report.name);
    }
    case 'pdf':
      return printAnswer(request, context, { page: `/m/${meetingId}/restitution`, stem: report.name });
    default: {
      const formats = ['json', ...RESTITUTION_FORMATS].join(', ');
      return problem(
        400,
        'unknown-format',
        t('files.unknownFormat', { formats, found: format.slice(0, 20) }),
      );
    }
  }
}
