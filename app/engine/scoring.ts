import { quantile } from './random.ts';
import type { Assessment, Criterion, RankedCandidate, Ranking, Scale } from './types.ts';

type Matrix = readonly (readonly number[])[];
type Direction = 'max' | 'min';

/**
 * Utility of a value on a fixed scale: 0 at `worst`, 1 at `best`, clamped, linear between, or through `points`
 * `[value, utility]` in any order.
 * @example utility(30, { worst: 0, best: 120 }) // 0.25
 */
export function utility(value: number, scale: Scale): number {
  return utilityOn(scale)(value);
}

/** The utility of a scale, its points put in order once for all the values to come. */
function utilityOn(scale: Scale): (value: number) => number {
  const knots = [...(scale.points ?? []), [scale.worst, 0] as const, [scale.best, 1] as const].sort(
    (a, b) => a[0] - b[0],
  );
  const first = knots[0] ?? [scale.worst, 0];
  const last = knots[knots.length - 1] ?? first;
  return (value) => {
    if (value <= first[0]) return clamp01(first[1]);
    if (value >= last[0]) return clamp01(last[1]);
    const at = knots.findIndex((knot) => knot[0] > value);
    const low = knots[at - 1] ?? first;
    const high = knots[at] ?? last;
    return clamp01(low[1] + ((value - low[0]) / (high[0] - low[0])) * (high[1] - low[1]));
  };
}

/**
 * Weighted sum of utilities on fixed scales: the score of each candidate, 0..1. Weights are scaled to sum to 1.
 * `values` candidates × criteria, in the units of the scales.
 * @example weightedSum([[30, 5]], [3, 1], [{ worst: 0, best: 60 }, { worst: 10, best: 0 }]) // [0.5]
 */
export function weightedSum(values: Matrix, weights: readonly number[], scales: readonly Scale[]): number[] {
  const shares = normalised(weights);
  return values.map((row) =>
    row.reduce((sum, value, k) => {
      const scale = scales[k];
      return scale ? sum + (shares[k] ?? 0) * utility(value, scale) : sum;
    }, 0),
  );
}

/**
 * TOPSIS (R-102; Tzeng and Huang 2011): vector normalisation, Euclidean distances, closeness to the ideal, 0..1.
 * Bounds come from the candidates present: adding one may reverse a rank.
 */
export function topsis(
  values: Matrix,
  weights: readonly number[],
  directions: readonly Direction[],
): number[] {
  const shares = normalised(weights);
  const norms = directions.map((_, k) => Math.hypot(...values.map((row) => row[k] ?? 0)) || 1);
  const weighted = values.map((row) => row.map((value, k) => ((shares[k] ?? 0) * value) / (norms[k] ?? 1)));
  const column = (k: number) => weighted.map((row) => row[k] ?? 0);
  const ideal = directions.map((way, k) => (way === 'max' ? Math.max(...column(k)) : Math.min(...column(k))));
  const worst = directions.map((way, k) => (way === 'max' ? Math.min(...column(k)) : Math.max(...column(k))));
  return weighted.map((row) => {
    const toBest = Math.hypot(...row.map((value, k) => value - (ideal[k] ?? 0)));
    const toWorst = Math.hypot(...row.map((value, k) => value - (worst[k] ?? 0)));
    // Identical candidates are as near to both ends.
    return toBest + toWorst === 0 ? 0.5 : toWorst / (toBest + toWorst);
  });
}

/**
 * PROMETHEE II (R-103; Brans and Vincke 1985) with the usual preference function: net flow of each candidate, −1..1.
 */
export function promethee2(
  values: Matrix,
  weights: readonly number[],
  directions: readonly Direction[],
): number[] {
  const shares = normalised(weights);
  const others = values.length - 1;
  if (others < 1) return values.map(() => 0);
  const preference = (a: readonly number[], b: readonly number[]) =>
    directions.reduce((sum, way, k) => {
      const gap = ((a[k] ?? 0) - (b[k] ?? 0)) * (way === 'max' ? 1 : -1);
      return gap > 0 ? sum + (shares[k] ?? 0) : sum;
    }, 0);
  return values.map((own, at) =>
    values.reduce(
      (flow, other, place) =>
        place === at ? flow : flow + (preference(own, other) - preference(other, own)) / others,
      0,
    ),
  );
}

/**
 * Weighted product: decimal logarithm of Π (x_k / Σ x_k)^w_k, a criterion to minimise entering as 1/x. Values
 * must be positive; higher is better.
 */
export function weightedProduct(
  values: Matrix,
  weights: readonly number[],
  directions: readonly Direction[],
): number[] {
  const shares = normalised(weights);
  const turned = values.map((row) => row.map((value, k) => (directions[k] === 'min' ? 1 / value : value)));
  const sums = directions.map((_, k) => turned.reduce((sum, row) => sum + (row[k] ?? 0), 0));
  return turned.map((row) =>
    row.reduce((score, value, k) => score + (shares[k] ?? 0) * Math.log10(value / (sums[k] ?? 1)), 0),
  );
}

/**
 * SMAA-2 rank acceptability (R-105): share of cases (participants' weights × draws) where each candidate holds each rank.
 * `utilities` draws × candidates × criteria in 0..1, `weights` participants × criteria. Equal scores share their ranks.
 * @example rankAcceptability([[[1], [0]]], [[1]]) // [[1, 0], [0, 1]]
 */
export function rankAcceptability(utilities: readonly Matrix[], weights: Matrix): number[][] {
  const criteria = weights[0]?.length ?? 0;
  const tables = utilities.map((draw) => flat(draw, criteria));
  return contestsOf(tables, utilities[0]?.length ?? 0, weights.map(normalised)).acceptability;
}

/**
 * The group's ranking: score on central figures and mean weights, interval over draws, rank
 * acceptability over participants × draws, pairwise winning index. Candidates whose gap to the first of their rank
 * crosses zero between P10 and P90 are tied with it. A criterion that is not computed counts 0, its worst.
 * Order of `candidates` is that of `assessments`.
 */
export function rank(
  assessments: readonly Assessment[],
  criteria: readonly Criterion[],
  weights: Matrix,
): Ranking {
  const participants = weights.length > 0 ? weights.map(normalised) : [normalised(criteria.map(() => 1))];
  const mean = criteria.map(
    (_, k) => participants.reduce((sum, ballot) => sum + (ballot[k] ?? 0), 0) / participants.length,
  );
  const central = assessments.map((assessment, index) =>
    dot(
      criteria.map((criterion) => centralUtility(assessment, index, criterion)),
      mean,
    ),
  );
  const draws = drawnUtilities(assessments, criteria);
  const scores = draws.map((draw) => {
    const scored = new Float64Array(assessments.length);
    score(draw, mean, scored);
    return scored;
  });
  const { acceptability, wins, centres } = contestsOf(draws, assessments.length, participants);
  const places = placesOf(central, scores);
  const candidates = assessments.map((assessment, index): RankedCandidate => {
    const drawn = Float64Array.from(scores, (row) => row[index] ?? 0).sort();
    const place = places[index] ?? { rank: 1, tied: false };
    return {
      index,
      rank: place.rank,
      tied: place.tied,
      score: central[index] ?? 0,
      p10: quantile(drawn, 0.1),
      p90: quantile(drawn, 0.9),
      acceptability: acceptability[index] ?? [],
      vetoes: vetoesOf(assessment, index, criteria),
      centralWeights: centres[index] ?? null,
    };
  });
  const cases = { participants: participants.length, draws: draws.length };
  return { candidates, weights: mean, pairwise: wins, cases };
}

/** Ranks on central scores; a candidate joins the rank above while its gap to that rank's first is inside the interval. */
export function placesOf(
  central: readonly number[],
  scores: readonly ArrayLike<number>[],
): { rank: number; tied: boolean }[] {
  const order = central
    .map((_, index) => index)
    .sort((a, b) => (central[b] ?? 0) - (central[a] ?? 0) || a - b);
  const places = central.map(() => ({ rank: 1, tied: false }));
  let head = order[0] ?? 0;
  let rankOfHead = 1;
  for (const [at, index] of order.entries()) {
    if (at === 0) continue;
    const gaps = Float64Array.from(scores, (row) => (row[head] ?? 0) - (row[index] ?? 0)).sort();
    const tied = quantile(gaps, 0.1) <= 0 || (central[head] ?? 0) === (central[index] ?? 0);
    if (!tied) {
      head = index;
      rankOfHead = at + 1;
    }
    places[index] = { rank: rankOfHead, tied };
    if (tied) places[head] = { rank: rankOfHead, tied: true };
  }
  return places;
}

/** What the cases say of the candidates, each a share of them; `centres` null for a candidate that never comes first. */
type Contests = { acceptability: number[][]; wins: number[][]; centres: (number[] | null)[] };

/**
 * Candidates against each other, case by case (participants × draws, a flat table of utilities each): the ranks each holds, who wins, and with
 * which weights each comes first (R-137; Lahdelma and Salminen 2001). Equal candidates share their ranks, and the case when
 * they are first. A ballot begins from the order it gives on average: a case then costs what it turns over, not its 1,225 pairs
 * of fifty candidates.
 */
function contestsOf(tables: readonly Float64Array[], count: number, participants: Matrix): Contests {
  const criteria = participants[0]?.length ?? 0;
  const average = averageOf(tables, count * criteria);
  const scores = new Float64Array(count);
  const order = new Int32Array(count);
  const ranks = new Float64Array(count * count);
  const wins = new Float64Array(count * count);
  const firsts = new Float64Array(count);
  const sums = new Float64Array(count * criteria);
  for (const participant of participants) {
    score(average, participant, scores);
    const usual = Int32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    winAll(usual, tables.length, wins);
    for (const table of tables) {
      score(table, participant, scores);
      order.set(usual);
      sortCounting(order, scores, wins);
      for (let from = 0, to = 1; from < count; from = to, to += 1) {
        const own = scores[order[from] ?? 0] ?? 0;
        while (to < count && scores[order[to] ?? 0] === own) to += 1;
        const part = 1 / (to - from);
        for (let at = from; at < to; at += 1) {
          const a = order[at] ?? 0;
          for (let rank = from; rank < to; rank += 1) {
            ranks[a * count + rank] = (ranks[a * count + rank] ?? 0) + part;
          }
          for (let after = at + 1; after < to; after += 1) giveWins(wins, count, order[after] ?? 0, a, 0.5);
          if (from > 0) continue;
          firsts[a] = (firsts[a] ?? 0) + part;
          for (let k = 0; k < criteria; k += 1) {
            sums[a * criteria + k] = (sums[a * criteria + k] ?? 0) + (participant[k] ?? 0) * part;
          }
        }
      }
    }
  }
  const cases = tables.length * participants.length || 1;
  const shares = (counted: Float64Array) =>
    Array.from({ length: count }, (_, a) =>
      Array.from(counted.subarray(a * count, (a + 1) * count), (value) => value / cases),
    );
  const centres = Array.from(firsts, (won, a) =>
    won > 0 ? Array.from(sums.subarray(a * criteria, (a + 1) * criteria), (sum) => sum / won) : null,
  );
  return { acceptability: shares(ranks), wins: shares(wins), centres };
}

function flat(rows: Matrix, width: number): Float64Array {
  const values = new Float64Array(rows.length * width);
  for (const [a, row] of rows.entries()) values.set(row.slice(0, width), a * width);
  return values;
}

/** Scores of one case, into `scores`. */
function score(table: Float64Array, weights: readonly number[], scores: Float64Array): void {
  const width = weights.length;
  for (let a = 0; a < scores.length; a += 1) {
    let sum = 0;
    for (let k = 0; k < width; k += 1) sum += (table[a * width + k] ?? 0) * (weights[k] ?? 0);
    scores[a] = sum;
  }
}

/** The tables' mean, cell by cell. */
function averageOf(tables: readonly Float64Array[], size: number): Float64Array {
  const mean = new Float64Array(size);
  for (const table of tables) {
    for (let at = 0; at < size; at += 1) mean[at] = (mean[at] ?? 0) + (table[at] ?? 0) / tables.length;
  }
  return mean;
}

/** Every candidate of `order` wins `cases` times over each that follows it. */
function winAll(order: Int32Array, cases: number, wins: Float64Array): void {
  for (const [at, a] of order.entries()) {
    for (const b of order.subarray(at + 1))
      wins[a * order.length + b] = (wins[a * order.length + b] ?? 0) + cases;
  }
}

/** Takes wins that `b` was counted over `a` and gives them to `a`. */
function giveWins(wins: Float64Array, count: number, a: number, b: number, won: number): void {
  wins[a * count + b] = (wins[a * count + b] ?? 0) + won;
  wins[b * count + a] = (wins[b * count + a] ?? 0) - won;
}

/** Sorts `order` by falling score, equals as they stood: each candidate passed on the way gives up the win it was counted. */
function sortCounting(order: Int32Array, scores: Float64Array, wins: Float64Array): void {
  const count = order.length;
  for (let i = 1; i < count; i += 1) {
    const a = order[i] ?? 0;
    const own = scores[a] ?? 0;
    let at = i;
    for (; at > 0; at -= 1) {
      const b = order[at - 1] ?? 0;
      if ((scores[b] ?? 0) >= own) break;
      giveWins(wins, count, a, b, 1);
      order[at] = b;
    }
    order[at] = a;
  }
}

/** Vetoes crossed on the central value, each with the share of draws where it is. */
function vetoesOf(
  assessment: Assessment,
  index: number,
  criteria: readonly Criterion[],
): RankedCandidate['vetoes'] {
  return criteria.flatMap((criterion, k) => {
    const { veto, scale } = criterion;
    const value = criterionValue(assessment, index, criterion);
    if (veto === undefined || value === null) return [];
    const crosses = (one: number): boolean => (scale.best >= scale.worst ? one < veto : one > veto);
    if (!crosses(value)) return [];
    const drawn = criterion.typed === undefined ? (assessment.draws?.[keyOf(criterion)] ?? []) : [];
    const share = drawn.length === 0 ? 1 : drawn.filter(crosses).length / drawn.length;
    return [{ criterion: k, share }];
  });
}

/** The central value of a candidate on a criterion, null when it is not computed or nobody typed it. */
export function criterionValue(assessment: Assessment, index: number, criterion: Criterion): number | null {
  if (criterion.typed !== undefined) return criterion.typed[index] ?? null;
  const { id, level, variant } = criterion;
  return (
    assessment.indicators.find((one) => one.id === id && one.level === level && one.variant === variant)
      ?.value ?? null
  );
}

function keyOf({ id, level, variant }: Criterion): string {
  return `${id}|${level}|${variant}`;
}

function centralUtility(assessment: Assessment, index: number, criterion: Criterion): number {
  const value = criterionValue(assessment, index, criterion);
  return value === null ? 0 : utility(value, criterion.scale);
}

/** A flat table (candidates × criteria) of utilities for each draw; one of central utilities when nothing was drawn. */
function drawnUtilities(assessments: readonly Assessment[], criteria: readonly Criterion[]): Float64Array[] {
  const drawn = assessments.map(({ draws }) =>
    criteria.map((criterion) => (criterion.typed === undefined ? (draws?.[keyOf(criterion)] ?? []) : [])),
  );
  const counts = drawn.map((columns) => Math.max(1, ...columns.map((column) => column.length)));
  const width = criteria.length;
  const tables = Array.from(
    { length: counts.length === 0 ? 0 : Math.min(...counts) },
    () => new Float64Array(assessments.length * width),
  );
  for (const [k, criterion] of criteria.entries()) {
    const utilityOf = utilityOn(criterion.scale);
    for (const [index, assessment] of assessments.entries()) {
      const central = centralUtility(assessment, index, criterion);
      const column = drawn[index]?.[k] ?? [];
      for (const [d, table] of tables.entries()) {
        const value = column[d];
        table[index * width + k] = value === undefined ? central : utilityOf(value);
      }
    }
  }
  return tables;
}

/** Weights brought to a sum of 1; equal when all are 0. */
export function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 1 / weights.length));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}
