import { ANY, ON_SITE, POSITIVE, RESTS_ON, type Definition } from './definition.ts';
import { supported } from './jobs.ts';

const S01: Definition = {
  id: 'S01',
  family: 'social',
  unit: 'kEUR/yr',
  rule: 'R-42',
  ...RESTS_ON.pay,
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.direct.payroll,
  operands: (t) => [t.input('directJobs'), t.input('grossWage')],
};

const S02: Definition = {
  id: 'S02',
  family: 'social',
  unit: 'EUR/month',
  rule: 'R-42',
  ...RESTS_ON.wage,
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.direct.monthlyNet,
  operands: (t) => [t.input('grossWage'), t.rate('pay')],
};

const S04: Definition = {
  id: 'S04',
  family: 'social',
  unit: 'kEUR/yr',
  rule: 'R-43',
  ...RESTS_ON.income,
  ...ANY,
  at: [['total', 'gross']],
  value: (m) => m.netIncome.total,
  operands: (t) => [
    t.derived('netPay', (m) => m.direct.netPay, 'kEUR/yr', 'R-42', [
      t.input('directJobs'),
      t.figure('S02', 'total'),
    ]),
    t.figure('E04', 'total'),
    t.figure('E05', 'total'),
    t.rate('pay'),
  ],
};

const S05: Definition = {
  id: 'S05',
  family: 'social',
  unit: 'kEUR/yr',
  rule: 'R-41',
  ...RESTS_ON.spending,
  ...ANY,
  at: [['basin', 'gross']],
  value: (m) => m.netIncome.basin,
  operands: (t) => [t.figure('S04', 'total'), t.input('residentShare'), t.trade()],
};

const S06: Definition = {
  id: 'S06',
  family: 'social',
  unit: 'people',
  rule: 'R-66',
  ...RESTS_ON.spending,
  sources: [...RESTS_ON.spending.sources, 'insee-logement', 'etalab-decoupage'],
  ...ANY,
  at: [['basin', 'gross']],
  value: (m) => supported(m, 'basin') * (m.basin.perHome ?? 0),
  operands: (t) => [t.figure('J06', 'basin'), t.homes()],
  missing: (_, m) => (m.basin.perHome === null ? 'housing' : null),
};

export const WAGES: readonly Definition[] = [S01, S02, S04, S05, S06];
