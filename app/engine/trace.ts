import { cellReader, reading } from './cells.ts';
import type { AssumptionId } from './assumptions.ts';
import { importOriginNodes } from './import-origins.ts';
import { factGrade, factOf, FACTS, type FactId } from './facts.ts';
import { createInputTracer } from './input-trace.ts';
import { isFrench, pick, type Definition } from './indicators/definition.ts';
import { taxableProfit } from './indicators/taxes.ts';
import { FRENCH_LEVELS, type FrenchLevel } from './levels.ts';
import type { Detail, Measures } from './measures.ts';
import { NAMED_SOURCES } from './named-sources.ts';
import { made, onceEach } from './nodes.ts';
import { announcedThen } from './observed.ts';
import { packNodes } from './pack-trace.ts';
import { APPRENTICESHIP, CORPORATE_TAX, CSG, csgOf, CVAE, TRAINING } from './rates.ts';
import type { Resolved, Setting } from './scenario.ts';
import { hiringTraces } from './surroundings.ts';
import type { Grade, InputId, Level, TraceNode, Unit, Variant } from './types.ts';

/** A dated rate of the engine. */
type RateId = 'pay' | 'cvae' | 'apprenticeship' | 'csg' | 'training' | 'corporateTax';

/** Builds derivations: every node once, shared by the figures that use it. */
export type Tracer = {
  /** Derivation of an indicator; the variant follows from the level unless given. */
  figure(id: string, level: Level, variant?: Variant): TraceNode;
  input(id: InputId): TraceNode;
  /** What only the project's file says, and the land it asks for; null, of grade E, while nobody says it. */
  fact(id: FactId): TraceNode;
  /** The rate of the property tax: declared, else the mean of the basin's communes. */
  propertyTaxRate(): TraceNode;
  landNeed(): TraceNode;
  /** 1 when something in writing justifies a fact, 0 otherwise. */
  justified(id: FactId): TraceNode;
  /** Jobs counted in a year and those announced for it; the share of purchases bought in the basin that year. */
  delivered(): TraceNode[];
  boughtHere(): TraceNode[];
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
  rate(id: RateId): TraceNode;
  /** Other net taxes on production that the chain pays per euro it makes. */
  productionTaxes(): TraceNode;
  /** Share of the steady state reached in a year of the ramp-up, from 1. */
  ramp(year: number): TraceNode;
  /** The geography of trade and commuting; the national table. */
  trade(): TraceNode;
  table(): TraceNode;
  /** Each department of the basin in the recruitment survey: its tension, and the share of the basin's people it weighs with. */
  hiring(): TraceNode[];
  /** Each branch that supplies: sites near the basin, weighted by what is bought of it. */
  suppliersNear(): TraceNode[];
  /** The last published unemployment rate of the basin. */
  unemployment(): TraceNode;
  /** Where France buys the product of the project; nothing where it is not known. */
  origins(): TraceNode[];
  /** Wages spent without end, under what they are spent from. */
  closure(carried: 'jobs' | 'valueAdded', level: Level): TraceNode;
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
  const nodes = packNodes(pack);
  const inputTracer = createInputTracer(setting, resolved);
  const { input, named, tension, trade, unemployment } = inputTracer;
  const once = onceEach<TraceNode>();
  const zoneCode = pack.zones[zone]?.code ?? '';
  const branchCode = pack.branches[branch]?.code ?? '';
  const cells = cellReader(pack);
  const held = (read: keyof typeof NAMED_SOURCES) =>
    NAMED_SOURCES[read].filter((id) => pack.sources[id] !== undefined);

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

  const codeOf = (i: number): string => pack.branches[i]?.code ?? '';

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

  function table(): TraceNode {
    return nodes.table();
  }

  function rate(id: RateId): TraceNode {
    return once(`rate.${id}`, () => {
      switch (id) {
        case 'pay':
          return inputTracer.pay();
        case 'cvae': {
          const { cvaeRate } = measures;
          return reading(
            leaf('cvaeRate', cvaeRate, 'share', 'D', 'R-71', held('cvae'), CVAE.article),
            'rule',
            cvaeRate === null ? [] : cells.cvae(cvaeRate, resolved.inputs.fullYear),
          );
        }
        case 'csg': {
          const gross = (resolved.inputs.grossWage * 1000) / 12;
          const amount = csgOf(gross);
          return reading(
            leaf('csgRate', gross > 0 ? amount / gross : 0, 'share', 'D', 'R-445', held('pay'), CSG.article),
            'rule',
            cells.pay('salarié . cotisations . CSG-CRDS', gross, amount),
          );
        }
        case 'training': {
          const gross = (resolved.inputs.grossWage * 1000) / 12;
          return reading(
            leaf('trainingRate', TRAINING.rate, 'share', 'D', 'R-446', held('pay'), TRAINING.article),
            'rule',
            cells.pay('salarié . cotisations . formation professionnelle', gross, gross * TRAINING.rate),
          );
        }
        case 'corporateTax': {
          const { rate, article } = CORPORATE_TAX;
          const profit = taxableProfit(measures) * 1000;
          return reading(
            leaf('corporateTaxRate', rate, 'share', 'D', 'R-447', held('pay'), article),
            'rule',
            cells.corporateTax(profit, profit * rate),
          );
        }
        case 'apprenticeship': {
          const share = measures.apprenticeshipRate;
          return reading(
            leaf(
              'apprenticeshipRate',
              share,
              'share',
              'D',
              'R-73',
              held('apprenticeship'),
              APPRENTICESHIP.article,
            ),
            'rule',
            cells.apprenticeship(share, share === APPRENTICESHIP.alsaceMoselle),
          );
        }
        default:
          return unreachable(id);
      }
    });
  }

  function posts(of: 'branchInBasin' | 'basin' | 'branchInFrance' | 'france'): TraceNode {
    return nodes.posts(
      of === 'basin' || of === 'branchInBasin' ? zone : null,
      of.startsWith('branch') ? branch : null,
    );
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
        : [netPay(), named('incomeTaxRate'), nodes.savingRate(), nodes.basket()];
    const place = isFrench(level)
      ? [trade(), ...(level === 'basin' ? [input('localPurchaseShare')] : [])]
      : [table()];
    return [...start, ...place, ...byBranch(kind, carried, level)];
  }

  function netPay(): TraceNode {
    return once('netPay', () =>
      derived('netPay', (m) => m.direct.netPay, 'kEUR/yr', 'R-42', [input('directJobs'), input('grossWage')]),
    );
  }

  function closure(carried: 'jobs' | 'valueAdded', level: Level): TraceNode {
    return made(
      'closure',
      pick(measures.closure[carried], level),
      carried === 'jobs' ? 'FTE' : 'kEUR/yr',
      'E',
      'R-45',
      [
        netPay(),
        named('incomeTaxRate'),
        nodes.savingRate(),
        nodes.basket(),
        table(),
        ...(isFrench(level) ? [trade()] : []),
      ],
    );
  }

  /** One node a branch: its output times what a unit of it carries. */
  function byBranch(
    kind: 'indirect' | 'induced',
    carried: 'output' | 'jobs' | 'valueAdded',
    level: Level,
  ): TraceNode[] {
    const found: TraceNode[] = [];
    for (let i = 0; i < national.size; i += 1) {
      const output = outputAt(kind, level, i);
      if (output === 0) continue;
      const code = codeOf(i);
      const grade: Grade = isFrench(level) ? 'E' : 'D';
      const produced = branchOutput(kind, level, i);
      if (carried === 'output') {
        found.push(produced);
        continue;
      }
      found.push(
        made(
          carried === 'jobs' ? 'branchJobs' : 'branchValueAdded',
          carried === 'jobs'
            ? output * (national.jobs[i] ?? 0) * setting.price
            : output * (national.valueAdded[i] ?? 0),
          carried === 'jobs' ? 'FTE' : 'kEUR/yr',
          grade,
          kind === 'indirect' ? 'R-30' : 'R-40',
          carried === 'jobs'
            ? [produced, nodes.jobsPerOutput(i), nodes.deflator()]
            : [produced, nodes.scaled('valueAddedPerOutput', 'valueAdded', i)],
          code,
        ),
      );
    }
    return found;
  }

  /** Output of a branch at a level, k€ of the declared year; the four French levels for any other. */
  function outputAt(kind: 'indirect' | 'induced', level: Level, i: number): number {
    const outputs = kind === 'indirect' ? detail.indirectOutput : detail.inducedOutput;
    const at: readonly FrenchLevel[] = isFrench(level) ? [level] : FRENCH_LEVELS;
    return at.reduce((sum, one) => sum + (outputs[one][i] ?? 0), 0);
  }

  /**
   * Output of a branch. In France: what is first bought of it, and what other branches buy of it to make theirs, x = f + A·x.
   * At a level: its share of the French one.
   */
  function branchOutput(kind: 'indirect' | 'induced', level: Level, i: number): TraceNode {
    const code = codeOf(i);
    if (isFrench(level)) {
      return once(`output.${kind}.${level}.${i}`, () => {
        const whole = outputAt(kind, 'total', i);
        const here = outputAt(kind, level, i);
        const share = made('areaShare', whole > 0 ? here / whole : 0, 'share', 'E', 'R-20', [trade()], level);
        return made(
          'branchOutputHere',
          here,
          'kEUR/yr',
          'E',
          'R-30',
          [branchOutput(kind, 'total', i), share],
          code,
        );
      });
    }
    return once(`output.${kind}.total.${i}`, () => {
      const output = outputAt(kind, 'total', i);
      let sold = 0;
      for (let j = 0; j < national.size; j += 1) {
        sold += (national.technology[i * national.size + j] ?? 0) * outputAt(kind, 'total', j);
      }
      const again = nodes.sales(i, sold);
      return made(
        'branchOutput',
        output,
        'kEUR/yr',
        'D',
        'R-30',
        [firstBought(kind, i, output - sold), again],
        code,
      );
    });
  }

  /** What is bought first of a branch: by the project, or by the households that its wages reach. */
  function firstBought(kind: 'indirect' | 'induced', i: number, value: number): TraceNode {
    const code = codeOf(i);
    if (kind === 'indirect') {
      return made(
        'productPurchases',
        value,
        'kEUR/yr',
        'D',
        'R-145',
        [input('purchases'), input('francePurchaseShare'), productShare(i)],
        code,
      );
    }
    const weight = pack.basket[i] ?? 0;
    const spent = made('householdSpending', weight > 0 ? value / weight : null, 'kEUR/yr', 'D', 'R-40', [
      netPay(),
      named('incomeTaxRate'),
      nodes.savingRate(),
      rate('pay'),
    ]);
    return made('householdPurchases', value, 'kEUR/yr', 'D', 'R-40', [spent, nodes.basketShare(i)], code);
  }

  /** Share of a product in what the project buys in France: declared, else the column of its branch. */
  function productShare(i: number): TraceNode {
    const code = codeOf(i);
    const bought = resolved.purchases.reduce((sum, one) => sum + one, 0);
    const share = bought > 0 ? (resolved.purchases[i] ?? 0) / bought : 0;
    const stated = Object.hasOwn(setting.scenario.purchaseMix ?? {}, code);
    return once(`productShare.${i}`, () =>
      stated
        ? leaf('productShare', share, 'share', 'B', 'R-35', [], `${code} × ${branchCode}`)
        : reading(
            leaf(
              'productShare',
              share,
              'share',
              'D',
              'R-35',
              nodes.held('insee-tes-2019'),
              `${code} × ${branchCode}`,
            ),
            cells.byTable('ratio'),
            [...cells.flow(i, branch), ...cells.purchases(branch)],
          ),
    );
  }

  function ranks(level: Level): TraceNode[] {
    const at: readonly FrenchLevel[] = isFrench(level) ? [level] : FRENCH_LEVELS;
    const { first, second, beyond } = detail.ranks;
    const grade: Grade = isFrench(level) ? 'E' : 'D';
    const sum = (ofRank: Record<FrenchLevel, number>) => at.reduce((total, one) => total + ofRank[one], 0);
    const from = () => [
      input('purchases'),
      input('francePurchaseShare'),
      table(),
      ...(isFrench(level) ? [trade()] : []),
    ];
    return [
      made('rank1', sum(first), 'FTE', grade, 'R-30', from()),
      made('rank2', sum(second), 'FTE', grade, 'R-30', from()),
      made('rank3', sum(beyond), 'FTE', grade, 'R-30', from()),
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
    return nodes.scaled(id, 'taxes', branch);
  }

  function productionTaxes(): TraceNode {
    const { chainProductionTaxes: taxes, indirect, induced } = measures;
    const made = pick(indirect.output, 'total') + pick(induced.output, 'total');
    return nodes.productionTaxes(taxes === null || made === 0 ? null : taxes / made);
  }

  function homes(): TraceNode {
    return once('homes', () => {
      const { population = 0, housing = null } = pack.zones[zone] ?? {};
      const [dwellings, people] = [
        held('homes').filter((id) => id !== 'etalab-decoupage'),
        held('homes').filter((id) => id !== 'insee-logement'),
      ];
      return made(
        'peoplePerHome',
        measures.basin.perHome,
        'ratio',
        'C',
        'R-66',
        [
          reading(
            leaf('zonePopulation', population, 'people', 'C', 'R-66', people, zoneCode),
            'communes-sum',
            cells.communes('population', zone),
          ),
          reading(
            leaf('mainHomes', housing?.main ?? null, 'index', 'C', 'R-66', dwellings, zoneCode),
            'communes-sum',
            cells.communes('mainHomes', zone),
          ),
        ],
        zoneCode,
      );
    });
  }

  function basinValueAdded(): TraceNode {
    return once('basinValueAdded', () =>
      made(
        'basinValueAdded',
        measures.basin.valueAdded,
        'kEUR/yr',
        'D',
        'R-67',
        [posts('basin'), table()],
        zoneCode,
      ),
    );
  }

  function hiring(): TraceNode[] {
    return hiringTraces(pack, zone);
  }

  function suppliersNear(): TraceNode[] {
    return (pack.suppliersNear?.[zoneCode] ?? []).flatMap(({ branch: i, sites }) => {
      const share = productShare(i);
      if ((share.value ?? 0) === 0) return [];
      const near = reading(
        leaf('sitesNear', sites, 'sites', 'D', 'R-489', held('firms'), codeOf(i)),
        'sum',
        cells.suppliersNear(zone, i),
      );
      return [
        made('branchSuppliers', sites * (share.value ?? 0), 'ratio', 'D', 'R-488', [near, share], codeOf(i)),
      ];
    });
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

  function fact(id: FactId): TraceNode {
    return once(`fact.${id}`, () => {
      const value = factOf(setting.scenario, id);
      const grade = value === null ? 'E' : factGrade(setting.scenario, id);
      return leaf(id, value, FACTS[id].unit, grade, 'R-470', []);
    });
  }

  function propertyTaxRate(): TraceNode {
    const official = pack.zones[zone]?.propertyTaxRate ?? null;
    if (factOf(setting.scenario, 'propertyTaxRate') !== null || official === null)
      return fact('propertyTaxRate');
    return once('propertyTaxRate', () =>
      reading(
        leaf('basinPropertyTaxRate', official, 'share', 'E', 'R-510', held('propertyTax'), zoneCode),
        'communes-mean',
        cells.communes('propertyTax', zone),
      ),
    );
  }

  function justified(id: FactId): TraceNode {
    return once(`justified.${id}`, () => {
      const value = factOf(setting.scenario, id);
      const grade = factGrade(setting.scenario, id);
      return leaf('justified', grade === 'A' ? 1 : 0, 'index', value === null ? 'E' : grade, 'R-472', []);
    });
  }

  function delivered(): TraceNode[] {
    const jobs = setting.scenario.observed?.directJobs;
    const then = announcedThen(setting);
    if (jobs === undefined || then === null) return [];
    const year = String(jobs.year);
    const counted = leaf('observedJobs', jobs.value, 'FTE', jobs.proven ? 'A' : 'B', 'R-478', [], year);
    const steady = leaf('announcedJobs', then.steady, 'FTE', 'B', 'R-478', []);
    if (!then.dated) return [counted, steady];
    const share = leaf('rampShare', then.share, 'share', then.declaredYear ? 'B' : 'E', 'R-122', []);
    const ramp = then.declaredYear ? share : { ...share, inputs: [named('rampYears')] };
    const announced = then.steady * then.share;
    return [
      counted,
      made('announcedThen', announced, 'FTE', worstGrade([steady, ramp]), 'R-478', [steady, ramp], year),
    ];
  }

  function boughtHere(): TraceNode[] {
    const share = setting.scenario.observed?.localPurchaseShare;
    if (share === undefined) return [];
    const grade = share.proven ? 'A' : 'B';
    return [leaf('observedShare', share.value, 'share', grade, 'R-479', [], String(share.year))];
  }

  function landNeed(): TraceNode {
    return once('landNeed', () => {
      const value = setting.scenario.landNeed ?? null;
      return leaf('landNeed', value, 'ha', value === null ? 'E' : 'B', 'R-127', []);
    });
  }

  const tracer: Tracer = {
    figure,
    ramp,
    fact,
    propertyTaxRate,
    justified,
    landNeed,
    delivered,
    boughtHere,
    input,
    named,
    derived,
    chain,
    ranks,
    netShares,
    branchShare,
    posts,
    homes,
    productionTaxes,
    basinValueAdded,
    rate,
    trade,
    table,
    hiring,
    suppliersNear,
    unemployment,
    origins: () => importOriginNodes(pack, setting.scenario.productCode),
    closure,
  };
  return tracer;
}

function unreachable(value: never): never {
  throw new Error(`Unknown name ${String(value)}.`);
}
