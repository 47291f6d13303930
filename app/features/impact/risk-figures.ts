import type { RiskFigures } from '#app/engine/index.ts';
import { valueOf, type Balance } from './balance.ts';

/** What the risk flags read of a balance; null when it was frozen before the engine knew them. */
export function riskFiguresOf(balance: Balance): RiskFigures | null {
  const { context, inputs } = balance;
  if (context === null) return null;
  return {
    directJobs: inputs.directJobs.value > 0 ? inputs.directJobs.value : null,
    supportedBasin: valueOf(balance, 'J06', 'basin', 'gross'),
    supportedTotal: valueOf(balance, 'J06', 'total', 'gross'),
    displacedElsewhere: valueOf(balance, 'T12', 'france', 'gross'),
    publicAid: inputs.publicAid.declared ? inputs.publicAid.value : null,
    declaredWage: inputs.grossWage.declared ? inputs.grossWage.value : null,
    context,
  };
}
