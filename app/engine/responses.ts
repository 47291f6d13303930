import { assumptionOf } from './assumptions.ts';
import {
  activityShares,
  modelledPeople,
  tradeOf,
  type GeographyAssumption,
  type Trade,
} from './geography.ts';
import { commuting, countedCommuting } from './households.ts';
import { areasOf, type Area } from './levels.ts';
import type { ReferencePack } from './pack.ts';
import { csgOf, grossOfCost, payOf } from './rates.ts';
import { latinSamples, triangular, logUniform } from './random.ts';
import {
  addWages,
  allRanks,
  buy,
  emptyField,
  homeWorth,
  serve,
  serveAdjoint,
  wageWorth,
  worth,
  type Field,
} from './regional.ts';
import { refuse, succeed } from './result.ts';
import { nationalOf, type National } from './table.ts';
import type { Result } from './types.ts';

/**
 * What a basin answers to one k€: demanded there, by product, and paid to households. Columns are the products,
 * then a wage paid in the basin (`paid`), then a wage received by people who live in it (`received`).
 * Figures of `induced…` are per k€ of wages spent as the basket says: the caller multiplies by the share spent.
 */
export type BasinResponse = {
  zone: string;
  areas: readonly Area[];
  branches: number;
  zones: number;
  draws: number;
  /** ρ of the basin by product, and the share of its workers who live in it. */
  served: Float64Array;
  residents: number;
  /** `[product · areas + area]`: suppliers of rank 1 (all in the product's own branch). */
  first: Float64Array;
  /** `[(product · areas + area) · branches + branch]`: rank 2, and all ranks. */
  second: Float64Array;
  indirect: Float64Array;
  /** `[(column · areas + area) · branches + branch]`: one pass of household spending. */
  induced: Float64Array;
  /** `[(column · areas + area) · 2 + (0 jobs, 1 value added)]`: spending without end, per k€ too. */
  closure: Float64Array;
  /** Jobs by zone, `[product · zones + zone]` and `[column · zones + zone]`. */
  jobsByZone: Float64Array;
  inducedJobsByZone: Float64Array;
  /** Compensation by area of residence, `[product · areas + area]` for suppliers, `[column · areas + area]` for the induced. */
  income: Float64Array;
  inducedIncome: Float64Array;
  /** ρ of the basin in each draw, `[draw · branches + product]`, and residents by draw. */
  drawnServed: Float64Array;
  drawnResidents: Float64Array;
  /** `[((draw · columns + column) · areas + area) · 4 + k]`: indirect jobs, value added, induced jobs, value added. */
  drawn: Float64Array;
};

/** A response as stored in a pack: its header in clear, its figures as one base64 run of 64-bit floats. */
export type StoredResponse = {
  format: 'ancrage-response-1';
  zone: string;
  areas: readonly Area[];
  branches: number;
  zones: number;
  draws: number;
  residents: number;
  figures: string;
};

export type PrepareOptions = {
  /** Draws of δ, of the distance decay and of commuting; 0 keeps the central geography in every draw. Default 0. */
  draws?: number;
};

const ARRAYS = [
  'served',
  'first',
  'second',
  'indirect',
  'induced',
  'closure',
  'jobsByZone',
  'inducedJobsByZone',
  'income',
  'inducedIncome',
  'drawnServed',
  'drawnResidents',
  'drawn',
] as const;

/** Enough for an interval; the central response is solved to 1e-12. */
const DRAW_TOLERANCE = 1e-4;
const GEOGRAPHY_SEED = 20_190_101;

const trades = new WeakMap<ReferencePack, { trade: Trade; homes: Float64Array }>();
const prepared = new WeakMap<object, BasinResponse>();

/**
 * Solves the regional model for one basin: a few seconds on one core for 305 zones × 37 branches.
 * Deterministic. Refuses `unknown-zone` and `zone-without-jobs` (Mayotte has no posts by branch).
 */
export function prepareBasin(
  pack: ReferencePack,
  zone: string,
  options: PrepareOptions = {},
): Result<StoredResponse> {
  const solved = solveBasin(pack, zone, options.draws ?? 0);
  return solved.ok ? succeed(encode(solved.value)) : solved;
}

/** The basin's response: the pack's own when it carries one, else computed once per pack (central geography, no draws). */
export function responseOf(pack: ReferencePack, zone: string): Result<BasinResponse> {
  const stored = pack.responses[zone];
  if (isStored(stored)) {
    const found = prepared.get(stored) ?? decode(stored);
    prepared.set(stored, found);
    return succeed(found);
  }
  const byZone = computed.get(pack) ?? new Map<string, BasinResponse>();
  computed.set(pack, byZone);
  const found = byZone.get(zone);
  if (found) return succeed(found);
  const solved = solveBasin(pack, zone, 0);
  if (solved.ok) byZone.set(zone, solved.value);
  return solved;
}

const computed = new WeakMap<ReferencePack, Map<string, BasinResponse>>();

/**
 * What the engine needs of a pack for one basin: every national figure and the posts, this basin's response, no
 * distances. An assessment from the slice has the digits of one from the whole pack.
 */
export function sliceFor(pack: ReferencePack, zone: string): Result<ReferencePack> {
  const response = responseOf(pack, zone);
  if (!response.ok) return response;
  const stored = pack.responses[zone] ?? encode(response.value);
  return succeed({ ...pack, distances: [], responses: { [zone]: stored } });
}

/** Central assumptions on geography of a pack. */
export function centralGeography(pack: ReferencePack): GeographyAssumption {
  return {
    sheltered: assumptionOf(pack, 'deltaSheltered').central,
    exposed: assumptionOf(pack, 'deltaExposed').central,
    decayFactor: assumptionOf(pack, 'decayFactor').central,
    commutingDecay: assumptionOf(pack, 'commutingDecay').central,
    residentFloor: assumptionOf(pack, 'residentFloor').central,
  };
}

/** Draws of the geography: the same Latin hypercube for every basin. */
export function drawnGeographies(pack: ReferencePack, draws: number): GeographyAssumption[] {
  return latinSamples(GEOGRAPHY_SEED, draws, 4).map(([a = 0.5, b = 0.5, c = 0.5, e = 0.5]) => ({
    sheltered: triangular(assumptionOf(pack, 'deltaSheltered'), a),
    exposed: triangular(assumptionOf(pack, 'deltaExposed'), b),
    decayFactor: logUniform(assumptionOf(pack, 'decayFactor'), c),
    commutingDecay: assumptionOf(pack, 'commutingDecay').central,
    residentFloor: triangular(assumptionOf(pack, 'residentFloor'), e),
  }));
}

function solveBasin(pack: ReferencePack, code: string, draws: number): Result<BasinResponse> {
  const zone = pack.zones.findIndex((one) => one.code === code);
  if (zone < 0) return refuse('unknown-zone', { zone: code });
  if (!(pack.posts[zone] ?? []).some((jobs) => jobs > 0)) return refuse('zone-without-jobs', { zone: code });
  if (pack.distances.length !== pack.zones.length) return refuse('response-missing', { zone: code });
  const national = nationalOf(pack);
  const central = trades.get(pack) ?? regionalModel(pack, centralGeography(pack));
  trades.set(pack, central);
  const { list, weights } = areasOf(pack, zone);
  const response = solveCentral(pack, national, central, zone, list, weights);
  return succeed(draws > 0 ? withDraws(pack, national, response, zone, weights, draws) : response);
}

/** Trade and commuting under one set of assumptions; `tolerance` of the balancing. */
export function regionalModel(
  pack: ReferencePack,
  assumption: GeographyAssumption,
  tolerance?: number,
): { trade: Trade; homes: Float64Array } {
  return { trade: tradeOf(pack, assumption, tolerance), homes: commutingOf(pack, assumption) };
}

/** Where the people who work in each zone live, `[home · zones + work]`: counted by the census once it is imported. */
export function commutingOf(pack: ReferencePack, assumption: GeographyAssumption): Float64Array {
  const estimated = commuting(modelledPeople(pack), Float64Array.from(pack.distances.flat()), {
    decay: assumption.commutingDecay,
    floor: assumption.residentFloor,
  });
  const { commuting: counted, zones } = pack;
  return counted === undefined ? estimated : countedCommuting(zones.length, counted, estimated);
}

function solveCentral(
  pack: ReferencePack,
  national: National,
  { trade, homes }: { trade: Trade; homes: Float64Array },
  zone: number,
  areas: readonly Area[],
  weights: Float64Array,
): BasinResponse {
  const { size } = national;
  const { zones } = trade;
  const layout = activityShares(pack);
  const asked = emptyField(trade, size);
  for (let k = 0; k < size; k += 1) asked.data[(k * zones + zone) * size + k] = 1;
  const rank1 = serve(trade, asked);
  const rank2 = serve(trade, buy(national, trade, rank1));
  const output = allRanks(national, trade, rank1, layout);

  // One case a product, then a wage paid in the basin, then a wage received by its residents.
  const columns = size + 2;
  const wages = wagesByZone(national, trade, output);
  const received = new Float64Array(zones * columns);
  for (let r = 0; r < zones; r += 1) {
    for (let h = 0; h < zones; h += 1) {
      const lives = homes[h * zones + r] ?? 0;
      if (lives === 0) continue;
      for (let c = 0; c < size; c += 1) {
        received[h * columns + c] = (received[h * columns + c] ?? 0) + lives * (wages[r * size + c] ?? 0);
      }
    }
    received[r * columns + size] = homes[r * zones + zone] ?? 0;
  }
  received[zone * columns + size + 1] = 1;
  const spending = emptyField(trade, columns);
  for (let i = 0; i < size; i += 1) {
    const share = national.basket[i] ?? 0;
    for (let at = 0; at < received.length; at += 1) {
      spending.data[i * received.length + at] = share * (received[at] ?? 0);
    }
  }
  const inducedOutput = allRanks(national, trade, serve(trade, spending), layout);
  const inducedReceived = liveWhere(homes, wagesByZone(national, trade, inducedOutput), zones, columns);

  const indirect = byArea(output, areas.length, weights, trade);
  const first = new Float64Array(size * areas.length);
  for (let k = 0; k < size; k += 1) {
    for (let a = 0; a < areas.length; a += 1) {
      let sum = 0;
      for (let r = 0; r < zones; r += 1) {
        sum += (weights[a * zones + r] ?? 0) * (rank1.data[(k * zones + r) * size + k] ?? 0);
      }
      first[k * areas.length + a] = sum;
    }
  }
  return {
    zone: pack.zones[zone]?.code ?? '',
    areas,
    branches: size,
    zones,
    draws: 0,
    served: Float64Array.from({ length: size }, (_, k) => trade.served[k * zones + zone] ?? 0),
    residents: homes[zone * zones + zone] ?? 0,
    first,
    second: byArea(rank2, areas.length, weights, trade),
    indirect,
    induced: byArea(inducedOutput, areas.length, weights, trade),
    closure: closureOf(pack, national, trade, homes, zone, areas.length, weights, layout, indirect),
    jobsByZone: jobsOf(national, trade, output),
    inducedJobsByZone: jobsOf(national, trade, inducedOutput),
    income: incomeByArea(received, columns, size, areas.length, weights, zones),
    inducedIncome: incomeByArea(inducedReceived, columns, columns, areas.length, weights, zones),
    drawnServed: new Float64Array(0),
    drawnResidents: new Float64Array(0),
    drawn: new Float64Array(0),
  };
}

/** Full closure by area: jobs and value added of spending without end, at the central share spent. */
function closureOf(
  pack: ReferencePack,
  national: National,
  trade: Trade,
  homes: Float64Array,
  zone: number,
  areas: number,
  weights: Float64Array,
  layout: Float64Array,
  indirect: Float64Array,
): Float64Array {
  const cases = areas * 2;
  const households = { spent: shareSpent(pack), commuting: homes };
  const value = worth(national, trade, valuesByArea(national, trade, areas, weights), layout, households);
  const asked = serveAdjoint(trade, value);
  const paid = wageWorth(national, trade, asked, { spent: 1, commuting: homes });
  const home = homeWorth(national, trade, asked);
  const { size } = national;
  const closure = new Float64Array((size + 2) * cases);
  for (let c = 0; c < cases; c += 1) {
    for (let k = 0; k < size; k += 1) {
      const at = (k * trade.zones + zone) * cases + c;
      // What the suppliers' own output carries is indirect, not induced.
      closure[k * cases + c] =
        (asked.data[at] ?? 0) - carriedBy(national, indirect, k * areas + (c >> 1), c % 2 === 0);
    }
    closure[size * cases + c] = paid[zone * cases + c] ?? 0;
    closure[(size + 1) * cases + c] = home[zone * cases + c] ?? 0;
  }
  return closure;
}

/** Jobs (or value added) of the outputs of one cell of a by-area table. */
function carriedBy(national: National, outputs: Float64Array, cell: number, jobs: boolean): number {
  const carried = jobs ? national.jobs : national.valueAdded;
  let sum = 0;
  for (let i = 0; i < national.size; i += 1) {
    sum += (outputs[cell * national.size + i] ?? 0) * (carried[i] ?? 0);
  }
  return sum;
}

/**
 * Share of a supplier's labour compensation that its workers spend: net of contributions and income tax at
 * the mean wage of the economy, times one minus saving. The basket then says on what.
 */
function shareSpent(pack: ReferencePack): number {
  return netOfCompensation(pack) * (1 - assumptionOf(pack, 'incomeTaxRate').central) * (1 - pack.savingRate);
}

/** Net pay before income tax over employer cost, at the mean cost of a job of the economy. */
export function netOfCompensation(pack: ReferencePack): number {
  const cost = meanMonthlyCost(pack);
  return payOf(grossOfCost(cost)).net / cost;
}

/** CSG and CRDS over employer cost, at the mean cost of a job of the economy. */
export function csgOfCompensation(pack: ReferencePack): number {
  const cost = meanMonthlyCost(pack);
  return csgOf(grossOfCost(cost)) / cost;
}

function withDraws(
  pack: ReferencePack,
  national: National,
  response: BasinResponse,
  zone: number,
  weights: Float64Array,
  draws: number,
): BasinResponse {
  const { size } = national;
  const columns = size + 2;
  const areas = response.areas.length;
  const layout = activityShares(pack);
  const geographies = drawnGeographies(pack, draws);
  const drawnServed = new Float64Array(draws * size);
  const drawnResidents = new Float64Array(draws);
  const drawn = new Float64Array(draws * columns * areas * 4);
  for (const [d, geography] of geographies.entries()) {
    const { trade, homes } = regionalModel(pack, geography, DRAW_TOLERANCE);
    const cases = areas * 2;
    const values = valuesByArea(national, trade, areas, weights);
    const asked = serveAdjoint(trade, worth(national, trade, values, layout, null, DRAW_TOLERANCE));
    const households = { spent: 1, commuting: homes };
    const paid = wageWorth(national, trade, asked, households);
    const home = homeWorth(national, trade, asked);
    const fromWages = emptyField(trade, cases);
    addWages(national, trade, fromWages, paid);
    const askedWages = serveAdjoint(trade, worth(national, trade, fromWages, layout, null, DRAW_TOLERANCE));
    for (let k = 0; k < size; k += 1) drawnServed[d * size + k] = trade.served[k * trade.zones + zone] ?? 0;
    drawnResidents[d] = homes[zone * trade.zones + zone] ?? 0;
    for (let k = 0; k < columns; k += 1) {
      for (let area = 0; area < areas; area += 1) {
        for (let f = 0; f < 2; f += 1) {
          const one = area * 2 + f;
          const to = ((d * columns + k) * areas + area) * 4 + f;
          const at = (k * trade.zones + zone) * cases + one;
          if (k < size) {
            drawn[to] = asked.data[at] ?? 0;
            drawn[to + 2] = askedWages.data[at] ?? 0;
          } else {
            drawn[to + 2] = (k === size ? paid : home)[zone * cases + one] ?? 0;
          }
        }
      }
    }
  }
  return { ...response, draws, drawnServed, drawnResidents, drawn };
}

/** Jobs and value added per unit of output, counted in one area each: cases `area · 2 + (0 jobs, 1 value added)`. */
function valuesByArea(national: National, trade: Trade, areas: number, weights: Float64Array): Field {
  const cases = areas * 2;
  const field = emptyField(trade, cases);
  for (let i = 0; i < trade.branches; i += 1) {
    for (let r = 0; r < trade.zones; r += 1) {
      const at = (i * trade.zones + r) * cases;
      for (let a = 0; a < areas; a += 1) {
        const weight = weights[a * trade.zones + r] ?? 0;
        field.data[at + a * 2] = weight * (national.jobs[i] ?? 0);
        field.data[at + a * 2 + 1] = weight * (national.valueAdded[i] ?? 0);
      }
    }
  }
  return field;
}

function wagesByZone(national: National, trade: Trade, output: Field): Float64Array {
  const block = trade.zones * output.cases;
  const wages = new Float64Array(block);
  for (let j = 0; j < trade.branches; j += 1) {
    const share = national.compensation[j] ?? 0;
    for (let at = 0; at < block; at += 1) {
      wages[at] = (wages[at] ?? 0) + share * (output.data[j * block + at] ?? 0);
    }
  }
  return wages;
}

function liveWhere(homes: Float64Array, wages: Float64Array, zones: number, cases: number): Float64Array {
  const received = new Float64Array(zones * cases);
  for (let h = 0; h < zones; h += 1) {
    for (let r = 0; r < zones; r += 1) {
      const lives = homes[h * zones + r] ?? 0;
      if (lives === 0) continue;
      for (let c = 0; c < cases; c += 1) {
        received[h * cases + c] = (received[h * cases + c] ?? 0) + lives * (wages[r * cases + c] ?? 0);
      }
    }
  }
  return received;
}

function byArea(output: Field, areas: number, weights: Float64Array, trade: Trade): Float64Array {
  const { zones, branches } = trade;
  const { cases, data } = output;
  const sums = new Float64Array(cases * areas * branches);
  for (let i = 0; i < branches; i += 1) {
    for (let r = 0; r < zones; r += 1) {
      for (let a = 0; a < areas; a += 1) {
        const weight = weights[a * zones + r] ?? 0;
        if (weight === 0) continue;
        for (let c = 0; c < cases; c += 1) {
          const to = (c * areas + a) * branches + i;
          sums[to] = (sums[to] ?? 0) + weight * (data[(i * zones + r) * cases + c] ?? 0);
        }
      }
    }
  }
  return sums;
}

function jobsOf(national: National, trade: Trade, output: Field): Float64Array {
  const { zones, branches } = trade;
  const { cases, data } = output;
  const jobs = new Float64Array(cases * zones);
  for (let i = 0; i < branches; i += 1) {
    const per = national.jobs[i] ?? 0;
    for (let r = 0; r < zones; r += 1) {
      for (let c = 0; c < cases; c += 1) {
        jobs[c * zones + r] = (jobs[c * zones + r] ?? 0) + per * (data[(i * zones + r) * cases + c] ?? 0);
      }
    }
  }
  return jobs;
}

function incomeByArea(
  received: Float64Array,
  width: number,
  columns: number,
  areas: number,
  weights: Float64Array,
  zones: number,
): Float64Array {
  const income = new Float64Array(columns * areas);
  for (let r = 0; r < zones; r += 1) {
    for (let a = 0; a < areas; a += 1) {
      const weight = weights[a * zones + r] ?? 0;
      if (weight === 0) continue;
      for (let c = 0; c < columns; c += 1) {
        income[c * areas + a] = (income[c * areas + a] ?? 0) + weight * (received[r * width + c] ?? 0);
      }
    }
  }
  return income;
}

function meanMonthlyCost(pack: ReferencePack): number {
  const national = nationalOf(pack);
  let compensation = 0;
  let jobs = 0;
  for (let j = 0; j < national.size; j += 1) {
    const output = (pack.output[j] ?? 0) * 1000;
    compensation += (national.compensation[j] ?? 0) * output;
    jobs += (national.jobs[j] ?? 0) * output;
  }
  // The pay table is of euros of the declared year, as in R-42.
  return jobs > 0 ? ((compensation / jobs) * 1000) / 12 / pack.deflator.value : 0;
}

/** A response as text: 64-bit floats, little-endian, so that every digit is kept. */
function encode(response: BasinResponse): StoredResponse {
  const arrays = ARRAYS.map((name) => response[name]);
  const bytes = new Uint8Array(arrays.reduce((sum, array) => sum + array.length * 8, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const array of arrays) {
    for (const value of array) {
      view.setFloat64(at, value, true);
      at += 8;
    }
  }
  const { zone, areas, branches, zones, draws, residents } = response;
  const figures = toBase64(bytes);
  return { format: 'ancrage-response-1', zone, areas, branches, zones, draws, residents, figures };
}

function decode(stored: StoredResponse): BasinResponse {
  const { areas, branches, zones, draws } = stored;
  const columns = branches + 2;
  const lengths: Record<(typeof ARRAYS)[number], number> = {
    served: branches,
    first: branches * areas.length,
    second: branches * areas.length * branches,
    indirect: branches * areas.length * branches,
    induced: columns * areas.length * branches,
    closure: columns * areas.length * 2,
    jobsByZone: branches * zones,
    inducedJobsByZone: columns * zones,
    income: branches * areas.length,
    inducedIncome: columns * areas.length,
    drawnServed: draws * branches,
    drawnResidents: draws,
    drawn: draws * columns * areas.length * 4,
  };
  const bytes = fromBase64(stored.figures);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const take = (name: (typeof ARRAYS)[number]) =>
    Float64Array.from({ length: lengths[name] }, () => {
      const value = view.getFloat64(at, true);
      at += 8;
      return value;
    });
  const read = {
    served: take('served'),
    first: take('first'),
    second: take('second'),
    indirect: take('indirect'),
    induced: take('induced'),
    closure: take('closure'),
    jobsByZone: take('jobsByZone'),
    inducedJobsByZone: take('inducedJobsByZone'),
    income: take('income'),
    inducedIncome: take('inducedIncome'),
    drawnServed: take('drawnServed'),
    drawnResidents: take('drawnResidents'),
    drawn: take('drawn'),
  };
  return { zone: stored.zone, areas, branches, zones, draws, residents: stored.residents, ...read };
}

function isStored(value: unknown): value is StoredResponse {
  return (
    typeof value === 'object' && value !== null && 'format' in value && value.format === 'ancrage-response-1'
  );
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  const raw = atob(text);
  return Uint8Array.from({ length: raw.length }, (_, at) => raw.charCodeAt(at));
}
