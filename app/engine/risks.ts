import type { Assessment, RiskContext, Unit } from './types.ts';

/** The four risks of METHOD section 11, in the order they are told. */
export const RISKS = ['haste', 'concentration', 'ignoredCosts', 'crowdingOut'] as const;
export type RiskId = (typeof RISKS)[number];

/** Costs that a project may forget, in the order they are asked. */
export const COSTS = ['wage', 'land', 'energy', 'training'] as const;
export type CostId = (typeof COSTS)[number];

/** Thresholds of the flags: assumptions of grade E, in sight. */
export const RISK_THRESHOLDS = {
  /** steps that may be unfinished on the day announced. */
  unfinishedSteps: 0,
  /** share of the basin's posts that one site may support; share of them that one branch may hold. */
  siteShare: 0.02,
  branchShare: 0.15,
  /** how far the declared wage may stand under the branch's, as a share of it. */
  wageGap: 0.1,
  /** shares displaced in the basin, and elsewhere per direct job; share of the jobs aided that are outside the basin. */
  displacedHere: 0.1,
  displacedElsewhere: 0.25,
  aidOutside: 0.5,
} as const;

const RULES: Readonly<Record<RiskId, string>> = {
  haste: 'R-130',
  concentration: 'R-131',
  ignoredCosts: 'R-132',
  crowdingOut: 'R-133',
};

/** One step of a roadmap as the flags read it. `due` ISO day: when it is expected to be finished, null when nobody said. */
export type Step = { title: string; due: string | null; done: boolean };

/** Plain facts from outside the engine. Days are ISO. */
export type RiskFacts = {
  announcedOn: string | null;
  /** Steps that should be finished before anything is announced. */
  steps: readonly Step[];
  /** Whether each cost is in the plan; null where nobody answered. */
  budgeted: Readonly<Record<CostId, boolean | null>>;
  /** Names of the other projects known in the same branch; null when none could be looked for. */
  sameBranch: readonly string[] | null;
};

/** Figures of an assessment that the flags compare; null where not computed. Jobs in FTE, wages in k€ a year. */
export type RiskFigures = {
  directJobs: number | null;
  supportedBasin: number | null;
  supportedTotal: number | null;
  displacedElsewhere: number | null;
  publicAid: number | null;
  /** The declared wage; null when the branch's stands in. */
  declaredWage: number | null;
  context: RiskContext;
};

/** One comparison: what was found, the threshold it is held against, and the names behind it. */
export type RiskTest = {
  code:
    | 'unfinishedSteps'
    | 'siteShare'
    | 'branchShare'
    | 'sameBranch'
    | 'wageGap'
    | 'unbudgeted'
    | 'displacedHere'
    | 'displacedElsewhere'
    | 'aidOutside';
  value: number;
  threshold: number;
  unit: Unit;
  names: readonly string[];
  over: boolean;
};

/**
 * `raised`: one comparison at least is over its threshold. `clear`: none is, and all could be made. `unknown`: none is over,
 * and what decides is missing (`missing` names it).
 */
export type RiskFlag = {
  id: RiskId;
  state: 'raised' | 'clear' | 'unknown';
  rule: string;
  tests: readonly RiskTest[];
  missing: readonly string[];
};

/** What the flags read of an assessment. */
export function riskFiguresIn({ inputs, indicators, context }: Assessment): RiskFigures {
  const value = (id: string, level: string): number | null =>
    indicators.find((one) => one.id === id && one.level === level && one.variant === 'gross')?.value ?? null;
  return {
    directJobs: inputs.directJobs.value > 0 ? inputs.directJobs.value : null,
    supportedBasin: value('J06', 'basin'),
    supportedTotal: value('J06', 'total'),
    displacedElsewhere: value('T12', 'france'),
    publicAid: inputs.publicAid.declared ? inputs.publicAid.value : null,
    declaredWage: inputs.grossWage.declared ? inputs.grossWage.value : null,
    context,
  };
}

/**
 * The flags as a register keeps them: how many steps, and how many other projects, without their names. A balance may be
 * published, and never changes: it says nothing of what is only the committee's.
 */
export function registerOf(flags: readonly RiskFlag[]): RiskFlag[] {
  const unnamed: ReadonlySet<RiskTest['code']> = new Set(['unfinishedSteps', 'sameBranch']);
  return flags.map((one) => ({
    ...one,
    tests: one.tests.map((test) => (unnamed.has(test.code) ? { ...test, names: [] } : test)),
  }));
}

/**
 * The facts that a register was made from, without the names that it left out: with the same figures they give it back, so
 * that it is made again when its balance is verified.
 */
export function factsIn({
  announcedOn,
  flags,
}: {
  announcedOn: string | null;
  flags: readonly RiskFlag[];
}): RiskFacts {
  const missing = new Set(flags.flatMap((one) => one.missing));
  const tests = new Map(flags.flatMap((one) => one.tests.map((test) => [test.code, test])));
  const unfinished = tests.get('unfinishedSteps')?.value ?? 0;
  const others = tests.get('sameBranch');
  const forgotten = tests.get('unbudgeted')?.names ?? [];
  const answer = (cost: CostId) => (missing.has(`cost.${cost}`) ? null : !forgotten.includes(cost));
  const step = (done: boolean): Step => ({ title: '', due: null, done });
  return {
    announcedOn,
    steps: [
      ...Array.from({ length: unfinished }, () => step(false)),
      // Steps that were all finished in time: one stands for them.
      ...(missing.has('roadmapSteps') ? [] : [step(true)]),
    ],
    budgeted: {
      wage: answer('wage'),
      land: answer('land'),
      energy: answer('energy'),
      training: answer('training'),
    },
    sameBranch: others === undefined ? null : Array.from({ length: others.value }, () => ''),
  };
}

/** The four flags: each says what raised it, or what is missing to tell. */
export function riskFlags(figures: RiskFigures, facts: RiskFacts): RiskFlag[] {
  return [haste(facts), concentration(figures, facts), ignoredCosts(figures, facts), crowdingOut(figures)];
}

function haste({ announcedOn, steps }: RiskFacts): RiskFlag {
  // Nothing announced: nothing can come too early.
  if (announcedOn === null) return flag('haste', [], []);
  const left = steps.filter(({ due, done }) => !done && (due === null || due > announcedOn));
  const names = left.map(({ title }) => title);
  const test = over('unfinishedSteps', left.length, RISK_THRESHOLDS.unfinishedSteps, 'index', names);
  return flag('haste', [test], steps.length === 0 ? ['roadmapSteps'] : []);
}

function concentration(figures: RiskFigures, { sameBranch }: RiskFacts): RiskFlag {
  const { supportedBasin, directJobs, context } = figures;
  const tests: RiskTest[] = [];
  const missing: string[] = [];
  if (supportedBasin === null || directJobs === null || context.basinPosts <= 0) missing.push('directJobs');
  else {
    tests.push(
      over('siteShare', supportedBasin / context.basinPosts, RISK_THRESHOLDS.siteShare, 'share'),
      over(
        'branchShare',
        (context.branchPosts + directJobs) / (context.basinPosts + directJobs),
        RISK_THRESHOLDS.branchShare,
        'share',
      ),
    );
  }
  if (sameBranch === null) missing.push('otherProjects');
  else tests.push(over('sameBranch', sameBranch.length, 0, 'index', sameBranch));
  return flag('concentration', tests, missing);
}

function ignoredCosts({ declaredWage, context }: RiskFigures, { budgeted }: RiskFacts): RiskFlag {
  const tests: RiskTest[] = [];
  if (declaredWage !== null && context.branchWage > 0) {
    const gap = 1 - declaredWage / context.branchWage;
    tests.push(over('wageGap', gap, RISK_THRESHOLDS.wageGap, 'share'));
  }
  const forgotten = COSTS.filter((cost) => budgeted[cost] === false);
  tests.push(over('unbudgeted', forgotten.length, 0, 'index', forgotten));
  return flag(
    'ignoredCosts',
    tests,
    COSTS.filter((cost) => budgeted[cost] === null).map((cost) => `cost.${cost}`),
  );
}

function crowdingOut(figures: RiskFigures): RiskFlag {
  const { directJobs, displacedElsewhere, supportedBasin, supportedTotal, publicAid, context } = figures;
  const tests: RiskTest[] = [];
  const missing: string[] = [];
  if (directJobs === null || directJobs <= 0 || displacedElsewhere === null) missing.push('directJobs');
  else {
    tests.push(
      over('displacedHere', context.basinDisplacement, RISK_THRESHOLDS.displacedHere, 'share'),
      over(
        'displacedElsewhere',
        displacedElsewhere / directJobs,
        RISK_THRESHOLDS.displacedElsewhere,
        'share',
      ),
    );
  }
  if (publicAid === null) missing.push('publicAid');
  else if (publicAid > 0 && supportedBasin !== null && supportedTotal !== null && supportedTotal > 0) {
    tests.push(over('aidOutside', 1 - supportedBasin / supportedTotal, RISK_THRESHOLDS.aidOutside, 'share'));
  }
  return flag('crowdingOut', tests, missing);
}

function over(
  code: RiskTest['code'],
  value: number,
  threshold: number,
  unit: Unit,
  names: readonly string[] = [],
): RiskTest {
  return { code, value, threshold, unit, names, over: value > threshold };
}

function flag(id: RiskId, tests: readonly RiskTest[], missing: readonly string[]): RiskFlag {
  const state = tests.some((test) => test.over) ? 'raised' : missing.length > 0 ? 'unknown' : 'clear';
  return { id, state, rule: RULES[id], tests, missing };
}
