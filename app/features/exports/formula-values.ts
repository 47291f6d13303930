import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Cell, Row } from 'write-excel-file/node';

/** What each formula gives: the writer of workbooks has no room for it in a cell. */
const given = new WeakMap<object, number>();

/**
 * A formula of ours, without the sign = as the file format wants it, and the value that the application shows for it: never made from
 * a text that somebody typed.
 */
export function formula(value: string, gives: number): Cell {
  const cell = { value, type: 'Formula' } as const;
  given.set(cell, gives);
  return cell;
}

/**
 * The workbook with the value of each formula beside it (`<f>…</f><v>…</v>`): what shows the file without computing (previews, phones,
 * scripts) shows the figure instead of nothing. What computes is asked to do it again when it opens the file. `sheets`: the data that
 * the workbook was written from, in the same order; a formula that gives no number is left without value.
 */
export function withFormulaValues(
  workbook: Uint8Array,
  sheets: readonly { data: readonly Row[] }[],
): Uint8Array {
  const files = unzipSync(workbook);
  const rewrite = (path: string, change: (xml: string) => string): void => {
    const file = files[path];
    if (file === undefined) throw new Error(`The workbook has no ${path}.`);
    files[path] = strToU8(change(strFromU8(file)));
  };
  for (const [at, { data }] of sheets.entries()) {
    const values = valuesOf(data);
    if (values.size === 0) continue;
    rewrite(`xl/worksheets/sheet${at + 1}.xml`, (xml) =>
      xml.replaceAll(/<c r="([A-Z]+\d+)"[^>]*><f>[^<]*<\/f>(?=<\/c>)/gu, (cell, place: string) => {
        const value = values.get(place);
        return value === undefined ? cell : `${cell}<v>${value}</v>`;
      }),
    );
  }
  rewrite('xl/workbook.xml', (xml) => xml.replace('<calcPr/>', '<calcPr fullCalcOnLoad="1"/>'));
  return zipSync(files);
}

/** Values by place: `D6` and its figure. */
function valuesOf(data: readonly Row[]): Map<string, number> {
  const values = new Map<string, number>();
  for (const [row, cells] of data.entries()) {
    for (const [column, cell] of cells.entries()) {
      const value = typeof cell === 'object' && cell !== null ? given.get(cell) : undefined;
      if (value !== undefined && Number.isFinite(value)) values.set(`${columnName(column)}${row + 1}`, value);
    }
  }
  return values;
}

/** Name of a column, from 0. @example columnName(2) // 'C', columnName(27) // 'AB' */
export function columnName(at: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}
