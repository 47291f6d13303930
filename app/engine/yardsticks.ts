import type { ReferencePack } from './pack.ts';
import { PAY, payOf } from './rates.ts';
import { nationalOf } from './table.ts';
import type { TraceNode } from './types.ts';

/** National figures that bounds are set on, each with its derivation: the same for every project and every basin. */
export type Yardsticks = {
  /** Mean value added of one job, k€ a year of the declared year. */
  valueAddedPerJob: TraceNode;
  /** Net monthly pay before income tax at the minimum wage, €. */
  netMinimumWage: TraceNode;
};

/**
 * Value added per job and net minimum wage of a pack.
 * @throws Error when the pack has no minimum wage (`smicGross`) or no jobs: the pack builder must have refused it
 */
export function yardsticks(pack: ReferencePack): Yardsticks {
  const national = nationalOf(pack);
  const valueAdded = pack.output.reduce((sum, output, j) => sum + output * (national.valueAdded[j] ?? 0), 0);
  const jobs = pack.accountsJobs.reduce((sum, one) => sum + one, 0);
  const minimum = pack.constants['smicGross'];
  if (minimum === undefined || jobs <= 0) throw new Error('The pack has no minimum wage or no jobs.');
  const known = (ids: readonly string[]) => ids.filter((id) => pack.sources[id] !== undefined);
  const prices = 1 / pack.deflator.value;
  return {
    valueAddedPerJob: {
      id: 'valueAddedPerJob',
      value: ((valueAdded * 1000) / jobs) * prices,
      unit: 'kEUR/FTE',
      grade: 'D',
      rule: 'R-109',
      inputs: [
        {
          id: 'nationalValueAdded',
          value: valueAdded * 1000,
          unit: 'kEUR',
          grade: 'D',
          rule: 'R-06',
          inputs: [],
          sources: known(['insee-tes-2019', 'wiod-2014']),
          cell: `France, ${pack.tableYear}`,
        },
        {
          id: 'nationalJobs',
          value: jobs,
          unit: 'people',
          grade: 'D',
          rule: 'R-07',
          inputs: [],
          sources: known(['eurostat-emploi-2021']),
          cell: 'France',
        },
        {
          id: 'deflator',
          value: prices,
          unit: 'index',
          grade: 'D',
          rule: 'R-35',
          inputs: [],
          sources: known([pack.deflator.source]),
          cell: `${pack.tableYear} → ${pack.deflator.year}`,
        },
      ],
      sources: [],
      cell: `France, ${pack.deflator.year}`,
    },
    netMinimumWage: {
      id: 'netMinimumWage',
      value: payOf(minimum.value).net,
      unit: 'EUR/month',
      grade: minimum.grade,
      rule: 'R-42',
      inputs: [
        {
          id: 'grossMinimumWage',
          value: minimum.value,
          unit: 'EUR/month',
          grade: minimum.grade,
          rule: 'R-70',
          inputs: [],
          sources: known([minimum.source, PAY.source]),
          cell: `${PAY.article}, ${PAY.year}`,
        },
      ],
      sources: [],
      cell: String(PAY.year),
    },
  };
}
