import { ANY, isFrench, pick, POSITIVE, RESTS_ON, SHARE, type Definition } from './definition.ts';
import { INPUT_IDS } from '../scenario.ts';
import { supported } from './jobs.ts';

const T01: Definition = {
  id: 'T01',
  family: 'territory',
  unit: 'kEUR/yr',
  rule: 'R-62',
  ...RESTS_ON.size,
  fallback: [...RESTS_ON.size.fallback, 'R-37', 'R-62'],
  ...POSITIVE,
  at: [['total', 'gross']],
  value: (m) => m.inputs.turnover * (1 - m.inputs.exportShare) * m.inputs.importReplacement,
  operands: (t) => [t.input('turnover'), t.input('exportShare'), t.input('importReplacement')],
};

const T02: Definition = {
  id: 'T02',
  family: 'territory',
  unit: 'kEUR/yr',
  rule: 'R-48',
  ...RESTS_ON.income,
  fallback: [...RESTS_ON.income.fallback, 'R-37', 'R-62'],
  ...ANY,
  at: [['total', 'gross']],
  value: (m) => {
    const { turnover, exportShare, importReplacement } = m.inputs;
    const abroad = m.direct.imports + pick(m.indirect.imports, 'total') + pick(m.induced.imports, 'total');
    return turnover * ((1 - exportShare) * importReplacement + exportShare) - abroad;
  },
  operands: (t) => [
    t.figure('T01', 'total'),
    t.input('turnover'),
    t.input('exportShare'),
    t.figure('E22', 'abroad'),
  ],
};

const T03: Definition = {
  id: 'T03',
  family: 'territory',
  unit: 'index',
  rule: 'R-460',
  // The embedded pack holds no trade: the file of the product brings its own source.
  ...RESTS_ON.project,
  ...SHARE,
  at: [['total', 'gross']],
  value: (m) => m.origins?.concentration ?? 0,
  operands: (t) => t.origins(),
  missing: ({ scenario, pack }, m) => {
    const product = scenario.productCode ?? null;
    if (product === null) return 'productCode';
    if (pack.trade?.[product] === undefined) return 'importOrigins';
    return m.origins === null ? 'notImported' : null;
  },
};

const T05: Definition = {
  id: 'T05',
  family: 'territory',
  unit: 'share',
  rule: 'R-49',
  ...RESTS_ON.place,
  min: -1,
  max: 1,
  at: [['basin', 'gross']],
  value: (m) => (m.direct.valueAdded + m.indirect.valueAdded.basin) / m.inputs.turnover,
  operands: (t) => [t.figure('E03', 'basin'), t.figure('E04', 'basin'), t.figure('E01', 'basin')],
  missing: (_, m) => (m.inputs.turnover > 0 ? null : 'turnover'),
};

const T06: Definition = {
  id: 'T06',
  family: 'territory',
  unit: 'share',
  rule: 'R-49',
  ...RESTS_ON.size,
  min: -1,
  max: 1,
  at: [['total', 'gross']],
  value: (m) => (m.direct.valueAdded + pick(m.indirect.valueAdded, 'total')) / m.inputs.turnover,
  operands: (t) => [t.figure('E03', 'total'), t.figure('E04', 'total'), t.figure('E01', 'total')],
  missing: (_, m) => (m.inputs.turnover > 0 ? null : 'turnover'),
};

const T07: Definition = {
  id: 'T07',
  family: 'territory',
  unit: 'ratio',
  rule: 'R-10',
  sources: ['insee-flores'],
  fallback: [],
  min: 0,
  max: 10_000,
  at: [['basin', 'gross']],
  value: (m) => m.basin.quotient,
  operands: (t) => [t.posts('branchInBasin'), t.posts('basin'), t.posts('branchInFrance'), t.posts('france')],
};

const T10: Definition = {
  id: 'T10',
  family: 'territory',
  unit: 'share',
  rule: 'R-49',
  ...RESTS_ON.spending,
  ...ANY,
  at: [['basin', 'gross']],
  value: (m) => supported(m, 'basin') / m.basin.jobs,
  operands: (t) => [t.figure('J06', 'basin'), t.posts('basin')],
};

const T11: Definition = {
  id: 'T11',
  family: 'territory',
  unit: 'FTE',
  rule: 'R-46',
  ...RESTS_ON.spending,
  ...ANY,
  at: [['france', 'gross']],
  value: (m) =>
    pick(m.indirect.jobs, 'total') +
    pick(m.induced.jobs, 'total') -
    m.indirect.jobs.basin -
    m.induced.jobs.basin,
  operands: (t) => [t.figure('J11', 'department'), t.figure('J12', 'region'), t.figure('J13', 'france')],
};

const T12: Definition = {
  id: 'T12',
  family: 'territory',
  unit: 'FTE',
  rule: 'R-62',
  sources: ['insee-tes-2019', 'wiod-2014', 'insee-flores'],
  fallback: ['R-34', 'R-37', 'R-62', 'R-63'],
  ...POSITIVE,
  at: [
    ['basin', 'gross'],
    ['france', 'gross'],
    ['total', 'gross'],
  ],
  value: (m, level) => {
    if (level === 'total') return m.displaced.basin + m.displaced.elsewhere;
    return isFrench(level) && level === 'basin' ? m.displaced.basin : m.displaced.elsewhere;
  },
  operands: (t, level) => [
    t.input('directJobs'),
    t.derived('marketDisplacement', (_, resolved) => resolved.marketDisplacement, 'share', 'R-62', [
      t.input('exportShare'),
      t.input('importReplacement'),
      t.named('displacementElasticity'),
    ]),
    ...(level === 'total' ? [] : [t.posts('branchInBasin'), t.posts('branchInFrance')]),
  ],
};

const T18: Definition = {
  id: 'T18',
  family: 'territory',
  unit: 'share',
  rule: 'R-51',
  sources: [...RESTS_ON.pay.sources, 'ancrage-centres', 'insee-chomage'],
  fallback: [...RESTS_ON.net.fallback, 'R-36'],
  ...SHARE,
  at: [['total', 'gross']],
  value: (m) => m.declaredShare,
  operands: (t) => INPUT_IDS.map((id) => t.input(id)),
};

export const TERRITORY: readonly Definition[] = [T01, T02, T03, T05, T06, T07, T10, T11, T12, T18];
