import { createHash } from 'node:crypto';
import { CONSTANTS, DEFLATOR } from './constants.ts';
import { readPosts } from './employment.ts';
import { modelD, marketShares, readSupplyUse, toBranches } from './input-output.ts';
import { householdBasket, readHouseholdAccounts, readNationalJobs } from './national-accounts.ts';
import { BRANCH_CODES, BRANCHES, MANUFACTURING_SECTION } from './nomenclature.ts';
import { checkTotals } from './plausibility.ts';
import { RawFileError, type ReadRaw } from './raw-table.ts';
import { SOURCES } from './source-catalogue.ts';
import { OFFICIAL_TABLES } from './official-tables.ts';
import { readPublished } from './published.ts';
import { type Commune, readComposition, readNeighbours, readUnemployment, readZones } from './territories.ts';
import { readFactorShares } from './wiod.ts';

/** Names and groupings that come by npm package, not from a raw file. */
export type Administrative = {
  communes: readonly Commune[];
  departments: readonly { code: string; nom: string; region: string }[];
  regions: readonly { code: string; nom: string }[];
};

/** The embedded files, name -> content. Each names its sources; `sources.json` holds the blocks. */
export type PackFiles = Readonly<Record<string, object>>;

const MONEY_DIGITS = 3;
const SHARE_DIGITS = 9;

function rounded(value: number, digits: number): number {
  const unit = 10 ** digits;
  return Math.round(value * unit) / unit || 0;
}

function roundedAll(values: readonly number[], digits: number): number[] {
  return values.map((value) => rounded(value, digits));
}

/**
 * Reads the raw official files and writes the pack's own tables: figures only, in the pack's own shape.
 * Same files in, same bytes out: the version is the fingerprint of what is inside.
 * @throws RawFileError when a file, a column, a code or a known total is off.
 */
export async function buildPack(read: ReadRaw, administrative: Administrative): Promise<PackFiles> {
  const zones = await readZones(read, administrative.communes);
  const [neighbours, unemployment, employment, supplyUse, factors, jobs, accounts] = await Promise.all([
    readNeighbours(read, zones.code),
    readUnemployment(read, zones.code),
    readPosts(read, zones.code),
    readSupplyUse(read),
    readFactorShares(read),
    readNationalJobs(read),
    readHouseholdAccounts(read),
  ]);
  const table = modelD(supplyUse);
  const basket = toBranches(
    householdBasket(supplyUse.final.conso_menages, BRANCH_CODES.indexOf('LZ'), accounts),
    marketShares(supplyUse.make),
  );
  checkTotals({ zones, posts: employment.posts, flows: table.flows, output: table.output });
  const departments = Object.fromEntries(
    administrative.departments.map(({ code, nom, region }) => [code, { name: nom, region }]),
  );
  for (const [at, codes] of zones.departments.entries()) {
    const unknown = codes.find((code) => departments[code] === undefined);
    if (unknown !== undefined)
      throw new RawFileError('zones', `zone ${zones.code[at]}: department ${unknown} is unknown`);
  }
  const add = (...columns: (readonly number[])[]): number[] =>
    BRANCH_CODES.map((_, at) => columns.reduce((sum, column) => sum + (column[at] ?? 0), 0));
  const { final } = table;
  const files = {
    nomenclature: {
      branches: BRANCHES.map(([code, section, label]) => ({
        code,
        label,
        section,
        manufacturing: section === MANUFACTURING_SECTION,
      })),
      departments,
      regions: Object.fromEntries(administrative.regions.map(({ code, nom }) => [code, nom])),
    },
    zones: {
      sources: [
        'insee-ze2020',
        'etalab-decoupage',
        'ancrage-centres',
        'insee-filosofi',
        'insee-logement',
        'cerema-cartofriches',
        'dgfip-tfpb',
        'anct-territoires-industrie',
      ],
      ...zones,
    },
    neighbours: { sources: ['ancrage-contiguite'], neighbours },
    unemployment: {
      sources: ['insee-chomage'],
      ...unemployment,
      largestRevision: rounded(unemployment.largestRevision, 1),
    },
    employment: { sources: ['insee-flores'], ...employment },
    'input-output': {
      sources: ['insee-tes-2019'],
      year: 2019,
      flows: table.flows.map((row) => roundedAll(row, MONEY_DIGITS)),
      household: roundedAll(final.conso_menages, MONEY_DIGITS),
      public: roundedAll(add(final.conso_apu, final.conso_isblsm), MONEY_DIGITS),
      investment: roundedAll(add(final.fbcf, final.objets_valeur), MONEY_DIGITS),
      stocks: roundedAll(final.var_stocks, MONEY_DIGITS),
      exports: roundedAll(final.exportations, MONEY_DIGITS),
      output: roundedAll(table.output, MONEY_DIGITS),
    },
    'factor-shares': {
      sources: ['wiod-2014'],
      imports: roundedAll(factors.imports, SHARE_DIGITS),
      taxes: roundedAll(factors.taxes, SHARE_DIGITS),
      valueAdded: roundedAll(factors.valueAdded, SHARE_DIGITS),
      labour: roundedAll(factors.labour, SHARE_DIGITS),
      importPenetration: roundedAll(factors.importPenetration, SHARE_DIGITS),
      capped: factors.capped,
    },
    'national-jobs': { sources: ['eurostat-emploi-2021'], ...jobs },
    households: {
      sources: ['insee-menages', 'insee-tes-2019'],
      basket: roundedAll(basket, SHARE_DIGITS),
      savingRate: rounded(accounts.savingRate2023, SHARE_DIGITS),
    },
    constants: { deflator: DEFLATOR, constants: CONSTANTS },
    sources: { sources: Object.fromEntries(SOURCES.map((source) => [source.id, source])) },
  };
  const known = new Set(SOURCES.map((source) => source.id));
  for (const [name, file] of Object.entries(files)) {
    const named = 'sources' in file && Array.isArray(file.sources) ? file.sources : [];
    const orphan = named.find((id) => !known.has(id));
    if (orphan !== undefined) throw new RawFileError(name, `names the source ${orphan}, which has no block`);
  }
  const fingerprint = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  return {
    ...files,
    // Membership, not figures: beside the fingerprint, which names what the calculation reads.
    composition: { sources: ['insee-ze2020'], communes: await readComposition(read) },
    // Where each figure stands in the official tables: read by whoever audits, never by the calculation.
    cells: { tables: OFFICIAL_TABLES, published: await readPublished(read) },
    manifest: { format: 1, version: `fr-a38-2023.${fingerprint}` },
  };
}
