import { seedFor, sequence } from '#app/engine/random.ts';
import type { ReactionValue } from './contributions.ts';

/** One person's mark on one statement. */
export type StatementMark = { person: string; statement: string; value: ReactionValue };

/** Below so many people who took sides, nothing is grouped. */
export const CAMPS_FROM = 80;
/** No camp, and no share of a camp, rests on fewer people. */
export const CAMP_LEAST = 10;
export const CAMPS_MOST = 5;
/** Statements a person took sides on to be counted. */
const SIDES_LEAST = 3;
/** Statements kept, those that most people took sides on: the time it takes is bounded. */
const STATEMENTS_MOST = 100;
/** Silhouette under which a room is not told as camps: a single cloud cut in parts reaches 0.35 to 0.40 (R-422, a convention). */
const CLEAR_LEAST = 0.45;
/** Fewer camps are preferred to more while they are nearly as clear (R-422, a convention). */
const CLEAR_NEARLY = 0.1;
/** Difference of shares between two camps from which a statement divides (R-424, a convention). */
const DIVIDES_FROM = 0.25;
const LINES_MOST = 5;
const SEED = 420;
const STARTS = 8;
const ROUNDS = 100;

/** A statement with the share of each camp, in the order of the camps, that agrees among those of it who took sides: 0..1. */
export type CampLine = { statement: string; shares: readonly number[] };

export type Camps = {
  /** People who took sides on enough statements to be counted. */
  people: number;
  /**
   * `few`: fewer than 80 people, nothing is grouped. `one`: the room is of a piece. `camps`: it is told in 2 to 5 camps, the
   * largest first.
   */
  verdict: 'few' | 'one' | 'camps';
  sizes: readonly number[];
  /** Agreed by more than half of every camp, the most agreed first. */
  unites: readonly CampLine[];
  /** Where camps differ most, the largest difference first. */
  divides: readonly CampLine[];
};

type Point = { x: number; y: number };

/**
 * What unites and what divides a large room: people grouped by what they say of the statements. Deterministic;
 * who people are and in which order they come change nothing. Nobody's own marks are in what it gives.
 */
export function findCamps(marks: readonly StatementMark[]): Camps {
  const table = tableOf(marks);
  const people = table.rows.length;
  const none = { people, sizes: [], unites: [], divides: [] };
  if (people < CAMPS_FROM) return { ...none, verdict: 'few' };
  const points = projected(table.rows, table.statements.length);
  const cut = clearest(points);
  if (cut === null) return { ...none, verdict: 'one' };
  const members = ordered(cut, points);
  return {
    people,
    verdict: 'camps',
    sizes: members.map((camp) => camp.length),
    ...linesOf(table, members),
  };
}

/** Rows hold +1 agree, −1 disagree, 0 neither, NaN not asked; columns are statements by id. */
type Table = { statements: readonly string[]; rows: readonly (readonly number[])[] };

const SIDE: Readonly<Record<ReactionValue, number>> = { agree: 1, disagree: -1, pass: 0, surprising: 0 };

function tableOf(marks: readonly StatementMark[]): Table {
  const sides = new Map<string, number>();
  const byPerson = new Map<string, Map<string, number>>();
  for (const { person, statement, value } of marks) {
    const own = byPerson.get(person) ?? new Map<string, number>();
    byPerson.set(person, own.set(statement, SIDE[value]));
  }
  for (const own of byPerson.values())
    for (const [statement, side] of own)
      if (side !== 0) sides.set(statement, (sides.get(statement) ?? 0) + 1);
  const statements = [...sides]
    .filter(([, count]) => count >= CAMP_LEAST)
    .sort(([a, of], [b, against]) => against - of || byCode(a, b))
    .slice(0, STATEMENTS_MOST)
    .map(([statement]) => statement)
    .sort(byCode);
  const rows = [...byPerson.values()]
    .map((own) => statements.map((statement) => own.get(statement) ?? Number.NaN))
    .filter((row) => row.filter((side) => side === 1 || side === -1).length >= SIDES_LEAST)
    // In an order that is of what they say, and not of who they are.
    .map((row) => ({ row, key: row.map((side) => (Number.isNaN(side) ? '?' : side + 1)).join('') }))
    .sort((a, b) => byCode(a.key, b.key))
    .map(({ row }) => row);
  return { statements, rows };
}

/** Two principal components of the rows, centred, what was not asked at the mean, each person weighed by how little they were asked. */
function projected(rows: Table['rows'], columns: number): Point[] {
  const means = Array.from({ length: columns }, (_, column) => {
    const given = rows.map((row) => row[column] ?? Number.NaN).filter((side) => !Number.isNaN(side));
    return given.length === 0 ? 0 : given.reduce((sum, side) => sum + side, 0) / given.length;
  });
  const centred = rows.map((row) => {
    const given = row.filter((side) => !Number.isNaN(side)).length;
    const scale = Math.sqrt(columns / Math.max(1, given));
    return Float64Array.from(row, (side, column) =>
      Number.isNaN(side) ? 0 : (side - (means[column] ?? 0)) * scale,
    );
  });
  // How the columns vary together: the components are of this square, however many people there are.
  const together = Array.from({ length: columns }, (_, of) =>
    Float64Array.from({ length: columns }, (__, with_) => {
      let sum = 0;
      for (const row of centred) sum += (row[of] ?? 0) * (row[with_] ?? 0);
      return sum;
    }),
  );
  const first = component(together, null);
  const second = component(together, first);
  return centred.map((row) => ({ x: dot(row, first), y: dot(row, second) }));
}

/** The direction along which rows differ most, at right angles to `besides`: power iteration from a seeded start. */
function component(together: readonly Float64Array[], besides: Float64Array | null): Float64Array {
  const next = sequence(seedFor(SEED, besides === null ? 'first' : 'second'));
  let axis = unit(
    apart(
      Float64Array.from(together, () => next() - 0.5),
      besides,
    ),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    const turned = unit(
      apart(
        Float64Array.from(together, (row) => dot(row, axis)),
        besides,
      ),
    );
    const moved = turned.reduce(
      (most, value, column) => Math.max(most, Math.abs(value - (axis[column] ?? 0))),
      0,
    );
    axis = turned;
    if (moved < 1e-9) break;
  }
  return axis;
}

function apart(vector: Float64Array, besides: Float64Array | null): Float64Array {
  if (besides === null) return vector;
  const along = dot(vector, besides);
  return vector.map((value, column) => value - along * (besides[column] ?? 0));
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/**
 * The cut in the fewest of 2 to 5 camps whose mean silhouette is nearly the highest; null when none is clear, or none has
 * only camps large enough.
 */
function clearest(points: readonly Point[]): readonly number[] | null {
  const cuts: { cut: readonly number[]; clear: number }[] = [];
  for (let count = 2; count <= CAMPS_MOST; count += 1) {
    const cut = cutIn(points, count);
    const sizes = Array.from({ length: count }, (_, camp) => cut.filter((of) => of === camp).length);
    if (Math.min(...sizes) < CAMP_LEAST) continue;
    const clear = silhouette(points, cut, sizes);
    if (clear >= CLEAR_LEAST) cuts.push({ cut, clear });
  }
  const most = Math.max(...cuts.map(({ clear }) => clear));
  return cuts.find(({ clear }) => clear >= most - CLEAR_NEARLY)?.cut ?? null;
}

/** k-means: the best of eight seeded starts (k-means++). Which camp each point is in. */
function cutIn(points: readonly Point[], count: number): readonly number[] {
  const next = sequence(seedFor(SEED, `camps ${count}`));
  let best: { cut: number[]; spread: number } | null = null;
  for (let start = 0; start < STARTS; start += 1) {
    let centres = seeded(points, count, next);
    let cut: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const now = points.map((point) => nearest(point, centres));
      const still = now.every((camp, at) => camp === cut[at]);
      cut = now;
      if (still) break;
      const sums = centres.map(() => ({ x: 0, y: 0, size: 0 }));
      for (const [at, { x, y }] of points.entries()) {
        const sum = sums[now[at] ?? 0];
        if (sum === undefined) continue;
        sum.x += x;
        sum.y += y;
        sum.size += 1;
      }
      centres = centres.map((centre, camp) => {
        const { x, y, size } = sums[camp] ?? { x: 0, y: 0, size: 0 };
        return size === 0 ? centre : { x: x / size, y: y / size };
      });
    }
    const spread = points.reduce((sum, point, at) => {
      const centre = centres[cut[at] ?? 0];
      return sum + (centre === undefined ? 0 : squared(point, centre));
    }, 0);
    if (best === null || spread < best.spread - 1e-9) best = { cut, spread };
  }
  return best?.cut ?? [];
}

function seeded(points: readonly Point[], count: number, next: () => number): Point[] {
  const centres: Point[] = [];
  const first = points[Math.floor(next() * points.length)];
  if (first !== undefined) centres.push(first);
  while (centres.length < count) {
    const far = points.map((point) => Math.min(...centres.map((centre) => squared(point, centre))));
    let left = next() * far.reduce((sum, value) => sum + value, 0);
    const at = far.findIndex((value) => (left -= value) <= 0);
    const chosen = points[at < 0 ? points.length - 1 : at];
    if (chosen === undefined) break;
    centres.push(chosen);
  }
  return centres;
}

function nearest(point: Point, centres: readonly Point[]): number {
  let best = 0;
  let least = Infinity;
  for (const [camp, centre] of centres.entries()) {
    const away = squared(point, centre);
    if (away < least) [best, least] = [camp, away];
  }
  return best;
}

/** Mean over people of (away from the next camp − away from one's own) ÷ the larger: 1 far apart, 0 side by side. */
function silhouette(points: readonly Point[], cut: readonly number[], sizes: readonly number[]): number {
  let total = 0;
  const away = new Float64Array(sizes.length);
  for (const [at, point] of points.entries()) {
    away.fill(0);
    for (let of = 0; of < points.length; of += 1) {
      const other = points[of];
      const camp = cut[of] ?? 0;
      if (other !== undefined) away[camp] = (away[camp] ?? 0) + Math.sqrt(squared(point, other));
    }
    const mine = cut[at] ?? 0;
    const own = (away[mine] ?? 0) / Math.max(1, (sizes[mine] ?? 1) - 1);
    const next = Math.min(
      ...sizes.flatMap((size, camp) => (camp === mine ? [] : [(away[camp] ?? 0) / size])),
    );
    const most = Math.max(own, next);
    total += most === 0 ? 0 : (next - own) / most;
  }
  return points.length === 0 ? 0 : total / points.length;
}

function squared(a: Point, b: Point): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}

/** Rows of each camp, the largest camp first; of one size, by where they are. */
function ordered(cut: readonly number[], points: readonly Point[]): readonly (readonly number[])[] {
  const camps = [...new Set(cut)].map((camp) => cut.flatMap((of, row) => (of === camp ? [row] : [])));
  const middle = (rows: readonly number[]): number =>
    rows.reduce((sum, row) => sum + (points[row]?.x ?? 0), 0) / rows.length;
  return camps.sort((a, b) => b.length - a.length || middle(a) - middle(b));
}

function linesOf(
  { statements, rows }: Table,
  members: readonly (readonly number[])[],
): Pick<Camps, 'unites' | 'divides'> {
  const lines = statements.flatMap((statement, column) => {
    const sides = members.map((camp) =>
      camp.map((row) => rows[row]?.[column] ?? 0).filter((side) => side === 1 || side === -1),
    );
    // A share that rests on a handful would tell what some people said.
    if (sides.some((of) => of.length < CAMP_LEAST)) return [];
    const shares = sides.map((of) => of.filter((side) => side === 1).length / of.length);
    return [
      { statement, shares, least: Math.min(...shares), gap: Math.max(...shares) - Math.min(...shares) },
    ];
  });
  const plain = ({ statement, shares }: (typeof lines)[number]): CampLine => ({ statement, shares });
  return {
    unites: lines
      .filter(({ least }) => least > 0.5)
      .sort((a, b) => b.least - a.least || byCode(a.statement, b.statement))
      .slice(0, LINES_MOST)
      .map(plain),
    divides: lines
      .filter(({ least, gap }) => least <= 0.5 && gap >= DIVIDES_FROM)
      .sort((a, b) => b.gap - a.gap || byCode(a.statement, b.statement))
      .slice(0, LINES_MOST)
      .map(plain),
  };
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
