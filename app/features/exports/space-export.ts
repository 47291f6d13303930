import type { DocumentSpec, ReadResult, Snapshot } from '#app/documents/index.ts';
import { type OpenedDocument, openSpaceDocument } from '#app/features/editing/open-space-document.ts';
import { problem } from '#app/features/impact/problem.ts';
import { createI18n, type I18n } from '#app/i18n/index.ts';
import type { AppContext } from '#app/load-context.ts';
import { docxOf } from './docx-report.ts';
import { fileAnswer, type FileFormat } from './file-answer.ts';
import { printAnswer, spendFile } from './print-answer.ts';
import type { Report } from './report.ts';
import { xlsxOf } from './xlsx-report.ts';

/** What a document of a space leaves as. Formats it does not give are refused with those it gives. */
export type SpaceExport<Spec extends DocumentSpec> = {
  spec: Spec;
  spaceId: string;
  formats: readonly ('json' | FileFormat)[];
  /** Both are asked once the reader's right is known. */
  json(i18n: I18n, found: Exportable<Spec>): unknown;
  report(i18n: I18n, found: Exportable<Spec>): Report | Promise<Report>;
  calendar?(i18n: I18n, found: Exportable<Spec>): string;
  /** The page that pdf files are printed from. */
  page?: string;
};

export type Exportable<Spec extends DocumentSpec> = OpenedDocument<Spec> & { snapshot: Snapshot<Spec> };

/** A co-written document of a space in the format that `?format=` asks for, json by default, for who may read it. */
export async function exportSpaceDocument<Spec extends DocumentSpec>(
  request: Request,
  context: AppContext,
  asked: SpaceExport<Spec>,
): Promise<Response> {
  const i18n = createI18n(context.lang);
  const { t } = i18n;
  const opened = await openSpaceDocument(context, asked.spaceId, asked.spec);
  if (!opened.ok) {
    const { status, code } = opened.failure;
    return problem(status, status === 401 ? 'not-signed-in' : code, t(`files.refused.${statusKey(status)}`));
  }
  const format = new URL(request.url).searchParams.get('format') ?? 'json';
  if (!asked.formats.some((known) => known === format)) {
    const formats = asked.formats.join(', ');
    return problem(400, 'unknown-format', t('files.unknownFormat', { formats, found: format.slice(0, 20) }));
  }
  const snapshot = readableOf(opened.value.initial);
  if (snapshot === null) return problem(409, 'newer-schema', t('editing.newer.text'));
  const found = { ...opened.value, snapshot };
  if (format === 'json') return Response.json(await asked.json(i18n, found));
  const refused = spendFile(context, format);
  if (refused !== null) return refused;
  const report = await asked.report(i18n, found);
  switch (format) {
    case 'xlsx':
      return fileAnswer(await xlsxOf(report), 'xlsx', report.name);
    case 'docx':
      return fileAnswer(await docxOf(report, i18n), 'docx', report.name);
    case 'ics':
      return fileAnswer(asked.calendar?.(i18n, found) ?? '', 'ics', report.name);
    default:
      return printAnswer(request, context, { page: asked.page ?? '', stem: report.name });
  }
}

/** What can be read of a document, all of it or part; null for one from a newer version of the program: it is not guessed at. */
export function readableOf<Spec extends DocumentSpec>(read: ReadResult<Spec>): Snapshot<Spec> | null {
  if (read.ok) return read.value;
  return read.failure.code === 'schema' ? read.failure.partial : null;
}

function statusKey(status: number): 'signIn' | 'noRight' | 'unknown' {
  return status === 401 ? 'signIn' : status === 403 ? 'noRight' : 'unknown';
}
