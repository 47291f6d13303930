import { FACT_LIST, factOf } from './facts.ts';
import { INPUTS, type DeclaredId, type InputId, type Scenario, type Unit } from './types.ts';

/** What is told of one side of a contradiction: a figure of the project, declared or made of declared ones. */
export type Side = {
  /** `payroll` = jobs × wage, `valueAdded` = turnover − purchases, `jobsOfYear` = the jobs of one year. */
  id: DeclaredId | 'landNeed' | 'payroll' | 'valueAdded' | 'jobsOfYear';
  value: number;
  unit: Unit;
};

/** What a person types a declared figure in. */
export type FieldId = DeclaredId | 'landNeed';

/** Two declared figures that cannot both be true: `more` is above `most`. `inputs` are those to look at. */
export type Contradiction = {
  code:
    | 'purchases-above-turnover'
    | 'local-above-france-share'
    | 'payroll-above-turnover'
    | 'payroll-above-value-added'
    | 'year-above-steady'
    | 'part-above-whole';
  more: Side;
  most: Side;
  inputs: readonly FieldId[];
  /** Year of the ramp-up, from 1. */
  year: number | null;
};

/** Shares typed with three decimals may miss their sum by a rounding. */
const ROUNDING = 1e-9;

/**
 * What a project declares that contradicts itself (R-134), declared figures only: two estimates that clash are the tables' doing.
 * `purchaseMix` above 1 is not here: `checkScenario` refuses it, it has no reading at all.
 */
export function contradictionsOf(scenario: Scenario): Contradiction[] {
  const found: Contradiction[] = [];
  const { turnover, purchases, directJobs, grossWage, localPurchaseShare, francePurchaseShare } = scenario;
  const known = (value: number | null | undefined): value is number => typeof value === 'number';
  const money = (id: Side['id'], value: number): Side => ({ id, value, unit: 'kEUR/yr' });
  const tell = (
    code: Contradiction['code'],
    more: Side,
    most: Side,
    inputs: FieldId[],
    year: number | null = null,
  ): void => {
    if (more.value > most.value + ROUNDING * Math.abs(most.value))
      found.push({ code, more, most, inputs, year });
  };
  const spent = known(purchases) && known(turnover);
  if (spent) {
    tell('purchases-above-turnover', money('purchases', purchases), money('turnover', turnover), [
      'purchases',
      'turnover',
    ]);
  }
  if (known(localPurchaseShare) && known(francePurchaseShare)) {
    const share = (id: InputId, value: number): Side => ({ id, value, unit: 'share' });
    tell(
      'local-above-france-share',
      share('localPurchaseShare', localPurchaseShare),
      share('francePurchaseShare', francePurchaseShare),
      ['localPurchaseShare', 'francePurchaseShare'],
    );
  }
  if (known(directJobs) && known(grossWage) && known(turnover)) {
    const payroll = money('payroll', directJobs * grossWage);
    const inputs: InputId[] = ['directJobs', 'grossWage', 'turnover'];
    if (payroll.value > turnover)
      tell('payroll-above-turnover', payroll, money('turnover', turnover), inputs);
    // Purchases above turnover leave no value added to compare with: the first contradiction says it all.
    else if (spent && purchases <= turnover) {
      tell('payroll-above-value-added', payroll, money('valueAdded', turnover - purchases), [
        ...inputs,
        'purchases',
      ]);
    }
  }
  if (known(directJobs)) {
    const years = scenario.jobsByYear ?? [];
    const steady: Side = { id: 'directJobs', value: directJobs, unit: 'FTE' };
    const highest = years.reduce<[at: number, jobs: number]>(
      (most, jobs, at) => (known(jobs) && jobs > most[1] ? [at, jobs] : most),
      [-1, Number.NEGATIVE_INFINITY],
    );
    if (highest[0] >= 0) {
      const year: Side = { id: 'jobsOfYear', value: highest[1], unit: 'FTE' };
      tell('year-above-steady', year, steady, ['directJobs'], highest[0] + 1);
    }
  }
  for (const { id, unit, atMost } of scenario.facts ? FACT_LIST : []) {
    const part = factOf(scenario, id);
    const whole = atMost === undefined ? null : scenario[atMost];
    if (part === null || atMost === undefined || !known(whole)) continue;
    const most: Side = { id: atMost, value: whole, unit: atMost === 'landNeed' ? 'ha' : INPUTS[atMost].unit };
    tell('part-above-whole', { id, value: part, unit }, most, [id, atMost]);
  }
  return found;
}
