import { INPUTS, type InputId, type Result } from '#app/engine/types.ts';

/** What is observed year by year: inputs of the engine, in its units, so that they may stand in for what was forecast. */
export const OBSERVED = [
  'directJobs',
  'turnover',
  'grossWage',
  'localPurchaseShare',
  'displacement',
] as const satisfies readonly InputId[];
export type ObservedMeasure = (typeof OBSERVED)[number];

/** Years that may be observed; the last one is the year that runs, asked of the clock. */
export const FIRST_YEAR = 2015;
/** Longest proof, in UTF-16 units, and most rows a project keeps. */
export const PROOF_MAX = 500;
export const OBSERVATIONS_MAX = 1000;

/** One value that happened: in the engine's unit (FTE, k€ a year, k€ a year per FTE, share 0..1). */
export type Observation = {
  id: number;
  projectId: string;
  year: number;
  measure: ObservedMeasure;
  value: number;
  /** What proves it, in words; '' when nothing does yet. */
  proof: string;
  /** Name of who typed it; null once that person is erased. */
  author: string | null;
  at: Date;
};

/** What a person types: `value` null takes the year's value back. */
export type ObservationInput = {
  projectId: string;
  year: number;
  measure: ObservedMeasure;
  value: number | null;
  proof: string;
  byId: string | null;
};

/** What happened to projects. Rights are asked by the caller: `authorise`, as for writing the project. */
export interface Observations {
  /** The values that count, the last typed for each year and measure; by year, then in the order of OBSERVED. */
  list(projectId: string): Promise<Observation[]>;
  /**
   * Adds a row; nothing is rewritten. Failures: those of `checkObservation`, `too-many-observations` (with `max`),
   * `unknown-project`.
   */
  record(input: ObservationInput): Promise<Result<void>>;
}

/**
 * Whether a typed value can be kept: `out-of-bounds` with the input, what was found and the bounds; `year-out-of-bounds` with
 * the years; `proof-too-long`. `thisYear` is the last year that may have happened.
 */
export function checkObservation(
  { year, measure, value, proof }: Pick<ObservationInput, 'year' | 'measure' | 'value' | 'proof'>,
  thisYear: number,
): Result<void> {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > thisYear) {
    return {
      ok: false,
      failure: { code: 'year-out-of-bounds', found: year, min: FIRST_YEAR, max: thisYear },
    };
  }
  const { min, max, unit } = INPUTS[measure];
  if (value !== null && !(value >= min && value <= max)) {
    return { ok: false, failure: { code: 'out-of-bounds', input: measure, found: value, min, max, unit } };
  }
  if (proof.length > PROOF_MAX) {
    return { ok: false, failure: { code: 'proof-too-long', found: proof.length, max: PROOF_MAX } };
  }
  return { ok: true, value: undefined };
}

/** True for the name of an observed measure. */
export function isObserved(name: string): name is ObservedMeasure {
  return OBSERVED.some((one) => one === name);
}
