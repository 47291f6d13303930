import { assumedIn, assumptionOf } from './assumptions.ts';
import { servedIn } from './geography.ts';
import { factorise, solveFactored, type Factors } from './leontief.ts';
import type { ReferencePack } from './pack.ts';
import type { BasinResponse } from './responses.ts';
import { nationalOf, type National } from './table.ts';
import type { Scenario } from './types.ts';

type Delta = { sheltered: number; exposed: number };

/** Moved responses kept for one basin: what a slider goes through. */
const KEPT = 12;
const moved = new WeakMap<BasinResponse, Map<string, BasinResponse>>();

/**
 * The response of a basin when the group moves δ, without solving the country again: what the basin serves itself is
 * exact, its own suppliers of suppliers are solved on its own table, what comes back through other zones follows what leaves,
 * and what the basin no longer makes is made elsewhere in the shares of before. The total over France does not move.
 */
export function responseFor(scenario: Scenario, pack: ReferencePack, response: BasinResponse): BasinResponse {
  const sheltered = assumedIn(pack, scenario.assumptions, 'deltaSheltered');
  const exposed = assumedIn(pack, scenario.assumptions, 'deltaExposed');
  if (!sheltered.moved && !exposed.moved) return response;
  const key = `${sheltered.central} ${exposed.central}`;
  const known = moved.get(response) ?? new Map<string, BasinResponse>();
  moved.set(response, known);
  const found = known.get(key);
  if (found) return found;
  const zone = pack.zones.findIndex(({ code }) => code === response.zone);
  const made = moveResponse(pack, zone, response, { sheltered: sheltered.central, exposed: exposed.central });
  const [oldest] = known.keys();
  if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
  known.set(key, made);
  return made;
}

function moveResponse(
  pack: ReferencePack,
  zone: number,
  response: BasinResponse,
  delta: Delta,
): BasinResponse {
  const national = nationalOf(pack);
  const { size } = national;
  const areas = response.areas.length;
  const then = servedIn(pack, zone, {
    sheltered: assumptionOf(pack, 'deltaSheltered').central,
    exposed: assumptionOf(pack, 'deltaExposed').central,
  });
  const now = servedIn(pack, zone, delta);
  const served = response.served.map((share, k) =>
    (then[k] ?? 0) > 0 ? Math.min(1, (share * (now[k] ?? 0)) / (then[k] ?? 1)) : share,
  );
  const before = ownLoop(national, response.served);
  const after = ownLoop(national, served);

  const indirect = response.indirect.slice();
  const income = response.income.slice();
  for (let k = 0; k < size; k += 1) {
    const change = moveColumn(
      indirect,
      k,
      areas,
      size,
      unitLoop(before, response.served, k, 1),
      unitLoop(after, served, k, 1),
    );
    let pay = 0;
    for (let i = 0; i < size; i += 1) pay += (change[i] ?? 0) * (national.compensation[i] ?? 0);
    shift(income, k, areas, pay * response.residents);
  }

  const spentThen = basketLoop(before, response.served, national.basket);
  const spentNow = basketLoop(after, served, national.basket);
  const induced = response.induced.slice();
  const inducedIncome = response.inducedIncome.slice();
  for (let c = 0; c < size + 2; c += 1) {
    const reach = (incomes: Float64Array): number =>
      c < size ? (incomes[c * areas] ?? 0) : c === size ? response.residents : 1;
    const change = moveColumn(
      induced,
      c,
      areas,
      size,
      spentThen.map((value) => value * reach(response.income)),
      spentNow.map((value) => value * reach(income)),
    );
    let pay = 0;
    for (let i = 0; i < size; i += 1) pay += (change[i] ?? 0) * (national.compensation[i] ?? 0);
    shift(inducedIncome, c, areas, pay * response.residents);
  }

  const second = response.second.slice();
  for (let k = 0; k < size; k += 1) {
    const direct = (shares: Float64Array) =>
      Float64Array.from(
        { length: size },
        (_, i) => (shares[i] ?? 0) * (national.technology[i * size + k] ?? 0) * (shares[k] ?? 0),
      );
    moveColumn(second, k, areas, size, direct(response.served), direct(served));
  }
  const first = response.first.map((share, at) => {
    const k = Math.floor(at / areas);
    if (at % areas === 0) return served[k] ?? 0;
    const away = 1 - (response.served[k] ?? 0);
    return away > 0 ? (share * (1 - (served[k] ?? 0))) / away : share;
  });

  const central = { ...response, served, first, second, indirect, induced, income, inducedIncome };
  return {
    ...central,
    closure: moveClosure(national, response, central),
    jobsByZone: moveZones(national, zone, response.jobsByZone, response.indirect, indirect, response),
    inducedJobsByZone: moveZones(
      national,
      zone,
      response.inducedJobsByZone,
      response.induced,
      induced,
      response,
    ),
    drawnServed: response.drawnServed.map((share, at) => {
      const k = at % size;
      const was = response.served[k] ?? 0;
      return was > 0 ? Math.min(1, (share * (served[k] ?? 0)) / was) : share;
    }),
    drawn: moveDraws(national, response, central),
  };
}

/** Factors of I − ρ̂A, the basin's own table. */
function ownLoop({ size, technology }: National, served: Float64Array): Factors {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      matrix[i * size + j] = (i === j ? 1 : 0) - (served[i] ?? 0) * (technology[i * size + j] ?? 0);
    }
  }
  const factors = factorise(matrix, size);
  // Shares of a table that can be solved leave one that can.
  if (!factors.ok) throw new Error(`The basin's own table cannot be solved: ${factors.failure.code}.`);
  return factors.value;
}

/** Output of the basin that a demand for product k there triggers through its own suppliers alone. */
function unitLoop(loop: Factors, served: Float64Array, k: number, demand: number): Float64Array {
  const asked = new Float64Array(served.length);
  asked[k] = (served[k] ?? 0) * demand;
  return solveFactored(loop, asked);
}

function basketLoop(loop: Factors, served: Float64Array, basket: Float64Array): Float64Array {
  return solveFactored(
    loop,
    basket.map((share, i) => share * (served[i] ?? 0)),
  );
}

/**
 * Moves one column of a `[(column · areas + area) · branches + branch]` table: the basin's part from its own loop, the other areas in
 * proportion of what is left, branch by branch. Gives what the basin gained, by branch.
 */
function moveColumn(
  table: Float64Array,
  column: number,
  areas: number,
  size: number,
  loopThen: Float64Array,
  loopNow: Float64Array,
): Float64Array {
  const cell = (a: number, i: number): number => (column * areas + a) * size + i;
  const all = new Float64Array(size);
  let whole = 0;
  let ownThen = 0;
  let ownNow = 0;
  for (let i = 0; i < size; i += 1) {
    for (let a = 0; a < areas; a += 1) all[i] = (all[i] ?? 0) + (table[cell(a, i)] ?? 0);
    whole += all[i] ?? 0;
    ownThen += loopThen[i] ?? 0;
    ownNow += loopNow[i] ?? 0;
  }
  // What other zones buy back here follows what they make.
  const returns = whole > ownThen ? Math.max(0, whole - ownNow) / (whole - ownThen) : 1;
  const change = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    const was = table[cell(0, i)] ?? 0;
    const back = was - (loopThen[i] ?? 0);
    const is = Math.min(all[i] ?? 0, Math.max(0, (loopNow[i] ?? 0) + back * returns));
    const elsewhere = (all[i] ?? 0) - was;
    change[i] = is - was;
    table[cell(0, i)] = is;
    if (elsewhere > 0) {
      const kept = ((all[i] ?? 0) - is) / elsewhere;
      for (let a = 1; a < areas; a += 1) table[cell(a, i)] = (table[cell(a, i)] ?? 0) * kept;
    } else {
      table[cell(areas - 1, i)] = (table[cell(areas - 1, i)] ?? 0) - (change[i] ?? 0);
    }
  }
  return change;
}

/** Adds to the basin's cell of a `[column · areas + area]` table what the other areas lose, in their proportions. */
function shift(table: Float64Array, column: number, areas: number, gain: number): void {
  const at = column * areas;
  let others = 0;
  for (let a = 1; a < areas; a += 1) others += table[at + a] ?? 0;
  const taken = Math.min(gain, others);
  table[at] = (table[at] ?? 0) + taken;
  if (others <= 0) return;
  for (let a = 1; a < areas; a += 1) table[at + a] = (table[at + a] ?? 0) * (1 - taken / others);
}

/** Spending without end moves in the basin as one pass does; the country keeps its own. */
function moveClosure(
  national: National,
  from: BasinResponse,
  to: Pick<BasinResponse, 'induced'>,
): Float64Array {
  const areas = from.areas.length;
  const closure = from.closure.slice();
  for (let c = 0; c < national.size + 2; c += 1) {
    for (let f = 0; f < 2; f += 1) {
      const carried = f === 0 ? national.jobs : national.valueAdded;
      const factor = ratio(
        carriedBy(to.induced, c * areas, national.size, carried),
        carriedBy(from.induced, c * areas, national.size, carried),
      );
      const at = (a: number): number => (c * areas + a) * 2 + f;
      let others = 0;
      for (let a = 1; a < areas; a += 1) others += closure[at(a)] ?? 0;
      const gain = Math.min((closure[at(0)] ?? 0) * (factor - 1), others);
      closure[at(0)] = (closure[at(0)] ?? 0) + gain;
      if (others <= 0) continue;
      for (let a = 1; a < areas; a += 1) closure[at(a)] = (closure[at(a)] ?? 0) * (1 - gain / others);
    }
  }
  return closure;
}

/** Jobs by zone, `[column · zones + zone]`: the basin's from its outputs, the others in proportion. */
function moveZones(
  national: National,
  zone: number,
  jobs: Float64Array,
  then: Float64Array,
  now: Float64Array,
  { zones, areas }: Pick<BasinResponse, 'zones' | 'areas'>,
): Float64Array {
  const made = jobs.slice();
  const columns = jobs.length / zones;
  for (let c = 0; c < columns; c += 1) {
    const gain =
      carriedBy(now, c * areas.length, national.size, national.jobs) -
      carriedBy(then, c * areas.length, national.size, national.jobs);
    let others = 0;
    for (let r = 0; r < zones; r += 1) if (r !== zone) others += jobs[c * zones + r] ?? 0;
    const kept = others > 0 ? 1 - Math.min(gain, others) / others : 1;
    for (let r = 0; r < zones; r += 1) {
      const at = c * zones + r;
      made[at] = r === zone ? (jobs[at] ?? 0) + gain : (jobs[at] ?? 0) * kept;
    }
  }
  return made;
}

/** Every draw moves as the centre does, level by level; its total over France stays what it was. */
function moveDraws(
  national: National,
  from: BasinResponse,
  to: Pick<BasinResponse, 'indirect' | 'induced'>,
): Float64Array {
  const { size } = national;
  const areas = from.areas.length;
  const columns = size + 2;
  const factors = new Float64Array(columns * areas * 4);
  for (let c = 0; c < columns; c += 1) {
    for (let a = 0; a < areas; a += 1) {
      for (let f = 0; f < 4; f += 1) {
        const carried = f % 2 === 0 ? national.jobs : national.valueAdded;
        const [then, now] = f < 2 ? [from.indirect, to.indirect] : [from.induced, to.induced];
        const cell = c * areas + a;
        factors[cell * 4 + f] =
          c >= size && f < 2
            ? 1
            : ratio(carriedBy(now, cell, size, carried), carriedBy(then, cell, size, carried));
      }
    }
  }
  const drawn = from.drawn.slice();
  for (let d = 0; d < from.draws; d += 1) {
    for (let c = 0; c < columns; c += 1) {
      for (let f = 0; f < 4; f += 1) {
        const at = (a: number): number => ((d * columns + c) * areas + a) * 4 + f;
        let all = 0;
        let moved = 0;
        for (let a = 0; a < areas; a += 1) {
          const value = drawn[at(a)] ?? 0;
          all += value;
          drawn[at(a)] = value * (factors[(c * areas + a) * 4 + f] ?? 1);
          moved += drawn[at(a)] ?? 0;
        }
        const own = drawn[at(0)] ?? 0;
        const others = moved - own;
        const kept = others > 0 ? Math.max(0, all - own) / others : 1;
        for (let a = 1; a < areas; a += 1) drawn[at(a)] = (drawn[at(a)] ?? 0) * kept;
      }
    }
  }
  return drawn;
}

function carriedBy(outputs: Float64Array, cell: number, size: number, carried: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) sum += (outputs[cell * size + i] ?? 0) * (carried[i] ?? 0);
  return sum;
}

function ratio(now: number, then: number): number {
  return then > 0 ? now / then : 1;
}
