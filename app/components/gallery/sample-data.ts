import type { I18n } from '#app/i18n/index.ts';
import type {
  FiliereLink,
  GanttRow,
  IntervalRow,
  MapPoint,
  MapZone,
  RankingRow,
  Site,
  WaterfallStep,
} from '../charts/index.ts';

/** Invented people: the gallery shows shapes, never facts. */
export const samplePeople = [
  'Nadia K',
  'Thomas R',
  'Samia B',
  'Claire M',
  'Louis P',
  'Anne D',
  'Paul G',
  'Ida T',
  'Omar S',
].map((name, at) => ({ id: `p${at}`, name, color: `p${(at % 6) + 1}`, present: at !== 5 }));

type Words = I18n['t'];

/** Invented steps that add up. */
export function sampleSteps(t: Words): WaterfallStep[] {
  return [
    { id: 'direct', label: t('dev.step.direct'), value: 60, grade: 'B', tone: 'direct' },
    { id: 'indirect', label: t('dev.step.indirect'), value: 34, grade: 'C', tone: 'indirect' },
    { id: 'induced', label: t('dev.step.induced'), value: 22, grade: 'D', tone: 'induced' },
    {
      id: 'gross',
      label: t('dev.step.gross'),
      value: 116,
      grade: 'C',
      tone: 'gross',
      total: true,
      p10: 98,
      p90: 137,
    },
    { id: 'deadweight', label: t('dev.step.deadweight'), value: -17, grade: 'E', tone: 'loss' },
    { id: 'displaced', label: t('dev.step.displaced'), value: -34, grade: 'E', tone: 'loss' },
    { id: 'substituted', label: t('dev.step.substituted'), value: -3, grade: 'E', tone: 'loss' },
    {
      id: 'net',
      label: t('dev.step.net'),
      value: 62,
      grade: 'E',
      tone: 'net',
      total: true,
      p10: 38,
      p90: 84,
    },
  ];
}

/** Invented jobs around a basin: fewer with distance. */
export function samplePoints(
  zones: readonly MapZone[],
  own: string,
): { points: MapPoint[]; losing: MapPoint[] } {
  const home = zones.find((zone) => zone.code === own);
  if (!home) return { points: [], losing: [] };
  const far = (zone: MapZone) => Math.hypot((zone.lon - home.lon) * 0.7, zone.lat - home.lat);
  const near = [...zones].sort((a, b) => far(a) - far(b));
  const points = near
    .slice(0, 34)
    .map((zone, rank) => ({ zone: zone.code, jobs: zone.code === own ? 79 : 4.2 / (1 + rank * 0.22) }));
  const losing = [near[9], near[21]].flatMap((zone, at) =>
    zone ? [{ zone: zone.code, jobs: at === 0 ? 6 : 4 }] : [],
  );
  return { points, losing };
}

/** Invented sites. */
export function sampleSites(t: Words): Site[] {
  return [
    { id: 'a', name: t('dev.site.electric'), opened: 1962, closed: 1998, jobs: 620 },
    { id: 'b', name: t('dev.site.foundry'), opened: null, closed: 2009, jobs: 180 },
    { id: 'c', name: t('dev.site.machines'), opened: 1978, closed: null, jobs: 240 },
    {
      id: 'd',
      name: t('dev.site.turbines'),
      opened: 1970,
      closed: null,
      jobs: 410,
      extensions: [{ year: 2004, jobs: 90 }],
    },
    { id: 'e', name: t('dev.site.plastics'), opened: 1988, closed: 2015, jobs: 95 },
    {
      id: 'f',
      name: t('dev.site.sensors'),
      opened: 2012,
      closed: null,
      jobs: 60,
      reductions: [{ year: 2020, jobs: 12 }],
    },
    { id: 'g', name: t('dev.site.cobots'), opened: 2028, closed: null, jobs: 60, project: true },
  ];
}

/** Invented links of a chain. */
export function sampleFiliere(t: Words): { suppliers: FiliereLink[]; buyers: FiliereLink[] } {
  return {
    suppliers: [
      { id: 'a', label: t('dev.filiere.machining'), detail: t('dev.filiere.machiningDetail'), weight: 2600 },
      { id: 'b', label: t('dev.filiere.coating'), detail: t('dev.filiere.coatingDetail'), weight: 700 },
      {
        id: 'c',
        label: t('dev.filiere.casting'),
        detail: t('dev.filiere.castingDetail'),
        weight: 1300,
        missing: true,
      },
    ],
    buyers: [
      { id: 'd', label: t('dev.filiere.energy'), detail: t('dev.filiere.energyDetail'), weight: 3400 },
      { id: 'e', label: t('dev.filiere.care'), detail: t('dev.filiere.careDetail'), weight: 500 },
      { id: 'f', label: t('dev.filiere.export'), detail: t('dev.filiere.exportDetail'), weight: null },
    ],
  };
}

/** Invented figures on one scale. */
export function sampleIntervals(t: Words): IntervalRow[] {
  return [
    { id: 'a', label: t('dev.interval.basin'), value: 56, p10: 41, p90: 70, grade: 'E', net: true },
    { id: 'b', label: t('dev.interval.france'), value: 62, p10: 38, p90: 84, grade: 'E' },
    { id: 'c', label: t('dev.interval.indirect'), value: 34, p10: 24, p90: 45, grade: 'C' },
    { id: 'd', label: t('dev.interval.direct'), value: 60, p10: null, p90: null, grade: 'B' },
  ];
}

/** Invented candidates. */
export function sampleRanking(t: Words): RankingRow[] {
  return [
    {
      id: 'a',
      label: t('dev.rank.a'),
      rank: 1,
      tied: false,
      score: 71,
      p10: 63,
      p90: 78,
      shares: [0.62, 0.22, 0.11, 0.04, 0.01, 0],
      href: '#a',
    },
    {
      id: 'b',
      label: t('dev.rank.b'),
      rank: 2,
      tied: true,
      score: 66,
      p10: 57,
      p90: 75,
      shares: [0.19, 0.36, 0.31, 0.1, 0.03, 0.01],
    },
    {
      id: 'c',
      label: t('dev.rank.c'),
      rank: 2,
      tied: true,
      score: 65,
      p10: 56,
      p90: 73,
      shares: [0.16, 0.34, 0.33, 0.12, 0.04, 0.01],
    },
    {
      id: 'd',
      label: t('dev.rank.d'),
      rank: 4,
      tied: false,
      score: 58,
      p10: 50,
      p90: 66,
      shares: [0.02, 0.07, 0.19, 0.54, 0.14, 0.04],
    },
    {
      id: 'e',
      label: t('dev.rank.e'),
      rank: 5,
      tied: false,
      score: 49,
      p10: 41,
      p90: 57,
      shares: [0.01, 0.01, 0.04, 0.14, 0.52, 0.28],
    },
    {
      id: 'f',
      label: t('dev.rank.f'),
      rank: 6,
      tied: false,
      score: 46,
      p10: 35,
      p90: 56,
      shares: [0, 0, 0.02, 0.06, 0.25, 0.67],
    },
  ];
}

/** The day of the sample roadmap. */
export const SAMPLE_TODAY = '2026-11-24';

/** Invented actions, two of them late. */
export function sampleRoadmap(t: Words): { id: string; label: string; rows: GanttRow[] }[] {
  const base = { owner: 'S. Belaïd', budget: null, dependsOn: [], votedEnd: null };
  return [
    {
      id: 'skills',
      label: t('dev.gantt.skills'),
      rows: [
        {
          ...base,
          id: 'a1',
          title: t('dev.gantt.a1'),
          status: 'done',
          start: '2026-10-01',
          end: '2026-11-07',
          progress: 1,
        },
        {
          ...base,
          id: 'a2',
          title: t('dev.gantt.a2'),
          status: 'late',
          start: '2026-10-19',
          end: '2027-01-04',
          votedEnd: '2026-12-17',
          progress: 0.35,
          budget: 180,
        },
        {
          ...base,
          id: 'a3',
          title: t('dev.gantt.a3'),
          status: 'running',
          start: '2026-11-19',
          end: '2027-03-08',
          progress: 0.2,
          budget: 420,
        },
        {
          ...base,
          id: 'a4',
          title: t('dev.gantt.a4'),
          status: 'todo',
          start: '2027-01-05',
          end: '2027-04-20',
          progress: null,
          budget: 60,
          dependsOn: ['a2'],
        },
      ],
    },
    {
      id: 'money',
      label: t('dev.gantt.money'),
      rows: [
        {
          ...base,
          id: 'b1',
          title: t('dev.gantt.b1'),
          status: 'late',
          start: '2026-10-25',
          end: '2026-12-08',
          votedEnd: '2026-11-29',
          progress: 0.6,
        },
        {
          ...base,
          id: 'b2',
          title: t('dev.gantt.b2'),
          status: 'running',
          start: '2026-10-28',
          end: '2027-02-24',
          progress: 0.3,
          budget: 7800,
        },
        {
          ...base,
          id: 'b3',
          title: t('dev.gantt.b3'),
          status: 'todo',
          start: '2026-12-14',
          end: '2027-03-20',
          progress: null,
          budget: 3100,
          dependsOn: ['b1'],
        },
        {
          ...base,
          id: 'b4',
          title: t('dev.gantt.b4'),
          status: 'milestone',
          start: null,
          end: '2027-03-28',
          progress: null,
          dependsOn: ['b3'],
        },
      ],
    },
  ];
}
