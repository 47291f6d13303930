import { prepareBasin } from '#app/engine/responses.ts';
import type { ReferencePack } from '#app/engine/pack.ts';

const BRANCHES = [
  { code: 'AZ', section: 'A' },
  { code: 'CK', section: 'C' },
  { code: 'FZ', section: 'F' },
  { code: 'GZ', section: 'G' },
  { code: 'MA', section: 'M' },
  { code: 'QA', section: 'Q' },
  { code: 'TZ', section: 'T' },
] as const;

/** M€, rows sell to columns: invented, balanced by construction (output = sales + final uses). */
const FLOWS = [
  [12, 9, 1, 3, 1, 2, 0],
  [8, 70, 24, 12, 5, 6, 0],
  [1, 4, 9, 4, 3, 3, 0],
  [6, 28, 14, 20, 9, 10, 0],
  [3, 26, 12, 22, 31, 12, 0],
  [0, 1, 0, 1, 2, 5, 0],
  [0, 0, 0, 0, 0, 0, 0],
];
const HOUSEHOLD = [10, 36, 6, 120, 24, 60, 4];
const PUBLIC = [0, 2, 3, 6, 5, 90, 0];
const INVESTMENT = [2, 30, 70, 12, 26, 0, 0];
const EXPORTS = [14, 120, 1, 24, 30, 1, 0];

const POSTS = [
  [300, 900, 420, 1500, 600, 1400, 0],
  [900, 400, 700, 2600, 900, 2300, 0],
  [200, 2300, 1800, 6200, 5200, 5100, 0],
  [1500, 100, 300, 900, 100, 1000, 0],
  [600, 1300, 900, 3300, 1300, 2700, 0],
  [0, 0, 0, 0, 0, 0, 0],
];

const PLACES = [
  { code: '2705', name: 'Alpha', departments: { '90': 90_000, '25': 5_000 }, regions: ['27'], at: [0, 0] },
  { code: '2706', name: 'Beta', departments: { '25': 120_000 }, regions: ['27'], at: [20, 5] },
  { code: '1109', name: 'Gamma', departments: { '75': 400_000 }, regions: ['11'], at: [380, 120] },
  { code: '2701', name: 'Delta', departments: { '90': 20_000, '25': 40_000 }, regions: ['27'], at: [35, 40] },
  { code: '8404', name: 'Epsilon', departments: { '01': 160_000 }, regions: ['84'], at: [90, 210] },
  { code: '0601', name: 'Omega', departments: { '976': 280_000 }, regions: ['06'], at: [7000, 4000] },
] as const;

/**
 * A pack of five basins and seven branches, one zone without posts and one branch without posts, small enough to be
 * solved in milliseconds. The figures are invented and plausible; no test may read them as official.
 */
export function aPack(overrides: Partial<ReferencePack> = {}): ReferencePack {
  const output = FLOWS.map((row, i) =>
    [...row, HOUSEHOLD[i] ?? 0, PUBLIC[i] ?? 0, INVESTMENT[i] ?? 0, EXPORTS[i] ?? 0].reduce(
      (a, b) => a + b,
      0,
    ),
  );
  const bought = output.map((_, j) => FLOWS.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const rest = output.map((total, j) => 1 - (bought[j] ?? 0) / total);
  const consumed = HOUSEHOLD.reduce((a, b) => a + b, 0);
  return {
    version: 'synthetic-1',
    tableYear: 2019,
    deflator: { year: 2023, value: 0.9, source: 'invented' },
    sources: {},
    branches: BRANCHES.map(({ code, section }) => ({
      code,
      label: code,
      section,
      manufacturing: section === 'C',
    })),
    zones: PLACES.map(({ code, name, departments, regions, at }) => ({
      code,
      name,
      lon: at[0] / 80,
      lat: 47 + at[1] / 111,
      regions,
      departments: Object.keys(departments),
      population: Object.values(departments).reduce((a: number, b: number) => a + b, 0),
      communes: 10,
      populationByDepartment: departments,
      unemployment: [0.07, 0.06],
      medianIncome: 22_000,
      housing: null,
      brownfields: null,
      propertyTaxRate: null,
    })),
    flows: FLOWS,
    finalUse: {
      household: HOUSEHOLD,
      public: PUBLIC,
      investment: INVESTMENT,
      stocks: FLOWS.map(() => 0),
      exports: EXPORTS,
    },
    output,
    importShare: rest.map((share, j) => (j === 6 ? 0 : share * 0.24)),
    taxShare: rest.map((share, j) => (j === 6 ? 0 : share * 0.03)),
    valueAddedShare: rest.map((share, j) => (j === 6 ? 1 : share * 0.75)),
    labourShare: [0.6, 0.7, 0.75, 0.72, 0.7, 0.8, 1.3],
    importPenetration: [0.2, 0.7, 0, 0.05, 0.15, 0, 0],
    accountsJobs: output.map((total, j) => total * ([8, 4, 6.5, 8, 6, 12, 95][j] ?? 0)),
    accountsEmployees: output.map((total, j) => total * ([4, 3.9, 5.5, 7, 5, 10, 95][j] ?? 0)),
    posts: POSTS,
    basket: HOUSEHOLD.map((value) => (0.7 * value) / consumed),
    savingRate: 0.16,
    distances: PLACES.map((a) => PLACES.map((b) => Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]))),
    constants: {
      smicGross: { value: 1800, low: 1800, high: 1800, unit: 'EUR/month', grade: 'D', source: 'invented' },
    },
    responses: {},
    ...overrides,
  };
}

/** The same with one of its basins prepared, on a few drawn geographies where `draws` asks for them. */
export function aPreparedPack(zone: string, options: { draws?: number } = {}): ReferencePack {
  const plain = aPack();
  const prepared = prepareBasin(plain, zone, options);
  if (!prepared.ok) throw new Error(prepared.failure.code);
  return { ...plain, responses: { [zone]: prepared.value } };
}
