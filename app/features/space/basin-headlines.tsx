import { useState, type ReactNode } from 'react';
import { Sparkline } from '#app/components/charts/sparkline.tsx';
import type { Source, TraceNode } from '#app/engine/types.ts';
import type { BasinFigures } from '#app/features/basin/figures.ts';
import { TracePanel } from '#app/features/impact/trace-panel.tsx';
import { useI18n } from '#app/i18n/index.ts';

/** Quarters in a year: what « a year before » counts back. */
const YEAR = 4;
/** Quarters drawn beside the rate: five years. */
const DRAWN = 20;

/** What the home page shows of a basin's figures, small enough to travel with the page. */
export type Headlines = {
  industry: { posts: TraceNode; share: TraceNode | null; france: TraceNode | null } | null;
  unemployment: {
    now: TraceNode;
    before: number | null;
    series: { label: string; value: number | null }[];
  } | null;
  speciality: { label: string; quotient: TraceNode } | null;
};

/** The three headline figures of a basin, from all those its own page shows. */
export function headlinesOf(figures: BasinFigures): Headlines {
  const share = figures.figures.find((figure) => figure.id === 'manufacturingShare');
  const rate = figures.figures.find((figure) => figure.id === 'unemployment')?.zone ?? null;
  const first = figures.specialisations.find((one) => one.manufacturing);
  const quarters = figures.unemployment;
  return {
    industry: figures.manufacturing
      ? { posts: figures.manufacturing.posts, share: share?.zone ?? null, france: share?.france ?? null }
      : null,
    unemployment:
      rate && quarters
        ? {
            now: rate,
            before: quarters.zone.at(-1 - YEAR) ?? null,
            series: quarters.quarters
              .slice(-DRAWN)
              .map((label, place) => ({ label, value: quarters.zone.slice(-DRAWN)[place] ?? null })),
          }
        : null,
    speciality: first ? { label: first.label, quotient: first.quotient } : null,
  };
}

export type BasinHeadlinesProps = {
  headlines: Headlines;
  sources: Readonly<Record<string, Source>>;
  allFigures: string;
};

/** Industry, unemployment, first speciality: each opens on its formula and its source. */
export function BasinHeadlines({ headlines, sources, allFigures }: BasinHeadlinesProps) {
  const { t, format } = useI18n();
  const [open, setOpen] = useState<TraceNode | null>(null);
  const { industry, unemployment, speciality } = headlines;
  return (
    <div className="grid lg:grid-cols-3">
      {industry?.posts.value != null ? (
        <Cell
          label={t('space.industry')}
          figure={format.count(industry.posts.value)}
          onOpen={() => setOpen(industry.posts)}
        >
          {industry.share?.value != null && industry.france?.value != null ? (
            <ShareBars here={industry.share.value} france={industry.france.value} />
          ) : null}
        </Cell>
      ) : null}
      {unemployment?.now.value != null ? (
        <Cell
          label={t('space.unemployment')}
          figure={format.percent(unemployment.now.value, 1)}
          note={
            unemployment.before === null
              ? null
              : t('space.yearBefore', { value: format.percent(unemployment.before, 1) })
          }
          onOpen={() => setOpen(unemployment.now)}
        >
          <Sparkline
            name={t('space.unemployment')}
            values={unemployment.series}
            write={(value) => format.percent(value, 1)}
          />
        </Cell>
      ) : null}
      {speciality?.quotient.value != null ? (
        <Cell
          label={t('space.specialisation')}
          figure={`× ${format.fixed(speciality.quotient.value, 1)}`}
          note={t('space.times')}
          onOpen={() => setOpen(speciality.quotient)}
        >
          <b>{speciality.label}</b>
        </Cell>
      ) : null}
      <a className="border-filet py-2 text-sm lg:col-span-3 lg:border-t" href={allFigures}>
        {t('space.allFigures')}
      </a>
      <TracePanel node={open} sources={sources} onClose={() => setOpen(null)} />
    </div>
  );
}

type CellProps = {
  label: string;
  figure: string;
  note?: string | null;
  onOpen: () => void;
  children?: ReactNode;
};

function Cell({ label, figure, note, onOpen, children }: CellProps) {
  const { t } = useI18n();
  return (
    <div className="border-filet py-3 max-lg:border-b lg:border-r lg:px-4 lg:first:pl-0 lg:last:border-0">
      <p className="s font-semibold">{label}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="chiffre">{figure}</span>
        <span className="min-w-0">{children}</span>
      </div>
      {note ? <p className="s">{note}</p> : null}
      <button type="button" className="lien min-h-6 text-sm max-lg:min-h-11" onClick={onOpen}>
        {t('space.where')}
      </button>
    </div>
  );
}

/** The share of industry here, full, above France's, hollow, on one scale. */
function ShareBars({ here, france }: { here: number; france: number }) {
  const { t, format } = useI18n();
  const width = (value: number) => (150 * value) / Math.max(here, france);
  return (
    <svg
      width="240"
      height="44"
      viewBox="0 0 240 44"
      role="img"
      aria-label={`${t('space.industryShare')} : ${format.percent(here, 1)}, France ${format.percent(france, 1)}`}
      className="max-w-full"
    >
      <rect x="1" y="2" width={width(here)} height="17" fill="#0C5B4C" />
      <text x={width(here) + 7} y="15" fontSize="13" fontWeight="700">
        {format.percent(here, 1)}
      </text>
      <rect x="1" y="24" width={width(france)} height="17" fill="#fff" stroke="#12211E" />
      <text x={width(france) + 7} y="37" fontSize="13">
        France {format.percent(france, 1)}
      </text>
    </svg>
  );
}
