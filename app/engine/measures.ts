import { assumptionOf } from './assumptions.ts';
import { importOrigins, type ImportOrigins } from './import-origins.ts';
import { FRENCH_LEVELS, levelsOfAreas, type FrenchLevel } from './levels.ts';
import { announcedThen } from './observed.ts';
import { apprenticeshipRate, csgOf, cvaeRate, payOf } from './rates.ts';
import { csgOfCompensation, netOfCompensation, type BasinResponse } from './responses.ts';
import type { FactValues } from './facts.ts';
import type { ReferencePack } from './pack.ts';
import { INPUT_IDS, type Place, type Resolved, type Setting } from './scenario.ts';
import { hiringTensionOf, suppliersOf } from './surroundings.ts';
import type { InputId } from './types.ts';

export type ByLevel = Record<FrenchLevel, number>;

/** What a chain of production carries, by level; money in k€ of the declared year, jobs in FTE. */
type Effects = {
  output: ByLevel;
  jobs: ByLevel;
  valueAdded: ByLevel;
  compensation: ByLevel;
  imports: ByLevel;
  /** Other net taxes on production, nil until the accounts are imported. */
  productionTaxes: ByLevel;
};

/** Every figure that indicators are made of, centrally or in one draw. Money in k€ a year of the declared year. */
export type Measures = {
  inputs: Readonly<Record<InputId, number>>;
  direct: {
    valueAdded: number;
    imports: number;
    payroll: number;
    employerCost: number;
    netPay: number;
    /** CSG and CRDS of the project's own pay. */
    csg: number;
    monthlyNet: number;
    boughtInBasin: number;
    boughtInFrance: number;
  };
  indirect: Effects;
  induced: Effects;
  /** Induced jobs and value added when wages are spent without end. */
  closure: { jobs: ByLevel; valueAdded: ByLevel };
  /** One-off effect of investment: job-years and k€. */
  construction: { jobs: ByLevel; valueAdded: ByLevel };
  netIncome: { total: number; basin: number };
  /** Contributions on the pay of suppliers and of those households buy from; income tax on all net pay. */
  chainContributions: number;
  /** What of them is CSG and CRDS. */
  chainCsg: number;
  /** Other net taxes on production of suppliers and of those households buy from; null until the accounts are imported. */
  chainProductionTaxes: number | null;
  incomeTax: number;
  /** Net shares for the basin and for France. */
  net: {
    basin: { deadweight: number; displacement: number; substitution: number };
    france: { deadweight: number; displacement: number; substitution: number };
  };
  displaced: { basin: number; elsewhere: number };
  /** `valueAdded` in k€ of the declared year; `perHome` people per main home, null when homes are not counted. */
  basin: {
    jobs: number;
    quotient: number;
    valueAdded: number;
    perHome: number | null;
    /** How tense hiring is, 0..1, and suppliers near; null until their files are imported. */
    hiringTension: number | null;
    suppliers: number | null;
  };
  /** Share of the steady state in each of the ten first years. */
  ramp: readonly number[];
  /** What only the project's file says; `landNeed` in ha, null when nobody said. */
  facts: FactValues;
  landNeed: number | null;
  /** What happened, never drawn: delivered over announced, and the share bought in the basin; null when nobody said. */
  observed: { delivery: number | null; localShare: number | null };
  /** Share of the inputs that the project declares. */
  declaredShare: number;
  /** Where France buys the product that is relocated; null when nobody says which it is, or when its trade is not known. */
  origins: ImportOrigins | null;
  cvaeRate: number | null;
  apprenticeshipRate: number;
};

/** Indirect jobs by rank of supplier, and effects by branch, for the derivations and the map. */
export type Detail = {
  ranks: { first: ByLevel; second: ByLevel; beyond: ByLevel };
  /** `[level][branch]` outputs in k€ of the declared year. */
  indirectOutput: Record<FrenchLevel, Float64Array>;
  inducedOutput: Record<FrenchLevel, Float64Array>;
  jobsByZone: Float64Array;
  inducedJobsByZone: Float64Array;
};

/**
 * A demand spread between the basin and elsewhere, as weights on the response's columns: `weights` on products
 * demanded in the basin with its natural ρ, `extra` on output made in the basin beyond that (negative when less).
 */
type Demand = { weights: Float64Array; extra: Float64Array };

/** Spending of wages, as weights on the response's two household columns. */
type Pay = { paid: number; received: number };

/** Central measures with their detail. */
export function centralMeasures(
  setting: Setting,
  resolved: Resolved,
): { measures: Measures; detail: Detail } {
  const { national, response, price } = setting;
  const { areas } = response;
  const levels = levelsOfAreas(areas, setting.department);
  const { size } = national;
  const columns = size + 2;
  const demand = demandOf(setting, resolved.purchases, resolved.localPurchases, response.served);
  const works = demandOf(setting, resolved.investment, resolved.localInvestment, response.served);
  const spent = spentOfCompensation(setting, resolved);
  const pay = payOfProject(setting, resolved, response.residents);

  const indirectOutput = vectors(size);
  const inducedOutput = vectors(size);
  const worksOutput = vectors(size);
  const second = emptyLevels();
  for (const [a, level] of levels.entries()) {
    const indirect = indirectOutput[level];
    const induced = inducedOutput[level];
    const built = worksOutput[level];
    for (let k = 0; k < columns; k += 1) {
      const weight = k < size ? (demand.weights[k] ?? 0) : 0;
      const work = k < size ? (works.weights[k] ?? 0) : 0;
      const household =
        weight * spent +
        (k === size ? pay.paid + extraPay(setting, demand, spent) : k > size ? pay.received : 0);
      const at = (k * areas.length + a) * size;
      if (weight === 0 && work === 0 && household === 0) continue;
      for (let i = 0; i < size; i += 1) {
        if (k < size) {
          const made = response.indirect[at + i] ?? 0;
          indirect[i] = (indirect[i] ?? 0) + weight * made;
          built[i] = (built[i] ?? 0) + work * made;
        }
        induced[i] = (induced[i] ?? 0) + household * (response.induced[at + i] ?? 0);
      }
    }
    if (level === 'basin') {
      for (let i = 0; i < size; i += 1) {
        indirect[i] = (indirect[i] ?? 0) + (demand.extra[i] ?? 0);
        built[i] = (built[i] ?? 0) + (works.extra[i] ?? 0);
      }
    }
  }
  const first = emptyLevels();
  for (let k = 0; k < size; k += 1) {
    const bought = resolved.purchases[k] ?? 0;
    const local = resolved.localPurchases[k] ?? 0;
    const jobs = national.jobs[k] ?? 0;
    const away = 1 - (response.served[k] ?? 0);
    first.basin += local * jobs;
    for (const [a, level] of levels.entries()) {
      if (level !== 'basin' && away > 0) {
        first[level] += ((bought - local) * jobs * (response.first[k * areas.length + a] ?? 0)) / away;
      }
    }
  }
  for (const [a, level] of levels.entries()) {
    for (let k = 0; k < size; k += 1) {
      const natural = naturalWeight(resolved, response.served, k);
      const more = (demand.weights[k] ?? 0) - natural;
      for (let i = 0; i < size; i += 1) {
        second[level] +=
          natural * (national.jobs[i] ?? 0) * (response.second[(k * areas.length + a) * size + i] ?? 0);
      }
      // Output made in the basin beyond ρ buys its own inputs there: their rank 1 is the project's rank 2.
      second[level] += more * (national.jobs[k] ?? 0) * (response.first[k * areas.length + a] ?? 0);
    }
  }

  const indirect = effectsOf(setting, indirectOutput);
  const induced = effectsOf(setting, inducedOutput);
  const construction = effectsOf(setting, worksOutput);
  const closure = { jobs: emptyLevels(), valueAdded: emptyLevels() };
  const settled = spentAgainstCentral(setting, resolved);
  for (const [a, level] of levels.entries()) {
    for (let k = 0; k < columns; k += 1) {
      const weight =
        k < size
          ? (demand.weights[k] ?? 0)
          : k === size
            ? pay.paid + extraPay(setting, demand, spent)
            : pay.received;
      const spentOn = weight * settled;
      closure.jobs[level] += spentOn * (response.closure[(k * areas.length + a) * 2] ?? 0);
      closure.valueAdded[level] +=
        (spentOn * (response.closure[(k * areas.length + a) * 2 + 1] ?? 0)) / price;
    }
  }
  const beyond = emptyLevels();
  for (const level of FRENCH_LEVELS) beyond[level] = indirect.jobs[level] - first[level] - second[level];

  const net = netOfCompensation(setting.pack);
  let supplierIncome = 0;
  let inducedIncome = 0;
  for (let k = 0; k < columns; k += 1) {
    const weight = k < size ? (demand.weights[k] ?? 0) : 0;
    const household =
      weight * spent +
      (k === size ? pay.paid + extraPay(setting, demand, spent) : k > size ? pay.received : 0);
    supplierIncome += weight * (k < size ? (response.income[k * areas.length] ?? 0) : 0);
    inducedIncome += household * (response.inducedIncome[k * areas.length] ?? 0);
  }
  supplierIncome += response.residents * extraCompensation(setting, demand);
  const netInBasin = ((supplierIncome + inducedIncome) * net) / price;
  const measures = assemble(
    setting,
    resolved,
    { indirect, induced, closure, construction },
    netInBasin,
    placeOf(setting, resolved),
  );

  const jobsByZone = new Float64Array(response.zones);
  const inducedJobsByZone = new Float64Array(response.zones);
  for (let k = 0; k < columns; k += 1) {
    const weight = k < size ? (demand.weights[k] ?? 0) : 0;
    const household =
      weight * spent +
      (k === size ? pay.paid + extraPay(setting, demand, spent) : k > size ? pay.received : 0);
    for (let r = 0; r < response.zones; r += 1) {
      if (k < size)
        jobsByZone[r] = (jobsByZone[r] ?? 0) + weight * (response.jobsByZone[k * response.zones + r] ?? 0);
      inducedJobsByZone[r] =
        (inducedJobsByZone[r] ?? 0) + household * (response.inducedJobsByZone[k * response.zones + r] ?? 0);
    }
  }
  let extraJobs = 0;
  for (let i = 0; i < size; i += 1) extraJobs += (demand.extra[i] ?? 0) * (national.jobs[i] ?? 0);
  jobsByZone[setting.zone] = (jobsByZone[setting.zone] ?? 0) + extraJobs;

  for (const level of FRENCH_LEVELS) {
    indirectOutput[level] = indirectOutput[level].map((value) => value / price);
    inducedOutput[level] = inducedOutput[level].map((value) => value / price);
  }
  return {
    measures,
    detail: {
      ranks: { first, second, beyond },
      indirectOutput,
      inducedOutput,
      jobsByZone,
      inducedJobsByZone,
    },
  };
}

/** Jobs and value added per column and area, `[(column · areas + area) · 4]`, of the central geography. */
export function centralTable({ national, response }: Pick<Setting, 'national' | 'response'>): Float64Array {
  const found = tables.get(response);
  if (found) return found;
  const { size } = national;
  const cells = (size + 2) * response.areas.length;
  const table = new Float64Array(cells * 4);
  for (let cell = 0; cell < cells; cell += 1) {
    for (let i = 0; i < size; i += 1) {
      const indirect = response.indirect[cell * size + i] ?? 0;
      const induced = response.induced[cell * size + i] ?? 0;
      const jobs = national.jobs[i] ?? 0;
      const valueAdded = national.valueAdded[i] ?? 0;
      table[cell * 4] = (table[cell * 4] ?? 0) + indirect * jobs;
      table[cell * 4 + 1] = (table[cell * 4 + 1] ?? 0) + indirect * valueAdded;
      table[cell * 4 + 2] = (table[cell * 4 + 2] ?? 0) + induced * jobs;
      table[cell * 4 + 3] = (table[cell * 4 + 3] ?? 0) + induced * valueAdded;
    }
  }
  tables.set(response, table);
  return table;
}

const tables = new WeakMap<BasinResponse, Float64Array>();

/**
 * Measures of one draw from jobs and value added by column and area. Output, wages and imports of a level follow
 * its value added as they do centrally.
 */
export function drawnMeasures(
  setting: Setting,
  resolved: Resolved,
  central: Measures,
  table: Float64Array,
  residents: number,
  levels: readonly FrenchLevel[],
): Measures {
  const carried = carriedBy(setting, resolved, table, residents, levels);
  const indirect = following(central.indirect, carried.indirect.jobs, carried.indirect.valueAdded);
  const induced = following(central.induced, carried.induced.jobs, carried.induced.valueAdded);
  const closure = {
    jobs: scaled(central.closure.jobs, carried.induced.jobs, central.induced.jobs),
    valueAdded: scaled(central.closure.valueAdded, carried.induced.valueAdded, central.induced.valueAdded),
  };
  const construction = worksOf(setting, resolved, table, levels);
  const chain = central.netIncome.basin - central.direct.netPay * central.inputs.residentShare;
  const moved = ratio(
    indirect.compensation.basin + induced.compensation.basin,
    central.indirect.compensation.basin + central.induced.compensation.basin,
  );
  return assemble(setting, resolved, { indirect, induced, closure, construction }, chain * moved, central);
}

/**
 * Jobs (FTE) and value added (k€ of the declared year) of suppliers and of spent wages by level, from a table of both by
 * column and area, `[(column · areas + area) · 4]` with `levels` naming the level of each area.
 */
export function carriedBy(
  setting: Place,
  resolved: Resolved,
  table: Float64Array,
  residents: number,
  levels: readonly FrenchLevel[],
): Record<'indirect' | 'induced', { jobs: ByLevel; valueAdded: ByLevel }> {
  const { national, price } = setting;
  const { size } = national;
  const count = levels.length;
  const demand = demandOf(setting, resolved.purchases, resolved.localPurchases, resolved.served);
  const spent = spentOfCompensation(setting, resolved);
  const pay = payOfProject(setting, resolved, residents);
  const paid = pay.paid + extraPay(setting, demand, spent);
  const indirectJobs = emptyLevels();
  const indirectValue = emptyLevels();
  const inducedJobs = emptyLevels();
  const inducedValue = emptyLevels();
  for (let a = 0; a < count; a += 1) {
    const level = levels[a] ?? 'france';
    let [jobs, value, jobsOfWages, valueOfWages] = [0, 0, 0, 0];
    for (let k = 0; k < size; k += 1) {
      const weight = demand.weights[k] ?? 0;
      const at = (k * count + a) * 4;
      jobs += weight * (table[at] ?? 0);
      value += weight * (table[at + 1] ?? 0);
      jobsOfWages += weight * (table[at + 2] ?? 0);
      valueOfWages += weight * (table[at + 3] ?? 0);
    }
    const at = (size * count + a) * 4;
    const next = at + count * 4;
    indirectJobs[level] += jobs;
    indirectValue[level] += value;
    inducedJobs[level] +=
      jobsOfWages * spent + paid * (table[at + 2] ?? 0) + pay.received * (table[next + 2] ?? 0);
    inducedValue[level] +=
      valueOfWages * spent + paid * (table[at + 3] ?? 0) + pay.received * (table[next + 3] ?? 0);
  }
  for (let i = 0; i < size; i += 1) {
    indirectJobs.basin += (demand.extra[i] ?? 0) * (national.jobs[i] ?? 0);
    indirectValue.basin += (demand.extra[i] ?? 0) * (national.valueAdded[i] ?? 0);
  }
  for (const level of FRENCH_LEVELS) {
    indirectValue[level] /= price;
    inducedValue[level] /= price;
  }
  return {
    indirect: { jobs: indirectJobs, valueAdded: indirectValue },
    induced: { jobs: inducedJobs, valueAdded: inducedValue },
  };
}

/**
 * What a project weighs on each column of a table: on its suppliers, on what wages buy (the suppliers' and its own), and the
 * jobs made in its basin beyond ρ (R-39).
 */
export function landingWeights(
  setting: Place,
  resolved: Resolved,
): { products: Float64Array; wages: Float64Array; extraJobs: number } {
  const { national, response } = setting;
  const { size } = national;
  const demand = demandOf(setting, resolved.purchases, resolved.localPurchases, resolved.served);
  const spent = spentOfCompensation(setting, resolved);
  const pay = payOfProject(setting, resolved, response.residents);
  const wages = new Float64Array(size + 2);
  for (let k = 0; k < size; k += 1) wages[k] = (demand.weights[k] ?? 0) * spent;
  wages[size] = pay.paid + extraPay(setting, demand, spent);
  wages[size + 1] = pay.received;
  let extraJobs = 0;
  for (let i = 0; i < size; i += 1) extraJobs += (demand.extra[i] ?? 0) * (national.jobs[i] ?? 0);
  return { products: demand.weights, wages, extraJobs };
}

/** Sum of the four French levels. */
export function total(levels: ByLevel): number {
  return levels.basin + levels.department + levels.region + levels.france;
}

function assemble(
  setting: Setting,
  resolved: Resolved,
  {
    indirect,
    induced,
    closure,
    construction,
  }: Pick<Measures, 'indirect' | 'induced' | 'closure' | 'construction'>,
  chainIncomeInBasin: number,
  place: Pick<Measures, 'basin' | 'declaredShare' | 'origins' | 'observed'>,
): Measures {
  const { pack, price } = setting;
  const { inputs } = resolved;
  const payroll = inputs.directJobs * inputs.grossWage;
  const monthly = (inputs.grossWage * 1000) / 12;
  const cost = payOf(monthly).cost;
  const netPay = (inputs.directJobs * resolved.monthlyNet * 12) / 1000;
  const net = netOfCompensation(pack);
  const losses = lossesOf(setting, resolved);
  const paid = total(indirect.compensation) + total(induced.compensation);
  const chain = paid * net;
  return {
    inputs,
    direct: {
      valueAdded: directValueAdded(setting, resolved),
      imports: inputs.purchases * (1 - inputs.francePurchaseShare),
      payroll,
      employerCost: (inputs.directJobs * cost * 12) / 1000,
      netPay,
      csg: (inputs.directJobs * csgOf(monthly) * 12) / 1000,
      monthlyNet: resolved.monthlyNet,
      boughtInBasin: resolved.localPurchases.reduce((sum, value) => sum + value, 0) / price,
      boughtInFrance: resolved.purchases.reduce((sum, value) => sum + value, 0) / price,
    },
    indirect,
    induced,
    closure,
    construction,
    netIncome: {
      total: netPay + chain,
      basin: netPay * inputs.residentShare + chainIncomeInBasin,
    },
    chainContributions: paid - chain,
    chainCsg: paid * csgOfCompensation(pack),
    chainProductionTaxes:
      setting.national.productionTaxes === null
        ? null
        : total(indirect.productionTaxes) + total(induced.productionTaxes),
    incomeTax: resolved.incomeTaxRate * (netPay + chain),
    ...losses,
    basin: place.basin,
    ramp: resolved.ramp,
    facts: resolved.facts,
    landNeed: setting.scenario.landNeed ?? null,
    declaredShare: place.declaredShare,
    observed: place.observed,
    origins: place.origins,
    cvaeRate: cvaeRate(inputs.turnover, inputs.fullYear),
    apprenticeshipRate: apprenticeshipRate(setting.department),
  };
}

/** What no draw moves: the basin itself, how much of the scenario is declared, and where its product comes from. */
function placeOf(
  setting: Setting,
  { purchases }: Resolved,
): Pick<Measures, 'basin' | 'declaredShare' | 'origins' | 'observed'> {
  const { national, branch, pack, zone } = setting;
  const jobs = (pack.posts[zone] ?? []).reduce((sum, posts) => sum + posts, 0);
  const all = national.totalPosts.reduce((sum, posts) => sum + posts, 0);
  const own = (pack.posts[zone]?.[branch] ?? 0) / ((national.totalPosts[branch] ?? 0) || 1);
  return {
    basin: {
      jobs,
      quotient: own > 0 && jobs > 0 ? (own * all) / jobs : 0,
      valueAdded: valueAddedOf(setting),
      perHome: peoplePerHome(pack, zone),
      hiringTension: hiringTensionOf(pack, zone),
      suppliers: suppliersOf(pack, zone, purchases),
    },
    declaredShare: declaredShareOf(setting),
    observed: observedIn(setting),
    origins: importOrigins(pack, setting.scenario.productCode),
  };
}

function observedIn(setting: Setting): Measures['observed'] {
  const { observed } = setting.scenario;
  if (!observed) return NOTHING_OBSERVED;
  const then = announcedThen(setting);
  const announced = then === null ? 0 : then.steady * then.share;
  return {
    delivery: announced > 0 ? (observed.directJobs?.value ?? 0) / announced : null,
    localShare: observed.localPurchaseShare?.value ?? null,
  };
}

const NOTHING_OBSERVED: Measures['observed'] = { delivery: null, localShare: null };

/** Value added of the project itself, k€ a year of the declared year. */
export function directValueAdded({ national, branch }: Place, { inputs }: Resolved): number {
  return inputs.turnover - inputs.purchases - inputs.turnover * (national.taxes[branch] ?? 0);
}

/** Net shares for the basin and for France, and jobs displaced here and elsewhere. */
export function lossesOf(
  { national, branch, pack, zone }: Place,
  { inputs, marketDisplacement, tensionDisplacement }: Resolved,
): Pick<Measures, 'net' | 'displaced'> {
  const own = (pack.posts[zone]?.[branch] ?? 0) / ((national.totalPosts[branch] ?? 0) || 1);
  const { deadweight, displacement, substitution } = inputs;
  const lostHere = 1 - (1 - marketDisplacement * own) * (1 - tensionDisplacement);
  const displaced = inputs.directJobs * marketDisplacement;
  return {
    net: {
      basin: { deadweight, displacement: lostHere, substitution },
      france: { deadweight, displacement, substitution },
    },
    displaced: { basin: displaced * own, elsewhere: displaced * (1 - own) },
  };
}

/** Value added of the basin, k€ of the declared year: what a post of each branch makes in France, times its posts there. */
function valueAddedOf({ national, pack, zone, price }: Setting): number {
  let made = 0;
  for (let i = 0; i < national.size; i += 1) {
    const posts = national.totalPosts[i] ?? 0;
    if (posts === 0) continue;
    made +=
      ((pack.posts[zone]?.[i] ?? 0) / posts) * (national.valueAdded[i] ?? 0) * (pack.output[i] ?? 0) * 1000;
  }
  return made / price;
}

/** People per main home of a zone. */
function peoplePerHome(pack: ReferencePack, zone: number): number | null {
  const here = pack.zones[zone];
  return here?.housing && here.housing.main > 0 ? here.population / here.housing.main : null;
}

function declaredShareOf({ scenario }: Setting): number {
  const declared = INPUT_IDS.filter((id) => scenario[id] !== null && scenario[id] !== undefined);
  return declared.length / INPUT_IDS.length;
}

/** Weights on the columns of a demand of which `local` is made in the basin. */
function demandOf(
  { national }: Pick<Place, 'national'>,
  demand: Float64Array,
  local: Float64Array,
  served: Float64Array,
): Demand {
  const { size, technology } = national;
  const extra = new Float64Array(size);
  const weights = new Float64Array(size);
  for (let k = 0; k < size; k += 1) {
    const natural = naturalOf(demand[k] ?? 0, local[k] ?? 0, served[k] ?? 0);
    weights[k] = natural;
    const more = (local[k] ?? 0) - natural * (served[k] ?? 0);
    // Rounding must not open the detour through the table for a demand that follows ρ.
    extra[k] = Math.abs(more) <= 1e-13 * (local[k] ?? 0) ? 0 : more;
  }
  for (let i = 0; i < size; i += 1) {
    const more = extra[i] ?? 0;
    if (more === 0) continue;
    for (let k = 0; k < size; k += 1) {
      weights[k] = (weights[k] ?? 0) + more * (technology[k * size + i] ?? 0);
    }
  }
  return { weights, extra };
}

function naturalOf(demand: number, local: number, served: number): number {
  return served < 1 ? (demand - local) / (1 - served) : demand;
}

function naturalWeight(resolved: Resolved, served: Float64Array, k: number): number {
  return naturalOf(resolved.purchases[k] ?? 0, resolved.localPurchases[k] ?? 0, served[k] ?? 0);
}

/** Share of a supplier's labour compensation that is spent, with this draw's tax and saving. */
function spentOfCompensation({ pack }: Place, resolved: Resolved): number {
  return netOfCompensation(pack) * (1 - resolved.incomeTaxRate) * (1 - resolved.savingRate);
}

/**
 * Share of income spent over the share the closure was prepared at: 1 unless the group moved saving or income tax,
 * and then the closure follows the one pass.
 */
function spentAgainstCentral({ pack }: Setting, resolved: Resolved): number {
  const central =
    (1 - assumptionOf(pack, 'incomeTaxRate').central) *
    (1 - pack.savingRate * assumptionOf(pack, 'savingSpread').central);
  return ((1 - resolved.incomeTaxRate) * (1 - resolved.savingRate)) / central;
}

/** The project's own wages spent, k€ of the table's year, split as its workers live in the basin or not. */
function payOfProject({ price }: Place, resolved: Resolved, residents: number): Pay {
  const { directJobs, residentShare } = resolved.inputs;
  const spent =
    ((directJobs * resolved.monthlyNet * 12) / 1000) *
    price *
    (1 - resolved.incomeTaxRate) *
    (1 - resolved.savingRate);
  const away = residents < 1 ? (1 - residentShare) / (1 - residents) : 0;
  return { paid: spent * away, received: spent * (residentShare - away * residents) };
}

function extraCompensation({ national }: Place, demand: Demand): number {
  let pay = 0;
  for (let i = 0; i < national.size; i += 1) pay += (demand.extra[i] ?? 0) * (national.compensation[i] ?? 0);
  return pay;
}

function extraPay(setting: Place, demand: Demand, spent: number): number {
  return extraCompensation(setting, demand) * spent;
}

function worksOf(
  setting: Setting,
  resolved: Resolved,
  table: Float64Array,
  levels: readonly FrenchLevel[],
): { jobs: ByLevel; valueAdded: ByLevel } {
  const jobs = emptyLevels();
  const valueAdded = emptyLevels();
  if (resolved.inputs.investment === 0) return { jobs, valueAdded };
  const { national, response, price } = setting;
  const works = demandOf(setting, resolved.investment, resolved.localInvestment, resolved.served);
  const count = response.areas.length;
  for (let a = 0; a < count; a += 1) {
    const level = levels[a] ?? 'france';
    let [posts, value] = [0, 0];
    for (let k = 0; k < national.size; k += 1) {
      const weight = works.weights[k] ?? 0;
      const at = (k * count + a) * 4;
      posts += weight * (table[at] ?? 0);
      value += weight * (table[at + 1] ?? 0);
    }
    jobs[level] += posts;
    valueAdded[level] += value / price;
  }
  for (let k = 0; k < national.size; k += 1) {
    jobs.basin += (works.extra[k] ?? 0) * (national.jobs[k] ?? 0);
    valueAdded.basin += ((works.extra[k] ?? 0) * (national.valueAdded[k] ?? 0)) / price;
  }
  return { jobs, valueAdded };
}

/** What outputs by branch carry at each level, in k€ of the declared year. */
function effectsOf({ national, price }: Setting, outputs: Record<FrenchLevel, Float64Array>): Effects {
  const carried = (coefficient: Float64Array | null, divisor: number): ByLevel => {
    const levels = emptyLevels();
    for (const level of FRENCH_LEVELS) {
      const vector = outputs[level];
      let sum = 0;
      for (let i = 0; i < vector.length; i += 1) sum += (vector[i] ?? 0) * (coefficient?.[i] ?? 1);
      levels[level] = sum / divisor;
    }
    return levels;
  };
  return {
    output: carried(null, price),
    jobs: carried(national.jobs, 1),
    valueAdded: carried(national.valueAdded, price),
    compensation: carried(national.compensation, price),
    imports: carried(national.imports, price),
    productionTaxes:
      national.productionTaxes === null ? emptyLevels() : carried(national.productionTaxes, price),
  };
}

function following(central: Effects, jobs: ByLevel, valueAdded: ByLevel): Effects {
  return {
    jobs,
    valueAdded,
    output: scaled(central.output, valueAdded, central.valueAdded),
    compensation: scaled(central.compensation, valueAdded, central.valueAdded),
    imports: scaled(central.imports, valueAdded, central.valueAdded),
    productionTaxes: scaled(central.productionTaxes, valueAdded, central.valueAdded),
  };
}

function scaled(of: ByLevel, now: ByLevel, then: ByLevel): ByLevel {
  const levels = emptyLevels();
  for (const level of FRENCH_LEVELS) levels[level] = of[level] * ratio(now[level], then[level]);
  return levels;
}

function ratio(now: number, then: number): number {
  return then === 0 ? 0 : now / then;
}

function emptyLevels(): ByLevel {
  return { basin: 0, department: 0, region: 0, france: 0 };
}

function vectors(size: number): Record<FrenchLevel, Float64Array> {
  return {
    basin: new Float64Array(size),
    department: new Float64Array(size),
    region: new Float64Array(size),
    france: new Float64Array(size),
  };
}
