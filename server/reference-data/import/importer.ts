import type { Result, Source } from '#app/engine/types.ts';
import type { NamedTable, PackTables, TableName } from '#app/reference/index.ts';
import type { ImportTotal } from '#app/services/index.ts';
import type { Base } from './base.ts';
import type { CellsRead } from './cells-after.ts';
import type { Ledger } from './ledger.ts';
import type { Row } from './sheet.ts';

/** The tables an import brings: whole tables of the pack that it replaces, and tables kept beside them. */
export type Produced = {
  tables: Partial<Omit<PackTables, 'named' | 'sources'>>;
  named?: Readonly<Record<string, NamedTable>>;
  /** What this very file says of its source: vintage, table, note. */
  source: Pick<Source, 'vintage'> & Partial<Pick<Source, 'id' | 'table' | 'note' | 'title'>>;
  totals: readonly ImportTotal[];
  /** Where the cells of its figures are in the file. */
  cells: CellsRead;
};

/** A file being read, row by row. `finish` validates and gives the tables; faults of the ledger refuse it before. */
export type Session = {
  /** A sheet whose columns were recognised begins; a session may be given several (two tables of one archive). */
  open?: (columns: ReadonlySet<string>, sheet: string) => void;
  take: (row: Row) => void;
  finish: () => Result<Produced>;
};

/** A line of a text cut into cells, with its number. */
export type Line = { line: number; cells: readonly string[] };

/** Texts of several blocks, each read whole: one file, or those of an archive. `file` is what the reader finds it under. */
export type BlockSession = {
  read: (lines: Iterable<Line>, file: string) => void;
  finish: () => Result<Produced>;
};

/** What is known of a source before any file of it is read. */
export type SourceBlock = Pick<Source, 'id' | 'title' | 'producer' | 'table' | 'licence' | 'url'> & {
  /** Months after which the producer has published again; null when it never does. */
  goodFor: number | null;
};

/**
 * One official source, declared: how its file is recognised, how its rows become tables, and which tables of the pack they
 * replace. Nothing else in the program knows the shape of that file.
 */
export type Importer = {
  id: string;
  source: SourceBlock;
  /** Tables replaced, empty when the file is only kept beside them. */
  replaces: readonly TableName[];
  /** What reads it in the product, a code of the catalogue. */
  readBy: 'engine' | 'basin' | 'engine-basin' | 'maps';
  /** Largest share of rows whose code the pack does not know; beyond, the file is not what it says. */
  unmatchedMax: number;
  /**
   * Columns (lower case) of a header row, of a sheet or of a JSON-stat data set; `values` looks at what the first rows say in one of
   * them, for sources written with the same columns.
   */
  recognises: (columns: ReadonlySet<string>, values: (column: string) => ReadonlySet<string>) => boolean;
  begin: (base: Base, ledger: Ledger, columns: readonly string[]) => Session;
  /** For a text of several blocks, each with a header of its own: told by its first lines, no row is given to `begin`. */
  blocks?: {
    recognises: (first: readonly (readonly string[])[]) => boolean;
    begin: (base: Base, ledger: Ledger) => BlockSession;
  };
  /** For a JSON document that is no table. */
  json?: {
    recognises: (json: unknown) => boolean;
    read: (json: unknown, base: Base, ledger: Ledger) => Result<Produced>;
  };
};

/** Most a total may move from one vintage to the next; beyond, the file holds something else. */
const TOTAL_FACTOR = 2;

/** Refuses a total that has more than doubled or halved. */
export function checkTotals(totals: readonly ImportTotal[]): Result<void> {
  for (const { id, before, after } of totals) {
    if (before === null || before === 0) continue;
    if (!(after >= before / TOTAL_FACTOR && after <= before * TOTAL_FACTOR)) {
      return { ok: false, failure: { code: 'implausible-total', total: id, before, found: after } };
    }
  }
  return { ok: true, value: undefined };
}

/** Refuses a table that covers fewer than nine in ten of what it covered. */
export function checkCoverage(what: string, before: number, after: number): Result<void> {
  return after >= before * 0.9
    ? { ok: true, value: undefined }
    : { ok: false, failure: { code: 'incomplete', what, expected: before, found: after } };
}

/** Sum of figures, missing ones left out. */
export function sumOf(values: Iterable<number | null>): number {
  let sum = 0;
  for (const value of values) sum += value ?? 0;
  return sum;
}
