import { describe, expect, it } from 'vitest';
import { BESIDE_COLUMNS, embeddedTables, findZone, packFrom, type NamedTable } from '#app/reference/index.ts';
import { basinAround } from './around.ts';
import { loadWholeBasin } from './basin-page.ts';

const embedded = await embeddedTables();
const table = (name: keyof typeof BESIDE_COLUMNS, rows: NamedTable['rows'], years: string[] = []) => ({
  [name]: { source: name, columns: [...BESIDE_COLUMNS[name], ...years], rows },
});

function around(named: Record<string, NamedTable>, code = '2705') {
  const pack = packFrom('test', { ...embedded, named });
  const zone = findZone(pack, code);
  if (zone === null) throw new Error(`no zone ${code}`);
  return basinAround(pack, zone);
}

describe('what imported files say around a basin', () => {
  it('is nothing until a file is imported, and nothing of a basin that the files do not cover', () => {
    expect(around({})).toBeNull();
    expect(around(table('jobseekers', [['8404', '2025-09', 'ABC', 900]]))).toBeNull();
  });

  it('R-487 adds jobseekers up, with the same month of the year before; a secret category leaves no sum', () => {
    const rows = (b: number | null): NamedTable['rows'] => [
      ['2705', '2024-09', 'ABC', 5000],
      ['2705', '2025-09', 'A', 4000],
      ['2705', '2025-09', 'B', b],
      ['2705', '2025-09', 'C', 700],
    ];
    const found = around(table('jobseekers', rows(500)))?.jobseekers;
    expect([found?.month, found?.now.value, found?.change?.value]).toEqual(['2025-09', 5200, 200]);
    expect(around(table('jobseekers', rows(null)))).toBeNull();
  });

  it('R-485 lists the occupations of the department where most of its people live, the most asked for first', () => {
    const found = around(
      table('hiring-tensions', [
        ['9001', 'BELFORT', '90', 'D1Z40', 'Tourneurs', 20, 18, 0],
        ['9001', 'BELFORT', '90', 'A0Z40', 'Agriculteurs', 60, 30, 0],
        ['2501', 'MONTBELIARD', '25', 'S0Z20', 'Cuisiniers', 900, 9, 0],
        ['9001', 'BELFORT', '90', 'E0Z20', 'Soudeurs', 10, null, 0],
      ]),
    )?.hiring;
    expect(found?.department).toBe('Territoire de Belfort');
    expect(found?.occupations.map(({ label, all, hard }) => [label, all.value, hard.value])).toEqual([
      ['Agriculteurs', 60, 0.5],
      ['Tourneurs', 20, 0.9],
    ]);
    // All its people live in one department: (30 + 18) of 80, the row with a secret count left out.
    expect(found?.tension.value).toBeCloseTo(0.6, 12);
  });

  it('R-491 lists private jobs by division, and how they changed since the first year published', () => {
    const found = around(
      table(
        'urssaf-na88',
        [
          ['2705', 'CK', '28', 'Machines', 900, 950, 1000],
          ['2705', 'CA', '10', 'Aliments', null, 1400, 1500],
          ['2705', 'QA', '86', 'Santé', 10, 10, null],
          ['2705', 'CJ', '27', 'Équipements électriques', null, null, 300],
        ],
        ['2014', '2019', '2024'],
      ),
    )?.privateJobs;
    expect(found?.year).toBe('2024');
    expect(
      found?.rows.map(({ division, now, since }) => [division, now.value, since?.year, since?.change.value]),
    ).toEqual([
      ['10', 1500, '2019', 100],
      ['28', 1000, '2014', 100],
      ['27', 300, undefined, undefined],
    ]);
  });

  it('R-489 lists the sites found, the largest first, those known to be closed left out', () => {
    const site = (siret: string, name: string, band: string, active: number | null) => [
      ...[siret, siret.slice(0, 9), name, '28.11Z', 'CK', '90010', '2705', band, active, null, null],
    ];
    const found = around(
      table('firms', [
        site('11111111100011', 'PETITE', '03', 1),
        site('22222222200011', 'GRANDE', '42', 1),
        site('33333333300011', 'FERMÉE', '53', 0),
        site('44444444400011', 'INCONNUE', 'NN', null),
      ]),
    )?.firms;
    expect(found?.listed).toBe(3);
    expect(found?.rows.map(({ name }) => name)).toEqual(['GRANDE', 'PETITE', 'INCONNUE']);
  });

  it('brings the block of the list of firms with the page, which names it', () => {
    const named = table('firms', [
      ['11111111100011', '111111111', 'USINE', '28.11Z', 'CK', '90010', '2705', '', 1, null, null],
    ]);
    const flores = embedded.sources.sources['insee-flores'];
    if (flores === undefined) throw new Error('no source to copy');
    const sources = { sources: { ...embedded.sources.sources, sirene: { ...flores, id: 'sirene' } } };
    const page = loadWholeBasin(packFrom('test', { ...embedded, sources, named }), '2705');
    expect(page?.sources['sirene']?.id).toBe('sirene');
    expect(loadWholeBasin(packFrom('test', embedded), '2705')?.around).toBeNull();
  });
});
