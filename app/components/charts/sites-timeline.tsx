import { useI18n } from '#app/i18n/index.ts';
import { place } from '../interval.tsx';
import { DataTable } from '../data-table.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';
import { TodayLine } from './today-line.tsx';

export type Site = {
  id: string;
  name: string;
  /** Null: open before the drawing starts. */
  opened: number | null;
  /** Null: still open. */
  closed: number | null;
  /** Jobs today, or lost at the closure, or announced by a project. */
  jobs: number | null;
  extensions?: readonly { year: number; jobs: number | null }[] | undefined;
  /** Reductions of staff: a small plum mark with the jobs lost. */
  reductions?: readonly { year: number; jobs: number | null }[] | undefined;
  /** Announced, not open yet: dashes. */
  project?: boolean | undefined;
  source?: string | undefined;
};

export type SitesTimelineProps = ChartProps & {
  sites: readonly Site[];
  /** Year of the minium line. */
  today: number;
  from?: number | undefined;
  to?: number | undefined;
};

const ROW = 32;

/** One line a site: triangle for an opening, cross for a closure, frame for an extension; thickness is jobs. */
export function SitesTimeline({ sites, today, from, to, ...frame }: SitesTimelineProps) {
  const { t, format } = useI18n();
  const years = sites.flatMap((site) =>
    [site.opened, site.closed].filter((year): year is number => year !== null),
  );
  const start = from ?? Math.min(today - 10, ...years) - 3;
  const end = Math.max(to ?? 0, today + 4, ...years.map((year) => year + 3));
  const span = end - start;
  // The last eighth is for the figures at the end of the lines.
  const x = (year: number) => place(year, start, end + span * 0.14);
  const most = Math.max(1, ...sites.map((site) => site.jobs ?? 0));
  const thick = (jobs: number | null) => 4 + 11 * Math.sqrt(Math.max(0, jobs ?? 0) / most);
  const step = span > 45 ? 20 : span > 18 ? 10 : 5;
  const ticks = Array.from(
    { length: Math.ceil(span / step) + 1 },
    (_, n) => Math.ceil(start / step) * step + n * step,
  ).filter((year) => year > start && year < end && Math.abs(year - today) > step / 3);
  const said = (site: Site) => (site.jobs === null ? t('charts.notCounted') : format.jobs(site.jobs));
  const closed = sites.filter((site) => site.closed !== null);
  const sentence = t('charts.sites.sentence', {
    count: sites.length,
    closed: format.count(closed.length),
    lost: format.jobs(closed.reduce((sum, site) => sum + (site.jobs ?? 0), 0)),
  });
  const height = sites.length * ROW;
  return (
    <ChartFrame
      {...frame}
      twinKind="table"
      twinOnNarrow
      drawing={
        <>
          <div className="frise">
            <div className="frise-noms" aria-hidden="true">
              {sites.map((site) => (
                <span key={site.id} title={site.name}>
                  {site.name}
                </span>
              ))}
            </div>
            <svg role="img" aria-label={sentence} className="dessin" height={height + 26}>
              {ticks.map((year) => (
                <g key={year}>
                  <line x1={`${x(year)}%`} x2={`${x(year)}%`} y1="0" y2={height} className="stroke-filet" />
                  <text x={`${x(year)}%`} y={height + 19} textAnchor="middle">
                    {year}
                  </text>
                </g>
              ))}
              <line x1="0" x2="100%" y1={height} y2={height} className="stroke-encre" strokeWidth="1.5" />
              {sites.map((site, row) => (
                <SiteLine key={site.id} site={site} y={row * ROW + ROW / 2} {...{ x, thick, today, start }} />
              ))}
              <TodayLine x={x(today)} height={height + 4} />
              <text x={`${x(today)}%`} y={height + 19} textAnchor="middle" className="gras">
                {today}
              </text>
            </svg>
          </div>
          <p className="note">{t('charts.sites.note')}</p>
        </>
      }
      twin={
        <DataTable
          caption={t('charts.sites.caption')}
          rows={sites}
          rowKey={(site) => site.id}
          columns={[
            { id: 'name', head: t('charts.site'), rowHeader: true, cell: (site) => site.name },
            {
              id: 'opened',
              head: t('charts.sites.opened'),
              cell: (site) =>
                site.project
                  ? t('charts.sites.project', { year: String(site.opened ?? '') })
                  : (site.opened ?? ''),
            },
            {
              id: 'closed',
              head: t('charts.sites.closed'),
              cell: (site) => (site.closed === null ? '' : <span className="perte">{site.closed}</span>),
            },
            {
              id: 'jobs',
              head: t('charts.jobs'),
              numeric: true,
              cell: (site) =>
                site.closed !== null && site.jobs !== null ? (
                  <b className="perte">{format.signed(-site.jobs)}</b>
                ) : (
                  said(site)
                ),
            },
          ]}
        />
      }
    />
  );
}

type LineProps = {
  site: Site;
  y: number;
  x: (year: number) => number;
  thick: (jobs: number | null) => number;
  today: number;
  start: number;
};

function SiteLine({ site, y, x, thick, today, start }: LineProps) {
  const { t, format } = useI18n();
  const width = thick(site.jobs);
  const open = Math.max(site.opened ?? start, start);
  const end = site.closed ?? (site.project ? open + 5 : today);
  const figure =
    site.jobs === null
      ? ''
      : site.closed !== null
        ? format.signed(-site.jobs)
        : site.project
          ? format.signed(site.jobs)
          : format.jobs(site.jobs);
  const [left, right] = [x(open), x(end)];
  const after =
    site.closed !== null ? Math.max(right, left) : site.project ? right : Math.max(right, x(today));
  return (
    <g>
      <rect
        x={`${left}%`}
        y={y - width / 2}
        width={`${Math.max(0.4, right - left)}%`}
        height={width}
        className={
          site.project ? 'fill-calque stroke-encre' : site.closed === null ? 'fill-vert' : 'fill-eteint'
        }
        strokeWidth={site.project ? 1.4 : 0}
        strokeDasharray={site.project ? '4 3' : undefined}
      />
      {(site.extensions ?? []).map((extension) => (
        <g key={extension.year}>
          <rect
            x={`${x(extension.year)}%`}
            y={y - width / 2 - 4}
            width={`${Math.max(1, right - x(extension.year))}%`}
            height={width + 8}
            className="fill-none stroke-vert"
            strokeWidth="2"
          />
          <text x={`${x(extension.year)}%`} y={y - width / 2 - 7} className="lisere">
            {t('charts.sites.extension')}
          </text>
        </g>
      ))}
      {(site.reductions ?? []).map((reduction) => (
        <svg key={reduction.year} x={`${x(reduction.year)}%`} y={y} overflow="visible">
          <path d={`M-4 ${-width / 2 - 7}h8l-4 7z`} className="fill-prune" />
        </svg>
      ))}
      {site.opened === null ? null : (
        <svg x={`${left}%`} y={y} overflow="visible">
          <path d="M0-10v20l9-10z" className="fill-encre stroke-papier" strokeWidth="1" />
        </svg>
      )}
      {site.closed === null ? null : (
        <svg x={`${right}%`} y={y} overflow="visible">
          <path d="M-6-7l12 14m0-14l-12 14" className="stroke-prune" strokeWidth="3" />
        </svg>
      )}
      <svg x={`${after}%`} y={y} overflow="visible">
        <text x="13" dy="0.35em" className={site.closed === null ? 'gras' : 'gras perte'}>
          {figure}
        </text>
      </svg>
    </g>
  );
}
