import type { Published } from '#app/engine/pack.ts';
import type { Result } from '#app/engine/types.ts';
import type { PackTables } from '#app/reference/index.ts';
import { A64_TO_A38 } from '../../nomenclature.ts';
import { checkTotals, type Importer, type Produced, type Session, sumOf } from '../importer.ts';
import { nine, onlyOnce } from './places.ts';

const SOURCE = 'eurostat-comptes';
/** What is read of the accounts, as the national accounts name it: output, value added, what employees cost, other net taxes. */
const MEASURES = ['P1', 'B1G', 'D1', 'D29X39'] as const;
type Measure = (typeof MEASURES)[number];
/** Those without which there is no share; other net taxes on production are read when they are there. */
const NEEDED = ['P1', 'B1G', 'D1'] as const satisfies readonly Measure[];
/** Largest difference between a sum of branches and the published total: figures are rounded one by one. */
const ROUNDING = 0.001;

const POSTS = Object.keys(A64_TO_A38);

/**
 * Eurostat's accounts by A64, current euros: value added and labour by unit of output of each branch take the place of WIOD's,
 * and other net taxes on production come with them. JSON-stat or SDMX-CSV.
 */
export const nationalAccounts: Importer = {
  id: 'eurostat-accounts',
  source: {
    id: SOURCE,
    title: 'Comptes par branche (nama_10_a64)',
    producer: 'Eurostat',
    table: 'P1, B1G, D1 et D29X39, France, prix courants, A64 additionné en A38',
    licence: 'Eurostat, réutilisation libre avec mention de la source',
    url: 'https://ec.europa.eu/eurostat/databrowser/view/nama_10_a64/default/table',
    goodFor: 18,
  },
  replaces: ['factor-shares'],
  readBy: 'engine',
  unmatchedMax: 1,
  recognises: (columns, values) =>
    columns.has('nace_r2') &&
    columns.has('na_item') &&
    (columns.has('value') || columns.has('obs_value')) &&
    [...values('na_item')].some(isMeasure),
  begin(base, ledger, columns): Session {
    const figure = columns.some((name) => name.trim().toLowerCase() === 'value') ? 'value' : 'obs_value';
    /** year -> measure -> A64 -> M€. */
    const read = new Map<string, Map<Measure, Map<string, number>>>();
    const first = onlyOnce(ledger);
    return {
      take(row) {
        const code = row.text('nace_r2');
        if (code !== 'TOTAL' && A64_TO_A38[code] === undefined)
          return ledger.drop('aggregate', row.line, code);
        const [unit, geo, item] = [row.text('unit'), row.text('geo'), row.text('na_item')];
        if (geo !== '' && geo !== 'FR') return ledger.drop('other-territory', row.line, geo);
        if (unit !== '' && unit !== 'CP_MEUR') return ledger.drop('other-unit', row.line, unit);
        if (!isMeasure(item)) return ledger.drop('other-measure', row.line, item);
        const year = row.text('time') || row.text('time_period');
        if (!first(`${code} ${item} ${year}`, row.line)) return;
        const value = row.number(figure);
        ledger.keep();
        if (value === null) return;
        // A branch may receive more subsidies than it pays taxes; it sells, adds and pays nothing below zero.
        if (value < 0 && item !== 'D29X39')
          return ledger.fault('negative-values', row.line, `${code} : ${value}`);
        const items = read.get(year) ?? new Map<Measure, Map<string, number>>();
        read.set(year, items);
        const posts = items.get(item) ?? new Map<string, number>();
        items.set(item, posts);
        posts.set(code, value);
      },
      finish(): Result<Produced> {
        const years = [...read.keys()].toSorted();
        const holds = (year: string, item: Measure) =>
          POSTS.every((code) => read.get(year)?.get(item)?.has(code));
        // The latest year that holds every branch: a producer often begins a year with the aggregates.
        const year = years.findLast((one) => NEEDED.every((item) => holds(one, item)));
        if (year === undefined) {
          const items = read.get(years.at(-1) ?? '');
          const found = POSTS.filter((code) => NEEDED.every((item) => items?.get(item)?.has(code))).length;
          return {
            ok: false,
            failure: { code: 'incomplete', what: 'branches', expected: POSTS.length, found },
          };
        }
        const of = (item: Measure, code: string) => read.get(year)?.get(item)?.get(code) ?? 0;
        for (const item of NEEDED) {
          const published = read.get(year)?.get(item)?.get('TOTAL');
          const added = sumOf(POSTS.map((code) => of(item, code)));
          if (published !== undefined && Math.abs(added - published) > ROUNDING * published) {
            return {
              ok: false,
              failure: { code: 'total-differs', total: item, expected: published, found: added },
            };
          }
        }
        const over = POSTS.find((code) => of('B1G', code) > of('P1', code));
        if (over !== undefined) {
          return {
            ok: false,
            failure: {
              code: 'value-added-above-output',
              branch: over,
              expected: of('P1', over),
              found: of('B1G', over),
            },
          };
        }
        const branches = base.tables.nomenclature.branches.map(({ code }) => code);
        const sum = (item: Measure) =>
          branches.map((branch) =>
            sumOf(POSTS.filter((code) => A64_TO_A38[code] === branch).map((code) => of(item, code))),
          );
        const [output, added, employees] = [sum('P1'), sum('B1G'), sum('D1')];
        const per = (part: readonly number[], whole: readonly number[]) =>
          part.map((value, at) => ((whole[at] ?? 0) > 0 ? value / (whole[at] ?? 1) : 0));
        const jobs = base.tables['national-jobs'];
        // Who works for themselves is paid like who is employed there.
        const labour = per(employees, added).map(
          (share, at) =>
            share * ((jobs.employees[at] ?? 0) > 0 ? (jobs.total[at] ?? 0) / (jobs.employees[at] ?? 1) : 1),
        );
        const held = base.tables['factor-shares'];
        const valueAdded = per(added, output).map(nine);
        const made = base.tables['input-output'].output;
        const inTable = (shares: readonly number[]) =>
          sumOf(shares.map((share, at) => share * (made[at] ?? 0)));
        const totals = [
          { id: 'valueAdded', before: inTable(held.valueAdded), after: inTable(valueAdded) },
          {
            id: 'labour',
            before: inTable(held.valueAdded.map((share, at) => share * (held.labour[at] ?? 0))),
            after: inTable(valueAdded.map((share, at) => share * Math.min(1, labour[at] ?? 0))),
          },
        ];
        const checked = checkTotals(totals);
        if (!checked.ok) return checked;
        const taxed = holds(year, 'D29X39');
        if (!taxed) ledger.note('production-taxes-absent');
        const accounts: NonNullable<Published['accounts']> = {
          codes: POSTS,
          branches: Object.values(A64_TO_A38),
          figures: Object.fromEntries(
            MEASURES.filter((item) => item !== 'D29X39' || taxed).map((item) => [
              item,
              POSTS.map((code) => of(item, code)),
            ]),
          ),
        };
        const shares: PackTables['factor-shares'] = {
          ...held,
          valueAdded,
          labour: labour.map((share) => nine(Math.min(1, share))),
          capped: branches.filter((_, at) => (labour[at] ?? 0) > 1),
        };
        if (taxed) shares.productionTaxes = per(sum('D29X39'), output).map(nine);
        else delete shares.productionTaxes;
        return {
          ok: true,
          value: {
            tables: { 'factor-shares': shares },
            source: { vintage: year },
            totals,
            cells: {
              tables: {
                accounts: {
                  row: 'nace_r2 {code}',
                  column: 'na_item {code}, unit CP_MEUR, geo FR',
                  year,
                  unit: 'M€',
                  toCheck: true,
                },
              },
              published: { accounts },
              // Imports and product taxes stay where they were.
              keeps: { sources: ['wiod-2014', 'eurostat-imports'], published: ['wiod', 'imports'] },
            },
          },
        };
      },
    };
  },
};

function isMeasure(item: string): item is Measure {
  return MEASURES.some((one) => one === item);
}
