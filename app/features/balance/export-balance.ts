import type { Result } from '#app/engine/types.ts';
import { problem } from '#app/features/impact/problem.ts';
import { fileAnswer } from '#app/features/exports/file-answer.ts';
import { printAnswer } from '#app/features/exports/print-answer.ts';
import { createI18n } from '#app/i18n/index.ts';
import type { AppContext } from '#app/load-context.ts';
import type { BalanceContent, BalanceHead } from '#app/services/index.ts';
import { derivationAnswer, jsonAnswer, refusedAnswer } from './balance-answer.ts';
import { docxOf } from './docx-balance.ts';
import type { Outcome } from './outcome.ts';
import { xlsxOf } from './xlsx-balance.ts';

/** What is exported: `head` null for a balance that is not frozen, `path` the page that shows it. */
export type Exported = {
  content: BalanceContent;
  head: BalanceHead | null;
  path: string;
  /** What was observed since, for who may read the project; json stays the balance alone, under its fingerprint. */
  outcome?: readonly Outcome[];
};

/**
 * A balance in the format that the address asks for: `?format=` (json by default), or `?figure=` for one derivation. `read` is
 * called once the person may ask again: a draft is computed for it.
 */
export async function exportBalance(
  request: Request,
  context: Pick<AppContext, 'lang' | 'services' | 'person' | 'visitor'>,
  read: () => Promise<Result<Exported>>,
): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const figure = asked.get('figure');
  const format = asked.get('format') ?? 'json';
  const cost = figure !== null ? 'read' : format === 'pdf' ? 'print' : 'file';
  const spent = context.services.limits.spend(cost, context);
  if (!spent.ok) return refusedAnswer(spent.failure);
  const found = await read();
  if (!found.ok) return refusedAnswer(found.failure);
  const { content, head, path, outcome = [] } = found.value;
  if (figure !== null) return derivationAnswer(content, figure);
  const i18n = createI18n(context.lang);
  switch (format) {
    case 'json':
      return jsonAnswer(content, head);
    case 'xlsx':
      return fileAnswer(await xlsxOf(content, head, i18n, outcome), 'xlsx', nameOf(content, head));
    case 'docx':
      return fileAnswer(await docxOf(content, head, i18n, outcome), 'docx', nameOf(content, head));
    case 'pdf':
      return printAnswer(request, context, { page: path, stem: nameOf(content, head) });
    default:
      return problem(400, 'unknown-format', 'The format must be one of: json, pdf, docx, xlsx.', {
        found: format.slice(0, 20),
      });
  }
}

/** `bilan-BEL-0147-v3`: letters, digits and dashes only. */
function nameOf({ project }: BalanceContent, head: BalanceHead | null): string {
  return `bilan-${project.number.replace(/[^A-Za-z0-9-]/gu, '')}${head === null ? '' : `-v${head.version}`}`;
}
