import { balanceFactors } from './gravity.ts';
import type { Branch, ReferencePack } from './pack.ts';
import { locationQuotients, sizeFactor } from './quotients.ts';
import { nationalOf } from './table.ts';

/** What the geography rests on; each is an assumption of grade E, ranged in `assumptions.ts`. */
export type GeographyAssumption = {
  /** Flegg's δ of branches that serve people on the spot, and of the others. */
  sheltered: number;
  exposed: number;
  /** Multiplies every distance decay b. */
  decayFactor: number;
  /** Commuting: decay per km, and least share of workers living in their zone. */
  commutingDecay: number;
  residentFloor: number;
};

/**
 * Trade between zones, T_i = ρ_i on the diagonal and u_i·kernel·v_i off it: factors, never the 28 MB table.
 * Arrays are `[branch · zones + zone]`; a kernel is symmetric with a zero diagonal, shared by branches of one decay.
 */
export type Trade = {
  zones: number;
  branches: number;
  served: Float64Array;
  sent: Float64Array;
  received: Float64Array;
  kernels: readonly Float64Array[];
  kernelOf: Int32Array;
  /** Worst relative gap left by the balancing, for the record. */
  gap: number;
};

/** Distances beyond this count as this: it gives overseas zones their mainland suppliers. */
export const DISTANCE_CEILING_KM = 600;

const SHELTERED_SECTIONS = 'EFGILNOPQRS';
const HETEROGENEOUS = new Set(['JA', 'JC', 'MB']);

/** Branches whose product is bought close to where it is used. */
export function isSheltered(branch: Branch): boolean {
  return SHELTERED_SECTIONS.includes(branch.section);
}

/** Most of a demand that a zone can serve itself: a post of the table is never one product. */
function servedCap(branch: Branch): number {
  return 'ABCD'.includes(branch.section) || HETEROGENEOUS.has(branch.code) ? 0.85 : 0.95;
}

/** Distance decay of trade in the branch's product, per km (R-21, constructed, grade E). */
export function decayOf(branch: Branch): number {
  const { section } = branch;
  if (section === 'A') return 0.006;
  if ('BCDE'.includes(section)) return 0.004;
  if (section === 'F') return 0.02;
  if ('GHI'.includes(section)) return 0.015;
  if ('JKLMN'.includes(section)) return 0.01;
  return 0.02;
}

/** Activity of every zone by branch as a share of France: posts, or people where no post is counted anywhere (TZ). */
export function activityShares(pack: ReferencePack): Float64Array {
  const { totalPosts, size } = nationalOf(pack);
  const zones = pack.zones.length;
  const people = modelledPeople(pack);
  const all = people.reduce((sum, population) => sum + population, 0) || 1;
  const shares = new Float64Array(size * zones);
  for (let i = 0; i < size; i += 1) {
    const total = totalPosts[i] ?? 0;
    for (let r = 0; r < zones; r += 1) {
      shares[i * zones + r] = total > 0 ? (pack.posts[r]?.[i] ?? 0) / total : (people[r] ?? 0) / all;
    }
  }
  return shares;
}

/** Population of the zones the model covers; a zone without any post (Mayotte) is outside it. */
export function modelledPeople(pack: ReferencePack): Float64Array {
  return Float64Array.from(pack.zones, (zone, r) =>
    (pack.posts[r] ?? []).some((jobs) => jobs > 0) ? zone.population : 0,
  );
}

/** Demand for each product in each zone, M€ of the table's year, `[branch · zones + zone]`. */
function demandByZone(pack: ReferencePack, activity: Float64Array): Float64Array {
  const { technology, size, totalPosts } = nationalOf(pack);
  const zones = pack.zones.length;
  const people = modelledPeople(pack);
  const allPeople = people.reduce((sum, population) => sum + population, 0) || 1;
  const jobs = Float64Array.from(pack.zones, (_, r) =>
    (pack.posts[r] ?? []).reduce((sum, value) => sum + value, 0),
  );
  const allJobs = totalPosts.reduce((sum, value) => sum + value, 0) || 1;
  const demand = new Float64Array(size * zones);
  for (let i = 0; i < size; i += 1) {
    const consumed = (pack.finalUse.household[i] ?? 0) + (pack.finalUse.public[i] ?? 0);
    const invested = pack.finalUse.investment[i] ?? 0;
    const byOwnJobs = pack.branches[i]?.section === 'O';
    for (let r = 0; r < zones; r += 1) {
      const presence = byOwnJobs ? (activity[i * zones + r] ?? 0) : (people[r] ?? 0) / allPeople;
      let total = consumed * presence + (invested * (jobs[r] ?? 0)) / allJobs;
      for (let j = 0; j < size; j += 1) {
        total += (technology[i * size + j] ?? 0) * (pack.output[j] ?? 0) * (activity[j * zones + r] ?? 0);
      }
      demand[i * zones + r] = total;
    }
  }
  return demand;
}

/** Share of its own demand that each zone serves, by product: min(cap, λ·SLQ, supply over demand); TZ wholly. */
function servedShares(
  pack: ReferencePack,
  supply: Float64Array,
  demand: Float64Array,
  assumption: GeographyAssumption,
): Float64Array {
  const { size, totalPosts } = nationalOf(pack);
  const zones = pack.zones.length;
  const { slq } = locationQuotients(pack.posts);
  const all = totalPosts.reduce((sum, value) => sum + value, 0);
  const served = new Float64Array(size * zones);
  const shares = pack.posts.map((row) => row.reduce((sum, value) => sum + value, 0) / all);
  for (const [i, branch] of pack.branches.entries()) {
    const delta = isSheltered(branch) ? assumption.sheltered : assumption.exposed;
    for (let r = 0; r < zones; r += 1) {
      const at = i * zones + r;
      if ((totalPosts[i] ?? 0) === 0) {
        served[at] = 1;
        continue;
      }
      const wanted = demand[at] ?? 0;
      const possible = wanted > 0 ? (supply[at] ?? 0) / wanted : 1;
      const quotient = sizeFactor(shares[r] ?? 0, delta) * (slq[r]?.[i] ?? 0);
      served[at] = Math.min(servedCap(branch), quotient, Math.max(0, possible));
    }
  }
  return served;
}

/** What bounds the served shares of every zone whatever δ: S over D by product, kept because a slider asks again. */
const possibles = new WeakMap<ReferencePack, Float64Array>();

function possibleShares(pack: ReferencePack): Float64Array {
  const found = possibles.get(pack);
  if (found) return found;
  const { size } = nationalOf(pack);
  const zones = pack.zones.length;
  const activity = activityShares(pack);
  const demand = demandByZone(pack, activity);
  const possible = new Float64Array(size * zones);
  for (let i = 0; i < size; i += 1) {
    const total = sumRow(demand, i, zones);
    for (let r = 0; r < zones; r += 1) {
      const wanted = demand[i * zones + r] ?? 0;
      possible[i * zones + r] = wanted > 0 ? (total * (activity[i * zones + r] ?? 0)) / wanted : 1;
    }
  }
  possibles.set(pack, possible);
  return possible;
}

/**
 * ρ of one zone by product for given δ, `zone` an index of the pack's zones. The same figure as the trade model's,
 * without solving it.
 */
export function servedIn(
  pack: ReferencePack,
  zone: number,
  delta: Pick<GeographyAssumption, 'sheltered' | 'exposed'>,
): Float64Array {
  const { size, totalPosts } = nationalOf(pack);
  const zones = pack.zones.length;
  const possible = possibleShares(pack);
  const own = pack.posts[zone] ?? [];
  const all = totalPosts.reduce((sum, value) => sum + value, 0);
  const here = own.reduce((sum, value) => sum + value, 0);
  return Float64Array.from({ length: size }, (_, i) => {
    const branch = pack.branches[i];
    const posts = totalPosts[i] ?? 0;
    if (branch === undefined || posts === 0) return 1;
    const quotient = here > 0 ? ((own[i] ?? 0) / here) * (all / posts) : 0;
    const factor = sizeFactor(here / all, isSheltered(branch) ? delta.sheltered : delta.exposed);
    return Math.min(servedCap(branch), factor * quotient, Math.max(0, possible[i * zones + zone] ?? 1));
  });
}

/**
 * Supply, demand and served share of every product in every zone, `[branch · zones + zone]`, M€ of the table's
 * year: what each zone makes, uses, and gets from itself, before anything travels.
 */
export function marketOf(
  pack: ReferencePack,
  assumption: GeographyAssumption,
): { supply: Float64Array; demand: Float64Array; served: Float64Array } {
  const { size } = nationalOf(pack);
  const zones = pack.zones.length;
  const activity = activityShares(pack);
  const demand = demandByZone(pack, activity);
  const supply = new Float64Array(size * zones);
  for (let i = 0; i < size; i += 1) {
    // Σ S is rescaled to Σ D: exports and stock changes leave every zone in proportion to what it makes.
    const total = sumRow(demand, i, zones);
    for (let r = 0; r < zones; r += 1) supply[i * zones + r] = total * (activity[i * zones + r] ?? 0);
  }
  return { supply, demand, served: servedShares(pack, supply, demand, assumption) };
}

/** The whole trade model of a pack under one set of assumptions. */
export function tradeOf(pack: ReferencePack, assumption: GeographyAssumption, tolerance = 1e-10): Trade {
  const { size } = nationalOf(pack);
  const zones = pack.zones.length;
  const { supply, demand, served } = marketOf(pack, assumption);
  const sent = new Float64Array(size * zones);
  const received = new Float64Array(size * zones);
  const kernels: Float64Array[] = [];
  const decays: number[] = [];
  const kernelOf = new Int32Array(size);
  let gap = 0;
  for (const [i, branch] of pack.branches.entries()) {
    const decay = decayOf(branch) * assumption.decayFactor;
    let k = decays.indexOf(decay);
    if (k < 0) {
      k = decays.push(decay) - 1;
      kernels.push(kernelFor(pack, decay));
    }
    kernelOf[i] = k;
    const kernel = kernels[k] ?? new Float64Array(0);
    const origins = new Float64Array(zones);
    const rest = new Float64Array(zones);
    for (let r = 0; r < zones; r += 1) {
      const local = (served[i * zones + r] ?? 0) * (demand[i * zones + r] ?? 0);
      origins[r] = Math.max(0, (supply[i * zones + r] ?? 0) - local);
      rest[r] = (demand[i * zones + r] ?? 0) - local;
    }
    const balance = balanceFactors(origins, rest, kernel, tolerance, 3000);
    if (sumRow(origins, 0, zones) > 0) gap = Math.max(gap, balance.gap);
    for (let r = 0; r < zones; r += 1) {
      let reached = 0;
      for (let s = 0; s < zones; s += 1) reached += (balance.rows[s] ?? 0) * (kernel[r * zones + s] ?? 0);
      const at = i * zones + r;
      sent[at] = balance.rows[r] ?? 0;
      // Set from the share that must come from elsewhere, so that Σ_s T = 1 whatever the balancing left.
      if (reached > 0) received[at] = (1 - (served[at] ?? 0)) / reached;
      else served[at] = 1;
    }
  }
  return { zones, branches: size, served, sent, received, kernels, kernelOf, gap };
}

function kernelFor(pack: ReferencePack, decay: number): Float64Array {
  const zones = pack.zones.length;
  const kernel = new Float64Array(zones * zones);
  for (const [s, row] of pack.distances.entries()) {
    for (const [r, km] of row.entries()) {
      if (s !== r) kernel[s * zones + r] = Math.exp(-decay * Math.min(km, DISTANCE_CEILING_KM));
    }
  }
  return kernel;
}

function sumRow(values: Float64Array, row: number, width: number): number {
  let sum = 0;
  for (let at = row * width; at < (row + 1) * width; at += 1) sum += values[at] ?? 0;
  return sum;
}
