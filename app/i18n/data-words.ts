import type { Lang, Params } from './message.ts';
import { isMessageKey, translate } from './translate.ts';

/** A failure of an import, as its reader gives it: a code and the figures in it. */
type Refusal = { code: string; [figure: string]: unknown };

/**
 * Why a file was refused, as one sentence with its figures. What a figure is is told by its name; the first row at fault is
 * `{first}`, the columns found in an unknown file `{columns}`.
 */
export function refusalSentence(lang: Lang, refusal: Refusal): string {
  const bare = refusal.code === 'unknown-format' && columnsOf(refusal['seen']) === '';
  const key = bare ? 'data.failure.no-columns' : `data.failure.${refusal.code}`;
  if (!isMessageKey(key)) return translate(lang, 'data.failure.other', { code: refusal.code });
  return translate(lang, key, paramsOf(lang, refusal));
}

/** The word for a code of a report (`reason`, `note`, `total`, `table`), or the code itself. */
export function reportWord(
  lang: Lang,
  family: 'reason' | 'note' | 'total' | 'table' | 'readBy',
  code: string,
): string {
  const key = `data.${family}.${code}`;
  return isMessageKey(key) ? translate(lang, key) : code;
}

/** The first rows of a count, as text. */
export function sampleText(lang: Lang, sample: readonly { line: number; what: string }[], most = 3): string {
  return sample
    .slice(0, most)
    .map(({ line, what }) => translate(lang, 'data.at', { line: String(line), what }))
    .join(' ; ');
}

function paramsOf(lang: Lang, refusal: Refusal): Params {
  const params: Record<string, string | number> = { code: refusal.code, first: '' };
  for (const [name, value] of Object.entries(refusal)) {
    if (typeof value === 'number' || typeof value === 'string') params[name] = value;
  }
  if (isSample(refusal['sample'])) params['first'] = sampleText(lang, refusal['sample']);
  if (typeof params['total'] === 'string') params['total'] = reportWord(lang, 'total', params['total']);
  if (typeof params['what'] === 'string') params['what'] = reportWord(lang, 'total', params['what']);
  if (typeof params['table'] === 'string') params['table'] = reportWord(lang, 'table', params['table']);
  params['columns'] = columnsOf(refusal['seen']);
  return params;
}

function columnsOf(seen: unknown): string {
  if (!Array.isArray(seen)) return '';
  return seen
    .flatMap((one: unknown) =>
      typeof one === 'object' && one !== null && 'columns' in one && Array.isArray(one.columns)
        ? one.columns
        : [],
    )
    .filter((column): column is string => typeof column === 'string' && column !== '')
    .slice(0, 12)
    .join(', ');
}

function isSample(value: unknown): value is { line: number; what: string }[] {
  return (
    Array.isArray(value) &&
    value.every((one: unknown) => typeof one === 'object' && one !== null && 'line' in one)
  );
}
