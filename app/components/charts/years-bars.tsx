import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import type { Grade } from '../grade-badge.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';
import { TextureLegend } from './texture-legend.tsx';
import { textureOf, useTextures } from './textures.tsx';

export type RampBar = {
  id: string;
  /** « 2028 » or « an 3 ». */
  label: string;
  /** What is left once net, with its interval; gross is outlined behind it. */
  net: number;
  p10: number;
  p90: number;
  gross: number;
  grade: Grade;
};

export type YearsBarsProps = ChartProps & {
  bars: readonly RampBar[];
  /** The whole drawing in one sentence. */
  sentence: string;
  twin: ReactNode;
  write?: ((value: number) => string) | undefined;
};

/** Percent of the height kept above the highest mark, for its figure. */
const HEAD = 14;

/** Net per year in bars with their interval, gross as a dashed outline: a ramp-up, read from left to right. */
export function YearsBars({ bars, sentence, twin, write: given, ...frame }: YearsBarsProps) {
  const { format } = useI18n();
  const write = given ?? format.jobs;
  const { defs, paint } = useTextures(['net']);
  const ends = bars.flatMap(({ net, gross, p10, p90 }) => [net, gross, p10, p90]);
  const [min, max] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const span = max > min ? max - min : 1;
  const y = (value: number): number => 100 - ((value - min) / span) * (100 - HEAD);
  const slot = 100 / Math.max(1, bars.length);
  const width = slot * 0.78;
  return (
    <ChartFrame
      {...frame}
      drawing={
        <>
          <svg role="img" aria-label={sentence} className="dessin h-[11rem]">
            {defs}
            {bars.map((bar, place) => {
              const x = place * slot + (slot - width) / 2;
              const middle = x + width / 2;
              const known = bar.p90 > bar.p10;
              return (
                <g key={bar.id}>
                  <rect
                    x={`${x}%`}
                    y={`${Math.min(y(0), y(bar.gross))}%`}
                    width={`${width}%`}
                    height={`${Math.max(0.6, Math.abs(y(0) - y(bar.gross)))}%`}
                    fill="none"
                    className="stroke-encre"
                    strokeWidth="1.5"
                    strokeDasharray="4 3"
                  />
                  <rect
                    x={`${x}%`}
                    y={`${Math.min(y(0), y(bar.net))}%`}
                    width={`${width}%`}
                    height={`${Math.max(0.6, Math.abs(y(0) - y(bar.net)))}%`}
                    {...paint('net', textureOf(bar.grade))}
                  />
                  {known ? (
                    <>
                      {(['stroke-calque', 'stroke-encre'] as const).map((stroke, layer) => (
                        <line
                          key={stroke}
                          x1={`${middle}%`}
                          x2={`${middle}%`}
                          y1={`${y(bar.p90)}%`}
                          y2={`${y(bar.p10)}%`}
                          className={stroke}
                          strokeWidth={layer === 0 ? 7 : 2}
                        />
                      ))}
                      {[bar.p10, bar.p90].map((end) => (
                        <svg key={end} x={`${middle}%`} y={`${y(end)}%`} overflow="visible">
                          <path d="M-4 0H4" className="stroke-encre" strokeWidth="2" />
                        </svg>
                      ))}
                    </>
                  ) : null}
                  <text
                    x={`${middle}%`}
                    y={`${Math.min(y(bar.gross), y(bar.p90), y(bar.net))}%`}
                    dy="-0.4em"
                    textAnchor="middle"
                    className="t-s"
                  >
                    {write(bar.gross)}
                  </text>
                  <text
                    x={`${middle}%`}
                    y={`${y(0)}%`}
                    dy="-0.5em"
                    textAnchor="middle"
                    paintOrder="stroke"
                    strokeWidth="6"
                    strokeLinejoin="round"
                    className="t-m gras fill-encre stroke-calque"
                  >
                    {write(bar.net)}
                  </text>
                </g>
              );
            })}
            <line x1="0" x2="100%" y1={`${y(0)}%`} y2={`${y(0)}%`} className="stroke-encre" strokeWidth="2" />
          </svg>
          <div className="cascade-noms" aria-hidden="true">
            {bars.map((bar) => (
              <span key={bar.id}>{bar.label}</span>
            ))}
          </div>
        </>
      }
      legend={<TextureLegend interval />}
      twin={twin}
    />
  );
}
