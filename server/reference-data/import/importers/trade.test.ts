import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { assess } from '#app/engine/index.ts';
import type { ProductImports } from '#app/engine/pack.ts';
import type { Scenario } from '#app/engine/types.ts';
import { refusalSentence } from '#app/i18n/data-words.ts';
import { basinSlice, embeddedTables, packFrom, type PackTables } from '#app/reference/index.ts';
import { customsFile, inLatin1, type CustomsFile } from '#tests/factories/customs-file.ts';
import { SOME_COMMUNES, someTables } from '#tests/factories/tables.ts';
import { nodesOf, offendersOf, withBelfort, ZONE } from '#tests/three-clicks.ts';
import { importFile, IMPORTERS, memorySource } from '../index.ts';
import { TRADE_PRODUCTS_MAX } from './trade.ts';

const CODE = '84109000';

const read = (content: Uint8Array, name = 'export.csv', base: PackTables = someTables()) =>
  importFile(memorySource(content, name), {
    importers: IMPORTERS,
    base,
    communes: SOME_COMMUNES,
    today: '2026-11-22',
  });

async function must(file: CustomsFile, base?: PackTables, name?: string) {
  const result = await read(inLatin1(customsFile(file)), name, base);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** Every line but those whose beginning is one of these. */
const without =
  (...starts: readonly string[]) =>
  (line: string): string | null =>
    starts.some((start) => line.startsWith(start)) ? null : line;
/** The monthly block ends before the year does. */
const UNFINISHED = Array.from({ length: 9 }, (_, month) => `0${month + 1}.2025`);

describe('the customs’ file of a product', () => {
  it('R-462 is read in Latin-1, by year, flow and partner: zones apart, every country of the whole year from its months', async () => {
    const { tables, report, source } = await must({});
    expect(tables.trade?.products).toEqual({
      [CODE]: { label: 'Parties de turbines hydrauliques', year: 2025, complete: true },
    });
    const rows = tables.trade?.rows ?? [];
    const of = (flow: string, year: number) =>
      rows
        .filter((row) => row[1] === flow && row[4] === year)
        .map(([, , kind, name, , euros]) => [kind, name, euros]);
    expect(of('imports', 2025)).toEqual(
      expect.arrayContaining([
        ['total', 'Total', 1_000_000],
        ['union', 'UE(27)', 550_000],
        ['unplaced', 'Divers non classifiés ailleurs', 60_000],
        ['zone', 'Asie', 300_000],
        ['country', 'Suisse', 90_000],
        ['nowhere', 'Pays non classifiés ailleurs', 10_000],
      ]),
    );
    expect(of('imports', 2025).some(([kind]) => kind === 'rest')).toBe(false);
    expect(of('imports', 2024)).toContainEqual(['rest', 'Autres pays', 140_000]);
    expect(of('exports', 2025)).toContainEqual(['country', 'Maroc', 80_000]);
    expect(rows.find((row) => row[3] === 'Chine' && row[4] === 2025)?.[6]).toBe(30_000);
    expect(report).toMatchObject({
      importer: 'douanes',
      encoding: 'windows-1252',
      replaces: ['trade'],
      totals: [
        { id: 'products', before: null, after: 1 },
        { id: 'imports', before: null, after: 1_000_000 },
      ],
      notes: [],
    });
    expect(source).toMatchObject({ id: 'douanes-nc8', vintage: '2025', bestBefore: '2027-11-22' });
  });

  it('R-462 a year that has not ended is not the latest; without its months, only the main countries are named', async () => {
    const { tables, report } = await must({ months: UNFINISHED });
    expect(tables.trade?.products[CODE]).toMatchObject({ year: 2024, complete: false });
    expect(report.notes).toEqual(['trade-main-countries']);
    const imports = packFrom('test', tables).trade?.[CODE];
    expect(imports?.origins.map(([name]) => name)).toEqual(['Allemagne', 'Chine', 'Italie']);
    expect(imports?.rest).toEqual(['Autres pays', 140_000]);
  });

  it('R-462 months that do not add up to the year are left aside, and that is said', async () => {
    const { tables, report } = await must({ change: without('"Importation";"Valeur en euros";"Suisse"') });
    expect(tables.trade?.products[CODE]).toMatchObject({ year: 2025, complete: false });
    expect(report.notes).toEqual(['trade-main-countries']);
  });

  it('R-462 an empty or secret cell is missing, never zero', async () => {
    const { tables, report } = await must({
      change: (line) =>
        line.startsWith('"Italie"') ? line.replace('100000;10000', 's;') : without('"Importation"')(line),
    });
    const row = tables.trade?.rows.find((one) => one[3] === 'Italie' && one[4] === 2025);
    expect(row?.slice(5)).toEqual([null, null]);
    expect(report.missing).toEqual([
      { marker: 's', count: 1 },
      { marker: '', count: 1 },
    ]);
    expect(packFrom('test', tables).trade?.[CODE]?.origins.map(([name]) => name)).toEqual([
      'Allemagne',
      'Chine',
    ]);
  });

  it('R-462 products add up in one table, one file after another or in an archive; a product read again is replaced', async () => {
    const first = await must({}, undefined, 'premier.csv');
    const other = { heading: '73181595 - Vis' };
    const second = await must(other, first.tables, 'second.csv');
    const codes = (tables: PackTables) => [...new Set((tables.trade?.rows ?? []).map(([code]) => code))];
    expect(codes(second.tables)).toEqual(['73181595', CODE]);
    const cells = second.tables.cells?.tables['douanes-nc8'] ?? {};
    expect(Object.entries(cells).map(([name, { file }]) => [name, file])).toEqual([
      ['73181595', 'second.csv'],
      [CODE, 'premier.csv'],
      [`${CODE}-mois`, 'premier.csv'],
      ['73181595-mois', 'second.csv'],
    ]);
    const again = await must({ months: UNFINISHED }, second.tables, 'encore.csv');
    expect(again.tables.trade?.products[CODE]).toMatchObject({ year: 2024, complete: false });
    expect(again.tables.trade?.rows.filter(([code]) => code !== CODE)).toEqual(
      second.tables.trade?.rows.filter(([code]) => code !== CODE),
    );
    expect(again.tables.cells?.tables['douanes-nc8']?.[`${CODE}-mois`]).toBeUndefined();
    expect(again.report.totals).toContainEqual({ id: 'imports', before: 1_000_000, after: 900_000 });
    const archive = await read(
      zipSync({ 'a.csv': inLatin1(customsFile()), 'b.csv': inLatin1(customsFile(other)) }),
      'deux.zip',
    );
    expect(archive.ok && archive.value.tables.trade).toEqual(second.tables.trade);
    expect(archive.ok && archive.value.tables.cells?.tables['douanes-nc8']?.['73181595']?.file).toBe(
      'deux.zip / b.csv',
    );
  });

  it('R-462 its product may be told by its name', async () => {
    const { tables } = await must({ heading: '' }, undefined, 'douanes_nc84109000.csv');
    expect(Object.keys(tables.trade?.products ?? {})).toEqual([CODE]);
  });
});

describe('a bad file of the customs is refused whole', () => {
  const bad: readonly (readonly [string, CustomsFile, string])[] = [
    ['without its end', { change: without('"Fin de fichier"') }, 'trade-cut'],
    ['without a product, nor one in its name', { heading: '' }, 'trade-no-product'],
    ['without imports', { change: without('"Importations"') }, 'duplicate-keys'],
    ['without their total', { change: without('"Total";9') }, 'trade-no-imports'],
    ['of one country less', { change: without('"Chine";250000') }, 'trade-total'],
    [
      'with a zone that nobody knows',
      { change: (line) => line.replace('"Asie"', '"Asie du Sud"') },
      'trade-total',
    ],
    ['with a country twice', { change: (line) => line.replace('"Italie";1', '"Chine";1') }, 'duplicate-keys'],
    [
      'with a negative value',
      { change: (line) => line.replace('400000;40000', '-400000;40000') },
      'negative-values',
    ],
    [
      'with words for a figure',
      { change: (line) => line.replace('400000;40000', 'beaucoup;40000') },
      'not-a-number',
    ],
    [
      'with a short line',
      { change: (line) => line.replace('"Chine";250000;25000;0', '"Chine"') },
      'short-row',
    ],
    [
      'whose total is secret',
      { change: (line) => line.replace('900000;90000;0;1000000', '900000;90000;0;s') },
      'secret-cell',
    ],
    [
      'without the line of the Union',
      { change: (line) => (line.startsWith('"UE(27)"') ? null : line) },
      'trade-no-union',
    ],
    [
      'with more partners than there are countries',
      {
        change: (line) =>
          line.startsWith('"Chine"')
            ? Array.from({ length: 500 }, (_, at) => `"Pays ${at}";0;0;0;0;0;0`).join('\n')
            : line,
      },
      'out-of-range',
    ],
    ['of years that have not ended', { months: ['01.2024', '02.2024'] }, 'trade-no-year'],
    ['without months', { change: without('"Flux"', '"Importation"', '"Exportation"') }, 'trade-no-year'],
  ];
  it.each(bad)('%s', async (_, file, code) => {
    const base = someTables();
    const before = JSON.stringify(base);
    const result = await read(inLatin1(customsFile(file)), 'export.csv', base);
    expect(result).toMatchObject({ ok: false, failure: { code, importer: 'douanes' } });
    expect(JSON.stringify(base)).toBe(before);
    if (result.ok) return;
    for (const lang of ['fr', 'en'] as const) {
      const sentence = refusalSentence(lang, result.failure);
      expect(sentence).not.toMatch(/\{\w+\}|trade\./);
      expect(sentence).not.toContain(code);
    }
  });

  it('read in a wrong encoding and written again', async () => {
    const twice = strToU8(new TextDecoder('windows-1252').decode(strToU8(customsFile())));
    expect(await read(twice)).toMatchObject({ ok: false, failure: { code: 'double-encoded' } });
    const lost = strToU8(customsFile().replaceAll(/[éê]/g, '\uFFFD'));
    expect(await read(lost)).toMatchObject({ ok: false, failure: { code: 'double-encoded' } });
  });

  it('of the same product twice in an archive', async () => {
    const file = inLatin1(customsFile());
    expect(await read(zipSync({ 'a.csv': file, 'b.csv': file }))).toMatchObject({
      ok: false,
      failure: { code: 'several-files', found: CODE },
    });
  });

  it('beyond the products a pack holds', async () => {
    const products = Object.fromEntries(
      Array.from({ length: TRADE_PRODUCTS_MAX }, (_, at) => [
        String(10_000_000 + at),
        { label: 'x', year: 2025, complete: true },
      ]),
    );
    const result = await read(inLatin1(customsFile()), 'export.csv', {
      ...someTables(),
      trade: { products, rows: [] },
    });
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'trade-too-many', limit: TRADE_PRODUCTS_MAX },
    });
  });
});

describe('from the file to the figure of a project', async () => {
  const embedded = await embeddedTables();
  const scenario: Scenario = { zone: ZONE, branch: 'CK', directJobs: 40, productCode: CODE };
  const t03 = (tables: PackTables, changes: Partial<Scenario> = {}) => {
    const pack = withBelfort(packFrom('imported', tables));
    const assessment = assess({ ...scenario, ...changes }, pack, { draws: 0 });
    const figure = assessment.indicators.find(({ id }) => id === 'T03');
    const root = assessment.traces['T03|total|gross'];
    if (figure === undefined || root === undefined) throw new Error('T03 is gone.');
    return { figure, root, pack };
  };

  it('R-460 T03 is the sum of squared shares of known origins, by hand', async () => {
    const { tables } = await must({}, embedded);
    const { figure, root, pack } = t03(tables);
    // 1,000 k€ less 60 without an origin: 400, 300, 100, 90 and 50 of 940.
    const byHand = (400 ** 2 + 300 ** 2 + 100 ** 2 + 90 ** 2 + 50 ** 2) / 940 ** 2;
    expect(figure).toMatchObject({ unit: 'index', grade: 'D', missing: null });
    expect(figure.value).toBeCloseTo(byHand, 12);
    // Each operand gives the figure back.
    const shares = root.inputs.filter(({ id }) => id === 'originShare').map(({ value }) => value ?? 0);
    expect(shares.reduce((sum, share) => sum + share ** 2, 0)).toBeCloseTo(byHand, 12);
    expect(root.inputs.some(({ id }) => id === 'unnamedShare')).toBe(false);
    expect(offendersOf('T03', root, pack)).toEqual([]);
  });

  it('R-461 the share from outside the Union is beside it, without the goods of no origin', async () => {
    const { root } = t03((await must({}, embedded)).tables);
    const outside = root.inputs.find(({ id }) => id === 'outsideUnion');
    expect(outside?.value).toBeCloseTo((940 - 550) / 940, 12);
    expect(outside?.rule).toBe('R-461');
  });

  it('R-460 countries that the file does not name count for nothing, and their share is said', async () => {
    const { figure, root } = t03((await must({ months: UNFINISHED }, embedded)).tables);
    expect(figure.value).toBeCloseTo((350 ** 2 + 250 ** 2 + 120 ** 2) / 850 ** 2, 12);
    const unnamed = root.inputs.find(({ id }) => id === 'unnamedShare');
    // « Autres pays » is 140, and 10 of « Divers » are in it.
    expect(unnamed?.value).toBeCloseTo(130 / 850, 12);
  });

  it('R-440 its cells are those of the file: the line of each country, its twelve months or its year', async () => {
    const { root, pack } = t03((await must({}, embedded, 'nc84109000.csv')).tables);
    const cells = nodesOf(root).flatMap(({ reads = [] }) => reads);
    expect(cells.find(({ row }) => 'code' in row && row.code === 'Chine')).toEqual({
      source: 'douanes-nc8',
      table: `${CODE}-mois`,
      row: { code: 'Chine', label: 'Chine' },
      column: { from: '01.2025', to: '12.2025', count: 12 },
      value: 300_000,
    });
    expect(cells.find(({ row }) => 'code' in row && row.code === 'Total')).toMatchObject({
      table: CODE,
      column: { code: '2025', label: 'Valeur 2025' },
      value: 1_000_000,
    });
    expect(pack.sources['douanes-nc8']?.tables?.[CODE]).toMatchObject({
      file: 'nc84109000.csv',
      year: '2025',
      unit: '€',
      url: `https://lekiosque.finances.gouv.fr/site_fr/NC8/transfert_nc.asp?nc=${CODE}`,
      toCheck: true,
    });
  });

  it('R-460 what is missing is named: the code, or the file of that code', async () => {
    const { tables } = await must({}, embedded);
    expect(t03(tables, { productCode: null }).figure).toMatchObject({ value: null, missing: 'productCode' });
    expect(t03(embedded).figure).toMatchObject({ value: null, missing: 'importOrigins', grade: 'E' });
    expect(t03(tables, { productCode: '73181595' }).figure.missing).toBe('importOrigins');
    const nothing = await must(
      {
        // All that came is French goods that come back.
        change: (line) =>
          line.startsWith('"Divers')
            ? '"Divers non classifiés ailleurs";900000;90000;0;1000000;100000;0'
            : without('"Importation"')(line),
      },
      embedded,
    );
    expect(t03(nothing.tables).figure.missing).toBe('notImported');
    // In one pack with a product that is imported: the grade of one is not that of the other.
    const both = await must({ heading: '73181595 - Vis' }, nothing.tables);
    const pack = withBelfort(packFrom('both', both.tables));
    const grades = [CODE, '73181595', CODE].map(
      (productCode) =>
        assess({ ...scenario, productCode }, pack, { draws: 0 }).indicators.find(({ id }) => id === 'T03')
          ?.grade,
    );
    expect(grades).toEqual(['E', 'D', 'E']);
  });

  it('R-460 a slice with as many products as a pack holds stays under a megabyte', () => {
    const one: ProductImports = {
      label: 'Parties de turbines hydrauliques, y compris les régulateurs',
      year: 2025,
      complete: true,
      total: ['Total', 123_456_789],
      unplaced: ['Divers non classifiés ailleurs', 1_234_567],
      union: ['UE(27)', 98_765_432],
      origins: Array.from({ length: 60 }, (_, at) => [`République numéro ${at}`, (at + 1) * 654_321]),
      rest: null,
    };
    const trade = Object.fromEntries(
      Array.from({ length: TRADE_PRODUCTS_MAX }, (_, at) => [
        String(10_000_000 + at * 7919),
        { ...one, origins: one.origins.map(([name, euros]) => [name, euros + at * 13] as const) },
      ]),
    );
    const pack = withBelfort(packFrom('full', embedded));
    expect(gzipSync(JSON.stringify(basinSlice({ ...pack, trade }, ZONE))).byteLength).toBeLessThan(1_000_000);
  });
});
