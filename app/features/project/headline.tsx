import { memo, type ReactNode } from 'react';
import { Figure } from '#app/components/index.ts';
import { figureKey, type Balance, type Figure as FigureData } from '#app/features/impact/balance.ts';
import { SCORE_KEY } from '#app/features/impact/trace-keys.ts';
import { isMessageKey, useI18n, type I18n } from '#app/i18n/index.ts';

/** Keys of the figures every project is summed up by. */
export const HEADLINE = {
  grossFrance: figureKey('J06', 'total', 'gross'),
  netBasin: figureKey('J07', 'basin', 'net-basin'),
  netFrance: figureKey('J07', 'total', 'net-france'),
  valueAdded: figureKey('E23', 'total', 'net-france'),
  publicCost: figureKey('F41', 'total', 'net-france'),
} as const;

/** Gross, net for the basin and net for France on one scale, then money. Each opens on where it comes from. */
export const Headline = memo(function Headline({
  balance,
  basin,
  drawing,
  onOpen,
}: {
  balance: Balance;
  basin: string;
  drawing: boolean;
  onOpen: (key: string) => void;
}) {
  const { t, format } = useI18n();
  const of = (key: string): FigureData | undefined => balance.figures[key];
  const trio = [of(HEADLINE.grossFrance), of(HEADLINE.netBasin), of(HEADLINE.netFrance)];
  const max = niceCeiling(Math.max(1, ...trio.map((figure) => figure?.p90 ?? figure?.value ?? 0)));
  const figure = (key: string, label: string, note: string, net = false): ReactNode => {
    const data = of(key);
    const value = data?.value ?? null;
    const bounds =
      data && data.p10 !== null && data.p90 !== null && data.p10 !== data.p90
        ? { p10: data.p10, p90: data.p90 }
        : {};
    return (
      <Opens
        label={t('impact.open', {
          figure: label,
          value: value === null ? t('impact.notComputed') : format.jobs(value),
        })}
        onOpen={() => onOpen(key)}
        className={net ? 'bg-vert-clair px-3' : 'px-3 md:first:pl-0'}
      >
        <Figure
          label={label}
          value={value}
          missing={missingWords(t, data)}
          {...bounds}
          max={max}
          note={note}
          net={net}
        />
      </Opens>
    );
  };
  return (
    <section
      aria-label={t('impact.figures')}
      aria-busy={drawing}
      className="grid grid-cols-2 border-t-3 border-encre md:grid-cols-[1fr_1fr_1fr_minmax(11.5rem,auto)] md:divide-x md:divide-filet"
    >
      {figure(HEADLINE.grossFrance, t('impact.grossFrance'), t('impact.grossFrance.hint'))}
      {figure(HEADLINE.netBasin, t('impact.netBasin', { basin }), t('impact.netBasin.hint'), true)}
      {figure(HEADLINE.netFrance, t('impact.netFrance'), t('impact.netFrance.hint'))}
      <div className="grid content-start gap-1 px-3 py-1 max-md:col-span-1">
        <Small
          label={t('impact.netValueAdded')}
          figure={of(HEADLINE.valueAdded)}
          onOpen={() => onOpen(HEADLINE.valueAdded)}
        />
        <Small
          label={t('impact.publicCost')}
          figure={of(HEADLINE.publicCost)}
          onOpen={() => onOpen(HEADLINE.publicCost)}
          none={balance.inputs.publicAid.declared ? null : t('impact.publicCost.none')}
        />
      </div>
    </section>
  );
});

/** Why a figure is not computed, in words. */
function missingWords(t: I18n['t'], figure: FigureData | undefined): string | undefined {
  const key = `missing.${figure?.missing ?? ''}`;
  return isMessageKey(key) ? t(key) : undefined;
}

/** A figure of second rank: label, value, interval, on three short lines. */
function Small({
  label,
  figure,
  onOpen,
  none = null,
}: {
  label: string;
  figure: FigureData | undefined;
  onOpen: () => void;
  none?: string | null;
}) {
  const { t, format } = useI18n();
  const value = figure?.value ?? null;
  const written =
    value === null || figure === undefined
      ? (none ?? t('impact.notComputed'))
      : format.quantity(value, figure.unit);
  const interval =
    figure && value !== null && figure.p10 !== null && figure.p90 !== null && figure.p10 !== figure.p90
      ? format.quantityInterval(figure.p10, figure.p90, figure.unit)
      : null;
  return (
    <Opens label={t('impact.open', { figure: label, value: written })} onOpen={onOpen}>
      <p className="lab">{label}</p>
      <p className="leading-6">
        {value === null ? (
          <span className="text-sm">{written}</span>
        ) : (
          <b className="font-titre text-[1.25rem]">{written}</b>
        )}
        {interval === null ? null : <span className="block text-xs doux">{interval}</span>}
      </p>
    </Opens>
  );
}

/** Anything that opens on its derivation: a button laid over it, so that what it covers stays plain text. */
export function Opens({
  label,
  onOpen,
  className = '',
  children,
}: {
  label: string;
  onOpen: () => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={`relative min-w-0 py-1.5 ${className}`}>
      {children}
      <button
        type="button"
        aria-label={label}
        onClick={onOpen}
        className="absolute inset-0 cursor-pointer hover:bg-encre/5"
      />
    </div>
  );
}

/** The next round number above: a scale that does not jump at each keystroke. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 7.5, 10].find((each) => each * power >= value) ?? 10;
  return step * power;
}

/** On a phone the figure that answers the question stays in sight while one types, with the choice of pane. */
export function StickyHeadline({
  net,
  score,
  basin,
  onOpen,
  children,
}: {
  net: FigureData | undefined;
  score: number | null;
  basin: string;
  onOpen: (key: string) => void;
  children: ReactNode;
}) {
  const { t, format } = useI18n();
  const value = net?.value ?? null;
  return (
    <div className="sticky top-12 z-20 grid gap-2 border-b-2 border-encre bg-papier px-(--gouttiere) py-2 lg:hidden">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-sm">{t('impact.netBasin', { basin })}</span>
        {value === null ? (
          <b className="font-titre text-[1.625rem] leading-none text-vert">{t('impact.notComputed')}</b>
        ) : (
          <button
            type="button"
            className="cursor-pointer font-titre text-[1.625rem] leading-none font-bold text-vert underline decoration-dotted decoration-1 underline-offset-4"
            aria-label={t('impact.open', {
              figure: t('impact.netBasin', { basin }),
              value: format.jobs(value),
            })}
            onClick={() => onOpen(HEADLINE.netBasin)}
          >
            {format.jobs(value)}
          </button>
        )}
        {value === null ||
        net === undefined ||
        net.p10 === null ||
        net.p90 === null ||
        net.p10 === net.p90 ? null : (
          <span className="text-sm">{format.interval(net.p10, net.p90)}</span>
        )}
        {score === null ? null : (
          <span className="ml-auto text-sm">
            {t('impact.score')}{' '}
            <button
              type="button"
              className="lien font-bold"
              aria-label={t('impact.open', { figure: t('impact.score'), value: format.count(score) })}
              onClick={() => onOpen(SCORE_KEY)}
            >
              {format.count(score)}
            </button>
          </span>
        )}
      </p>
      {children}
    </div>
  );
}
