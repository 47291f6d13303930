import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { TraceNode } from '#app/engine/types.ts';
import { embeddedTables, packFrom, type PackTables } from '#app/reference/index.ts';
import {
  figuresOfBasin,
  figuresOfEverywhere,
  figuresOfProjects,
  nodesOf,
  offendersOf,
  UNDECLARED,
  ZONE,
} from '#tests/three-clicks.ts';
import { accountsCsv } from '#tests/factories/accounts-file.ts';
import { customsFile, inLatin1 } from '#tests/factories/customs-file.ts';
import { cellReader, isOfBefore } from '#app/engine/cells.ts';
import { communesOfToday } from '../administrative.ts';
import { A64_TO_A38, BRANCH_CODES } from '../nomenclature.ts';
import { fileSource, importFile, IMPORTERS, memorySource, type Imported } from './index.ts';

const embedded = await embeddedTables();
const communes = communesOfToday();
const { zones } = embedded;

/** A commune of each zone, and every commune of every zone. */
const seats = zones.code.map((code) => embedded.composition.communes[code]?.[0] ?? '');
const everyCommune = Object.values(embedded.composition.communes).flat();

const csv = (...rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => row.map((cell) => cell ?? '').join(';')).join('\n');

/** A file of the shape of an official one, with figures near those of the embedded pack, and the base it is read on. */
type Fixture = { importer: string; name: string; text: string | Uint8Array; base?: PackTables };

const posts = (
  line: (zone: string, branch: string, now: number, before: number | null) => string,
): string[] =>
  zones.code.flatMap((zone, z) =>
    BRANCH_CODES.flatMap((branch, b) => {
      const now = embedded.employment.posts[z]?.[b] ?? null;
      return now === null ? [] : [line(zone, branch, now + 1, now)];
    }),
  );

const { use, make, jobs } = embedded.cells?.published ?? {};
if (use === undefined || make === undefined || jobs === undefined)
  throw new Error('The pack has lost its cells.');
const produced = use.rows.map((row) => row.reduce((sum, one) => sum + one, 0));

/** A symmetric table whose A64 posts share what the pack says of their branch. */
function symmetric(flows: readonly ('DOM' | 'IMP')[]): string {
  const posts64 = Object.entries(A64_TO_A38).filter(([, branch]) => BRANCH_CODES.includes(branch));
  const many = new Map<string, number>();
  for (const [, branch] of posts64) many.set(branch, (many.get(branch) ?? 0) + 1);
  const at = (branch: string) => BRANCH_CODES.indexOf(branch);
  const table = embedded['input-output'];
  const lines = flows.flatMap((flow) =>
    posts64.flatMap(([from, seller]) => {
      const [i, split] = [at(seller), many.get(seller) ?? 1];
      const line = (to: string, value: number) =>
        `CPA_${from};${to};${flow};FR;MIO_EUR;2020;${Math.round(value * 1e6) / 1e6}`;
      const bought = posts64.map(([to, buyer]) => {
        const j = at(buyer);
        const domestic = table.flows[i]?.[j] ?? 0;
        const imported =
          seller === buyer ? (embedded['factor-shares'].imports[j] ?? 0) * (table.output[j] ?? 0) : 0;
        return line(`CPA_${to}`, (flow === 'DOM' ? domestic : imported) / split / (many.get(buyer) ?? 1));
      });
      const part = flow === 'DOM' ? 1 / split : 0.1 / split;
      return [
        ...bought,
        line('P3_S14', (table.household[i] ?? 0) * part),
        line('P3_S13', (table.public[i] ?? 0) * part),
        line('P51G', (table.investment[i] ?? 0) * part),
        line('P52', (table.stocks[i] ?? 0) * part),
        ...(flow === 'DOM' ? [line('P6', (table.exports[i] ?? 0) * part)] : []),
      ];
    }),
  );
  return ['prd_ava;prd_use;stk_flow;geo;unit;time;obs_value', ...lines].join('\n');
}

const { quarters, rates } = embedded.unemployment;
const recent = quarters.indexOf('2021-T1');
const series = (from: number, to: number, more: string[], move: number): string =>
  csv(
    ['ZE2020', 'LIBZE2020', ...quarters.slice(from, to), ...more],
    ...zones.code.map((code, zone) => {
      const row = (rates[zone] ?? []).slice(from, to);
      const moved = row.map((rate) => (rate === null ? null : Math.round((rate + move) * 10) / 10));
      return [code, zones.name[zone] ?? '', ...moved, ...more.map(() => moved.at(-1) ?? null)];
    }),
  );

const bytesOf = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? strToU8(text) : text);

const FIXTURES: readonly Fixture[] = [
  {
    importer: 'insee-input-output',
    name: 'tes_2020.zip',
    text: zipSync({
      'emplois_2020.csv': strToU8(
        csv(
          [
            'code_produit',
            ...use.columns.map((code, at) => (at < BRANCH_CODES.length ? `CI_${code}` : code)),
            'production_produit',
          ],
          ...use.rows.map((row, at) => [BRANCH_CODES[at] ?? '', ...row, produced[at] ?? 0]),
        ),
      ),
      'production_2020.csv': strToU8(
        csv(['code_produit', ...BRANCH_CODES], ...make.map((row, at) => [BRANCH_CODES[at] ?? '', ...row])),
      ),
    }),
  },
  {
    importer: 'flores-a38',
    name: 'flores_2024.csv',
    text: ['ze2020;a38;flores_2024', ...posts((zone, branch, now) => csv([zone, branch, now]))].join('\n'),
  },
  {
    importer: 'flores-melodi',
    name: 'DS_FLORES_A38_2024_data.csv',
    text: [
      'GEO;GEO_OBJECT;ACTIVITY;FLORES_MEASURE;NUMBER_EMPL;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
      ...posts((zone, branch, now) => csv([zone, 'ZE2020', branch, 'EMPL3112', '_T', 'A', 2024, now])),
    ].join('\n'),
  },
  {
    importer: 'home-to-work',
    name: 'FD_MOBPRO_2020.csv',
    text: csv(
      ['COMMUNE', 'DCLT', 'IPONDI'],
      ...seats.flatMap((commune, at) => [
        [commune, commune, 900],
        [seats[at === 0 ? 1 : 0] ?? '', commune, 100],
      ]),
    ),
  },
  {
    importer: 'urssaf-na88',
    name: 'urssaf.csv',
    text: csv(
      [
        'zone_d_emploi',
        'code_zone_d_emploi',
        'secteur_na88',
        'effectifs_salaries_2023',
        'effectifs_salaries_2024',
      ],
      ...zones.code.map((code, at) => [zones.name[at] ?? '', code, '28 Machines', 11, 12]),
    ),
  },
  {
    importer: 'jobseekers',
    name: 'dares-defm-zone-emploi-mens.csv',
    text: csv(
      ['date', 'code_zone_d_emploi', 'categorie', 'nombre_de_demandeurs_d_emploi'],
      ...['2024-09', '2025-09'].flatMap((month) =>
        zones.code.flatMap((code) => ['A', 'B', 'C'].map((category) => [month, code, category, 400])),
      ),
    ),
  },
  {
    importer: 'hiring-tensions',
    name: 'Base_open_data_BMO_2025.csv',
    text: csv(
      ['annee', 'Code métier BMO', 'Nom métier BMO', 'Dept', 'BE25', 'NOMBE25', 'met', 'xmet', 'smet'],
      [2025, 'D1Z40', 'Tourneurs', 90, 9001, 'BELFORT', 12, 8, 0],
      [2025, 'D1Z41', 'Soudeurs', 90, 9001, 'BELFORT', 20, '*', 0],
      [2025, 'D1Z42', 'Chaudronniers', 70, 7001, 'LURE', 30, 10, 0],
    ),
  },
  {
    importer: 'eurostat-input-output',
    name: 'naio_10_cp1700.csv',
    text: symmetric(['DOM', 'IMP']),
  },
  {
    importer: 'eurostat-input-output',
    name: 'naio_domestique.csv',
    text: symmetric(['DOM']),
  },
  {
    importer: 'eurostat-input-output',
    name: 'naio_importations.csv',
    text: symmetric(['IMP']),
    base: { ...embedded, 'input-output': { ...embedded['input-output'], year: 2020 } },
  },
  {
    // After the accounts, whose value added stays.
    importer: 'eurostat-input-output',
    name: 'naio_apres_les_comptes.csv',
    text: symmetric(['IMP']),
    base: {
      ...(await must(memorySource(strToU8(accountsCsv()), 'nama_10_a64.csv'), embedded)).tables,
      'input-output': { ...embedded['input-output'], year: 2020 },
    },
  },
  {
    importer: 'eurostat-jobs',
    name: 'nama_10_a64_e.csv',
    text: csv(
      ['annee', 'nace_r2', 'emploi_total_milliers', 'salaries_milliers'],
      ...jobs.codes.map((code, at) => [
        2022,
        code,
        (jobs.thousands[at] ?? 0) + 1,
        (jobs.thousands[at] ?? 0) * 0.8,
      ]),
    ),
  },
  {
    importer: 'eurostat-accounts',
    name: 'nama_10_a64.csv',
    text: accountsCsv(),
  },
  {
    importer: 'industry-territories',
    name: 'part_en_ti.csv',
    text: csv(['ze2020', 'part_emploi_2016_en_TI'], ...zones.code.map((code) => [code, 0.4])),
  },
  {
    importer: 'industry-territories',
    name: 'liste_ti.csv',
    text: csv(['id_ti', 'lib_ti', 'ze2020_parts_emploi'], ['ti-1', 'Nord Franche-Comté', `${ZONE}:1`]),
  },
  {
    importer: 'unemployment',
    name: 'chomage-zone-t1-2021-t1-2026.csv',
    text: series(recent, quarters.length, ['2026-T1'], 0.1),
  },
  {
    importer: 'unemployment',
    name: 'chomage-zone-t1-2003-t3-2023.csv',
    text: series(0, quarters.indexOf('2023-T3') + 1, [], 0),
    base: {
      ...embedded,
      unemployment: {
        ...embedded.unemployment,
        quarters: quarters.slice(recent),
        rates: rates.map((row) => row.slice(recent)),
      },
      cells: withoutBefore(),
    },
  },
  {
    importer: 'brownfields',
    name: 'friches_communes_202604.csv',
    text: csv(
      ['insee_com', 'nb_sites', 'friche_industrielle', 'sans_projet', 'surface_m2'],
      ...seats.filter((code) => code !== '').map((code) => [code, 90, 20, 30, 900_000]),
    ),
  },
  {
    importer: 'brownfields',
    name: 'friches-standard-2026-10-01.csv',
    text: csv(
      ['site_id', 'site_type', 'site_statut', 'comm_insee', 'unite_fonciere_surface'],
      ...seats
        .filter((code) => code !== '')
        .flatMap((code) =>
          Array.from({ length: 90 }, (_, at) => [
            `${code}_${at}`,
            'friche industrielle',
            at % 2 === 0 ? 'friche sans projet' : 'friche avec projet',
            code,
            10_000,
          ]),
        ),
    ),
  },
  {
    importer: 'property-tax',
    name: 'tfpb_2026.csv',
    text: csv(['insee_com', 'taux_global_tfb_2026'], ...everyCommune.map((code) => [code, 41])),
  },
  {
    importer: 'median-income',
    name: 'filosofi_2022.csv',
    text: csv(['insee_com', 'MED22'], ...everyCommune.map((code) => [code, 23_000])),
  },
  {
    importer: 'zones-composition',
    name: 'ZE2020_au_01-01-2026.csv',
    text: csv(
      ['CODGEO', 'ZE2020'],
      ...Object.entries(embedded.composition.communes).flatMap(([zone, members]) =>
        // One commune more, taken from the zone next door.
        members.map((code, at): [string, string] => [code, zone === '2714' && at === 1 ? ZONE : zone]),
      ),
    ),
  },
  {
    importer: 'contours',
    name: 'ze2020.topo.json',
    text: JSON.stringify({
      type: 'Topology',
      arcs: [
        [
          [6, 47],
          [6, 48],
          [7, 48],
          [6, 47],
        ],
      ],
      objects: {
        ze: {
          type: 'GeometryCollection',
          geometries: zones.code.map((id) => ({ type: 'Polygon', arcs: [[0]], id })),
        },
      },
    }),
  },
  {
    importer: 'douanes',
    name: 'nc84109000.csv',
    text: inLatin1(customsFile()),
  },
  {
    importer: 'sirene-search',
    name: 'recherche.json',
    text: JSON.stringify({
      total_results: 1,
      results: [
        {
          siren: '123456789',
          nom_complet: 'USINE',
          activite_principale: '25.62B',
          siege: {
            siret: '12345678900011',
            commune: embedded.composition.communes[ZONE]?.[0],
            etat_administratif: 'A',
          },
        },
      ],
    }),
  },
];

function named(importer: string): { name: string; text: string } {
  const found = FIXTURES.find((one) => one.importer === importer);
  if (found === undefined || typeof found.text !== 'string') throw new Error(`No text for ${importer}.`);
  return { name: found.name, text: found.text };
}

/** The pack as if only its last publication of the rates were there. */
function withoutBefore(): NonNullable<PackTables['cells']> {
  const { tables, published } = embedded.cells ?? { tables: {}, published: {} };
  const { rates: last } = tables['insee-chomage'] ?? {};
  return { tables: { ...tables, 'insee-chomage': last === undefined ? {} : { rates: last } }, published };
}

async function must(file: Parameters<typeof importFile>[0], base: PackTables): Promise<Imported> {
  const read = await importFile(file, { importers: IMPORTERS, base, communes, today: '2026-11-22' });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

/** Tables that « Et ailleurs ? » is solved with. */
const SOLVED_WITH = new Set(['input-output', 'factor-shares', 'commuting', 'employment']);

/** Two projects, the pages of a basin and « Et ailleurs ? »: every figure that rests on the version. */
function walked({ tables, report }: Imported): {
  roots: [string, TraceNode][];
  offenders: string[];
  read: Set<string>;
} {
  const pack = packFrom('imported', tables);
  const some = UNDECLARED.slice(0, 1);
  const product = report.importer === 'douanes' ? Object.keys(pack.trade ?? {})[0] : undefined;
  const projects = UNDECLARED.slice(0, 2).map(({ name, scenario }) => ({
    name,
    scenario: product === undefined ? scenario : { ...scenario, productCode: product },
  }));
  const roots = [
    ...figuresOfProjects(pack, projects),
    ...figuresOfBasin(pack, ZONE),
    ...(report.replaces.some((name) => SOLVED_WITH.has(name)) ? figuresOfEverywhere(pack, some) : []),
  ];
  const offenders = roots.flatMap(([figure, root]) => offendersOf(figure, root, pack));
  const read = new Set(
    roots.flatMap(([, root]) =>
      nodesOf(root).flatMap(({ reads = [] }) =>
        reads.map(({ source, table }) => pack.sources[source]?.tables?.[table]?.file ?? ''),
      ),
    ),
  );
  return { roots, offenders: [...new Set(offenders)], read };
}

/** What no page shows a figure of: the list of territories, outlines. */
const SHOWN_NOWHERE = new Set(['contours', 'industry-territories']);

/** The official files, where a copy sits beside the repository; each on a pack that it changes. */
const folder = resolve(import.meta.dirname, '../../../../shared/reference');
const present = existsSync(folder);
const blank = (column: keyof PackTables['zones']): PackTables => ({
  ...embedded,
  zones: { ...embedded.zones, [column]: zones.code.map(() => null) },
});
const REAL: readonly { name: string; base: PackTables }[] = [
  {
    name: 'emploi_ze2020_a38_flores_2022_2023.csv',
    base: { ...embedded, employment: { ...embedded.employment, posts: embedded.employment.previous } },
  },
  {
    name: 'insee_ZE2020_au_01-01-2023.xlsx',
    base: { ...embedded, composition: { communes: {} } },
  },
  {
    name: 'insee_chomage-zone-t1-2003-t3-2023.xlsx',
    base: {
      ...embedded,
      unemployment: { quarters: [], rates: zones.code.map(() => []), largestRevision: 0 },
    },
  },
  {
    name: 'insee_chomage_ze2020_2021T1_2025T4.csv',
    base: {
      ...embedded,
      unemployment: {
        ...embedded.unemployment,
        quarters: quarters.slice(0, recent),
        rates: rates.map((row) => row.slice(0, recent)),
      },
    },
  },
  {
    name: 'eurostat_nama10a64e_FR_2021_emploi.csv',
    base: {
      ...embedded,
      'national-jobs': {
        ...embedded['national-jobs'],
        total: embedded['national-jobs'].total.map((count) => Math.round(count * 0.9)),
      },
    },
  },
  { name: 'dgfip_tfpb_teom_communes_2025.csv', base: blank('propertyTaxRate') },
  { name: 'insee_filosofi_revenu_median_communes_2021.csv', base: blank('medianIncome') },
  { name: 'cerema_cartofriches_communes_202604.csv', base: blank('brownfields') },
  { name: 'ze2020_part_emploi_en_territoire_industrie.csv', base: blank('industryTerritoryShare') },
  { name: 'anct_territoires_industrie_149.csv', base: embedded },
];

describe.skipIf(!present)(
  `from any figure of an official file to its cell${present ? '' : ' (skipped: no copy of them beside the repository)'}`,
  () => {
    it.each(REAL)('R-443 $name', async ({ name, base }) => {
      const imported = await must(fileSource(resolve(folder, name), name), base);
      const { offenders, read } = walked(imported);
      expect(offenders.slice(0, 20), `${offenders.length} offenders`).toEqual([]);
      if (!SHOWN_NOWHERE.has(imported.report.importer)) expect([...read]).toContain(name);
    });

    it('R-443 Insee’s two tables, one after the other: each cell in its own file', async () => {
      const names = [
        'insee_tes_a38_2019_domestique_prix_base_MEUR.csv',
        'insee_tes_a38_2019_production_produit_x_branche_MEUR.csv',
      ] as const;
      const moved = { ...embedded, 'input-output': { ...embedded['input-output'], year: 2018 } };
      const first = await must(fileSource(resolve(folder, names[0]), names[0]), moved);
      // The first alone changes nothing that the pack reads.
      expect(first.tables.cells?.published).toEqual(embedded.cells?.published);
      expect(first.tables.cells?.tables['insee-tes-2019']).toMatchObject(
        embedded.cells?.tables['insee-tes-2019'] ?? {},
      );
      const second = await must(fileSource(resolve(folder, names[1]), names[1]), first.tables);
      const { offenders, read } = walked(second);
      expect(offenders.slice(0, 20), `${offenders.length} offenders`).toEqual([]);
      expect([...read]).toEqual(expect.arrayContaining([...names]));
    });
  },
);

describe('from any figure of an imported version to the cell of its file', () => {
  it('R-440 a fixture for each importer', () => {
    expect([...new Set(FIXTURES.map(({ importer }) => importer))].toSorted()).toEqual(
      IMPORTERS.map(({ id }) => id).toSorted(),
    );
  });

  it('R-440 a version imported before cells were noted says so of its source, and of no other', async () => {
    const { name, text } = named('median-income');
    const { tables, source } = await must(memorySource(strToU8(text), name), embedded);
    const others = Object.fromEntries(
      Object.entries(tables.cells?.tables ?? {}).filter(([id]) => id !== source.id),
    );
    const before = packFrom('before', {
      ...tables,
      cells: { tables: others, published: tables.cells?.published ?? {} },
    });
    const ofBefore = Object.values(before.sources).filter(isOfBefore);
    expect(ofBefore.map(({ id }) => id)).toEqual(['insee-filosofi']);
    // The list of territories is of the embedded pack, which reads no cell of it.
    const noted = Object.values(packFrom('noted', tables).sources).filter(isOfBefore);
    expect(noted.map(({ id }) => id)).toEqual([]);
  });

  it('R-440 the cells of an imported table hold the figures that it gives', async () => {
    const lineOf = (text: string, ...cells: string[]) =>
      text
        .split('\n')
        .find((line) => line.startsWith(cells.join(';')))
        ?.split(';') ?? [];
    const flores = named('flores-a38');
    const posted = packFrom(
      'flores',
      (await must(memorySource(strToU8(flores.text), flores.name), embedded)).tables,
    );
    const at = posted.zones.findIndex(({ code }) => code === ZONE);
    const [ck, ch] = [BRANCH_CODES.indexOf('CK'), BRANCH_CODES.indexOf('CH')];
    expect(cellReader(posted).posts(at, ck)[0]?.value).toBe(Number(lineOf(flores.text, ZONE, 'CK')[2]));
    // A branch of one post of A64: one cell of the symmetric table, as written there.
    const naio = named('eurostat-input-output');
    const traded = packFrom(
      'naio',
      (await must(memorySource(strToU8(naio.text), naio.name), embedded)).tables,
    );
    const written = (code: string) => Number(lineOf(naio.text, code, 'CPA_C28', 'DOM').at(-1));
    const [flow] = cellReader(traded).flow(ck, ck);
    expect(flow).toMatchObject({ table: 'flows', row: { code: 'CPA_C28' }, column: { code: 'CPA_C28' } });
    expect(flow?.value).toBeCloseTo(written('CPA_C28'), 3);
    // A branch of several: the block that is added up.
    const [block] = cellReader(traded).flow(ch, ck);
    expect(block).toMatchObject({ row: { from: 'CPA_C24', to: 'CPA_C25', count: 2 } });
    expect(block?.value).toBeCloseTo(written('CPA_C24') + written('CPA_C25'), 3);
  });

  it.each(FIXTURES)(
    'R-443 $importer: $name',
    async ({ importer, name, text, base }) => {
      const imported = await must(memorySource(bytesOf(text), name), base ?? embedded);
      expect(imported.report.importer).toBe(importer);
      const own = Object.values(imported.tables.cells?.tables[imported.source.id] ?? {});
      expect(own.some(({ file }) => file.startsWith(name))).toBe(true);
      for (const { file, row, column, year, unit, url } of own) {
        expect([file, row, column, year, unit].filter((part) => part === '')).toEqual([]);
        expect(url).toMatch(/^https:\/\//);
      }
      const { offenders, read } = walked(imported);
      expect(offenders.slice(0, 20), `${offenders.length} offenders`).toEqual([]);
      if (!SHOWN_NOWHERE.has(importer)) expect([...read].some((file) => file.startsWith(name))).toBe(true);
    },
    60_000,
  );
});
