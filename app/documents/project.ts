import {
  ADJUSTABLE,
  ASSUMPTIONS,
  COSTS,
  FACT_IDS,
  FACTS,
  LAND_NEED_MAX,
  PRODUCT_CODE,
  withObserved,
  YEARS,
} from '#app/engine/index.ts';
import type { AdjustableId, CostId, FactId, ObservedRow } from '#app/engine/index.ts';
import { INPUTS } from '#app/engine/types.ts';
import type { DeclaredId, InputId, Scenario } from '#app/engine/types.ts';
import { choice, date, defineDocument, flag, number, reference, text } from './define-document.ts';
import type { ChoiceField, NumberField, Snapshot, TextField } from './define-document.ts';

/** Where a candidate project stands. */
export const PROJECT_STATUSES = ['idea', 'candidate', 'coached', 'financed', 'open', 'dropped'] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

/** The engine's inputs in the order of its table. */
export const INPUT_IDS = Object.keys(INPUTS).filter((id): id is InputId => Object.hasOwn(INPUTS, id));

/** Name of the field that holds a moved assumption; unset: its published centre. */
export type AssumptionField = `${AdjustableId}Assumed`;
/** Name of the field that holds the jobs of a year, from 1 to 10. */
export type YearField = `jobsYear${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`;
/** Name of the field that says whether a cost is in the plan. */
export type CostField = `${CostId}Budgeted`;

/** The fields of the years, in their order. */
export const YEAR_FIELDS = Array.from(
  { length: YEARS },
  // As many names as years, by construction.
  (_, at) => `jobsYear${at + 1}` as YearField,
);

/** A project file (A2, B4): what it is, every input of the engine (unset = left to the estimate) and its evidence. */
export const project = defineDocument({
  kind: 'project',
  version: 1,
  fields: {
    title: text({ max: 160 }),
    lead: text({ max: 160 }),
    product: text({ max: 500 }),
    /** What it replaces: the imported product (A7). */
    replaces: text({ max: 500 }),
    /** Its code of the combined nomenclature, as it is typed: `8411 82 80`. */
    productCode: text({ max: 60 }),
    commune: reference({ to: 'commune' }),
    zone: reference({ to: 'zone' }),
    branch: reference({ to: 'branch' }),
    status: choice(PROJECT_STATUSES),
    /** Number of the card it was born from. */
    cardNumber: number({ min: 1, max: 9999, integer: true, unit: 'card' }),
    /** A date announced in public: decides the « haste » flag (F3). */
    announcedOn: date(),
    example: flag(),
    ...inputFields(),
    ...proofFields(),
    /** Land asked for, ha (F2). */
    landNeed: number({ min: 0, max: LAND_NEED_MAX, unit: 'ha' }),
    ...assumptionFields(),
    ...yearFields(),
    ...costFields(),
    /** What only the file of the project says, each with its evidence. */
    ...factFields(),
    ...factProofFields(),
  },
  collections: {
    /** Declared purchases by branch of the supplier; the rest follows the project's branch. */
    purchaseMix: {
      max: 60,
      fields: { branch: reference({ to: 'branch' }), share: number({ min: 0, max: 1, unit: 'share' }) },
    },
  },
  rich: ['narrative'],
  migrations: [],
});

export type ProjectSnapshot = Snapshot<typeof project>;

/**
 * The scenario that the engine assesses. An unset input stays absent (the engine estimates it); an input with a written proof
 * is listed in `proven`. Shares of a same branch add up; a purchase mix over 1 is left out, `mixTotal` says so.
 * `zone` and `branch` are '' while nobody chose them: the engine refuses such a scenario by name.
 * @example scenarioOf(snapshot).directJobs // 150
 */
export function scenarioOf(snapshot: Pick<ProjectSnapshot, 'fields' | 'collections'>): Scenario {
  const { fields } = snapshot;
  const declared: Partial<Record<InputId, number>> = {};
  const proven: DeclaredId[] = [];
  for (const id of INPUT_IDS) {
    const value = fields[id];
    if (value === null) continue;
    declared[id] = value;
    if (fields[`${id}Proof`].trim() !== '') proven.push(id);
  }
  const facts: Partial<Record<FactId, number>> = {};
  for (const id of FACT_IDS) {
    const value = fields[id];
    if (value === null) continue;
    facts[id] = value;
    if (fields[`${id}Proof`].trim() !== '') proven.push(id);
  }
  const mix: Record<string, number> = {};
  for (const line of snapshot.collections.purchaseMix) {
    if (line.branch !== null && line.share !== null) mix[line.branch] = (mix[line.branch] ?? 0) + line.share;
  }
  const usable = Object.keys(mix).length > 0 && mixTotal(snapshot) <= 1;
  const assumptions = movedIn(fields);
  const years = YEAR_FIELDS.map((field) => fields[field]);
  return {
    zone: fields.zone ?? '',
    branch: fields.branch ?? '',
    commune: fields.commune,
    proven,
    purchaseMix: usable ? mix : null,
    ...declared,
    // Left out while nobody touches them: a scenario frozen before they existed reads the same.
    ...(Object.keys(assumptions).length > 0 ? { assumptions } : {}),
    ...(years.some((jobs) => jobs !== null) ? { jobsByYear: years } : {}),
    ...(fields.landNeed === null ? {} : { landNeed: fields.landNeed }),
    ...productIn(fields.productCode),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  };
}

/**
 * A code of the combined nomenclature as people write it, in 8 digits; null for anything else.
 * @example productCodeOf('8411 82 80') // '84118280'
 */
export function productCodeOf(typed: string): string | null {
  const code = typed.replaceAll(/[\s.\u00A0\u202F]/g, '');
  return PRODUCT_CODE.test(code) ? code : null;
}

function productIn(typed: string): Pick<Scenario, 'productCode'> {
  const productCode = productCodeOf(typed);
  return productCode === null ? {} : { productCode };
}

/** The assumptions that the group moved. */
function movedIn(fields: ProjectSnapshot['fields']): Partial<Record<AdjustableId, number>> {
  const moved: Partial<Record<AdjustableId, number>> = {};
  for (const id of ADJUSTABLE) {
    const value = fields[`${id}Assumed`];
    if (value !== null) moved[id] = value;
  }
  return moved;
}

/** Whether each cost is in the plan of the project; null where nobody answered. */
export function budgetedIn(fields: ProjectSnapshot['fields']): Record<CostId, boolean | null> {
  const answers = COSTS.map((cost): [CostId, boolean | null] => {
    const answer = fields[`${cost}Budgeted`];
    return [cost, answer === null ? null : answer === 'yes'];
  });
  // One entry for each cost, by construction.
  return Object.fromEntries(answers) as Record<CostId, boolean | null>;
}

/** The scenario of a project of a space, and what was `observed` of it since; without a zone of its own it is in the basin of its space. */
export function scenarioIn(
  spaceZone: string,
  snapshot: Pick<ProjectSnapshot, 'fields' | 'collections'>,
  observed: readonly ObservedRow[] = [],
): Scenario {
  const scenario = withObserved(scenarioOf(snapshot), observed);
  return scenario.zone === '' ? { ...scenario, zone: spaceZone } : scenario;
}

/** Sum of the declared purchase shares, 0..; over 1 the mix cannot be true. */
export function mixTotal(snapshot: Pick<ProjectSnapshot, 'collections'>): number {
  return snapshot.collections.purchaseMix.reduce((sum, line) => sum + (line.share ?? 0), 0);
}

function inputFields(): { [K in InputId]: NumberField } {
  const entries = INPUT_IDS.map((id) => {
    const { min, max, unit } = INPUTS[id];
    return [id, number({ min, max, unit, integer: unit === 'year' })] as const;
  });
  // Parsed border: `fromEntries` forgets that every input is there; INPUT_IDS is the table's own list.
  return Object.fromEntries(entries) as { [K in InputId]: NumberField };
}

function proofFields(): { [K in `${InputId}Proof`]: TextField } {
  const entries = INPUT_IDS.map((id) => [`${id}Proof`, text({ max: 500 })] as const);
  // Parsed border: same reason.
  return Object.fromEntries(entries) as { [K in `${InputId}Proof`]: TextField };
}

function factFields(): { [K in FactId]: NumberField } {
  const entries = FACT_IDS.map((id) => {
    const { min, max, unit } = FACTS[id];
    return [id, number({ min, max, unit })] as const;
  });
  // Parsed border: same reason.
  return Object.fromEntries(entries) as { [K in FactId]: NumberField };
}

function factProofFields(): { [K in `${FactId}Proof`]: TextField } {
  const entries = FACT_IDS.map((id) => [`${id}Proof`, text({ max: 500 })] as const);
  // Parsed border: same reason.
  return Object.fromEntries(entries) as { [K in `${FactId}Proof`]: TextField };
}

function assumptionFields(): { [K in AssumptionField]: NumberField } {
  const entries = ADJUSTABLE.map((id) => {
    const { low, high, unit } = ASSUMPTIONS[id];
    return [`${id}Assumed`, number({ min: low, max: high, unit })] as const;
  });
  // Parsed border: same reason.
  return Object.fromEntries(entries) as { [K in AssumptionField]: NumberField };
}

function yearFields(): { [K in YearField]: NumberField } {
  const { min, max, unit } = INPUTS.directJobs;
  const entries = YEAR_FIELDS.map((field) => [field, number({ min, max, unit })] as const);
  // Parsed border: same reason.
  return Object.fromEntries(entries) as { [K in YearField]: NumberField };
}

function costFields(): { [K in CostField]: ChoiceField<'yes' | 'no'> } {
  const entries = COSTS.map((cost) => [`${cost}Budgeted`, choice(['yes', 'no'])] as const);
  // Parsed border: same reason.
  return Object.fromEntries(entries) as { [K in CostField]: ChoiceField<'yes' | 'no'> };
}
