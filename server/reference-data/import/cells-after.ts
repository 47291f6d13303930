import type { PackTables } from '#app/reference/index.ts';
import type { Source, SourceTable } from '#app/engine/types.ts';

/** What says where the cells of each table of figures are: sources, and parts of the published cells. */
const CELLS_OF: Readonly<
  Record<
    string,
    {
      sources: readonly string[];
      published: readonly (keyof NonNullable<PackTables['cells']>['published'])[];
    }
  >
> = {
  employment: { sources: ['insee-flores'], published: [] },
  'input-output': { sources: ['insee-tes-2019'], published: ['use', 'make', 'symmetric'] },
  'factor-shares': {
    sources: ['wiod-2014', 'eurostat-comptes'],
    published: ['wiod', 'imports', 'accounts'],
  },
  'national-jobs': { sources: ['eurostat-emploi-2021'], published: ['jobs'] },
  households: { sources: ['insee-menages'], published: ['households'] },
  unemployment: { sources: ['insee-chomage'], published: [] },
  composition: { sources: ['insee-ze2020'], published: [] },
  commuting: { sources: ['insee-mobpro'], published: [] },
  trade: { sources: ['douanes-nc8'], published: [] },
};

/** File of a table that a pack held before it noted where its cells are. */
export const NOT_NOTED = 'fichier importé avant que ses cases soient notées';

/** How a table of the file being read is written; the file and its address are those of the import unless it says others. */
export type ReadTable = Omit<SourceTable, 'file' | 'url'> & Partial<Pick<SourceTable, 'file' | 'url'>>;

/** The cells that an import brings with its tables: how they are written, by table, and the published cells behind its figures. */
export type CellsRead = {
  tables: Readonly<Record<string, ReadTable>>;
  published?: NonNullable<PackTables['cells']>['published'];
  /** Sources of a replaced table that its new figures still rest on, with their published cells. */
  keeps?: { sources: readonly string[]; published: readonly string[] };
};

/**
 * Where the cells of a pack are once tables were replaced: what was known of a replaced table is forgotten, and what the import
 * says of its own source takes its place. `replaced`: names of the tables whose figures changed; `source` and `file`: those of the import.
 */
export function cellsAfter(
  before: PackTables['cells'],
  replaced: readonly string[],
  source: Pick<Source, 'id' | 'url'>,
  file: Pick<SourceTable, 'file' | 'sheet'>,
  read: CellsRead,
): NonNullable<PackTables['cells']> {
  const gone = replaced.flatMap((name) => CELLS_OF[name] ?? []);
  const kept = new Set([...(read.keeps?.sources ?? []), ...(read.keeps?.published ?? [])]);
  const forgotten = new Set<string>([
    source.id,
    ...gone.flatMap(({ sources }) => sources).filter((id) => !kept.has(id)),
  ]);
  const parts = new Set<string>(gone.flatMap(({ published }) => published).filter((part) => !kept.has(part)));
  const tables = Object.entries(read.tables).map(([name, table]): [string, SourceTable] => [
    name,
    { ...(table.file === undefined ? file : { file: table.file }), url: source.url, ...table },
  ]);
  return {
    tables: {
      ...Object.fromEntries(Object.entries(before?.tables ?? {}).filter(([id]) => !forgotten.has(id))),
      [source.id]: Object.fromEntries(tables),
    },
    published: {
      ...Object.fromEntries(Object.entries(before?.published ?? {}).filter(([part]) => !parts.has(part))),
      ...read.published,
    },
  };
}
