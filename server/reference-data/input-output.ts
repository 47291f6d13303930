import { BRANCH_CODES } from './nomenclature.ts';
import { parseTable, RawFileError, type ReadRaw } from './raw-table.ts';

export const USE_FILE = 'insee_tes_a38_2019_domestique_prix_base_MEUR.csv';
const MAKE_FILE = 'insee_tes_a38_2019_production_produit_x_branche_MEUR.csv';
/** Final uses of Insee's use table, as its columns are named. */
export const FINAL = [
  'conso_menages',
  'conso_apu',
  'conso_isblsm',
  'fbcf',
  'objets_valeur',
  'var_stocks',
  'exportations',
] as const;
type FinalColumn = (typeof FINAL)[number];
/** Uses and output of a product may differ by the source's own rounding, M€. */
export const ROUNDING = 5;

/** Product x branch tables of the national accounts, M€, products and branches in A38 order. */
export type SupplyUse = {
  /** use[i][j]: domestic product i bought by branch j. */
  use: number[][];
  /** make[i][j]: product i made by branch j. */
  make: number[][];
  final: Record<FinalColumn, number[]>;
};

/** Symmetric branch x branch table, M€. */
export type BranchTable = {
  flows: number[][];
  final: Record<FinalColumn, number[]>;
  output: number[];
};

/**
 * Market shares of branches in each product: shares[i][j] = make[i][j] / Σ_j make[i][j].
 * A product nobody makes has no seller: refused.
 */
export function marketShares(make: readonly (readonly number[])[]): number[][] {
  return make.map((row, product) => {
    const total = row.reduce((sum, cell) => sum + cell, 0);
    if (total <= 0)
      throw new RawFileError(MAKE_FILE, `product ${BRANCH_CODES[product] ?? product} has no output`);
    return row.map((cell) => cell / total);
  });
}

/** Moves a vector by product to the branches that make these products, at fixed market shares. */
export function toBranches(byProduct: readonly number[], shares: readonly (readonly number[])[]): number[] {
  const branches = shares[0]?.length ?? 0;
  return Array.from({ length: branches }, (_, branch) =>
    byProduct.reduce((sum, value, product) => sum + value * (shares[product]?.[branch] ?? 0), 0),
  );
}

/**
 * Fixed product sales structure (model D of the Eurostat manual): each product, wherever it is used, comes from the
 * branches that make it in their market shares. Gives non-negative flows, which model B does not promise.
 */
export function modelD(tables: SupplyUse): BranchTable {
  const shares = marketShares(tables.make);
  const branches = shares[0]?.length ?? 0;
  const columns = Array.from({ length: branches }, (_, buyer) =>
    toBranches(
      tables.use.map((row) => row[buyer] ?? 0),
      shares,
    ),
  );
  const flows = Array.from({ length: branches }, (_, seller) => columns.map((column) => column[seller] ?? 0));
  const final = {} as Record<FinalColumn, number[]>; // filled for every column just below
  for (const column of FINAL) final[column] = toBranches(tables.final[column], shares);
  const output = Array.from({ length: branches }, (_, branch) =>
    tables.make.reduce((sum, row) => sum + (row[branch] ?? 0), 0),
  );
  return { flows, final, output };
}

/**
 * Reads Insee's 2019 domestic use table and make table.
 * @throws RawFileError when a product is absent or when uses and output of a product differ by more than `ROUNDING`.
 */
export async function readSupplyUse(read: ReadRaw): Promise<SupplyUse> {
  const uses = parseTable(USE_FILE, await read(USE_FILE), [
    'code_produit',
    ...BRANCH_CODES.map((code) => `CI_${code}`),
    ...FINAL,
    'production_produit',
  ]);
  const makes = parseTable(MAKE_FILE, await read(MAKE_FILE), ['code_produit', ...BRANCH_CODES]);
  const rowOf = (table: typeof uses, code: string) => {
    const row = table.rows.find((candidate) => candidate.text('code_produit') === code);
    if (row === undefined)
      throw new RawFileError(table.file, `expected a row for product ${code}, found none`);
    return row;
  };
  const useRows = BRANCH_CODES.map((code) => rowOf(uses, code));
  const makeRows = BRANCH_CODES.map((code) => rowOf(makes, code));
  const final = {} as Record<FinalColumn, number[]>; // filled for every column just below
  for (const column of FINAL) final[column] = useRows.map((row) => row.number(column));
  const tables: SupplyUse = {
    use: useRows.map((row) => BRANCH_CODES.map((code) => row.number(`CI_${code}`))),
    make: makeRows.map((row) => BRANCH_CODES.map((code) => row.number(code))),
    final,
  };
  useRows.forEach((row, product) => {
    const bought = (tables.use[product] ?? []).reduce((sum, cell) => sum + cell, 0);
    const used = FINAL.reduce((sum, column) => sum + (final[column][product] ?? 0), bought);
    const made = row.number('production_produit');
    if (Math.abs(used - made) > ROUNDING) {
      throw new RawFileError(
        USE_FILE,
        `product ${BRANCH_CODES[product]}: uses ${used} M€ where output is ${made} M€, more than ${ROUNDING} apart`,
      );
    }
  });
  return tables;
}
