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
  type Definition,
} from './definition.ts';
import type { FrenchLevel } from '../levels.ts';
import type { Measures } from '../measures.ts';
import type { Level } from '../types.ts';

const J01: Definition = {
  id: 'J01',
  family: 'jobs',
  unit: 'FTE',
  rule: 'R-34',
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.inputs.directJobs,
  operands: (t) => [t.input('directJobs')],
};

const J04: Definition = {
  id: 'J04',
  family: 'jobs',
  unit: 'FTE',
  rule: 'R-30',
  ...ANY,
  at: EVERYWHERE,
  value: (m, level) => pick(m.indirect.jobs, level),
  operands: (t, level) => [...t.chain('indirect', 'jobs', level), ...t.ranks(level)],
};

const J05: Definition = {
  id: 'J05',
  family: 'jobs',
  unit: 'FTE',
  rule: 'R-40',
  ...ANY,
  at: EVERYWHERE,
  value: (m, level) => pick(m.induced.jobs, level),
  operands: (t, level) => [
    ...t.chain('induced', 'jobs', level),
    t.derived('closure', (m) => pick(m.closure.jobs, level), 'FTE', 'R-45'),
  ],
};

const J06: Definition = {
  id: 'J06',
  family: 'jobs',
  unit: 'FTE',
  rule: 'R-46',
  ...ANY,
  at: EVERYWHERE,
  value: supported,
  operands: (t, level) => [
    ...(onSite(1, level) ? [t.figure('J01', level)] : []),
    t.figure('J04', level),
    t.figure('J05', level),
  ],
};

const J07: Definition = {
  id: 'J07',
  family: 'jobs',
  unit: 'FTE',
  rule: 'R-60',
  ...ANY,
  at: NET,
  value: netJobs,
  operands: (t, level) => [t.figure('J06', level), ...t.netShares(level)],
};

const J08: Definition = {
  id: 'J08',
  family: 'jobs',
  unit: 'ratio',
  rule: 'R-47',
  min: 1,
  max: 1000,
  at: [['total', 'gross']],
  value: (m) => (m.inputs.directJobs + pick(m.indirect.jobs, 'total')) / m.inputs.directJobs,
  operands: (t) => [t.figure('J01', 'total'), t.figure('J04', 'total')],
  missing: (_, m) => (m.inputs.directJobs > 0 ? null : 'directJobs'),
};

const J09: Definition = {
  id: 'J09',
  family: 'jobs',
  unit: 'ratio',
  rule: 'R-47',
  min: 1,
  max: 1000,
  at: [['total', 'gross']],
  value: (m) => supported(m, 'total') / m.inputs.directJobs,
  operands: (t) => [t.figure('J06', 'total'), t.figure('J01', 'total')],
  missing: (_, m) => (m.inputs.directJobs > 0 ? null : 'directJobs'),
};

const J14: Definition = {
  id: 'J14',
  family: 'jobs',
  unit: 'FTE',
  rule: 'R-48',
  ...POSITIVE,
  at: [['abroad', 'gross']],
  value: () => 0,
  operands: (t) => [t.figure('E22', 'abroad')],
  missing: () => 'foreignJobs',
};

const J15: Definition = {
  id: 'J15',
  family: 'jobs',
  unit: 'FTE-year',
  rule: 'R-36',
  ...ANY,
  at: EVERYWHERE,
  value: (m, level) => pick(m.construction.jobs, level),
  operands: (t, level) => [
    t.input('investment'),
    ...(level === 'total' ? [] : [t.input('localInvestmentShare'), t.trade()]),
    t.named('investmentFranceShare'),
    t.table(),
  ],
  missing: (setting) =>
    setting.scenario.investment === null || setting.scenario.investment === undefined ? 'investment' : null,
};

const J24: Definition = {
  id: 'J24',
  family: 'jobs',
  unit: 'share',
  rule: 'R-41',
  ...SHARE,
  at: [['basin', 'gross']],
  value: (m) => m.inputs.residentShare,
  operands: (t) => [t.input('residentShare')],
};

const J25: Definition = {
  id: 'J25',
  family: 'jobs',
  unit: 'point',
  rule: 'R-65',
  ...ANY,
  at: [['basin', 'net-basin']],
  value: () => 0,
  operands: (t) => [t.figure('J07', 'basin', 'net-basin'), t.figure('J24', 'basin')],
  missing: () => 'activePopulation',
};

export const JOBS: readonly Definition[] = [
  J01,
  J04,
  J05,
  J06,
  J07,
  J08,
  J09,
  located('J10', 'basin'),
  located('J11', 'department'),
  located('J12', 'region'),
  located('J13', 'france'),
  J14,
  J15,
  J24,
  J25,
];

/** Jobs supported at a level: direct, indirect and induced. */
export function supported(m: Measures, level: Level): number {
  return onSite(m.inputs.directJobs, level) + pick(m.indirect.jobs, level) + pick(m.induced.jobs, level);
}

/** Net additional jobs: of the basin for the basin, of France for the total. */
export function netJobs(m: Measures, level: Level): number {
  return netAdditional(supported(m, level), level === 'basin' ? m.net.basin : m.net.france);
}

/** J10 to J13: the jobs supported at one level, each under its own name. */
function located(id: string, level: FrenchLevel): Definition {
  return {
    id,
    family: 'jobs',
    unit: 'FTE',
    rule: 'R-46',
    ...ANY,
    at: [[level, 'gross']],
    value: (m) => supported(m, level),
    operands: (t) => [t.figure('J06', level)],
  };
}
