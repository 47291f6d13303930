import type { PayPoint } from '#app/engine/rates.ts';
import type { Levies, Pay } from './pay-rules.ts';

/** The table of pay as `app/engine/pay-table.json` holds it. */
export type PayTable = {
  rules: string;
  /** Largest relative error found on the cost and on the net pay: see `payErrors`. */
  error: { cost: number; net: number };
  points: PayPoint[];
  /** CSG and CRDS of a monthly gross pay, € a month; the training contribution, share of gross pay. */
  csg: [gross: number, amount: number][];
  training: number;
  /** Corporate tax, share of a taxable profit, and its largest relative error: see `corporateTaxError`. */
  corporateTax: { rate: number; error: number };
};

/** Relative error that a line between two points may keep on the cost or on the net pay. */
const TOLERANCE = 2e-4;
/** Two points a cent apart hold a threshold where the rules jump. */
const CENT = 0.01;
/** Where a line is held against the rules, as shares of its length. */
const CHECKED = [0.25, 0.5, 0.75] as const;

/**
 * Points of the fewest lines that follow the rules between two gross pays, € a month: each line that misses them is cut in
 * two, down to a cent at a threshold. Amounts are kept as the rules give them, gross pay to the cent.
 */
export function fitPayTable(rules: (gross: number) => Pay, from: number, to: number): PayPoint[] {
  const known = new Map<number, PayPoint>();
  const at = (gross: number): PayPoint => {
    const found = known.get(gross);
    if (found) return found;
    const { cost, net } = rules(gross);
    const point: PayPoint = [gross, rounded(cost), rounded(net)];
    known.set(gross, point);
    return point;
  };
  const between = (low: PayPoint, high: PayPoint): PayPoint[] => {
    if (high[0] - low[0] <= CENT * 1.5 || follows(low, high, at)) return [high];
    const middle = at(cents((low[0] + high[0]) / 2));
    return [...between(low, middle), ...between(middle, high)];
  };
  return thinned([at(from), ...between(at(from), at(to))], at);
}

/** Points of the fewest lines that follow CSG and CRDS between two gross pays, € a month. */
export function fitCsg(rules: (gross: number) => Levies, from: number, to: number): PayTable['csg'] {
  const points = fitPayTable((gross) => ({ cost: rules(gross).csg, net: rules(gross).csg }), from, to);
  return points.map(([gross, amount]) => [gross, amount]);
}

/** Largest relative errors of a table read by `read` against the rules, on `count` gross pays evenly spread from `from` to `to`. */
export function payErrors(
  rules: (gross: number) => Pay,
  read: (gross: number) => Pay,
  { from, to, count }: { from: number; to: number; count: number },
): { cost: number; net: number } {
  const error = { cost: 0, net: 0 };
  for (let at = 0; at < count; at += 1) {
    const gross = cents(from + ((to - from) * at) / (count - 1));
    const [said, found] = [rules(gross), read(gross)];
    error.cost = Math.max(error.cost, Math.abs(found.cost / said.cost - 1));
    error.net = Math.max(error.net, Math.abs(found.net / said.net - 1));
  }
  return error;
}

/** Largest relative error of one rate against the rules that round to the euro, on profits of 10 k€ to 1 G€, € a year. */
export function corporateTaxError(rules: (profit: number) => number, rate: number): number {
  let error = 0;
  for (let profit = 10_000; profit <= 1e9; profit *= 1.37) {
    error = Math.max(error, Math.abs((profit * rate) / rules(profit) - 1));
  }
  return error;
}

function follows(low: PayPoint, high: PayPoint, at: (gross: number) => PayPoint): boolean {
  return CHECKED.every((share) => {
    const [gross, cost, net] = at(cents(low[0] + share * (high[0] - low[0])));
    const way = (gross - low[0]) / (high[0] - low[0]);
    return (
      Math.abs(low[1] + way * (high[1] - low[1]) - cost) <= TOLERANCE * cost &&
      Math.abs(low[2] + way * (high[2] - low[2]) - net) <= TOLERANCE * net
    );
  });
}

/** The same lines without the points that cutting in halves left on the way and that no line needs. */
function thinned(points: readonly PayPoint[], at: (gross: number) => PayPoint): PayPoint[] {
  const kept: PayPoint[] = [];
  let from = 0;
  while (from < points.length) {
    const low = points[from];
    if (!low) break;
    kept.push(low);
    let reach = from + 1;
    while (reach + 1 < points.length && spans(points.slice(from, reach + 2), at)) reach += 1;
    from = reach;
  }
  return kept;
}

function spans(points: readonly PayPoint[], at: (gross: number) => PayPoint): boolean {
  const [low] = points;
  const high = points[points.length - 1];
  if (!low || !high || !follows(low, high, at)) return false;
  return points.every(([gross, cost, net]) => {
    const way = (gross - low[0]) / (high[0] - low[0]);
    return (
      Math.abs(low[1] + way * (high[1] - low[1]) - cost) <= TOLERANCE * cost &&
      Math.abs(low[2] + way * (high[2] - low[2]) - net) <= TOLERANCE * net
    );
  });
}

function cents(gross: number): number {
  return Math.round(gross * 100) / 100;
}

/** Millionths of a euro: what the rules add beyond is the noise of floating numbers. */
function rounded(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
