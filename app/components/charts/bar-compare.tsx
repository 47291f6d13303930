import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { classNames } from '../class-names.ts';
import { place } from '../interval.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';

export type BarCompareRow = {
  id: string;
  label: string;
  /** « à Danjoutin ». */
  detail?: string | undefined;
  /** Net, and its interval. */
  value: number;
  p10: number | null;
  p90: number | null;
  /** Gross: the dashed outline of the net bar. Never shown alone. */
  gross: number | null;
  /** A second net figure on the right, e.g. for France. */
  other?: ReactNode;
  /** What just moved. */
  now?: boolean | undefined;
};

export type BarCompareProps = ChartProps & {
  rows: readonly BarCompareRow[];
  /** « Net, bassin de Belfort ». */
  head: string;
  otherHead?: string | undefined;
  write?: ((value: number) => string) | undefined;
};

/** A slide holds five bars; the list of the others is elsewhere. */
const MOST = 5;

/** Net bars on one scale: the interval crosses the bar in white, gross is its dashed outline. */
export function BarCompare({ rows, head, otherHead, write: given, ...frame }: BarCompareProps) {
  const { t, format } = useI18n();
  const write = given ?? format.jobs;
  const shown = frame.surface === 'projected' ? rows.slice(0, MOST) : rows;
  const ends = shown.flatMap((row) => [row.value, row.p90 ?? 0, row.gross ?? 0]);
  const max = Math.max(1, ...ends);
  // The right fifth is for the words « brut 79 ».
  const x = (value: number) => place(value, 0, max * 1.24);
  return (
    <ChartFrame
      {...frame}
      twin={null}
      drawing={
        <div
          className={classNames('comparaison', frame.surface === 'projected' && 'projetee')}
          role="table"
          aria-label={head}
        >
          <div role="row" className="tete">
            <span role="columnheader" className="sr">
              {t('charts.project')}
            </span>
            <b role="columnheader" className="col-net">
              {head}
            </b>
            <b role="columnheader" className="col-autre">
              {otherHead}
            </b>
          </div>
          {shown.map((row) => {
            const known = row.p10 !== null && row.p90 !== null && row.p90 > row.p10;
            const sentence = t('charts.compare.sentence', {
              net: write(row.value),
              interval: known ? format.interval(row.p10 ?? 0, row.p90 ?? 0, write) : t('charts.noInterval'),
              gross: row.gross === null ? t('charts.notCounted') : write(row.gross),
            });
            return (
              <div role="row" key={row.id} className={row.now ? 'rangee instant' : 'rangee'}>
                <span role="rowheader" className="nom">
                  <b>{row.label}</b>
                  {row.detail ? <span>{row.detail}</span> : null}
                </span>
                <span role="cell" className="net">
                  <b className="valeur" aria-hidden="true">
                    {write(row.value)}
                  </b>
                  <svg role="img" aria-label={sentence} className="dessin">
                    {row.gross === null ? null : (
                      <rect
                        x="0"
                        y="6%"
                        width={`${x(row.gross)}%`}
                        height="40%"
                        className="fill-none stroke-encre"
                        strokeDasharray="6 4"
                        strokeWidth="2"
                      />
                    )}
                    <rect
                      x="0"
                      y="6%"
                      width={`${x(row.value)}%`}
                      height="40%"
                      className="fill-vert stroke-vert"
                      strokeWidth="2"
                    />
                    <line x1="0" x2="0" y1="0" y2="56%" className="stroke-encre" strokeWidth="3" />
                    {known ? (
                      <g>
                        <line
                          x1={`${x(row.p10 ?? 0)}%`}
                          x2={`${x(row.p90 ?? 0)}%`}
                          y1="26%"
                          y2="26%"
                          className="cote-blanc"
                        />
                        <line
                          x1={`${x(row.p10 ?? 0)}%`}
                          x2={`${x(row.p90 ?? 0)}%`}
                          y1="26%"
                          y2="26%"
                          className="cote-encre"
                        />
                        {[row.p10 ?? 0, row.p90 ?? 0].map((end, side) => (
                          <g key={side}>
                            <line
                              x1={`${x(end)}%`}
                              x2={`${x(end)}%`}
                              y1="7%"
                              y2="45%"
                              className="cote-encre"
                            />
                            <text
                              x={`${x(end)}%`}
                              y="50%"
                              dy="0.95em"
                              textAnchor={side === 0 ? 'end' : 'start'}
                            >
                              {write(end)}
                            </text>
                          </g>
                        ))}
                      </g>
                    ) : null}
                    {row.gross === null ? null : (
                      <text x={`${Math.max(x(row.gross), x(row.p90 ?? 0)) + 1.2}%`} y="26%" dy="0.35em">
                        {t('charts.compare.gross', { value: write(row.gross) })}
                      </text>
                    )}
                  </svg>
                </span>
                <b role="cell" className="autre">
                  {row.other}
                </b>
              </div>
            );
          })}
        </div>
      }
    />
  );
}
