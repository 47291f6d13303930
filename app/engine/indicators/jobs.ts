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
  worksFigure,
  type Definition,
} from './definition.ts';
import type { FrenchLevel } from '../levels.ts';
import type { Measures } from '../measures.ts';
import type { Level } from '../types.ts';

const J01 = inputFigure({ id: 'J01', family: 'jobs', rule: 'R-34', ...RESTS_ON.jobs }, 'directJobs', {
  at: ON_SITE,
});

const J03: Definition = {
  id: 'J03',
  family: 'jobs',
  unit: 'FTE',
  rule: 'R-122',
  sources: RESTS_ON.jobs.sources,
  fallback: [...RESTS_ON.jobs.fallback, 'R-122'],
  ...POSITIVE,
  at: ON_SITE,
  value: (m) => m.inputs.directJobs * (m.ramp[2] ?? 0),
  operands: (t) => [t.input('directJobs'), t.ramp(3)],
};

const J04 = chainFigure('J04', 'jobs', 'indirect', 'jobs');

const J05 = chainFigure('J05', 'jobs', 'induced', 'jobs');

const J06: Definition = {
  id: 'J06',
  family: 'jobs',
  unit: 'FTE',
  rule: 'R-46',
  ...RESTS_ON.spending,
  ...ANY,
  at: EVERYWHERE,
  value: supported,
  operands: (t, level) => [
    ...(onSite(1, level) ? [t.figure('J01', level)] : []),
    t.figure('J04', level),
    t.figure('J05', level),
  ],
};

const J07 = netFigure({ id: 'J07', family: 'jobs', unit: 'FTE' }, J06);

const J08: Definition = {
  id: 'J08',
  family: 'jobs',
  unit: 'ratio',
  rule: 'R-47',
  ...RESTS_ON.size,
  sources: [...RESTS_ON.size.sources, 'eurostat-emploi-2021'],
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
  ...RESTS_ON.income,
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
  ...RESTS_ON.income,
  ...POSITIVE,
  at: [['abroad', 'gross']],
  value: () => 0,
  operands: (t) => [t.figure('E22', 'abroad')],
  missing: () => 'foreignJobs',
};

const J15 = worksFigure('J15', 'jobs', 'jobs');

const J24 = inputFigure(
  { id: 'J24', family: 'jobs', rule: 'R-41', sources: [], fallback: ['R-41'] },
  'residentShare',
  { at: [['basin', 'gross']] },
);

const J25: Definition = {
  id: 'J25',
  family: 'jobs',
  unit: 'point',
  rule: 'R-65',
  ...RESTS_ON.net,
  ...ANY,
  at: [['basin', 'net-basin']],
  value: () => 0,
  operands: (t) => [t.figure('J07', 'basin', 'net-basin'), t.figure('J24', 'basin')],
  missing: () => 'activePopulation',
};

export const JOBS: readonly Definition[] = [
  J01,
  J03,
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
  return J07.value(m, level, level === 'basin' ? 'net-basin' : 'net-france');
}

/** J10 to J13: the jobs supported at one level, each under its own name. */
function located(id: string, level: FrenchLevel): Definition {
  return {
    id,
    family: 'jobs',
    unit: 'FTE',
    rule: 'R-46',
    ...RESTS_ON.spending,
    ...ANY,
    at: [[level, 'gross']],
    value: (m) => supported(m, level),
    operands: (t) => [t.figure('J06', level)],
  };
}
