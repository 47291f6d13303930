import type { Source } from '#app/engine/types.ts';
import { besideOf, recruitmentsOf, suppliersNearOf } from './beside.ts';
import { distanceMatrix } from './distances.ts';
import type { FullPack, ZoneContext } from './full-pack.ts';
import type { PackTables } from './pack-tables.ts';
import { importsOf } from './product-imports.ts';
import manifest from './pack/manifest.json' with { type: 'json' };

/** Fingerprint of the embedded pack: the same figures have the same version. */
export const PACK_VERSION: string = manifest.version;

let loaded: Promise<FullPack> | null = null;
let read: Promise<PackTables> | null = null;

/**
 * The embedded reference pack, whole: read once for the process, frozen. Server side: a browser asks for a slice.
 * Posts of a zone that FLORES does not cover (Mayotte) are all 0: see `hasPosts`.
 */
export function loadPack(): Promise<FullPack> {
  loaded ??= embeddedTables().then((tables) => packFrom(PACK_VERSION, tables));
  return loaded;
}

/** The tables of the embedded pack, as an import starts from them. Frozen: copy what you change. */
export function embeddedTables(): Promise<PackTables> {
  read ??= readTables();
  return read;
}

async function readTables(): Promise<PackTables> {
  const [
    { default: nomenclature },
    { default: zones },
    { default: neighbours },
    { default: unemployment },
    { default: employment },
    { default: inputOutput },
    { default: factorShares },
    { default: nationalJobs },
    { default: households },
    { default: constants },
    { default: sources },
    { default: composition },
    { default: cells },
  ] = await Promise.all([
    import('./pack/nomenclature.json', { with: { type: 'json' } }),
    import('./pack/zones.json', { with: { type: 'json' } }),
    import('./pack/neighbours.json', { with: { type: 'json' } }),
    import('./pack/unemployment.json', { with: { type: 'json' } }),
    import('./pack/employment.json', { with: { type: 'json' } }),
    import('./pack/input-output.json', { with: { type: 'json' } }),
    import('./pack/factor-shares.json', { with: { type: 'json' } }),
    import('./pack/national-jobs.json', { with: { type: 'json' } }),
    import('./pack/households.json', { with: { type: 'json' } }),
    import('./pack/constants.json', { with: { type: 'json' } }),
    import('./pack/sources.json', { with: { type: 'json' } }),
    import('./pack/composition.json', { with: { type: 'json' } }),
    import('./pack/cells.json', { with: { type: 'json' } }),
  ]);
  // The builder writes these files in this very shape; JSON widens its tuples and its unions.
  return deepFreeze({
    nomenclature,
    zones,
    neighbours,
    unemployment,
    employment,
    'input-output': inputOutput,
    'factor-shares': factorShares,
    'national-jobs': nationalJobs,
    households,
    constants,
    sources,
    composition,
    cells,
    named: {},
  } as unknown as PackTables);
}

/** The pack that tables make, under the version given: frozen, with the distances and without any response. */
export function packFrom(version: string, tables: PackTables): FullPack {
  const { nomenclature, zones: zoneTable, neighbours: contiguity, unemployment, employment } = tables;
  const { households, constants: scalars, sources: catalogue } = tables;
  const inputOutput = tables['input-output'];
  const factors = tables['factor-shares'];
  const jobs = tables['national-jobs'];
  const zones = zoneTable.code.map((code, at): ZoneContext => {
    const [total, main, second, vacant] = zoneTable.housing[at] ?? [];
    const [sites, industrial, unused, areaM2] = zoneTable.brownfields[at] ?? [];
    return {
      code,
      name: zoneTable.name[at] ?? code,
      lon: zoneTable.lon[at] ?? 0,
      lat: zoneTable.lat[at] ?? 0,
      regions: zoneTable.regions[at] ?? [],
      departments: zoneTable.departments[at] ?? [],
      population: zoneTable.population[at] ?? 0,
      communes: zoneTable.communes[at] ?? 0,
      epci: zoneTable.epci[at] ?? 0,
      populationByDepartment: Object.fromEntries(
        (zoneTable.populationByDepartment[at] ?? []).map(([department, inhabitants]) => [
          String(department),
          Number(inhabitants),
        ]),
      ),
      unemployment: (unemployment.rates[at] ?? []).map((rate) => (rate === null ? null : rate / 100)),
      medianIncome: zoneTable.medianIncome[at] ?? null,
      housing:
        total === undefined || main === undefined || second === undefined || vacant === undefined
          ? null
          : { total, main, second, vacant },
      brownfields:
        sites === undefined || industrial === undefined || unused === undefined || areaM2 === undefined
          ? null
          : { sites, industrial, unused, areaM2 },
      propertyTaxRate: percent(zoneTable.propertyTaxRate[at]),
      industryTerritoryShare: zoneTable.industryTerritoryShare[at] ?? null,
      neighbours: (contiguity.neighbours[at] ?? []).map(
        ([index, km]) => [zoneTable.code[index ?? -1] ?? '', km ?? 0] as const,
      ),
    };
  });
  const recruitments = recruitmentsOf(tables.named);
  const suppliersNear = suppliersNearOf(tables.named, zones, nomenclature.branches);
  const pack = deepFreeze({
    version,
    tableYear: inputOutput.year,
    deflator: scalars.deflator,
    sources: withTables(catalogue.sources, tables.cells),
    branches: nomenclature.branches,
    zones,
    flows: inputOutput.flows,
    finalUse: {
      household: inputOutput.household,
      public: inputOutput.public,
      investment: inputOutput.investment,
      stocks: inputOutput.stocks,
      exports: inputOutput.exports,
    },
    output: inputOutput.output,
    importShare: factors.imports,
    taxShare: factors.taxes,
    valueAddedShare: factors.valueAdded,
    labourShare: factors.labour,
    importPenetration: factors.importPenetration,
    ...(factors.productionTaxes === undefined ? {} : { productionTaxShare: factors.productionTaxes }),
    accountsJobs: jobs.total,
    accountsEmployees: jobs.employees,
    posts: employment.posts.map((row) => row.map((posts) => posts ?? 0)),
    publishedPosts: employment.posts,
    previousPosts: employment.previous,
    basket: households.basket,
    savingRate: households.savingRate,
    postsYear: employment.year,
    ...(tables.cells === undefined ? {} : { published: tables.cells.published }),
    ...(tables.commuting === undefined ? {} : { commuting: tables.commuting.flows }),
    ...(tables.trade === undefined ? {} : { trade: importsOf(tables.trade) }),
    ...(recruitments === undefined ? {} : { recruitments }),
    ...(suppliersNear === undefined ? {} : { suppliersNear }),
    distances: distanceMatrix(zones),
    constants: scalars.constants,
    responses: {},
    quarters: unemployment.quarters,
    departments: nomenclature.departments,
    regions: nomenclature.regions,
  });
  // Beside, not inside: freezing it would read it whole.
  return Object.freeze({ ...pack, beside: besideOf(tables.named) });
}

/** Each source with how its tables are written, where the pack knows it. */
function withTables(sources: Record<string, Source>, cells: PackTables['cells']): Record<string, Source> {
  if (cells === undefined) return sources;
  return Object.fromEntries(
    Object.entries(sources).map(([id, source]) => {
      const tables = cells.tables[id];
      return [id, tables === undefined ? source : { ...source, tables }];
    }),
  );
}

function percent(rate: number | null | undefined): number | null {
  return rate === null || rate === undefined ? null : rate / 100;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
