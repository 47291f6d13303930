import type { Assumption } from './assumptions.ts';

/**
 * The engine's only randomness: mulberry32, a 32-bit generator, from a seed. Same digits in every runtime.
 * @example sequence(1)() // 0.6270739405881613
 */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed of its own for each named quantity, so that adding one never moves the others (FNV-1a over the name). */
export function seedFor(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}

/** `count` points of the unit cube in `dimensions`, each axis cut in `count` strata used once (Latin hypercube). */
export function latinSamples(seed: number, count: number, dimensions: number): number[][] {
  const points = Array.from({ length: count }, () => new Array<number>(dimensions).fill(0));
  for (let axis = 0; axis < dimensions; axis += 1) {
    const next = sequence(seedFor(seed, `axis-${axis}`));
    const order = Array.from({ length: count }, (_, at) => at);
    for (let at = count - 1; at > 0; at -= 1) {
      const other = Math.floor(next() * (at + 1));
      const kept = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = kept;
    }
    for (const [at, point] of points.entries()) point[axis] = ((order[at] ?? 0) + next()) / count;
  }
  return points;
}

/** Triangular quantile of an assumption at probability `u`. */
export function triangular(
  { low, central, high }: Pick<Assumption, 'low' | 'central' | 'high'>,
  u: number,
): number {
  if (!(high > low)) return central;
  const cut = (central - low) / (high - low);
  return u < cut
    ? low + Math.sqrt(u * (high - low) * (central - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - central));
}

/** Log-uniform quantile between the bounds of an assumption. */
export function logUniform({ low, high }: Pick<Assumption, 'low' | 'high'>, u: number): number {
  return low * (high / low) ** u;
}

/** Standard normal quantile (Acklam's rational approximation, relative error under 1.2e-9); `u` in (0, 1). */
export function normal(u: number): number {
  if (u < 0.02425) return tail(Math.sqrt(-2 * Math.log(Math.max(u, 1e-12))));
  if (u > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(Math.max(1 - u, 1e-12))));
  const q = u - 0.5;
  const r = q * q;
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239;
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return (q * top) / bottom;
}

/** Quantile by linear interpolation between order statistics (type 7 of R and numpy); `sorted` ascending, `p` in 0..1. */
export function quantile(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p;
  const low = Math.floor(place);
  const under = sorted[low] ?? 0;
  return under + (place - low) * ((sorted[low + 1] ?? under) - under);
}

/** Middle of a list, mean of the two middles when even; null when empty. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function tail(q: number): number {
  const top =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) *
      q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const bottom =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q +
    1;
  return top / bottom;
}
