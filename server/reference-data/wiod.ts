import type { WiodFigure } from '#app/engine/pack.ts';
import { BRANCH_CODES, WIOD_TO_A38 } from './nomenclature.ts';
import { parseTable, RawFileError, type RawRow, type ReadRaw } from './raw-table.ts';

const NIOT_FILE = 'wiod2016_FRA_niot_2014_musd.csv';
const FACTORS_FILE = 'wiod2016_FRA_couts_facteurs_2008_2014_musd.csv';
const YEAR = '2014';
/** Final uses in France; exports are the only use left out. */
const HOME_FINAL_USES = ['CONS_h', 'CONS_np', 'CONS_g', 'GFCF', 'INVEN'] as const;

/** Shares per unit of output by A38 branch, as WIOD 2014 gives them: the engine scales them to the 2019 table. */
export type FactorShares = {
  imports: number[];
  taxes: number[];
  valueAdded: number[];
  /** Labour compensation over value added, self-employed included, capped at 1. */
  labour: number[];
  /** Imports of a product over all its uses in France (imports + domestic output not exported). */
  importPenetration: number[];
  /** Branches whose labour share was above 1 before the cap. */
  capped: string[];
};

type Totals = Record<WiodFigure, number>;

const WIOD_FIGURES = [
  'imports',
  'margins',
  'taxes',
  'valueAdded',
  'output',
  'labour',
  'labourBase',
  'importedUses',
  'homeUses',
] as const satisfies readonly WiodFigure[];
const NOTHING: Totals = {
  imports: 0,
  margins: 0,
  taxes: 0,
  valueAdded: 0,
  output: 0,
  labour: 0,
  labourBase: 0,
  importedUses: 0,
  homeUses: 0,
};

/** One branch of WIOD: its code, its title, and what is read of it, M$. */
export type WiodBranch = { code: string; label: string } & Readonly<Record<WiodFigure, number>>;

/**
 * Reads the columns of WIOD's 56 branches and their factor costs, 2014, M$ as published.
 * @throws RawFileError when a branch is unknown, a row is missing or costs and output differ by more than 0.5 %.
 */
export async function readWiodFigures(read: ReadRaw): Promise<WiodBranch[]> {
  const wiodCodes = Object.keys(WIOD_TO_A38);
  const niot = parseTable(NIOT_FILE, await read(NIOT_FILE), [
    'Year',
    'Code',
    'Description',
    'Origin',
    ...wiodCodes,
    ...HOME_FINAL_USES,
  ]);
  const factors = parseTable(FACTORS_FILE, await read(FACTORS_FILE), [
    'annee',
    'code_wiod',
    'valeur_ajoutee',
    'remuneration_travail_LAB',
  ]);
  const rows = niot.rows.filter((row) => row.text('Year') === YEAR);
  const special = (code: string) => {
    const row = rows.find(
      (candidate) => candidate.text('Code') === code && candidate.text('Origin') === 'TOT',
    );
    if (row === undefined)
      throw new RawFileError(NIOT_FILE, `expected a row ${code} for ${YEAR}, found none`);
    return row;
  };
  const imports = rows.filter((row) => row.text('Origin') === 'Imports');
  const domestic = rows.filter((row) => row.text('Origin') === 'Domestic');
  const [taxes, margins, added, output] = [special('TXSP'), special('IntTTM'), special('VA'), special('GO')];
  return wiodCodes.map((wiod) => {
    const cost = {
      imports: imports.reduce((sum, row) => sum + row.number(wiod), 0),
      margins: margins.number(wiod),
      taxes: taxes.number(wiod),
      valueAdded: added.number(wiod),
      output: output.number(wiod),
    };
    const home = domestic.reduce((sum, row) => sum + row.number(wiod), 0);
    const gap = home + cost.imports + cost.margins + cost.taxes + cost.valueAdded - cost.output;
    if (Math.abs(gap) > 0.005 * cost.output) {
      throw new RawFileError(
        NIOT_FILE,
        `branch ${wiod}: costs and output differ by ${gap.toFixed(1)} M$, more than 0.5 %`,
      );
    }
    const factor = factors.rows.find((row) => row.text('annee') === YEAR && row.text('code_wiod') === wiod);
    if (factor === undefined)
      throw new RawFileError(FACTORS_FILE, `expected branch ${wiod} for ${YEAR}, found none`);
    const usesOf = (origin: readonly RawRow[]): number => {
      const row = origin.find((candidate) => candidate.text('Code') === wiod);
      if (row === undefined) throw new RawFileError(NIOT_FILE, `expected product ${wiod}, found none`);
      return [...wiodCodes, ...HOME_FINAL_USES].reduce((sum, column) => sum + row.number(column), 0);
    };
    return {
      code: wiod,
      label:
        domestic
          .find((row) => row.text('Code') === wiod)
          ?.text('Description')
          .trim() ?? wiod,
      ...cost,
      labour: factor.number('remuneration_travail_LAB'),
      labourBase: factor.number('valeur_ajoutee'),
      importedUses: usesOf(imports),
      homeUses: usesOf(domestic),
    };
  });
}

/**
 * Reads WIOD's national table and factor costs for 2014, adds the 56 branches up to A38 and divides by output.
 * International transport margins count as imports: they are paid to carriers abroad for the most part.
 * @throws RawFileError as `readWiodFigures` does.
 */
export async function readFactorShares(read: ReadRaw): Promise<FactorShares> {
  const totals = new Map<string, Totals>(BRANCH_CODES.map((code) => [code, { ...NOTHING }]));
  for (const branch of await readWiodFigures(read)) {
    for (const code of WIOD_TO_A38[branch.code] ?? []) {
      const total = totals.get(code);
      if (total === undefined)
        throw new RawFileError(NIOT_FILE, `branch ${branch.code} maps to the unknown post ${code}`);
      for (const figure of WIOD_FIGURES) total[figure] += branch[figure];
    }
  }
  const shares: FactorShares = {
    imports: [],
    taxes: [],
    valueAdded: [],
    labour: [],
    importPenetration: [],
    capped: [],
  };
  for (const code of BRANCH_CODES) {
    const total = totals.get(code);
    if (total === undefined || total.output <= 0)
      throw new RawFileError(NIOT_FILE, `post ${code} has no output`);
    shares.imports.push((total.imports + total.margins) / total.output);
    shares.taxes.push(total.taxes / total.output);
    shares.valueAdded.push(total.valueAdded / total.output);
    const uses = total.importedUses + total.homeUses;
    shares.importPenetration.push(uses > 0 ? total.importedUses / uses : 0);
    const labour = total.labour / total.labourBase;
    if (labour > 1) shares.capped.push(code);
    shares.labour.push(Math.min(1, labour));
  }
  return shares;
}
