import type { PackTables } from '#app/reference/index.ts';
import { BRANCHES, MANUFACTURING_SECTION } from '#server/reference-data/nomenclature.ts';
import type { Commune } from '#server/reference-data/territories.ts';

/** Communes of the two zones of `someTables`, one of them joined by another, one city with districts. */
export const SOME_COMMUNES: readonly Commune[] = [
  { code: '70001', departement: '70', type: 'commune-actuelle', population: 100 },
  { code: '70002', departement: '70', type: 'commune-actuelle', population: 120 },
  { code: '90001', departement: '90', type: 'commune-actuelle', population: 180 },
  { code: '90009', departement: '90', type: 'commune-deleguee', chefLieu: '90001' },
  { code: '90091', departement: '90', type: 'arrondissement-municipal', commune: '90001', population: 80 },
];

/**
 * Tables of a pack with two zones and the 37 branches: invented round figures, balanced by construction, enough for every
 * importer to be tried. No test may read them as official.
 */
export function someTables(): PackTables {
  const size = BRANCHES.length;
  const each = (value: number) => BRANCHES.map(() => value);
  return {
    nomenclature: {
      branches: BRANCHES.map(([code, section, label]) => ({
        code,
        label,
        section,
        manufacturing: section === MANUFACTURING_SECTION,
      })),
      departments: { '70': { name: 'Haute-Saône', region: '27' }, '90': { name: 'Belfort', region: '27' } },
      regions: { '27': 'Bourgogne-Franche-Comté' },
    },
    zones: {
      code: ['0001', '0002'],
      name: ['Amont', 'Aval'],
      lon: [6, 7],
      lat: [47, 48],
      regions: [['27'], ['27']],
      departments: [['70'], ['70', '90']],
      population: [100, 300],
      communes: [1, 2],
      epci: [1, 1],
      populationByDepartment: [
        [['70', 100]],
        [
          ['70', 120],
          ['90', 180],
        ],
      ],
      medianIncome: [21_000, 22_000],
      housing: [null, null],
      brownfields: [
        [2, 1, 1, 1000],
        [4, 1, 2, 5000],
      ],
      propertyTaxRate: [35, 40],
      industryTerritoryShare: [0.5, null],
    },
    neighbours: { neighbours: [[[1, 12.5]], [[0, 12.5]]] },
    unemployment: {
      quarters: ['2023-T1', '2023-T2'],
      rates: [
        [7, 7.1],
        [8, 8.2],
      ],
      largestRevision: 0,
    },
    employment: {
      year: 2023,
      posts: [each(10), each(20)],
      previous: [each(9), each(19)],
    },
    // Each branch sells 1 to every branch and the rest to households: column sums of 0.37.
    'input-output': {
      year: 2019,
      flows: BRANCHES.map(() => each(1)),
      household: each(100 - size),
      public: each(0),
      investment: each(0),
      stocks: each(0),
      exports: each(0),
      output: each(100),
    },
    'factor-shares': {
      imports: each(0.13),
      taxes: each(0.02),
      valueAdded: each(0.48),
      labour: each(0.6),
      importPenetration: each(0.2),
      capped: [],
    },
    'national-jobs': { total: each(40), employees: each(36) },
    households: { basket: each(0.02), savingRate: 0.16 },
    constants: { deflator: { year: 2023, value: 0.9, source: 'invented' }, constants: {} },
    sources: { sources: {} },
    composition: { communes: { '0001': ['70001'], '0002': ['70002', '90001'] } },
    named: {},
  };
}
