import type { Grade, Scenario, Unit } from './types.ts';

/** Hectares of land a project may ask for. */
export const LAND_NEED_MAX = 1000;

const WORKFORCE = 20_000;
const MONEY = 10_000_000;
const ENERGY = 100_000_000;

/**
 * What only the project's own file says: nothing official stands in for it, so that an indicator that rests on one has no
 * value until somebody types it. One line each: bounds (both accepted, in `unit`), where it stands in the form, the indicators it
 * serves, what they lack without it (`missing.<code>`), and, where it is a part of something declared elsewhere, what it cannot
 * exceed. The form, the document, the HTTP interface and the messages are made from this table.
 */
export const FACTS = {
  permanentShare: { unit: 'share', min: 0, max: 1, group: 'people', serves: ['J16'], missing: 'contracts' },
  managerShare: { unit: 'share', min: 0, max: 1, group: 'people', serves: ['J17'], missing: 'occupations' },
  womenShare: { unit: 'share', min: 0, max: 1, group: 'people', serves: ['J19'], missing: 'womenShare' },
  youngShare: { unit: 'share', min: 0, max: 1, group: 'people', serves: ['J20'], missing: 'ageStructure' },
  lowSkilledJobs: {
    ...{ unit: 'FTE', min: 0, max: WORKFORCE, group: 'people' },
    ...{ serves: ['S07'], missing: 'qualifications', atMost: 'directJobs' },
  },
  disabledWorkers: {
    ...{ unit: 'people', min: 0, max: WORKFORCE, group: 'people' },
    ...{ serves: ['S09'], missing: 'disabledShare', atMost: 'directJobs' },
  },
  // Counts for nothing until something in writing justifies it.
  safeguardedJobs: {
    ...{ unit: 'FTE', min: 0, max: WORKFORCE, group: 'people' },
    ...{ serves: ['J02'], missing: 'referenceCase', justified: true },
  },
  apprentices: {
    ...{ unit: 'people', min: 0, max: WORKFORCE, group: 'training' },
    ...{ serves: ['J21'], missing: 'apprentices', atMost: 'directJobs' },
  },
  trainingSpending: {
    ...{ unit: 'kEUR/yr', min: 0, max: MONEY, group: 'training' },
    ...{ serves: ['S10'], missing: 'trainingSpending', atMost: 'turnover' },
  },
  electricityUse: {
    ...{ unit: 'MWh/yr', min: 0, max: ENERGY, group: 'energy' },
    ...{ serves: ['N05'], missing: 'energyUse' },
  },
  gasUse: {
    ...{ unit: 'MWh/yr', min: 0, max: ENERGY, group: 'energy' },
    ...{ serves: ['N05'], missing: 'energyUse' },
  },
  otherEnergyUse: {
    ...{ unit: 'MWh/yr', min: 0, max: ENERGY, group: 'energy' },
    ...{ serves: ['N05'], missing: 'energyUse' },
  },
  waterUse: {
    ...{ unit: 'm3/yr', min: 0, max: 1_000_000_000, group: 'energy' },
    ...{ serves: ['N06'], missing: 'waterUse' },
  },
  siteEmissions: {
    ...{ unit: 'tCO2e/yr', min: 0, max: ENERGY, group: 'energy' },
    ...{ serves: ['N01'], missing: 'siteEmissions' },
  },
  boughtEmissions: {
    ...{ unit: 'tCO2e/yr', min: 0, max: ENERGY, group: 'energy' },
    ...{ serves: ['N02'], missing: 'boughtEmissions' },
  },
  reusedLand: {
    ...{ unit: 'ha', min: 0, max: LAND_NEED_MAX, group: 'land' },
    ...{ serves: ['N07', 'N08'], missing: 'landUse', atMost: 'landNeed' },
  },
  renaturedLand: {
    ...{ unit: 'ha', min: 0, max: LAND_NEED_MAX, group: 'land' },
    ...{ serves: ['N07'], missing: 'landUse' },
  },
  storedOutput: {
    ...{ unit: 'kEUR/yr', min: -MONEY, max: MONEY, group: 'accounts' },
    ...{ serves: ['E02'], missing: 'outputBasis' },
  },
  tradeMargins: {
    ...{ unit: 'kEUR/yr', min: 0, max: MONEY, group: 'accounts' },
    ...{ serves: ['E02'], missing: 'outputBasis', atMost: 'turnover' },
  },
  depreciation: {
    ...{ unit: 'kEUR/yr', min: 0, max: MONEY, group: 'accounts' },
    ...{ serves: ['F01'], missing: 'taxableProfit' },
  },
  interest: {
    ...{ unit: 'kEUR/yr', min: 0, max: MONEY, group: 'accounts' },
    ...{ serves: ['F01'], missing: 'taxableProfit' },
  },
  cfeBase: {
    ...{ unit: 'kEUR/yr', min: 0, max: MONEY, group: 'localTaxes' },
    ...{ serves: ['F03', 'F34'], missing: 'businessPropertyRate' },
  },
  cfeRate: {
    ...{ unit: 'share', min: 0, max: 1, group: 'localTaxes' },
    ...{ serves: ['F03', 'F34'], missing: 'businessPropertyRate' },
  },
  propertyTaxBase: {
    ...{ unit: 'kEUR/yr', min: 0, max: MONEY, group: 'localTaxes' },
    ...{ serves: ['F06', 'F34'], missing: 'rentalBase' },
  },
  propertyTaxRate: {
    ...{ unit: 'share', min: 0, max: 1, group: 'localTaxes' },
    ...{ serves: ['F06', 'F34'], missing: 'rentalBase' },
  },
  developmentTaxBase: {
    ...{ unit: 'kEUR', min: 0, max: MONEY, group: 'localTaxes' },
    ...{ serves: ['F09'], missing: 'taxableArea' },
  },
  developmentTaxRate: {
    ...{ unit: 'share', min: 0, max: 1, group: 'localTaxes' },
    ...{ serves: ['F09'], missing: 'taxableArea' },
  },
  mobilityRate: {
    ...{ unit: 'share', min: 0, max: 0.05, group: 'localTaxes' },
    ...{ serves: ['F22'], missing: 'mobilityRate' },
  },
} as const satisfies Record<string, FactSpec>;

type FactSpec = {
  unit: Unit;
  min: number;
  max: number;
  group: 'people' | 'training' | 'energy' | 'land' | 'accounts' | 'localTaxes';
  serves: readonly string[];
  missing: string;
  /** The declared figure that it is a part of. */
  atMost?: 'directJobs' | 'turnover' | 'landNeed';
  /** Nil without a written proof. */
  justified?: true;
};

export type FactId = keyof typeof FACTS;
/** One declared fact, its optional columns readable whichever it is. */
export type Fact = FactSpec & { id: FactId; unit: (typeof FACTS)[FactId]['unit'] };
/** Declared facts by name; null or absent: nobody said. */
export type DeclaredFacts = Readonly<Partial<Record<FactId, number | null>>>;
export type FactValues = Readonly<Partial<Record<FactId, number>>>;

/** True for the name of a declared fact. */
export function isFactId(name: string): name is FactId {
  return Object.hasOwn(FACTS, name);
}

export const FACT_IDS: readonly FactId[] = Object.keys(FACTS).filter(isFactId);

/** The facts in the order of the table. */
export const FACT_LIST: readonly Fact[] = FACT_IDS.map((id) => ({ id, ...FACTS[id] }));

/** The groups of the form, in the order of the table. */
export const FACT_GROUPS: readonly Fact['group'][] = [...new Set(FACT_LIST.map(({ group }) => group))];

/** What a project declares of a fact; null when nobody said. */
export function factOf({ facts }: Pick<Scenario, 'facts'>, id: FactId): number | null {
  return facts?.[id] ?? null;
}

/** Grade of a declared fact: A with a written proof, B without. */
export function factGrade({ proven }: Pick<Scenario, 'proven'>, id: FactId): Extract<Grade, 'A' | 'B'> {
  return proven?.includes(id) ? 'A' : 'B';
}

/** What an indicator lacks when one of these facts is not declared: the code of the first of them, null when all are. */
export function lackingFact(scenario: Pick<Scenario, 'facts'>, ids: readonly FactId[]): string | null {
  const first = ids.find((id) => factOf(scenario, id) === null);
  return first === undefined ? null : FACTS[first].missing;
}
