import type { Source } from './types.ts';

/**
 * Official cells as published, where the figures of the pack are made of several: nothing is computed from them but what
 * a derivation shows. Each part may be absent: the derivation then names the block and the pack's own figure.
 */
export type Published = {
  /** Uses by product, M€: titles of the rows, codes and titles of the columns, branches first, then final uses. */
  use?: { labels: readonly string[]; columns: readonly string[]; rows: readonly (readonly number[])[] };
  /** Products x branches, M€. */
  make?: readonly (readonly number[])[];
  /** Eurostat's symmetric table, where it was read in place of Insee's two. */
  symmetric?: Symmetric;
  /** Its imported flows, where they were read in place of WIOD's shares, and the source and the table that hold them. */
  imports?: Symmetric & { source: string; table: string };
  /** Accounts by A64 post, M€, by measure (P1, B1G, D1, D29X39), and the branch of the pack each belongs to. */
  accounts?: {
    codes: readonly string[];
    branches: readonly string[];
    figures: Readonly<Record<string, readonly number[]>>;
  };
  /** Jobs by A64 post, thousands, and the branch of the pack each belongs to. */
  jobs?: { codes: readonly string[]; branches: readonly string[]; thousands: readonly number[] };
  /** WIOD's branches, the branches of the pack each belongs to, and their figures, M$. */
  wiod?: {
    codes: readonly string[];
    labels: readonly string[];
    branches: readonly (readonly string[])[];
    figures: Readonly<Record<WiodFigure, readonly number[]>>;
  };
  /** Household accounts: M€ for the imputed rents, Md€ for the others. */
  households?: {
    imputedRents: number;
    realEstate: number;
    consumption: number;
    territorial: number;
    income: number;
    spending: number;
  };
  /** Price rises, per cent, by year. */
  prices?: Readonly<Record<string, number>>;
};

/**
 * How a symmetric table is written: its products or industries, the branch of the pack that each is added up in, and its final uses by
 * the column of the pack they are added up in.
 */
export type Symmetric = {
  codes: readonly string[];
  branches: readonly string[];
  uses: Readonly<Partial<Record<FinalColumn, readonly string[]>>>;
};

export type FinalColumn = 'household' | 'public' | 'investment' | 'stocks' | 'exports';

/** What is read of a WIOD branch: its column of costs, its labour, and the uses of its product in France. */
export type WiodFigure =
  | 'imports'
  | 'margins'
  | 'taxes'
  | 'valueAdded'
  | 'output'
  | 'labour'
  | 'labourBase'
  | 'importedUses'
  | 'homeUses';

/**
 * The reference pack as the engine reads it: figures only, immutable, versioned. Matrices are row-major `number[][]`.
 * Money in M€ of the table's year, jobs in persons or posts as each table says. Codes: branches at A38, zones ZE2020.
 */
export type ReferencePack = {
  version: string;
  /** Year of the euro amounts of the input-output table. */
  tableYear: number;
  /** Deflator: euros of the declared year -> table year. */
  deflator: { year: number; value: number; source: string };
  sources: Readonly<Record<string, Source>>;
  branches: readonly Branch[];
  zones: readonly Zone[];
  /** Symmetric domestic branch x branch table (fixed product sales structure), M€: flows[i][j] from i to j. */
  flows: readonly (readonly number[])[];
  /** Final uses of domestic output by branch, M€. */
  finalUse: {
    household: readonly number[];
    public: readonly number[];
    investment: readonly number[];
    stocks: readonly number[];
    exports: readonly number[];
  };
  output: readonly number[];
  /** Raw shares per unit of output from WIOD 2014: imports (int. margins in), net product taxes, value added; scaled by the engine (k_j). */
  importShare: readonly number[];
  taxShare: readonly number[];
  valueAddedShare: readonly number[];
  /** Labour compensation over value added, capped at 1. */
  labourShare: readonly number[];
  /** Other net taxes on production per unit of output (D29 − D39); absent until the accounts are imported. */
  productionTaxShare?: readonly number[];
  /**
   * Imports of a product over its uses in France, WIOD 2014: imported rows summed over all French uses, exports out
   * (imports / (imports + domestic output sold in France)). Absent: the engine falls back on a grade E assumption.
   */
  importPenetration?: readonly number[];
  /** Total and salaried jobs of the national accounts by branch, 2021, persons. */
  accountsJobs: readonly number[];
  accountsEmployees: readonly number[];
  /** FLORES salaried posts: zones x branches, 31 December 2023. */
  posts: readonly (readonly number[])[];
  /** Household basket in basic prices, domestic products, shares of one euro spent (sum < 1: VAT, imports and rents out). */
  basket: readonly number[];
  /** 1 - consumption / gross disposable income. */
  savingRate: number;
  /**
   * Census flows of people, [zone of residence, zone of work, people], by index; only where there are any. Absent until they
   * are imported: the engine then estimates commuting.
   */
  commuting?: readonly (readonly [number, number, number])[];
  /** Imports of France by product (NC8) and country, of each product whose customs file was imported; absent until there is one. */
  trade?: Readonly<Record<string, ProductImports>>;
  /** Year of the posts, when the pack says it; official cells behind its figures. */
  postsYear?: number;
  published?: Published;
  /** Recruitment projects of the imported survey by department; absent until it is imported. */
  recruitments?: Readonly<Record<string, Recruitments>>;
  /** Active sites of the imported lists of firms near the centre of a zone, by zone code; absent until one is imported. */
  suppliersNear?: Readonly<Record<string, readonly SuppliersNear[]>>;
  /** Great-circle km between zones' job-weighted centres. */
  distances: readonly (readonly number[])[];
  /** Scalars with their source: wage and levy ratios used as fallbacks, keyed by name. */
  constants: Readonly<
    Record<
      string,
      { value: number; low: number; high: number; unit: string; grade: 'C' | 'D' | 'E'; source: string }
    >
  >;
  /** Zone codes -> precomputed response of that basin (see responses.ts). A browser slice carries only its own and drops the big tables. */
  responses: Readonly<Record<string, unknown>>;
};

/** A line of a customs file as it is written there, and its €. */
export type TradeLine = readonly [name: string, euros: number];

/** Imports of a product in its latest whole year, €: the lines of the file that are made of. */
export type ProductImports = {
  label: string;
  year: number;
  /** True where every country is named, from the months of the file; else the main ones, and the others in one line. */
  complete: boolean;
  total: TradeLine;
  /** Of no known foreign origin: returned French goods, unclassified ones. */
  unplaced: TradeLine | null;
  union: TradeLine | null;
  /** Countries, the largest first; a figure that is not published is left out. */
  origins: readonly TradeLine[];
  /** The countries that the file does not name. */
  rest: TradeLine | null;
};

/** Recruitment projects of a department, those judged difficult, and the rows they are added up over (first and last occupation). */
export type Recruitments = { all: number; hard: number; from: string; to: string; rows: number };

/** Sites of a branch (its place in the pack) near a zone, and the first and last SIRET among them. */
export type SuppliersNear = { branch: number; sites: number; from: string; to: string };

export type Branch = { code: string; label: string; section: string; manufacturing: boolean };

export type Zone = {
  code: string;
  name: string;
  lon: number;
  lat: number;
  regions: readonly string[];
  departments: readonly string[];
  population: number;
  communes: number;
  /** Population of the zone by department code (department codes only: a region is the sum of its departments), from the communes. */
  populationByDepartment: Readonly<Record<string, number>>;
  /** Shares 0..1 by quarter, oldest first, the last one the most recent; null where Insee publishes none. */
  unemployment: readonly (number | null)[];
  /** € a year per consumption unit: mean of the communes' medians, weighted by population. */
  medianIncome: number | null;
  housing: { total: number; main: number; second: number; vacant: number } | null;
  brownfields: { sites: number; industrial: number; unused: number; areaM2: number } | null;
  /** Share 0..1: property tax on buildings, all beneficiaries, mean of the communes weighted by population. */
  propertyTaxRate: number | null;
};
