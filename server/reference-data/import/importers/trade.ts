import type { PackTables, TradeFlow, TradeKind, TradeRow } from '#app/reference/index.ts';
import type { Failure, Result } from '#app/engine/types.ts';
import type { Base } from '../base.ts';
import type { ReadTable } from '../cells-after.ts';
import type { BlockSession, Importer, Line, Produced } from '../importer.ts';
import { refuseImport } from '../import-refusal.ts';
import type { Ledger } from '../ledger.ts';
import { isMissing, parseNumber } from '../sheet.ts';

/** Products a pack may hold: with all the countries of each, a basin's slice stays under its megabyte. */
export const TRADE_PRODUCTS_MAX = 200;
/** Partners of one product and flow: there are fewer customs codes of countries. */
const PARTNERS_MAX = 400;
const NAME_MAX = 120;
/** Products that the source block names one by one. */
const NAMED_MAX = 12;
const ADDRESS = 'https://lekiosque.finances.gouv.fr/site_fr/NC8/transfert_nc.asp?nc=';
const MONTHS = 12;

/** Lines that are no country, by what they are for the calculation. Whatever else is on a line is one. */
const KINDS: readonly (readonly [name: RegExp, kind: TradeKind])[] = [
  [/^total$/i, 'total'],
  [/^ue ?\(?27\)?$/i, 'union'],
  [/^divers non classifi/i, 'unplaced'],
  [
    /^(europe|europe hors ue|ue ?\d\d|zone euro|nem|afrique|amérique|asie|océanie|proche et moyen-orient)$/i,
    'zone',
  ],
  [/^autres pays$/i, 'rest'],
  // Goods of French origin that come back, and those of no known origin: both are in « Divers non classifiés ailleurs ».
  [/^(retour france|pays non classifi.*)$/i, 'nowhere'],
];
/** Kinds that share out the total once: the others repeat them. */
const PARTS: ReadonlySet<TradeKind> = new Set(['country', 'nowhere', 'rest']);

/** What a header says of a column: a figure and its year. */
type Column = { at: number; year: number; of: 'value' | 'mass' };
/** A line of the annual block: its figures by year. */
type Partner = {
  line: number;
  kind: TradeKind;
  value: Map<number, number | null>;
  mass: Map<number, number | null>;
};
type Partners = Map<string, Partner>;
/** A file read: its product, its annual lines by flow, and the countries of each month. */
type Product = {
  file: string;
  code: string | null;
  label: string;
  annual: Record<TradeFlow, Partners>;
  /** `MM.YYYY` of each column, and by flow, figure and partner what stands in each. */
  months: string[];
  monthly: Record<TradeFlow, Record<'value' | 'mass', Map<string, (number | null)[]>>>;
  ended: boolean;
};

/**
 * The customs' file of one product of the combined nomenclature (NC8): a block of years, zones first then the main countries and
 * « Autres pays », and a block of months with every country. Countries must add up to the line « Total ». Where the twelve months of the last whole year are
 * there and agree with it, they give every country of that year. Files of several products add up in one table.
 */
export const foreignTrade: Importer = {
  id: 'douanes',
  source: {
    id: 'douanes-nc8',
    title: 'Commerce extérieur par produit et par pays',
    producer: 'Direction générale des douanes et droits indirects (DGDDI)',
    table: 'export par produit (NC8) : données annuelles et mensuelles, valeur et masse par pays',
    licence: 'Licence Ouverte 2.0',
    url: 'https://lekiosque.finances.gouv.fr/site_fr/NC8/nc_index.asp',
    goodFor: 12,
  },
  replaces: ['trade'],
  readBy: 'engine',
  unmatchedMax: 0,
  recognises: () => false,
  begin: () => ({ take: () => undefined, finish: () => ({ ok: false, failure: { code: 'no-rows' } }) }),
  blocks: {
    recognises: (first) => first.some((cells) => isHeader(cells) && columnsOf(cells).length > 0),
    begin: (base, ledger) => tradeSession(base, ledger),
  },
};

function tradeSession(base: Base, ledger: Ledger): BlockSession {
  const products: Product[] = [];
  return {
    read: (lines, file) => void products.push(readProduct(lines, file, ledger)),
    finish() {
      const held = base.tables.trade;
      const found = new Map<string, Produced['cells']['tables']>();
      let trade: NonNullable<PackTables['trade']> = held ?? { products: {}, rows: [] };
      for (const product of products) {
        const read = rowsOf(product, ledger);
        if (!read.ok) return read;
        const { code, label, year, complete, rows, cells } = read.value;
        if (found.has(code)) return refused('several-files', { found: code });
        found.set(code, cells);
        trade = {
          products: { ...trade.products, [code]: { label, year, complete } },
          // What was read of this product before is replaced whole.
          rows: [...trade.rows.filter(([one]) => one !== code), ...rows],
        };
      }
      const count = Object.keys(trade.products).length;
      if (count > TRADE_PRODUCTS_MAX)
        return refused('trade-too-many', { found: count, limit: TRADE_PRODUCTS_MAX });
      const years = Object.values(trade.products).map(({ year }) => year);
      const codes = new Set(found.keys());
      return {
        ok: true,
        value: {
          tables: { trade: { ...trade, rows: trade.rows.toSorted(byKey) } },
          source: {
            vintage: [...new Set(years)].toSorted().join(', '),
            table: `export par produit (NC8) : ${
              count > NAMED_MAX ? `${count} produits` : Object.keys(trade.products).toSorted().join(', ')
            }`,
          },
          totals: [
            {
              id: 'products',
              before: held === undefined ? null : Object.keys(held.products).length,
              after: count,
            },
            ...[...codes].map((code) => ({
              id: 'imports',
              before: held === undefined ? null : totalOf(held, code),
              after: totalOf(trade, code) ?? 0,
            })),
          ],
          cells: {
            tables: {
              // Files read before keep their cells: each product has tables of its own.
              ...Object.fromEntries(
                Object.entries(base.tables.cells?.tables['douanes-nc8'] ?? {}).filter(
                  ([name]) => !codes.has(name.slice(0, 8)),
                ),
              ),
              ...Object.assign({}, ...found.values()),
            },
          },
        },
      };
    },
  };
}

/** Reads the lines of a file; what is wrong on a line is a fault of the ledger, what is missing from the file is told by `rowsOf`. */
function readProduct(lines: Iterable<Line>, file: string, ledger: Ledger): Product {
  const product: Product = {
    file,
    code: null,
    label: '',
    annual: { exports: new Map(), imports: new Map() },
    months: [],
    monthly: {
      exports: { value: new Map(), mass: new Map() },
      imports: { value: new Map(), mass: new Map() },
    },
    ended: false,
  };
  let block: 'none' | 'years' | 'months' = 'none';
  let flow: TradeFlow | null = null;
  let columns: Column[] = [];
  let width = 0;
  const figure = (cell: string, line: number, name: string): number | null => {
    if (isMissing(cell)) {
      ledger.missing(cell);
      return null;
    }
    const value = parseNumber(cell);
    if (value === null) ledger.fault('not-a-number', line, `${name} : ${cell}`);
    else if (value < 0) ledger.fault('negative-values', line, `${name} : ${cell}`);
    return value;
  };
  const tooMany = (into: ReadonlyMap<string, unknown>, name: string, line: number): boolean => {
    const beyond = into.size >= PARTNERS_MAX || name.length > NAME_MAX;
    if (beyond) ledger.fault('out-of-range', line, name);
    return beyond;
  };
  for (const { line, cells: written } of lines) {
    const cells = written.map((cell) => cell.trim());
    // A zone whose letters were lost would be taken for a country.
    if (cells.some((cell) => cell.includes('\uFFFD'))) refuseImport('double-encoded', { found: line });
    const [first = ''] = cells;
    const alone = cells.slice(1).every((cell) => cell === '');
    if (alone) {
      const titled = /^(\d{8})\s*-\s*(.+)$/.exec(first);
      if (titled !== null && product.code === null) {
        product.code = titled[1] ?? null;
        product.label = (titled[2] ?? '').slice(0, 200);
      } else if (/^(les )?donn.{1,2}es annuelles$/i.test(first)) [block, flow, columns] = ['years', null, []];
      else if (/^(les )?donn.{1,2}es mensuelles$/i.test(first)) [block, flow, columns] = ['months', null, []];
      else if (/^exportations$/i.test(first)) [flow, columns] = ['exports', []];
      else if (/^importations$/i.test(first)) [flow, columns] = ['imports', []];
      else if (/^fin de fichier$/i.test(first)) product.ended = true;
      continue;
    }
    if (block !== 'months' && isHeader(cells)) {
      [columns, width] = [columnsOf(cells), cells.length];
      continue;
    }
    if (block === 'months' && /^flux$/i.test(first)) {
      [product.months, width] = [cells.slice(3), cells.length];
      continue;
    }
    const monthly = block === 'months' && product.months.length > 0;
    if (!monthly && (flow === null || columns.length === 0)) continue;
    ledger.row();
    if (cells.length < width) {
      ledger.fault('short-row', line, `${cells.length} < ${width}`);
      continue;
    }
    if (monthly) {
      const of = /^valeur/i.test(cells[1] ?? '') ? 'value' : /^masse/i.test(cells[1] ?? '') ? 'mass' : null;
      if (of === null) ledger.drop('other-measure', line, cells[1] ?? '');
      else {
        const name = cells[2] ?? '';
        const into = product.monthly[/^import/i.test(first) ? 'imports' : 'exports'][of];
        if (tooMany(into, name, line)) continue;
        if (into.has(name)) ledger.fault('duplicate-keys', line, `${first}, ${cells[1] ?? ''}, ${name}`);
        into.set(
          name,
          cells.slice(3).map((cell) => figure(cell, line, name)),
        );
        ledger.keep();
      }
    } else if (flow !== null) {
      const into = product.annual[flow];
      if (into.has(first)) ledger.fault('duplicate-keys', line, first);
      if (tooMany(into, first, line)) continue;
      const partner: Partner = { line, kind: kindOf(first), value: new Map(), mass: new Map() };
      for (const { at, year, of } of columns) partner[of].set(year, figure(cells[at] ?? '', line, first));
      into.set(first, partner);
      ledger.keep();
    }
  }
  return product;
}

type Rows = {
  code: string;
  label: string;
  year: number;
  complete: boolean;
  rows: TradeRow[];
  cells: Readonly<Record<string, ReadTable>>;
};

/** The rows of a product and where they stand in its file, once its lines were held against one another. */
function rowsOf(product: Product, ledger: Ledger): Result<Rows> {
  const { annual, file } = product;
  const code = product.code ?? /(?:^|[^a-z0-9])nc[ _=-]?(\d{8})(?!\d)/i.exec(file)?.[1] ?? null;
  if (!product.ended) return refused('trade-cut');
  if (code === null) return refused('trade-no-product');
  const total = annual.imports.get(nameOf(annual.imports, 'total') ?? '');
  if (total === undefined) return refused('trade-no-imports', { product: code });
  const known = [...total.value.keys()].toSorted((a, b) => a - b);
  const year = known.findLast((one) => isWhole(one, product.months));
  if (year === undefined) return refused('trade-no-year', { product: code, found: known.join(', ') });
  for (const flow of ['imports', 'exports'] as const) {
    const differs = gapOf(annual[flow]);
    if (differs !== null) return refused('trade-total', { product: code, what: `trade.${flow}`, ...differs });
  }
  for (const [name, { line, kind, value }] of annual.imports) {
    // A zone without a figure would leave the share of the Union, or the whole, to a guess.
    if (kind !== 'zone' && !PARTS.has(kind) && (value.get(year) ?? null) === null)
      ledger.fault('secret-cell', line, `${name}, ${year}`);
  }
  const fault = ledger.failure();
  if (fault !== null) return { ok: false, failure: fault };
  if (unionIsLacking(annual.imports, year)) return refused('trade-no-union', { product: code, year });
  const whole = monthsOf(product.months, year);
  const rows: TradeRow[] = [];
  let complete = false;
  for (const flow of ['imports', 'exports'] as const) {
    const detail = whole === null ? null : detailOf(product, flow, year, whole);
    if (flow === 'imports') complete = detail !== null;
    for (const [name, { kind, value, mass }] of annual[flow]) {
      for (const [of, euros] of value) {
        // The months name every country of that year: the annual block only the main ones.
        if (of === year && detail !== null && PARTS.has(kind)) continue;
        rows.push([code, flow, kind, name, of, euros, mass.get(of) ?? null]);
      }
    }
    rows.push(...(detail ?? []).map(([kind, ...row]): TradeRow => [code, flow, kind, ...row]));
  }
  if (whole === null || !complete) ledger.note('trade-main-countries');
  const written = { file, url: `${ADDRESS}${code}`, year: String(year), unit: '€', toCheck: true };
  return {
    ok: true,
    value: {
      code,
      label: product.label === '' ? code : product.label,
      year,
      complete,
      rows,
      cells: {
        [code]: { ...written, row: 'données annuelles, Importations : {label}', column: '{label}' },
        ...(complete
          ? {
              [`${code}-mois`]: {
                ...written,
                row: 'données mensuelles, Importation, Valeur en euros : {label}',
                column: '{code} ({label})',
              },
            }
          : {}),
      },
    },
  };
}

/** The months of a whole year, by column; null unless the twelve are there. */
function monthsOf(months: readonly string[], year: number): number[] | null {
  const at = Array.from({ length: MONTHS }, (_, month) =>
    months.indexOf(`${String(month + 1).padStart(2, '0')}.${year}`),
  );
  return at.includes(-1) ? null : at;
}

/** Countries of a year from its months, when they add up to the annual total; null when they do not, or when one is missing. */
function detailOf(
  { annual, monthly }: Product,
  flow: TradeFlow,
  year: number,
  months: readonly number[],
): [TradeKind, string, number, number | null, number | null][] | null {
  const sum = (values: readonly (number | null)[] | undefined): number | null =>
    values === undefined
      ? null
      : months.reduce<number | null>((all, at) => {
          const one = values[at] ?? null;
          return all === null || one === null ? null : all + one;
        }, 0);
  const { value, mass } = monthly[flow];
  const rows = [...value]
    .filter(([name]) => kindOf(name) !== 'total')
    .map(([name, values]): [TradeKind, string, number, number | null, number | null] => [
      kindOf(name),
      name,
      year,
      sum(values),
      sum(mass.get(name)),
    ])
    // A month of the year before brings countries that sold nothing in this one.
    .filter(([, , , euros]) => euros !== 0);
  const total = annual[flow].get(nameOf(annual[flow], 'total') ?? '')?.value.get(year) ?? null;
  if (total === null || rows.some(([kind, , , euros]) => euros === null || !PARTS.has(kind))) return null;
  const added = rows.reduce((all, [, , , euros]) => all + (euros ?? 0), 0);
  return Math.abs(added - total) <= rows.length ? rows : null;
}

/** The first year and figure whose countries do not add up to the total; null when all do, within a euro or a kilogram a line. */
function gapOf(partners: Partners): { year: number; found: number; expected: number; unit: string } | null {
  const total = partners.get(nameOf(partners, 'total') ?? '');
  if (total === undefined) return null;
  const parts = [...partners.values()].filter(({ kind }) => PARTS.has(kind));
  for (const of of ['value', 'mass'] as const) {
    for (const [year, expected] of total[of]) {
      if (expected === null) continue;
      const cells = parts.map((part) => part[of].get(year) ?? null);
      const found = cells.reduce<number>((sum, one) => sum + (one ?? 0), 0);
      // A cell that is not published leaves the sum short of the total, never above it.
      const short = cells.includes(null) && found < expected;
      if (Math.abs(found - expected) > parts.length && !short)
        return { year, found, expected, unit: of === 'value' ? '€' : 'kg' };
    }
  }
  return null;
}

/** True where the line of the Union is not there though something came from it. */
function unionIsLacking(partners: Partners, year: number): boolean {
  const zone = (name: RegExp): number =>
    [...partners].find(([one]) => name.test(one))?.[1].value.get(year) ?? 0;
  return nameOf(partners, 'union') === undefined && zone(/^europe$/i) - zone(/^europe hors ue$/i) > 1;
}

/** True for a year that has ended: its last month, or a later one, is among the months; without months, never. */
function isWhole(year: number, months: readonly string[]): boolean {
  const [month = '', of = ''] = (months.at(-1) ?? '').split('.');
  return Number(of) * MONTHS + Number(month) >= year * MONTHS + MONTHS;
}

function nameOf(partners: Partners, kind: TradeKind): string | undefined {
  return [...partners].find(([, one]) => one.kind === kind)?.[0];
}

function kindOf(name: string): TradeKind {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'country';
}

function isHeader(cells: readonly string[]): boolean {
  return /^zone ?- ?pays$/i.test((cells[0] ?? '').trim());
}

/** Columns of value and mass by year; quantities in units of their own are left where they are. */
function columnsOf(cells: readonly string[]): Column[] {
  return cells.flatMap((cell, at): Column[] => {
    const year = Number(/\b((?:19|20)\d{2})\b/.exec(cell)?.[1]);
    const of = /valeur/i.test(cell) ? 'value' : /masse/i.test(cell) ? 'mass' : null;
    return of === null || Number.isNaN(year) ? [] : [{ at, year, of }];
  });
}

/** Imports of a product in its latest whole year, €. */
function totalOf(trade: NonNullable<PackTables['trade']>, code: string): number | null {
  const year = trade.products[code]?.year;
  const row = trade.rows.find(
    ([one, flow, kind, , of]) => one === code && flow === 'imports' && kind === 'total' && of === year,
  );
  return row?.[5] ?? null;
}

function byKey(a: TradeRow, b: TradeRow): number {
  const [left, right] = [a.slice(0, 5).join('|'), b.slice(0, 5).join('|')];
  return left < right ? -1 : left > right ? 1 : 0;
}

function refused(
  code: string,
  figures: Readonly<Record<string, unknown>> = {},
): { ok: false; failure: Failure } {
  return { ok: false, failure: { ...figures, code } };
}
