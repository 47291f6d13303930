import { useI18n } from '#app/i18n/index.ts';
import { DataTable } from '../data-table.tsx';
import { place } from '../interval.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';
import { TodayLine } from './today-line.tsx';

export type YearBar = { year: number; gained: number; lost: number };

export type YearBalanceProps = ChartProps & {
  bars: readonly YearBar[];
  /** First and last year drawn. */
  from: number;
  to: number;
  /** Year of the minium line. */
  today: number;
};

const HEIGHT = 150;
/** Left above and below for the figure at the end of a bar. */
const MARGIN = 18;

/** Jobs brought above the line, taken below it, year by year. The figure is written at the end of each bar. */
export function YearBalance({ bars, from, to, today, ...frame }: YearBalanceProps) {
  const { t, format } = useI18n();
  const most = Math.max(1, ...bars.map((bar) => bar.gained));
  const least = Math.max(1, ...bars.map((bar) => bar.lost));
  const scale = (HEIGHT - 2 * MARGIN) / (most + least);
  const zero = MARGIN + most * scale;
  const span = Math.max(1, to - from);
  const x = (year: number) => place(year, from - 1, to + 1);
  const width = Math.max(0.8, 70 / (span + 2));
  const step = span > 45 ? 20 : span > 18 ? 10 : 5;
  const ticks = Array.from(
    { length: Math.ceil(span / step) + 1 },
    (_, n) => Math.ceil(from / step) * step + n * step,
  ).filter((year) => year <= to && Math.abs(year - today) > step / 3);
  const gained = bars.reduce((sum, bar) => sum + bar.gained, 0);
  const lost = bars.reduce((sum, bar) => sum + bar.lost, 0);
  return (
    <ChartFrame
      {...frame}
      twinKind="table"
      twinOnNarrow
      drawing={
        <svg
          role="img"
          aria-label={t('charts.years.sentence', {
            gained: format.jobs(gained),
            lost: format.jobs(lost),
            from: String(from),
            to: String(to),
          })}
          className="dessin"
          height={HEIGHT + 24}
        >
          {bars.map(({ year, gained: up, lost: down }) => (
            <g key={year}>
              {up === 0 ? null : (
                <>
                  <rect
                    x={`${x(year) - width / 2}%`}
                    y={zero - up * scale}
                    width={`${width}%`}
                    height={up * scale}
                    className="fill-vert"
                  />
                  <text x={`${x(year)}%`} y={zero - up * scale - 5} textAnchor="middle" className="gras">
                    {format.signed(up)}
                  </text>
                </>
              )}
              {down === 0 ? null : (
                <>
                  <rect
                    x={`${x(year) - width / 2}%`}
                    y={zero}
                    width={`${width}%`}
                    height={down * scale}
                    className="fill-prune"
                  />
                  <text
                    x={`${x(year)}%`}
                    y={zero + down * scale + 14}
                    textAnchor="middle"
                    className="gras perte"
                  >
                    {format.signed(-down)}
                  </text>
                </>
              )}
            </g>
          ))}
          <line x1="0" x2="100%" y1={zero} y2={zero} className="stroke-encre" strokeWidth="2" />
          {ticks.map((year) => (
            <text key={year} x={`${x(year)}%`} y={HEIGHT + 20} textAnchor="middle">
              {year}
            </text>
          ))}
          {today < from || today > to ? null : (
            <>
              <TodayLine x={x(today)} height={HEIGHT + 4} />
              <text x={`${x(today)}%`} y={HEIGHT + 20} textAnchor="middle" className="gras">
                {today}
              </text>
            </>
          )}
        </svg>
      }
      twin={
        <DataTable
          caption={t('charts.years.caption')}
          rows={bars}
          rowKey={(bar) => String(bar.year)}
          columns={[
            { id: 'year', head: t('charts.years.year'), rowHeader: true, cell: (bar) => bar.year },
            {
              id: 'gained',
              head: t('charts.years.gained'),
              numeric: true,
              cell: (bar) => (bar.gained === 0 ? '' : format.signed(bar.gained)),
            },
            {
              id: 'lost',
              head: t('charts.years.lost'),
              numeric: true,
              cell: (bar) => (bar.lost === 0 ? '' : <b className="perte">{format.signed(-bar.lost)}</b>),
            },
          ]}
        />
      }
    />
  );
}
