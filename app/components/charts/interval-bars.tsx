import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { GradeBadge, type Grade } from '../grade-badge.tsx';
import { Interval } from '../interval.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';

export type IntervalRow = {
  id: string;
  label: ReactNode;
  value: number;
  p10: number | null;
  p90: number | null;
  grade: Grade;
  /** The headline row. */
  net?: boolean | undefined;
};

export type IntervalBarsProps = ChartProps & {
  rows: readonly IntervalRow[];
  min?: number | undefined;
  /** End of the common scale; the highest p90 by default. */
  max?: number | undefined;
  write?: ((value: number) => string) | undefined;
  onOpen?: ((id: string) => void) | undefined;
};

/** Figures compared on one scale, each with its interval and its grade. Already a table: it needs no twin. */
export function IntervalBars({ rows, min, max, write: given, onOpen, ...frame }: IntervalBarsProps) {
  const { t, format } = useI18n();
  const write = given ?? format.jobs;
  const end = max ?? Math.max(1, ...rows.map((row) => row.p90 ?? row.value)) * 1.08;
  const start = min ?? Math.min(0, ...rows.map((row) => row.p10 ?? row.value));
  return (
    <ChartFrame
      {...frame}
      twin={null}
      drawing={
        <div
          className="intervalles"
          role="table"
          aria-label={typeof frame.title === 'string' ? frame.title : undefined}
        >
          {rows.map((row) => {
            const known = row.p10 !== null && row.p90 !== null && row.p90 > row.p10;
            return (
              <div role="row" key={row.id}>
                <span role="rowheader" className={row.net ? 'nom gras' : 'nom'}>
                  {row.label}
                </span>
                <b role="cell" className="chiffres">
                  {write(row.value)}
                </b>
                <span role="cell" className="trait">
                  <Interval
                    p10={row.p10 ?? row.value}
                    p50={row.value}
                    p90={row.p90 ?? row.value}
                    min={start}
                    max={end}
                    declared={!known}
                    tone={row.net ? 'net' : 'ink'}
                    decorative
                  />
                </span>
                <span role="cell" className="chiffres bornes">
                  {known ? format.interval(row.p10 ?? 0, row.p90 ?? 0, write) : t('charts.noInterval')}
                </span>
                <span role="cell">
                  <GradeBadge
                    grade={row.grade}
                    word={false}
                    onOpen={onOpen ? () => onOpen(row.id) : undefined}
                    of={typeof row.label === 'string' ? row.label : ''}
                  />
                </span>
              </div>
            );
          })}
        </div>
      }
    />
  );
}
