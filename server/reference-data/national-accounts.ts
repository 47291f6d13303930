import type { Published } from '#app/engine/pack.ts';
import { A64_TO_A38, BRANCH_CODES } from './nomenclature.ts';
import { parseTable, RawFileError, type RawTable, type ReadRaw } from './raw-table.ts';

export const JOBS_FILE = 'eurostat_nama10a64e_FR_2021_emploi.csv';
const COICOP_FILE = 'insee_conso_menages_coicop_2019_2023_MEUR.csv';
const PRODUCTS_FILE = 'insee_conso_menages_produits_a17_2015_2023_MdEUR.csv';
const INCOME_FILE = 'insee_menages_revenu_epargne_2010_2023.csv';

/** Total and salaried jobs by A38 branch, persons, domestic concept, 2021. */
export type NationalJobs = { total: number[]; employees: number[] };

/**
 * Reads Eurostat's jobs by A64 and adds them up to A38.
 * @throws RawFileError when an A64 post is absent or the sum leaves the published total by more than 1,000 jobs.
 */
export async function readNationalJobs(read: ReadRaw): Promise<NationalJobs> {
  const table = parseTable(JOBS_FILE, await read(JOBS_FILE), [
    'nace_r2',
    'emploi_total_milliers',
    'salaries_milliers',
    'niveau',
  ]);
  const total = new Map(BRANCH_CODES.map((code) => [code, 0]));
  const employees = new Map(BRANCH_CODES.map((code) => [code, 0]));
  for (const [a64, a38] of Object.entries(A64_TO_A38)) {
    const row = find(table, 'nace_r2', a64);
    total.set(a38, (total.get(a38) ?? 0) + row.number('emploi_total_milliers') * 1000);
    employees.set(a38, (employees.get(a38) ?? 0) + row.number('salaries_milliers') * 1000);
  }
  const jobs = {
    total: BRANCH_CODES.map((code) => Math.round(total.get(code) ?? 0)),
    employees: BRANCH_CODES.map((code) => Math.round(employees.get(code) ?? 0)),
  };
  const published = find(table, 'nace_r2', 'TOTAL').number('emploi_total_milliers') * 1000;
  const sum = jobs.total.reduce((all, one) => all + one, 0);
  if (Math.abs(sum - published) > 1000) {
    throw new RawFileError(JOBS_FILE, `the posts add up to ${sum} jobs where the total says ${published}`);
  }
  return jobs;
}

/** What the basket needs from the household accounts, M€ of 2019 unless said. */
export type HouseholdAccounts = {
  imputedRents2019: number;
  /** Households' purchases of real estate services, rents imputed included. */
  realEstate2019: number;
  /** Consumption on the territory: total less the territorial correction. */
  spendingOnTerritory2019: number;
  /** 1 - consumption / gross disposable income, 2023. */
  savingRate2023: number;
};

/** The six cells of the household accounts that the basket and the saving rate are made of, as published. */
export async function readHouseholdCells(read: ReadRaw): Promise<NonNullable<Published['households']>> {
  const purposes = parseTable(COICOP_FILE, await read(COICOP_FILE), ['code', '2019']);
  const products = parseTable(PRODUCTS_FILE, await read(PRODUCTS_FILE), ['code', '2019']);
  const income = parseTable(INCOME_FILE, await read(INCOME_FILE), [
    'annee',
    'rdb_B6_MdEUR',
    'conso_menages_P3_MdEUR',
  ]);
  const last = find(income, 'annee', '2023');
  return {
    imputedRents: find(purposes, 'code', 'CP042').number('2019'),
    realEstate: find(products, 'code', 'LZ').number('2019'),
    consumption: find(products, 'code', 'TOTAL').number('2019'),
    territorial: find(products, 'code', '(CHTR)').number('2019'),
    income: last.number('rdb_B6_MdEUR'),
    spending: last.number('conso_menages_P3_MdEUR'),
  };
}

/** Reads household consumption by purpose and by product, and their income. */
export async function readHouseholdAccounts(read: ReadRaw): Promise<HouseholdAccounts> {
  const cells = await readHouseholdCells(read);
  return {
    imputedRents2019: cells.imputedRents,
    realEstate2019: cells.realEstate * 1000,
    spendingOnTerritory2019: (cells.consumption - cells.territorial) * 1000,
    savingRate2023: 1 - cells.spending / cells.income,
  };
}

/**
 * Domestic products at basic prices bought with one more euro of spending, by product. Imputed rents leave the real estate
 * row in their share of households' real estate consumption, and leave the denominator in full. What is missing to one
 * euro is VAT and other taxes on products, and imports.
 * @example householdBasket([80, 20], 1, { imputedRents2019: 15, realEstate2019: 20, spendingOnTerritory2019: 115, savingRate2023: 0 }) // [0.8, 0.05]
 */
export function householdBasket(
  domesticConsumption: readonly number[],
  realEstateIndex: number,
  accounts: HouseholdAccounts,
): number[] {
  const imputedShare = accounts.imputedRents2019 / accounts.realEstate2019;
  const spent = accounts.spendingOnTerritory2019 - accounts.imputedRents2019;
  return domesticConsumption.map(
    (value, product) => (product === realEstateIndex ? value * (1 - imputedShare) : value) / spent,
  );
}

function find(table: RawTable, column: string, code: string): RawTable['rows'][number] {
  const row = table.rows.find((candidate) => candidate.text(column) === code);
  if (row === undefined) throw new RawFileError(table.file, `expected a row ${code}, found none`);
  return row;
}
