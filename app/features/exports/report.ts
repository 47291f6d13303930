import type { I18n } from '#app/i18n/index.ts';

/**
 * What a document says once it leaves the platform, whatever the file: a title, facts, then sections of text, lists and tables.
 * Built from a snapshot by its subject; written by `docx-report`, `xlsx-report`, `csv-report` and `ReportPage` (print, pdf).
 */
export type Report = {
  /** Stem of the file's name: letters, digits and dashes. */
  name: string;
  kicker: string;
  title: string;
  /** Label and value, at the head. */
  facts: readonly (readonly [string, string])[];
  sections: readonly ReportSection[];
};

export type ReportSection = {
  title: string;
  /** Paragraphs before the table. */
  text: readonly string[];
  table: ReportTable | null;
};

/** Rows hold one cell a column. */
export type ReportTable = {
  /** Of the sheet in a workbook, and of the table for a screen reader. */
  caption: string;
  columns: readonly ReportColumn[];
  rows: readonly (readonly ReportCell[])[];
  /** Said where there is no row. */
  empty: string;
};

/**
 * A section as a person reads it on a page: columns that no row fills are left out, and what every row repeats in a column marked
 * `once` is said once above. A workbook and a CSV file keep every column.
 */
export function readable({ t }: Pick<I18n, 't'>, { title, text, table }: ReportSection): ReportSection {
  if (table === null || table.rows.length === 0) return { title, text, table };
  const { columns, rows } = table;
  const filled = (place: number): boolean => rows.some((row) => row[place] !== null && row[place] !== '');
  const repeated = columns.flatMap((column, place) => {
    const said = rows[0]?.[place];
    return column.once === true && typeof said === 'string' && rows.every((row) => row[place] === said)
      ? [{ place, column, said }]
      : [];
  });
  const kept = columns
    .map((_, place) => place)
    .filter((place) => filled(place) && !repeated.some((each) => each.place === place));
  return {
    title,
    text: [
      ...text,
      ...repeated
        .filter(({ said }) => said !== '')
        .map(({ column, said }) => t('files.pair', { label: column.title, value: said })),
    ],
    table: {
      ...table,
      columns: kept.flatMap((place) => columns[place] ?? []),
      rows: rows.map((row) => kept.map((place) => row[place] ?? null)),
    },
  };
}

/** A text, a number at full precision, or nothing known. Days are ISO texts in a `day` column. */
export type ReportCell = string | number | null;

export type ReportColumn = {
  title: string;
  kind: 'text' | 'number' | 'day';
  /** Often the same in every row: see `readable`. */
  once?: true;
  /** How a number is written where a person reads it; a workbook keeps the number itself. */
  write?: (value: number) => string;
};

/** What starts a formula when a sheet is saved as text and read again. */
const FORMULA = /^[=+\-@\t\r]/u;

/** A text that no spreadsheet takes for a formula. @example harmless('=1+1') // "'=1+1" */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A cell as a person reads it. `day` and `number` come from the language's formats. */
export function cellText(
  cell: ReportCell,
  column: ReportColumn,
  format: { date(iso: string, style: 'numeric'): string; number(value: number): string },
): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return (column.write ?? format.number)(cell);
  return column.kind === 'day' && cell !== '' ? format.date(cell, 'numeric') : cell;
}

/** The stem of a file's name: accents dropped, anything else than letters, digits and dashes a dash, 60 characters at most. */
export function fileStem(...parts: readonly string[]): string {
  return parts
    .join('-')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[^A-Za-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60);
}
