import type { PackTables } from '#app/reference/index.ts';
import type { SourceTable } from '#app/engine/types.ts';

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
  'input-output': { sources: ['insee-tes-2019'], published: ['use', 'make'] },
  'factor-shares': { sources: ['wiod-2014'], published: ['wiod'] },
  'national-jobs': { sources: ['eurostat-emploi-2021'], published: ['jobs'] },
  households: { sources: ['insee-menages'], published: ['households'] },
  unemployment: { sources: ['insee-chomage'], published: [] },
  composition: { sources: ['insee-ze2020'], published: [] },
};

/** The cells that an import brings with its tables: how they are written, by table, and the published cells behind its figures. */
export type CellsRead = {
  tables: Readonly<Record<string, SourceTable>>;
  published?: NonNullable<PackTables['cells']>['published'];
};

/**
 * Where the cells of a pack are once tables were replaced: what was known of a replaced table is forgotten, and what the import
 * says of its own source takes its place. `replaced`: names of the tables whose figures changed; `source`: that of the import.
 */
export function cellsAfter(
  before: PackTables['cells'],
  replaced: readonly string[],
  source: string,
  read: CellsRead | undefined,
): PackTables['cells'] {
  if (before === undefined && read === undefined) return undefined;
  const gone = replaced.flatMap((name) => CELLS_OF[name] ?? []);
  const forgotten = new Set<string>([source, ...gone.flatMap(({ sources }) => sources)]);
  const parts = new Set<string>(gone.flatMap(({ published }) => published));
  return {
    tables: {
      ...Object.fromEntries(Object.entries(before?.tables ?? {}).filter(([id]) => !forgotten.has(id))),
      ...(read === undefined ? {} : { [source]: read.tables }),
    },
    published: {
      ...Object.fromEntries(Object.entries(before?.published ?? {}).filter(([part]) => !parts.has(part))),
      ...read?.published,
    },
  };
}
