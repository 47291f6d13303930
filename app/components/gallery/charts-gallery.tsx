import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { LinkButton, Logo, Section, Segmented, TitleBlock } from '../index.ts';
import {
  BarCompare,
  DotMap,
  FiliereGraph,
  Gantt,
  IntervalBars,
  LevelsBar,
  RankingTable,
  SitesTimeline,
  Sparkline,
  Waterfall,
  type BarCompareRow,
  type MapZone,
} from '../charts/index.ts';
import {
  SAMPLE_TODAY,
  sampleFiliere,
  sampleIntervals,
  samplePoints,
  sampleRanking,
  sampleRoadmap,
  sampleSites,
  sampleSteps,
} from './sample-data.ts';

const OWN = '2705';
const UNEMPLOYMENT = [9.6, 9.1, 8.8, 8.9, 8.3, 7.9, 8.1, 8.0, 8.4, 8.6, 8.5, 8.9, 8.8, 9.1, 9.3];

/** Every chart of the grammar, with invented figures on the real basins. */
export function ChartsGallery({ zones }: { zones: readonly MapZone[] }) {
  const { t, format } = useI18n();
  const example = t('dev.example');
  const { points, losing } = samplePoints(zones, OWN);
  return (
    <main>
      <TitleBlock
        title={t('dev.charts.title')}
        subtitle={t('dev.charts.subtitle')}
        example
        facts={[{ label: t('dev.sheet'), value: t('dev.charts.sheet') }]}
        actions={
          <>
            <LinkButton href="/dev/composants" icon={ArrowRight} iconPlace="after">
              {t('dev.components.title')}
            </LinkButton>
            <Logo href="/" />
          </>
        }
      />
      <div className="page grid gap-x-10 gap-y-7 xl:grid-cols-2">
        <Waterfall
          title={t('dev.chart.waterfall')}
          note={t('dev.chart.waterfallNote')}
          steps={sampleSteps(t)}
        />
        <DotMap
          title={t('dev.chart.map')}
          note={example}
          zones={zones}
          points={points}
          losing={losing}
          own={OWN}
        />
        <SitesTimeline
          title={t('dev.chart.sites')}
          note={example}
          sites={sampleSites(t)}
          today={2026}
          from={1953}
        />
        <FiliereGraph
          title={t('dev.chart.filiere')}
          note={example}
          center={{ label: t('dev.filiere.center'), detail: t('dev.filiere.centerDetail') }}
          {...sampleFiliere(t)}
        />
        <IntervalBars title={t('dev.chart.intervals')} note={example} rows={sampleIntervals(t)} max={90} />
        <RankingTable title={t('dev.chart.ranking')} note={example} rows={sampleRanking(t)} currentId="a" />
        <Section title={t('dev.chart.levels')} note={example}>
          <LevelsBar
            levels={[
              { level: 'basin', label: t('dev.level.basin'), jobs: 79 },
              { level: 'department', label: t('dev.level.department'), jobs: 6 },
              { level: 'region', label: t('dev.level.region'), jobs: 11 },
              { level: 'france', label: t('dev.level.france'), jobs: 20 },
              { level: 'abroad', label: t('dev.level.abroad'), jobs: null },
            ]}
          />
        </Section>
        <Section title={t('dev.chart.spark')} note={example}>
          <div className="rang">
            <span className="chiffre">{format.percent(0.093, 1)}</span>
            <Sparkline
              name={t('dev.chart.spark')}
              write={(value) => format.fixed(value, 1)}
              values={UNEMPLOYMENT.map((value, at) => ({
                label: String(2012 + at),
                value: at === 3 ? null : value,
              }))}
            />
          </div>
        </Section>
        <BarCompare
          className="xl:col-span-2"
          title={t('dev.chart.compare')}
          note={example}
          head={t('dev.compare.head')}
          otherHead={t('dev.compare.other')}
          rows={useCompareRows()}
        />
        <div className="xl:col-span-2">
          <SampleGantt />
        </div>
      </div>
    </main>
  );
}

function useCompareRows(): BarCompareRow[] {
  const { t } = useI18n();
  return [
    {
      id: 'a',
      label: t('dev.rank.a'),
      detail: t('dev.compare.a'),
      value: 56,
      p10: 41,
      p90: 70,
      gross: 79,
      other: 62,
      now: true,
    },
    {
      id: 'b',
      label: t('dev.rank.b'),
      detail: t('dev.compare.b'),
      value: 61,
      p10: 44,
      p90: 79,
      gross: 93,
      other: 55,
    },
    {
      id: 'c',
      label: t('dev.rank.c'),
      detail: t('dev.compare.c'),
      value: 48,
      p10: 36,
      p90: 61,
      gross: 70,
      other: 50,
    },
  ];
}

function SampleGantt() {
  const { t } = useI18n();
  const [view, setView] = useState<'both' | 'table' | 'calendar'>('both');
  const [current, setCurrent] = useState('a2');
  return (
    <Gantt
      title={t('dev.chart.gantt')}
      note={t('dev.example')}
      groups={sampleRoadmap(t)}
      today={SAMPLE_TODAY}
      view={view}
      currentId={current}
      onSelect={setCurrent}
      action={
        <div className="pousse">
          <Segmented
            label={t('dev.choices.view')}
            value={view}
            onChange={setView}
            options={[
              { id: 'table', label: t('dev.choices.table') },
              { id: 'both', label: t('dev.choices.both') },
              { id: 'calendar', label: t('dev.choices.calendar') },
            ]}
          />
        </div>
      }
    />
  );
}

/** The projected comparison, on a slide: what a room of two hundred reads. */
export function SlideGallery({ dark = false }: { dark?: boolean }) {
  const { t, format } = useI18n();
  const rows = useCompareRows().map((row) => ({ ...row, label: row.label.split(' ')[0] ?? row.label }));
  return (
    <div className="proj" data-surface="projete" data-theme={dark ? 'sombre' : undefined}>
      <header>
        <h1>{t('dev.slide.title')}</h1>
      </header>
      <main>
        <BarCompare
          surface="projected"
          className="sans-titre"
          title={t('dev.chart.compare')}
          head={t('dev.compare.head')}
          otherHead={t('dev.compare.other')}
          rows={rows}
        />
      </main>
      <footer>
        <Logo />
        <span className="code">{format.code('482913')}</span>
        <span className="pousse">{t('dev.slide.foot')}</span>
      </footer>
    </div>
  );
}
