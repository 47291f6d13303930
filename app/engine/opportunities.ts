import { cellReader, reading, sourcesOf } from './cells.ts';
import { decayOf, DISTANCE_CEILING_KM, isSheltered, marketOf } from './geography.ts';
import type { ReferencePack } from './pack.ts';
import { locationQuotients } from './quotients.ts';
import { centralGeography } from './responses.ts';
import { refuse, succeed } from './result.ts';
import { nationalOf } from './table.ts';
import type { Grade, OfficialCell, ReadRule, Result, TraceNode, Unit } from './types.ts';

/** What speaks for a branch in a zone; each counts for as much as the others. */
export const OPPORTUNITY_PARTS = [
  'specialisation',
  'relatedness',
  'suppliers',
  'market',
  'imports',
  'jobs',
] as const;
export type OpportunityPart = (typeof OPPORTUNITY_PARTS)[number];

/** `strength`: already more than its share here. `near`: less, beside what is strong here. `bet`: less, and far from it. */
export type OpportunityKind = 'strength' | 'near' | 'bet';

/** One part: its own figure, and the share of the others that it beats, 0..1 (ties count for half). */
export type OpportunityScore = { value: number; score: number };

/** How well one branch suits one zone, with all that the score is made of. */
export type Opportunity = {
  branch: string;
  /** Mean of the parts, 0..100, and its place among the branches of the zone; equal scores share a rank. */
  score: number;
  rank: number;
  kind: OpportunityKind;
  parts: Readonly<Record<OpportunityPart, OpportunityScore>>;
  /** The official cells that each part is read in. */
  reads: Readonly<Record<OpportunityPart, readonly OfficialCell[]>>;
  /** Posts of the branch here; M€ of the table's year of its product used here, and share of it made here. */
  posts: number;
  demand: number;
  served: number;
  /** Specialities of the zone that go with the branch, the nearest first, with their proximity 0..1. */
  related: readonly { branch: string; proximity: number }[];
  /** What the branch buys most in France: share of its domestic purchases, and share of it that the zone serves. */
  suppliers: readonly { branch: string; share: number; served: number }[];
};

const NAMED = 3;

/** Branches that a zone may seek: those bought beyond it (R-13 exposed) and with posts somewhere. */
function isSought(pack: ReferencePack, branch: number): boolean {
  const one = pack.branches[branch];
  return one !== undefined && !isSheltered(one) && (nationalOf(pack).totalPosts[branch] ?? 0) > 0;
}

/**
 * Proximity of branches from where they are found together: the smaller of the two chances that a zone specialised
 * in one is specialised in the other. `specialised[zone][branch]`; symmetric, 1 on the diagonal, 0 with a branch found nowhere.
 * @example proximity([[true, true], [true, false]]) // [[1, 0.5], [0.5, 1]]
 */
export function proximity(specialised: readonly (readonly boolean[])[]): number[][] {
  const branches = specialised[0]?.length ?? 0;
  const counts = Array.from({ length: branches }, (_, i) => specialised.filter((row) => row[i]).length);
  return counts.map((here, i) =>
    counts.map((there, j) => {
      if (here === 0 || there === 0) return 0;
      return specialised.filter((row) => row[i] && row[j]).length / Math.max(here, there);
    }),
  );
}

/** Share of the proximity around a branch that a zone's specialities hold, itself left out; 0 when nothing is near. */
export function density(near: readonly number[], specialised: readonly boolean[], branch: number): number {
  let held = 0;
  let all = 0;
  for (const [j, close] of near.entries()) {
    if (j === branch) continue;
    all += close;
    if (specialised[j]) held += close;
  }
  return all > 0 ? held / all : 0;
}

/**
 * Share of the others that each value beats, equal ones for half (mid-rank): 0 for the least, 1 for the most, 0.5 alone.
 * @example beaten([1, 2, 2, 5]) // [0, 0.5, 0.5, 1]
 */
export function beaten(values: readonly number[]): number[] {
  if (values.length < 2) return values.map(() => 0.5);
  const sorted = values.toSorted((a, b) => a - b);
  const first = new Map<number, number>();
  const count = new Map<number, number>();
  for (const [at, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, at);
    count.set(value, (count.get(value) ?? 0) + 1);
  }
  return values.map(
    (value) => ((first.get(value) ?? 0) + ((count.get(value) ?? 1) - 1) / 2) / (values.length - 1),
  );
}

type Landscape = {
  /** Indices of the pack: zones with posts, branches sought. */
  zones: readonly number[];
  branches: readonly number[];
  specialised: readonly (readonly boolean[])[];
  near: readonly (readonly number[])[];
  /** `parts[part][zone][branch]`, in the order of `zones` and `branches`. */
  parts: Readonly<Record<OpportunityPart, readonly (readonly OpportunityScore[])[]>>;
  demand: Float64Array;
  served: Float64Array;
};

const landscapes = new WeakMap<ReferencePack, Landscape>();

/** Figures of every zone and branch, once a pack: a rank among zones needs them all. */
function landscapeOf(pack: ReferencePack): Landscape {
  const found = landscapes.get(pack);
  if (found) return found;
  const national = nationalOf(pack);
  const { size, technology } = national;
  const all = pack.zones.length;
  const zones = pack.posts.flatMap((row, r) => (row.some((posts) => posts > 0) ? [r] : []));
  const branches = pack.branches.flatMap((_, i) => (isSought(pack, i) ? [i] : []));
  const { slq } = locationQuotients(pack.posts);
  const { demand, served } = marketOf(pack, centralGeography(pack));
  const quotients = zones.map((r) => branches.map((i) => slq[r]?.[i] ?? 0));
  const specialised = quotients.map((row) => row.map((quotient) => quotient > 1));
  const near = proximity(specialised);
  const bought = branches.map((i) => {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += technology[k * size + i] ?? 0;
    return sum;
  });
  const supplied = (r: number, at: number): number => {
    const i = branches[at] ?? 0;
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += (technology[k * size + i] ?? 0) * (served[k * all + r] ?? 0);
    return (bought[at] ?? 0) > 0 ? sum / (bought[at] ?? 1) : 0;
  };
  const reach = (r: number, at: number): number => {
    const i = branches[at] ?? 0;
    const branch = pack.branches[i];
    const decay = branch === undefined ? 0 : decayOf(branch);
    let sum = 0;
    for (const s of zones) {
      const km = s === r ? 0 : Math.min(pack.distances[r]?.[s] ?? 0, DISTANCE_CEILING_KM);
      sum += (demand[i * all + s] ?? 0) * Math.exp(-decay * km);
    }
    return sum;
  };
  const rankedOverZones = (value: (r: number, at: number, row: number) => number) => {
    const values = zones.map((r, row) => branches.map((_, at) => value(r, at, row)));
    const columns = branches.map((_, at) => beaten(values.map((row) => row[at] ?? 0)));
    return values.map((row, z) => row.map((one, at) => ({ value: one, score: columns[at]?.[z] ?? 0 })));
  };
  const rankedOverBranches = (values: readonly number[]) => {
    const scores = beaten(values);
    const row = values.map((value, at) => ({ value, score: scores[at] ?? 0 }));
    return zones.map(() => row);
  };
  const landscape: Landscape = {
    zones,
    branches,
    specialised,
    near,
    parts: {
      specialisation: rankedOverZones((_, at, row) => quotients[row]?.[at] ?? 0),
      relatedness: rankedOverZones((_, at, row) => density(near[at] ?? [], specialised[row] ?? [], at)),
      suppliers: rankedOverZones(supplied),
      market: rankedOverZones(reach),
      imports: rankedOverBranches(branches.map((i) => pack.importPenetration?.[i] ?? 0)),
      jobs: rankedOverBranches(branches.map((i) => (national.posts[i] ?? 0) * 1000)),
    },
    demand,
    served,
  };
  landscapes.set(pack, landscape);
  return landscape;
}

/**
 * Which branches suit a zone, the best first, each with what its score is made of. Needs the distances of
 * the whole pack. Refuses `unknown-zone`, `zone-without-jobs` and `response-missing` (a slice without distances).
 */
export function opportunities(pack: ReferencePack, zone: string): Result<Opportunity[]> {
  const r = pack.zones.findIndex(({ code }) => code === zone);
  if (r < 0) return refuse('unknown-zone', { zone });
  if (pack.distances.length !== pack.zones.length) return refuse('response-missing', { zone });
  const land = landscapeOf(pack);
  const row = land.zones.indexOf(r);
  if (row < 0) return refuse('zone-without-jobs', { zone });
  const { technology, size } = nationalOf(pack);
  const all = pack.zones.length;
  const codeOf = (i: number) => pack.branches[i]?.code ?? '';
  const cells = cellReader(pack);
  const everyPost = cells.posts(null, null);
  const found = land.branches.map((i, at): Omit<Opportunity, 'rank'> => {
    const part = (id: OpportunityPart): OpportunityScore =>
      land.parts[id][row]?.[at] ?? { value: 0, score: 0 };
    const parts: Record<OpportunityPart, OpportunityScore> = {
      specialisation: part('specialisation'),
      relatedness: part('relatedness'),
      suppliers: part('suppliers'),
      market: part('market'),
      imports: part('imports'),
      jobs: part('jobs'),
    };
    const sum = OPPORTUNITY_PARTS.reduce((total, id) => total + parts[id].score, 0);
    const purchases = pack.branches.map((_, k) => technology[k * size + i] ?? 0);
    const bought = purchases.reduce((total, share) => total + share, 0);
    return {
      branch: codeOf(i),
      score: (100 * sum) / OPPORTUNITY_PARTS.length,
      kind: parts.specialisation.value >= 1 ? 'strength' : parts.relatedness.score >= 0.5 ? 'near' : 'bet',
      parts,
      reads: {
        specialisation: [
          ...cells.posts(r, i),
          ...cells.posts(r, null),
          ...cells.posts(null, i),
          ...everyPost,
        ],
        relatedness: everyPost,
        suppliers: [...cells.purchases(i), ...cells.posts(r, null), ...everyPost],
        market: [...cells.sales(i), ...everyPost, ...cells.centres(r), ...cells.centres(null)],
        imports: cells.penetration(i),
        jobs: [...cells.posts(null, i), ...cells.output(i)],
      },
      posts: pack.posts[r]?.[i] ?? 0,
      demand: land.demand[i * all + r] ?? 0,
      served: land.served[i * all + r] ?? 0,
      related: land.branches
        .map((j, other) => ({ branch: codeOf(j), proximity: land.near[at]?.[other] ?? 0, other }))
        .filter(({ other, proximity: close }) => other !== at && close > 0 && land.specialised[row]?.[other])
        .toSorted((a, b) => b.proximity - a.proximity || (a.branch < b.branch ? -1 : 1))
        .slice(0, NAMED)
        .map(({ branch, proximity: close }) => ({ branch, proximity: close })),
      suppliers: purchases
        .map((share, k) => ({
          branch: codeOf(k),
          share: bought > 0 ? share / bought : 0,
          served: land.served[k * all + r] ?? 0,
        }))
        .filter(({ share }) => share > 0)
        .toSorted((a, b) => b.share - a.share || (a.branch < b.branch ? -1 : 1))
        .slice(0, NAMED),
    };
  });
  const ordered = found.toSorted((a, b) => b.score - a.score || (a.branch < b.branch ? -1 : 1));
  return succeed(
    ordered.map((one) => ({ ...one, rank: 1 + ordered.findIndex(({ score }) => score === one.score) })),
  );
}

/** How each part is written, how sure it is, the rule it follows and the sources of the pack it is read in. */
export const OPPORTUNITY_SOURCES: Readonly<
  Record<OpportunityPart, { unit: Unit; grade: Grade; rule: string; sources: readonly string[] }>
> = {
  specialisation: { unit: 'ratio', grade: 'C', rule: 'R-10', sources: ['insee-flores'] },
  relatedness: { unit: 'share', grade: 'E', rule: 'R-116', sources: ['insee-flores'] },
  suppliers: { unit: 'share', grade: 'E', rule: 'R-117', sources: ['insee-tes-2019', 'insee-flores'] },
  market: {
    unit: 'kEUR/yr',
    grade: 'E',
    rule: 'R-118',
    sources: ['insee-tes-2019', 'insee-flores', 'ancrage-centres'],
  },
  imports: { unit: 'share', grade: 'D', rule: 'R-119', sources: ['wiod-2014'] },
  jobs: { unit: 'per-MEUR', grade: 'D', rule: 'R-119', sources: ['insee-flores', 'insee-tes-2019'] },
};

/** How the cells of each part make it; the import share is one of WIOD, or of a table that was imported in its place. */
const READ_AS: Readonly<Record<OpportunityPart, ReadRule>> = {
  specialisation: 'ratio',
  relatedness: 'whole',
  suppliers: 'whole',
  market: 'whole',
  imports: 'wiod-share',
  jobs: 'ratio',
};

/** Derivation of a score: the mean of its parts, each a rank between 0 and 1 with the figure it ranks. */
export function traceOpportunity(opportunity: Opportunity, cell: string): TraceNode {
  return {
    id: 'opportunity.score',
    value: opportunity.score / 100,
    unit: 'share',
    grade: 'E',
    rule: 'R-115',
    sources: [],
    cell,
    inputs: OPPORTUNITY_PARTS.map((id): TraceNode => {
      const { value, score } = opportunity.parts[id];
      const { unit, grade, rule, sources } = OPPORTUNITY_SOURCES[id];
      const reads = opportunity.reads[id];
      const ofWiod = reads.every(({ source }) => source === 'wiod-2014');
      return {
        id: `opportunity.rank.${id}`,
        value: score,
        unit: 'share',
        grade: 'E',
        rule: 'R-115',
        sources: [],
        cell,
        inputs: [
          reading(
            {
              id: `opportunity.${id}`,
              value: unit === 'kEUR/yr' ? value * 1000 : value,
              unit,
              grade,
              rule,
              inputs: [],
              sources: reads.length === 0 ? [...sources] : sourcesOf(reads),
              cell,
            },
            id === 'imports' && !ofWiod ? 'whole' : READ_AS[id],
            reads,
          ),
        ],
      };
    }),
  };
}
