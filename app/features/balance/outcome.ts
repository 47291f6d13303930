import {
  accuracyOf,
  impliedDelta,
  isInside,
  pool,
  type Accuracy,
  type Observed,
  type Outcome as Judged,
  type Pooled,
} from '#app/engine/index.ts';
import type { YearFigures } from '#app/engine/types.ts';
import type { Observation, ObservedMeasure } from '#app/services/index.ts';
import type { Sheet } from './sheet.ts';

/** What was forecast for one measure in one year. `yearly` false: the steady state, the year of the ramp-up being unknown. */
export type Forecast = { value: number; p10: number; p90: number; yearly: boolean };

/** One observed value beside its forecast. */
export type Compared = Pick<Observation, 'year' | 'measure' | 'value' | 'proof' | 'author'> & {
  at: string;
  forecast: Forecast | null;
  inside: boolean | null;
  /** Observed over forecast; null when nothing was forecast. */
  ratio: number | null;
};

/** What an export says of an observed value: neither who typed it nor what proves it. */
export type Outcome = Pick<Compared, 'year' | 'measure' | 'value' | 'forecast' | 'inside' | 'ratio'>;

/** Measures that grow with the ramp-up; the others are those of the steady state whatever the year. */
const RAMPED: ReadonlySet<ObservedMeasure> = new Set(['directJobs', 'turnover']);

/**
 * The forecast of a measure for a calendar year: R-123 when the years are dated, the steady state past them or when they are
 * not; null when unknown, or before the first year of activity.
 */
export function forecastOf(
  { inputs, years = [] }: Pick<Sheet, 'inputs' | 'years'>,
  measure: ObservedMeasure,
  year: number,
): Forecast | null {
  const input = inputs[measure];
  if (input.unknown === true) return null;
  const steady = { value: input.value, p10: input.p10, p90: input.p90, yearly: false };
  if (!RAMPED.has(measure)) return { ...steady, yearly: true };
  const dated: YearFigures | undefined = years.find(({ calendar }) => calendar === year);
  if (dated === undefined) {
    const first = years[0]?.calendar ?? null;
    return first !== null && year < first ? null : { ...steady, yearly: first !== null };
  }
  if (measure === 'directJobs') return { ...dated.direct, yearly: true };
  const { share } = dated;
  return { value: steady.value * share, p10: steady.p10 * share, p90: steady.p90 * share, yearly: true };
}

/** Each observed value beside what was forecast for its year. */
export function compareOutcome(
  forecast: Pick<Sheet, 'inputs' | 'years'>,
  observed: readonly Observation[],
): Compared[] {
  return observed.map(({ year, measure, value, proof, author, at }) => {
    const expected = forecastOf(forecast, measure, year);
    return {
      ...{ year, measure, value, proof, author },
      at: at.toISOString(),
      forecast: expected,
      inside: expected === null ? null : isInside({ ...expected, observed: value }),
      ratio: expected === null || expected.value === 0 ? null : value / expected.value,
    };
  });
}

/** One project with a forecast frozen before what happened: what past forecasts are judged on. */
export type Past = {
  projectId: string;
  /** Its branch, and its zone's share of all jobs. */
  sector: string;
  size: number;
  /** δ that the forecast used, and whether its local share was an estimate: a declared one says nothing of δ. */
  delta: number;
  localEstimated: boolean;
  displacementEstimated: boolean;
  compared: readonly Compared[];
};

/** What the past proposes for a sector: never applied by itself. */
export type Proposal = {
  id: 'delta' | 'displacement' | 'rampUp';
  /** δ itself, or the factor on what the method gives. */
  pooled: Pooled;
};

/** How good past forecasts were, and what they propose for a branch. */
export function learnFrom(
  past: readonly Past[],
  sector: string,
  delta: number,
): {
  accuracy: Accuracy;
  proposals: Proposal[];
} {
  const outcomes: Judged[] = [];
  const deltas: Observed[] = [];
  const displaced: Observed[] = [];
  const ramps: Observed[] = [];
  for (const one of past) {
    for (const { measure, value, forecast, ratio } of one.compared) {
      if (forecast === null || !forecast.yearly) continue;
      outcomes.push({ ...forecast, observed: value });
      if (measure === 'directJobs' && ratio !== null) ramps.push({ sector: one.sector, value: ratio });
      if (measure === 'displacement' && one.displacementEstimated && ratio !== null)
        displaced.push({ sector: one.sector, value: ratio });
      if (measure === 'localPurchaseShare' && one.localEstimated) {
        const implied = impliedDelta(one.delta, value, forecast.value, one.size);
        if (implied !== null) deltas.push({ sector: one.sector, value: implied });
      }
    }
  }
  const proposals: Proposal[] = [
    { id: 'delta', pooled: pool(deltas, sector, delta) },
    { id: 'displacement', pooled: pool(displaced, sector, 1) },
    { id: 'rampUp', pooled: pool(ramps, sector, 1) },
  ];
  return {
    accuracy: accuracyOf(outcomes),
    proposals: proposals.filter(({ pooled }) => pooled.wide.count > 0),
  };
}
