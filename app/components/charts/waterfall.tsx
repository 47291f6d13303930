import { useI18n } from '#app/i18n/index.ts';
import { DataTable } from '../data-table.tsx';
import { GradeBadge, type Grade } from '../grade-badge.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';
import { TextureLegend } from './texture-legend.tsx';
import { textureOf, useTextures, type Tone } from './textures.tsx';

export type WaterfallStep = {
  id: string;
  /** « Direct », « Aubaine », « Net ». */
  label: string;
  /** Jobs by default; a loss is negative. For a total, the level it stands at. */
  value: number;
  total?: boolean | undefined;
  grade: Grade;
  tone: 'direct' | 'indirect' | 'induced' | 'gross' | 'loss' | 'net';
  /** Totals only. */
  p10?: number | null | undefined;
  p90?: number | null | undefined;
};

export type WaterfallProps = ChartProps & {
  steps: readonly WaterfallStep[];
  write?: ((value: number) => string) | undefined;
  /** Opens where a step comes from: in the table, each grade becomes a button. */
  onOpen?: ((id: string) => void) | undefined;
};

type Bar = WaterfallStep & { from: number; to: number };

const tones: Record<WaterfallStep['tone'], Tone> = {
  direct: 'direct',
  indirect: 'indirect',
  induced: 'induced',
  gross: 'ink',
  loss: 'loss',
  net: 'net',
};
const ALL_TONES: readonly Tone[] = ['ink', 'direct', 'indirect', 'induced', 'loss', 'net'];

/** From direct to net: totals stand on the base, steps hang from a thin ink line. Upright on a page, lying on a phone. */
export function Waterfall({ steps, write: given, onOpen, ...frame }: WaterfallProps) {
  const { t, format } = useI18n();
  const write = given ?? format.jobs;
  const said = (step: WaterfallStep) =>
    step.total ? write(step.value) : signedUnlessFirst(step, steps, write, format.signed);
  const bars = barsOf(steps);
  const sentence = t('charts.waterfall.sentence', {
    steps: steps.map((step) => `${step.label} ${said(step)}`).join(', '),
  });
  return (
    <ChartFrame
      {...frame}
      drawing={
        <>
          <div className="large-seul">
            <Upright bars={bars} said={said} sentence={sentence} projected={frame.surface === 'projected'} />
          </div>
          <div className="etroit-seul">
            <Lying bars={bars} said={said} sentence={sentence} />
          </div>
        </>
      }
      legend={frame.surface === 'projected' ? null : <TextureLegend interval />}
      twin={
        <DataTable
          caption={t('charts.waterfall.caption')}
          rows={steps}
          rowKey={(step) => step.id}
          columns={[
            {
              id: 'step',
              head: t('charts.step'),
              rowHeader: true,
              cell: (step) => (step.total ? <b>{step.label}</b> : step.label),
            },
            {
              id: 'value',
              head: t('charts.value'),
              numeric: true,
              cell: (step) => (step.total ? <b>{said(step)}</b> : said(step)),
            },
            {
              id: 'interval',
              head: t('charts.eightInTen'),
              numeric: true,
              cell: (step) => (hasInterval(step) ? format.interval(step.p10, step.p90, write) : ''),
            },
            {
              id: 'grade',
              head: t('charts.grade'),
              cell: (step) => (
                <GradeBadge
                  grade={step.grade}
                  of={step.label}
                  onOpen={onOpen ? () => onOpen(step.id) : undefined}
                />
              ),
            },
          ]}
        />
      }
    />
  );
}

/** Where each bar starts and ends: a step from where the one before ended, a total from zero. */
export function barsOf(steps: readonly WaterfallStep[]): Bar[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.total ? 0 : level;
    level = step.total ? step.value : level + step.value;
    return { ...step, from, to: level };
  });
}

function signedUnlessFirst(
  step: WaterfallStep,
  steps: readonly WaterfallStep[],
  write: (value: number) => string,
  signed: (value: number, write?: (value: number) => string) => string,
): string {
  return step.id === steps[0]?.id && step.value >= 0 ? write(step.value) : signed(step.value, write);
}

function hasInterval(step: WaterfallStep): step is WaterfallStep & { p10: number; p90: number } {
  return (
    Boolean(step.total) && typeof step.p10 === 'number' && typeof step.p90 === 'number' && step.p90 > step.p10
  );
}

function extent(bars: readonly Bar[]): { min: number; max: number } {
  const ends = bars.flatMap((bar) => [bar.from, bar.to, ...(hasInterval(bar) ? [bar.p10, bar.p90] : [])]);
  const [min, max] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return { min, max: max > min ? max : min + 1 };
}

type ViewProps = { bars: readonly Bar[]; said: (step: WaterfallStep) => string; sentence: string };

/** Percent of the height kept above the highest mark, for its figure. */
const HEAD = 15;

function Upright({ bars, said, sentence, projected }: ViewProps & { projected: boolean }) {
  const { defs, paint } = useTextures(ALL_TONES);
  const { min, max } = extent(bars);
  const y = (value: number) => 100 - ((value - min) / (max - min)) * (100 - HEAD);
  const slot = 100 / Math.max(1, bars.length);
  const width = slot * 0.8;
  return (
    <>
      <svg role="img" aria-label={sentence} className={projected ? 'dessin h-[46vh]' : 'dessin h-[13.5rem]'}>
        {defs}
        {bars.map((bar, place) => {
          const x = place * slot + (slot - width) / 2;
          const top = Math.min(y(bar.from), y(bar.to));
          const height = Math.abs(y(bar.from) - y(bar.to));
          const texture = bar.total ? 'full' : textureOf(bar.grade);
          const interval = hasInterval(bar) ? bar : null;
          const middle = x + width / 2;
          const cote = middle + width * 0.32;
          return (
            <g key={bar.id}>
              {place > 0 ? (
                <line
                  x1={`${x - (slot - width)}%`}
                  x2={`${x}%`}
                  y1={`${y(bar.total ? bar.to : bar.from)}%`}
                  y2={`${y(bar.total ? bar.to : bar.from)}%`}
                  className="stroke-encre"
                  strokeWidth="1"
                />
              ) : null}
              <rect
                x={`${x}%`}
                y={`${top}%`}
                width={`${width}%`}
                height={`${Math.max(height, 0.6)}%`}
                {...paint(tones[bar.tone], texture)}
              />
              {interval ? (
                <g>
                  <line
                    x1={`${cote}%`}
                    x2={`${cote}%`}
                    y1={`${y(interval.p90)}%`}
                    y2={`${y(interval.p10)}%`}
                    className="stroke-calque"
                    strokeWidth="7"
                  />
                  <line
                    x1={`${cote}%`}
                    x2={`${cote}%`}
                    y1={`${y(interval.p90)}%`}
                    y2={`${y(interval.p10)}%`}
                    className="stroke-encre"
                    strokeWidth="2"
                  />
                  {[interval.p10, interval.p90].map((end) => (
                    <svg key={end} x={`${cote}%`} y={`${y(end)}%`} overflow="visible">
                      <path d="M-5 0H5" className="stroke-encre" strokeWidth="2" />
                    </svg>
                  ))}
                </g>
              ) : null}
              <text
                x={`${middle}%`}
                y={`${Math.min(top, interval ? y(interval.p90) : 100)}%`}
                dy="-0.4em"
                textAnchor="middle"
                className="t-m gras"
              >
                {said(bar)}
              </text>
            </g>
          );
        })}
        <line x1="0" x2="100%" y1={`${y(0)}%`} y2={`${y(0)}%`} className="stroke-encre" strokeWidth="2" />
      </svg>
      <div className="cascade-noms" aria-hidden="true">
        {bars.map((bar) => (
          <span key={bar.id} className={bar.total ? 'gras' : undefined}>
            {bar.label}
          </span>
        ))}
      </div>
    </>
  );
}

const ROW = 34;

function Lying({ bars, said, sentence }: ViewProps) {
  const { defs, paint } = useTextures(ALL_TONES);
  const { min, max } = extent(bars);
  // The right quarter is for the figures.
  const x = (value: number) => ((value - min) / (max - min)) * 76;
  return (
    <div className="cascade-couchee">
      <div aria-hidden="true">
        {bars.map((bar) => (
          <span key={bar.id} className={bar.total ? 'gras' : undefined}>
            {bar.label}
          </span>
        ))}
      </div>
      <svg role="img" aria-label={sentence} className="dessin" height={bars.length * ROW}>
        {defs}
        <line x1={`${x(0)}%`} x2={`${x(0)}%`} y1="0" y2="100%" className="stroke-encre" strokeWidth="2" />
        {bars.map((bar, place) => {
          const [left, right] = [Math.min(x(bar.from), x(bar.to)), Math.max(x(bar.from), x(bar.to))];
          const y = place * ROW;
          const interval = hasInterval(bar) ? bar : null;
          return (
            <g key={bar.id}>
              {place > 0 ? (
                <line
                  x1={`${x(bar.total ? bar.to : bar.from)}%`}
                  x2={`${x(bar.total ? bar.to : bar.from)}%`}
                  y1={y - 6}
                  y2={y + 6}
                  className="stroke-encre"
                  strokeWidth="1"
                />
              ) : null}
              <rect
                x={`${left}%`}
                y={y + 6}
                width={`${Math.max(right - left, 0.5)}%`}
                height={ROW - 12}
                {...paint(tones[bar.tone], bar.total ? 'full' : textureOf(bar.grade))}
              />
              {interval ? (
                <g>
                  <line
                    x1={`${x(interval.p10)}%`}
                    x2={`${x(interval.p90)}%`}
                    y1={y + ROW / 2}
                    y2={y + ROW / 2}
                    className="stroke-calque"
                    strokeWidth="6"
                  />
                  <line
                    x1={`${x(interval.p10)}%`}
                    x2={`${x(interval.p90)}%`}
                    y1={y + ROW / 2}
                    y2={y + ROW / 2}
                    className="stroke-encre"
                    strokeWidth="2"
                  />
                  {[interval.p10, interval.p90].map((end) => (
                    <line
                      key={end}
                      x1={`${x(end)}%`}
                      x2={`${x(end)}%`}
                      y1={y + ROW / 2 - 5}
                      y2={y + ROW / 2 + 5}
                      className="stroke-encre"
                      strokeWidth="2"
                    />
                  ))}
                </g>
              ) : null}
              <text
                x={`${Math.max(right, interval ? x(interval.p90) : 0) + 2}%`}
                y={y + ROW / 2}
                dy="0.35em"
                className={bar.total ? 't-s gras' : 't-s'}
              >
                {said(bar)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
