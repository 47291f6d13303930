import type { Branch, Published, ReferencePack } from '#app/engine/pack.ts';
import type { Source, SourceTable } from '#app/engine/types.ts';

/** Zones d'emploi 2020, one column a figure, rows in code order. Money in €, rates in per cent as published. */
export type ZoneTable = {
  code: string[];
  name: string[];
  lon: number[];
  lat: number[];
  regions: string[][];
  departments: string[][];
  population: number[];
  communes: number[];
  epci: number[];
  /** [department, inhabitants] pairs, from the communes. */
  populationByDepartment: [string, number][][];
  medianIncome: (number | null)[];
  /** [total, main, second, vacant] dwellings. */
  housing: ([number, number, number, number] | null)[];
  /** [sites, industrial, without project, m2]. */
  brownfields: ([number, number, number, number] | null)[];
  propertyTaxRate: (number | null)[];
  /** Share of the zone's 2016 jobs inside a Territoire d'industrie of the 2018-2022 list. */
  industryTerritoryShare: (number | null)[];
};

/** Unemployment rates in per cent, zones in the order of the zone table, quarters `2003-T1` and so on without a gap. */
export type UnemploymentTable = {
  quarters: string[];
  rates: (number | null)[][];
  /** Largest difference between two publications over the quarters they share, in points. */
  largestRevision: number;
};

/**
 * A pack as it is stored: tables of figures by name, each complete. The embedded pack and an imported version have the same
 * shape; what an import brings beside it is in `named`.
 */
export type PackTables = {
  nomenclature: {
    branches: Branch[];
    departments: Record<string, { name: string; region: string }>;
    regions: Record<string, string>;
  };
  zones: ZoneTable;
  neighbours: { neighbours: [number, number][][] };
  unemployment: UnemploymentTable;
  employment: { year: number; posts: (number | null)[][]; previous: (number | null)[][] };
  'input-output': {
    year: number;
    flows: number[][];
    household: number[];
    public: number[];
    investment: number[];
    stocks: number[];
    exports: number[];
    output: number[];
  };
  'factor-shares': {
    imports: number[];
    taxes: number[];
    valueAdded: number[];
    labour: number[];
    importPenetration: number[];
    capped: string[];
    /** D29 − D39 per unit of output; absent until the accounts by branch are imported. */
    productionTaxes?: number[];
  };
  'national-jobs': { total: number[]; employees: number[] };
  households: { basket: number[]; savingRate: number };
  constants: { deflator: ReferencePack['deflator']; constants: ReferencePack['constants'] };
  sources: { sources: Record<string, Source> };
  /** People by zone of residence and of work, by index in the zone table; absent until the census file is imported. */
  commuting?: { year: number | null; flows: [number, number, number][] };
  /** Foreign trade of the products whose customs file was imported, one after another; absent until there is one. */
  trade?: {
    /** By code of the combined nomenclature (NC8): its latest whole year, and whether every country of its imports is known for it. */
    products: Record<string, { label: string; year: number; complete: boolean }>;
    rows: TradeRow[];
  };
  /** Communes of each zone (ZE2020 code -> INSEE codes): what brings a figure by commune to a zone. */
  composition: { communes: Record<string, string[]> };
  /**
   * Where figures stand in the official tables: how each table is written, by source, and the cells that several of them make.
   * Beside the figures: an import leaves out what it replaces without saying where it now stands. Absent from the first versions.
   */
  cells?: {
    tables: Record<string, Record<string, SourceTable>>;
    published: Published;
  };
  /** Tables that an import keeps beside the others, by name: what pages and a few indicators read of places (`beside.ts`). */
  named: Record<string, NamedTable>;
};

export type TradeFlow = 'imports' | 'exports';

/**
 * What a line of a customs file is: the total; the European Union; what has no place (returned French goods, unknown origin); another
 * zone, which repeats countries; a country; the other countries together; a line among countries that is none.
 */
export type TradeKind = 'total' | 'union' | 'unplaced' | 'zone' | 'country' | 'rest' | 'nowhere';

/** [product, flow, kind, partner as written, year, €, kg]; null where it is not published. */
export type TradeRow = [string, TradeFlow, TradeKind, string, number, number | null, number | null];

/** A table kept as read: columns and rows, with who reads it in the product. */
export type NamedTable = {
  source: string;
  columns: string[];
  rows: (string | number | null)[][];
};

export type TableName = keyof PackTables;
