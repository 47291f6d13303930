import type { Measures } from '../measures.ts';
import { CORPORATE_TAX, TRAINING } from '../rates.ts';
import { lackingFact, type FactId } from '../facts.ts';
import { NAMED_SOURCES } from '../named-sources.ts';
import type { Setting } from '../scenario.ts';
import { netJobs } from './jobs.ts';
import { operatingSurplus } from './production.ts';
import {
  ANY,
  inputFigure,
  NET,
  ON_SITE,
  POSITIVE,
  RESTS_ON,
  undeclaredOf,
  type Definition,
} from './definition.ts';

const F03 = localTax('F03', 'cfeBase', 'cfeRate');

/** On a declared base; without the rate voted, at the mean rate of the basin's communes. */
const F06: Definition = {
  ...localTax('F06', 'propertyTaxBase', 'propertyTaxRate'),
  sources: NAMED_SOURCES.propertyTax,
  fallback: ['R-510'],
  operands: (t) => [t.fact('propertyTaxBase'), t.propertyTaxRate()],
  missing: (setting, m) => lackingPropertyTax(setting, m),
};
/** Paid once, at the building permit. */
const F09: Definition = { ...localTax('F09', 'developmentTaxBase', 'developmentTaxRate'), unit: 'kEUR' };

const F22: Definition = {
  id: 'F22',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-480',
  ...RESTS_ON.pay,
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.direct.payroll * (m.facts.mobilityRate ?? 0),
  operands: (t) => [t.figure('S01', 'total'), t.fact('mobilityRate')],
  missing: ({ scenario }) => lackingFact(scenario, ['mobilityRate']),
};

const F34: Definition = {
  id: 'F34',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-481',
  sources: NAMED_SOURCES.propertyTax,
  fallback: ['R-510'],
  ...POSITIVE,
  at: [['total', 'gross']],
  ownFigure: true,
  value: (m) => F03.value(m, 'total', 'gross') + F06.value(m, 'total', 'gross'),
  operands: (t) => [t.figure('F03', 'total'), t.figure('F06', 'total')],
  missing: (setting, m) =>
    (lackingFact(setting.scenario, ['cfeBase', 'cfeRate']) ?? lackingPropertyTax(setting, m)) &&
    'communalTaxes',
};

const F01: Definition = {
  id: 'F01',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-447',
  ...RESTS_ON.pay,
  sources: [...RESTS_ON.pay.sources, 'lf-2025-cvae'],
  fallback: ['R-34', 'R-35', 'R-42'],
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => taxableProfit(m) * CORPORATE_TAX.rate,
  operands: (t) => [
    t.figure('E18', 'total'),
    t.fact('depreciation'),
    t.fact('interest'),
    t.rate('corporateTax'),
  ],
  missing: ({ scenario }, m) =>
    m.cvaeRate === null ? 'rateOfYear' : lackingFact(scenario, ['depreciation', 'interest']),
};

const F04: Definition = {
  id: 'F04',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-71',
  ...RESTS_ON.size,
  sources: [...RESTS_ON.size.sources, 'lf-2025-cvae'],
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => Math.max(0, m.direct.valueAdded) * (m.cvaeRate ?? 0),
  operands: (t) => [t.figure('E03', 'total'), t.figure('E01', 'total'), t.input('fullYear'), t.rate('cvae')],
  missing: (_, m) => (m.cvaeRate === null ? 'rateOfYear' : null),
};

const F17: Definition = {
  id: 'F17',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-72',
  ...RESTS_ON.pay,
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.direct.employerCost - m.direct.payroll,
  operands: (t) => [t.figure('S01', 'total'), t.input('grossWage'), t.rate('pay')],
};

const F18: Definition = {
  id: 'F18',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-72',
  ...RESTS_ON.pay,
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.direct.payroll - m.direct.netPay,
  operands: (t) => [t.figure('S01', 'total'), t.figure('S02', 'total'), t.rate('pay')],
};

const F19: Definition = {
  id: 'F19',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-75',
  ...RESTS_ON.income,
  ...POSITIVE,
  at: [['total', 'gross']],
  value: (m) => m.chainContributions,
  operands: (t) => [t.figure('E04', 'total'), t.figure('E05', 'total'), t.rate('pay')],
};

const F20: Definition = {
  id: 'F20',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-445',
  ...RESTS_ON.income,
  ...POSITIVE,
  at: [['total', 'gross']],
  value: (m) => m.direct.csg + m.chainCsg,
  operands: (t) => [
    t.derived('directCsg', (m) => m.direct.csg, 'kEUR/yr', 'R-445', [
      t.figure('S01', 'total'),
      t.rate('csg'),
    ]),
    t.derived('chainCsg', (m) => m.chainCsg, 'kEUR/yr', 'R-445', [t.figure('F19', 'total'), t.rate('csg')]),
  ],
};

const F21: Definition = {
  id: 'F21',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-75',
  ...RESTS_ON.income,
  ...POSITIVE,
  at: [['total', 'gross']],
  value: (m) => m.incomeTax,
  operands: (t) => [t.figure('S04', 'total'), t.named('incomeTaxRate')],
};

const F23: Definition = {
  id: 'F23',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-73',
  ...RESTS_ON.pay,
  sources: [...RESTS_ON.pay.sources, 'urssaf-taxes-salaires'],
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.direct.payroll * m.apprenticeshipRate,
  operands: (t) => [t.figure('S01', 'total'), t.rate('apprenticeship')],
};

const F25: Definition = {
  id: 'F25',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-446',
  ...RESTS_ON.pay,
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.direct.payroll * TRAINING.rate,
  operands: (t) => [t.figure('S01', 'total'), t.rate('training')],
};

const F31: Definition = {
  id: 'F31',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-449',
  ...RESTS_ON.income,
  ...ANY,
  at: [['total', 'gross']],
  value: (m) => m.chainProductionTaxes ?? 0,
  operands: (t) => [t.figure('E07', 'total'), t.figure('E08', 'total'), t.productionTaxes()],
  missing: (_, m) => (m.chainProductionTaxes === null ? 'productionTaxes' : null),
};

const F37: Definition = {
  id: 'F37',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-76',
  ...RESTS_ON.income,
  sources: [...RESTS_ON.income.sources, 'lf-2025-cvae'],
  ...POSITIVE,
  at: [['total', 'gross']],
  value: (m) =>
    Math.max(0, m.direct.valueAdded) * (m.cvaeRate ?? 0) +
    m.incomeTax +
    (knowsProfit(m) ? F01.value(m, 'total', 'gross') : 0),
  operands: (t) => {
    // Not declared, not counted: it is no operand then.
    const corporate = t.figure('F01', 'total');
    return [
      t.figure('F04', 'total'),
      t.figure('F21', 'total'),
      ...(corporate.value === null ? [] : [corporate]),
    ];
  },
  missing: (_, m) => (m.cvaeRate === null ? 'rateOfYear' : null),
};

const F38: Definition = {
  id: 'F38',
  family: 'taxes',
  unit: 'kEUR/yr',
  rule: 'R-76',
  ...RESTS_ON.income,
  ...POSITIVE,
  at: [['total', 'gross']],
  value: (m) => m.direct.employerCost - m.direct.netPay + m.chainContributions,
  operands: (t) => [t.figure('F17', 'total'), t.figure('F18', 'total'), t.figure('F19', 'total')],
};

const F39 = inputFigure({ id: 'F39', family: 'taxes', rule: 'R-65', ...RESTS_ON.project }, 'publicAid', {
  at: ON_SITE,
  missing: undeclaredOf('publicAid'),
});

const F41: Definition = {
  id: 'F41',
  family: 'taxes',
  unit: 'kEUR/FTE',
  rule: 'R-65',
  ...RESTS_ON.net,
  ...ANY,
  at: NET,
  value: (m, level) => m.inputs.publicAid / netJobs(m, level),
  operands: (t, level) => [
    t.input('publicAid'),
    t.figure('J07', level, level === 'basin' ? 'net-basin' : 'net-france'),
  ],
  missing: (setting, m) => {
    if (setting.scenario.publicAid === null || setting.scenario.publicAid === undefined) return 'publicAid';
    return netJobs(m, 'basin') > 0 && netJobs(m, 'total') > 0 ? null : 'netJobs';
  },
};

export const TAXES: readonly Definition[] = [
  F03,
  F01,
  F04,
  F06,
  F09,
  F17,
  F18,
  F19,
  F20,
  F21,
  F22,
  F23,
  F25,
  F31,
  F34,
  F37,
  F38,
  F39,
  F41,
];

/** A tax on a base and at a local rate that the project both declares: none is invented. */
function localTax(id: string, base: FactId, rate: FactId): Definition {
  return {
    id,
    family: 'taxes',
    unit: 'kEUR/yr',
    rule: 'R-480',
    ...RESTS_ON.project,
    ...POSITIVE,
    at: ON_SITE,
    ownFigure: true,
    value: ({ facts }) => (facts[base] ?? 0) * (facts[rate] ?? 0),
    operands: (t) => [t.fact(base), t.fact(rate)],
    missing: ({ scenario }) => lackingFact(scenario, [base, rate]),
  };
}

/** What F06 lacks: its base, or a rate where neither the project nor the pack gives one. */
function lackingPropertyTax({ scenario }: Pick<Setting, 'scenario'>, { facts }: Measures): string | null {
  return (
    lackingFact(scenario, ['propertyTaxBase']) ?? (facts.propertyTaxRate === undefined ? 'rentalBase' : null)
  );
}

/** What is left of the operating surplus once the declared depreciation and interest are paid, k€ a year; a loss is nil. */
export function taxableProfit(m: Measures): number {
  return Math.max(0, operatingSurplus(m) - (m.facts.depreciation ?? 0) - (m.facts.interest ?? 0));
}

/** True when the project says what its surplus has to pay for. */
function knowsProfit({ facts }: Measures): boolean {
  return facts.depreciation !== undefined && facts.interest !== undefined;
}
