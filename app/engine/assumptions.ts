import type { ReferencePack } from './pack.ts';
import type { Unit } from './types.ts';

/** A visible assumption: central value and the range its draws cover. All are of grade E unless the pack sources them. */
export type Assumption = { central: number; low: number; high: number; unit: Unit; rule: string };

/**
 * Every assumption of the method (SPEC.md). A pack constant of the same name replaces it, with its own source.
 * Draws are triangular on (low, central, high), except `decayFactor`, log-uniform.
 */
export const ASSUMPTIONS = {
  /** Flegg's δ of branches bought on the spot, and of the others. */
  deltaSheltered: { central: 0.05, low: 0, high: 0.15, unit: 'index', rule: 'R-13' },
  deltaExposed: { central: 0.25, low: 0.1, high: 0.4, unit: 'index', rule: 'R-13' },
  /** Multiplies every distance decay of trade. */
  decayFactor: { central: 1, low: 0.5, high: 2, unit: 'index', rule: 'R-21' },
  /** Decay per km of home-to-work flows, and least share of a zone's workers who live in it. */
  commutingDecay: { central: 0.06, low: 0.06, high: 0.06, unit: 'index', rule: 'R-41' },
  residentFloor: { central: 0.65, low: 0.55, high: 0.8, unit: 'share', rule: 'R-41' },
  /** Income tax of a wage-earning household over its net pay. */
  incomeTaxRate: { central: 0.06, low: 0.03, high: 0.1, unit: 'share', rule: 'R-43' },
  /** Marginal saving over the average saving rate. */
  savingSpread: { central: 1, low: 0.7, high: 1.3, unit: 'index', rule: 'R-44' },
  deadweight: { central: 0.2, low: 0.05, high: 0.5, unit: 'share', rule: 'R-61' },
  /** Share of the sales taken from producers in France that they really lose (κ). */
  displacementElasticity: { central: 0.5, low: 0.25, high: 0.75, unit: 'share', rule: 'R-62' },
  substitution: { central: 0.05, low: 0, high: 0.15, unit: 'share', rule: 'R-64' },
  /** Most that a tight labour market displaces: reached at `tenseUnemployment`, nothing above `slackUnemployment`. */
  tensionDisplacement: { central: 0.15, low: 0, high: 0.3, unit: 'share', rule: 'R-63' },
  /** Share of the sales in France that would otherwise be imported, when the pack has no penetration by product. */
  importReplacement: { central: 0.4, low: 0.15, high: 0.7, unit: 'share', rule: 'R-62' },
  /** Share of investment bought from producers in France. */
  investmentFranceShare: { central: 0.75, low: 0.55, high: 0.9, unit: 'share', rule: 'R-36' },
  /** Years until full activity, when nobody declares the jobs of each year. */
  rampYears: { central: 3, low: 2, high: 5, unit: 'year', rule: 'R-122' },
  /** Years when the rules of the year are unknown: first full year of activity. */
  fullYear: { central: 2026, low: 2026, high: 2026, unit: 'year', rule: 'R-70' },
} as const satisfies Record<string, Assumption>;

export type AssumptionId = keyof typeof ASSUMPTIONS;

/** Every assumption, in the order of the table. */
export const ASSUMPTION_IDS = Object.keys(ASSUMPTIONS).filter((id): id is AssumptionId =>
  Object.hasOwn(ASSUMPTIONS, id),
);

/**
 * Assumptions a scenario may move within their range. `deadweight` and `substitution` are moved as inputs; the
 * distance decay and commuting are not here: a basin's geography is solved beforehand for their centre.
 */
export const ADJUSTABLE = [
  'deltaSheltered',
  'deltaExposed',
  'displacementElasticity',
  'tensionDisplacement',
  'savingSpread',
  'incomeTaxRate',
  'investmentFranceShare',
  'rampYears',
] as const satisfies readonly AssumptionId[];

export type AdjustableId = (typeof ADJUSTABLE)[number];

/** True for the name of an assumption that may be moved. */
export function isAdjustable(name: string): name is AdjustableId {
  return ADJUSTABLE.some((id) => id === name);
}

/** An assumption as a reader is shown it. `source` null: no published figure carries it. */
export type StatedAssumption = Assumption & { id: string; source: string | null };

/** Every assumption with the value and the range a pack gives it. */
export function statedAssumptions(pack: ReferencePack): StatedAssumption[] {
  return ASSUMPTION_IDS.map((id) => ({ id, ...assumptionOf(pack, id) }));
}

/** Unemployment rates between which labour tension displaces jobs: all of it at or under 4 %, none from 8 % (R-63, assumption). */
export const TENSION_BOUNDS = { tense: 0.04, slack: 0.08 } as const;

/** Relative standard deviation drawn around a figure of each grade. */
export const DISPERSION = { A: 0.02, B: 0.05, C: 0.1, D: 0.15, E: 0.3 } as const;

/** Relative dispersion of a purchase coefficient, and how much wider it is for a small cell. */
export const COEFFICIENT_DISPERSION = { large: 0.1, small: 0.4, smallShare: 0.005 } as const;

type Known = Assumption & { source: string | null };
const known = new WeakMap<ReferencePack, Map<AssumptionId, Known>>();

/** The assumption of a pack: its own constant when it has one, the engine's otherwise. Asked thousands of times a keystroke. */
export function assumptionOf(pack: ReferencePack, id: AssumptionId): Known {
  const all = known.get(pack) ?? new Map<AssumptionId, Known>();
  known.set(pack, all);
  const found = all.get(id);
  if (found) return found;
  const own = pack.constants[id];
  const stated: Assumption = ASSUMPTIONS[id];
  const made = own
    ? { ...stated, central: own.value, low: own.low, high: own.high, source: own.source }
    : { ...stated, source: null };
  all.set(id, made);
  return made;
}

/** The assumption as a scenario uses it: its centre moved where the group moved it, its range as published. */
export function assumedIn(
  pack: ReferencePack,
  moved: Readonly<Partial<Record<AdjustableId, number>>> | null | undefined,
  id: AssumptionId,
): Assumption & { source: string | null; moved: boolean } {
  const stated = assumptionOf(pack, id);
  const central = moved && isAdjustable(id) ? moved[id] : undefined;
  return central === undefined || central === stated.central
    ? { ...stated, moved: false }
    : { ...stated, central, moved: true };
}
