import { useState, type ReactNode } from 'react';
import { ShareBar } from '#app/components/charts/share-bar.tsx';
import { DataTable, Section } from '#app/components/index.ts';
import type { Source, TraceNode } from '#app/engine/types.ts';
import { branchWords, useI18n } from '#app/i18n/index.ts';
import type { BasinAround } from './around.ts';

/** Divisions shown before the others are asked for. */
const DIVISIONS = 10;

export type AroundViewProps = {
  name: string;
  around: BasinAround;
  sources: Readonly<Record<string, Source>>;
  onOpen: (node: TraceNode) => void;
};

/** What imported files say around a basin: jobseekers, hiring, private jobs by division, firms that a search found. */
export function AroundView({ name, around, sources, onOpen }: AroundViewProps) {
  const { t, rich, format } = useI18n();
  const { jobseekers, hiring, privateJobs, firms } = around;
  const open = (node: TraceNode, text: string, figure?: string): ReactNode => (
    <button
      type="button"
      className="lien chiffres nb"
      onClick={() => onOpen(node)}
      aria-label={figure === undefined ? undefined : t('basin.open', { figure, place: name, value: text })}
    >
      {text}
    </button>
  );
  const sourceLine = (id: string, more = '') => {
    const source = sources[id];
    return source === undefined ? null : (
      <p className="xs doux mt-2">
        {t('basin.around.source', {
          title: source.title,
          producer: source.producer,
          vintage: source.vintage,
          licence: source.licence,
        })}
        {more === '' ? null : ` ${more}`}
      </p>
    );
  };
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
      <div className="grid gap-6 empty:hidden">
        {privateJobs === null ? null : (
          <Section title={t('basin.private')} note={t('basin.private.note', { year: privateJobs.year })}>
            <Divisions name={name} privateJobs={privateJobs} open={open} />
            {sourceLine('urssaf-na88', t('basin.private.beside'))}
          </Section>
        )}
        {firms === null ? null : (
          <Section
            title={t('basin.firms')}
            note={t('basin.firms.note', { count: firms.listed, shown: format.count(firms.rows.length) })}
          >
            <DataTable
              caption={t('basin.firms.caption', { name })}
              rows={firms.rows}
              rowKey={({ siret }) => siret}
              columns={[
                {
                  id: 'firm',
                  head: t('basin.firms.firm'),
                  rowHeader: true,
                  cell: (firm) => firm.name || firm.siret,
                },
                {
                  id: 'activity',
                  head: t('basin.firms.activity'),
                  cell: (firm) => (firm.branch === '' ? firm.naf : branchWords(t, firm.branch, firm.naf)),
                },
                {
                  id: 'siret',
                  head: t('basin.firms.siret'),
                  wideOnly: true,
                  cell: (firm) => <span className="mono xs">{firm.siret}</span>,
                },
              ]}
            />
            {sourceLine('sirene', t('basin.firms.minimum'))}
          </Section>
        )}
      </div>
      <div className="grid gap-6 empty:hidden">
        {jobseekers === null ? null : (
          <Section
            title={t('basin.jobseekers')}
            note={t('basin.jobseekers.note', { month: format.date(`${jobseekers.month}-01`, 'monthYear') })}
          >
            <p className="chiffre my-1">{format.count(jobseekers.now.value ?? 0)}</p>
            <p className="s">
              {jobseekers.change === null
                ? t('basin.jobseekers.alone')
                : rich('basin.jobseekers.change', {
                    change: open(jobseekers.change, format.signed(jobseekers.change.value ?? 0)),
                  })}
            </p>
            <button type="button" className="lien xs mt-1" onClick={() => onOpen(jobseekers.now)}>
              {t('basin.trace', { source: sources['dares-defm']?.producer ?? '' })}
            </button>
            {sourceLine('dares-defm')}
          </Section>
        )}
        {hiring === null ? null : (
          <Section title={t('basin.hiring')} note={t('basin.hiring.note', { department: hiring.department })}>
            <p className="my-1">
              {rich('basin.hiring.text', {
                share: open(hiring.tension, format.percent(hiring.tension.value ?? 0, 0)),
              })}
            </p>
            <DataTable
              caption={t('basin.hiring.caption', { department: hiring.department })}
              rows={hiring.occupations}
              rowKey={({ code }) => code}
              columns={[
                {
                  id: 'job',
                  head: t('basin.hiring.job'),
                  rowHeader: true,
                  cell: ({ label, hard }) => (
                    <>
                      <span className="block">{label}</span>
                      <ShareBar value={hard.value ?? 0} max={1} tone="net" className="mt-0.5 w-full" />
                    </>
                  ),
                },
                {
                  id: 'all',
                  head: t('basin.hiring.projects'),
                  numeric: true,
                  sortBy: ({ all }) => all.value,
                  cell: ({ label, all }) => open(all, format.count(all.value ?? 0), label),
                },
                {
                  id: 'hard',
                  head: t('basin.hiring.hard'),
                  numeric: true,
                  sortBy: ({ hard }) => hard.value,
                  cell: ({ label, hard }) =>
                    hard.value === null ? '–' : open(hard, format.percent(hard.value, 0), label),
                },
              ]}
            />
            {sourceLine('france-travail-bmo', t('basin.hiring.departments'))}
          </Section>
        )}
      </div>
    </div>
  );
}

type DivisionsProps = {
  name: string;
  privateJobs: NonNullable<BasinAround['privateJobs']>;
  open: (node: TraceNode, text: string, figure?: string) => ReactNode;
};

/** Divisions of the basin by their private jobs, and how they changed since the first year of the file. */
function Divisions({ name, privateJobs: { rows, year, first }, open }: DivisionsProps) {
  const { t, format } = useI18n();
  const [whole, setWhole] = useState(false);
  const shown = whole ? rows : rows.slice(0, DIVISIONS);
  return (
    <>
      <DataTable
        caption={t('basin.private.caption', { name, year })}
        rows={shown}
        rowKey={({ division }) => division}
        columns={[
          {
            id: 'division',
            head: t('basin.private.division'),
            rowHeader: true,
            cell: ({ label }) => label,
          },
          {
            id: 'jobs',
            head: year,
            numeric: true,
            sortBy: ({ now }) => now.value,
            cell: ({ label, now }) => open(now, format.count(now.value ?? 0), label),
          },
          {
            id: 'change',
            head: t('basin.private.change', { year: first }),
            numeric: true,
            sortBy: ({ since }) => since?.change.value ?? null,
            cell: ({ label, since }) =>
              since === null ? (
                '–'
              ) : (
                <>
                  {open(since.change, format.signed(since.change.value ?? 0), label)}
                  {since.year === first ? null : (
                    <span className="xs doux block">{t('basin.private.since', { year: since.year })}</span>
                  )}
                </>
              ),
          },
        ]}
      />
      {rows.length > shown.length ? (
        <button type="button" className="lien" onClick={() => setWhole(true)}>
          {t('basin.private.showAll', { count: rows.length - shown.length })}
        </button>
      ) : null}
    </>
  );
}
