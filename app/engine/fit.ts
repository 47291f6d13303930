import { TENSION_BOUNDS } from './assumptions.ts';
import { cellReader, reading } from './cells.ts';
import { decayOf } from './geography.ts';
import type { ReferencePack, Zone } from './pack.ts';
import { unemploymentOf, type Resolved, type Setting } from './scenario.ts';
import { hiringTensionOf } from './surroundings.ts';
import type { Tracer } from './trace.ts';
import {
  FIT_PARTS,
  type Fit,
  type FitPart,
  type FitPartId,
  type Grade,
  type TraceNode,
  type Unit,
} from './types.ts';

/** Share of the branch's posts of a basin that a project may hire without wanting for the skills (R-125, assumption). */
const HIRED_SHARE = 0.1;
/** A basin offers a choice of land from so many times what is asked (R-127, assumption). */
const LAND_CHOICE = 5;
const EARTH_RADIUS_KM = 6371;
const M2_PER_HA = 10_000;

const RULES: Readonly<Record<FitPartId, string>> = {
  skills: 'R-125',
  suppliers: 'R-126',
  land: 'R-127',
  access: 'R-128',
  training: 'R-129',
};

/** What a part was computed from, before it is put out of 100. */
type Reading = { share: number | null; missing: string | null };

/** Fit of the project to its basin. A part without data is not zero: it says what is missing. */
export function fitOf(setting: Setting, resolved: Resolved): Fit {
  const parts = FIT_PARTS.map((id): FitPart => {
    const { share, missing } = read(id, setting, resolved);
    return { id, score: share === null ? null : 100 * share, missing, rule: RULES[id], trace: `fit|${id}` };
  });
  const known = parts.flatMap(({ score }) => (score === null ? [] : [score]));
  return {
    score: known.length === 0 ? null : known.reduce((sum, score) => sum + score, 0) / known.length,
    computed: known.length,
    parts,
  };
}

function read(id: FitPartId, setting: Setting, resolved: Resolved): Reading {
  switch (id) {
    case 'skills': {
      const pool = poolShare(setting, resolved);
      if (pool === null) return { share: null, missing: 'directJobs' };
      const tension = hiringTensionOf(setting.pack, setting.zone);
      const free = tension === null ? availability(setting) : 1 - tension;
      return {
        share: free === null ? pool : (pool + free) / 2,
        missing: tension === null ? 'hiringTension' : 'projectOccupations',
      };
    }
    case 'suppliers': {
      const share = suppliersShare(setting, resolved);
      if (share === null) return { share, missing: 'purchases' };
      return { share, missing: setting.pack.suppliersNear === undefined ? 'suppliersNearby' : null };
    }
    case 'land': {
      const need = setting.scenario.landNeed ?? null;
      if (need === null) return { share: null, missing: 'landUse' };
      const offered = unusedLand(setting.pack.zones[setting.zone]);
      if (offered === null) return { share: null, missing: 'brownfields' };
      return { share: need > 0 ? Math.min(1, offered / (LAND_CHOICE * need)) : 1, missing: null };
    }
    case 'access':
      return { share: accessShare(setting), missing: null };
    case 'training':
      return { share: null, missing: 'trainingOffer' };
    default:
      return unreachable(id);
  }
}

/** How far the posts of the branch in the basin cover the project's jobs, 0..1; null without jobs or posts of the branch. */
function poolShare({ pack, national, zone, branch }: Setting, { inputs }: Resolved): number | null {
  if (inputs.directJobs <= 0 || (national.totalPosts[branch] ?? 0) === 0) return null;
  return Math.min(1, (HIRED_SHARE * (pack.posts[zone]?.[branch] ?? 0)) / inputs.directJobs);
}

/** How slack the labour market is, 0 where it is tense, 1 where it is not (the bounds of R-63); null when unknown. */
function availability(setting: Setting): number | null {
  const rate = unemploymentOf(setting);
  if (rate === null) return null;
  const { tense, slack } = TENSION_BOUNDS;
  return Math.min(1, Math.max(0, (rate - tense) / (slack - tense)));
}

/** Share of the purchases made in France that the basin can serve: ρ weighted by what is bought. */
function suppliersShare({ response }: Setting, { purchases }: Resolved): number | null {
  let bought = 0;
  let served = 0;
  for (const [k, value] of purchases.entries()) {
    bought += value;
    served += value * (response.served[k] ?? 0);
  }
  return bought > 0 ? served / bought : null;
}

/** Unused brownfield land of a basin, ha: its whole area times the share of its sites without a project. */
function unusedLand(zone: Zone | undefined): number | null {
  const known = zone?.brownfields ?? null;
  if (known === null || known.sites === 0) return null;
  return ((known.areaM2 / M2_PER_HA) * known.unused) / known.sites;
}

const potentials = new WeakMap<ReferencePack, Map<number, Float64Array>>();

/** Share of the other basins that have fewer jobs within reach, at the distance decay of the branch. */
function accessShare({ pack, zone, branch }: Setting): number | null {
  const own = pack.branches[branch];
  if (own === undefined) return null;
  const reach = reachOf(pack, decayOf(own));
  const here = reach[zone] ?? 0;
  const others = othersOf(reach, zone);
  return others.length > 0 ? others.filter((jobs) => jobs < here).length / others.length : null;
}

/** Jobs within reach of the other basins; a zone without posts is outside the model, and -1 says so. */
function othersOf(reach: Float64Array, zone: number): Float64Array {
  return reach.filter((jobs, r) => r !== zone && jobs >= 0);
}

/** Jobs within reach of each zone, Σ posts · exp(−b·km), -1 where none is counted; the same for all projects of one decay, kept. */
function reachOf(pack: ReferencePack, decay: number): Float64Array {
  const known = potentials.get(pack) ?? new Map<number, Float64Array>();
  potentials.set(pack, known);
  const found = known.get(decay);
  if (found) return found;
  const jobs = pack.posts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const reach = Float64Array.from(jobs);
  for (const [r, from] of pack.zones.entries()) {
    for (let s = r + 1; s < pack.zones.length; s += 1) {
      const to = pack.zones[s];
      if (to === undefined) continue;
      const worth = Math.exp(-decay * kilometres(from, to));
      reach[r] = (reach[r] ?? 0) + worth * (jobs[s] ?? 0);
      reach[s] = (reach[s] ?? 0) + worth * (jobs[r] ?? 0);
    }
  }
  for (const [r, count] of jobs.entries()) if (count === 0) reach[r] = -1;
  known.set(decay, reach);
  return reach;
}

/** Great-circle distance (haversine): a basin's slice carries no distances. */
function kilometres(a: Pick<Zone, 'lon' | 'lat'>, b: Pick<Zone, 'lon' | 'lat'>): number {
  const radians = Math.PI / 180;
  const chord =
    Math.sin(((b.lat - a.lat) * radians) / 2) ** 2 +
    Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The derivation of each part and of the whole, by the keys of `Assessment.traces`. */
export function fitTraces(setting: Setting, fit: Fit, tracer: Tracer): Record<string, TraceNode> {
  const { pack, zone, branch } = setting;
  const zoneCode = pack.zones[zone]?.code ?? '';
  const own = pack.branches[branch];
  const reach = own === undefined ? null : reachOf(pack, decayOf(own));
  const cells = cellReader(pack);
  const held = (...ids: string[]) => ids.filter((id) => pack.sources[id] !== undefined);
  const leaf = (
    id: string,
    value: number | null,
    unit: Unit,
    grade: Grade,
    rule: string,
    sources: string[],
  ) => ({
    ...{ id, value, unit, grade, rule, sources, cell: zoneCode },
    inputs: [] as TraceNode[],
  });
  const operands: Readonly<Record<FitPartId, () => TraceNode[]>> = {
    skills: () => [
      tracer.input('directJobs'),
      tracer.posts('branchInBasin'),
      leaf('hiredShare', HIRED_SHARE, 'share', 'E', 'R-125', []),
      // Known occupation by occupation, hiring says more than unemployment does.
      ...(hiringTensionOf(pack, zone) === null
        ? [
            tracer.unemployment(),
            leaf('tenseRate', TENSION_BOUNDS.tense, 'share', 'E', 'R-63', []),
            leaf('slackRate', TENSION_BOUNDS.slack, 'share', 'E', 'R-63', []),
          ]
        : [tracer.figure('J22', 'basin')]),
    ],
    suppliers: () => [tracer.input('purchases'), tracer.input('francePurchaseShare'), tracer.trade()],
    land: () => [
      { ...leaf('landNeed', setting.scenario.landNeed ?? null, 'ha', 'B', 'R-127', []), cell: '' },
      reading(
        leaf('unusedLand', unusedLand(pack.zones[zone]), 'ha', 'D', 'R-127', held('cerema-cartofriches')),
        'communes-sum',
        [
          ...cells.communes('siteArea', zone),
          ...cells.communes('unusedSites', zone),
          ...cells.communes('sites', zone),
        ],
      ),
      leaf('landChoice', LAND_CHOICE, 'index', 'E', 'R-127', []),
    ],
    access: () => [
      reading(
        leaf(
          'jobsInReach',
          reach?.[zone] ?? null,
          'people',
          'D',
          'R-128',
          held('insee-flores', 'ancrage-centres'),
        ),
        'whole',
        [...cells.posts(null, null), ...cells.centres(zone), ...cells.centres(null)],
      ),
      leaf('reachDecay', own === undefined ? null : decayOf(own), 'index', 'E', 'R-21', []),
      reading(
        leaf(
          'basinsCompared',
          reach === null ? null : othersOf(reach, zone).length,
          'index',
          'C',
          'R-128',
          held('ancrage-centres'),
        ),
        'whole',
        cells.centres(null),
      ),
    ],
    training: () => [],
  };
  const nodes = Object.fromEntries(
    fit.parts.map(({ id, score, rule, trace }): [string, TraceNode] => [
      trace,
      {
        ...leaf(`fit.${id}`, score, 'point', 'E', rule, []),
        inputs: score === null ? [] : operands[id](),
      },
    ]),
  );
  const parts = fit.parts.flatMap(({ score, trace }) => (score === null ? [] : (nodes[trace] ?? [])));
  return {
    ...nodes,
    fit: { ...leaf('fit', fit.score, 'point', 'E', 'R-124', []), inputs: parts },
  };
}

function unreachable(id: never): never {
  throw new Error(`Unknown part ${String(id)}.`);
}
