import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { classNames } from '../class-names.ts';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';

/** One year: what was forecast with its interval, and what happened. */
export type OutcomeYear = {
  year: number;
  forecast: { value: number; p10: number; p90: number } | null;
  observed: number;
  inside: boolean | null;
};

export type OutcomeChartProps = ChartProps & {
  years: readonly OutcomeYear[];
  write: (value: number) => string;
  /** null when the table stands beside the drawing. */
  twin: ReactNode | null;
};

/** Percent of the height kept above the highest mark, for its figure; pixels under the axis, for the year. */
const HEAD = 18;
const HEIGHT = 170;
const FOOT = 22;

/** Year by year: the forecast as a dimension line with its tick, what happened as a diamond, plum when it fell outside. */
export function OutcomeChart({ years, write, twin, ...frame }: OutcomeChartProps) {
  const { t, format } = useI18n();
  const ends = years.flatMap(({ forecast, observed }) => [observed, forecast?.p90 ?? 0, forecast?.p10 ?? 0]);
  const most = Math.max(...ends, 0) || 1;
  const y = (value: number) => HEIGHT - (value / most) * HEIGHT * (1 - HEAD / 100);
  const slot = 100 / Math.max(1, years.length);
  const sentence = t('charts.outcome.sentence', {
    years: years
      .map(({ year, forecast, observed }) =>
        t('charts.outcome.year', {
          year: String(year),
          observed: write(observed),
          forecast:
            forecast === null ? t('charts.notCounted') : format.interval(forecast.p10, forecast.p90, write),
        }),
      )
      .join(' ; '),
  });
  return (
    <ChartFrame
      {...frame}
      twin={twin}
      legend={
        <p className="legende">
          <span>
            <svg aria-hidden="true" className="dessin">
              <path d="M4 6H18M4 2V10M18 2V10" className="fill-none stroke-encre" strokeWidth="2" />
            </svg>
            {t('charts.outcome.forecast')}
          </span>
          <span>
            <svg aria-hidden="true" className="dessin">
              <path d="M11 0 17 6 11 12 5 6Z" className="fill-vert" />
            </svg>
            {t('charts.outcome.inside')}
          </span>
          <span>
            <svg aria-hidden="true" className="dessin">
              <path d="M11 1 16 6 11 11 6 6Z" className="fill-calque stroke-prune" strokeWidth="2" />
            </svg>
            {t('charts.outcome.outside')}
          </span>
        </p>
      }
      drawing={
        <svg role="img" aria-label={sentence} className="dessin" height={HEIGHT + FOOT}>
          <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} className="stroke-encre" strokeWidth="2" />
          {years.map(({ year, forecast, observed, inside }, at) => {
            const middle = `${at * slot + slot / 2}%`;
            return (
              <g key={year}>
                {forecast === null ? null : (
                  <>
                    <line
                      x1={middle}
                      x2={middle}
                      y1={y(forecast.p90)}
                      y2={y(forecast.p10)}
                      className="stroke-encre"
                      strokeWidth="2"
                    />
                    {[forecast.p10, forecast.value, forecast.p90].map((end, place) => (
                      <svg key={place} x={middle} y={y(end)} overflow="visible">
                        <path
                          d={place === 1 ? 'M-3 0H3' : 'M-7 0H7'}
                          className="stroke-encre"
                          strokeWidth="2"
                        />
                      </svg>
                    ))}
                  </>
                )}
                <svg x={middle} y={y(observed)} overflow="visible">
                  <path
                    d="M0 -6 6 0 0 6 -6 0Z"
                    className={classNames(
                      inside === false ? 'fill-calque stroke-prune' : 'fill-vert stroke-vert',
                    )}
                    strokeWidth="2"
                  />
                  <text
                    x={at > 0 && at === years.length - 1 ? -12 : 12}
                    dy="0.35em"
                    textAnchor={at > 0 && at === years.length - 1 ? 'end' : 'start'}
                    className="t-s gras lisere"
                  >
                    {write(observed)}
                  </text>
                </svg>
                <text x={middle} y={HEIGHT + 16} textAnchor="middle">
                  {year}
                </text>
              </g>
            );
          })}
        </svg>
      }
    />
  );
}
