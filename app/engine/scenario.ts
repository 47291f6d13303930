import {
  assumedIn,
  assumptionOf,
  COEFFICIENT_DISPERSION,
  DISPERSION,
  isAdjustable,
  TENSION_BOUNDS,
  type AssumptionId,
} from './assumptions.ts';
import { FACT_IDS, factGrade, factOf, FACTS, isFactId, LAND_NEED_MAX, type FactValues } from './facts.ts';
import { PRODUCT_CODE } from './import-origins.ts';
import { departmentsWithout, seatOf } from './levels.ts';
import type { ReferencePack } from './pack.ts';
import { rampShares, YEARS } from './ramp-up.ts';
import { normal, triangular } from './random.ts';
import { grossOfCost, payOf } from './rates.ts';
import type { BasinResponse } from './responses.ts';
import { refuse, succeed } from './result.ts';
import { nationalOf, type National } from './table.ts';
import { INPUTS, type Grade, type InputId, type Result, type Scenario } from './types.ts';

/** Where random numbers come from: `u(name)` in (0, 1), the same for all candidates in one draw; null for central values. */
export type Sample = ((name: string) => number) | null;

/** What inputs are resolved from: places, national coefficients, and what the basin serves and houses itself. */
export type Place = {
  scenario: Scenario;
  pack: ReferencePack;
  national: National;
  response: Pick<BasinResponse, 'served' | 'residents'>;
  zone: number;
  branch: number;
  department: string;
  /** Declared-year euros × price = euros of the table's year. */
  price: number;
};

/** What the engine looks up once for a scenario: its place and the basin's whole response. */
export type Setting = Place & { response: BasinResponse };

/** Every input in its own unit, and what the demand on suppliers follows from: money in k€ of the declared year. */
export type Resolved = {
  inputs: Record<InputId, number>;
  /** Domestic purchases and investment by product, and the part bought in the basin; k€ of the table's year. */
  purchases: Float64Array;
  localPurchases: Float64Array;
  investment: Float64Array;
  localInvestment: Float64Array;
  served: Float64Array;
  monthlyNet: number;
  incomeTaxRate: number;
  savingRate: number;
  /** Displacement by market in France and by labour tension in the basin; their compound is `inputs.displacement`. */
  marketDisplacement: number;
  tensionDisplacement: number;
  /** Share of the steady state in each of the ten first years. */
  ramp: readonly number[];
  /** The declared facts; none that nobody declares. */
  facts: FactValues;
};

export const INPUT_IDS: readonly InputId[] = Object.keys(INPUTS).filter(isInputId);

/** True for the name of an input of the engine. */
function isInputId(name: string): name is InputId {
  return Object.hasOwn(INPUTS, name);
}

/**
 * A scenario fit to be assessed, for use at borders. Refuses `unknown-zone`, `zone-without-jobs`,
 * `commune-elsewhere` (with the departments of the zone), `unknown-branch`, `not-a-number`, `out-of-bounds` (with the input, what was found and the bounds), `unknown-product`,
 * `purchase-mix-above-1`, `bad-product-code`. Nothing is corrected in silence.
 */
export function checkScenario(scenario: Scenario, pack: ReferencePack): Result<Scenario> {
  const zone = pack.zones.findIndex((one) => one.code === scenario.zone);
  const place = pack.zones[zone];
  if (place === undefined) return refuse('unknown-zone', { zone: scenario.zone });
  if (!(pack.posts[zone] ?? []).some((jobs) => jobs > 0)) {
    return refuse('zone-without-jobs', { zone: scenario.zone });
  }
  const departments = departmentsWithout(place, scenario.commune);
  if (departments !== null) {
    return refuse('commune-elsewhere', { zone: scenario.zone, commune: scenario.commune, departments });
  }
  if (!pack.branches.some((one) => one.code === scenario.branch)) {
    return refuse('unknown-branch', { branch: scenario.branch });
  }
  for (const id of INPUT_IDS) {
    const found: unknown = scenario[id];
    if (found === null || found === undefined) continue;
    if (typeof found !== 'number' || Number.isNaN(found)) return refuse('not-a-number', { input: id, found });
    const { min, max, unit } = INPUTS[id];
    if (found < min || found > max) return refuse('out-of-bounds', { input: id, found, min, max, unit });
  }
  const mix = Object.entries(scenario.purchaseMix ?? {});
  for (const [product, share] of mix) {
    if (!pack.branches.some((one) => one.code === product)) return refuse('unknown-product', { product });
    if (!Number.isFinite(share))
      return refuse('not-a-number', { input: 'purchaseMix', product, found: share });
    if (share < 0 || share > 1) {
      return refuse('out-of-bounds', {
        input: 'purchaseMix',
        product,
        found: share,
        min: 0,
        max: 1,
        unit: 'share',
      });
    }
  }
  const total = mix.reduce((sum, [, share]) => sum + share, 0);
  if (total > 1 + 1e-9) return refuse('purchase-mix-above-1', { total });
  return checkProfile(scenario, pack);
}

/** The moved assumptions, the jobs of each year, the land and the product: named, finite, in their bounds. */
function checkProfile(scenario: Scenario, pack: ReferencePack): Result<Scenario> {
  for (const [id, found] of Object.entries(scenario.assumptions ?? {})) {
    if (!isAdjustable(id)) return refuse('unknown-assumption', { assumption: id });
    const { low, high, unit } = assumptionOf(pack, id);
    if (!Number.isFinite(found)) return refuse('not-a-number', { input: id, found });
    if (found < low || found > high)
      return refuse('out-of-bounds', { input: id, found, min: low, max: high, unit });
  }
  const years = scenario.jobsByYear ?? [];
  if (years.length > YEARS) return refuse('too-many-years', { found: years.length, max: YEARS });
  const { min, max, unit } = INPUTS.directJobs;
  for (const [at, found] of years.entries()) {
    if (found === null) continue;
    if (!Number.isFinite(found)) return refuse('not-a-number', { input: 'jobsByYear', year: at + 1, found });
    if (found < min || found > max)
      return refuse('out-of-bounds', { input: 'jobsByYear', year: at + 1, found, min, max, unit });
  }
  const land = scenario.landNeed ?? 0;
  if (!Number.isFinite(land)) return refuse('not-a-number', { input: 'landNeed', found: land });
  if (land < 0 || land > LAND_NEED_MAX)
    return refuse('out-of-bounds', {
      input: 'landNeed',
      found: land,
      min: 0,
      max: LAND_NEED_MAX,
      unit: 'ha',
    });
  const code = scenario.productCode ?? null;
  if (code !== null && !PRODUCT_CODE.test(code))
    return refuse('bad-product-code', { found: code.slice(0, 20) });
  return checkFacts(scenario);
}

/** The declared facts: known, finite, in their bounds. */
function checkFacts(scenario: Scenario): Result<Scenario> {
  for (const [id, found] of Object.entries(scenario.facts ?? {})) {
    if (!isFactId(id)) return refuse('unknown-fact', { fact: id });
    if (found === null) continue;
    if (!Number.isFinite(found)) return refuse('not-a-number', { input: id, found });
    const { min, max, unit } = FACTS[id];
    if (found < min || found > max) return refuse('out-of-bounds', { input: id, found, min, max, unit });
  }
  return checkObserved(scenario);
}

/** What happened, in the bounds of the input that it tells of. */
function checkObserved(scenario: Scenario): Result<Scenario> {
  for (const input of ['directJobs', 'localPurchaseShare'] as const) {
    const found = scenario.observed?.[input]?.value ?? null;
    if (found === null) continue;
    const { min, max, unit } = INPUTS[input];
    if (!(found >= min && found <= max))
      return refuse('out-of-bounds', { input: `observed.${input}`, found, min, max, unit });
  }
  return succeed(scenario);
}

/** The look-ups of a checked scenario; with the whole response of its basin, a setting. */
export function settingOf<Response extends Place['response']>(
  scenario: Scenario,
  pack: ReferencePack,
  response: Response,
): Place & { response: Response } {
  const zone = pack.zones.findIndex((one) => one.code === scenario.zone);
  return {
    scenario,
    pack,
    national: nationalOf(pack),
    response,
    zone,
    branch: pack.branches.findIndex((one) => one.code === scenario.branch),
    department: seatOf(pack, zone, scenario.commune),
    price: pack.deflator.value,
  };
}

/**
 * Every input, declared or estimated, centrally or for one draw.
 * Estimates follow each other: turnover from jobs, purchases from turnover, shares from the table and the basin.
 */
export function resolveInputs(
  setting: Place,
  sample: Sample,
  drawnServed: Float64Array | null,
  drawnResidents: number | null,
): Resolved {
  const { scenario, pack, national, response, branch, price } = setting;
  const draw = drawer(setting, sample);
  const served = drawnServed ?? response.served;
  const postsPerOutput = national.posts[branch] ?? 0;

  const declaredTurnover = scenario.turnover ?? null;
  const directJobs = draw.figure('directJobs', () =>
    declaredTurnover === null ? 0 : declaredTurnover * price * postsPerOutput,
  );
  const turnover = draw.figure('turnover', () =>
    postsPerOutput > 0 ? directJobs / postsPerOutput / price : 0,
  );
  const monthlyCost = branchMonthlyCost(setting);
  const grossWage = draw.figure('grossWage', () => (grossOfCost(monthlyCost) * 12) / 1000);

  const output = pack.output[branch] ?? 0;
  const exportShare = draw.share(
    'exportShare',
    output > 0 ? clamp01((pack.finalUse.exports[branch] ?? 0) / output) : 0,
  );
  const penetration = pack.importPenetration?.[branch];
  const importReplacement =
    penetration === undefined
      ? draw.assumption('importReplacement')
      : draw.share('importReplacement', clamp01(penetration));

  let domestic = 0;
  for (let i = 0; i < national.size; i += 1) domestic += national.technology[i * national.size + branch] ?? 0;
  const imported = national.imports[branch] ?? 0;
  const purchases = draw.figure('purchases', () => turnover * (domestic + imported));
  const francePurchaseShare = draw.share(
    'francePurchaseShare',
    domestic + imported > 0 ? domestic / (domestic + imported) : 0,
  );
  const boughtInFrance = purchaseVector(setting, sample, purchases * price * francePurchaseShare);
  const local = servedPart(
    boughtInFrance,
    served,
    declaredShare(scenario.localPurchaseShare, draw, 'localPurchaseShare'),
    purchases * price,
  );

  const investment = draw.figure('investment', () => 0);
  const investmentInFrance = investmentVector(
    pack,
    national.size,
    investment * price * draw.named('investmentFranceShare'),
  );
  const localInvestment = servedPart(
    investmentInFrance,
    served,
    declaredShare(scenario.localInvestmentShare, draw, 'localInvestmentShare'),
    investment * price,
  );

  const residentShare = draw.share(
    'residentShare',
    drawnResidents ?? response.residents,
    sample === null || drawnResidents !== null,
  );
  const fullYear = scenario.fullYear ?? assumptionOf(pack, 'fullYear').central;
  const publicAid = draw.figure('publicAid', () => 0);

  const ramp = rampShares(scenario.jobsByYear ?? [], directJobs, draw.named('rampYears'));
  const deadweight = draw.assumption('deadweight');
  const substitution = draw.assumption('substitution');
  const tension = tensionOf(setting) * draw.named('tensionDisplacement');
  const market = (1 - exportShare) * (1 - importReplacement) * draw.named('displacementElasticity');
  const displacement = draw.share('displacement', 1 - (1 - market) * (1 - tension), true);
  // A declared displacement is that of France: what tension explains stays in the basin, the rest is the market's.
  const tensionDisplacement = Math.min(tension, displacement);
  const marketDisplacement = tensionDisplacement < 1 ? 1 - (1 - displacement) / (1 - tensionDisplacement) : 0;

  return {
    inputs: {
      directJobs,
      grossWage,
      residentShare,
      turnover,
      exportShare,
      importReplacement,
      purchases,
      localPurchaseShare:
        purchases > 0 ? sum(local) / (purchases * price) : (scenario.localPurchaseShare ?? 0),
      francePurchaseShare,
      investment,
      localInvestmentShare:
        investment > 0 ? sum(localInvestment) / (investment * price) : (scenario.localInvestmentShare ?? 0),
      publicAid,
      fullYear,
      deadweight,
      displacement,
      substitution,
    },
    purchases: boughtInFrance,
    localPurchases: local,
    investment: investmentInFrance,
    localInvestment,
    served,
    monthlyNet: payOf((grossWage * 1000) / 12).net,
    incomeTaxRate: draw.named('incomeTaxRate'),
    savingRate: clamp01(pack.savingRate * draw.named('savingSpread')),
    marketDisplacement,
    tensionDisplacement,
    ramp,
    facts: resolveFacts(setting, sample),
  };
}

const NO_FACTS: FactValues = {};

/**
 * The declared facts, spread by the dispersion of their grade as a declared input is. Next to a declared base, the
 * mean property tax rate of the basin stands in for the one voted.
 */
function resolveFacts({ scenario, pack, zone }: Place, sample: Sample): FactValues {
  if (!scenario.facts) return NO_FACTS;
  const facts: { -readonly [K in keyof FactValues]: FactValues[K] } = {};
  for (const id of FACT_IDS) {
    const declared = factOf(scenario, id);
    if (declared === null) continue;
    const grade = factGrade(scenario, id);
    const spread = sample ? Math.exp(DISPERSION[grade] * normal(sample(id))) : 1;
    const value = FACTS[id].unit === 'share' ? clamp01(declared * spread) : declared * spread;
    facts[id] = grade === 'B' && 'justified' in FACTS[id] ? 0 : value;
  }
  const rate = pack.zones[zone]?.propertyTaxRate ?? null;
  if (facts.propertyTaxBase !== undefined && facts.propertyTaxRate === undefined && rate !== null) {
    facts.propertyTaxRate = clamp01(
      rate * (sample ? Math.exp(DISPERSION.E * normal(sample('propertyTaxRate'))) : 1),
    );
  }
  return facts;
}

/** Grade of an input before its dispersion: A declared and proven, B declared, else that of what stands in. */
export function gradeOf({ scenario, pack }: Pick<Place, 'scenario' | 'pack'>, id: InputId): Grade {
  const declared = scenario[id];
  if (declared !== null && declared !== undefined) return scenario.proven?.includes(id) ? 'A' : 'B';
  switch (id) {
    case 'directJobs':
    case 'turnover':
    case 'grossWage':
    case 'exportShare':
    case 'purchases':
    case 'francePurchaseShare':
      return 'D';
    case 'importReplacement':
      return pack.importPenetration ? 'D' : 'E';
    case 'residentShare':
    case 'localPurchaseShare':
    case 'investment':
    case 'localInvestmentShare':
    case 'publicAid':
    case 'fullYear':
    case 'deadweight':
    case 'displacement':
    case 'substitution':
      return 'E';
    default:
      return unreachable(id);
  }
}

/** Rule of SPEC.md that an input follows when nobody declares it. */
export const INPUT_RULES: Readonly<Record<InputId, string>> = {
  directJobs: 'R-34',
  grossWage: 'R-42',
  residentShare: 'R-41',
  turnover: 'R-34',
  exportShare: 'R-37',
  importReplacement: 'R-62',
  purchases: 'R-35',
  localPurchaseShare: 'R-38',
  francePurchaseShare: 'R-35',
  investment: 'R-36',
  localInvestmentShare: 'R-36',
  publicAid: 'R-65',
  fullYear: 'R-70',
  deadweight: 'R-61',
  displacement: 'R-62',
  substitution: 'R-64',
};

/** Mean employer cost of a job of the branch, € a month of the declared year. */
export function branchMonthlyCost({ national, branch, price }: Place): number {
  const jobs = national.jobs[branch] ?? 0;
  return jobs > 0 ? (((national.compensation[branch] ?? 0) / jobs) * 1000) / 12 / price : 0;
}

/** Last published unemployment rate of the basin, 0..1; null when there is none. */
export function unemploymentOf({ pack, zone }: Pick<Place, 'pack' | 'zone'>): number | null {
  return lastKnown(pack.zones[zone]?.unemployment ?? []);
}

/** How tight the basin's labour market is, 0..1, from its last unemployment rate; 0 when it is not known. */
function tensionOf(setting: Place): number {
  const rate = unemploymentOf(setting);
  if (rate === null) return 0;
  return clamp01((TENSION_BOUNDS.slack - rate) / (TENSION_BOUNDS.slack - TENSION_BOUNDS.tense));
}

/** Last published figure of a series, null when there is none. */
function lastKnown(series: readonly (number | null)[]): number | null {
  for (let at = series.length - 1; at >= 0; at -= 1) {
    const value = series[at];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

type Drawer = {
  /** A positive figure: declared or estimated, spread by the dispersion of its grade. */
  figure(id: InputId, estimate: () => number): number;
  /** A share: the same, clamped to 0..1. `exact` keeps an estimate that already varies with what it comes from. */
  share(id: InputId, estimate: number, exact?: boolean): number;
  /** A share that is an assumption unless declared. */
  assumption(id: Extract<InputId, AssumptionId>): number;
  /** An assumption that nobody can declare. */
  named(id: AssumptionId): number;
};

function drawer(setting: Place, sample: Sample): Drawer {
  const { scenario, pack } = setting;
  const spreadOf = (id: InputId) =>
    sample ? Math.exp(DISPERSION[gradeOf(setting, id)] * normal(sample(id))) : 1;
  const isDeclared = (id: InputId) => scenario[id] !== null && scenario[id] !== undefined;
  return {
    figure: (id, estimate) => (scenario[id] ?? estimate()) * spreadOf(id),
    share: (id, estimate, exact = false) =>
      clamp01((scenario[id] ?? estimate) * (exact && !isDeclared(id) ? 1 : spreadOf(id))),
    assumption: (id) => {
      if (isDeclared(id)) return clamp01((scenario[id] ?? 0) * spreadOf(id));
      const range = assumptionOf(pack, id);
      return sample ? triangular(range, sample(id)) : range.central;
    },
    named: (id) => {
      const range = assumedIn(pack, scenario.assumptions, id);
      return sample ? triangular(range, sample(id)) : range.central;
    },
  };
}

function declaredShare(
  declared: number | null | undefined,
  draw: Drawer,
  id: 'localPurchaseShare' | 'localInvestmentShare',
): number | null {
  return declared === null || declared === undefined ? null : draw.share(id, declared);
}

/** Domestic purchases by product, k€ of the table's year: the declared mix first, the branch's for the rest. */
function purchaseVector(
  { scenario, pack, national, branch }: Place,
  sample: Sample,
  total: number,
): Float64Array {
  const { size, technology } = national;
  const weights = new Float64Array(size);
  let all = 0;
  for (let i = 0; i < size; i += 1) {
    const share = technology[i * size + branch] ?? 0;
    const code = pack.branches[i]?.code ?? '';
    const { large, small, smallShare } = COEFFICIENT_DISPERSION;
    const spread = share > 0 && share < smallShare ? small : large;
    weights[i] = sample && share > 0 ? share * Math.exp(spread * normal(sample(`a-${code}`))) : share;
    all += weights[i] ?? 0;
  }
  const mix = scenario.purchaseMix ?? {};
  const stated = Object.values(mix).reduce((part, share) => part + share, 0);
  return weights.map((weight, i) => {
    const declared = mix[pack.branches[i]?.code ?? ''] ?? 0;
    return total * (declared + (all > 0 ? (Math.max(0, 1 - stated) * weight) / all : 0));
  });
}

/** Investment by product bought from producers in France: the national structure of investment. */
function investmentVector(pack: ReferencePack, size: number, total: number): Float64Array {
  if (total === 0) return new Float64Array(size);
  const all = pack.finalUse.investment.reduce((part, value) => part + Math.max(0, value), 0);
  return Float64Array.from({ length: size }, (_, i) =>
    all > 0 ? (total * Math.max(0, pack.finalUse.investment[i] ?? 0)) / all : 0,
  );
}

/**
 * Part of a demand served in the basin, by product: ρ of the basin, or, for a declared share of `base`, ρ scaled
 * until the total is reached; a product never exceeds what is bought of it in France.
 */
function servedPart(
  demand: Float64Array,
  served: Float64Array,
  declared: number | null,
  base: number,
): Float64Array {
  const natural = demand.map((value, i) => value * (served[i] ?? 0));
  if (declared === null) return natural;
  const target = Math.min(declared * base, sum(demand));
  let part = natural;
  for (let round = 0; round < demand.length; round += 1) {
    const reached = sum(part);
    if (reached <= 0 || Math.abs(reached - target) <= 1e-12 * target) break;
    const free = part.reduce((total, value, i) => total + (value < (demand[i] ?? 0) ? value : 0), 0);
    const capped = reached - free;
    if (target < reached) {
      part = part.map((value) => (value * target) / reached);
      break;
    }
    if (free <= 0) break;
    const factor = (target - capped) / free;
    part = part.map((value, i) =>
      Math.min(demand[i] ?? 0, value < (demand[i] ?? 0) ? value * factor : value),
    );
  }
  const lacking = target - sum(part);
  const room = sum(demand) - sum(part);
  // No known producer of what is left: the project knows one, product by product as it buys.
  if (lacking > 1e-12 * target && room > 0) {
    part = part.map((value, i) => value + (((demand[i] ?? 0) - value) * lacking) / room);
  }
  return part;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function unreachable(id: never): never {
  throw new Error(`Unknown input ${String(id)}.`);
}
