import { memo } from 'react';
import { Section } from '#app/components/index.ts';
import { INPUTS, type InputId } from '#app/engine/types.ts';
import { INPUT_KEY, type Balance } from '#app/features/impact/balance.ts';
import { swingKey } from '#app/features/impact/trace-keys.ts';
import { widest, type Swing } from '#app/features/impact/swings.ts';
import { useI18n } from '#app/i18n/index.ts';

/** How many inputs are worth naming at once. */
const MOST = 5;

/** The inputs to find out first: those whose unknown value moves the net of the basin most, by how much. */
export const FindOutFirst = memo(function FindOutFirst({
  balance,
  swings,
  onGo,
  onOpen,
}: {
  balance: Balance;
  swings: readonly Swing[] | null;
  onGo: (input: InputId) => void;
  onOpen: (key: string) => void;
}) {
  const { t, format } = useI18n();
  const shown = widest(swings ?? [], MOST);
  return (
    <Section title={t('impact.findOut')} note={t('impact.findOut.hint')}>
      {swings === null ? (
        <p className="text-sm doux">{t('impact.moved.computing')}</p>
      ) : shown.length === 0 ? (
        <p className="text-sm">{t('impact.findOut.none')}</p>
      ) : (
        <ol>
          {shown.map(({ input, low, high, netAtLow, netAtHigh }) => (
            <li
              key={input}
              className="flex flex-wrap items-baseline gap-x-3 border-b border-filet py-1 text-sm"
            >
              <button type="button" className="lien min-w-0 flex-1 basis-56" onClick={() => onGo(input)}>
                {t(`project.input.${input}`)}
              </button>
              <button
                type="button"
                className="lien doux"
                aria-label={t('impact.open', {
                  figure: t(`project.input.${input}`),
                  value: format.quantity(balance.inputs[input].value, INPUTS[input].unit),
                })}
                onClick={() => onOpen(`${INPUT_KEY}${input}`)}
              >
                {t('impact.findOut.value', {
                  value: format.quantity(balance.inputs[input].value, INPUTS[input].unit),
                })}{' '}
                ({format.quantityInterval(low, high, INPUTS[input].unit)})
              </button>
              <button
                type="button"
                className="lien min-w-36 text-right font-bold"
                aria-label={t('impact.open', {
                  figure: `${t('impact.findOut')}, ${t(`project.input.${input}`)}`,
                  value: format.interval(Math.min(netAtLow, netAtHigh), Math.max(netAtLow, netAtHigh)),
                })}
                onClick={() => onOpen(swingKey(input))}
              >
                {t('impact.findOut.net', {
                  interval: format.interval(Math.min(netAtLow, netAtHigh), Math.max(netAtLow, netAtHigh)),
                })}
              </button>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
});
