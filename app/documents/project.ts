import { INPUTS } from '#app/engine/types.ts';
import type { InputId, Scenario } from '#app/engine/types.ts';
import { choice, date, defineDocument, flag, number, reference, text } from './define-document.ts';
import type { NumberField, Snapshot, TextField } from './define-document.ts';

/** Where a candidate project stands. */
export const PROJECT_STATUSES = ['idea', 'candidate', 'coached', 'financed', 'open', 'dropped'] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

/** The engine's inputs in the order of its table. */
export const INPUT_IDS = Object.keys(INPUTS).filter((id): id is InputId => Object.hasOwn(INPUTS, id));

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
  const proven: InputId[] = [];
  for (const id of INPUT_IDS) {
    const value = fields[id];
    if (value === null) continue;
    declared[id] = value;
    if (fields[`${id}Proof`].trim() !== '') proven.push(id);
  }
  const mix: Record<string, number> = {};
  for (const line of snapshot.collections.purchaseMix) {
    if (line.branch !== null && line.share !== null) mix[line.branch] = (mix[line.branch] ?? 0) + line.share;
  }
  const usable = Object.keys(mix).length > 0 && mixTotal(snapshot) <= 1;
  return {
    zone: fields.zone ?? '',
    branch: fields.branch ?? '',
    commune: fields.commune,
    proven,
    purchaseMix: usable ? mix : null,
    ...declared,
  };
}

/** The scenario of a project of a space; without a zone of its own it is in the basin of its space. */
export function scenarioIn(
  spaceZone: string,
  snapshot: Pick<ProjectSnapshot, 'fields' | 'collections'>,
): Scenario {
  const scenario = scenarioOf(snapshot);
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
