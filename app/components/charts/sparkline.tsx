import { line } from 'd3-shape';
import { useI18n } from '#app/i18n/index.ts';

export type SparklineProps = {
  /** In time order; a null value breaks the line. */
  values: readonly { label: string; value: number | null }[];
  write: (value: number) => string;
  /** What it shows, for the sentence. */
  name: string;
  /** The turning point to mark, besides the last value. */
  mark?: 'min' | 'max' | 'none' | undefined;
};

const WIDTH = 190;
const HEIGHT = 48;

/** A line without an axis: its last value, and its lowest or highest. The figure is written beside it. */
export function Sparkline({ values, write, name, mark = 'min' }: SparklineProps) {
  const { t } = useI18n();
  const known = values.flatMap(({ value, label }, at) => (value === null ? [] : [{ value, label, at }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const figures = known.map(({ value }) => value);
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  const x = (at: number) => 6 + (at / Math.max(1, values.length - 1)) * (WIDTH - 16);
  const y = (value: number) => 18 + (1 - (value - low) / (high - low || 1)) * (HEIGHT - 30);
  const path = line<{ value: number | null }>()
    .defined(({ value }) => value !== null)
    .x((_, at) => x(at))
    .y(({ value }) => y(value ?? 0))([...values]);
  const turning =
    mark === 'none' ? undefined : known.find(({ value }) => value === (mark === 'min' ? low : high));
  const sentence = t('charts.spark.sentence', {
    name,
    first: write(first.value),
    from: first.label,
    last: write(last.value),
    to: last.label,
    low: write(low),
    high: write(high),
  });
  return (
    <svg
      role="img"
      aria-label={sentence}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      className="dessin max-w-[12rem]"
    >
      <path d={path ?? ''} fill="none" className="stroke-encre" strokeWidth="2" strokeLinejoin="round" />
      {turning && turning !== last ? (
        <g>
          <circle
            cx={x(turning.at)}
            cy={y(turning.value)}
            r="3.4"
            className="fill-calque stroke-encre"
            strokeWidth="1.8"
          />
          <text
            x={x(turning.at)}
            y={y(turning.value) - 8}
            textAnchor={turning.at < 3 ? 'start' : 'middle'}
            className="lisere"
          >
            {write(turning.value)}
          </text>
        </g>
      ) : null}
      <circle cx={x(last.at)} cy={y(last.value)} r="4" className="fill-encre" />
    </svg>
  );
}
