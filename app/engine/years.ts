import { supported, netJobs } from './indicators/jobs.ts';
import { pick } from './indicators/definition.ts';
import type { Measures } from './measures.ts';
import { firstYearOf, YEARS } from './ramp-up.ts';
import { cvaeRate } from './rates.ts';
import type { Setting } from './scenario.ts';
import type { YearFigures } from './types.ts';

/** Figures of a year, in the order they are drawn. */
export const YEAR_FIGURES = ['direct', 'supportedBasin', 'netBasin', 'valueAdded', 'levies'] as const;
export type YearFigure = (typeof YEAR_FIGURES)[number];

/**
 * What a year carries: its share of the steady state, jobs, value added and levies alike; CVAE at the rate of the year
 * for the turnover of the year. `NaN` for levies that no rate covers. `firstYear` null: the rate of the first full year.
 */
export function yearFigure(m: Measures, figure: YearFigure, at: number, firstYear: number | null): number {
  const share = m.ramp[at] ?? 0;
  switch (figure) {
    case 'direct':
      return share * m.inputs.directJobs;
    case 'supportedBasin':
      return share * supported(m, 'basin');
    case 'netBasin':
      return share * netJobs(m, 'basin');
    case 'valueAdded':
      return (
        share *
        (m.direct.valueAdded + pick(m.indirect.valueAdded, 'total') + pick(m.induced.valueAdded, 'total'))
      );
    case 'levies': {
      const rate = cvaeRate(
        m.inputs.turnover * share,
        firstYear === null ? m.inputs.fullYear : firstYear + at,
      );
      const pay = m.direct.employerCost - m.direct.netPay + m.chainContributions + m.incomeTax;
      return rate === null ? Number.NaN : share * (pay + Math.max(0, m.direct.valueAdded) * rate);
    }
    default:
      return unreachable(figure);
  }
}

/** The ten years with their intervals; none while the project has no size. */
export function yearsOf(
  setting: Setting,
  measures: Measures,
  spreadOf: ((figure: YearFigure, at: number) => { p10: number; p90: number }) | null,
): YearFigures[] {
  if (measures.inputs.directJobs <= 0) return [];
  const first = firstYearOf(setting, measures.ramp);
  const declared = setting.scenario.jobsByYear ?? [];
  return Array.from({ length: YEARS }, (_, at) => {
    const of = (figure: YearFigure) => {
      const value = yearFigure(measures, figure, at, first);
      const { p10, p90 } = spreadOf?.(figure, at) ?? { p10: value, p90: value };
      return { value, p10, p90 };
    };
    const levies = of('levies');
    return {
      year: at + 1,
      calendar: first === null ? null : first + at,
      share: measures.ramp[at] ?? 0,
      declared: typeof declared[at] === 'number',
      direct: of('direct'),
      supportedBasin: of('supportedBasin'),
      netBasin: of('netBasin'),
      valueAdded: of('valueAdded'),
      levies: Number.isNaN(levies.value) ? null : levies,
    };
  });
}

function unreachable(figure: never): never {
  throw new Error(`Unknown figure ${String(figure)}.`);
}
