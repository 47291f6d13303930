import { yardsticks } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Source, TraceNode, Unit } from '#app/engine/types.ts';
import type { RuleCriterion } from './protocol.ts';

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
  id: CriterionId;
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

/**
 * The criteria of a space, on bounds that depend on its basin and on the pack alone: never on the candidates present, so
 * that adding one cannot turn two others round. A zone that the pack lacks has the bounds of the smallest basin.
 * @example criteriaFor(pack, '2705')[0].criterion.scale // { worst: 0, best: 160 } for 160 000 inhabitants
 */
export function criteriaFor(pack: ReferencePack, zoneCode: string): CriterionRule[] {
  const zone = pack.zones.find(({ code }) => code === zoneCode);
  const jobs = Math.max(FEWEST_JOBS, (zone?.population ?? 0) * JOBS_PER_INHABITANT);
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
  return [
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
