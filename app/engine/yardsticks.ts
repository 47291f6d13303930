import { cellReader, reading } from './cells.ts';
import type { ReferencePack } from './pack.ts';
import { packNodes } from './pack-trace.ts';
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
  const nodes = packNodes(pack);
  const prices = 1 / pack.deflator.value;
  return {
    valueAddedPerJob: {
      id: 'valueAddedPerJob',
      value: ((valueAdded * 1000) / jobs) * prices,
      unit: 'kEUR/FTE',
      grade: 'D',
      rule: 'R-109',
      inputs: [nodes.nationalValueAdded(), nodes.accountsJobs(null), nodes.deflator()],
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
        reading(
          {
            id: 'grossMinimumWage',
            value: minimum.value,
            unit: 'EUR/month',
            grade: minimum.grade,
            rule: 'R-70',
            inputs: [],
            sources: nodes.held(minimum.source, PAY.source),
            cell: `${PAY.article}, ${PAY.year}`,
          },
          'rule',
          cellReader(pack).minimumWage(minimum.value),
        ),
        reading(
          {
            id: 'payTable',
            value: payOf(minimum.value).net,
            unit: 'EUR/month',
            grade: minimum.grade,
            rule: 'R-42',
            inputs: [],
            sources: nodes.held(PAY.source),
            cell: PAY.article,
          },
          'rule',
          cellReader(pack).pay('net', minimum.value, payOf(minimum.value).net),
        ),
      ],
      sources: [],
      cell: String(PAY.year),
    },
  };
}
