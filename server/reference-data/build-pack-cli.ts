import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINE_VERSION, prepareBasin } from '#app/engine/index.ts';
import { payOf } from '#app/engine/rates.ts';
import { INPUTS } from '#app/engine/types.ts';
import { administrativeDivision } from './administrative.ts';
import { GEOGRAPHY_DRAWS, type ShippedResponse } from './basin-responses.ts';
import { buildPack } from './build-pack.ts';
import { MINIMUM_WAGE } from './constants.ts';
import { corporateTaxError, fitCsg, fitPayTable, payErrors, type PayTable } from './pay-table.ts';
import { RawFileError } from './raw-table.ts';

const OUTPUT = resolve(import.meta.dirname, '../../app/reference/pack');
const PAY_TABLE = resolve(import.meta.dirname, '../../app/engine/pay-table.json');
/** The largest monthly gross pay that the engine takes (`INPUTS.grossWage`), €. */
const PAY_CEILING = (INPUTS.grossWage.max * 1000) / 12;
/** Pays at which the table is held against the rules before it is written. */
const CHECKS = 1001;

/** Writes the tables of the pack from the raw files of a folder. */
async function buildTables(from: string, to: string): Promise<void> {
  const files = await buildPack((name) => readFile(resolve(from, name), 'utf8'), administrativeDivision());
  let bytes = 0;
  for (const [name, content] of Object.entries(files)) {
    const text = `${JSON.stringify(content)}\n`;
    bytes += text.length;
    await writeFile(resolve(to, `${name}.json`), text);
  }
  console.log(`${Object.keys(files).length} tables, ${Math.round(bytes / 1024)} kB, in ${to}`);
}

/** Solves a basin with the engine as it is, so that the program ships with its demonstration ready. */
async function shipBasin(zone: string, to: string): Promise<void> {
  // Read after the tables were written: a module keeps the pack it was loaded with.
  const { loadPack } = await import('#app/reference/index.ts');
  const pack = await loadPack();
  const solved = prepareBasin(pack, zone, { draws: GEOGRAPHY_DRAWS });
  if (!solved.ok) throw new RawFileError(`zone ${zone}`, `the engine refuses it: ${solved.failure.code}`);
  const shipped: ShippedResponse = { pack: pack.version, engine: ENGINE_VERSION, response: solved.value };
  await writeFile(resolve(to, `responses-${zone}.json`), `${JSON.stringify(shipped)}\n`);
  console.log(`zone ${zone}, ${GEOGRAPHY_DRAWS} draws, in ${to}`);
}

/** Writes the pay table of the engine from the official rules. */
async function writePayTable(to: string): Promise<void> {
  // A package of development, asked only here: the program never needs it.
  const { corporateTaxRule, levyRules, payRules, PAY_RULES } = await import('./pay-rules.ts');
  const rules = payRules();
  const levies = levyRules();
  const points = fitPayTable(rules, MINIMUM_WAGE, PAY_CEILING);
  const read = (gross: number) => payOf(gross, points);
  const error = payErrors(rules, read, { from: MINIMUM_WAGE, to: 4 * MINIMUM_WAGE, count: CHECKS });
  const training = levies(MINIMUM_WAGE).training / MINIMUM_WAGE;
  const csg = fitCsg(levies, MINIMUM_WAGE, PAY_CEILING);
  const tax = corporateTaxRule();
  const rate = tax(1e9) / 1e9;
  const corporateTax = { rate, error: corporateTaxError(tax, rate) };
  const table: PayTable = { rules: PAY_RULES, error, points, csg, training, corporateTax };
  await writeFile(to, `${JSON.stringify(table)}\n`);
  console.log(`pay table, ${points.length} points, in ${to}`);
}

function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'code' in error;
}

const { values } = parseArgs({
  options: { from: { type: 'string' }, basin: { type: 'string' }, pay: { type: 'boolean' } },
});
try {
  if (values.from === undefined && values.basin === undefined && values.pay !== true) {
    throw new RawFileError(
      'npm run pack',
      'say where the official files are (--from <folder>), which basin to solve (--basin <zone>), or --pay for the pay table',
    );
  }
  if (values.pay === true) await writePayTable(PAY_TABLE);
  await mkdir(OUTPUT, { recursive: true });
  if (values.from !== undefined) await buildTables(resolve(values.from), OUTPUT);
  if (values.basin !== undefined) await shipBasin(values.basin, OUTPUT);
} catch (error) {
  if (!isRefusal(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
