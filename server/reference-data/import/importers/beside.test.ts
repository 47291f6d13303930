import { strToU8, zipSync } from 'fflate';
import writeWorkbook from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { countedCommuting } from '#app/engine/households.ts';
import { packFrom, type PackTables } from '#app/reference/index.ts';
import { SOME_COMMUNES, someTables } from '#tests/factories/tables.ts';
import { A64_TO_A38, BRANCH_CODES, divisionBranch } from '../../nomenclature.ts';
import { importFile, IMPORTERS, memorySource } from '../index.ts';

const read = (content: string | Uint8Array, name = 'file.csv', base: PackTables = someTables()) =>
  importFile(memorySource(typeof content === 'string' ? strToU8(content) : content, name), {
    importers: IMPORTERS,
    base,
    communes: SOME_COMMUNES,
    today: '2026-11-22',
  });

async function must(content: string | Uint8Array, name?: string, base?: PackTables) {
  const result = await read(content, name, base);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

describe('home-to-work flows', () => {
  const file =
    'COMMUNE;DCLT;IPONDI;CS1\n70001;70001;40.5;3\n70001;90001;10;3\n90009;90091;30;2\n70002;99999;2;1\n70002;70001;8;1';

  it('are added up by zone of residence and of work; who works abroad is counted apart', async () => {
    const { tables, report, source } = await must(
      zipSync({ 'FD_MOBPRO_2020.csv': strToU8(file) }),
      'RP2020.zip',
    );
    expect(tables.commuting).toEqual({
      year: 2020,
      flows: [
        [0, 0, 40.5],
        [0, 1, 10],
        [1, 0, 8],
        [1, 1, 30],
      ],
    });
    expect(report).toMatchObject({ importer: 'home-to-work', kept: 4, replaces: ['commuting'] });
    expect(report.dropped).toMatchObject([{ reason: 'works-abroad', count: 1 }]);
    expect(source).toMatchObject({ id: 'insee-mobpro', vintage: 'recensement 2020' });
    expect(packFrom('test', tables).commuting).toHaveLength(4);
  });

  it('R-41 make the columns of W, and leave the estimate where nobody was counted', () => {
    const estimated = Float64Array.of(0.7, 0.2, 0.3, 0.8);
    const counted = [
      [0, 0, 60],
      [1, 0, 40],
    ] as const;
    expect([...countedCommuting(2, counted, estimated)]).toEqual([0.6, 0.2, 0.4, 0.8]);
  });
});

describe('URSSAF by zone and NA88', () => {
  it('is kept beside, under its licence, added up over the two parts of a zone', async () => {
    const file =
      '\uFEFFzone_d_emploi;code_zone_d_emploi;secteur_na88;effectifs_salaries_2023;effectifs_salaries_2024\n' +
      'Amont;1;28 Machines;4;5\nAmont;1;28 Machines;1;2\nAval;2;86 Santé;9;S\nAval;2;10 Aliments;3;3\n';
    const { tables, report, source } = await must(file);
    expect(tables.named['urssaf-na88']?.rows).toEqual([
      ['0001', 'CK', '28', 'Machines', 5, 7],
      ['0002', 'CA', '10', 'Aliments', 3, 3],
      // Secret in the last year: missing, never zero.
      ['0002', 'QA', '86', 'Santé', 9, null],
    ]);
    expect(tables.named['urssaf-na88']?.columns.slice(-2)).toEqual(['2023', '2024']);
    const { privateJobs } = packFrom('test', tables).beside;
    expect(privateJobs?.zones['0001']).toEqual([
      { branch: 'CK', division: '28', label: 'Machines', counts: [5, 7] },
    ]);
    expect(tables.employment).toEqual(someTables().employment);
    expect(report).toMatchObject({
      replaces: ['urssaf-na88'],
      missing: [{ marker: 'S', count: 1 }],
      notes: ['odbl'],
    });
    expect(source.licence).toContain('ODbL');
  });

  it('is refused where a zone comes twice in the same region: its staff would be counted double', async () => {
    const rows = (second: number) =>
      `code_region;code_zone_d_emploi;secteur_na88;effectifs_salaries_2024\n27;1;28 Machines;5\n${second};1;28 Machines;7\n27;2;10 Aliments;3\n`;
    expect((await must(rows(44))).tables.named['urssaf-na88']?.rows[0]).toEqual([
      '0001',
      'CK',
      '28',
      'Machines',
      12,
    ]);
    await expect(must(rows(27))).rejects.toThrow('duplicate-keys');
  });

  it('leaves the sum of a zone astride two regions unknown where one of its parts is secret', async () => {
    const file =
      'code_zone_d_emploi;secteur_na88;effectifs_salaries_2024\n1;28 Machines;5\n1;28 Machines;S\n2;10 Aliments;3\n';
    const { tables } = await must(file);
    expect(tables.named['urssaf-na88']?.rows[0]).toEqual(['0001', 'CK', '28', 'Machines', null]);
  });

  it('has a post for each division, the one that Eurostat’s own groups give', () => {
    for (const [a64, a38] of Object.entries(A64_TO_A38)) {
      const [first, last] = [...a64.matchAll(/\d{2}/g)].map(Number);
      if (first === undefined) continue;
      for (let division = first; division <= (last ?? first); division += 1) {
        expect([division, divisionBranch(String(division).padStart(2, '0'))]).toEqual([division, a38]);
      }
    }
    const posts = Array.from({ length: 99 }, (_, at) => divisionBranch(String(at).padStart(2, '0')));
    expect(new Set(posts.filter((post) => post !== null))).toEqual(new Set(BRANCH_CODES));
    expect(posts.filter((post) => post !== null)).toHaveLength(87);
    expect([divisionBranch('99'), divisionBranch('34'), divisionBranch('C')]).toEqual([null, null, null]);
  });
});

describe('Insee’s long file of posts', () => {
  it('keeps the zones and the totals, other territories and sizes are said to be elsewhere, a status other than A is missing', async () => {
    const line = (geo: string, object: string, branch: string, size: string, status: string, value: string) =>
      `"${geo}";"${object}";"${branch}";"EMPL3112";"${size}";"1T9X7";"${status}";2024;${value}`;
    const rows = ['0001', '0002'].flatMap((zone) =>
      BRANCH_CODES.slice(0, -1).map((branch) =>
        line(zone, 'ZE2020', branch, '_T', branch === 'C4' ? 'C' : 'A', '12'),
      ),
    );
    const file = [
      'GEO;GEO_OBJECT;ACTIVITY;FLORES_MEASURE;NUMBER_EMPL;LEGAL_FORM_WITH_PUBLIC;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
      ...rows.slice(1),
      line('0001', 'ZE2020', 'AZ', '_T', 'C', ''),
      line('0001', 'ZE2020', 'AZ', 'E1T4', 'A', '3'),
      line('70001', 'COM', 'AZ', '_T', 'A', '3'),
      line('0001', 'ZE2020', '_T', '_T', 'A', '400'),
    ].join('\n');
    const { tables, report } = await must(
      zipSync({
        'DS_FLORES_A38_2024_data.csv': strToU8(file),
        'DS_FLORES_A38_2024_metadata.csv': strToU8('COD_VAR;LIB\nGEO;Géographie\n'),
      }),
      'flores.zip',
    );
    expect(tables.employment.year).toBe(2024);
    expect(tables.employment.posts[0]?.[0]).toBeNull();
    expect(tables.employment.posts[1]?.[0]).toBe(12);
    expect(tables.employment.previous).toEqual(someTables().employment.posts);
    expect(report).toMatchObject({
      importer: 'flores-melodi',
      missing: [{ marker: 'OBS_STATUS C', count: 1 }],
    });
    expect(report.dropped.map(({ reason, count }) => [reason, count])).toEqual([
      ['other-size', 1],
      ['other-territory', 1],
      ['other-activity', 1],
    ]);
  });
});

describe('the recruitment survey', () => {
  it('is read from its workbook, secret cells missing, and spread over no zone', async () => {
    const header = [
      'annee',
      'Code métier BMO',
      'Nom métier BMO',
      'Dept',
      'BE25',
      'NOMBE25',
      'met',
      'xmet',
      'smet',
    ];
    const rows = [
      ['2025', 'A0Z40', 'Agriculteurs', '70', '4301', 'VESOUL', '30', '10', '5'],
      ['2025', 'D1Z40', 'Tourneurs', '90', '9001', 'BELFORT', '12', '*', '0'],
    ];
    const workbook = await writeWorkbook(
      [header, ...rows].map((row) => row.map((value) => ({ value, type: String }))),
      {
        sheet: 'BMO_2025_open_data',
      },
    ).toBuffer();
    const { tables, report } = await must(workbook, 'Base_open_data_BMO_2025.xlsx');
    expect(packFrom('test', tables).recruitments).toEqual({
      '70': { all: 30, hard: 10, from: 'A0Z40', to: 'A0Z40', rows: 1 },
    });
    expect(tables.named['hiring-tensions']?.rows[1]).toEqual([
      '9001',
      'BELFORT',
      '90',
      'D1Z40',
      'Tourneurs',
      12,
      null,
      0,
    ]);
    expect(report).toMatchObject({
      inside: 'BMO_2025_open_data',
      kept: 2,
      missing: [{ marker: '*', count: 1 }],
    });
  });
});

describe('the recruitment survey by department', () => {
  const survey = (...rows: readonly (readonly (string | number)[])[]) =>
    [['Code métier BMO', 'Nom métier BMO', 'Dept', 'BE25', 'NOMBE25', 'met', 'xmet', 'smet'], ...rows]
      .map((row) => row.join(';'))
      .join('\n');

  it('R-485 adds its basins up, leaves out a row with a secret count, and what is above its whole', async () => {
    const { tables, report } = await must(
      survey(
        ['A0Z40', 'Agriculteurs', 90, 9001, 'BELFORT', 30, 10, 5],
        ['A0Z40', 'Agriculteurs', 90, 9002, 'DELLE', 20, 15, 0],
        ['D1Z40', 'Tourneurs', 90, 9001, 'BELFORT', 50, '*', 0],
        ['E0Z20', 'Soudeurs', 90, 9001, 'BELFORT', 10, 12, 0],
        ['E0Z21', 'Chaudronniers', 70, 7001, 'VESOUL', 8, 6, 0],
      ),
    );
    const { recruitments, beside } = packFrom('test', tables);
    expect(recruitments).toEqual({
      '70': { all: 8, hard: 6, from: 'E0Z21', to: 'E0Z21', rows: 1 },
      '90': { all: 50, hard: 25, from: 'A0Z40', to: 'A0Z40', rows: 2 },
    });
    expect(beside.occupations?.['90']).toEqual([{ code: 'A0Z40', label: 'Agriculteurs', all: 50, hard: 25 }]);
    expect(report.dropped).toMatchObject([{ reason: 'out-of-range', count: 1 }]);
  });

  it('is refused when its departments are not known', async () => {
    expect(await read(survey(['A0Z40', 'Agriculteurs', 99, 9001, 'X', 30, 10, 5]))).toMatchObject({
      ok: false,
      failure: { code: 'unknown-codes' },
    });
  });
});

describe('jobseekers by zone', () => {
  const file = (...rows: readonly (readonly (string | number)[])[]) =>
    [['date', 'code_zone_d_emploi', 'categorie', 'nombre_de_demandeurs_d_emploi'], ...rows]
      .map((row) => row.join(';'))
      .join('\n');
  const month = (date: string, ...counts: readonly (number | string)[]) =>
    ['1', '2'].flatMap((zone) =>
      ['A', 'B', 'C', 'D'].map((category, at) => [date, zone, category, counts[at] ?? 1]),
    );

  it('R-487 keeps the latest month and the same one a year before, secret cells missing', async () => {
    const { tables, report, source } = await must(
      file(
        ...month('2024-08-01', 9, 9, 9, 9),
        ...month('2024-09-01', 100, 20, 30, 5),
        ...month('2025-09-01', 110, 's', 33, 6),
      ),
    );
    expect(source).toMatchObject({ id: 'dares-defm', vintage: '2025-09 et 2024-09' });
    expect(report).toMatchObject({ importer: 'jobseekers', missing: [{ marker: 's', count: 2 }] });
    expect(report.totals).toEqual([{ id: 'jobseekers', before: null, after: 286 }]);
    expect(packFrom('test', tables).beside.jobseekers).toEqual({
      month: '2025-09',
      before: '2024-09',
      zones: Object.fromEntries(
        ['0001', '0002'].map((zone) => [
          zone,
          { now: { A: 110, B: null, C: 33 }, before: { A: 100, B: 20, C: 30 } },
        ]),
      ),
    });
  });

  it('reads a sum of the three categories, leaves a breakdown out, refuses a count met twice and a partial file', async () => {
    const rows = (sex: string) => ['1', '2'].map((zone) => `2025-09;${zone};${sex};Catégories A, B, C;50`);
    const header = 'date;code_zone_d_emploi;sexe;categorie;nombre_de_demandeurs_d_emploi';
    const { tables, report } = await must([header, ...rows('Total'), ...rows('Femmes')].join('\n'));
    expect(tables.named['jobseekers']?.rows).toEqual([
      ['0001', '2025-09', 'ABC', 50],
      ['0002', '2025-09', 'ABC', 50],
    ]);
    expect(report.dropped).toMatchObject([{ reason: 'aggregate-part', count: 2 }]);
    const twice = file(...month('2025-09', 1, 2, 3, 4), ['2025-09', '1', 'A', 5]);
    expect(await read(twice)).toMatchObject({ ok: false, failure: { code: 'duplicate-keys', count: 1 } });
    expect(await read(file(['2025-09', '1', 'A', 5]))).toMatchObject({
      ok: false,
      failure: { code: 'incomplete' },
    });
  });
});

describe('JSON documents', () => {
  /** A square of one degree a zone, side by side: the two share an arc. */
  const squares = (codes: readonly string[]) => ({
    type: 'Topology',
    arcs: [
      [
        [6, 47],
        [6, 48],
        [7, 48],
      ],
      [
        [7, 48],
        [7, 47],
      ],
      [
        [7, 47],
        [6, 47],
      ],
      [
        [7, 48],
        [8, 48],
        [8, 47],
        [7, 47],
      ],
    ],
    objects: {
      ze: {
        type: 'GeometryCollection',
        geometries: codes.map((id, at) => ({
          type: 'Polygon',
          arcs: at === 0 ? [[0, 1, 2]] : [[3, -2]],
          id,
        })),
      },
    },
  });
  const topology = (codes: readonly string[]) => JSON.stringify(squares(codes));
  const polygon = (...ring: readonly (readonly number[])[]) => ({ type: 'Polygon', coordinates: [ring] });
  const collection = (geometry: unknown) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: ['0001', '0002'].map((code) => ({
        type: 'Feature',
        properties: { nom: 'x', code },
        geometry,
      })),
    });

  it('R-492 outlines are kept when they cover the zones, as TopoJSON and as GeoJSON, on a grid that neighbours share', async () => {
    const { tables, report } = await must(topology(['0001', '0002']), 'ze.topo.json');
    expect(report).toMatchObject({ importer: 'contours', kept: 2, readBy: 'maps' });
    expect(packFrom('test', tables).beside.outlines).toEqual({
      '0001': '1200,9400 1200,9600 1400,9600 1400,9400 1200,9400',
      '0002': '1400,9600 1600,9600 1600,9400 1400,9400 1400,9600',
    });
    const square = polygon([6, 47], [6, 48], [6.001, 48], [7, 48], [6, 47]);
    const read2 = await must(collection(square), 'ze.geojson');
    // A point that falls on the one before says nothing.
    expect(read2.tables.named['contours']?.rows[0]).toEqual([
      '0001',
      '1200,9400 1200,9600 1400,9600 1200,9400',
    ]);
    expect(await read(topology(['0001', '9999']), 'ze.topo.json')).toMatchObject({
      ok: false,
      failure: { code: 'unknown-codes' },
    });
    expect(await read(topology(['0001']), 'ze.topo.json')).toMatchObject({
      ok: false,
      failure: { code: 'incomplete' },
    });
  });

  it.each([
    ['without a geometry', null],
    ['open', polygon([6, 47], [6, 48], [7, 48], [7, 47])],
    ['of two points', polygon([6, 47], [6, 48], [6, 47])],
    [
      'in metres',
      polygon([950_000, 6_700_000], [960_000, 6_700_000], [960_000, 6_710_000], [950_000, 6_700_000]),
    ],
    ['with a point that is none', { type: 'Polygon', coordinates: [[[6, 47], 'x', [7, 48], [6, 47]]] }],
    ['that is a point', { type: 'Point', coordinates: [6, 47] }],
  ])('R-492 an outline %s refuses the whole file', async (_, geometry) => {
    expect(await read(collection(geometry), 'ze.geojson')).toMatchObject({
      ok: false,
      failure: { code: 'bad-outline', count: 2 },
    });
  });

  it('R-492 an arc that the file does not hold refuses it', async () => {
    const broken = { ...squares(['0001', '0002']), arcs: [] };
    expect(await read(JSON.stringify(broken), 'ze.topo.json')).toMatchObject({
      ok: false,
      failure: { code: 'bad-outline' },
    });
  });

  it('R-492 outlines finer than any map are refused, with how many points they have', async () => {
    // A ring that passes by 250,000 points of the grid, in each of the two zones.
    const side = 500;
    const snake = Array.from({ length: side * side }, (_, at) => {
      const row = Math.floor(at / side);
      return [(row % 2 === 0 ? at % side : side - 1 - (at % side)) * 0.005, row * 0.005];
    });
    expect(
      await read(collection({ type: 'Polygon', coordinates: [[...snake, [0, 0]]] }), 'ze.geojson'),
    ).toMatchObject({
      ok: false,
      failure: { code: 'too-many-points', found: 500_002, limit: 400_000 },
    });
  });

  it('what an archive unfolds too far is not kept', async () => {
    const heavy = JSON.stringify({
      total_results: 1,
      results: [
        {
          siren: '123456789',
          activite_principale: 'x'.repeat(33 * 1024 * 1024),
          siege: { commune: '90001' },
        },
      ],
    });
    expect(await read(heavy, 'recherche.json')).toMatchObject({
      ok: false,
      failure: { code: 'too-large', limit: 32 * 1024 * 1024 },
    });
  });

  it('answers in an archive of another source are not read as its own', async () => {
    const firm = { siren: '123456789', siege: { commune: '90001' } };
    const archive = zipSync({
      'FD_MOBPRO_2020.csv': strToU8('COMMUNE;DCLT;IPONDI\n70001;70001;40\n90001;90001;30'),
      'firms.json': strToU8(JSON.stringify({ total_results: 1, results: [firm] })),
    });
    const { tables, report } = await must(archive, 'RP2020.zip');
    expect(report).toMatchObject({ importer: 'home-to-work', read: 2, replaces: ['commuting'] });
    expect(tables.named).toEqual({});
  });

  it('answers of the search of firms are added page after page', async () => {
    const page = (siren: string) =>
      JSON.stringify({
        total_results: 2,
        results: [
          {
            siren,
            nom_complet: 'USINE',
            activite_principale: '28.11Z',
            tranche_effectif_salarie: '22',
            siege: { commune: '90001' },
          },
        ],
      });
    const first = await must(page('123456789'), 'p1.json');
    const second = await must(page('987654321'), 'p2.json', first.tables);
    expect(second.tables.named['firms']?.rows.map((row) => [row[0], row[4], row[6]])).toEqual([
      ['123456789', 'CK', '0002'],
      ['987654321', 'CK', '0002'],
    ]);
  });

  it('R-488 sites of a firm are kept with their own activity, place and state, the head office once', async () => {
    const page = {
      total_results: 1,
      results: [
        {
          siren: '123456789',
          nom_complet: 'FONDERIE',
          activite_principale: '24.51Z',
          siege: {
            siret: '12345678900011',
            commune: '90001',
            etat_administratif: 'A',
            latitude: '47.99',
            longitude: '7.01',
          },
          matching_etablissements: [
            {
              siret: '12345678900011',
              commune: '90001',
              activite_principale: '24.51Z',
              etat_administratif: 'A',
            },
            {
              siret: '12345678900029',
              commune: '70001',
              activite_principale: '28.11Z',
              etat_administratif: 'F',
            },
            {
              siret: '12345678900037',
              commune: '70001',
              activite_principale: '25.62B',
              etat_administratif: 'A',
            },
            {
              siret: '12345678900045',
              commune: '99999',
              activite_principale: '25.62B',
              etat_administratif: 'A',
            },
          ],
        },
      ],
    };
    const { tables } = await must(JSON.stringify(page), 'recherche.json');
    expect(tables.named['firms']?.rows.map((row) => [row[0], row[4], row[6], row[8]])).toEqual([
      ['12345678900011', 'CH', '0002', 1],
      ['12345678900029', 'CK', '0001', 0],
      ['12345678900037', 'CH', '0001', 1],
    ]);
    const pack = packFrom('test', tables);
    const CH = BRANCH_CODES.indexOf('CH');
    // 110 km between the two zones: each has the site of its own, the closed one counts nowhere.
    expect(pack.suppliersNear).toEqual({
      '0001': [{ branch: CH, sites: 1, from: '12345678900037', to: '12345678900037' }],
      '0002': [{ branch: CH, sites: 1, from: '12345678900011', to: '12345678900011' }],
    });
  });

  it('a list kept by an earlier version of the program is carried on', async () => {
    const base = someTables();
    const held = {
      source: 'sirene',
      columns: ['siren', 'nom', 'naf', 'commune', 'zone', 'tranche_effectif'],
      rows: [['111111118', 'USINE', '28.11Z', '90001', '0002', '22']],
    };
    const page = { total_results: 1, results: [{ siren: '123456789', siege: { commune: '90001' } }] };
    const { tables } = await must(JSON.stringify(page), 'p.json', { ...base, named: { firms: held } });
    expect(tables.named['firms']?.rows).toEqual([
      ['111111118', '111111118', 'USINE', '28.11Z', 'CK', '90001', '0002', '22', null, null, null],
      ['123456789', '123456789', '', '', null, '90001', '0002', '', null, null, null],
    ]);
  });

  it('jobs by branch come from a JSON-stat data set: latest whole year, national total held against', async () => {
    const codes = ['TOTAL', ...Object.keys(A64_TO_A38)];
    const items = ['EMP_DC', 'SAL_DC'];
    const years = ['2022', '2023'];
    const value: Record<string, number> = {};
    codes.forEach((code, c) =>
      items.forEach((item, i) =>
        years.forEach((year, y) => {
          if (year === '2023' && code === 'A01') return;
          const jobs = item === 'EMP_DC' ? 0.03 : 0.02;
          value[String((c * items.length + i) * years.length + y)] =
            code === 'TOTAL' ? jobs * (codes.length - 1) : jobs;
        }),
      ),
    );
    const category = (list: readonly string[]) => ({
      category: { index: Object.fromEntries(list.map((one, at) => [one, at])) },
    });
    const dataset = {
      version: '2.0',
      class: 'dataset',
      id: ['nace_r2', 'na_item', 'time', 'geo', 'unit'],
      size: [codes.length, 2, 2, 1, 1],
      dimension: {
        nace_r2: category(codes),
        na_item: category(items),
        time: category(years),
        geo: category(['FR']),
        unit: category(['THS_PER']),
      },
      value,
    };
    const { tables, source, report } = await must(JSON.stringify(dataset), 'nama.json');
    expect(source.vintage).toBe('2022');
    expect(tables['national-jobs'].total[BRANCH_CODES.indexOf('AZ')]).toBe(90);
    expect(report.format).toBe('json');
    const wrong = { ...dataset, size: [codes.length + 1, 2, 2, 1, 1] };
    expect(await read(JSON.stringify(wrong), 'nama.json')).toMatchObject({
      ok: false,
      failure: { code: 'json-stat', part: 'nace_r2' },
    });
  });

  it('a symmetric table of Eurostat replaces the table and the imported shares; parts of a whole are not counted twice', async () => {
    const products = [
      ...Object.keys(A64_TO_A38).map((code) => `CPA_${code === 'L' ? 'L68' : code}`),
      'CPA_L68A',
      'CPA_TOTAL',
    ];
    const uses = [...products, 'P3_S14', 'P3_S13', 'P3_S15', 'P51G', 'P52', 'P53', 'P6', 'TU'];
    const flows = ['DOM', 'IMP'];
    const value: number[] = [];
    for (const [p, product] of products.entries()) {
      for (const use of uses) {
        for (const flow of flows) {
          const intermediate = use.startsWith('CPA_');
          value.push(
            p === products.length - 1 || product === 'CPA_L68A'
              ? 1e6
              : flow === 'DOM'
                ? intermediate
                  ? 0.5
                  : 3
                : intermediate
                  ? 0.1
                  : 1,
          );
        }
      }
    }
    const category = (list: readonly string[]) => ({ category: { index: list } });
    const dataset = {
      class: 'dataset',
      id: ['prd_ava', 'prd_use', 'stk_flow', 'geo', 'unit', 'time'],
      size: [products.length, uses.length, 2, 1, 1, 1],
      dimension: {
        prd_ava: category(products),
        prd_use: category(uses),
        stk_flow: category(flows),
        geo: category(['FR']),
        unit: category(['MIO_EUR']),
        time: category(['2020']),
      },
      value,
    };
    const { tables, report, source } = await must(JSON.stringify(dataset), 'naio.json');
    const table = tables['input-output'];
    const [CD, FZ] = [BRANCH_CODES.indexOf('CD'), BRANCH_CODES.indexOf('FZ')];
    const posts = Object.keys(A64_TO_A38).length;
    expect(table.year).toBe(2020);
    expect(tables.constants.deflator.year).toBe(2023);
    expect(table.flows[CD]?.[FZ]).toBe(0.5);
    expect(table.household[CD]).toBe(3);
    // Sold to every product once, then to seven final uses.
    expect(table.output[CD]).toBeCloseTo(0.5 * posts + 3 * 7, 9);
    expect(tables['factor-shares'].imports[CD]).toBeCloseTo((0.1 * posts) / (0.5 * posts + 21), 8);
    const home = 0.1 * posts + 6;
    expect(tables['factor-shares'].importPenetration[CD]).toBeCloseTo(home / (home + 0.5 * posts + 18), 8);
    // The sum of two uses that are there apart changes nothing.
    const again = await must(JSON.stringify(dataset).replaceAll('"TU"', '"P5M"'), 'naio.json');
    expect(again.tables['factor-shares']).toEqual(tables['factor-shares']);
    expect(again.tables['input-output']).toEqual(table);
    expect(source.vintage).toBe('2020');
    expect(report.dropped.find(({ reason }) => reason === 'aggregate')?.count).toBeGreaterThan(0);
    const negative = { ...dataset, value: value.map((one, at) => (at === 0 ? -1 : one)) };
    expect(await read(JSON.stringify(negative), 'naio.json')).toMatchObject({
      ok: false,
      failure: { code: 'negative-values', count: 1 },
    });
    const old = { ...dataset, dimension: { ...dataset.dimension, time: category(['2010']) } };
    expect(await read(JSON.stringify(old), 'naio.json')).toMatchObject({
      ok: false,
      failure: { code: 'no-deflator', found: 2010 },
    });
  });
});
