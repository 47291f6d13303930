import { Pause, Play as PlayIcon } from 'lucide-react';
import { useId, useState } from 'react';
import { Button, DataTable, Empty, Section, Select } from '#app/components/index.ts';
import { SitesTimeline, YearBalance } from '#app/components/charts/index.ts';
import { searchable } from '#app/features/editing/search-text.ts';
import { useI18n } from '#app/i18n/index.ts';
import { balanceByFiliere, balanceByYear } from './heritage.ts';
import { sitesOf, type SiteEvent } from './sites.ts';
import { usePlay } from './use-play.ts';

/** The industrial heritage as a picture that moves: sites on a line, jobs brought and taken by year, then by filière. */
export function SitesPicture({ events, year: now }: { events: readonly SiteEvent[]; year: number }) {
  const { t, format } = useI18n();
  const slider = useId();
  const [filiere, setFiliere] = useState('');
  const filieres = [...new Map(events.map((event) => [searchable(event.filiere), event.filiere.trim()]))]
    .filter(([key]) => key !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const kept = filiere === '' ? events : events.filter((event) => searchable(event.filiere) === filiere);
  const years = events.flatMap(({ year }) => (year === null ? [] : [year]));
  const from = Math.min(now - 10, ...years);
  const to = Math.max(now, ...years);
  const play = usePlay(from, to);
  const until = play.year ?? to;
  const shown = kept.filter(({ year }) => year === null || year <= until);
  const sites = sitesOf(shown);
  const bars = balanceByYear(shown);
  const gained = bars.reduce((sum, bar) => sum + bar.gained, 0);
  const lost = bars.reduce((sum, bar) => sum + bar.lost, 0);
  const uncounted = bars.reduce((sum, bar) => sum + bar.uncounted, 0);
  const today = play.year ?? now;

  if (sitesOf(events).length === 0) {
    return (
      <Section title={t('diagnostic.sitesTitle')}>
        <Empty title={t('diagnostic.siteEvents.empty')}>{t('diagnostic.siteEvents.emptyText')}</Empty>
      </Section>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        {filieres.length < 2 ? null : (
          <div className="basis-56">
            <Select
              label={t('diagnostic.field.filiere')}
              value={filiere}
              empty={t('diagnostic.allFilieres')}
              options={filieres.map(([value, label]) => ({ value, label }))}
              onChange={setFiliere}
            />
          </div>
        )}
        <Button icon={play.playing ? Pause : PlayIcon} onClick={play.toggle}>
          {t(play.playing ? 'diagnostic.play.stop' : 'diagnostic.play.start')}
        </Button>
        <div className="min-w-0 flex-1 basis-64">
          <label htmlFor={slider} className="lbl">
            {t('diagnostic.play.until')} <b>{until}</b>
          </label>
          <input
            id={slider}
            type="range"
            className="curseur-annee w-full"
            min={from}
            max={to}
            value={until}
            onChange={(event) => play.move(Number(event.target.value))}
          />
        </div>
        <p className="s pb-1" role="status" aria-live={play.playing ? 'off' : 'polite'}>
          {t('diagnostic.play.sum', {
            gained: format.signed(gained),
            lost: format.signed(-lost),
            net: format.signed(gained - lost),
          })}
          {uncounted === 0 ? '' : ` ${t('diagnostic.play.uncounted', { count: uncounted })}`}
        </p>
      </div>
      {sites.length === 0 ? (
        <Empty title={t('diagnostic.play.none')} />
      ) : (
        <SitesTimeline
          title={t('diagnostic.sitesTitle')}
          sites={sites}
          today={Math.min(today, now)}
          from={from - 1}
          to={to}
        />
      )}
      <YearBalance
        title={t('diagnostic.balance.year')}
        note={t('diagnostic.balance.note')}
        bars={bars.filter((bar) => bar.gained + bar.lost > 0)}
        from={from}
        to={to}
        today={today}
      />
      <Section level={3} title={t('diagnostic.balance.filiere')}>
        <DataTable
          caption={t('diagnostic.balance.filiere')}
          rows={balanceByFiliere(shown)}
          rowKey={(row) => searchable(row.filiere)}
          columns={[
            {
              id: 'filiere',
              head: t('diagnostic.field.filiere'),
              rowHeader: true,
              cell: (row) => row.filiere || t('diagnostic.noFiliere'),
            },
            {
              id: 'sites',
              head: t('diagnostic.balance.sites'),
              numeric: true,
              cell: (row) => (
                <a href="#siteList" aria-label={t('diagnostic.balance.from', { count: row.sites })}>
                  {format.count(row.sites)}
                </a>
              ),
            },
            {
              id: 'gained',
              head: t('charts.years.gained'),
              numeric: true,
              cell: (row) => (row.gained === 0 ? '' : format.signed(row.gained)),
            },
            {
              id: 'lost',
              head: t('charts.years.lost'),
              numeric: true,
              cell: (row) =>
                row.lost === 0 ? '' : <span className="perte">{format.signed(-row.lost)}</span>,
            },
            {
              id: 'net',
              head: t('diagnostic.balance.net'),
              numeric: true,
              cell: (row) => <b>{format.signed(row.gained - row.lost)}</b>,
            },
          ]}
        />
      </Section>
    </div>
  );
}
