import { median } from './random.ts';

/** Observations after which a mean weighs as much as what it is shrunk towards: an assumption, grade E. */
export const POOLING = 5;
/** Fewer comparisons than this say nothing of past forecasts. */
export const LEAST = 5;

/** One observed value of one project. `sector` is its branch. */
export type Observed = { sector: string; value: number };

/** A recalibrated value: what was observed in the sector, shrunk to all sectors, themselves shrunk to the method's own value. */
export type Pooled = {
  value: number;
  /** Observations of the sector and of all sectors, and the weights of their means. */
  narrow: { count: number; mean: number | null; weight: number };
  wide: { count: number; mean: number | null; weight: number; value: number };
  prior: number;
};

/**
 * Partial pooling: θ = w·narrow + (1 − w)·θ_wide, w = n/(n + k), and θ_wide the same way between all sectors and
 * `prior`. Without any observation it is `prior`; a value that is not finite is not counted.
 * @example pool([{ sector: 'CK', value: 2 }], 'CK', 1, 1).value // 1.75: half of 2, half of (half of 2, half of 1)
 */
export function pool(
  observed: readonly Observed[],
  sector: string,
  prior: number,
  k: number = POOLING,
): Pooled {
  const all = observed.filter(({ value }) => Number.isFinite(value)).map(({ value }) => value);
  const own = observed
    .filter((one) => one.sector === sector && Number.isFinite(one.value))
    .map(({ value }) => value);
  const [wideMean, narrowMean] = [mean(all), mean(own)];
  const wideWeight = all.length / (all.length + k);
  const wideValue = wideMean === null ? prior : wideWeight * wideMean + (1 - wideWeight) * prior;
  const weight = own.length / (own.length + k);
  return {
    value: narrowMean === null ? wideValue : weight * narrowMean + (1 - weight) * wideValue,
    narrow: { count: own.length, mean: narrowMean, weight },
    wide: { count: all.length, mean: wideMean, weight: wideWeight, value: wideValue },
    prior,
  };
}

/**
 * The δ that would have given the observed share of local purchases (R-149): the served share follows
 * λ = [log2(1 + E^r/E)]^δ, so that δ' = δ + ln(observed ÷ forecast) / ln(log2(1 + E^r/E)), kept within 0 and 1. Caps on ρ
 * are left aside. null when a share is nil or the zone is the whole country.
 * @param size E^r/E, the zone's share of all jobs
 */
export function impliedDelta(delta: number, observed: number, forecast: number, size: number): number | null {
  const factor = Math.log(Math.log2(1 + size));
  if (!(observed > 0) || !(forecast > 0) || !(factor < 0)) return null;
  return Math.min(1, Math.max(0, delta + Math.log(observed / forecast) / factor));
}

/** A forecast and what happened, in one unit. */
export type Outcome = { value: number; p10: number; p90: number; observed: number };

/** How good past forecasts were. `share` of observed values inside the interval; `ratio` the median of observed ÷ forecast. */
export type Accuracy = { count: number; inside: number; share: number | null; ratio: number | null };

/**
 * How good past forecasts were. With fewer than LEAST comparisons both summaries are null: they would say nothing. A
 * forecast of nil has no ratio and is left out of the median.
 */
export function accuracyOf(outcomes: readonly Outcome[]): Accuracy {
  const inside = outcomes.filter(isInside).length;
  const enough = outcomes.length >= LEAST;
  const ratios = outcomes.flatMap(({ observed, value }) => (value > 0 ? [observed / value] : []));
  return {
    count: outcomes.length,
    inside,
    share: enough ? inside / outcomes.length : null,
    ratio: enough ? median(ratios) : null,
  };
}

/** Whether what happened lies inside the interval, ends included to rounding. */
export function isInside({ p10, p90, observed }: Omit<Outcome, 'value'>): boolean {
  const room = 1e-9 * Math.max(Math.abs(p10), Math.abs(p90));
  return observed >= p10 - room && observed <= p90 + room;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
