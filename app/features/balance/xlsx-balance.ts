import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import { INPUTS } from '#app/engine/types.ts';
import { INPUT_IDS } from '#app/features/impact/balance.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { BalanceContent, BalanceHead } from '#app/services/index.ts';
import { balanceIn, sheetOf, TEN } from './sheet.ts';
import { indicatorWords, missingWords, originOf, sentenceOf } from './words.ts';

/** What starts a formula when a sheet is saved as text and read again. */
const FORMULA = /^[=+\-@\t\r]/u;

/** A text that no spreadsheet takes for a formula. @example harmless('=1+1') // "'=1+1" */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A balance as a workbook: summary, indicators, inputs, sources. Figures at full precision, in the engine's units. */
export async function xlsxOf(content: BalanceContent, head: BalanceHead | null, i18n: I18n): Promise<Buffer> {
  const { t, format } = i18n;
  const sheet = sheetOf(content);
  const balance = balanceIn(sheet);
  const { key, ...words } = sentenceOf(i18n, sheet, balance);
  const { project } = content;
  const summary: Row[] = [
    [title(project.title || t('balance.untitled'))],
    [text(t(key, words))],
    [],
    ...pairs([
      [t('balance.fiche'), project.number],
      [t('balance.frozen.version', { version: '' }).trim(), head === null ? '' : head.version],
      [t('balance.basin'), `${project.basin} (${content.scenario.zone}), ${content.scenario.branch}`],
      [t(head === null ? 'balance.computedOn' : 'balance.frozenOn'), format.date(content.at)],
      [t('balance.xlsx.pack'), content.pack],
      [t('balance.xlsx.engine'), content.engine],
      [t('balance.hash'), head?.hash ?? t('balance.hash.draft')],
    ]),
    [],
    heads([
      t('balance.indicator'),
      t('balance.value'),
      'P10',
      'P90',
      t('balance.xlsx.unit'),
      t('balance.grade'),
      t('balance.xlsx.missing'),
    ]),
    ...TEN.map(([name, figureKey]): Row => {
      const figure = balance.figures[figureKey];
      return [
        text(t(`balance.ten.${name}`)),
        number(figure?.value),
        number(figure?.p10),
        number(figure?.p90),
        text(figure?.unit ?? ''),
        text(figure?.grade ?? ''),
        text(figure?.value == null ? missingWords(t, figure?.missing ?? null) : ''),
      ];
    }),
  ];
  const indicators: Row[] = [
    heads([
      t('impact.all.id'),
      t('balance.indicator'),
      t('impact.level'),
      t('balance.xlsx.variant'),
      t('balance.value'),
      'P10',
      'P50',
      'P90',
      t('balance.xlsx.unit'),
      t('balance.grade'),
      t('balance.xlsx.missing'),
    ]),
    ...content.indicators.map((figure): Row => [
      text(figure.id),
      text(indicatorWords(t, figure.id)),
      text(t(`impact.place.${figure.level}`)),
      text(t(`impact.variant.${figure.variant}`)),
      number(figure.value),
      number(figure.p10),
      number(figure.p50),
      number(figure.p90),
      text(figure.unit),
      text(figure.grade),
      text(figure.value === null ? missingWords(t, figure.missing) : ''),
    ]),
  ];
  const inputs: Row[] = [
    heads([
      t('balance.hypothesis'),
      t('balance.value'),
      'P10',
      'P90',
      t('balance.xlsx.unit'),
      t('balance.origin'),
      t('balance.grade'),
    ]),
    ...INPUT_IDS.map((input): Row => {
      const { value, p10, p90, grade, unknown } = balance.inputs[input];
      return [
        text(t(`project.input.${input}`)),
        number(unknown ? null : value),
        number(unknown ? null : p10),
        number(unknown ? null : p90),
        text(INPUTS[input].unit),
        text(originOf(i18n, sheet, balance, input)),
        text(unknown ? '' : grade),
      ];
    }),
  ];
  const sources: Row[] = [
    heads([
      t('balance.xlsx.producer'),
      t('balance.xlsx.title'),
      t('balance.xlsx.vintage'),
      t('balance.xlsx.table'),
      t('balance.xlsx.licence'),
      t('balance.xlsx.address'),
      t('balance.xlsx.read'),
    ]),
    ...Object.values(content.sources).map((source): Row => [
      text(source.producer),
      text(source.title),
      text(source.vintage),
      text(source.table),
      text(source.licence),
      text(source.url),
      text(source.retrievedOn),
    ]),
  ];
  const wide = { width: 46 };
  return writeXlsxFile([
    { data: summary, sheet: t('balance.xlsx.summary'), columns: [wide, { width: 22 }] },
    {
      data: indicators,
      sheet: t('balance.xlsx.indicators'),
      columns: [{ width: 7 }, wide],
      stickyRowsCount: 1,
    },
    { data: inputs, sheet: t('balance.hypotheses'), columns: [wide], stickyRowsCount: 1 },
    { data: sources, sheet: t('balance.sources'), columns: [{ width: 30 }, wide], stickyRowsCount: 1 },
  ]).toBuffer();
}

function text(value: string): Cell {
  return { value: harmless(value), type: String };
}

function title(value: string): Cell {
  return { value: harmless(value), type: String, fontWeight: 'bold', fontSize: 16 };
}

/** A figure, all its digits; nothing where it is missing. */
function number(value: number | null | undefined): Cell {
  return value === null || value === undefined ? null : { value, type: Number };
}

function heads(names: readonly string[]): Row {
  return names.map((value) => ({ value, type: String, fontWeight: 'bold' }));
}

function pairs(lines: readonly (readonly [string, string | number])[]): Row[] {
  return lines.map(([label, value]) => [
    { value: label, type: String, fontWeight: 'bold' },
    typeof value === 'number' ? number(value) : text(value),
  ]);
}
