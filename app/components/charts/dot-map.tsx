import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { DataTable } from '../data-table.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';
import { FRANCE, INSET_SIZE, MAP_SIZE } from './france-outline.ts';
import { useOutlines } from './map-outlines.tsx';
import { insetAt, INSETS_TOP, MAP_HEIGHT, OVERSEAS, placeOf, round } from './map-projection.ts';

export type MapZone = { code: string; name: string; lon: number; lat: number };
export type MapPoint = { zone: string; jobs: number };

export type DotMapProps = ChartProps & {
  /** Every zone to dot; the engine's 306. */
  zones: readonly MapZone[];
  /** Jobs gained, one per zone; the own basin may be among them. */
  points: readonly MapPoint[];
  /** Code of the own basin: it takes the yellow nail. */
  own: string;
  /** Jobs lost, positive numbers. */
  losing?: readonly MapPoint[] | undefined;
  /** Radius of the largest circle: smaller where every zone has one. */
  largest?: number | undefined;
  /** How many lines of the list are shown first. */
  rows?: number | undefined;
  write?: ((value: number) => string) | undefined;
  /** Opens where the figure of a zone comes from, in the list. */
  onOpen?: ((zone: string, lost: boolean) => void) | undefined;
  /** Under the drawing and under the list: the source. */
  source?: ReactNode;
  /** For a map of what is there rather than of what a project changes: its own sentence and caption. */
  words?: { sentence: string; caption: string } | undefined;
};

const LARGEST = 19;
const SMALLEST = 1.7;

/** Where jobs land: the area of a circle is jobs, and an empty zone stays small however wide it is. */
export function DotMap({
  zones,
  points,
  own,
  losing = [],
  largest = LARGEST,
  rows = 12,
  write: given,
  words,
  onOpen,
  source,
  ...frame
}: DotMapProps) {
  const { t, format } = useI18n();
  const write = given ?? format.jobs;
  const name = (code: string) => zones.find((zone) => zone.code === code)?.name ?? code;
  const sum = (list: readonly MapPoint[]) => list.reduce((total, point) => total + point.jobs, 0);
  const sentence =
    words?.sentence ??
    t('charts.map.sentence', {
      name: name(own),
      own: write(points.find((point) => point.zone === own)?.jobs ?? 0),
      others: format.count(points.filter((point) => point.zone !== own && point.jobs >= 0.5).length),
      lost: write(sum(losing)),
    });
  const list = [
    ...points.map((point) => ({ ...point, lost: false })),
    ...losing.map((point) => ({ ...point, lost: true })),
  ];
  const order = list
    .filter((point) => point.jobs >= 0.5 || point.zone === own)
    .sort((a, b) => Number(a.lost) - Number(b.lost) || b.jobs - a.jobs || (a.zone < b.zone ? -1 : 1));
  const losses = order.filter((point) => point.lost);
  const shown = [
    ...order.filter((point) => !point.lost).slice(0, Math.max(1, rows - Math.min(losses.length, 4))),
    ...losses.slice(0, 4),
  ];
  return (
    <ChartFrame
      {...frame}
      drawing={<MapDrawing {...{ zones, points, own, losing, largest, sentence, write }} />}
      legend={source}
      twinKind="list"
      twin={
        <>
          <DataTable
            caption={words?.caption ?? t('charts.map.caption')}
            rows={shown}
            rowKey={(point) => `${point.zone}${point.lost ? '-' : ''}`}
            isCurrent={(point) => point.zone === own && !point.lost}
            columns={[
              {
                id: 'zone',
                head: t('charts.basin'),
                rowHeader: true,
                cell: (point) => <span className={point.lost ? 'perte' : undefined}>{name(point.zone)}</span>,
              },
              {
                id: 'jobs',
                head: t('charts.jobs'),
                numeric: true,
                cell: (point) => {
                  const written = point.lost ? format.signed(-point.jobs, write) : write(point.jobs);
                  const look = point.lost ? 'perte font-bold' : '';
                  return onOpen === undefined ? (
                    <span className={look}>{written}</span>
                  ) : (
                    <button
                      type="button"
                      className={`lien ${look}`}
                      aria-label={t('charts.open', { figure: name(point.zone), value: written })}
                      onClick={() => onOpen(point.zone, point.lost)}
                    >
                      {written}
                    </button>
                  );
                },
              },
            ]}
          />
          {order.length > shown.length ? (
            <p className="note doux">{t('charts.more', { count: order.length - shown.length })}</p>
          ) : null}
          {source}
        </>
      }
    />
  );
}

type DrawingProps = Pick<DotMapProps, 'zones' | 'points' | 'own'> & {
  losing: readonly MapPoint[];
  largest: number;
  sentence: string;
  write: (value: number) => string;
};

function MapDrawing({ zones, points, own, losing, largest, sentence, write }: DrawingProps) {
  const { format } = useI18n();
  const outlines = useOutlines();
  const places = new Map(zones.map((zone) => [zone.code, { zone, ...placeOf(zone) }]));
  const most = Math.max(1, ...points.map((point) => point.jobs), ...losing.map((point) => point.jobs));
  const radius = (jobs: number) => Math.max(SMALLEST, largest * Math.sqrt(Math.max(0, jobs) / most));
  const home = places.get(own);
  // The label goes to the emptier side; near the western edge it would leave the drawing.
  const west = home !== undefined && home.x < 70;
  return (
    <svg role="img" aria-label={sentence} viewBox={`0 0 ${MAP_SIZE} ${MAP_HEIGHT}`} className="dessin carte">
      {outlines === null ? (
        <path
          d={FRANCE.metropole.path}
          className="fill-calque stroke-bord"
          strokeWidth="0.9"
          strokeLinejoin="round"
        />
      ) : null}
      {OVERSEAS.map((part, place) => (
        <g key={part} transform={`translate(${insetAt(place)} ${INSETS_TOP})`}>
          <rect width={INSET_SIZE} height={INSET_SIZE} className="fill-none stroke-filet" strokeWidth="1" />
          {outlines === null ? (
            <path
              d={FRANCE[part].path}
              className="fill-calque stroke-bord"
              strokeWidth="0.9"
              strokeLinejoin="round"
            />
          ) : null}
          <text x={INSET_SIZE / 2} y={INSET_SIZE + 12} textAnchor="middle" className="carte-inset">
            {insetNames[part]}
          </text>
        </g>
      ))}
      {outlines === null ? null : (
        <>
          <use href={`${outlines}#zones`} className="fill-calque stroke-bord" strokeWidth="0.4" />
          <use href={`${outlines}#z${own}`} className="fill-niv-4 stroke-niv-1" strokeWidth="0.9" />
        </>
      )}
      {[...places.values()].map(({ zone, x, y }) => (
        <circle key={zone.code} cx={x} cy={y} r="0.9" className="fill-bord" />
      ))}
      {points.map((point) => {
        const at = places.get(point.zone);
        if (!at || point.zone === own || point.jobs < 0.05) return null;
        return (
          <circle
            key={point.zone}
            cx={at.x}
            cy={at.y}
            r={round(radius(point.jobs))}
            className="fill-niv-3 stroke-niv-1"
            strokeWidth="0.8"
          >
            <title>{`${at.zone.name}, ${write(point.jobs)}`}</title>
          </circle>
        );
      })}
      {home ? (
        <g>
          <circle
            cx={home.x}
            cy={home.y}
            r={round(Math.max(6, radius(points.find((point) => point.zone === own)?.jobs ?? 0)))}
            className="fill-niv-1"
          />
          <circle cx={home.x} cy={home.y} r="3" className="fill-jaune" />
        </g>
      ) : null}
      {losing.map((point) => {
        const at = places.get(point.zone);
        if (!at || point.jobs < 0.1) return null;
        // Half a job is no basin's loss to speak of; it is where the sentence says it is, smaller than a whole one.
        const faint = point.jobs < 0.5;
        const r = round(Math.max(faint ? 3.6 : 5, radius(point.jobs)));
        const dash = faint ? 1.8 : 2.8;
        return (
          <g key={point.zone}>
            <circle
              cx={at.x}
              cy={at.y}
              r={r}
              className="fill-calque stroke-prune"
              fillOpacity={point.zone === own ? 0 : 1}
              strokeWidth={faint ? 1.2 : 1.8}
            >
              <title>{`${at.zone.name}, ${format.signed(-point.jobs, write)}`}</title>
            </circle>
            {point.zone === own ? null : (
              <path
                d={`M${at.x - dash} ${at.y}h${2 * dash}`}
                className="stroke-prune"
                strokeWidth={faint ? 1.2 : 1.8}
              />
            )}
          </g>
        );
      })}
      {home ? (
        <text
          x={
            west
              ? home.x + radius(most) + 4
              : home.x - radius(points.find((point) => point.zone === own)?.jobs ?? 0) - 4
          }
          y={home.y}
          dy="0.35em"
          textAnchor={west ? 'start' : 'end'}
          className="carte-nom gras lisere"
        >
          {home.zone.name}
        </text>
      ) : null}
    </svg>
  );
}

// Names of the insets are proper nouns, the same in both languages; the drawing has room for a few letters.
const insetNames: Record<(typeof OVERSEAS)[number], string> = {
  guadeloupe: 'Guad.',
  martinique: 'Mart.',
  guyane: 'Guyane',
  reunion: 'Réunion',
  mayotte: 'Mayotte',
};
