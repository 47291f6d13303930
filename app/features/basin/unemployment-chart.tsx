import { DataTable } from '#app/components/index.ts';
import { ChartFrame } from '#app/components/charts/index.ts';
import { rateCell, reading } from '#app/engine/cells.ts';
import type { Source, TraceNode } from '#app/engine/types.ts';
import { useI18n } from '#app/i18n/index.ts';
import { franceRateNode, type BasinFigures } from './figures.ts';
import { quarterWords } from './words.ts';

type Series = NonNullable<BasinFigures['unemployment']>;

/** A basin's unemployment rate and the country's, quarter by quarter, on one scale from zero. */
export function UnemploymentChart({
  code,
  name,
  series,
  france: mean,
  sources,
  onOpen,
}: {
  code: string;
  name: string;
  series: Series;
  /** The country's last rate and how it is made; null when it has none. */
  france: TraceNode | null;
  /** Its producer is named in the line under the chart; its tables say where each rate stands. */
  sources: Readonly<Record<string, Source>>;
  onOpen: (node: TraceNode) => void;
}) {
  const i18n = useI18n();
  const source = sources['insee-chomage']?.producer ?? '';
  const { t, rich, format } = i18n;
  const from = series.zone.findIndex((rate) => rate !== null);
  const to = series.zone.findLastIndex((rate) => rate !== null);
  if (from < 0) return null;
  const quarters = series.quarters.slice(from, to + 1);
  const zone = series.zone.slice(from, to + 1);
  const france = series.france.slice(from, to + 1);
  const known = [...zone, ...france].filter((rate) => rate !== null);
  const top = Math.ceil((Math.max(...known) * 100) / 5) * 5;
  const x = (at: number) => (100 * at) / Math.max(1, quarters.length - 1);
  const y = (rate: number) => 100 - (100 * rate * 100) / top;
  const rate = (value: number | null | undefined) =>
    value === null || value === undefined ? t('basin.notAvailable') : format.percent(value, 1);
  const years = quarters.flatMap((quarter, at) =>
    quarter.endsWith('-T1') && Number(quarter.slice(0, 4)) % 5 === 0
      ? [{ year: quarter.slice(0, 4), at }]
      : [],
  );
  const lasts = endLabels(y(zone.at(-1) ?? 0), y(france.at(-1) ?? 0));
  const fourth = quarters
    .map((quarter, at) => ({
      year: quarter.slice(0, 4),
      quarter,
      zone: zone[at] ?? null,
      at: from + at,
    }))
    .filter((row) => row.quarter.endsWith('-T4'))
    .reverse();
  const opening = (node: TraceNode | null, place: string) =>
    node === null || node.value === null ? (
      rate(null)
    ) : (
      <button
        type="button"
        className="lien"
        aria-label={t('basin.open', {
          figure: t('basin.figure.unemployment'),
          place,
          value: rate(node.value),
        })}
        onClick={() => onOpen(node)}
      >
        {rate(node.value)}
      </button>
    );
  const openZone = (value: number | null, quarter: string) =>
    opening(
      value === null ? null : rateNode(sources, { code, name }, quarter, value),
      `${name}, ${quarterWords(i18n, quarter)}`,
    );
  const last = quarters.at(-1) ?? '';
  const line = (
    <p className="xs doux">
      {rich('basin.unemployment.source', {
        quarter: quarterWords(i18n, last),
        zone: openZone(zone.at(-1) ?? null, last),
        france: opening(mean, t('basin.france')),
        source,
      })}
    </p>
  );
  return (
    <ChartFrame
      title={t('basin.unemployment', { year: quarters[0]?.slice(0, 4) ?? '' })}
      note={t('basin.unemployment.note', { name })}
      drawing={
        <div className="relative mt-3 mb-6 h-56 pr-28 pl-9">
          <svg
            className="h-full w-full overflow-visible"
            role="img"
            aria-label={t('basin.unemployment.sentence', {
              name,
              first: rate(zone[0]),
              from: quarterWords(i18n, quarters[0] ?? ''),
              last: rate(zone.at(-1)),
              to: quarterWords(i18n, quarters.at(-1) ?? ''),
              france: rate(france.at(-1)),
            })}
          >
            {Array.from({ length: top / 5 + 1 }, (_, step) => step * 5).map((level) => (
              <g key={level}>
                <line
                  x1="0"
                  x2="100%"
                  y1={`${y(level / 100)}%`}
                  y2={`${y(level / 100)}%`}
                  className={level === 0 ? 'stroke-encre' : 'stroke-filet'}
                  strokeWidth={level === 0 ? 2 : 1}
                />
                <text x="-6" y={`${y(level / 100)}%`} dy=".35em" textAnchor="end" fontSize="13">
                  {format.percent(level / 100, 0)}
                </text>
              </g>
            ))}
            <svg
              viewBox="0 0 100 100"
              preserveAspectRatio="none"
              width="100%"
              height="100%"
              className="overflow-visible"
            >
              <path
                d={pathOf(france, x, y)}
                className="fill-none stroke-bord"
                strokeWidth="2"
                strokeDasharray="5 3"
                vectorEffect="non-scaling-stroke"
              />
              <path
                d={pathOf(zone, x, y)}
                className="fill-none stroke-encre"
                strokeWidth="2.5"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
              />
            </svg>
            {years.map(({ year, at }) => (
              <text key={year} x={`${x(at)}%`} y="100%" dy="1.4em" textAnchor="middle" fontSize="13">
                {year}
              </text>
            ))}
            <text x="100%" dx="6" y={`${lasts[0]}%`} dy=".35em" fontSize="13" fontWeight="700">
              {rate(zone.at(-1))} {t('basin.here')}
            </text>
            <text x="100%" dx="6" y={`${lasts[1]}%`} dy=".35em" fontSize="13">
              {rate(france.at(-1))} {t('basin.france')}
            </text>
          </svg>
        </div>
      }
      legend={
        <>
          <p className="xs doux">{t('basin.unemployment.mean')}</p>
          {line}
        </>
      }
      twin={
        <>
          <DataTable
            caption={t('basin.unemployment.caption')}
            captionShown
            rows={fourth}
            rowKey={(row) => row.year}
            columns={[
              { id: 'year', head: t('basin.unemployment.year'), rowHeader: true, cell: (row) => row.year },
              {
                id: 'zone',
                head: name,
                numeric: true,
                cell: (row) => openZone(row.zone, row.quarter),
              },
              {
                id: 'france',
                head: t('basin.france'),
                numeric: true,
                cell: (row) =>
                  opening(
                    franceRateNode(series, row.at),
                    `${t('basin.france')}, ${quarterWords(i18n, row.quarter)}`,
                  ),
              },
            ]}
          />
          {line}
        </>
      }
    />
  );
}

/** One published rate of a quarter, as the panel explains it: a cell of the source. */
export function rateNode(
  sources: Readonly<Record<string, Source>>,
  zone: { code: string; name: string },
  quarter: string,
  value: number,
): TraceNode {
  return reading(
    {
      id: 'basin.unemployment',
      value,
      unit: 'share',
      grade: 'C',
      rule: 'source',
      inputs: [],
      sources: ['insee-chomage'],
      cell: `${zone.name}, ${quarter}`,
    },
    'cell',
    rateCell(sources, zone, quarter, value),
  );
}

/** A quarter without a rate breaks the line: nothing is drawn across what was not measured. */
function pathOf(
  rates: readonly (number | null)[],
  x: (at: number) => number,
  y: (rate: number) => number,
): string {
  return rates
    .map((rate, at) => {
      if (rate === null) return '';
      const command = at === 0 || rates[at - 1] === null ? 'M' : 'L';
      return `${command}${x(at).toFixed(2)} ${y(rate).toFixed(2)}`;
    })
    .join('');
}

/** Heights of the two end labels, in per cent, pushed apart when they would touch. */
function endLabels(zone: number, france: number): [number, number] {
  const room = 9;
  const gap = Math.abs(zone - france);
  if (gap >= room) return [zone, france];
  const push = (room - gap) / 2;
  return zone <= france ? [zone - push, france + push] : [zone + push, france - push];
}
