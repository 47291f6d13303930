import { FACT_IDS, factGrade, factOf } from './facts.ts';
import { fitOf, fitTraces } from './fit.ts';
import { importOrigins } from './import-origins.ts';
import { DEFINITIONS } from './indicators/index.ts';
import { centralMeasures, total } from './measures.ts';
import { responseFor } from './moved-geography.ts';
import { announcedThen } from './observed.ts';
import type { ReferencePack } from './pack.ts';
import { responseOf } from './responses.ts';
import { grossOfCost } from './rates.ts';
import {
  branchMonthlyCost,
  checkScenario,
  gradeOf,
  INPUT_IDS,
  resolveInputs,
  settingOf,
  type Setting,
} from './scenario.ts';
import { createTracer, type Tracer } from './trace.ts';
import {
  INPUTS,
  type Assessment,
  type AssessOptions,
  type Grade,
  type Indicator,
  type InputId,
  type ResolvedInput,
  type Scenario,
  type TraceNode,
  type Warning,
  type ZoneEffect,
} from './types.ts';
import { drawAll, interval } from './uncertainty.ts';
import { yearsOf } from './years.ts';

/** Version of the engine: two balances of one version, one pack and one scenario have the same digits. */
export const ENGINE_VERSION = '0.2.0';

/** Draws of an assessment when the caller says nothing. */
export const DEFAULT_DRAWS = 500;
const DEFAULT_SEED = 20_270_101;
const BY_ID = new Map(DEFINITIONS.map((definition) => [definition.id, definition]));
/** Every figure of the catalogue once, in its order: what is asked at each keystroke is named once. */
const FIGURES = DEFINITIONS.flatMap((definition) =>
  definition.at.map(([level, variant]) => ({
    definition,
    level,
    variant,
    key: `${definition.id}|${level}|${variant}`,
  })),
);
/** Figures whose interval is explained. */
const EXPLAINED = [
  'J06|basin|gross',
  'J06|total|gross',
  'J07|basin|net-basin',
  'J07|total|net-france',
  'E06|basin|gross',
  'E06|total|gross',
  'E23|total|net-france',
];

/**
 * Scores one project: every input resolved and graded, every indicator with its interval and derivation,
 * effects by zone, warnings. Money in k€ of the declared year, jobs in FTE. `draws` 500 by default, 0 for none.
 * @throws Error named after the failure when the scenario is not valid: ask `checkScenario` first
 */
export function assess(scenario: Scenario, pack: ReferencePack, options: AssessOptions = {}): Assessment {
  const checked = checkScenario(scenario, pack);
  if (!checked.ok) throw new Error(checked.failure.code);
  const response = responseOf(pack, scenario.zone);
  if (!response.ok) throw new Error(response.failure.code);
  const setting = settingOf(scenario, pack, responseFor(scenario, pack, response.value));
  const resolved = resolveInputs(setting, null, null, null);
  const { measures, detail } = centralMeasures(setting, resolved);
  const tracer = createTracer(setting, resolved, measures, detail, BY_ID);
  const count = options.draws ?? DEFAULT_DRAWS;
  const drawn =
    count > 0
      ? drawAll(setting, { resolved, measures }, DEFINITIONS, count, options.seed ?? DEFAULT_SEED, EXPLAINED)
      : null;
  const unscaled = resolved.inputs.directJobs === 0 && resolved.inputs.turnover === 0;

  const grades = gradesOf(setting, tracer);
  const missing = new Map(
    DEFINITIONS.map((definition) => [
      definition,
      definition.missing?.(setting, measures) ??
        (unscaled && !definition.ownFigure && dependsOnScale(definition.unit) ? 'directJobs' : null),
    ]),
  );
  const indicators = FIGURES.map(({ definition, level, variant, key }): Indicator => {
    const lacking = missing.get(definition) ?? null;
    const value = lacking === null ? definition.value(measures, level, variant) : null;
    const values = drawn?.values[key];
    const spread = value === null ? null : values ? interval(values) : { p10: value, p50: value, p90: value };
    return {
      id: definition.id,
      level,
      variant,
      value,
      p10: spread?.p10 ?? null,
      p50: spread?.p50 ?? null,
      p90: spread?.p90 ?? null,
      unit: definition.unit,
      grade: grades.get(key) ?? 'E',
      missing: lacking,
      trace: key,
    };
  });
  const fit = fitOf(setting, resolved);
  let traces: Record<string, TraceNode> | null = null;
  return {
    engine: ENGINE_VERSION,
    pack: pack.version,
    zone: scenario.zone,
    branch: scenario.branch,
    inputs: inputsOf(setting, resolved.inputs, drawn?.inputs ?? null, tracer.input),
    indicators,
    // Thousands of nodes that a keystroke never shows: built when somebody opens a figure.
    get traces() {
      traces ??= {
        ...Object.fromEntries(
          FIGURES.map(({ definition, level, variant, key }) => [
            key,
            tracer.figure(definition.id, level, variant),
          ]),
        ),
        ...fitTraces(setting, fit, tracer),
      };
      return traces;
    },
    zones: zonesOf(setting, resolved.inputs.directJobs, measures.displaced, detail),
    warnings: warningsOf(setting, resolved.inputs, total(measures.indirect.jobs)),
    years: yearsOf(
      setting,
      measures,
      drawn && ((figure, at) => interval(drawn.years[`${figure}.${at}`] ?? [])),
    ),
    fit,
    context: {
      branchWage: (grossOfCost(branchMonthlyCost(setting)) * 12) / 1000,
      basinPosts: measures.basin.jobs,
      branchPosts: pack.posts[setting.zone]?.[setting.branch] ?? 0,
      basinDisplacement: measures.net.basin.displacement,
    },
    ...(drawn ? { draws: drawn.values, drivers: drawn.drivers } : {}),
  };
}

const graded = new WeakMap<ReferencePack, Map<string, ReadonlyMap<string, Grade>>>();

/** Grade of every figure. It follows from the grades of what is declared alone: worked out once for each set of them. */
function gradesOf(setting: Setting, tracer: Tracer): ReadonlyMap<string, Grade> {
  // J03 rests on the jobs of the third year, declared or not.
  const third = typeof setting.scenario.jobsByYear?.[2] === 'number' ? '3' : '';
  // T03 rests on the trade of the product, where the pack has it.
  const traded = importOrigins(setting.pack, setting.scenario.productCode) === null ? '' : 'T';
  const name =
    INPUT_IDS.map((id) => gradeOf(setting, id)).join('') +
    third +
    traded +
    factGrades(setting.scenario) +
    observedGrades(setting);
  const known = graded.get(setting.pack) ?? new Map<string, ReadonlyMap<string, Grade>>();
  graded.set(setting.pack, known);
  const found = known.get(name);
  if (found) return found;
  const grades = new Map(
    FIGURES.map(({ definition, level, variant, key }) => [
      key,
      tracer.figure(definition.id, level, variant).grade,
    ]),
  );
  if (known.size > 400) known.clear();
  known.set(name, grades);
  return grades;
}

/** The grades of the facts and of the land, in one word; '' for a project that declares none. */
function factGrades(scenario: Scenario): string {
  const land = (scenario.landNeed ?? null) === null ? '' : 'h';
  if (!scenario.facts) return land;
  return (
    land + FACT_IDS.map((id) => (factOf(scenario, id) === null ? '-' : factGrade(scenario, id))).join('')
  );
}

/** The grades of what happened, in one word; '' while nobody wrote anything. */
function observedGrades(setting: Setting): string {
  const { observed } = setting.scenario;
  if (!observed) return '';
  const then = announcedThen(setting);
  const told = (figure: { proven: boolean } | undefined) =>
    figure === undefined ? '-' : figure.proven ? 'A' : 'B';
  const ramp = then === null ? 'n' : !then.dated ? 's' : then.declaredYear ? 'd' : 'e';
  return `o${told(observed.directJobs)}${ramp}${told(observed.localPurchaseShare)}`;
}

/** Ratios and legal rates stand without a size of project; amounts and jobs do not. */
function dependsOnScale(unit: string): boolean {
  return ['FTE', 'FTE-year', 'kEUR/yr', 'kEUR', 'ratio', 'people'].includes(unit);
}

function inputsOf(
  setting: Setting,
  values: Readonly<Record<InputId, number>>,
  drawn: Record<InputId, number[]> | null,
  trace: (id: InputId) => TraceNode,
): Record<InputId, ResolvedInput> {
  const resolved = Object.fromEntries(
    INPUT_IDS.map((id): [InputId, ResolvedInput] => {
      const value = values[id];
      const declared = setting.scenario[id] !== null && setting.scenario[id] !== undefined;
      const spread = drawn ? interval(drawn[id]) : { p10: value, p90: value };
      const unknown =
        !declared && (id === 'investment' || id === 'publicAid' || (id === 'directJobs' && value === 0));
      return [
        id,
        {
          id,
          value,
          declared,
          unit: INPUTS[id].unit,
          grade: gradeOf(setting, id),
          p10: spread.p10,
          p90: spread.p90,
          get trace() {
            return trace(id);
          },
          ...(unknown ? { unknown } : {}),
        },
      ];
    }),
  );
  // One entry for each input, by construction.
  return resolved as Record<InputId, ResolvedInput>;
}

/** Effects zone by zone; jobs displaced are where the branch's posts are. */
function zonesOf(
  { pack, national, branch, zone }: Setting,
  directJobs: number,
  displaced: { basin: number; elsewhere: number },
  detail: { jobsByZone: Float64Array; inducedJobsByZone: Float64Array },
): ZoneEffect[] {
  const posts = national.totalPosts[branch] ?? 0;
  const lost = displaced.basin + displaced.elsewhere;
  return pack.zones.map(({ code }, r) => ({
    zone: code,
    direct: r === zone ? directJobs : 0,
    indirect: detail.jobsByZone[r] ?? 0,
    induced: detail.inducedJobsByZone[r] ?? 0,
    displaced: posts > 0 ? (lost * (pack.posts[r]?.[branch] ?? 0)) / posts : 0,
  }));
}

/** Posts too wide to say anything of a project that does not declare its purchases. */
export const COARSE_BRANCHES: ReadonlySet<string> = new Set(['JC', 'CD']);
const EMPTY_DEPARTMENT = 0.9;

function warningsOf(
  { scenario, pack, zone, branch, department, national }: Setting,
  inputs: Readonly<Record<InputId, number>>,
  indirect: number,
): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, ids: InputId[], values: number[]) =>
    warnings.push({ code, inputs: ids, values });
  if (inputs.purchases > inputs.turnover && inputs.turnover > 0) {
    warn('purchases-above-turnover', ['purchases', 'turnover'], [inputs.purchases, inputs.turnover]);
  }
  const { localPurchaseShare, francePurchaseShare, localInvestmentShare } = scenario;
  if (typeof localPurchaseShare === 'number' && localPurchaseShare > inputs.francePurchaseShare + 1e-9) {
    warn(
      'local-share-above-france-share',
      typeof francePurchaseShare === 'number'
        ? ['localPurchaseShare', 'francePurchaseShare']
        : ['localPurchaseShare'],
      [localPurchaseShare, inputs.francePurchaseShare],
    );
  }
  if (
    typeof localInvestmentShare === 'number' &&
    localInvestmentShare > inputs.localInvestmentShare + 1e-9 &&
    inputs.investment > 0
  ) {
    warn(
      'local-investment-above-france-share',
      ['localInvestmentShare'],
      [localInvestmentShare, inputs.localInvestmentShare],
    );
  }
  const payroll = inputs.directJobs * inputs.grossWage;
  // Two estimates that clash are the table's doing, not the project's.
  const stated = (scenario.turnover ?? null) !== null || (scenario.purchases ?? null) !== null;
  if (payroll > inputs.turnover && inputs.turnover > 0) {
    warn('payroll-above-turnover', ['directJobs', 'grossWage', 'turnover'], [payroll, inputs.turnover]);
  } else if (stated && inputs.purchases + payroll > inputs.turnover && inputs.turnover > 0) {
    warn(
      'purchases-and-payroll-above-turnover',
      ['purchases', 'directJobs', 'grossWage', 'turnover'],
      [inputs.purchases, payroll, inputs.turnover],
    );
  }
  const code = pack.branches[branch]?.code ?? '';
  if (COARSE_BRANCHES.has(code) && (scenario.purchases ?? null) === null)
    warn('coarse-branch', ['purchases'], []);
  if (inputs.directJobs === 0 && inputs.turnover === 0) warn('no-size', ['directJobs', 'turnover'], []);
  if ((national.totalPosts[branch] ?? 0) === 0) warn('branch-without-posts', ['directJobs'], []);
  if (inputs.directJobs > 0 && indirect > 3 * inputs.directJobs) {
    warn('indirect-above-3', ['purchases', 'directJobs'], [indirect, inputs.directJobs]);
  }
  const here = pack.zones[zone]?.populationByDepartment[department] ?? 0;
  const all = pack.zones.reduce((sum, one) => sum + (one.populationByDepartment[department] ?? 0), 0);
  if (all > 0 && here / all > EMPTY_DEPARTMENT) warn('department-nearly-empty', [], [here / all]);
  return warnings;
}
