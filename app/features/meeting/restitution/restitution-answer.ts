import { besideOf } from '#app/features/basin/beside.ts';
import { csvOf } from '#app/features/exports/csv-report.ts';
import { docxOf } from '#app/features/exports/docx-report.ts';
import { fileAnswer } from '#app/features/exports/file-answer.ts';
import { printAnswer, spendFile } from '#app/features/exports/print-answer.ts';
import { xlsxOf } from '#app/features/exports/xlsx-report.ts';
import { problem } from '#app/features/impact/problem.ts';
import { createI18n } from '#app/i18n/index.ts';
import type { AppContext } from '#app/load-context.ts';
import { loadRestitution } from './load-restitution.ts';
import { PUBLIC_FORMATS, RESTITUTION_FORMATS } from './restitution-formats.ts';
import { pptxOf } from './pptx-restitution.ts';
import { restitutionCalendar } from './restitution-calendar.ts';
import { prioritiesTable, restitutionReport } from './restitution-report.ts';

/** The restitution of a meeting in the format that `?format=` asks for, json by default, at any moment of the meeting. */
export async function answerRestitution(
  request: Request,
  context: AppContext,
  meetingId: string,
): Promise<Response> {
  const i18n = createI18n(context.lang);
  const { t } = i18n;
  const format = new URL(request.url).searchParams.get('format') ?? 'json';
  // Before anything is read: gathering a meeting and scoring its candidates is what costs.
  const refused = spendFile(context, format);
  if (refused !== null) return refused;
  const loaded = await loadRestitution(context.services, context.person, meetingId);
  if (!loaded.ok) {
    const { code } = loaded.failure;
    if (code === 'unknown-meeting') return problem(404, code, t('restitution.refused.unknown'));
    return code === 'not-signed-in'
      ? problem(401, code, t('files.refused.signIn'))
      : problem(403, code, t('files.refused.noRight'));
  }
  const { restitution, context: around, reach } = loaded.value;
  const offered: readonly string[] = reach === 'public' ? PUBLIC_FORMATS : RESTITUTION_FORMATS;
  const unknownFormat = (): Response =>
    problem(
      400,
      'unknown-format',
      t('files.unknownFormat', { formats: ['json', ...offered].join(', '), found: format.slice(0, 20) }),
    );
  if (format !== 'json' && !offered.includes(format)) return unknownFormat();
  const report = restitutionReport(i18n, restitution, around);
  switch (format) {
    case 'json':
      return Response.json({
        ...restitution,
        space: loaded.value.space,
        basin: besideOf(around.basin.basin),
        candidates: around.candidates,
        strategies: around.strategies,
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
    case 'pdf': {
      const page = reach === 'public' ? `/rencontres/${meetingId}` : `/m/${meetingId}/restitution`;
      return printAnswer(request, context, { page, stem: report.name });
    }
    default:
      return unknownFormat();
  }
}

/** The same for a stranger, whoever asks: 404 for a meeting whose restitution is not public, as for one that is not. */
export async function answerPublicRestitution(
  request: Request,
  context: AppContext,
  meetingId: string,
): Promise<Response> {
  if ((await context.services.after.publishedAt(meetingId)) === null)
    return problem(404, 'not-published', createI18n(context.lang).t('after.public.none'));
  return answerRestitution(request, { ...context, person: null }, meetingId);
}
