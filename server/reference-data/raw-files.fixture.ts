import { A64_TO_A38, BRANCH_CODES, WIOD_TO_A38 } from './nomenclature.ts';
import { RawFileError, type ReadRaw } from './raw-table.ts';
import type { Commune } from './territories.ts';

/**
 * Small synthetic raw files with the shape of the official ones: two zones, and every branch the parsers expect.
 * Figures are invented and round, so that a test can say what must come out.
 */
export function syntheticFiles(): Record<string, string> {
  const csv = (...rows: (readonly (string | number)[])[]) => rows.map((row) => row.join(';')).join('\n');
  const wiod = Object.keys(WIOD_TO_A38);
  const final = [
    'conso_menages',
    'conso_apu',
    'conso_isblsm',
    'fbcf',
    'objets_valeur',
    'var_stocks',
    'exportations',
  ];
  const homeUses = ['CONS_h', 'CONS_np', 'CONS_g', 'GFCF', 'INVEN'];
  return {
    'ze2020_contexte.csv': csv(
      [
        'ZE2020',
        'LIBZE2020',
        'REGS',
        'DEPS',
        'NB_COM',
        'NB_EPCI',
        'population_municipale',
        'tfpb_taux_global_moy_pond_pop_2025_pct',
        'revenu_median_uc_moy_pond_2021_eur',
        'logements',
        'residences_principales',
        'residences_secondaires',
        'logements_vacants',
        'friches_nb',
        'friches_industrielles_nb',
        'friches_sans_projet_nb',
        'friches_surface_m2',
      ],
      ['0002', 'Aval', '27', '70|90', 2, 1, 300, 40, 22000, 200, 150, 20, 30, 4, 1, 2, 5000],
      ['0001', 'Amont', '27', '70', 1, 1, 100, '', '', 0, 0, 0, 0, 0, 0, 0, 0],
    ),
    'ze2020_centroides_emploi.csv': csv(
      ['ze2020', 'libze2020', 'lon', 'lat'],
      ['0001', 'Amont', 6, 47],
      ['0002', 'Aval', 7, 48],
    ),
    'ze2020_part_emploi_en_territoire_industrie.csv': csv(
      ['ze2020', 'libze2020', 'part_emploi_2016_en_TI'],
      ['0001', 'Amont', 0.5],
    ),
    'ze2020_contiguite.csv': csv(
      ['ze_a', 'ze_b', 'frontiere_km', 'distance_centroides_km'],
      ['0001', '0002', 12.5, 130],
    ),
    'insee_ze2020_composition_communale_2023.csv': csv(
      ['CODGEO', 'ZE2020'],
      ['70001', '0001'],
      ['70002', '0001'],
    ),
    'communes_ze2020_2025_mit.csv': csv(['CODGEO', 'ZE2020'], ['70002', '0002'], ['90001', '0002']),
    'insee_chomage_ze2020_2003T1_2023T3.csv': csv(
      ['ZE2020', '2020-T3', '2020-T4', '2021-T1'],
      ['0001', 7, 8, 9],
      ['0002', 5, '', 6],
    ),
    'insee_chomage_ze2020_2021T1_2025T4.csv': csv(['ZE2020', '2021-T1', '2021-T2'], ['0001', 9.5, 10]),
    'emploi_ze2020_a38_flores_2022_2023.csv': csv(
      ['ze2020', 'a38', 'flores_2022', 'flores_2023'],
      ['0001', 'CA', 10, 12],
      ['0002', 'CA', 20, ''],
    ),
    'insee_tes_a38_2019_domestique_prix_base_MEUR.csv': csv(
      ['code_produit', ...BRANCH_CODES.map((code) => `CI_${code}`), ...final, 'production_produit'],
      ...BRANCH_CODES.map((code) => [
        code,
        ...BRANCH_CODES.map((buyer) => (buyer === code ? 10 : 0)),
        50,
        0,
        0,
        20,
        0,
        0,
        20,
        100,
      ]),
    ),
    'insee_tes_a38_2019_production_produit_x_branche_MEUR.csv': csv(
      ['code_produit', ...BRANCH_CODES],
      ...BRANCH_CODES.map((code) => [code, ...BRANCH_CODES.map((maker) => (maker === code ? 100 : 0))]),
    ),
    'eurostat_nama10a64e_FR_2021_emploi.csv': csv(
      ['nace_r2', 'emploi_total_milliers', 'salaries_milliers', 'niveau'],
      ['TOTAL', Object.keys(A64_TO_A38).length * 2, 0, 'agregat'],
      ...Object.keys(A64_TO_A38).map((code) => [code, 2, 1, 'A64']),
    ),
    'insee_conso_menages_coicop_2019_2023_MEUR.csv': csv(['code', '2019'], ['CP042', 15]),
    'insee_conso_menages_produits_a17_2015_2023_MdEUR.csv': csv(
      ['code', '2019'],
      ['LZ', 0.02],
      ['(CHTR)', -0.015],
      ['TOTAL', 0.1],
    ),
    'insee_menages_revenu_epargne_2010_2023.csv': csv(
      ['annee', 'rdb_B6_MdEUR', 'conso_menages_P3_MdEUR'],
      [2023, 100, 80],
    ),
    'wiod2016_FRA_niot_2014_musd.csv': csv(
      ['Year', 'Code', 'Description', 'Origin', ...wiod, ...homeUses],
      ...wiod.map((code) => [
        2014,
        code,
        `Activity ${code}`,
        'Domestic',
        ...wiod.map((buyer) => (buyer === code ? 30 : 0)),
        30,
        0,
        0,
        0,
        0,
      ]),
      ...wiod.map((code) => [
        2014,
        code,
        `Activity ${code}`,
        'Imports',
        ...wiod.map((buyer) => (buyer === code ? 15 : 0)),
        5,
        0,
        0,
        0,
        0,
      ]),
      ...(Object.entries({ TXSP: 2, IntTTM: 3, VA: 50, GO: 100 }) as [string, number][]).map(
        ([code, value]) => [2014, code, code, 'TOT', ...wiod.map(() => value), ...homeUses.map(() => 0)],
      ),
    ),
    'wiod2016_FRA_couts_facteurs_2008_2014_musd.csv': csv(
      ['annee', 'code_wiod', 'valeur_ajoutee', 'remuneration_travail_LAB'],
      ...wiod.map((code) => [2014, code, 50, code === 'T' ? 60 : 40]),
    ),
  };
}

/** Communes of the synthetic zones: 70002 moved to zone 0002 after 2023. */
export const SYNTHETIC_COMMUNES: readonly Commune[] = [
  { code: '70001', departement: '70', type: 'commune-actuelle', population: 100 },
  { code: '70002', departement: '70', type: 'commune-actuelle', population: 120 },
  { code: '90001', departement: '90', type: 'commune-actuelle', population: 180 },
  { code: '70001', departement: '70', type: 'commune-deleguee', population: 5 },
];

/** Reads from the given texts; a file that is not there is refused as the builder would. */
export function reader(files: Readonly<Record<string, string>>): ReadRaw {
  return async (name) => {
    const text = files[name];
    if (text === undefined) throw new RawFileError(name, 'expected a file, found none');
    return text;
  };
}
