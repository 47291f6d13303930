import type { UnemploymentTable, ZoneTable } from '#app/reference/index.ts';
import { parseTable, RawFileError, type ReadRaw } from './raw-table.ts';

const CONTEXT_FILE = 'ze2020_contexte.csv';
const CENTRES_FILE = 'ze2020_centroides_emploi.csv';
const CONTIGUITY_FILE = 'ze2020_contiguite.csv';
const INDUSTRY_FILE = 'ze2020_part_emploi_en_territoire_industrie.csv';
const MEMBERSHIP_FILES = [
  'insee_ze2020_composition_communale_2023.csv',
  'communes_ze2020_2025_mit.csv',
] as const;
const UNEMPLOYMENT_FILES = [
  'insee_chomage_ze2020_2003T1_2023T3.csv',
  'insee_chomage_ze2020_2021T1_2025T4.csv',
] as const;

/** The part of a commune that the builder reads, as `@etalab/decoupage-administratif` gives it. */
export type Commune = {
  code: string;
  departement: string;
  type: string;
  population?: number;
  /** Code of the commune that a former commune is part of today. */
  chefLieu?: string;
  /** Code of the city that a municipal district is part of. */
  commune?: string;
};

/**
 * Reads the zones, their job-weighted centres, their context, and adds the communes' populations by department.
 * @throws RawFileError when a zone is absent from one of the files or when communes and context disagree on a population.
 */
export async function readZones(read: ReadRaw, communes: readonly Commune[]): Promise<ZoneTable> {
  const context = parseTable(CONTEXT_FILE, await read(CONTEXT_FILE), [
    'ZE2020',
    'LIBZE2020',
    'REGS',
    'DEPS',
    'NB_COM',
    'NB_EPCI',
    'population_municipale',
    'tfpb_taux_global_moy_pond_pop_2025_pct',
    'revenu_median_uc_moy_pond_2021_eur',
    'logements',
    'residences_principales',
    'residences_secondaires',
    'logements_vacants',
    'friches_nb',
    'friches_industrielles_nb',
    'friches_sans_projet_nb',
    'friches_surface_m2',
  ]);
  const centres = parseTable(CENTRES_FILE, await read(CENTRES_FILE), ['ze2020', 'lon', 'lat']);
  const industry = parseTable(INDUSTRY_FILE, await read(INDUSTRY_FILE), ['ze2020', 'part_emploi_2016_en_TI']);
  const populations = await populationsByDepartment(read, communes);
  const centreOf = new Map(centres.rows.map((row) => [row.text('ze2020'), row]));
  const industryOf = new Map(
    industry.rows.map((row) => [row.text('ze2020'), row.optional('part_emploi_2016_en_TI')]),
  );
  const zones: ZoneTable = {
    code: [],
    name: [],
    lon: [],
    lat: [],
    regions: [],
    departments: [],
    population: [],
    communes: [],
    epci: [],
    populationByDepartment: [],
    medianIncome: [],
    housing: [],
    brownfields: [],
    propertyTaxRate: [],
    industryTerritoryShare: [],
  };
  for (const row of context.rows.toSorted((a, b) => (a.text('ZE2020') < b.text('ZE2020') ? -1 : 1))) {
    const code = row.text('ZE2020');
    const centre = centreOf.get(code);
    if (centre === undefined)
      throw new RawFileError(CENTRES_FILE, `expected the centre of zone ${code}, found none`);
    const byDepartment = [...(populations.get(code) ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const population = row.number('population_municipale');
    const summed = byDepartment.reduce((sum, [, inhabitants]) => sum + inhabitants, 0);
    if (summed !== population) {
      throw new RawFileError(
        CONTEXT_FILE,
        `zone ${code}: ${population} inhabitants where its communes add up to ${summed}`,
      );
    }
    const dwellings = row.number('logements');
    zones.code.push(code);
    zones.name.push(row.text('LIBZE2020'));
    zones.lon.push(centre.number('lon'));
    zones.lat.push(centre.number('lat'));
    zones.regions.push(row.text('REGS').split('|'));
    zones.departments.push(row.text('DEPS').split('|'));
    zones.population.push(population);
    zones.communes.push(row.number('NB_COM'));
    zones.epci.push(row.number('NB_EPCI'));
    zones.populationByDepartment.push(byDepartment);
    zones.medianIncome.push(row.optional('revenu_median_uc_moy_pond_2021_eur'));
    // A zone the file does not cover (Mayotte) comes as 0 dwellings: missing, not zero.
    zones.housing.push(
      dwellings > 0
        ? [
            dwellings,
            row.number('residences_principales'),
            row.number('residences_secondaires'),
            row.number('logements_vacants'),
          ]
        : null,
    );
    zones.brownfields.push([
      row.number('friches_nb'),
      row.number('friches_industrielles_nb'),
      row.number('friches_sans_projet_nb'),
      row.number('friches_surface_m2'),
    ]);
    zones.propertyTaxRate.push(row.optional('tfpb_taux_global_moy_pond_pop_2025_pct'));
    zones.industryTerritoryShare.push(industryOf.get(code) ?? null);
  }
  return zones;
}

/** Communes of each zone, both in code order: Insee's composition, and the communes that have merged since. */
export async function readComposition(read: ReadRaw): Promise<Record<string, string[]>> {
  const byZone = new Map<string, string[]>();
  for (const [commune, zone] of [...(await membership(read))].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const communes = byZone.get(zone);
    if (communes === undefined) byZone.set(zone, [commune]);
    else communes.push(commune);
  }
  return Object.fromEntries([...byZone].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function membership(read: ReadRaw): Promise<Map<string, string>> {
  const zoneOf = new Map<string, string>();
  // The later file wins: communes merged since 2023 are found there, the others keep Insee's own composition.
  for (const file of MEMBERSHIP_FILES) {
    for (const row of parseTable(file, await read(file), ['CODGEO', 'ZE2020']).rows) {
      zoneOf.set(row.text('CODGEO'), row.text('ZE2020'));
    }
  }
  return zoneOf;
}

async function populationsByDepartment(
  read: ReadRaw,
  communes: readonly Commune[],
): Promise<Map<string, Map<string, number>>> {
  const zoneOf = await membership(read);
  const populations = new Map<string, Map<string, number>>();
  for (const commune of communes) {
    const zone = commune.type === 'commune-actuelle' ? zoneOf.get(commune.code) : undefined;
    if (zone === undefined) continue;
    const departments = populations.get(zone) ?? new Map<string, number>();
    departments.set(
      commune.departement,
      (departments.get(commune.departement) ?? 0) + (commune.population ?? 0),
    );
    populations.set(zone, departments);
  }
  return populations;
}

/**
 * Neighbours by zone: [index of the neighbour in `codes`, shared border in km].
 * @throws RawFileError on a zone that `codes` does not hold.
 */
export async function readNeighbours(read: ReadRaw, codes: readonly string[]): Promise<[number, number][][]> {
  const table = parseTable(CONTIGUITY_FILE, await read(CONTIGUITY_FILE), ['ze_a', 'ze_b', 'frontiere_km']);
  const position = new Map(codes.map((code, at) => [code, at]));
  const neighbours: [number, number][][] = codes.map(() => []);
  for (const row of table.rows) {
    const [a, b] = [position.get(row.text('ze_a')), position.get(row.text('ze_b'))];
    if (a === undefined || b === undefined) {
      throw new RawFileError(
        CONTIGUITY_FILE,
        `line ${row.line}: ${row.text('ze_a')} or ${row.text('ze_b')} is not a zone`,
      );
    }
    neighbours[a]?.push([b, row.number('frontiere_km')]);
    neighbours[b]?.push([a, row.number('frontiere_km')]);
  }
  return neighbours;
}

/**
 * Joins the two published series: the recent publication wins where both exist, since it carries Insee's revisions.
 * @throws RawFileError on a zone that `codes` does not hold or on quarters with a gap.
 */
export async function readUnemployment(read: ReadRaw, codes: readonly string[]): Promise<UnemploymentTable> {
  const published = new Map<string, Map<string, number>>(codes.map((code) => [code, new Map()]));
  let largestRevision = 0;
  const quarters = new Set<string>();
  for (const file of UNEMPLOYMENT_FILES) {
    const table = parseTable(file, await read(file), ['ZE2020']);
    const columns = table.columns.filter((column) => /^\d{4}-T[1-4]$/.test(column));
    for (const quarter of columns) quarters.add(quarter);
    for (const row of table.rows) {
      const series = published.get(row.text('ZE2020'));
      if (series === undefined)
        throw new RawFileError(file, `line ${row.line}: ${row.text('ZE2020')} is not a zone`);
      for (const quarter of columns) {
        const rate = row.optional(quarter);
        if (rate === null) continue;
        if (rate < 0 || rate > 60)
          throw new RawFileError(file, `line ${row.line}, ${quarter}: a rate of ${rate} %`);
        largestRevision = Math.max(largestRevision, Math.abs((series.get(quarter) ?? rate) - rate));
        series.set(quarter, rate);
      }
    }
  }
  const ordered = [...quarters].toSorted();
  ordered.forEach((quarter, at) => {
    const number = (label: string) => Number(label.slice(0, 4)) * 4 + Number(label.slice(6));
    const before = ordered[at - 1];
    if (before !== undefined && number(quarter) - number(before) !== 1) {
      throw new RawFileError(UNEMPLOYMENT_FILES[1], `quarters jump from ${before} to ${quarter}`);
    }
  });
  return {
    quarters: ordered,
    rates: codes.map((code) => ordered.map((quarter) => published.get(code)?.get(quarter) ?? null)),
    largestRevision,
  };
}
