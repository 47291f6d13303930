import type { Ledger } from './ledger.ts';

/** Rows as read, before anybody knows which one names the columns. */
export type RawSheet = {
  name: string;
  format: 'csv' | 'xlsx' | 'json';
  encoding: string | null;
  rows: () => Iterable<{ line: number; cells: readonly string[] }>;
};

/** One row, read by the name of its columns (case does not count). */
export type Row = {
  line: number;
  /** The cell as text, '' when there is no such column. */
  text: (column: string) => string;
  /** The cell as a number; null when it is missing, which the ledger counts. What is no number is a fault. */
  number: (column: string) => number | null;
};

/** What producers write for a figure that is not there. */
const MISSING = new Set([
  '',
  'S',
  's',
  '*',
  'NA',
  'N/A',
  'nd',
  'ND',
  'n.d.',
  'c',
  ':',
  '-',
  '...',
  'null',
  'NaN',
]);

/** Whether a cell is one of the markers of a missing figure. @example isMissing('S') // true */
export function isMissing(cell: string): boolean {
  return MISSING.has(cell);
}

/**
 * A cell as a number: blanks of thousands out, decimal comma or point; null when it is none.
 * @example parseNumber('1 234,5') // 1234.5
 */
export function parseNumber(cell: string): number | null {
  const plain = cell.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Makes rows readable by column name, and counts missing cells and faults in the ledger. */
export function rowReader(columns: readonly string[], ledger: Ledger) {
  const places = new Map(columns.map((column, at) => [keyOf(column), at]));
  return (line: number, cells: readonly string[]): Row => {
    const text = (column: string): string => {
      const at = places.get(keyOf(column));
      return at === undefined ? '' : (cells[at] ?? '').trim();
    };
    return {
      line,
      text,
      number: (column) => {
        const cell = text(column);
        if (isMissing(cell)) {
          ledger.missing(cell);
          return null;
        }
        const value = parseNumber(cell);
        if (value === null) ledger.fault('not-a-number', line, `${column} : ${cell}`);
        return value;
      },
    };
  };
}

/** Names of columns are compared without case nor surrounding blanks. */
export function keyOf(column: string): string {
  return column.trim().toLowerCase();
}
