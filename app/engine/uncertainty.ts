import { FACT_IDS } from './facts.ts';
import type { Definition } from './indicators/definition.ts';
import { levelsOfAreas } from './levels.ts';
import { centralTable, drawnMeasures, type Measures } from './measures.ts';
import { quantile, seedFor, sequence } from './random.ts';
import { INPUT_IDS, resolveInputs, type Resolved, type Setting } from './scenario.ts';
import { firstYearOf, YEARS } from './ramp-up.ts';
import type { InputId } from './types.ts';
import { YEAR_FIGURES, yearFigure } from './years.ts';

/** Drawn values of every figure and every input, and what drives the figures asked about. */
export type Draws = {
  values: Record<string, number[]>;
  inputs: Record<InputId, number[]>;
  drivers: Record<string, { id: string; share: number }[]>;
  /** Drawn values of each year, `figure.at` from 0. */
  years: Readonly<Record<string, readonly number[]>>;
};

/** Draws with common random numbers: the same for all candidates and all keystrokes of a session. */
export function drawAll(
  setting: Setting,
  central: { resolved: Resolved; measures: Measures },
  definitions: readonly Definition[],
  count: number,
  seed: number,
  explained: readonly string[],
): Draws {
  const { response } = setting;
  const size = setting.national.size;
  const levels = levelsOfAreas(response.areas, setting.department);
  const width = (size + 2) * response.areas.length * 4;
  const fallback = centralTable(setting);
  const geographies = response.draws;
  const asked = new Map<string, Float64Array>();
  const streamOf = (name: string): Float64Array => {
    const stream = common(seed, name, count);
    asked.set(name, stream);
    return stream;
  };
  const figures = definitions.flatMap((definition) =>
    definition.missing?.(setting, central.measures)
      ? []
      : definition.at.map(([level, variant]) => ({
          key: `${definition.id}|${level}|${variant}`,
          level,
          variant,
          definition,
          values: new Array<number>(count).fill(0),
        })),
  );
  const inputs = blankInputs(count);
  const firstYear = firstYearOf(setting, central.measures.ramp);
  const years = YEAR_FIGURES.flatMap((figure) =>
    Array.from({ length: YEARS }, (_, at) => ({
      figure,
      at,
      key: `${figure}.${at}`,
      values: new Array<number>(count).fill(0),
    })),
  );
  for (let d = 0; d < count; d += 1) {
    const sample = (name: string) => (asked.get(name) ?? streamOf(name))[d] ?? 0.5;
    const geography = geographies > 0 ? Math.floor(sample(GEOGRAPHY) * geographies) : -1;
    const drawn = geography >= 0;
    const served = drawn ? response.drawnServed.subarray(geography * size, (geography + 1) * size) : null;
    const residents = drawn ? (response.drawnResidents[geography] ?? 0) : null;
    const table = drawn ? response.drawn.subarray(geography * width, (geography + 1) * width) : fallback;
    const resolved = resolveInputs(setting, sample, served, residents);
    const measures = drawnMeasures(
      setting,
      resolved,
      central.measures,
      table,
      residents ?? response.residents,
      levels,
    );
    for (const id of INPUT_IDS) inputs[id][d] = resolved.inputs[id];
    for (const { definition, level, variant, values } of figures) {
      values[d] = definition.value(measures, level, variant);
    }
    for (const { figure, at, values } of years) values[d] = yearFigure(measures, figure, at, firstYear);
  }
  // It moves the years and nothing of the steady state: chance alone would have it explain some of it.
  asked.delete('rampYears');
  // So do the facts: each moves its own indicator alone.
  for (const id of FACT_IDS) asked.delete(id);
  const values = Object.fromEntries(figures.map((figure) => [figure.key, figure.values]));
  const drivers: Draws['drivers'] = {};
  for (const key of explained) {
    const drawn = values[key];
    if (drawn) drivers[key] = driversOf(drawn, asked, geographies);
  }
  return {
    values,
    inputs,
    drivers,
    years: Object.fromEntries(years.map((one) => [one.key, one.values])),
  };
}

/** P10, P50 and P90 of drawn values. */
export function interval(values: ArrayLike<number>): { p10: number; p50: number; p90: number } {
  const sorted = Float64Array.from(values).sort();
  return { p10: quantile(sorted, 0.1), p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

/** Stream that says which prepared geography a draw reads. */
export const GEOGRAPHY = 'geography';
const COEFFICIENTS = 'purchaseCoefficients';

const streams = new Map<string, Float64Array>();

/** Stratified uniform numbers of one name: a pure function of its arguments, kept because every keystroke asks again. */
export function common(seed: number, name: string, count: number): Float64Array {
  const key = `${seed} ${count} ${name}`;
  const found = streams.get(key);
  if (found) return found;
  const next = sequence(seedFor(seed, name));
  const values = Float64Array.from({ length: count }, (_, at) => (at + next()) / count);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    const kept = values[at] ?? 0;
    values[at] = values[other] ?? 0;
    values[other] = kept;
  }
  if (streams.size > 400) streams.clear();
  streams.set(key, values);
  return values;
}

/**
 * Share of variance by what was drawn: squared correlation with each number, correlation ratio for the geography;
 * what chance alone would show is taken off, the rest is scaled to 1.
 */
function driversOf(
  values: readonly number[],
  streams: ReadonlyMap<string, Float64Array>,
  geographies: number,
): { id: string; share: number }[] {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (!(variance > 0)) return [];
  const shares = new Map<string, number>();
  for (const [name, stream] of streams) {
    const explained =
      name === GEOGRAPHY
        ? between(values, stream, geographies, mean) / variance - geographies / count
        : correlation(values, stream, mean, variance) ** 2 - 1 / count;
    const id = name.startsWith('a-') ? COEFFICIENTS : name;
    shares.set(id, (shares.get(id) ?? 0) + Math.max(0, explained));
  }
  const all = [...shares.values()].reduce((sum, share) => sum + share, 0);
  if (!(all > 0)) return [];
  return [...shares]
    .map(([id, share]) => ({ id, share: share / all }))
    .filter(({ share }) => share >= 0.01)
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

function correlation(
  values: readonly number[],
  stream: Float64Array,
  mean: number,
  variance: number,
): number {
  let shared = 0;
  let own = 0;
  for (const [at, value] of values.entries()) {
    const u = (stream[at] ?? 0.5) - 0.5;
    shared += (value - mean) * u;
    own += u * u;
  }
  return shared / Math.sqrt(variance * own);
}

function between(values: readonly number[], stream: Float64Array, groups: number, mean: number): number {
  const sums = new Float64Array(groups);
  const counts = new Float64Array(groups);
  for (const [at, value] of values.entries()) {
    const group = Math.floor((stream[at] ?? 0) * groups);
    sums[group] = (sums[group] ?? 0) + value;
    counts[group] = (counts[group] ?? 0) + 1;
  }
  let explained = 0;
  for (let group = 0; group < groups; group += 1) {
    const size = counts[group] ?? 0;
    if (size > 0) explained += size * ((sums[group] ?? 0) / size - mean) ** 2;
  }
  return explained;
}

function blankInputs(count: number): Record<InputId, number[]> {
  const blank = Object.fromEntries(INPUT_IDS.map((id) => [id, new Array<number>(count).fill(0)]));
  // One array for each input, by construction.
  return blank as Record<InputId, number[]>;
}
