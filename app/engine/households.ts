type Matrix = readonly (readonly number[])[];

/**
 * A table closed on households, last row and column, for Type II requirements.
 * `wages[j]`: income paid to households per unit of output of j; `consumption[i]`: product i bought per unit of income.
 * Both may carry one more entry, what households buy from households; 0 otherwise.
 * @throws RangeError when a length does not fit
 * @example closeHouseholds([[0.15, 0.25], [0.2, 0.05]], [0.3, 0.25], [0.05, 0.4])[2] // [0.3, 0.25, 0]
 */
export function closeHouseholds(
  A: Matrix,
  wages: readonly number[],
  consumption: readonly number[],
): number[][] {
  const size = A.length;
  for (const vector of [wages, consumption]) {
    if (vector.length < size || vector.length > size + 1) {
      throw new RangeError(`${size} branches need ${size} or ${size + 1} figures, ${vector.length} given.`);
    }
  }
  const own = consumption[size] ?? wages[size] ?? 0;
  const rows = A.map((row, i) => [...row, consumption[i] ?? 0]);
  return [...rows, [...wages.slice(0, size), own]];
}

/** What commuting between zones rests on until home-to-work flows are imported (R-41, grade E). */
export type CommutingAssumption = { decay: number; floor: number };

/**
 * Where the people who work in each zone live: `W[home · zones + work]`, columns summing to 1.
 * Weights population·exp(−decay·km); at least `floor` of a zone's workers live in it. Distances in km, row-major.
 */
export function commuting(
  population: Float64Array,
  distances: Float64Array,
  { decay, floor }: CommutingAssumption,
): Float64Array {
  const zones = population.length;
  const flows = new Float64Array(zones * zones);
  for (let work = 0; work < zones; work += 1) {
    let total = 0;
    for (let home = 0; home < zones; home += 1) {
      const weight =
        (population[home] ?? 0) *
        Math.exp(-decay * (home === work ? 0 : (distances[home * zones + work] ?? 0)));
      flows[home * zones + work] = weight;
      total += weight;
    }
    const own = flows[work * zones + work] ?? 0;
    const away = total - own;
    const staying = away > 0 ? Math.max(floor, own / total) : 1;
    for (let home = 0; home < zones; home += 1) {
      const at = home * zones + work;
      flows[at] = home === work ? staying : ((flows[at] ?? 0) / (away || 1)) * (1 - staying);
    }
  }
  return flows;
}

/**
 * The same from census flows of people: the share of each zone's workers who live in each zone. A zone where nobody was
 * counted at work keeps its `estimated` column.
 * @example countedCommuting(2, [[0, 0, 60], [1, 0, 40], [1, 1, 10]], estimated) // column 0: [0.6, 0.4], column 1: [0, 1]
 */
export function countedCommuting(
  zones: number,
  counted: readonly (readonly [number, number, number])[],
  estimated: Float64Array,
): Float64Array {
  const totals = new Float64Array(zones);
  for (const [, work, people] of counted) totals[work] = (totals[work] ?? 0) + people;
  const flows = estimated.map((share, at) => ((totals[at % zones] ?? 0) > 0 ? 0 : share));
  for (const [home, work, people] of counted) {
    const total = totals[work] ?? 0;
    if (total > 0) flows[home * zones + work] = (flows[home * zones + work] ?? 0) + people / total;
  }
  return flows;
}
