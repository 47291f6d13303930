import { Check } from 'lucide-react';
import { Icon } from '#app/components/icon.tsx';
import { Gauge } from '#app/components/tag.tsx';
import { FACTS, precision, type Fact, type Precise } from '#app/documents/precision.ts';
import { useI18n, type I18n } from '#app/i18n/index.ts';

/** How many of the six facts the card holds, and which. It helps, it never blocks. */
export function PrecisionMeter({ card }: { card: Precise }) {
  const i18n = useI18n();
  const { t } = i18n;
  const known = precision(card);
  return (
    <div className="grid gap-2 border-t-2 border-encre pt-2">
      <p className="flex flex-wrap items-center justify-between gap-3 font-semibold" role="status">
        {t('priorities.precision', { count: known.count })}
        <Gauge
          done={known.count}
          total={FACTS.length}
          label={t('priorities.precision', { count: known.count })}
        />
      </p>
      {known.present.length === 0 ? null : (
        <ul className="s grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-2">
          {known.present.map((fact) => (
            <li key={fact} className="flex min-w-0 gap-2">
              <Icon of={Check} className="mt-0.5 text-vert" />
              <span className="min-w-0 break-words">
                {t(`priorities.fact.${fact}`)} <b>{factWords(i18n, card, fact)}</b>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A fact of a card, in words. */
export function factWords({ t, format }: I18n, card: Precise, fact: Fact): string {
  switch (fact) {
    case 'title':
      return card.title.length > 60 ? `${card.title.slice(0, 60).trimEnd()}…` : card.title;
    case 'filiere':
      return card.filiere;
    case 'place':
      return card.place;
    case 'jobs':
      return card.jobs === null ? '' : format.jobs(card.jobs);
    case 'horizon':
      return card.horizon === null ? '' : t(`priorities.horizon.${card.horizon}`);
    case 'returns':
      return format.list(card.returns.map((each) => t(`priorities.return.${each}`)));
    default:
      return fact satisfies never;
  }
}
