import { splitCells } from './import/csv.ts';

/**
 * Raised when a raw file is not what the builder expects. The message is a sentence: file, what was asked, what was found.
 * Compare by `code`; nothing else carries this one.
 */
export class RawFileError extends Error {
  readonly code = 'raw-file';
  constructor(file: string, sentence: string) {
    super(`${file}: ${sentence}`);
  }
}

/** One line of a raw file, read by column name. Missing markers are missing, never zero. */
export type RawRow = {
  line: number;
  /** The cell as text; refuses an unknown column. */
  text: (column: string) => string;
  /** The cell as a number; refuses a blank or anything that is not a number. */
  number: (column: string) => number;
  /** The cell as a number, or null for a blank and the producers' missing markers. */
  optional: (column: string) => number | null;
};

export type RawTable = { file: string; columns: readonly string[]; rows: readonly RawRow[] };

const MISSING = new Set(['', 'S', 's', '*', 'NA', 'nd', 'ND', 'c', ':']);

/**
 * Reads a delimited text whose first line names the columns.
 * @throws RawFileError when a wanted column is absent, the text holds no row or a row has another number of cells.
 * @example parseTable('z.csv', 'code;n\n01;3', ['code', 'n']).rows[0]?.number('n') // 3
 */
export function parseTable(file: string, text: string, wanted: readonly string[], delimiter = ';'): RawTable {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const columns = splitCells(lines[0] ?? '', delimiter);
  const absent = wanted.filter((column) => !columns.includes(column));
  if (absent.length > 0) {
    throw new RawFileError(
      file,
      `expected the columns ${absent.join(', ')}, found ${columns.slice(0, 12).join(', ')}`,
    );
  }
  if (lines.length < 2) throw new RawFileError(file, 'expected rows under the header, found none');
  const index = new Map(columns.map((column, at) => [column, at]));
  const rows = lines.slice(1).map((content, at): RawRow => {
    const line = at + 2;
    const cells = splitCells(content, delimiter);
    if (cells.length !== columns.length) {
      throw new RawFileError(
        file,
        `line ${line} has ${cells.length} cells where the header names ${columns.length}`,
      );
    }
    const cell = (column: string): string => {
      const position = index.get(column);
      if (position === undefined) throw new RawFileError(file, `expected a column ${column}, found none`);
      return (cells[position] ?? '').trim();
    };
    const number = (column: string): number => {
      const found = cell(column);
      const value = Number(found);
      if (found === '' || !Number.isFinite(value)) {
        throw new RawFileError(file, `line ${line}, column ${column}: expected a number, found « ${found} »`);
      }
      return value;
    };
    return {
      line,
      text: cell,
      number,
      optional: (column) => (MISSING.has(cell(column)) ? null : number(column)),
    };
  });
  return { file, columns, rows };
}

/** Reads a raw file of the folder by its name, as UTF-8 text. */
export type ReadRaw = (name: string) => Promise<string>;
