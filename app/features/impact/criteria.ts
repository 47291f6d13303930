import type { Criterion, Unit } from '#app/engine/types.ts';

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

/** A criterion, its fixed scale, and the unit of its bounds. Why these bounds is told by `compare.why.<id>`. */
export type CriterionRule = { id: CriterionId; criterion: Criterion; unit: Unit };

/** Jobs that count as the best a project can do for its basin: one for a thousand inhabitants. */
export const JOBS_PER_INHABITANT = 1 / 1000;
/** Value added of one job of the French economy, k€ a year: 2 142 G€ for 29.0 million jobs (national accounts, 2019 and 2021). */
export const VALUE_ADDED_PER_JOB = 74;
/** Net monthly minimum wage at 35 hours, €: 1 January 2025. */
export const NET_MINIMUM_WAGE = 1426;

/**
 * The criteria of a space, on bounds that depend on its basin alone: never on the candidates present, so that adding
 * one cannot turn two others round.
 * @example criteriaFor({ population: 160_000 })[0].criterion.scale // { worst: 0, best: 160 }
 */
export function criteriaFor(basin: { population: number }): CriterionRule[] {
  const jobs = Math.max(10, basin.population * JOBS_PER_INHABITANT);
  return [
    {
      id: 'netBasin',
      unit: 'FTE',
      criterion: { id: 'J07', level: 'basin', variant: 'net-basin', scale: { worst: 0, best: jobs } },
    },
    {
      id: 'netFrance',
      unit: 'FTE',
      criterion: { id: 'J07', level: 'total', variant: 'net-france', scale: { worst: 0, best: jobs } },
    },
    {
      id: 'valueAdded',
      unit: 'kEUR/yr',
      criterion: {
        id: 'E23',
        level: 'total',
        variant: 'net-france',
        scale: { worst: 0, best: jobs * VALUE_ADDED_PER_JOB },
      },
    },
    {
      id: 'localContent',
      unit: 'share',
      criterion: { id: 'T05', level: 'basin', variant: 'gross', scale: { worst: 0, best: 0.6 } },
    },
    {
      id: 'wage',
      unit: 'EUR/month',
      criterion: {
        id: 'S02',
        level: 'basin',
        variant: 'gross',
        scale: { worst: NET_MINIMUM_WAGE, best: 2 * NET_MINIMUM_WAGE },
      },
    },
    {
      id: 'elsewhere',
      unit: 'FTE',
      criterion: { id: 'T12', level: 'france', variant: 'gross', scale: { worst: jobs / 2, best: 0 } },
    },
  ];
}
