import { FACTS, lackingFact, type FactId } from '../facts.ts';
import { ANY, POSITIVE, RESTS_ON, SHARE, type Definition, type Family } from './definition.ts';

const TOTAL: Definition['at'] = [['total', 'gross']];
const ENERGIES = ['electricityUse', 'gasUse', 'otherEnergyUse'] as const satisfies readonly FactId[];

const J02: Definition = {
  ...asDeclared('J02', 'jobs', 'safeguardedJobs'),
  rule: 'R-472',
  operands: (t) => [t.fact('safeguardedJobs'), t.justified('safeguardedJobs')],
};

const S09: Definition = {
  id: 'S09',
  family: 'social',
  unit: 'share',
  rule: 'R-473',
  ...RESTS_ON.jobs,
  ...POSITIVE,
  at: TOTAL,
  value: (m) => (m.facts.disabledWorkers ?? 0) / m.inputs.directJobs,
  operands: (t) => [t.fact('disabledWorkers'), t.figure('J01', 'total')],
  missing: ({ scenario }, m) =>
    lackingFact(scenario, ['disabledWorkers']) ?? (m.inputs.directJobs > 0 ? null : 'directJobs'),
};

const N05: Definition = {
  id: 'N05',
  family: 'environment',
  unit: 'MWh/yr',
  rule: 'R-474',
  ...RESTS_ON.project,
  ...POSITIVE,
  at: TOTAL,
  ownFigure: true,
  value: ({ facts }) => ENERGIES.reduce((sum, energy) => sum + (facts[energy] ?? 0), 0),
  operands: (t) => ENERGIES.map((energy) => t.fact(energy)),
  missing: ({ scenario }) => lackingFact(scenario, ENERGIES),
};

const N07: Definition = {
  id: 'N07',
  family: 'environment',
  unit: 'ha',
  rule: 'R-475',
  ...RESTS_ON.project,
  ...ANY,
  at: TOTAL,
  ownFigure: true,
  value: ({ facts, landNeed }) => (landNeed ?? 0) - (facts.reusedLand ?? 0) - (facts.renaturedLand ?? 0),
  operands: (t) => {
    // Nothing promised, nothing taken off: it is no operand then.
    const renatured = t.fact('renaturedLand');
    return [t.landNeed(), t.fact('reusedLand'), ...(renatured.value === null ? [] : [renatured])];
  },
  missing: ({ scenario }, m) => (m.landNeed === null ? 'landUse' : lackingFact(scenario, ['reusedLand'])),
};

const N08: Definition = {
  id: 'N08',
  family: 'environment',
  unit: 'share',
  rule: 'R-475',
  ...RESTS_ON.project,
  ...POSITIVE,
  at: TOTAL,
  ownFigure: true,
  value: ({ facts, landNeed }) => (facts.reusedLand ?? 0) / (landNeed ?? 0),
  operands: (t) => [t.fact('reusedLand'), t.landNeed()],
  missing: ({ scenario }, m) => {
    if (m.landNeed === 0) return 'noLand';
    return m.landNeed === null ? 'landUse' : lackingFact(scenario, ['reusedLand']);
  },
};

const E02: Definition = {
  id: 'E02',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-476',
  ...RESTS_ON.size,
  fallback: ['R-34'],
  ...ANY,
  at: TOTAL,
  // Value added is turnover − purchases − product taxes: with purchases put back, product taxes alone are taken off.
  value: ({ facts, direct, inputs }) =>
    direct.valueAdded + inputs.purchases + (facts.storedOutput ?? 0) - (facts.tradeMargins ?? 0),
  operands: (t) => [
    t.figure('E01', 'total'),
    t.fact('storedOutput'),
    t.fact('tradeMargins'),
    t.branchShare('productTaxes'),
  ],
  missing: ({ scenario }) => lackingFact(scenario, ['storedOutput', 'tradeMargins']),
};

const J26: Definition = {
  id: 'J26',
  family: 'jobs',
  unit: 'share',
  rule: 'R-478',
  ...RESTS_ON.project,
  ...POSITIVE,
  at: TOTAL,
  value: ({ observed }) => observed.delivery ?? 0,
  operands: (t) => t.delivered(),
  missing: ({ scenario }, { observed }) => {
    const jobs = scenario.observed?.directJobs;
    if (jobs === undefined) return 'observedJobs';
    if (observed.delivery !== null) return null;
    return jobs.announced === null ? 'announcedJobs' : 'beforeOpening';
  },
};

const T16: Definition = {
  id: 'T16',
  family: 'territory',
  unit: 'share',
  rule: 'R-479',
  ...RESTS_ON.project,
  ...SHARE,
  at: TOTAL,
  value: ({ observed }) => observed.localShare ?? 0,
  operands: (t) => t.boughtHere(),
  missing: (_, { observed }) => (observed.localShare === null ? 'observedPurchases' : null),
};

/** Indicators that the project's own file gives, or what was observed since: none has a value before somebody declares it. */
export const DECLARED: readonly Definition[] = [
  E02,
  J02,
  asDeclared('J16', 'jobs', 'permanentShare'),
  asDeclared('J17', 'jobs', 'managerShare'),
  asDeclared('J19', 'social', 'womenShare'),
  asDeclared('J20', 'social', 'youngShare'),
  asDeclared('J21', 'social', 'apprentices'),
  asDeclared('S07', 'social', 'lowSkilledJobs'),
  S09,
  asDeclared('S10', 'social', 'trainingSpending'),
  N05,
  asDeclared('N01', 'environment', 'siteEmissions'),
  asDeclared('N02', 'environment', 'boughtEmissions'),
  asDeclared('N06', 'environment', 'waterUse'),
  N07,
  N08,
  J26,
  T16,
];

/** A figure that is a declared fact and nothing else. */
function asDeclared(id: string, family: Family, fact: FactId): Definition {
  const { unit } = FACTS[fact];
  return {
    id,
    family,
    unit,
    rule: 'R-471',
    ...RESTS_ON.project,
    ...(unit === 'share' ? SHARE : POSITIVE),
    at: TOTAL,
    ownFigure: true,
    value: ({ facts }) => facts[fact] ?? 0,
    operands: (t) => [t.fact(fact)],
    missing: ({ scenario }) => lackingFact(scenario, [fact]),
  };
}
