import { assumedIn, assumptionOf, type AssumptionId } from './assumptions.ts';
import { isFrench, type Definition } from './indicators/definition.ts';
import { FRENCH_LEVELS, type FrenchLevel } from './levels.ts';
import type { Detail, Measures } from './measures.ts';
import { NAMED_SOURCES } from './named-sources.ts';
import { APPRENTICESHIP, CVAE, PAY } from './rates.ts';
import { gradeOf, INPUT_RULES, type Resolved, type Setting } from './scenario.ts';
import {
  INPUTS,
  type Grade,
  type InputId,
  type Level,
  type TraceNode,
  type Unit,
  type Variant,
} from './types.ts';

/** Builds derivations: every node once, shared by the figures that use it. */
export type Tracer = {
  /** Derivation of an indicator; the variant follows from the level unless given. */
  figure(id: string, level: Level, variant?: Variant): TraceNode;
  input(id: InputId): TraceNode;
  /** An assumption that nobody can declare. */
  named(id: AssumptionId): TraceNode;
  /** A figure that is not an indicator of its own. */
  derived(
    id: string,
    value: (m: Measures, resolved: Resolved) => number,
    unit: Unit,
    rule: string,
    inputs?: TraceNode[],
  ): TraceNode;
  /** Effects of a chain at a level: what it starts from, then the branches that carry it. */
  chain(kind: 'indirect' | 'induced', carried: 'output' | 'jobs' | 'valueAdded', level: Level): TraceNode[];
  /** Indirect jobs by rank of supplier. */
  ranks(level: Level): TraceNode[];
  /** Deadweight, displacement and substitution of the basin or of France. */
  netShares(level: Level): TraceNode[];
  /** A national coefficient of the project's branch. */
  branchShare(id: 'productTaxes'): TraceNode;
  /** People per main home of the basin; value added of the basin. */
  homes(): TraceNode;
  basinValueAdded(): TraceNode;
  posts(of: 'branchInBasin' | 'basin' | 'branchInFrance' | 'france'): TraceNode;
  rate(id: 'pay' | 'cvae' | 'apprenticeship'): TraceNode;
  /** Share of the steady state reached in a year of the ramp-up, from 1. */
  ramp(year: number): TraceNode;
  /** The geography of trade and commuting; the national table. */
  trade(): TraceNode;
  table(): TraceNode;
};

const ORDER: readonly Grade[] = ['A', 'B', 'C', 'D', 'E'];

/** The worst grade of the operands; a figure is never better than what it rests on. */
export function worstGrade(nodes: readonly Pick<TraceNode, 'grade'>[]): Grade {
  if (nodes.length === 0) return 'E';
  return nodes.reduce<Grade>(
    (worst, { grade }) => (ORDER.indexOf(grade) > ORDER.indexOf(worst) ? grade : worst),
    'A',
  );
}

/** A tracer over one central assessment. */
export function createTracer(
  setting: Setting,
  resolved: Resolved,
  measures: Measures,
  detail: Detail,
  definitions: ReadonlyMap<string, Definition>,
): Tracer {
  const { pack, national, branch, zone } = setting;
  const nodes = new Map<string, TraceNode>();
  const zoneCode = pack.zones[zone]?.code ?? '';
  const branchCode = pack.branches[branch]?.code ?? '';
  const held = (read: keyof typeof NAMED_SOURCES) =>
    NAMED_SOURCES[read].filter((id) => pack.sources[id] !== undefined);

  function once(key: string, build: () => TraceNode): TraceNode {
    const found = nodes.get(key);
    if (found) return found;
    const node = build();
    nodes.set(key, node);
    return node;
  }

  function leaf(
    id: string,
    value: number | null,
    unit: Unit,
    grade: Grade,
    rule: string,
    sources: string[],
    cell?: string,
  ): TraceNode {
    return { id, value, unit, grade, rule, inputs: [], sources, ...(cell === undefined ? {} : { cell }) };
  }

  function figure(id: string, level: Level, variant: Variant = 'gross'): TraceNode {
    return once(`${id}|${level}|${variant}`, () => {
      const definition = definitions.get(id);
      if (!definition) throw new Error(`No indicator ${id}.`);
      const missing = definition.missing?.(setting, measures) ?? null;
      const inputs = definition.operands(tracer, level, variant);
      return {
        id,
        value: missing === null ? definition.value(measures, level, variant) : null,
        unit: definition.unit,
        grade: worstGrade(inputs),
        rule: definition.rule,
        inputs,
        sources: [],
        cell: level,
        ...(definition.fallback.length > 0 ? { fallback: definition.fallback } : {}),
      };
    });
  }

  function input(id: InputId): TraceNode {
    return once(`input.${id}`, () => ({
      id,
      value: resolved.inputs[id],
      unit: INPUTS[id].unit,
      grade: gradeOf(setting, id),
      rule: isDeclared(id) ? 'R-51' : INPUT_RULES[id],
      inputs: isDeclared(id) ? [] : standIns(id),
      sources: [],
      cell: `${zoneCode} ${branchCode}`,
    }));
  }

  function isDeclared(id: InputId): boolean {
    const value = setting.scenario[id];
    return value !== null && value !== undefined;
  }

  /** What an undeclared input was estimated from. */
  function standIns(id: InputId): TraceNode[] {
    switch (id) {
      case 'directJobs':
        return isDeclared('turnover') ? [input('turnover'), outputPerPost()] : [];
      case 'turnover':
        return [input('directJobs'), outputPerPost(), deflator()];
      case 'grossWage':
        return [
          leaf(
            'compensationPerJob',
            (national.compensation[branch] ?? 0) / ((national.jobs[branch] ?? 0) || 1),
            'kEUR/yr/FTE',
            'D',
            'R-42',
            [...held('jobs'), ...held('shares')],
            branchCode,
          ),
          rate('pay'),
          deflator(),
        ];
      case 'exportShare':
        return [leaf('exports', exportedShare(), 'share', 'D', 'R-37', held('table'), branchCode)];
      case 'importReplacement': {
        const penetration = pack.importPenetration?.[branch];
        return penetration === undefined
          ? [named('importReplacement')]
          : [leaf('importPenetration', penetration, 'share', 'D', 'R-62', held('shares'), branchCode)];
      }
      case 'purchases':
        return [
          input('turnover'),
          leaf('intermediateShare', purchaseRate(), 'share', 'D', 'R-35', held('table'), branchCode),
        ];
      case 'francePurchaseShare':
        return [
          leaf(
            'importedInputs',
            national.imports[branch] ?? 0,
            'share',
            'D',
            'R-06',
            held('shares'),
            branchCode,
          ),
        ];
      case 'localPurchaseShare':
        return [input('purchases'), trade()];
      case 'localInvestmentShare':
        return [input('investment'), trade()];
      case 'residentShare':
        return [named('residentFloor'), named('commutingDecay')];
      case 'displacement':
        return [input('exportShare'), input('importReplacement'), named('displacementElasticity'), tension()];
      case 'deadweight':
      case 'substitution':
      case 'fullYear':
        return [named(id)];
      case 'investment':
      case 'publicAid':
        return [];
      default:
        return unreachable(id);
    }
  }

  function exportedShare(): number {
    const output = pack.output[branch] ?? 0;
    return output > 0 ? (pack.finalUse.exports[branch] ?? 0) / output : 0;
  }

  function purchaseRate(): number {
    let rateOf = national.imports[branch] ?? 0;
    for (let i = 0; i < national.size; i += 1) rateOf += national.technology[i * national.size + branch] ?? 0;
    return rateOf;
  }

  function outputPerPost(): TraceNode {
    const perOutput = national.posts[branch] ?? 0;
    return once('outputPerPost', () =>
      leaf(
        'outputPerPost',
        perOutput > 0 ? 1 / perOutput : null,
        'kEUR/FTE',
        'D',
        'R-34',
        [...held('table'), ...held('posts')],
        branchCode,
      ),
    );
  }

  function deflator(): TraceNode {
    return once('deflator', () => ({
      ...leaf('deflator', 1 / pack.deflator.value, 'index', 'D', 'R-35', held('deflator')),
      cell: `${pack.tableYear} → ${pack.deflator.year}`,
    }));
  }

  function tension(): TraceNode {
    return once('tension', () => ({
      ...leaf('tension', resolved.tensionDisplacement, 'share', 'E', 'R-63', held('unemployment'), zoneCode),
      inputs: [named('tensionDisplacement')],
    }));
  }

  function named(id: AssumptionId): TraceNode {
    return once(`assumption.${id}`, () => {
      const { central, low, high, unit, rule, source, moved } = assumedIn(
        pack,
        setting.scenario.assumptions,
        id,
      );
      const node = leaf(id, central, unit, 'E', rule, source ? [source] : []);
      if (moved) {
        // Moved by the group: the published centre stays in sight.
        const published = leaf('publishedCentre', assumptionOf(pack, id).central, unit, 'E', rule, []);
        return { ...node, rule: 'R-120', inputs: [published], p10: low, p90: high };
      }
      return low === high ? node : { ...node, p10: low, p90: high };
    });
  }

  function trade(): TraceNode {
    return once('trade', () => ({
      ...leaf('trade', null, 'share', 'E', 'R-20', held('geography'), zoneCode),
      inputs: [named('deltaSheltered'), named('deltaExposed'), named('decayFactor')],
    }));
  }

  function table(): TraceNode {
    return once('table', () => leaf('table', null, 'share', 'D', 'R-05', held('table')));
  }

  function rate(id: 'pay' | 'cvae' | 'apprenticeship'): TraceNode {
    return once(`rate.${id}`, () => {
      switch (id) {
        case 'pay':
          return leaf(
            'payTable',
            measures.direct.monthlyNet,
            'EUR/month',
            'D',
            'R-42',
            held('pay'),
            PAY.article,
          );
        case 'cvae':
          return leaf('cvaeRate', measures.cvaeRate, 'share', 'D', 'R-71', held('cvae'), CVAE.article);
        case 'apprenticeship':
          return leaf(
            'apprenticeshipRate',
            measures.apprenticeshipRate,
            'share',
            'D',
            'R-73',
            held('apprenticeship'),
            APPRENTICESHIP.article,
          );
        default:
          return unreachable(id);
      }
    });
  }

  function posts(of: 'branchInBasin' | 'basin' | 'branchInFrance' | 'france'): TraceNode {
    return once(`posts.${of}`, () => {
      const counted = {
        branchInBasin: () => pack.posts[zone]?.[branch] ?? 0,
        basin: () => measures.basin.jobs,
        branchInFrance: () => national.totalPosts[branch] ?? 0,
        france: () => national.totalPosts.reduce((sum, value) => sum + value, 0),
      };
      const cell = [
        of === 'basin' || of === 'branchInBasin' ? zoneCode : 'FR',
        of.startsWith('branch') ? branchCode : '',
      ]
        .join(' ')
        .trim();
      return leaf(`posts.${of}`, counted[of](), 'FTE', 'C', 'R-10', held('posts'), cell);
    });
  }

  function derived(
    id: string,
    value: (m: Measures, r: Resolved) => number,
    unit: Unit,
    rule: string,
    inputs: TraceNode[] = [],
  ): TraceNode {
    return {
      ...leaf(id, value(measures, resolved), unit, inputs.length > 0 ? worstGrade(inputs) : 'E', rule, []),
      inputs,
    };
  }

  function chain(
    kind: 'indirect' | 'induced',
    carried: 'output' | 'jobs' | 'valueAdded',
    level: Level,
  ): TraceNode[] {
    const start =
      kind === 'indirect'
        ? [input('purchases'), input('francePurchaseShare')]
        : [
            derived('netPay', (m) => m.direct.netPay, 'kEUR/yr', 'R-42', [
              input('directJobs'),
              input('grossWage'),
            ]),
            named('incomeTaxRate'),
            once('savingRate', () =>
              leaf('savingRate', pack.savingRate, 'share', 'D', 'R-44', held('basket')),
            ),
            once('basket', () => leaf('basket', null, 'share', 'D', 'R-40', held('basket'))),
          ];
    const place = isFrench(level)
      ? [trade(), ...(level === 'basin' ? [input('localPurchaseShare')] : [])]
      : [table()];
    return [...start, ...place, ...byBranch(kind, carried, level)];
  }

  /** One node a branch: its output times what a unit of it carries. */
  function byBranch(
    kind: 'indirect' | 'induced',
    carried: 'output' | 'jobs' | 'valueAdded',
    level: Level,
  ): TraceNode[] {
    const outputs = kind === 'indirect' ? detail.indirectOutput : detail.inducedOutput;
    const at: readonly FrenchLevel[] = isFrench(level) ? [level] : FRENCH_LEVELS;
    const found: TraceNode[] = [];
    for (let i = 0; i < national.size; i += 1) {
      let output = 0;
      for (const one of at) output += outputs[one][i] ?? 0;
      if (output === 0) continue;
      const code = pack.branches[i]?.code ?? '';
      const grade: Grade = isFrench(level) ? 'E' : 'D';
      const made = leaf('branchOutput', output, 'kEUR/yr', grade, 'R-30', [], code);
      if (carried === 'output') {
        found.push({ ...made, inputs: [] });
        continue;
      }
      found.push({
        id: carried === 'jobs' ? 'branchJobs' : 'branchValueAdded',
        value:
          carried === 'jobs'
            ? output * (national.jobs[i] ?? 0) * setting.price
            : output * (national.valueAdded[i] ?? 0),
        unit: carried === 'jobs' ? 'FTE' : 'kEUR/yr',
        grade,
        rule: kind === 'indirect' ? 'R-30' : 'R-40',
        inputs: [made, coefficient(carried, i, code)],
        sources: [],
        cell: code,
      });
    }
    return found;
  }

  function coefficient(carried: 'jobs' | 'valueAdded', i: number, code: string): TraceNode {
    return once(`${carried}.${code}`, () =>
      carried === 'jobs'
        ? leaf('jobsPerOutput', (national.jobs[i] ?? 0) * 1000, 'per-MEUR', 'D', 'R-07', held('jobs'), code)
        : leaf('valueAddedPerOutput', national.valueAdded[i] ?? 0, 'share', 'D', 'R-06', held('table'), code),
    );
  }

  function ranks(level: Level): TraceNode[] {
    const at: readonly FrenchLevel[] = isFrench(level) ? [level] : FRENCH_LEVELS;
    const { first, second, beyond } = detail.ranks;
    const grade: Grade = isFrench(level) ? 'E' : 'D';
    const sum = (ofRank: Record<FrenchLevel, number>) => at.reduce((total, one) => total + ofRank[one], 0);
    return [
      leaf('rank1', sum(first), 'FTE', grade, 'R-30', []),
      leaf('rank2', sum(second), 'FTE', grade, 'R-30', []),
      leaf('rank3', sum(beyond), 'FTE', grade, 'R-30', []),
    ];
  }

  function netShares(level: Level): TraceNode[] {
    const displacement =
      level === 'basin'
        ? derived('basinDisplacement', (m) => m.net.basin.displacement, 'share', 'R-62', [
            input('displacement'),
            posts('branchInBasin'),
            posts('branchInFrance'),
            tension(),
          ])
        : input('displacement');
    return [input('deadweight'), displacement, input('substitution')];
  }

  function branchShare(id: 'productTaxes'): TraceNode {
    return once(id, () =>
      leaf(id, national.taxes[branch] ?? 0, 'share', 'D', 'R-06', held('shares'), branchCode),
    );
  }

  function homes(): TraceNode {
    return once('homes', () =>
      leaf('peoplePerHome', measures.basin.perHome, 'ratio', 'C', 'R-66', held('homes'), zoneCode),
    );
  }

  function basinValueAdded(): TraceNode {
    return once('basinValueAdded', () => ({
      ...leaf('basinValueAdded', measures.basin.valueAdded, 'kEUR/yr', 'D', 'R-67', held('shares'), zoneCode),
      inputs: [posts('basin'), table()],
    }));
  }

  function ramp(year: number): TraceNode {
    return once(`ramp.${year}`, () => {
      const declared = setting.scenario.jobsByYear?.[year - 1];
      const share = leaf('rampShare', resolved.ramp[year - 1] ?? 0, 'share', 'E', 'R-122', []);
      return typeof declared === 'number'
        ? { ...share, grade: 'B', inputs: [leaf('declaredJobs', declared, 'FTE', 'B', 'R-122', [])] }
        : { ...share, inputs: [named('rampYears')] };
    });
  }

  const tracer: Tracer = {
    figure,
    ramp,
    input,
    named,
    derived,
    chain,
    ranks,
    netShares,
    branchShare,
    posts,
    homes,
    basinValueAdded,
    rate,
    trade,
    table,
  };
  return tracer;
}

function unreachable(value: never): never {
  throw new Error(`Unknown name ${String(value)}.`);
}
