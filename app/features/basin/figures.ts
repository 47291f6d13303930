import { cellReader, reading } from '#app/engine/cells.ts';
import { comparableMedian, comparableZones, type ComparableZone } from '#app/engine/comparable.ts';
import type { Grade, OfficialCell, ReadRule, TraceNode, Unit } from '#app/engine/types.ts';
import type { FullPack, ZoneContext } from '#app/reference/index.ts';
import { FIGURE_IDS, type FigureId } from './figure-ids.ts';
import { franceOf, regionOf, type Territory, zoneTerritory } from './territory.ts';

/** One figure for the basin, its main region, France, and the middle of comparable basins; null where the source covers nothing. */
export type KeyFigure = {
  id: FigureId;
  zone: TraceNode | null;
  region: TraceNode | null;
  france: TraceNode | null;
  comparable: TraceNode | null;
};

/** A basin like this one, with the share of its posts in the same branches. */
export type ComparableBasin = { code: string; name: string; overlap: TraceNode };

/** One branch of a basin: posts, posts a year earlier (null when blank in the source), and how much more present than in France. */
export type Specialisation = {
  code: string;
  label: string;
  manufacturing: boolean;
  posts: TraceNode;
  /** Posts gained or lost in a year; null when the year before is blank in the source. */
  change: TraceNode | null;
  quotient: TraceNode;
};

/** A basin among the others, for the map: its manufacturing posts give the area of its circle. */
type MapZone = { code: string; name: string; lon: number; lat: number; jobs: number };

/** All that the basin page shows, as plain data. */
export type BasinFigures = {
  code: string;
  name: string;
  communes: number;
  epci: number;
  departments: readonly { code: string; name: string }[];
  regions: readonly { code: string; name: string }[];
  /** Main region, for the comparison column. */
  region: { code: string; name: string; split: boolean } | null;
  neighbours: readonly { code: string; name: string }[];
  /** False where the official file counts no post by branch (Mayotte). */
  hasPosts: boolean;
  manufacturing: { posts: TraceNode; change: TraceNode } | null;
  figures: readonly KeyFigure[];
  /** The basins it is compared with, the most alike first; empty where too few are its size. */
  comparable: readonly ComparableBasin[];
  specialisations: readonly Specialisation[];
  unemployment: {
    quarters: readonly string[];
    zone: readonly (number | null)[];
    france: readonly (number | null)[];
    /** Zones that have a rate at each quarter, and the people they weigh with. */
    covered: readonly { zones: number; people: number }[];
    /** Cells of the country's rates and of its people; up to which quarter they are in the earlier publication. */
    reads: { rates: readonly OfficialCell[]; people: readonly OfficialCell[]; before: string | null };
  } | null;
  map: readonly MapZone[];
  packVersion: string;
};

/** Cells of each zone of a territory, or of the whole country at once; how they make a figure of the territory. */
type Reads = (zone: number | null) => readonly OfficialCell[];

function readsOver(territory: Territory, reads: Reads): readonly OfficialCell[] {
  return territory.kind === 'france' ? reads(null) : territory.members.flatMap(([at]) => reads(at));
}

function howOver(territory: Territory, alone: ReadRule): ReadRule {
  if (territory.kind === 'zone') return alone;
  return territory.split ? 'sum-of-parts' : alone === 'cell' ? 'sum' : alone;
}

type Leaf = {
  id: string;
  value: number | null;
  unit: Unit;
  grade: Grade;
  sources: readonly string[];
  cell?: string;
};

function leaf({ id, value, unit, grade, sources, cell }: Leaf): TraceNode {
  return {
    id,
    value,
    unit,
    grade,
    rule: 'source',
    inputs: [],
    sources: [...sources],
    ...(cell === undefined ? {} : { cell }),
  };
}

function derived(
  id: string,
  value: number | null,
  unit: Unit,
  rule: string,
  inputs: TraceNode[],
  cell?: string,
): TraceNode {
  const weakest =
    inputs
      .map((input) => input.grade)
      .toSorted()
      .at(-1) ?? 'E';
  return {
    id,
    value,
    unit,
    grade: weakest,
    rule,
    inputs,
    sources: [],
    ...(cell === undefined ? {} : { cell }),
  };
}

/** Adds a figure of the zones over a territory; a zone partly inside counts for its people's share. Null when no zone has it. */
function sumOver(
  pack: FullPack,
  territory: Territory,
  read: (zone: ZoneContext, at: number) => number | null,
): number | null {
  let total: number | null = null;
  for (const [at, share] of territory.members) {
    const zone = pack.zones[at];
    const value = zone === undefined ? null : read(zone, at);
    if (value !== null) total = (total ?? 0) + value * share;
  }
  return total;
}

/** Mean of the zones weighted by population, over those that have the figure, with the people it covers. */
function meanOver(
  pack: FullPack,
  territory: Territory,
  read: (zone: ZoneContext) => number | null,
): { mean: number | null; people: number } {
  let weighted = 0;
  let people = 0;
  for (const [at, share] of territory.members) {
    const zone = pack.zones[at];
    const value = zone === undefined ? null : read(zone);
    if (zone === undefined || value === null) continue;
    weighted += value * zone.population * share;
    people += zone.population * share;
  }
  return { mean: people > 0 ? weighted / people : null, people };
}

function sumGrade(territory: Territory): Grade {
  if (territory.split) return 'E';
  return territory.kind === 'france' ? 'D' : 'C';
}

/** A count by zone, and the official cells it is read in. */
type Counted = {
  id: string;
  read: (zone: ZoneContext, at: number) => number | null;
  reads: Reads;
  how: ReadRule;
};

/** Ratio of two sums of official counts over a territory (rule B-01); null where either covers nothing. */
function ratio(
  pack: FullPack,
  territory: Territory,
  figure: { id: string; unit: Unit; rule: string; per?: number; source: string; over: string },
  part: Counted,
  whole: Counted,
): TraceNode | null {
  const [top, bottom] = [sumOver(pack, territory, part.read), sumOver(pack, territory, whole.read)];
  if (top === null || bottom === null || bottom === 0) return null;
  const grade = sumGrade(territory);
  return derived(
    figure.id,
    (top / bottom) * (figure.per ?? 1),
    figure.unit,
    figure.rule,
    [
      reading(
        leaf({
          id: part.id,
          value: top,
          unit: 'index',
          grade,
          sources: [figure.source],
          cell: territory.name,
        }),
        howOver(territory, part.how),
        readsOver(territory, part.reads),
      ),
      reading(
        leaf({
          id: whole.id,
          value: bottom,
          unit: 'index',
          grade,
          sources: [figure.over],
          cell: territory.name,
        }),
        howOver(territory, whole.how),
        readsOver(territory, whole.reads),
      ),
    ],
    territory.name,
  );
}

function mean(
  pack: FullPack,
  territory: Territory,
  figure: { id: string; unit: Unit; source: string; scale?: number; grade: Grade },
  read: (zone: ZoneContext) => number | null,
  { reads, how }: Pick<Counted, 'reads' | 'how'>,
): TraceNode | null {
  const { mean: value, people } = meanOver(pack, territory, read);
  if (value === null) return null;
  const scaled = value * (figure.scale ?? 1);
  if (territory.kind === 'zone') {
    return reading(
      leaf({ ...figure, value: scaled, sources: [figure.source], cell: territory.name }),
      how,
      readsOver(territory, reads),
    );
  }
  const counted = territory.members.filter(([at]) => {
    const zone = pack.zones[at];
    return zone !== undefined && read(zone) !== null;
  }).length;
  return derived(
    figure.id,
    scaled,
    figure.unit,
    'B-03',
    [
      reading(
        leaf({
          id: 'basin.zones',
          value: counted,
          unit: 'index',
          grade: 'E',
          sources: [figure.source],
          cell: territory.name,
        }),
        'mean',
        readsOver(territory, reads),
      ),
      reading(
        leaf({
          id: 'basin.population',
          value: people,
          unit: 'index',
          grade: 'E',
          sources: ['etalab-decoupage'],
          cell: territory.name,
        }),
        howOver(territory, 'communes-sum'),
        readsOver(territory, (zone) => cellReader(pack).communes('population', zone)),
      ),
    ],
    territory.name,
  );
}

function isManufacturing(pack: FullPack, branch: number): boolean {
  return pack.branches[branch]?.manufacturing ?? false;
}

function totalOf(row: readonly (number | null)[] | undefined): number {
  return (row ?? []).reduce<number>((sum, posts) => sum + (posts ?? 0), 0);
}

function manufacturingOf(pack: FullPack, row: readonly (number | null)[] | undefined): number {
  return (row ?? []).reduce<number>(
    (sum, posts, at) => (isManufacturing(pack, at) ? sum + (posts ?? 0) : sum),
    0,
  );
}

/** Computes all that the page of a basin shows. Pure: same pack, same digits. */
export function basinFigures(pack: FullPack, zone: ZoneContext): BasinFigures {
  const known = figures.get(zone) ?? computeFigures(pack, zone);
  figures.set(zone, known);
  return known;
}

/** Of a zone of one pack, computed once: three hundred phones ask for the same within ten seconds. */
const figures = new WeakMap<ZoneContext, BasinFigures>();

function computeFigures(pack: FullPack, zone: ZoneContext): BasinFigures {
  const at = pack.zones.indexOf(zone);
  const here = zoneTerritory(pack, zone);
  const region = regionOf(pack, zone);
  const france = franceOf(pack);
  const row = pack.posts[at] ?? [];
  const hasPosts = totalOf(row) > 0;
  const last = pack.quarters.length - 1;
  const cells = cellReader(pack);
  const [year, before] = [pack.postsYear, (pack.postsYear ?? 0) - 1];

  const build: Record<FigureId, (territory: Territory) => TraceNode | null> = {
    manufacturingShare: (territory) =>
      ratio(
        pack,
        territory,
        {
          id: 'basin.manufacturingShare',
          unit: 'share',
          rule: 'B-01',
          source: 'insee-flores',
          over: 'insee-flores',
        },
        {
          id: 'basin.manufacturingPosts',
          read: (_, index) => postsOrNull(pack, index, manufacturingOf),
          reads: (index) => cells.manufacturing(index),
          how: 'sum',
        },
        {
          id: 'basin.posts',
          read: (_, index) => postsOrNull(pack, index, (__, posts) => totalOf(posts)),
          reads: (index) => cells.posts(index, null),
          how: 'sum',
        },
      ),
    unemployment: (territory) =>
      mean(
        pack,
        territory,
        { id: 'basin.unemployment', unit: 'share', source: 'insee-chomage', grade: 'C' },
        (one) => one.unemployment[last] ?? null,
        { reads: (index) => cells.unemployment(index), how: 'cell' },
      ),
    income: (territory) =>
      mean(
        pack,
        territory,
        { id: 'basin.income', unit: 'kEUR/yr', source: 'insee-filosofi', scale: 1 / 1000, grade: 'E' },
        (one) => one.medianIncome,
        { reads: (index) => cells.communes('income', index), how: 'communes-mean' },
      ),
    population: (territory) => {
      const value = sumOver(pack, territory, (one) => one.population);
      return value === null
        ? null
        : reading(
            leaf({
              id: 'basin.population',
              value,
              unit: 'people',
              grade: 'C',
              sources: ['etalab-decoupage'],
              cell: territory.name,
            }),
            howOver(territory, 'communes-sum'),
            readsOver(territory, (index) => cells.communes('population', index)),
          );
    },
    vacancy: (territory) =>
      ratio(
        pack,
        territory,
        {
          id: 'basin.vacancy',
          unit: 'share',
          rule: 'B-01',
          source: 'insee-logement',
          over: 'insee-logement',
        },
        {
          id: 'basin.vacantDwellings',
          read: (one) => one.housing?.vacant ?? null,
          reads: (index) => cells.communes('vacant', index),
          how: 'communes-sum',
        },
        {
          id: 'basin.dwellings',
          read: (one) => one.housing?.total ?? null,
          reads: (index) => cells.communes('dwellings', index),
          how: 'communes-sum',
        },
      ),
    brownfields: (territory) =>
      ratio(
        pack,
        territory,
        {
          id: 'basin.brownfields',
          unit: 'index',
          rule: 'B-04',
          per: 100_000,
          source: 'cerema-cartofriches',
          over: 'etalab-decoupage',
        },
        {
          id: 'basin.brownfieldSites',
          read: (one) => one.brownfields?.sites ?? null,
          reads: (index) => cells.communes('sites', index),
          how: 'communes-sum',
        },
        {
          id: 'basin.population',
          read: (one) => one.population,
          reads: (index) => cells.communes('population', index),
          how: 'communes-sum',
        },
      ),
  };
  const alike = comparableZones(pack, at).flatMap((one) => {
    const other = pack.zones[one.at];
    return other === undefined ? [] : [{ ...one, zone: other }];
  });
  const figures = FIGURE_IDS.map((id): KeyFigure => ({
    id,
    zone: build[id](here),
    region: region === null ? null : build[id](region),
    france: build[id](france),
    comparable: comparableMedian(alike.flatMap((one) => build[id](zoneTerritory(pack, one.zone)) ?? [])),
  }));
  const own = zone.unemployment.some((rate) => rate !== null);
  const manufacturingNode = () =>
    official(
      'basin.manufacturingPosts',
      manufacturingOf(pack, row),
      'C',
      zone.name,
      'sum',
      cells.manufacturing(at, year),
    );
  return {
    code: zone.code,
    name: zone.name,
    communes: zone.communes,
    epci: zone.epci,
    departments: zone.departments.map((code) => ({ code, name: pack.departments[code]?.name ?? code })),
    regions: zone.regions.map((code) => ({ code, name: pack.regions[code] ?? code })),
    region: region === null ? null : { code: region.code, name: region.name, split: region.split },
    neighbours: zone.neighbours
      .toSorted((a, b) => b[1] - a[1])
      .map(([code]) => ({ code, name: pack.zones.find((other) => other.code === code)?.name ?? code })),
    hasPosts,
    manufacturing: hasPosts
      ? {
          posts: manufacturingNode(),
          change: changeOf(
            manufacturingNode(),
            official(
              'basin.previousPosts',
              manufacturingOf(pack, pack.previousPosts[at]),
              'C',
              zone.name,
              'sum',
              withValue(cells.manufacturing(at, before), manufacturingOf(pack, pack.previousPosts[at])),
            ),
          ),
        }
      : null,
    figures,
    comparable: alike.map((one) => ({
      code: one.zone.code,
      name: one.zone.name,
      overlap: overlapNode(pack, at, one),
    })),
    specialisations: hasPosts ? specialisations(pack, zone, at) : [],
    unemployment: own
      ? {
          quarters: pack.quarters,
          zone: zone.unemployment,
          ...franceSeries(pack),
          reads: {
            rates: cells.unemployment(null),
            people: cells.communes('population', null),
            before: pack.sources['insee-chomage']?.tables?.['before']?.year ?? null,
          },
        }
      : null,
    map: pack.zones.map((one, index) => ({
      code: one.code,
      name: one.name,
      lon: one.lon,
      lat: one.lat,
      jobs: manufacturingOf(pack, pack.posts[index]),
    })),
    packVersion: pack.version,
  };
}

type FranceSeries = Pick<NonNullable<BasinFigures['unemployment']>, 'france' | 'covered'>;
const series = new WeakMap<FullPack, FranceSeries>();

/** The country's rate quarter by quarter, and what it covers: the same for every basin, computed once a pack. */
function franceSeries(pack: FullPack): FranceSeries {
  const known = series.get(pack);
  if (known !== undefined) return known;
  const france = franceOf(pack);
  const means = pack.quarters.map((_, at) => meanOver(pack, france, (one) => one.unemployment[at] ?? null));
  const made: FranceSeries = {
    france: means.map(({ mean: rate }) => rate),
    covered: means.map(({ people }, at) => ({
      zones: pack.zones.filter((one) => (one.unemployment[at] ?? null) !== null).length,
      people,
    })),
  };
  series.set(pack, made);
  return made;
}

/** A count of the official file of posts. */
function official(
  id: string,
  value: number,
  grade: Grade,
  cell: string,
  how: ReadRule,
  reads: readonly OfficialCell[],
): TraceNode {
  return reading(leaf({ id, value, unit: 'index', grade, sources: ['insee-flores'], cell }), how, reads);
}

/** Share of the posts of two basins that are in the same branches, from the rows of both. */
function overlapNode(pack: FullPack, own: number, { at, overlap }: ComparableZone): TraceNode {
  const cells = cellReader(pack);
  const posts = [own, at].map((one) =>
    official(
      'basin.posts',
      totalOf(pack.posts[one]),
      'C',
      pack.zones[one]?.name ?? '',
      'sum',
      cells.posts(one, null),
    ),
  );
  return derived('basin.overlap', overlap, 'share', 'R-500', posts, pack.zones[at]?.name);
}

/** Cells of another year, whose figure the page has: the engine's pack holds one year. */
function withValue(cells: readonly OfficialCell[], value: number): readonly OfficialCell[] {
  return cells.map((cell) => ({ ...cell, value }));
}

/** Posts of a year less those of the year before (rule B-05). */
function changeOf(now: TraceNode, before: TraceNode): TraceNode {
  const value = (now.value ?? 0) - (before.value ?? 0);
  return derived('basin.change', value, 'index', 'B-05', [now, before], now.cell);
}

/** The country's rate at one quarter: how the mean of the zones is made (rule B-03). */
export function franceRateNode(
  { france, covered, quarters, reads }: NonNullable<BasinFigures['unemployment']>,
  at: number,
): TraceNode {
  const quarter = quarters[at] ?? '';
  const of = covered[at] ?? { zones: 0, people: 0 };
  const cell = `France, ${quarter}`;
  const people = reading(
    leaf({
      id: 'basin.population',
      value: of.people,
      unit: 'index',
      grade: 'E',
      sources: ['etalab-decoupage'],
      cell: 'France',
    }),
    'communes-sum',
    reads.people,
  );
  const table = reads.rates.map((one) => ({
    ...one,
    table: reads.before !== null && quarter <= reads.before ? 'before' : one.table,
    column: { code: quarter, label: quarter },
    year: quarter,
  }));
  const zones = reading(
    leaf({
      id: 'basin.zones',
      value: of.zones,
      unit: 'index',
      grade: 'E',
      sources: ['insee-chomage'],
      cell,
    }),
    'mean',
    table,
  );
  return derived('basin.unemployment', france[at] ?? null, 'share', 'B-03', [zones, people], cell);
}

/** A zone the file does not cover has no posts at all: it is left out of the sums rather than counted as zero. */
function postsOrNull(
  pack: FullPack,
  index: number,
  read: (pack: FullPack, row: readonly number[] | undefined) => number,
): number | null {
  const row = pack.posts[index];
  return totalOf(row) > 0 ? read(pack, row) : null;
}

/** Location quotients of a zone's branches, from the most specialised down; branches without posts are left out. */
function specialisations(pack: FullPack, zone: ZoneContext, at: number): Specialisation[] {
  const row = pack.posts[at] ?? [];
  const cells = cellReader(pack);
  const here = totalOf(row);
  const everywhere = pack.posts.reduce((sum, posts) => sum + totalOf(posts), 0);
  return pack.branches
    .map((branch, index): Specialisation | null => {
      const posts = row[index] ?? 0;
      const national = pack.posts.reduce((sum, other) => sum + (other[index] ?? 0), 0);
      if (posts === 0 || national === 0) return null;
      const previous = pack.previousPosts[at]?.[index] ?? null;
      const cell = `${zone.name}, ${branch.code}`;
      const own = official('basin.branchPosts', posts, 'C', cell, 'cell', cells.posts(at, index));
      const before = withValue(cells.posts(at, index, (pack.postsYear ?? 0) - 1), previous ?? 0);
      return {
        code: branch.code,
        label: branch.label,
        manufacturing: branch.manufacturing,
        posts: own,
        change:
          previous === null
            ? null
            : changeOf(own, official('basin.previousPosts', previous, 'C', cell, 'cell', before)),
        quotient: derived(
          'basin.quotient',
          posts / here / (national / everywhere),
          'ratio',
          'B-02',
          [
            own,
            official('basin.posts', here, 'C', zone.name, 'sum', cells.posts(at, null)),
            official(
              'basin.branchPostsFrance',
              national,
              'D',
              `France, ${branch.code}`,
              'sum',
              cells.posts(null, index),
            ),
            official('basin.postsFrance', everywhere, 'D', 'France', 'sum', cells.posts(null, null)),
          ],
          `${zone.name}, ${branch.code}`,
        ),
      };
    })
    .filter((one) => one !== null)
    .toSorted((a, b) => (b.quotient.value ?? 0) - (a.quotient.value ?? 0) || (a.code < b.code ? -1 : 1));
}
