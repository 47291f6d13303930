import { precision, type Card } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { factWords } from './precision-meter.tsx';

/** The facts of a card on one line, its title left out. Nothing when it holds none. */
export function CardFacts({ card }: { card: Card }) {
  const i18n = useI18n();
  const facts = precision(card).present.filter((fact) => fact !== 'title');
  if (facts.length === 0) return null;
  return (
    <span className="s mt-1 block break-words">
      {facts
        .map((fact) =>
          fact === 'jobs'
            ? i18n.t('priorities.jobs', { count: card.jobs ?? 0 })
            : factWords(i18n, card, fact),
        )
        .join(', ')}
    </span>
  );
}
