import type { ReferencePack, Zone } from '#app/engine/pack.ts';

/** Figures of a whole basin that a diagnostic may point at. */
export const BASIN_MEASURES = [
  'population',
  'posts',
  'industry-posts',
  'industry-share',
  'unemployment',
  'unemployment-change',
  'median-income',
  'vacant-housing',
  'brownfields-industrial',
  'brownfields-unused',
  'property-tax',
] as const;
/** Figures of one branch in a basin: salaried posts, and how many times more of them than in France. */
export const BRANCH_MEASURES = ['posts', 'specialisation'] as const;

export type BasinMeasure = (typeof BASIN_MEASURES)[number];
export type BranchMeasure = (typeof BRANCH_MEASURES)[number];

/** What a figure's id says: `unemployment`, or `posts:CK` for a branch. */
export type FigureName = { measure: BasinMeasure; branch: null } | { measure: BranchMeasure; branch: string };

/** `posts` are salaried posts at the end of a year, `point` points of percentage as a share (0.006 for 0.6 point). */
export type FigureUnit = 'people' | 'posts' | 'share' | 'point' | 'EUR/yr' | 'sites' | 'ratio';

/**
 * A figure of the pack for one basin. `value` null when its source is blank there; `france` the same figure for the
 * country where it compares, else null; `sources` are ids of `pack.sources`.
 */
export type Figure = FigureName & {
  id: string;
  value: number | null;
  france: number | null;
  unit: FigureUnit;
  sources: readonly string[];
};

/** Reads the id of a figure; null when it names none. @example parseFigure('posts:CK') // { measure: 'posts', branch: 'CK' } */
export function parseFigure(id: string): FigureName | null {
  const [name, branch, ...rest] = id.split(':');
  if (rest.length > 0) return null;
  if (branch === undefined) {
    const measure = BASIN_MEASURES.find((one) => one === name);
    return measure === undefined ? null : { measure, branch: null };
  }
  const measure = BRANCH_MEASURES.find((one) => one === name);
  return measure === undefined || branch === '' ? null : { measure, branch };
}

/** The id under which a document keeps a figure. */
export function figureId(name: FigureName): string {
  return name.branch === null ? name.measure : `${name.measure}:${name.branch}`;
}

/** The ids offered in a basin: every basin measure, then the branches that have posts there, the most specialised first. */
export function figureIdsOf(pack: ReferencePack, zone: string): readonly string[] {
  const branches = pack.branches
    .map(({ code }) => ({ code, quotient: readFigure(pack, zone, `specialisation:${code}`)?.value ?? 0 }))
    .filter(({ quotient }) => quotient > 0)
    .sort((a, b) => b.quotient - a.quotient || (a.code < b.code ? -1 : 1));
  return [
    ...BASIN_MEASURES,
    ...branches.flatMap(({ code }) => BRANCH_MEASURES.map((measure) => `${measure}:${code}`)),
  ];
}

/**
 * The figure that an entry of the diagnostic points at, at full precision. Null when the id names no figure, or the zone or
 * the branch is not in the pack.
 */
export function readFigure(pack: ReferencePack, zone: string, id: string): Figure | null {
  const name = parseFigure(id);
  const row = pack.zones.findIndex(({ code }) => code === zone);
  const place = pack.zones[row];
  if (name === null || place === undefined) return null;
  if (name.branch !== null) return branchFigure(pack, row, id, name.measure, name.branch);
  return { id, ...name, ...basinFigure(pack, place, row, name.measure) };
}

type Reading = Pick<Figure, 'value' | 'france' | 'unit' | 'sources'>;

function basinFigure(pack: ReferencePack, zone: Zone, row: number, measure: BasinMeasure): Reading {
  const posts = pack.posts[row] ?? [];
  const national = nationalPosts(pack);
  const industry = (counts: readonly number[]): number =>
    counts.reduce((sum, count, index) => sum + (pack.branches[index]?.manufacturing === true ? count : 0), 0);
  const flores = ['insee-flores'] as const;
  switch (measure) {
    case 'population':
      return { value: zone.population, france: null, unit: 'people', sources: ['etalab-decoupage'] };
    case 'posts':
      return { value: total(posts), france: null, unit: 'posts', sources: flores };
    case 'industry-posts':
      return { value: industry(posts), france: null, unit: 'posts', sources: flores };
    case 'industry-share':
      return {
        value: share(industry(posts), total(posts)),
        france: share(industry(national), total(national)),
        unit: 'share',
        sources: flores,
      };
    case 'unemployment':
      return {
        value: zone.unemployment.at(-1) ?? null,
        france: null,
        unit: 'share',
        sources: ['insee-chomage'],
      };
    case 'unemployment-change': {
      const now = zone.unemployment.at(-1) ?? null;
      const before = zone.unemployment.at(-5) ?? null;
      const value = now === null || before === null ? null : now - before;
      return { value, france: null, unit: 'point', sources: ['insee-chomage'] };
    }
    case 'median-income':
      return { value: zone.medianIncome, france: null, unit: 'EUR/yr', sources: ['insee-filosofi'] };
    case 'vacant-housing': {
      const value = zone.housing === null ? null : share(zone.housing.vacant, zone.housing.total);
      return { value, france: null, unit: 'share', sources: ['insee-logement'] };
    }
    case 'brownfields-industrial':
      return {
        value: zone.brownfields?.industrial ?? null,
        france: null,
        unit: 'sites',
        sources: ['cerema-cartofriches'],
      };
    case 'brownfields-unused':
      return {
        value: zone.brownfields?.unused ?? null,
        france: null,
        unit: 'sites',
        sources: ['cerema-cartofriches'],
      };
    case 'property-tax':
      return { value: zone.propertyTaxRate, france: null, unit: 'share', sources: ['dgfip-tfpb'] };
    default:
      return measure satisfies never;
  }
}

function branchFigure(
  pack: ReferencePack,
  row: number,
  id: string,
  measure: BranchMeasure,
  branch: string,
): Figure | null {
  const column = pack.branches.findIndex(({ code }) => code === branch);
  if (column < 0) return null;
  const posts = pack.posts[row] ?? [];
  const own = posts[column] ?? 0;
  const common = { id, measure, branch, sources: ['insee-flores'] };
  if (measure === 'posts') return { ...common, value: own, france: null, unit: 'posts' };
  const national = nationalPosts(pack);
  const here = share(own, total(posts));
  const everywhere = share(national[column] ?? 0, total(national));
  const value = here === null || everywhere === null || everywhere === 0 ? null : here / everywhere;
  return { ...common, value, france: 1, unit: 'ratio' };
}

function nationalPosts(pack: ReferencePack): number[] {
  return pack.branches.map((_, column) => pack.posts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
