import { decileTrace, INDICATORS, yardsticks } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Level, Source, TraceNode, Unit, Variant } from '#app/engine/types.ts';
import { MARK_MAX } from '#app/services/index.ts';
import { figureKey } from './balance.ts';
import type { GivenMark, RuleCriterion } from './protocol.ts';

/** The criteria candidates are compared on, in the order of the ballots. Adding one is a change of rules: vote again. */
export const CRITERION_IDS = [
  'netBasin',
  'netFrance',
  'valueAdded',
  'localContent',
  'wage',
  'elsewhere',
] as const;
export type CriterionId = (typeof CRITERION_IDS)[number];

/**
 * A criterion, its fixed scale, and the unit of its bounds. Why these bounds is told by `compare.why.<id>`; `basis` is the
 * public figure they rest on, null for an agreed threshold.
 */
export type CriterionRule = {
  /** Safe in the name of a field: `netBasin`, `J04.total.gross`, `typed.k3f9`. */
  id: string;
  /** The proposed criterion it is, words and reasons included; null for one that the committee chose or named. */
  preset: CriterionId | null;
  origin: 'proposed' | 'agreed' | 'deciles' | 'typed';
  criterion: RuleCriterion;
  unit: Unit;
  basis: TraceNode | null;
};

/** Jobs that count as the best a project can do for its basin: one for a thousand inhabitants, an agreed threshold. */
const JOBS_PER_INHABITANT = 1 / 1000;
/** Fewest jobs worth 100, for the smallest basins: an agreed threshold. */
const FEWEST_JOBS = 10;
/** Local content worth 100: an agreed threshold. */
const LOCAL_CONTENT = 0.6;

/** Jobs worth 100 in a basin: also the size of the project whose deciles make a scale. */
export function referenceJobs(pack: ReferencePack, zoneCode: string): number {
  const zone = pack.zones.find(({ code }) => code === zoneCode);
  return Math.max(FEWEST_JOBS, (zone?.population ?? 0) * JOBS_PER_INHABITANT);
}

/**
 * The criteria of a space, on bounds that depend on its basin and on the pack alone: never on the candidates present, so
 * that adding one cannot turn two others round. A zone that the pack lacks has the bounds of the smallest basin.
 * @example criteriaFor(pack, '2705')[0].criterion.scale // { worst: 0, best: 160 } for 160 000 inhabitants
 */
export function criteriaFor(pack: ReferencePack, zoneCode: string): CriterionRule[] {
  const zone = pack.zones.find(({ code }) => code === zoneCode);
  const jobs = referenceJobs(pack, zoneCode);
  const { valueAddedPerJob, netMinimumWage } = yardsticks(pack);
  const minimum = netMinimumWage.value ?? 0;
  const people: TraceNode | null =
    zone === undefined
      ? null
      : {
          id: 'basin.population',
          value: zone.population,
          unit: 'people',
          grade: 'C',
          rule: 'source',
          inputs: [],
          sources: ['etalab-decoupage'],
          cell: zone.name,
        };
  const proposed: ProposedRule[] = [
    {
      id: 'netBasin',
      unit: 'FTE',
      basis: people,
      criterion: { id: 'J07', level: 'basin', variant: 'net-basin', scale: { worst: 0, best: jobs } },
    },
    {
      id: 'netFrance',
      unit: 'FTE',
      basis: people,
      criterion: { id: 'J07', level: 'total', variant: 'net-france', scale: { worst: 0, best: jobs } },
    },
    {
      id: 'valueAdded',
      unit: 'kEUR/yr',
      basis: valueAddedPerJob,
      criterion: {
        id: 'E23',
        level: 'total',
        variant: 'net-france',
        scale: { worst: 0, best: jobs * (valueAddedPerJob.value ?? 0) },
      },
    },
    {
      id: 'localContent',
      unit: 'share',
      basis: null,
      criterion: { id: 'T05', level: 'basin', variant: 'gross', scale: { worst: 0, best: LOCAL_CONTENT } },
    },
    {
      id: 'wage',
      unit: 'EUR/month',
      basis: netMinimumWage,
      criterion: {
        id: 'S02',
        level: 'basin',
        variant: 'gross',
        scale: { worst: minimum, best: 2 * minimum },
      },
    },
    {
      id: 'elsewhere',
      unit: 'FTE',
      basis: people,
      criterion: { id: 'T12', level: 'france', variant: 'gross', scale: { worst: jobs / 2, best: 0 } },
    },
  ];
  return proposed.map((rule) => ({ ...rule, preset: rule.id, origin: 'proposed' }));
}

type ProposedRule = Omit<CriterionRule, 'id' | 'preset' | 'origin'> & { id: CriterionId };

/** What a group agreed of one criterion, as it is kept. */
export type Agreed =
  | {
      kind: 'indicator';
      indicator: string;
      level: Level;
      variant: Variant;
      worst: number;
      best: number;
      veto: number | null;
      origin: 'proposed' | 'agreed' | { jobs: number; branches: number };
    }
  | { kind: 'typed'; id: string; name: string; veto: number | null };

/** Marks of the criteria that the committee named: worst and best. */
const MARKS = { worst: 0, best: MARK_MAX } as const;

/** Marks given, by criterion (its id), then by candidate. */
export type GivenMarks = Readonly<Record<string, Readonly<Record<string, GivenMark>>>>;

/**
 * The criteria a space compares on: those agreed, else those proposed. A proposed criterion kept on its own bounds keeps
 * its words and its reasons.
 */
export function criteriaOf(
  pack: ReferencePack,
  zoneCode: string,
  agreed: readonly Agreed[],
  marks: GivenMarks,
): CriterionRule[] {
  const proposed = criteriaFor(pack, zoneCode);
  if (agreed.length === 0) return proposed;
  return agreed.flatMap((one): CriterionRule[] => {
    const veto = one.veto === null ? {} : { veto: one.veto };
    if (one.kind === 'typed') {
      const criterion: RuleCriterion = {
        id: `typed|${one.id}`,
        level: 'basin',
        variant: 'gross',
        scale: MARKS,
        name: one.name,
        typed: marks[one.id] ?? {},
        ...veto,
      };
      return [
        { id: `typed.${one.id}`, preset: null, origin: 'typed', criterion, unit: 'index', basis: null },
      ];
    }
    const { indicator: id, level, variant, worst, best, origin } = one;
    const unit = INDICATORS.find((known) => known.id === id)?.unit;
    if (unit === undefined) return [];
    const criterion: RuleCriterion = { id, level, variant, scale: { worst, best }, ...veto };
    const key = figureKey(id, level, variant);
    const same = proposed.find(
      ({ criterion: other }) => figureKey(other.id, other.level, other.variant) === key,
    );
    if (same?.criterion.scale.worst === worst && same.criterion.scale.best === best)
      return [{ ...same, criterion }];
    const name = `${id}.${level}.${variant}`;
    if (typeof origin === 'string')
      return [{ id: name, preset: null, origin: 'agreed', criterion, unit, basis: null }];
    const { jobs, branches } = origin;
    const basis = decileTrace(pack, best, { unit, branches }, jobs, { id, level, variant });
    return [{ id: name, preset: null, origin: 'deciles', criterion, unit, basis }];
  });
}

/** The proposed criteria of a zone as they are kept, when a group locks them without having changed any. */
export function agreedProposal(pack: ReferencePack, zoneCode: string): Agreed[] {
  return criteriaFor(pack, zoneCode).map(({ criterion: { id: indicator, level, variant, scale } }) => ({
    kind: 'indicator',
    indicator,
    level,
    variant,
    worst: scale.worst,
    best: scale.best,
    veto: null,
    origin: 'proposed',
  }));
}

/** The sources that the bounds of these criteria rest on, by id. */
export function sourcesOf(
  criteria: readonly CriterionRule[],
  sources: Readonly<Record<string, Source>>,
): Record<string, Source> {
  const cited = (node: TraceNode): string[] => [...node.sources, ...node.inputs.flatMap(cited)];
  return Object.fromEntries(
    criteria
      .flatMap(({ basis }) => (basis === null ? [] : cited(basis)))
      .flatMap((id) => (sources[id] === undefined ? [] : [[id, sources[id]] as const])),
  );
}
