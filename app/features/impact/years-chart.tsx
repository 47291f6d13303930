import { memo } from 'react';
import { YearsBars } from '#app/components/charts/index.ts';
import { DataTable, type Column } from '#app/components/index.ts';
import type { Spread, Unit, YearFigures } from '#app/engine/types.ts';
import { useI18n, type I18n } from '#app/i18n/index.ts';
import { figureKey, type Balance } from './balance.ts';

/** Keys of the one-off effect of the works. */
const WORKS = {
  basin: figureKey('J15', 'basin', 'gross'),
  france: figureKey('J15', 'total', 'gross'),
  value: figureKey('E13', 'total', 'gross'),
} as const;

/** What a year carries of the steady state. */
const YEAR_RULE = 'R-123';

/** The one-off effect of the works, never added to a yearly figure. */
export function Construction({ balance, onOpen }: { balance: Balance; onOpen?: (key: string) => void }) {
  const { t, rich, format } = useI18n();
  const of = (key: string) => {
    const figure = balance.figures[key];
    if (figure?.value === null || figure?.value === undefined) return null;
    const written = format.quantity(figure.value, figure.unit);
    return onOpen === undefined ? (
      <b>{written}</b>
    ) : (
      <button type="button" className="cursor-pointer font-bold hover:underline" onClick={() => onOpen(key)}>
        {written}
      </button>
    );
  };
  const [basin, france, value] = [of(WORKS.basin), of(WORKS.france), of(WORKS.value)];
  return (
    <p className="s">
      {basin === null || france === null || value === null
        ? t('years.construction.none')
        : rich('years.construction', { basin, france, value })}
    </p>
  );
}

/** The ten years: net of the basin in bars, and all five figures in the table. */
export const YearsChart = memo(function YearsChart({
  years,
  level,
}: {
  years: readonly YearFigures[];
  level?: 2 | 3;
}) {
  const { t, format } = useI18n();
  if (years.length === 0) return <p className="s">{t('years.none')}</p>;
  const written = years.map((year, at) => `${labelOf(t, year, at)} ${format.jobs(year.netBasin.value)}`);
  return (
    <YearsBars
      title={t('years.chart')}
      note={t('years.note')}
      level={level ?? 3}
      sentence={t('years.sentence', { years: written.join(', ') })}
      bars={years.map((year, at) => ({
        id: String(year.year),
        label: year.calendar === null ? t('years.short', { year: at + 1 }) : String(year.calendar),
        net: year.netBasin.value,
        p10: year.netBasin.p10,
        p90: year.netBasin.p90,
        gross: year.supportedBasin.value,
        grade: 'E',
      }))}
      twin={<YearsTable years={years} />}
    />
  );
});

function YearsTable({ years }: { years: readonly YearFigures[] }) {
  const { t, format } = useI18n();
  const figure = (id: string, head: string, unit: Unit, of: (year: YearFigures) => Spread | null) =>
    ({
      id,
      head,
      numeric: true,
      cell: (year) => {
        const found = of(year);
        if (found === null) return t('impact.notComputed');
        return (
          <>
            <b className="font-semibold">{write(format, found.value, unit)}</b>
            {found.p10 < found.p90 ? (
              <span className="block text-xs doux">
                {format.interval(found.p10, found.p90, (value) => write(format, value, unit))}
              </span>
            ) : null}
          </>
        );
      },
    }) satisfies Column<YearFigures>;
  const columns: Column<YearFigures>[] = [
    {
      id: 'year',
      head: t('years.year', { year: '' }).trim(),
      rowHeader: true,
      // A year is its share of the steady state, whose figures open above: the rule says how.
      cell: (year) => (
        <a href={`/methode#${YEAR_RULE}`} target="_blank" rel="noreferrer">
          {labelOf(t, year, year.year - 1)}
        </a>
      ),
    },
    {
      id: 'share',
      head: t('years.share'),
      numeric: true,
      cell: ({ share }) => format.percent(share, 0),
    },
    figure('direct', t('years.direct'), 'FTE', ({ direct }) => direct),
    figure('supported', t('years.supported'), 'FTE', ({ supportedBasin }) => supportedBasin),
    figure('net', t('years.net'), 'FTE', ({ netBasin }) => netBasin),
    figure('valueAdded', t('years.valueAdded'), 'kEUR/yr', ({ valueAdded }) => valueAdded),
    figure('levies', t('years.levies'), 'kEUR/yr', ({ levies }) => levies),
  ];
  return (
    <>
      <DataTable
        caption={t('years.caption')}
        columns={columns}
        rows={years}
        rowKey={({ year }) => String(year)}
      />
      <p className="xs doux mt-1">{t('years.levies.hint')}</p>
    </>
  );
}

function write(format: I18n['format'], value: number, unit: Unit): string {
  return unit === 'FTE' ? format.jobs(value) : format.quantity(value, unit);
}

/** « 2028 » when the project says when it runs in full, else « Année 3 ». `at` counts from 0. */
export function labelOf(t: I18n['t'], year: YearFigures | undefined, at: number): string {
  return year?.calendar === null || year?.calendar === undefined
    ? t('years.year', { year: at + 1 })
    : String(year.calendar);
}
