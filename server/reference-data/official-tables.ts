import type { SourceTable } from '#app/engine/types.ts';

/**
 * How each table of the embedded sources is written by its producer, by source then by table: the file, the sheet, how a
 * row and a column are named, the unit of the cell and the address. `{code}` and `{label}` stand for the row's or the column's.
 * `toCheck`: an address, a vintage or a column title that nobody has opened there. Texts are shown as they stand.
 */
export const OFFICIAL_TABLES: Readonly<Record<string, Readonly<Record<string, SourceTable>>>> = {
  'insee-flores': {
    posts: {
      file: 'DS_FLORES_A38, fichier DS_FLORES_…_data.csv de l’archive',
      row: 'GEO_OBJECT ZE2020, GEO {code} ({label})',
      column: 'OBS_VALUE pour ACTIVITY {code} ({label}), FLORES_MEASURE EMPL3112, NUMBER_EMPL _T',
      year: '2023',
      unit: 'postes',
      url: 'https://api.insee.fr/melodi/file/DS_FLORES_A38/DS_FLORES_A38_2024_CSV_FR',
      // The address is that of the 2024 file; the posts read are those of 2022 and 2023.
      toCheck: true,
    },
  },
  'insee-tes-2019': {
    use: {
      file: 'Tableau entrées-sorties 2019 en 38 postes, production domestique aux prix de base (base 2014), emplois par produit',
      row: 'produit {code} « {label} »',
      column: '{code} « {label} »',
      year: '2019',
      unit: 'M€',
      url: 'https://www.insee.fr/fr/statistiques/2832834',
      titles: { conso_menages: 'consommation finale des ménages', exportations: 'exportations' },
      toCheck: true,
    },
    make: {
      file: 'Tableau entrées-sorties 2019 en 38 postes (base 2014), production des branches par produit',
      row: 'produit {code} « {label} »',
      column: 'branche {code} « {label} »',
      year: '2019',
      unit: 'M€',
      url: 'https://www.insee.fr/fr/statistiques/2832834',
      toCheck: true,
    },
  },
  'eurostat-emploi-2021': {
    jobs: {
      file: 'nama_10_a64_e',
      row: 'nace_r2 {code}',
      column: 'na_item EMP_DC (emploi total, concept intérieur), unit THS_PER, geo FR',
      year: '2021',
      unit: 'milliers de personnes',
      url: 'https://ec.europa.eu/eurostat/databrowser/view/nama_10_a64_e/default/table',
      toCheck: false,
    },
  },
  'wiod-2014': {
    niot: {
      file: 'FRA_NIOT_nov16.xlsx, lignes de 2014',
      row: '{code} « {label} »',
      column: '{code} « {label} »',
      year: '2014',
      unit: 'M$',
      url: 'https://www.rug.nl/ggdc/valuechain/wiod/',
      titles: {
        Imports: 'les 56 lignes d’origine « Imports », additionnées',
        IntTTM: 'International Transport Margins',
        TXSP: 'taxes less subsidies on products',
        VA: 'Value added at basic prices',
        GO: 'Output at basic prices',
      },
      toCheck: true,
    },
    uses: {
      file: 'FRA_NIOT_nov16.xlsx, lignes de 2014',
      row: 'ligne du produit, origine {code} : {label}',
      column: 'produit {code} « {label} »',
      year: '2014',
      unit: 'M$',
      url: 'https://www.rug.nl/ggdc/valuechain/wiod/',
      titles: {
        Imports: 'emplois en France additionnés (56 branches, CONS_h, CONS_np, CONS_g, GFCF, INVEN)',
        Domestic: 'emplois en France additionnés (56 branches, CONS_h, CONS_np, CONS_g, GFCF, INVEN)',
      },
      toCheck: true,
    },
    factors: {
      file: 'Comptes socio-économiques (SEA), France, 2014',
      row: '{code} « {label} »',
      column: '{code} « {label} »',
      year: '2014',
      unit: 'M$',
      url: 'https://www.rug.nl/ggdc/valuechain/wiod/',
      titles: { LAB: 'rémunération du travail, non-salariés compris', VA: 'valeur ajoutée' },
      toCheck: true,
    },
  },
  'insee-menages': {
    purposes: {
      file: 'conso_eff_fonction_2023.xls',
      row: '{code} « {label} »',
      column: '{code}',
      year: '2019',
      unit: 'M€',
      url: 'https://www.insee.fr/fr/statistiques/8068592',
      titles: { CP042: 'Loyers d’habitation imputés' },
      toCheck: true,
    },
    products: {
      file: 't_conso_val.xls (quatre trimestres additionnés)',
      row: '{code} « {label} »',
      column: '{code}',
      year: '2019',
      unit: 'Md€',
      url: 'https://www.insee.fr/fr/statistiques/8068592',
      titles: {
        LZ: 'Services immobiliers',
        TOTAL: 'Total de la consommation',
        '(CHTR)': 'Correction territoriale',
      },
      toCheck: true,
    },
    accounts: {
      file: 't_men_val.xls (quatre trimestres additionnés)',
      row: '{code} « {label} »',
      column: '{code}',
      year: '2023',
      unit: 'Md€',
      url: 'https://www.insee.fr/fr/statistiques/8068592',
      titles: { P3: 'Dépense de consommation des ménages', B6: 'Revenu disponible brut' },
      toCheck: true,
    },
  },
  'insee-chomage': {
    rates: {
      file: 'chomage-zone-t1-2003-t4-2025.xlsx',
      sheet: 'txcho_ze',
      row: 'ZE2020 {code}, LIBZE2020 « {label} »',
      column: '{code}',
      year: '2025-T4',
      unit: '%',
      url: 'https://www.insee.fr/fr/statistiques/fichier/1893230/chomage-zone-t1-2003-t4-2025.xlsx',
      toCheck: false,
    },
    before: {
      file: 'chomage-zone-t1-2003-t3-2023.xlsx',
      sheet: 'txcho_ze',
      row: 'ZE2020 {code}, LIBZE2020 « {label} »',
      column: '{code}',
      year: '2020-T4',
      unit: '%',
      url: 'https://www.insee.fr/fr/statistiques/1893230',
      toCheck: false,
    },
  },
  'insee-ze2020': {
    members: {
      file: 'ZE2020_au_01-01-2023.xlsx, complété de la composition au 1er janvier 2025',
      sheet: 'Composition_communale',
      row: 'lignes dont ZE2020 = {code} ({label})',
      column: 'CODGEO',
      year: '2023 et 2025',
      unit: 'communes',
      url: 'https://www.insee.fr/fr/statistiques/fichier/4652957/ZE2020_au_01-01-2025.zip',
      toCheck: false,
    },
  },
  'etalab-decoupage': {
    communes: {
      file: 'communes.json du paquet npm @etalab/decoupage-administratif 6.0.0',
      row: 'communes actuelles de la zone {code} ({label})',
      column: 'population',
      year: 'populations municipales du paquet',
      unit: 'habitants',
      url: 'https://www.npmjs.com/package/@etalab/decoupage-administratif',
      toCheck: false,
    },
  },
  'insee-filosofi': {
    incomes: {
      file: 'Filosofi 2021, fichier des communes',
      row: 'communes de la zone {code} ({label})',
      column: '{code}, {label}',
      year: '2021',
      unit: '€ par an',
      url: 'https://www.insee.fr/fr/statistiques/7756729',
      titles: { MED21: 'médiane du revenu disponible par unité de consommation' },
      toCheck: true,
    },
  },
  'insee-logement': {
    dwellings: {
      file: 'Recensement de la population, logements par commune',
      row: 'communes de la zone {code} ({label})',
      column: '{label}',
      year: 'dernier recensement diffusé en 2026',
      unit: 'logements',
      url: 'https://www.insee.fr/fr/statistiques',
      titles: { total: 'logements', main: 'résidences principales', vacant: 'logements vacants' },
      toCheck: true,
    },
  },
  'cerema-cartofriches': {
    sites: {
      file: 'friches-standard-2026-04-15.csv',
      row: 'sites dont comm_insee est une commune de la zone {code} ({label})',
      column: '{code}, {label}',
      year: 'avril 2026',
      unit: 'sites',
      url: 'https://cartofriches.cerema.fr',
      titles: {
        site_id: 'une ligne par site',
        site_statut: 'sites dont le statut est « friche sans projet »',
      },
      toCheck: true,
    },
    areas: {
      file: 'friches-standard-2026-04-15.csv',
      row: 'sites dont comm_insee est une commune de la zone {code} ({label})',
      column: '{code}',
      year: 'avril 2026',
      unit: 'm²',
      url: 'https://cartofriches.cerema.fr',
      toCheck: true,
    },
  },
  'banque-mondiale-prix': {
    prices: {
      file: 'FP.CPI.TOTL.ZG',
      row: '{code} « {label} »',
      column: '{code}',
      year: '2020 à 2023',
      unit: '%',
      url: 'https://data.worldbank.org/indicator/FP.CPI.TOTL.ZG?locations=FR',
      toCheck: false,
    },
  },
  'urssaf-modele-social': {
    pay: {
      file: 'règles du paquet npm modele-social 11.1, évaluées par publicodes 1.10',
      row: 'règle « {label} »',
      column: 'salaire brut de {code} € par mois',
      year: '2026',
      unit: '€ par mois',
      url: 'https://www.npmjs.com/package/modele-social',
      titles: {
        cost: 'salarié . coût total employeur',
        net: 'salarié . rémunération . net . à payer avant impôt',
      },
      toCheck: false,
    },
    minimum: {
      file: 'règles du paquet npm modele-social 11.1, évaluées par publicodes 1.10',
      row: '{label}',
      column: 'pour {code} h par semaine',
      year: '2026',
      unit: '€ par mois',
      url: 'https://www.npmjs.com/package/modele-social',
      titles: { smic: 'Smic brut mensuel' },
      toCheck: false,
    },
  },
  'lf-2025-cvae': {
    rates: {
      file: 'Code général des impôts, article 1586 quater, rédaction de la loi de finances pour 2025',
      row: '{label}',
      column: 'année {code}',
      year: '2026',
      unit: '%',
      url: 'https://www.legifrance.gouv.fr',
      titles: { scale: 'barème selon le chiffre d’affaires, au chiffre d’affaires du projet' },
      toCheck: true,
    },
  },
  'urssaf-taxes-salaires': {
    apprenticeship: {
      file: 'Code du travail, article L6241-1 (taxe d’apprentissage)',
      row: '{label}',
      column: 'taux',
      year: '2026',
      unit: '%',
      url: 'https://www.urssaf.fr',
      titles: { general: 'cas général', lower: 'Bas-Rhin, Haut-Rhin et Moselle' },
      toCheck: true,
    },
  },
  'ancrage-centres': {
    centres: {
      file: 'Centres des zones d’emploi, calcul d’Ancrage : moyenne des centres des communes (Etalab) pondérée par l’emploi 2016 (recensement)',
      row: 'zone {code} ({label})',
      column: 'coordonnée {code}',
      year: '2016',
      unit: '°',
      url: 'https://www.insee.fr/fr/information/4652957',
      toCheck: true,
    },
  },
  'dgfip-tfpb': {
    rates: {
      file: 'fiscalite-locale-des-particuliers',
      row: 'communes de la zone {code} ({label})',
      column: 'taux_global_tfb',
      year: '2025',
      unit: '%',
      url: 'https://data.economie.gouv.fr/explore/dataset/fiscalite-locale-des-particuliers',
      toCheck: false,
    },
  },
};

/** The tables of a source, with what a later file of it changes (its year, its name). */
export function tablesOf(
  source: string,
  changed: Partial<Pick<SourceTable, 'file' | 'year'>>,
): Record<string, SourceTable> {
  return Object.fromEntries(
    Object.entries(OFFICIAL_TABLES[source] ?? {}).map(([name, table]) => [name, { ...table, ...changed }]),
  );
}
