import { ENGINE_VERSION } from './assess.ts';
import { everywhereReads, type EverywhereReads } from './everywhere-reads.ts';
import { hasPosts, type EverywhereTable } from './everywhere-table.ts';
import type { FrenchLevel } from './levels.ts';
import { carriedBy, directValueAdded, landingWeights, lossesOf } from './measures.ts';
import { netAdditional } from './net.ts';
import { CARRIED, wholeCountry } from './own-basin.ts';
import type { ReferencePack } from './pack.ts';
import { refuse, succeed } from './result.ts';
import { checkScenario, resolveInputs, settingOf, type Place, type Resolved } from './scenario.ts';
import { placesOf } from './scoring.ts';
import { nationalOf } from './table.ts';
import type { Grade, Result, Scenario, Spread, ZoneEffect } from './types.ts';
import { common, GEOGRAPHY, interval } from './uncertainty.ts';

/** What the same project does when it is in one zone. Jobs in FTE, money in k€ a year of the declared year. */
export type ZoneOutcome = {
  zone: string;
  /** Jobs supported in the zone: its own, its suppliers', what wages buy (J06 basin). */
  gross: Spread;
  /** Net additional jobs of the zone (J07 basin) and of France (J07 total). */
  net: Spread;
  france: Spread;
  indirect: number;
  induced: number;
  /** Value added supported in the zone (E06 basin). */
  valueAdded: number;
  /** Jobs supported in the rest of France (T11), and jobs displaced from the branch here and elsewhere (T12). */
  elsewhere: number;
  displacedHere: number;
  displacedElsewhere: number;
  /** Zones that gain, and that lose, at least half a job from it. */
  winners: number;
  losers: number;
  /** Share of the project's purchases that the zone serves, and of its workers who live there. */
  boughtHere: number;
  residents: number;
  /** Shares displaced, of the zone's jobs and of France's, and by labour tension alone. */
  displacement: { here: number; france: number; tension: number };
  /** What is there already: posts of the branch, and how many times its share in France. */
  posts: number;
  quotient: number;
  /** On net jobs of the zone: 1 is the most; zones whose gap is inside the interval share a rank. */
  rank: number;
  tied: boolean;
};

export type Everywhere = {
  engine: string;
  pack: string;
  branch: string;
  /** What the derivations of every zone read in the pack. */
  reads: EverywhereReads;
  outcomes: readonly ZoneOutcome[];
  /** What the project declares or moves and is left out everywhere, so that zones compare. */
  leftOut: readonly LeftOut[];
  /** Zones that cannot be computed: no post there. */
  without: readonly string[];
  /** Grade of the figures of a zone: they rest on the geography, an assumption. */
  grade: Grade;
  draws: number;
};

/** What a project declares of its own place: elsewhere it would not hold. */
const PLACE_INPUTS = ['localPurchaseShare', 'localInvestmentShare', 'residentShare'] as const;
/** Assumptions that a project may move but the table of every zone is solved for. */
const SOLVED_FOR = ['deltaSheltered', 'deltaExposed'] as const;
export type LeftOut = (typeof PLACE_INPUTS)[number] | (typeof SOLVED_FOR)[number];

/** Fewer than for one project: 305 zones share them, and the ends of an interval move by a hundredth. */
const DRAWS = 100;
const SEED = 20_270_101;
/** A zone is counted as gaining or losing from half a job on. */
const COUNTED = 0.5;
const LEVELS: readonly FrenchLevel[] = ['basin', 'france'];

/** The scenario as it is compared: without what only holds where it was declared, at the δ of the table. */
export function movable(scenario: Scenario, zone = scenario.zone): Scenario {
  const assumptions = Object.fromEntries(
    Object.entries(scenario.assumptions ?? {}).filter(([id]) => !SOLVED_FOR.some((fixed) => fixed === id)),
  );
  return {
    ...scenario,
    zone,
    commune: null,
    localPurchaseShare: null,
    localInvestmentShare: null,
    residentShare: null,
    assumptions,
    // No figure that is compared rests on them.
    ...(scenario.facts ? { facts: null } : {}),
  };
}

/**
 * The same project in every zone, from the table of `prepareEverywhere`. A zone's central figures are those
 * `assess` gives for `movable(scenario, zone)`. Refuses what `checkScenario` refuses, and `table-of-another-pack`.
 */
export function assessEverywhere(
  scenario: Scenario,
  pack: ReferencePack,
  table: EverywhereTable,
  options: { draws?: number; seed?: number } = {},
): Result<Everywhere> {
  const checked = checkScenario(scenario, pack);
  if (!checked.ok) return checked;
  if (table.pack !== pack.version) {
    return refuse('table-of-another-pack', { pack: pack.version, table: table.pack });
  }
  const count = Math.max(1, options.draws ?? DRAWS);
  const seed = options.seed ?? SEED;
  const samples = samplesOf(seed, count);
  const covered = pack.zones.flatMap((_, r) => (hasPosts(pack, r) ? [r] : []));
  const found = covered.map((r) =>
    outcomeOf(movable(scenario, pack.zones[r]?.code), pack, table, r, samples),
  );
  const own = scenarioPlace(movable(scenario), pack, table);
  const places = placesOf(
    found.map(({ outcome }) => outcome.net.value),
    Array.from({ length: count }, (_, d) => found.map(({ net }) => net[d] ?? 0)),
  );
  return succeed({
    engine: ENGINE_VERSION,
    pack: pack.version,
    branch: scenario.branch,
    reads: everywhereReads(own, resolveInputs(own, null, null, null)),
    outcomes: found.map(({ outcome }, at) => ({ ...outcome, ...(places[at] ?? { rank: 1, tied: false }) })),
    leftOut: [
      ...PLACE_INPUTS.filter((id) => scenario[id] !== null && scenario[id] !== undefined),
      ...SOLVED_FOR.filter((id) => scenario.assumptions?.[id] !== undefined),
    ],
    without: pack.zones.flatMap(({ code }, r) => (hasPosts(pack, r) ? [] : [code])),
    grade: 'E',
    draws: count,
  });
}

/** Who gains and who loses, zone by zone, when the project is in `scenario.zone`. Refuses what `checkScenario` refuses. */
export function landingOf(
  scenario: Scenario,
  pack: ReferencePack,
  table: EverywhereTable,
): Result<ZoneEffect[]> {
  const checked = checkScenario(scenario, pack);
  if (!checked.ok) return checked;
  const place = scenarioPlace(scenario, pack, table);
  const { zone } = place;
  const resolved = resolveInputs(place, null, null, null);
  const jobs = landingJobs(place, resolved, table);
  const { displaced } = lossesOf(place, resolved);
  const shares = branchShares(place);
  return succeed(
    pack.zones.map(({ code }, at) => ({
      zone: code,
      direct: at === zone ? resolved.inputs.directJobs : 0,
      indirect: jobs.indirect[at] ?? 0,
      induced: jobs.induced[at] ?? 0,
      displaced: (displaced.basin + displaced.elsewhere) * (shares[at] ?? 0),
    })),
  );
}

type Found = { outcome: Omit<ZoneOutcome, 'rank' | 'tied'>; net: Float64Array };

/** One source of numbers a draw, the same for every zone. */
function samplesOf(seed: number, count: number): ((name: string) => number)[] {
  const streams = new Map<string, Float64Array>();
  return Array.from({ length: count }, (_, d) => (name: string) => {
    let stream = streams.get(name);
    if (stream === undefined) streams.set(name, (stream = common(seed, name, count)));
    return stream[d] ?? 0.5;
  });
}

function scenarioPlace(scenario: Scenario, pack: ReferencePack, table: EverywhereTable): Place {
  const zone = pack.zones.findIndex(({ code }) => code === scenario.zone);
  return placeOf(scenario, pack, table, zone);
}

function placeOf(scenario: Scenario, pack: ReferencePack, table: EverywhereTable, zone: number): Place {
  const { branches } = table;
  const served = table.served.subarray(zone * branches, (zone + 1) * branches);
  return settingOf(scenario, pack, { served, residents: table.residents[zone] ?? 0 });
}

function outcomeOf(
  scenario: Scenario,
  pack: ReferencePack,
  table: EverywhereTable,
  zone: number,
  samples: readonly ((name: string) => number)[],
): Found {
  const count = samples.length;
  const { branches, zones, draws } = table;
  const width = (branches + 2) * CARRIED;
  const place = placeOf(scenario, pack, table, zone);
  const country = wholeOf(pack);
  const cells = new Float64Array((branches + 2) * 2 * CARRIED);
  const fill = (own: Float64Array | Float32Array, start: number) => {
    for (let k = 0; k < branches + 2; k += 1) {
      for (let f = 0; f < CARRIED; f += 1) {
        const here = own[start + k * CARRIED + f] ?? 0;
        cells[k * 2 * CARRIED + f] = here;
        cells[(k * 2 + 1) * CARRIED + f] = (country[k * CARRIED + f] ?? 0) - here;
      }
    }
    return cells;
  };
  const resolved = resolveInputs(place, null, null, null);
  const central = effectsOf(place, resolved, fill(table.own, zone * width), place.response.residents);

  const gross = new Float64Array(count);
  const net = new Float64Array(count);
  const france = new Float64Array(count);
  for (const [d, sample] of samples.entries()) {
    const at = draws > 0 ? Math.floor(sample(GEOGRAPHY) * draws) * zones + zone : -1;
    const served = at < 0 ? null : table.drawnServed.subarray(at * branches, (at + 1) * branches);
    const residents = at < 0 ? null : (table.drawnResidents[at] ?? 0);
    if (at >= 0) fill(table.drawnOwn, at * width);
    const one = resolveInputs(place, sample, served, residents);
    const effects = effectsOf(place, one, cells, residents ?? place.response.residents);
    gross[d] = effects.gross;
    net[d] = effects.net;
    france[d] = effects.france;
  }
  const { displaced, net: taken } = lossesOf(place, resolved);
  const jobs = landingJobs(place, resolved, table);
  const shares = branchShares(place);
  const lost = displaced.basin + displaced.elsewhere;
  let winners = 0;
  let losers = 0;
  for (let at = 0; at < zones; at += 1) {
    if (at === zone) continue;
    const balance = (jobs.indirect[at] ?? 0) + (jobs.induced[at] ?? 0) - lost * (shares[at] ?? 0);
    if (balance >= COUNTED) winners += 1;
    if (balance <= -COUNTED) losers += 1;
  }
  const posts = pack.posts[zone]?.[place.branch] ?? 0;
  return {
    net,
    outcome: {
      zone: scenario.zone,
      gross: spread(central.gross, gross),
      net: spread(central.net, net),
      france: spread(central.france, france),
      indirect: central.indirect,
      induced: central.induced,
      valueAdded: central.valueAdded,
      elsewhere: central.elsewhere,
      displacedHere: displaced.basin,
      displacedElsewhere: displaced.elsewhere,
      winners,
      losers,
      boughtHere: resolved.inputs.localPurchaseShare,
      residents: resolved.inputs.residentShare,
      displacement: {
        here: taken.basin.displacement,
        france: taken.france.displacement,
        tension: resolved.tensionDisplacement,
      },
      posts,
      quotient: quotientOf(place),
    },
  };
}

function spread(value: number, drawn: Float64Array): Spread {
  const { p10, p90 } = interval(drawn);
  return { value, p10, p90 };
}

/** The figures of a zone from a table of two areas, the zone and the rest of France. */
function effectsOf(place: Place, resolved: Resolved, cells: Float64Array, residents: number) {
  const { directJobs } = resolved.inputs;
  const { indirect, induced } = carriedBy(place, resolved, cells, residents, LEVELS);
  const { net } = lossesOf(place, resolved);
  const gross = directJobs + indirect.jobs.basin + induced.jobs.basin;
  const elsewhere = indirect.jobs.france + induced.jobs.france;
  return {
    gross,
    net: netAdditional(gross, net.basin),
    france: netAdditional(gross + elsewhere, net.france),
    indirect: indirect.jobs.basin,
    induced: induced.jobs.basin,
    valueAdded: directValueAdded(place, resolved) + indirect.valueAdded.basin + induced.valueAdded.basin,
    elsewhere,
  };
}

/** Jobs in every zone, by suppliers and by what wages buy, of a project in its zone. */
function landingJobs(
  place: Place,
  resolved: Resolved,
  { zones, branches, indirectJobs, inducedJobs }: EverywhereTable,
): { indirect: Float64Array; induced: Float64Array } {
  const { products, wages, extraJobs } = landingWeights(place, resolved);
  const indirect = new Float64Array(zones);
  const induced = new Float64Array(zones);
  for (let k = 0; k < branches + 2; k += 1) {
    const product = products[k] ?? 0;
    const wage = wages[k] ?? 0;
    if (product === 0 && wage === 0) continue;
    const start = (k * zones + place.zone) * zones;
    for (let at = 0; at < zones; at += 1) {
      if (k < branches) indirect[at] = (indirect[at] ?? 0) + product * (indirectJobs[start + at] ?? 0);
      induced[at] = (induced[at] ?? 0) + wage * (inducedJobs[start + at] ?? 0);
    }
  }
  indirect[place.zone] = (indirect[place.zone] ?? 0) + extraJobs;
  return { indirect, induced };
}

const countries = new WeakMap<ReferencePack, Float64Array>();

function wholeOf(pack: ReferencePack): Float64Array {
  const found = countries.get(pack) ?? wholeCountry(nationalOf(pack));
  countries.set(pack, found);
  return found;
}

const spreadOfPosts = new WeakMap<ReferencePack, Map<number, Float64Array>>();

/** Share of the branch's posts in each zone: where the jobs a project displaces are. */
function branchShares({ pack, national, branch }: Place): Float64Array {
  const known = spreadOfPosts.get(pack) ?? new Map<number, Float64Array>();
  spreadOfPosts.set(pack, known);
  const total = national.totalPosts[branch] ?? 0;
  const found =
    known.get(branch) ?? Float64Array.from(pack.posts, (row) => (total > 0 ? (row[branch] ?? 0) / total : 0));
  known.set(branch, found);
  return found;
}

/** Location quotient of the branch in the zone. */
function quotientOf({ pack, national, zone, branch }: Place): number {
  const row = pack.posts[zone] ?? [];
  const here = row.reduce((sum, posts) => sum + posts, 0);
  const all = national.totalPosts.reduce((sum, posts) => sum + posts, 0);
  const total = national.totalPosts[branch] ?? 0;
  return here > 0 && total > 0 ? ((row[branch] ?? 0) / here) * (all / total) : 0;
}
