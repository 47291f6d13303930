import { useState, type ReactNode } from 'react';
import { Sparkline } from '#app/components/charts/sparkline.tsx';
import type { Source, TraceNode } from '#app/engine/types.ts';
import type { BasinFigures } from '#app/features/basin/figures.ts';
import { rateNode } from '#app/features/basin/unemployment-chart.tsx';
import { TracePanel } from '#app/features/impact/trace-panel.tsx';
import { branchWords, useI18n } from '#app/i18n/index.ts';

/** Quarters in a year: what « a year before » counts back. */
const YEAR = 4;
/** Quarters drawn beside the rate: five years. */
const DRAWN = 20;

/** What the home page shows of a basin's figures, small enough to travel with the page. */
export type Headlines = {
  industry: { posts: TraceNode; share: TraceNode | null; france: TraceNode | null } | null;
  unemployment: {
    now: TraceNode;
    before: TraceNode | null;
    series: { label: string; value: number | null }[];
  } | null;
  speciality: { code: string; label: string; quotient: TraceNode } | null;
};

/** The three headline figures of a basin, from all those its own page shows; `sources` say where each stands. */
export function headlinesOf(
  figures: BasinFigures,
  sources: Readonly<Record<string, Source>> = {},
): Headlines {
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
            before: rateBefore(figures, sources),
            series: quarters.quarters
              .slice(-DRAWN)
              .map((label, place) => ({ label, value: quarters.zone.slice(-DRAWN)[place] ?? null })),
          }
        : null,
    speciality: first ? { code: first.code, label: first.label, quotient: first.quotient } : null,
  };
}

/** The rate of the same quarter a year before. */
function rateBefore(
  { code, name, unemployment }: BasinFigures,
  sources: Readonly<Record<string, Source>>,
): TraceNode | null {
  const value = unemployment?.zone.at(-1 - YEAR) ?? null;
  const quarter = unemployment?.quarters.at(-1 - YEAR) ?? '';
  return value === null ? null : rateNode(sources, { code, name }, quarter, value);
}

export type BasinHeadlinesProps = {
  headlines: Headlines;
  sources: Readonly<Record<string, Source>>;
  allFigures: string;
};

/** Industry, unemployment, first speciality: each opens on its formula and its source. */
export function BasinHeadlines({ headlines, sources, allFigures }: BasinHeadlinesProps) {
  const { t, rich, format } = useI18n();
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
            <ShareBars here={industry.share} france={industry.france} onOpen={setOpen} />
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
              : rich('space.yearBefore', {
                  value: (
                    <button type="button" className="lien" onClick={() => setOpen(unemployment.before)}>
                      {format.percent(unemployment.before.value ?? 0, 1)}
                    </button>
                  ),
                })
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
          <b>{branchWords(t, speciality.code, speciality.label)}</b>
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
  note?: ReactNode;
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

/** The share of industry here, full, above France's, hollow, on one scale; each opens. */
function ShareBars({
  here,
  france,
  onOpen,
}: {
  here: TraceNode;
  france: TraceNode;
  onOpen: (node: TraceNode) => void;
}) {
  const { t, format } = useI18n();
  const most = Math.max(here.value ?? 0, france.value ?? 0);
  const bars = [
    { node: here, place: null, tone: { fill: '#0C5B4C', stroke: '#0C5B4C' }, weight: '700' },
    { node: france, place: t('basin.france'), tone: { fill: '#fff', stroke: '#12211E' }, weight: '400' },
  ];
  return (
    <>
      {bars.map(({ node, place, tone, weight }) => {
        const width = (150 * (node.value ?? 0)) / (most || 1);
        const text = [place, format.percent(node.value ?? 0, 1)].filter((part) => part !== null).join(' ');
        return (
          <button
            key={place ?? ''}
            type="button"
            className="block max-w-full hover:underline max-lg:min-h-11"
            aria-label={t('charts.open', { figure: t('space.industryShare'), value: text })}
            onClick={() => onOpen(node)}
          >
            <svg width="240" height="24" viewBox="0 0 240 24" aria-hidden="true" className="max-w-full">
              <rect x="1" y="3" width={width} height="17" {...tone} />
              <text x={width + 7} y="16" fontSize="13" fontWeight={weight}>
                {text}
              </text>
            </svg>
          </button>
        );
      })}
    </>
  );
}
