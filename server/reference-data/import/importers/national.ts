import type { NamedTable } from '#app/reference/index.ts';
import type { FinalColumn, Symmetric } from '#app/engine/pack.ts';
import type { Result } from '#app/engine/types.ts';
import { deflatorTo } from '../../constants.ts';
import { FINAL, modelD, ROUNDING } from '../../input-output.ts';
import { A64_TO_A38, BRANCH_CODES } from '../../nomenclature.ts';
import type { Base } from '../base.ts';
import type { CellsRead, ReadTable } from '../cells-after.ts';
import { checkTotals, type Importer, type Produced, type Session, sumOf } from '../importer.ts';
import { nine, onlyOnce } from './places.ts';

const USE_TABLE = 'insee-use-table';
const MAKE_TABLE = 'insee-make-table';

/**
 * Insee's use and make tables at A38, in one archive or one after the other: the first is kept until the second is there, then
 * the branch x branch table is computed (fixed product sales structure).
 */
export const inputOutput: Importer = {
  id: 'insee-input-output',
  source: {
    id: 'insee-tes-2019',
    title: 'Tableau entrées-sorties, production domestique aux prix de base',
    producer: 'Insee, comptes nationaux',
    table: 'emplois domestiques produit x branche et production produit x branche, A38',
    licence: 'Licence Ouverte 2.0',
    url: 'https://www.insee.fr/fr/statistiques/2832834',
    goodFor: null,
  },
  replaces: ['input-output'],
  readBy: 'engine',
  unmatchedMax: 0,
  recognises: (columns) =>
    columns.has('code_produit') &&
    ((columns.has('ci_az') && columns.has('production_produit')) || columns.has('az')),
  begin(base, ledger): Session {
    const codes = base.tables.nomenclature.branches.map(({ code }) => code);
    const useColumns = [...codes.map((code) => `CI_${code}`), ...FINAL, 'production_produit'];
    const found: Record<string, NamedTable> = {};
    let current: { name: string; columns: readonly string[] } | null = null;
    // The tables do not carry their year: the name of the file does.
    let year = base.tables['input-output'].year;
    return {
      open(columns, sheet) {
        year = Number(/(?:^|\D)(20\d{2})(?!\d)/.exec(sheet)?.[1] ?? year);
        const uses = columns.has('production_produit');
        current = uses ? { name: USE_TABLE, columns: useColumns } : { name: MAKE_TABLE, columns: codes };
        const absent = current.columns.filter((column) => !columns.has(column.toLowerCase()));
        if (absent.length > 0) ledger.fault('missing-columns', 1, absent.slice(0, 6).join(', '));
        found[current.name] = {
          source: 'insee-tes-2019',
          columns: ['code_produit', ...current.columns],
          rows: [],
        };
      },
      take(row) {
        if (current === null) return;
        const product = row.text('code_produit');
        if (product === 'TOTAL' || product === 'PRODUCTION_BRANCHE')
          return ledger.drop('aggregate', row.line, product);
        if (base.branchAt(product) === undefined) return ledger.unmatched('branch', row.line, product);
        const cells = current.columns.map((column) => {
          const value = row.number(column);
          if (value === null) ledger.fault('secret-cell', row.line, `${product} ${column}`);
          if (value !== null && value < 0 && column.startsWith('CI_')) {
            ledger.fault('negative-values', row.line, `${product} ${column} : ${value}`);
          }
          return value;
        });
        found[current.name]?.rows.push([product, ...cells]);
        ledger.keep();
      },
      finish(): Result<Produced> {
        const tables = { ...base.tables.named, ...found };
        const [uses, makes] = [tables[USE_TABLE], tables[MAKE_TABLE]];
        const source = { vintage: String(year) };
        const held = base.tables['input-output'];
        const deflator = deflatorTo(year);
        if (deflator === null) return { ok: false, failure: { code: 'no-deflator', found: year } };
        if (uses === undefined || makes === undefined) {
          ledger.note(uses === undefined ? 'use-table-awaited' : 'make-table-awaited');
          const count = (uses ?? makes)?.rows.length ?? 0;
          return {
            ok: true,
            value: {
              tables: {},
              named: found,
              source,
              // What the pack reads is still where it was; this table waits for the other.
              cells: {
                tables: {
                  ...base.tables.cells?.tables['insee-tes-2019'],
                  [`${uses === undefined ? 'make' : 'use'}-awaiting`]: tableOf(
                    uses === undefined ? 'make' : 'use',
                    year,
                  ),
                },
              },
              totals: [{ id: 'products', before: null, after: count }],
            },
          };
        }
        const use = rowsOf(uses, codes);
        if (!use.ok) return use;
        const make = rowsOf(makes, codes);
        if (!make.ok) return make;
        const column = (name: string) => {
          const at = uses.columns.indexOf(name) - 1;
          return use.value.map((row) => row[at] ?? 0);
        };
        const made = column('production_produit');
        for (const [at, row] of use.value.entries()) {
          const used = sumOf(row.slice(0, -1));
          if (Math.abs(used - (made[at] ?? 0)) > ROUNDING) {
            return {
              ok: false,
              failure: { code: 'unbalanced', branch: codes[at], output: made[at], uses: used },
            };
          }
        }
        const empty = make.value.findIndex((row) => sumOf(row) <= 0);
        if (empty >= 0) return { ok: false, failure: { code: 'no-output', branch: codes[empty] } };
        const table = modelD({
          use: use.value.map((row) => row.slice(0, codes.length)),
          make: make.value,
          final: {
            conso_menages: column('conso_menages'),
            conso_apu: column('conso_apu'),
            conso_isblsm: column('conso_isblsm'),
            fbcf: column('fbcf'),
            objets_valeur: column('objets_valeur'),
            var_stocks: column('var_stocks'),
            exportations: column('exportations'),
          },
        });
        const { final } = table;
        const both = (a: readonly number[], b: readonly number[]) =>
          a.map((value, at) => value + (b[at] ?? 0));
        // A table that came in an earlier file is where it was left.
        const placeOf = (name: 'use' | 'make'): ReadTable => {
          const held = base.tables.cells?.tables['insee-tes-2019']?.[`${name}-awaiting`];
          const read = found[name === 'use' ? USE_TABLE : MAKE_TABLE] !== undefined;
          return read || held === undefined ? tableOf(name, year) : held;
        };
        const totals = [{ id: 'output', before: sumOf(held.output), after: sumOf(table.output) }];
        const checked = checkTotals(totals);
        if (!checked.ok) return checked;
        ledger.note('basket-unchanged');
        return {
          ok: true,
          value: {
            tables: {
              'input-output': {
                ...held,
                year,
                flows: table.flows.map(rounded),
                household: rounded(final.conso_menages),
                public: rounded(both(final.conso_apu, final.conso_isblsm)),
                investment: rounded(both(final.fbcf, final.objets_valeur)),
                stocks: rounded(final.var_stocks),
                exports: rounded(final.exportations),
                output: rounded(table.output),
              },
              constants: { ...base.tables.constants, deflator },
            },
            named: found,
            source: {
              ...source,
              note: 'Tableau symétrique branche x branche calculé à structure de ventes fixe par produit (modèle D).',
            },
            cells: {
              tables: { use: placeOf('use'), make: placeOf('make'), ...importsOf(base) },
              published: {
                use: {
                  labels: base.tables.nomenclature.branches.map(({ label }) => label),
                  columns: [...codes, ...FINAL],
                  rows: use.value.map((row) => row.slice(0, -1)),
                },
                make: make.value,
              },
            },
            totals,
          },
        };
      },
    };
  },
};

/** Imported flows that an earlier file brought under the same source: shares still rest on them. */
function importsOf({ tables }: Base): Record<string, ReadTable> {
  const { published, tables: held } = tables.cells ?? {};
  const found = held?.['insee-tes-2019']?.['imports'];
  return published?.imports?.source === 'insee-tes-2019' && found !== undefined ? { imports: found } : {};
}

/** How Insee's two tables are written; they do not carry their year. */
function tableOf(name: 'use' | 'make', year: number): ReadTable {
  return {
    row: 'code_produit {code} « {label} »',
    column: name === 'use' ? '{code} « {label} » (CI_… pour une branche)' : '{code} « {label} »',
    year: String(year),
    unit: 'M€',
    ...(name === 'use'
      ? { titles: { conso_menages: 'consommation finale des ménages', exportations: 'exportations' } }
      : {}),
    toCheck: true,
  };
}

/** Money in M€ at three digits, as in the embedded pack. */
function rounded(values: readonly number[]): number[] {
  return values.map((value) => Math.round(value * 1000) / 1000 || 0);
}

/** Figures of a kept table, one row a product in the order of the branches. */
function rowsOf(table: NamedTable, codes: readonly string[]): Result<number[][]> {
  const byCode = new Map(table.rows.map(([code, ...cells]) => [code, cells.map(Number)]));
  if (byCode.size !== table.rows.length) {
    return {
      ok: false,
      failure: { code: 'duplicate-keys', count: table.rows.length - byCode.size, sample: [] },
    };
  }
  const rows = codes.map((code) => byCode.get(code));
  const absent = codes.filter((_, at) => rows[at] === undefined);
  return absent.length > 0
    ? {
        ok: false,
        failure: {
          code: 'incomplete',
          what: 'products',
          expected: codes.length,
          found: codes.length - absent.length,
        },
      }
    : { ok: true, value: rows.map((row) => row ?? []) };
}

/** Eurostat's jobs by A64, added up to the branches of the pack: JSON-stat, SDMX-CSV or one column a measure. */
export const nationalJobs: Importer = {
  id: 'eurostat-jobs',
  source: {
    id: 'eurostat-emploi-2021',
    title: 'Emploi par branche (nama_10_a64_e)',
    producer: 'Eurostat',
    table: 'EMP_DC et SAL_DC, France, A64 additionné en A38',
    licence: 'Eurostat, réutilisation libre avec mention de la source',
    url: 'https://ec.europa.eu/eurostat/databrowser/view/nama_10_a64_e/default/table',
    goodFor: 18,
  },
  replaces: ['national-jobs'],
  readBy: 'engine',
  unmatchedMax: 1,
  recognises: (columns) =>
    columns.has('nace_r2') &&
    (columns.has('emploi_total_milliers') ||
      (columns.has('na_item') && (columns.has('value') || columns.has('obs_value')))),
  begin(base, ledger, columns): Session {
    const lower = new Set(columns.map((name) => name.trim().toLowerCase()));
    const wide = lower.has('emploi_total_milliers');
    /** year -> measure -> A64 -> thousands of persons. */
    const read = new Map<string, Map<string, Map<string, number>>>();
    const first = onlyOnce(ledger);
    const put = (year: string, item: string, code: string, value: number | null, line: number): void => {
      if (!first(`${code} ${item} ${year}`, line)) return;
      if (value === null) return;
      if (value < 0) return ledger.fault('negative-values', line, `${code} : ${value}`);
      const items = read.get(year) ?? new Map<string, Map<string, number>>();
      read.set(year, items);
      const posts = items.get(item) ?? new Map<string, number>();
      items.set(item, posts);
      posts.set(code, value);
    };
    return {
      take(row) {
        const code = row.text('nace_r2');
        if (code !== 'TOTAL' && A64_TO_A38[code] === undefined)
          return ledger.drop('aggregate', row.line, code);
        if (wide) {
          const year = row.text('annee');
          put(year, 'EMP_DC', code, row.number('emploi_total_milliers'), row.line);
          put(year, 'SAL_DC', code, row.number('salaries_milliers'), row.line);
          return ledger.keep();
        }
        const unit = row.text('unit');
        const geo = row.text('geo');
        const item = row.text('na_item');
        if (geo !== '' && geo !== 'FR') return ledger.drop('other-territory', row.line, geo);
        if (unit !== '' && unit !== 'THS_PER') return ledger.drop('other-unit', row.line, unit);
        if (item !== 'EMP_DC' && item !== 'SAL_DC') return ledger.drop('other-measure', row.line, item);
        put(
          row.text('time') || row.text('time_period'),
          item,
          code,
          row.number(lower.has('value') ? 'value' : 'obs_value'),
          row.line,
        );
        ledger.keep();
      },
      finish(): Result<Produced> {
        const years = [...read.keys()].toSorted();
        // The latest year that holds every branch: a producer often begins a year with the aggregates.
        const year = years.findLast((one) =>
          ['EMP_DC', 'SAL_DC'].every((item) =>
            Object.keys(A64_TO_A38).every((code) => read.get(one)?.get(item)?.has(code)),
          ),
        );
        if (year === undefined) {
          const best = years.at(-1) ?? '';
          const missing = Object.keys(A64_TO_A38).filter((code) => !read.get(best)?.get('EMP_DC')?.has(code));
          return {
            ok: false,
            failure: {
              code: 'incomplete',
              what: 'branches',
              expected: Object.keys(A64_TO_A38).length,
              found: Object.keys(A64_TO_A38).length - missing.length,
            },
          };
        }
        const sum = (item: string): number[] => {
          const byBranch = new Map(BRANCH_CODES.map((code) => [code, 0]));
          for (const [a64, a38] of Object.entries(A64_TO_A38)) {
            byBranch.set(a38, (byBranch.get(a38) ?? 0) + (read.get(year)?.get(item)?.get(a64) ?? 0) * 1000);
          }
          return base.tables.nomenclature.branches.map(({ code }) => Math.round(byBranch.get(code) ?? 0));
        };
        const held = base.tables['national-jobs'];
        const [total, employees] = [sum('EMP_DC'), sum('SAL_DC')];
        const published = read.get(year)?.get('EMP_DC')?.get('TOTAL');
        if (published !== undefined && Math.abs(sumOf(total) - published * 1000) > 1000) {
          return {
            ok: false,
            failure: {
              code: 'total-differs',
              total: 'jobs',
              expected: published * 1000,
              found: sumOf(total),
            },
          };
        }
        const over = total.findIndex((jobs, at) => (employees[at] ?? 0) > jobs + 100);
        if (over >= 0) {
          return {
            ok: false,
            failure: {
              code: 'more-employees',
              branch: BRANCH_CODES[over],
              expected: total[over],
              found: employees[over],
            },
          };
        }
        const totals = [
          { id: 'jobs', before: sumOf(held.total), after: sumOf(total) },
          { id: 'employees', before: sumOf(held.employees), after: sumOf(employees) },
        ];
        const checked = checkTotals(totals);
        if (!checked.ok) return checked;
        return {
          ok: true,
          value: {
            tables: { 'national-jobs': { ...held, total, employees } },
            source: { vintage: year },
            cells: {
              tables: {
                jobs: {
                  row: 'nace_r2 {code}',
                  column: wide
                    ? 'emploi_total_milliers'
                    : 'na_item EMP_DC (emploi total, concept intérieur), unit THS_PER, geo FR',
                  year: year === '' ? 'année du fichier importé' : year,
                  unit: 'milliers de personnes',
                  toCheck: false,
                },
              },
              published: {
                jobs: {
                  codes: Object.keys(A64_TO_A38),
                  branches: Object.values(A64_TO_A38),
                  thousands: Object.keys(A64_TO_A38).map(
                    (code) => read.get(year)?.get('EMP_DC')?.get(code) ?? 0,
                  ),
                },
              },
            },
            totals,
          },
        };
      },
    };
  },
};

/** Final uses of Eurostat's symmetric table -> columns of the pack. Each is taken at its finest, so that no total is counted with its parts. */
const FINAL_USES: readonly (readonly [use: string, column: FinalColumn])[] = [
  ['P3_S14', 'household'],
  ['P3_S13', 'public'],
  ['P3_S15', 'public'],
  ['P51G', 'investment'],
  ['P53', 'investment'],
  ['P52', 'stocks'],
  ['P6', 'exports'],
];
/** Written together by some countries: taken when the two are not there apart. */
const STOCKS_AND_VALUABLES = 'P5M';

/** Whether stocks and valuables are there one by one: their sum then counts them twice. */
function apart(uses: ReadonlyMap<string, unknown>): boolean {
  return uses.has('P52') || uses.has('P53');
}

/** Final uses that were added up, by column of the pack. */
function usesAdded(uses: ReadonlySet<string>): Symmetric['uses'] {
  const added = FINAL_USES.filter(([use]) => uses.has(use));
  const both = uses.has(STOCKS_AND_VALUABLES) && !apart(new Map(added)) ? [STOCKS_AND_VALUABLES] : [];
  const of = (column: FinalColumn) => added.flatMap(([use, into]) => (into === column ? [use] : []));
  return {
    household: of('household'),
    public: of('public'),
    investment: of('investment'),
    stocks: [...of('stocks'), ...both],
    exports: of('exports'),
  };
}

/** Code of a product or industry without its prefix, as A64 writes it. @example a64Of('CPA_C10-12') // 'C10-C12' */
export function a64Of(code: string): string | null {
  const bare = code.replace(/^CPA_/, '');
  const known = [bare, bare.replace(/^([A-Z])(\d{2})-(\d{2})$/, '$1$2-$1$3'), ALIASES[bare]];
  return known.find((one) => one !== undefined && A64_TO_A38[one] !== undefined) ?? null;
}

/** Codes of the input-output tables that nama_10_a64 writes otherwise. */
const ALIASES: Readonly<Record<string, string>> = {
  D35: 'D',
  L68: 'L',
  L68A: 'L',
  L68B: 'L',
  O84: 'O',
  P85: 'P',
  M69_70: 'M69_M70',
  M74_75: 'M74_M75',
  C31_32: 'C31_C32',
  J59_60: 'J59_J60',
  J62_63: 'J62_J63',
  Q87_88: 'Q87_Q88',
};

/**
 * Eurostat's symmetric input-output table (product x product or industry x industry): the domestic flow replaces the table, the
 * imported flow the imported shares. One file of both, or one after the other.
 */
export const eurostatInputOutput: Importer = {
  id: 'eurostat-input-output',
  source: {
    // The domestic flows take the place of Insee's: what the calculation cites as its table.
    id: 'insee-tes-2019',
    title: 'Tableau entrées-sorties symétrique (naio_10_cp1700 ou naio_10_cp1750)',
    producer: 'Eurostat',
    table: 'flux domestiques et importés, prix de base, A64 additionné en A38',
    licence: 'Eurostat, réutilisation libre avec mention de la source',
    url: 'https://ec.europa.eu/eurostat/databrowser/view/naio_10_cp1700/default/table',
    goodFor: 24,
  },
  replaces: ['input-output', 'factor-shares'],
  readBy: 'engine',
  unmatchedMax: 1,
  recognises: (columns) =>
    ((columns.has('prd_ava') && columns.has('prd_use')) ||
      (columns.has('ind_ava') && columns.has('ind_use'))) &&
    columns.has('stk_flow') &&
    (columns.has('value') || columns.has('obs_value')),
  begin(base, ledger, columns): Session {
    const lower = new Set(columns.map((name) => name.trim().toLowerCase()));
    const [sold, bought] = lower.has('prd_ava') ? ['prd_ava', 'prd_use'] : ['ind_ava', 'ind_use'];
    const cell = lower.has('value') ? 'value' : 'obs_value';
    const size = base.tables.nomenclature.branches.length;
    const first = onlyOnce(ledger);
    const years = new Set<number>();
    const blank = () => ({
      flows: base.tables.nomenclature.branches.map(() => new Array<number>(size).fill(0)),
      final: new Map<string, number[]>(),
      cells: 0,
    });
    const read = { DOM: blank(), IMP: blank() };
    const found: { flow: 'DOM' | 'IMP'; sold: string; used: string; value: number }[] = [];
    const add = ({ flow, sold: from, used, value }: (typeof found)[number]): void => {
      const into = read[flow];
      const [seller, buyer] = [branchAt(from), branchAt(used)];
      if (seller === undefined) return;
      into.cells += 1;
      const line =
        buyer === undefined ? (into.final.get(used) ?? new Array<number>(size).fill(0)) : into.flows[seller];
      if (buyer === undefined) into.final.set(used, line ?? []);
      if (line !== undefined) line[buyer ?? seller] = (line[buyer ?? seller] ?? 0) + value;
    };
    const branchAt = (code: string): number | undefined => {
      const a64 = a64Of(code);
      return a64 === null ? undefined : base.branchAt(A64_TO_A38[a64] ?? '');
    };
    return {
      take(row) {
        const flow = row.text('stk_flow');
        if (flow !== 'DOM' && flow !== 'IMP') return ledger.drop('other-flow', row.line, flow);
        const geo = row.text('geo');
        if (geo !== '' && geo !== 'FR') return ledger.drop('other-territory', row.line, geo);
        const unit = row.text('unit');
        if (unit !== '' && unit !== 'MIO_EUR') return ledger.drop('other-unit', row.line, unit);
        const seller = branchAt(row.text(sold ?? ''));
        const use = row.text(bought ?? '');
        if (seller === undefined) return ledger.drop('aggregate', row.line, row.text(sold ?? ''));
        const buyer = branchAt(use);
        const wanted = FINAL_USES.some(([known]) => known === use) || use === STOCKS_AND_VALUABLES;
        if (buyer === undefined && !wanted) return ledger.drop('aggregate', row.line, use);
        const year = Number(row.text('time') || row.text('time_period'));
        years.add(year);
        if (!first(`${flow} ${row.text(sold ?? '')} ${use} ${year}`, row.line)) return;
        const value = row.number(cell);
        if (value === null) return;
        if (buyer !== undefined && value < 0) {
          return ledger.fault('negative-values', row.line, `${row.text(sold ?? '')} ${use} : ${value}`);
        }
        found.push({ flow, sold: row.text(sold ?? ''), used: use, value });
        ledger.keep();
      },
      finish(): Result<Produced> {
        // Real estate comes whole, or in two (imputed rents, the rest), or both: then its parts are left out.
        const whole = found.some(({ sold: from }) => from.endsWith('L68'));
        const added = found.filter(
          (one) => !whole || (!/L68[AB]$/.test(one.sold) && !/L68[AB]$/.test(one.used)),
        );
        for (const one of added) add(one);
        const [year] = [...years];
        if (years.size !== 1 || year === undefined) {
          return { ok: false, failure: { code: 'several-years', found: [...years].toSorted().join(', ') } };
        }
        const deflator = deflatorTo(year);
        if (deflator === null) return { ok: false, failure: { code: 'no-deflator', found: year } };
        const held = base.tables['input-output'];
        const factors = base.tables['factor-shares'];
        const tables: Produced['tables'] = {};
        const zero = () => new Array<number>(size).fill(0);
        let table = held;
        if (read.DOM.cells > 0) {
          const empty = read.DOM.flows.findIndex(
            (row, at) =>
              sumOf(row) === 0 && sumOf([...read.DOM.final.values()].map((column) => column[at] ?? 0)) === 0,
          );
          if (empty >= 0 && (held.output[empty] ?? 0) > 0) {
            return {
              ok: false,
              failure: { code: 'no-output', branch: base.tables.nomenclature.branches[empty]?.code },
            };
          }
          const columnsOf: Record<(typeof FINAL_USES)[number][1], number[]> = {
            household: zero(),
            public: zero(),
            investment: zero(),
            stocks: zero(),
            exports: zero(),
          };
          for (const [use, column] of FINAL_USES) {
            const values = read.DOM.final.get(use);
            columnsOf[column] = columnsOf[column].map((value, at) => value + (values?.[at] ?? 0));
          }
          if (!apart(read.DOM.final)) {
            columnsOf.stocks = columnsOf.stocks.map(
              (value, at) => value + (read.DOM.final.get(STOCKS_AND_VALUABLES)?.[at] ?? 0),
            );
          }
          const output = read.DOM.flows.map(
            (row, at) => sumOf(row) + sumOf(Object.values(columnsOf).map((column) => column[at] ?? 0)),
          );
          table = {
            ...held,
            year,
            flows: read.DOM.flows.map(rounded),
            household: rounded(columnsOf.household),
            public: rounded(columnsOf.public),
            investment: rounded(columnsOf.investment),
            stocks: rounded(columnsOf.stocks),
            exports: rounded(columnsOf.exports),
            output: rounded(output),
          };
          tables['input-output'] = table;
          tables.constants = { ...base.tables.constants, deflator };
          ledger.note('basket-unchanged');
        } else if (held.year !== year) {
          return { ok: false, failure: { code: 'other-year', found: year, expected: held.year } };
        }
        if (read.IMP.cells > 0) {
          const imports = table.output.map((output, j) =>
            output > 0 ? sumOf(read.IMP.flows.map((row) => row[j] ?? 0)) / output : 0,
          );
          const inFrance = (uses: ReadonlyMap<string, readonly number[]>, at: number) =>
            sumOf(
              [...uses].map(([use, column]) =>
                use === 'P6' || (use === STOCKS_AND_VALUABLES && apart(uses)) ? 0 : (column[at] ?? 0),
              ),
            );
          const penetration = table.output.map((output, i) => {
            const imported = sumOf(read.IMP.flows[i] ?? []) + inFrance(read.IMP.final, i);
            const home = Math.max(0, output - (table.exports[i] ?? 0));
            return imported + home > 0 ? imported / (imported + home) : 0;
          });
          // Taxes and value added keep the proportion they had of what is left of the column.
          const left = table.output.map((output, j) => {
            const domestic = output > 0 ? sumOf(table.flows.map((row) => row[j] ?? 0)) / output : 0;
            return 1 - domestic - (imports[j] ?? 0);
          });
          const over = left.findIndex((share) => share <= 0);
          if (over >= 0) {
            return {
              ok: false,
              failure: {
                code: 'column-sum',
                branch: base.tables.nomenclature.branches[over]?.code,
                found: 1 - (left[over] ?? 0),
              },
            };
          }
          const share = (part: readonly number[], j: number) => {
            const both = (factors.taxes[j] ?? 0) + (factors.valueAdded[j] ?? 0);
            return both > 0 ? ((left[j] ?? 0) * (part[j] ?? 0)) / both : 0;
          };
          // Value added that the accounts publish stays theirs.
          const published = base.tables.cells?.published.accounts !== undefined;
          tables['factor-shares'] = {
            ...factors,
            imports: imports.map(nine),
            importPenetration: penetration.map(nine),
            taxes: left.map((_, j) => nine(share(factors.taxes, j))),
            valueAdded: published
              ? factors.valueAdded
              : left.map((_, j) => nine(share(factors.valueAdded, j))),
          };
        } else ledger.note('imports-unchanged');
        const totals = [{ id: 'output', before: sumOf(held.output), after: sumOf(table.output) }];
        const checked = checkTotals(totals);
        if (!checked.ok) return checked;
        const written = (flow: 'DOM' | 'IMP'): ReadTable => ({
          row: `${sold} {code}`,
          column: `${bought} {code}, stk_flow ${flow}, geo FR, unit MIO_EUR`,
          year: String(year),
          unit: 'M€',
          toCheck: false,
        });
        // Imported flows alone leave the table to its own source, and cite theirs.
        const id = read.DOM.cells > 0 ? 'insee-tes-2019' : 'eurostat-imports';
        const sellers = [...new Set(added.map(({ sold: from }) => from))];
        const symmetric: Symmetric = {
          codes: sellers,
          branches: sellers.map(
            (code) => base.tables.nomenclature.branches[branchAt(code) ?? -1]?.code ?? '',
          ),
          uses: usesAdded(new Set(added.map(({ used }) => used))),
        };
        const cells: CellsRead = {
          tables: {
            ...importsOf(base),
            ...(read.DOM.cells > 0 ? { flows: written('DOM') } : {}),
            ...(read.IMP.cells > 0 ? { imports: written('IMP') } : {}),
          },
          published: {
            ...(read.DOM.cells > 0 ? { symmetric } : {}),
            ...(read.IMP.cells > 0 ? { imports: { ...symmetric, source: id, table: 'imports' } } : {}),
          },
          // Labour compensation, and how what is left is split, are still WIOD's or those of the accounts.
          keeps: { sources: ['wiod-2014', 'eurostat-comptes'], published: ['wiod', 'accounts'] },
        };
        return {
          ok: true,
          value: {
            tables,
            cells,
            source: {
              id,
              vintage: String(year),
              note: 'A64 additionné en A38. Part importée de ce tableau si le fichier porte le flux IMP ; taxes et valeur ajoutée gardent entre elles leur proportion d’avant.',
            },
            totals,
          },
        };
      },
    };
  },
};
