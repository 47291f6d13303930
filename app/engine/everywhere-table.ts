import { activityShares, marketOf } from './geography.ts';
import { CARRIED, ownBasin } from './own-basin.ts';
import type { ReferencePack } from './pack.ts';
import { addWages, emptyField, homeWorth, serveAdjoint, wageWorth, worth } from './regional.ts';
import { centralGeography, commutingOf, drawnGeographies, regionalModel } from './responses.ts';
import { refuse, succeed } from './result.ts';
import { nationalOf } from './table.ts';
import type { Result } from './types.ts';

/**
 * What every basin answers to one k€, all at once. Columns are the products, then a wage paid in the basin, then one
 * received by its residents; figures are indirect jobs, indirect value added, induced jobs, induced value added.
 * Zones are those of the pack, in its order; one without any post keeps zeros.
 */
export type EverywhereTable = {
  pack: string;
  zones: number;
  branches: number;
  draws: number;
  /** ρ, `[zone · branches + product]`, and the share of a zone's workers who live in it. */
  served: Float64Array;
  residents: Float64Array;
  /** What stays in the basin, `[(zone · columns + column) · 4 + figure]`. */
  own: Float64Array;
  /**
   * Jobs supported in zone `at` by a project in zone `from`, by suppliers (products only) and by spent wages,
   * `[(column · zones + from) · zones + at]`, kept in 32 bits.
   */
  indirectJobs: Float32Array;
  inducedJobs: Float32Array;
  /** In each draw of the geography: ρ, residents and what stays in the basin; `[draw · …]` of the same shapes. */
  drawnServed: Float64Array;
  drawnResidents: Float64Array;
  drawnOwn: Float32Array;
};

/** What is left of the first round when a zone's share is called complete: figures of a basin agree with `assess` to 1e-8. */
const TOLERANCE = 1e-10;
/** Zones solved together: enough for the products to stay in the processor's memory. */
const TOGETHER = 51;
/** Draws of the geography kept: as many as a prepared basin has. */
const DRAWS = 24;

/**
 * Solves the regional model for every basin: half a minute of one core for 305 zones × 37 branches, once a pack. What
 * a zone gains from a demand anywhere is one adjoint of the model, so that 305 of them hold what 305 basins give each
 * other. `onZones` hears how many zones are done. Refuses `response-missing` without distances.
 */
export function prepareEverywhere(
  pack: ReferencePack,
  options: { draws?: number; onZones?: (done: number, of: number) => void } = {},
): Result<EverywhereTable> {
  const zones = pack.zones.length;
  if (pack.distances.length !== zones) return refuse('response-missing');
  const national = nationalOf(pack);
  const { size } = national;
  const columns = size + 2;
  const { trade, homes } = regionalModel(pack, centralGeography(pack));
  const households = { spent: 1, commuting: homes };
  const layout = activityShares(pack);
  const own = new Float64Array(zones * columns * CARRIED);
  const indirectJobs = new Float32Array(size * zones * zones);
  const inducedJobs = new Float32Array(columns * zones * zones);
  const covered = pack.zones.flatMap((_, r) => (hasPosts(pack, r) ? [r] : []));
  for (let start = 0; start < covered.length; start += TOGETHER) {
    const targets = covered.slice(start, start + TOGETHER);
    const cases = targets.length * 2;
    const counted = emptyField(trade, cases);
    for (let i = 0; i < size; i += 1) {
      for (const [c, zone] of targets.entries()) {
        const at = (i * zones + zone) * cases + c * 2;
        counted.data[at] = national.jobs[i] ?? 0;
        counted.data[at + 1] = national.valueAdded[i] ?? 0;
      }
    }
    const asked = serveAdjoint(trade, worth(national, trade, counted, layout, null, TOLERANCE));
    const paid = wageWorth(national, trade, asked, households);
    const home = homeWorth(national, trade, asked);
    const fromWages = emptyField(trade, cases);
    addWages(national, trade, fromWages, paid);
    const askedWages = serveAdjoint(trade, worth(national, trade, fromWages, layout, null, TOLERANCE));
    for (const [c, zone] of targets.entries()) {
      for (let k = 0; k < columns; k += 1) {
        for (let from = 0; from < zones; from += 1) {
          const at = (k * zones + from) * cases + c * 2;
          const wages = k < size ? askedWages.data : k === size ? paid : home;
          const inWages = k < size ? at : from * cases + c * 2;
          const indirect = k < size ? (asked.data[at] ?? 0) : 0;
          const induced = wages[inWages] ?? 0;
          const cell = (k * zones + from) * zones + zone;
          inducedJobs[cell] = induced;
          if (k < size) indirectJobs[cell] = indirect;
          if (from !== zone) continue;
          const to = (zone * columns + k) * CARRIED;
          own[to] = indirect;
          own[to + 1] = k < size ? (asked.data[at + 1] ?? 0) : 0;
          own[to + 2] = induced;
          own[to + 3] = wages[inWages + 1] ?? 0;
        }
      }
    }
    options.onZones?.(Math.min(start + TOGETHER, covered.length), covered.length);
  }
  const served = new Float64Array(zones * size);
  for (let r = 0; r < zones; r += 1) {
    for (let k = 0; k < size; k += 1) served[r * size + k] = trade.served[k * zones + r] ?? 0;
  }
  const residents = Float64Array.from({ length: zones }, (_, r) => homes[r * zones + r] ?? 0);
  const table = {
    pack: pack.version,
    zones,
    branches: size,
    served,
    residents,
    own,
    indirectJobs,
    inducedJobs,
  };
  return succeed({ ...table, ...drawn(pack, table, covered, options.draws ?? DRAWS) });
}

/**
 * Draws of the geography: each moves what the basin's own system gives, and what comes back to it from the others is
 * kept as it is centrally.
 */
function drawn(
  pack: ReferencePack,
  central: Pick<EverywhereTable, 'zones' | 'branches' | 'served' | 'residents' | 'own'>,
  covered: readonly number[],
  draws: number,
): Pick<EverywhereTable, 'draws' | 'drawnServed' | 'drawnResidents' | 'drawnOwn'> {
  const national = nationalOf(pack);
  const { zones, branches: size } = central;
  const width = (size + 2) * CARRIED;
  const drawnServed = new Float64Array(draws * zones * size);
  const drawnResidents = new Float64Array(draws * zones);
  const drawnOwn = new Float32Array(draws * zones * width);
  const returning = new Float64Array(zones * width);
  for (const r of covered) {
    const alone = ownBasin(
      national,
      central.served.subarray(r * size, (r + 1) * size),
      central.residents[r] ?? 0,
    );
    for (let at = 0; at < width; at += 1) {
      returning[r * width + at] = (central.own[r * width + at] ?? 0) - (alone[at] ?? 0);
    }
  }
  for (const [d, geography] of drawnGeographies(pack, draws).entries()) {
    const { served } = marketOf(pack, geography);
    const homes = commutingOf(pack, geography);
    for (const r of covered) {
      const to = d * zones + r;
      for (let k = 0; k < size; k += 1) drawnServed[to * size + k] = served[k * zones + r] ?? 0;
      const residents = homes[r * zones + r] ?? 0;
      drawnResidents[to] = residents;
      const alone = ownBasin(national, drawnServed.subarray(to * size, (to + 1) * size), residents);
      for (let at = 0; at < width; at += 1) {
        drawnOwn[to * width + at] = (alone[at] ?? 0) + (returning[r * width + at] ?? 0);
      }
    }
  }
  return { draws, drawnServed, drawnResidents, drawnOwn };
}

/** True for a zone that the model covers. */
export function hasPosts(pack: ReferencePack, zone: number): boolean {
  return (pack.posts[zone] ?? []).some((posts) => posts > 0);
}
