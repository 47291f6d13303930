import type { ReactNode } from 'react';
import { ShareBar } from '#app/components/charts/share-bar.tsx';
import type { TraceNode } from '#app/engine/types.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { KeyFigure } from './figures.ts';
import { writeFigure } from './write-figure.ts';

export type FigureBlockProps = {
  figure: KeyFigure;
  /** The large figure; the basin's own value when it is not another one (posts rather than their share). */
  headline?: { node: TraceNode; text: string } | undefined;
  /** What the figure is; a figure of its own in it opens by itself. */
  note: ReactNode;
  /** Name of the region of comparison; null when there is none. */
  region: string | null;
  /** Short name of the source, for the link. */
  source: string;
  /** False where lengths would say nothing: a basin beside a country. */
  bars?: boolean | undefined;
  onOpen: (node: TraceNode) => void;
};

/** A key figure: large, beside the region's, France's and that of comparable basins, each opening on where it comes from. */
export function FigureBlock({
  figure,
  headline,
  note,
  region,
  source,
  bars = true,
  onOpen,
}: FigureBlockProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const own = figure.zone?.value ?? null;
  const shown =
    headline ??
    (figure.zone && own !== null ? { node: figure.zone, text: writeFigure(i18n, figure.id, own) } : null);
  const rows = [
    { place: t('basin.here'), node: figure.zone, own: true },
    { place: region, node: figure.region, own: false },
    { place: t('basin.france'), node: figure.france, own: false },
    {
      place: figure.comparable === null ? null : t('basin.comparable.row'),
      node: figure.comparable,
      own: false,
    },
  ];
  const most = Math.max(0, ...rows.map((row) => row.node?.value ?? 0));
  return (
    <section
      className="min-w-0 border-b border-filet py-3 sm:px-4"
      aria-label={t(`basin.figure.${figure.id}`)}
    >
      <h2 className="s font-sans font-semibold tracking-normal">{t(`basin.figure.${figure.id}`)}</h2>
      {shown === null ? (
        <p className="my-2 text-xl">{t('basin.notAvailable')}</p>
      ) : (
        <p className="chiffre my-1">{shown.text}</p>
      )}
      {note ? <p className="s">{note}</p> : null}
      <dl className="my-2 grid gap-1">
        {rows.map(({ place, node, own: mine }) =>
          place === null ? null : (
            <div
              key={place}
              className="grid grid-cols-[minmax(0,8.5rem)_minmax(2rem,1fr)_auto] items-center gap-2"
            >
              <dt className={mine ? 'xs leading-tight font-semibold' : 'xs leading-tight'}>{place}</dt>
              <dd className="h-3.5" aria-hidden="true">
                {bars && node?.value ? (
                  <ShareBar
                    value={node.value}
                    max={most || 1}
                    tone={mine ? 'net' : 'hollow'}
                    className="w-full"
                  />
                ) : null}
              </dd>
              <dd className="text-right">
                {node && node.value !== null ? (
                  <button
                    type="button"
                    className="lien chiffres xs nb min-w-12 text-right"
                    onClick={() => onOpen(node)}
                    aria-label={t('basin.open', {
                      figure: t(`basin.figure.${figure.id}`),
                      place,
                      value: writeFigure(i18n, figure.id, node.value),
                    })}
                  >
                    {writeFigure(i18n, figure.id, node.value)}
                  </button>
                ) : (
                  <span className="xs doux">{t('basin.notAvailable')}</span>
                )}
              </dd>
            </div>
          ),
        )}
      </dl>
      {shown ? (
        <button type="button" className="lien xs" onClick={() => onOpen(shown.node)}>
          {t('basin.trace', { source })}
        </button>
      ) : null}
    </section>
  );
}
