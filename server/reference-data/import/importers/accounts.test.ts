import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { assess } from '#app/engine/index.ts';
import { nationalOf } from '#app/engine/table.ts';
import { embeddedTables, packFrom, type PackTables } from '#app/reference/index.ts';
import { accountsCsv, accountsJson, accountsRows } from '#tests/factories/accounts-file.ts';
import { withBelfort, ZONE } from '#tests/three-clicks.ts';
import { importFile, IMPORTERS, memorySource } from '../index.ts';

const embedded = await embeddedTables();
const branches = embedded.nomenclature.branches.map(({ code }) => code);
const read = (text: string, name = 'nama_10_a64.csv', base: PackTables = embedded) =>
  importFile(memorySource(strToU8(text), name), {
    importers: IMPORTERS,
    base,
    communes: [],
    today: '2026-11-22',
  });

async function must(text: string, name?: string, base?: PackTables) {
  const result = await read(text, name, base);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function failure(text: string) {
  const result = await read(text);
  return result.ok ? null : result.failure;
}

describe('Eurostat’s accounts by branch', () => {
  it('R-448 give value added and labour of each branch, who works for themselves counted, and leave imports', async () => {
    const { tables, report, source } = await must(accountsCsv());
    const shares = tables['factor-shares'];
    const of = (figures: readonly number[], code: string) => figures[branches.indexOf(code)] ?? Number.NaN;
    // CH is C24 and C25, the fifteenth and sixteenth posts: value added 4140 + 4150 of 20,000, employees 2470 + 2475.
    expect(of(shares.valueAdded, 'CH')).toBeCloseTo(8290 / 20_000, 9);
    const { total, employees } = embedded['national-jobs'];
    const selfEmployed = of(total, 'CH') / of(employees, 'CH');
    expect(of(shares.labour, 'CH')).toBeCloseTo((4945 / 8290) * selfEmployed, 9);
    // Half of the people of agriculture work for themselves: more than its value added.
    expect(of(shares.labour, 'AZ')).toBe(1);
    expect(shares.capped).toContain('AZ');
    expect(shares.imports).toEqual(embedded['factor-shares'].imports);
    expect(shares.taxes).toEqual(embedded['factor-shares'].taxes);
    expect(report).toMatchObject({ importer: 'eurostat-accounts', replaces: ['factor-shares'], notes: [] });
    expect(report.dropped).toMatchObject([{ reason: 'aggregate', count: 1 }]);
    expect(source).toMatchObject({ id: 'eurostat-comptes', vintage: '2022', bestBefore: '2028-05-22' });
    // The column still closes on the table.
    const national = nationalOf(packFrom('accounts', tables));
    const at = branches.indexOf('CH');
    const bought = branches.reduce(
      (sum, _, i) => sum + (national.technology[i * branches.length + at] ?? 0),
      0,
    );
    const column =
      bought + (national.imports[at] ?? 0) + (national.taxes[at] ?? 0) + (national.valueAdded[at] ?? 0);
    expect(column).toBeCloseTo(1, 12);
  });

  it('R-448 say the same as JSON-stat, of the latest year that holds every branch', async () => {
    const { tables, source, report } = await must(accountsJson(), 'nama_10_a64.json');
    expect(tables['factor-shares']).toEqual((await must(accountsCsv())).tables['factor-shares']);
    expect(source.vintage).toBe('2022');
    expect(report.importer).toBe('eurostat-accounts');
  });

  it('R-449 give other net taxes on production, which F31 counts over the chain; without that measure it stays missing', async () => {
    const scenario = { zone: ZONE, branch: 'CK', directJobs: 60 };
    const f31 = async (base: PackTables) => {
      const pack = withBelfort(packFrom('accounts', base));
      const { indicators } = assess(scenario, pack, { draws: 0 });
      const one = (id: string) => indicators.find((each) => each.id === id && each.level === 'total');
      return {
        value: one('F31')?.value ?? null,
        missing: one('F31')?.missing,
        made: (one('E07')?.value ?? 0) + (one('E08')?.value ?? 0),
      };
    };
    expect(await f31(embedded)).toMatchObject({ value: null, missing: 'productionTaxes' });
    // One per cent of output everywhere: one per cent of what the chain makes.
    const flat = accountsRows((row) =>
      row[0] === 'D29X39' && row[1] !== 'TOTAL' ? ['D29X39', row[1], 100] : row,
    );
    const { value, made } = await f31((await must(accountsCsv(flat))).tables);
    expect(value).toBeCloseTo(made * 0.01, 6);
    const { tables, report } = await must(
      accountsCsv(accountsRows((row) => (row[0] === 'D29X39' ? null : row))),
    );
    expect(report.notes).toEqual(['production-taxes-absent']);
    expect(tables['factor-shares'].productionTaxes).toBeUndefined();
    expect((await f31(tables)).missing).toBe('productionTaxes');
  });

  it('are refused whole when a branch is missing, negative, adds more than it makes, or the total differs', async () => {
    const changed = (item: string, code: string, value: number | null) =>
      accountsCsv(accountsRows((row) => (row[0] === item && row[1] === code ? [item, code, value] : row)));
    expect(await failure(changed('D1', 'C25', null))).toMatchObject({
      code: 'incomplete',
      what: 'branches',
      expected: 63,
      found: 62,
    });
    expect(await failure(changed('P1', 'C25', -1))).toMatchObject({ code: 'negative-values' });
    expect(await failure(changed('P1', 'C25', 3000))).toMatchObject({ code: 'total-differs', total: 'P1' });
    const small = accountsRows((row) =>
      row[0] === 'P1' && (row[1] === 'C25' || row[1] === 'TOTAL')
        ? ['P1', row[1], row[1] === 'C25' ? 3000 : (row[2] ?? 0) - 7000]
        : row,
    );
    expect(await failure(accountsCsv(small))).toMatchObject({
      code: 'value-added-above-output',
      branch: 'C25',
      expected: 3000,
      found: 4150,
    });
    const [first = ''] = accountsCsv().split('\n').slice(1);
    expect(await failure(`${accountsCsv()}\n${first}`)).toMatchObject({ code: 'duplicate-keys' });
  });

  it('are not taken for the jobs of the same classification, nor these for them', async () => {
    const jobs = accountsCsv(accountsRows())
      .replaceAll('B1G', 'EMP_DC')
      .replaceAll('D1,', 'SAL_DC,')
      .replaceAll('CP_MEUR', 'THS_PER');
    const only = jobs
      .split('\n')
      .filter((line) => !/,(P1|D29X39),/u.test(line))
      .join('\n');
    const result = await read(only, 'nama_10_a64_e.csv');
    expect(result.ok ? result.value.report.importer : result.failure['importer']).toBe('eurostat-jobs');
  });
});
