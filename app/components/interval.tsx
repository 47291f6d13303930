import { useI18n } from '#app/i18n/index.ts';
import { classNames } from './class-names.ts';

export type IntervalProps = {
  /** Ends and median: 8 chances in 10 that the true value is between p10 and p90. */
  p10: number;
  p50: number;
  p90: number;
  /** The scale; share it between figures that are compared. */
  min?: number | undefined;
  max: number;
  /** How an end is written; jobs by default. */
  write?: ((value: number) => string) | undefined;
  /** The two ends written under the ticks. */
  labels?: boolean | undefined;
  /** A declared value has no interval: a bare diamond. */
  declared?: boolean | undefined;
  tone?: 'ink' | 'net' | undefined;
  /** Drawn beside a text that already says it: silent. */
  decorative?: boolean | undefined;
  className?: string | undefined;
};

/** The « cote »: a dimension line with two ticks and a diamond. Drawn in percentages, so it follows its column. */
export function Interval(props: IntervalProps) {
  const {
    p10,
    p50,
    p90,
    min = 0,
    max,
    labels = false,
    declared = false,
    tone = 'ink',
    decorative = false,
  } = props;
  const { t, format } = useI18n();
  const write = props.write ?? format.jobs;
  const at = (value: number) => place(value, min, max);
  const [low, mid, high] = [at(p10), at(p50), at(p90)];
  const tight = high - low < 14;
  const sentence = declared
    ? t('components.interval.declared', { value: write(p50) })
    : t('components.interval.sentence', { low: write(p10), high: write(p90), mid: write(p50) });
  const role = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': sentence };
  return (
    <svg
      {...role}
      className={classNames('cote dessin', tone === 'net' && 'net', props.className)}
      height={labels && !declared ? 28 : 14}
    >
      <line x1="0" x2="100%" y1="7" y2="7" className="stroke-filet" />
      {declared ? null : (
        <>
          <line x1={`${low}%`} x2={`${high}%`} y1="7" y2="7" stroke="currentColor" strokeWidth="2" />
          <line x1={`${low}%`} x2={`${low}%`} y1="1.5" y2="12.5" stroke="currentColor" strokeWidth="1.7" />
          <line x1={`${high}%`} x2={`${high}%`} y1="1.5" y2="12.5" stroke="currentColor" strokeWidth="1.7" />
        </>
      )}
      <svg x={`${mid}%`} y="7" overflow="visible">
        <path d="M-4.2 0L0-5.7 4.2 0 0 5.7z" fill="currentColor" />
      </svg>
      {labels && !declared ? (
        <>
          <text x={`${low}%`} y="27" textAnchor={low < 5 ? 'start' : tight ? 'end' : 'middle'}>
            {write(p10)}
          </text>
          <text x={`${high}%`} y="27" textAnchor={high > 95 ? 'end' : tight ? 'start' : 'middle'}>
            {write(p90)}
          </text>
        </>
      ) : null}
    </svg>
  );
}

/** Place of a value on a scale, in percent of its length, kept inside. */
export function place(value: number, min: number, max: number): number {
  if (!(max > min) || !Number.isFinite(value)) return 0;
  return Math.round(Math.min(1, Math.max(0, (value - min) / (max - min))) * 1000) / 10;
}
