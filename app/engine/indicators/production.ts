import type { Measures } from '../measures.ts';
import {
  ANY,
  chainFigure,
  EVERYWHERE,
  inputFigure,
  netFigure,
  ON_SITE,
  onSite,
  pick,
  POSITIVE,
  RESTS_ON,
  SHARE,
  undeclaredOf,
  worksFigure,
  type Definition,
} from './definition.ts';

const E01 = inputFigure(
  {
    id: 'E01',
    family: 'economy',
    rule: 'R-34',
    ...RESTS_ON.size,
    sources: ['insee-tes-2019', 'insee-flores', 'banque-mondiale-prix'],
  },
  'turnover',
  { at: ON_SITE },
);

const E03: Definition = {
  id: 'E03',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-35',
  ...RESTS_ON.size,
  ...ANY,
  at: ON_SITE,
  value: (m) => m.direct.valueAdded,
  operands: (t) => [t.input('turnover'), t.input('purchases'), t.branchShare('productTaxes')],
};

const E04 = chainFigure('E04', 'economy', 'indirect', 'valueAdded');

const E05 = chainFigure('E05', 'economy', 'induced', 'valueAdded');

const E06: Definition = {
  id: 'E06',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-46',
  ...RESTS_ON.spending,
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

const E07 = chainFigure('E07', 'economy', 'indirect', 'output');

const E08 = chainFigure('E08', 'economy', 'induced', 'output');

const E09: Definition = {
  id: 'E09',
  family: 'economy',
  unit: 'ratio',
  rule: 'R-47',
  ...RESTS_ON.size,
  min: 1,
  max: 100,
  at: [['total', 'gross']],
  value: (m) => (m.inputs.turnover + pick(m.indirect.output, 'total')) / m.inputs.turnover,
  operands: (t) => [t.figure('E01', 'total'), t.figure('E07', 'total')],
  missing: (_, m) => (m.inputs.turnover > 0 ? null : 'turnover'),
};

const E11 = inputFigure({ id: 'E11', family: 'economy', rule: 'R-36', ...RESTS_ON.project }, 'investment', {
  at: ON_SITE,
  missing: undeclaredOf('investment'),
});

const E12 = inputFigure(
  {
    id: 'E12',
    family: 'economy',
    rule: 'R-36',
    sources: ['insee-flores', 'insee-tes-2019', 'ancrage-centres'],
    fallback: ['R-36'],
  },
  'localInvestmentShare',
  {
    at: [['basin', 'gross']],
    operands: (t) => [t.input('investment'), t.input('localInvestmentShare')],
    missing: undeclaredOf('investment'),
  },
);

const E13 = worksFigure('E13', 'economy', 'valueAdded');

const E14 = inputFigure({ id: 'E14', family: 'economy', rule: 'R-35', ...RESTS_ON.size }, 'purchases', {
  at: ON_SITE,
});

const E15: Definition = {
  id: 'E15',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-38',
  ...RESTS_ON.place,
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
  ...RESTS_ON.place,
  ...SHARE,
  at: [['basin', 'gross']],
  value: (m) => m.direct.boughtInBasin / m.inputs.purchases,
  operands: (t) => [t.figure('E15', 'basin'), t.figure('E14', 'total')],
  missing: (_, m) => (m.inputs.purchases > 0 ? null : 'purchases'),
};

const E17 = inputFigure(
  {
    id: 'E17',
    family: 'territory',
    rule: 'R-35',
    sources: ['insee-tes-2019', 'wiod-2014'],
    fallback: ['R-35'],
  },
  'francePurchaseShare',
  { at: [['total', 'gross']] },
);

const E18: Definition = {
  id: 'E18',
  family: 'economy',
  unit: 'kEUR/yr',
  rule: 'R-68',
  ...RESTS_ON.pay,
  sources: [...RESTS_ON.pay.sources, 'lf-2025-cvae'],
  fallback: ['R-34', 'R-35', 'R-42'],
  ...ANY,
  at: ON_SITE,
  value: operatingSurplus,
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
  ...RESTS_ON.size,
  ...ANY,
  at: ON_SITE,
  value: (m) => m.direct.valueAdded / m.inputs.directJobs,
  operands: (t) => [t.figure('E03', 'total'), t.figure('J01', 'total')],
  missing: (_, m) => (m.inputs.directJobs > 0 ? null : 'directJobs'),
};

const E20 = inputFigure(
  {
    id: 'E20',
    family: 'economy',
    rule: 'R-37',
    sources: ['insee-tes-2019'],
    fallback: ['R-37'],
  },
  'exportShare',
  { at: ON_SITE },
);

const E21: Definition = {
  id: 'E21',
  family: 'economy',
  unit: 'share',
  rule: 'R-67',
  ...RESTS_ON.spending,
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
  ...RESTS_ON.spending,
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

const E23 = netFigure({ id: 'E23', family: 'economy', unit: 'kEUR/yr' }, E06);

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

/** What the project has left after its staff and CVAE, k€ a year. */
export function operatingSurplus({ direct, cvaeRate }: Measures): number {
  return direct.valueAdded - direct.employerCost - Math.max(0, direct.valueAdded) * (cvaeRate ?? 0);
}
