import { netAdditional } from '../net.ts';
import {
  ANY,
  EVERYWHERE,
  NET,
  ON_SITE,
  onSite,
  pick,
  POSITIVE,
  SHARE,
  undeclaredOf,
  type Definition,
} from './definition.ts';

const E01: Definition = {
  id: 'E01',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-34',
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.inputs.turnover,
  operands: (t) => [t.input('turnover')],
};

const E03: Definition = {
  id: 'E03',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-35',
  ...ANY,
  at: ON_SITE,
  value: (m) => m.direct.valueAdded,
  operands: (t) => [t.input('turnover'), t.input('purchases'), t.branchShare('productTaxes')],
};

const E04: Definition = {
  id: 'E04',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-30',
  ...ANY,
  at: EVERYWHERE,
  value: (m, level) => pick(m.indirect.valueAdded, level),
  operands: (t, level) => t.chain('indirect', 'valueAdded', level),
};

const E05: Definition = {
  id: 'E05',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-40',
  ...ANY,
  at: EVERYWHERE,
  value: (m, level) => pick(m.induced.valueAdded, level),
  operands: (t, level) => [
    ...t.chain('induced', 'valueAdded', level),
    t.derived('closure', (m) => pick(m.closure.valueAdded, level), 'kEUR/yr', 'R-45'),
  ],
};

const E06: Definition = {
  id: 'E06',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-46',
  ...ANY,
  at: EVERYWHERE,
  value: (m, level) =>
    onSite(m.direct.valueAdded, level) +
    pick(m.indirect.valueAdded, level) +
    pick(m.induced.valueAdded, level),
  operands: (t, level) => [
    ...(onSite(1, level) ? [t.figure('E03', level)] : []),
    t.figure('E04', level),
    t.figure('E05', level),
  ],
};

const E07: Definition = {
  id: 'E07',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-30',
  ...ANY,
  at: EVERYWHERE,
  value: (m, level) => pick(m.indirect.output, level),
  operands: (t, level) => t.chain('indirect', 'output', level),
};

const E08: Definition = {
  id: 'E08',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-40',
  ...ANY,
  at: EVERYWHERE,
  value: (m, level) => pick(m.induced.output, level),
  operands: (t, level) => t.chain('induced', 'output', level),
};

const E09: Definition = {
  id: 'E09',
  family: 'economy',
  unit: 'ratio',
  rule: 'R-47',
  min: 1,
  max: 100,
  at: [['total', 'gross']],
  value: (m) => (m.inputs.turnover + pick(m.indirect.output, 'total')) / m.inputs.turnover,
  operands: (t) => [t.figure('E01', 'total'), t.figure('E07', 'total')],
  missing: (_, m) => (m.inputs.turnover > 0 ? null : 'turnover'),
};

const E11: Definition = {
  id: 'E11',
  family: 'economy',
  unit: 'kEUR',
  rule: 'R-36',
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.inputs.investment,
  operands: (t) => [t.input('investment')],
  missing: (setting) =>
    setting.scenario.investment === null || setting.scenario.investment === undefined ? 'investment' : null,
};

const E12: Definition = {
  id: 'E12',
  family: 'economy',
  unit: 'share',
  rule: 'R-36',
  ...SHARE,
  at: [['basin', 'gross']],
  value: (m) => m.inputs.localInvestmentShare,
  operands: (t) => [t.input('investment'), t.input('localInvestmentShare')],
  missing: undeclaredOf('investment'),
};

const E13: Definition = {
  id: 'E13',
  family: 'economy',
  unit: 'kEUR',
  rule: 'R-36',
  ...ANY,
  at: EVERYWHERE,
  value: (m, level) => pick(m.construction.valueAdded, level),
  operands: (t, level) => [
    t.input('investment'),
    ...(level === 'total' ? [] : [t.input('localInvestmentShare'), t.trade()]),
    t.named('investmentFranceShare'),
    t.table(),
  ],
  missing: undeclaredOf('investment'),
};

const E14: Definition = {
  id: 'E14',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-35',
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.inputs.purchases,
  operands: (t) => [t.input('purchases')],
};

const E15: Definition = {
  id: 'E15',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-38',
  ...POSITIVE,
  at: [['basin', 'gross']],
  value: (m) => m.direct.boughtInBasin,
  operands: (t) => [t.input('purchases'), t.input('localPurchaseShare')],
};

const E16: Definition = {
  id: 'E16',
  family: 'territory',
  unit: 'share',
  rule: 'R-38',
  ...SHARE,
  at: [['basin', 'gross']],
  value: (m) => m.direct.boughtInBasin / m.inputs.purchases,
  operands: (t) => [t.figure('E15', 'basin'), t.figure('E14', 'total')],
  missing: (_, m) => (m.inputs.purchases > 0 ? null : 'purchases'),
};

const E17: Definition = {
  id: 'E17',
  family: 'territory',
  unit: 'share',
  rule: 'R-35',
  ...SHARE,
  at: [['total', 'gross']],
  value: (m) => m.inputs.francePurchaseShare,
  operands: (t) => [t.input('francePurchaseShare')],
};

const E18: Definition = {
  id: 'E18',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-68',
  ...ANY,
  at: ON_SITE,
  value: (m) =>
    m.direct.valueAdded - m.direct.employerCost - Math.max(0, m.direct.valueAdded) * (m.cvaeRate ?? 0),
  operands: (t) => [
    t.figure('E03', 'total'),
    t.figure('S01', 'total'),
    t.figure('F17', 'total'),
    t.figure('F04', 'total'),
  ],
  missing: (_, m) => (m.cvaeRate === null ? 'rateOfYear' : null),
};

const E19: Definition = {
  id: 'E19',
  family: 'economy',
  unit: 'kEUR/FTE',
  rule: 'R-47',
  ...ANY,
  at: ON_SITE,
  value: (m) => m.direct.valueAdded / m.inputs.directJobs,
  operands: (t) => [t.figure('E03', 'total'), t.figure('J01', 'total')],
  missing: (_, m) => (m.inputs.directJobs > 0 ? null : 'directJobs'),
};

const E20: Definition = {
  id: 'E20',
  family: 'economy',
  unit: 'share',
  rule: 'R-37',
  ...SHARE,
  at: ON_SITE,
  value: (m) => m.inputs.exportShare,
  operands: (t) => [t.input('exportShare')],
};

const E21: Definition = {
  id: 'E21',
  family: 'economy',
  unit: 'share',
  rule: 'R-67',
  ...ANY,
  at: [['basin', 'gross']],
  value: (m) =>
    (m.direct.valueAdded + m.indirect.valueAdded.basin + m.induced.valueAdded.basin) / m.basin.valueAdded,
  operands: (t) => [t.figure('E06', 'basin'), t.basinValueAdded()],
  missing: (_, m) => (m.basin.valueAdded > 0 ? null : 'basinAccounts'),
};

const E22: Definition = {
  id: 'E22',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-48',
  ...ANY,
  at: [
    ['department', 'gross'],
    ['region', 'gross'],
    ['france', 'gross'],
    ['abroad', 'gross'],
    ['total', 'gross'],
  ],
  value: (m, level) => {
    const abroad = m.direct.imports + pick(m.indirect.imports, 'total') + pick(m.induced.imports, 'total');
    const away = (at: 'department' | 'region' | 'france') => m.indirect.output[at] + m.induced.output[at];
    if (level === 'abroad') return abroad;
    if (level === 'total') return away('department') + away('region') + away('france') + abroad;
    return level === 'basin' ? 0 : away(level);
  },
  operands: (t, level) => {
    if (level === 'total') {
      return [
        t.figure('E22', 'department'),
        t.figure('E22', 'region'),
        t.figure('E22', 'france'),
        t.figure('E22', 'abroad'),
      ];
    }
    if (level === 'abroad') {
      return [
        t.derived('directImports', (m) => m.direct.imports, 'kEUR/yr', 'R-35', [
          t.input('purchases'),
          t.input('francePurchaseShare'),
        ]),
        t.derived('chainImports', (m) => pick(m.indirect.imports, 'total'), 'kEUR/yr', 'R-30', [
          t.figure('E07', 'total'),
        ]),
        t.derived('inducedImports', (m) => pick(m.induced.imports, 'total'), 'kEUR/yr', 'R-40', [
          t.figure('E08', 'total'),
        ]),
      ];
    }
    return [t.figure('E07', level), t.figure('E08', level)];
  },
};

const E23: Definition = {
  id: 'E23',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-60',
  ...ANY,
  at: NET,
  value: (m, level) => {
    const gross =
      onSite(m.direct.valueAdded, level) +
      pick(m.indirect.valueAdded, level) +
      pick(m.induced.valueAdded, level);
    return netAdditional(gross, level === 'basin' ? m.net.basin : m.net.france);
  },
  operands: (t, level) => [t.figure('E06', level), ...t.netShares(level)],
};

export const PRODUCTION: readonly Definition[] = [
  E01,
  E03,
  E04,
  E05,
  E06,
  E07,
  E08,
  E09,
  E11,
  E12,
  E13,
  E14,
  E15,
  E16,
  E17,
  E18,
  E19,
  E20,
  E21,
  E22,
  E23,
];
