import type { Published, WiodFigure } from '#app/engine/pack.ts';
import { PRICE_RISES_BY_YEAR } from './constants.ts';
import { FINAL, readSupplyUse, USE_FILE } from './input-output.ts';
import { JOBS_FILE, readHouseholdCells } from './national-accounts.ts';
import { A64_TO_A38, BRANCH_CODES, WIOD_TO_A38 } from './nomenclature.ts';
import { parseTable, RawFileError, type ReadRaw } from './raw-table.ts';
import { readWiodFigures } from './wiod.ts';

const DIGITS = 4;

/**
 * The official cells behind the figures that the builder adds up, as published: Insee's two tables, Eurostat's jobs by
 * A64, the columns of WIOD, the household accounts, the rises of prices.
 * @throws RawFileError as the readers of these files do
 */
export async function readPublished(read: ReadRaw): Promise<Published> {
  const [tables, uses, jobs, wiod, households] = await Promise.all([
    readSupplyUse(read),
    read(USE_FILE),
    read(JOBS_FILE),
    readWiodFigures(read),
    readHouseholdCells(read),
  ]);
  const labels = new Map(
    parseTable(USE_FILE, uses, ['code_produit', 'libelle']).rows.map((row) => [
      row.text('code_produit'),
      row.text('libelle'),
    ]),
  );
  const posts = parseTable(JOBS_FILE, jobs, ['nace_r2', 'emploi_total_milliers']);
  return {
    use: {
      labels: BRANCH_CODES.map((code) => titleOf(labels.get(code))),
      columns: [...BRANCH_CODES, ...FINAL],
      rows: tables.use.map((row, product) => [
        ...row,
        ...FINAL.map((column) => tables.final[column][product] ?? 0),
      ]),
    },
    make: tables.make,
    jobs: {
      codes: Object.keys(A64_TO_A38),
      branches: Object.values(A64_TO_A38),
      thousands: Object.keys(A64_TO_A38).map((code) => {
        const row = posts.rows.find((one) => one.text('nace_r2') === code);
        if (row === undefined) throw new RawFileError(JOBS_FILE, `expected a row ${code}, found none`);
        return row.number('emploi_total_milliers');
      }),
    },
    wiod: {
      codes: wiod.map(({ code }) => code),
      labels: wiod.map(({ label }) => label),
      branches: wiod.map(({ code }) => [...(WIOD_TO_A38[code] ?? [])]),
      figures: {
        imports: column('imports'),
        margins: column('margins'),
        taxes: column('taxes'),
        valueAdded: column('valueAdded'),
        output: column('output'),
        labour: column('labour'),
        labourBase: column('labourBase'),
        importedUses: column('importedUses'),
        homeUses: column('homeUses'),
      },
    },
    households,
    prices: PRICE_RISES_BY_YEAR,
  };

  function column(name: WiodFigure): number[] {
    return wiod.map((branch) => Math.round(branch[name] * 10 ** DIGITS) / 10 ** DIGITS || 0);
  }
}

/** The title of a row as published, without the break of a line. */
function titleOf(label: string | undefined): string {
  return (label ?? '').replace(/\s+/g, ' ').trim();
}
