import { useEffect, useRef, useState } from 'react';
import { Button, Section } from '#app/components/index.ts';
import {
  HORIZONS,
  precision,
  priorities,
  RETURNS,
  setField,
  type Card,
  type Fact,
} from '#app/documents/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { NumberField, TapField, TapsField, TextField } from '#app/features/editing/fields.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { factsToAsk, usualAnswers } from './groups.ts';
import { PrecisionMeter } from './precision-meter.tsx';

/** Sizes offered by a tap; any other is typed in its field. */
const JOB_TAPS = [10, 30, 60, 100, 200] as const;
/** Known answers offered by taps, at most. */
const WORD_TAPS = 5;

/** One card being made precise: the sentence, the meter, the missing facts by taps, then every fact in its field. */
export function CardForm({ card, cards, fresh }: { card: Card; cards: readonly Card[]; fresh: boolean }) {
  const { t } = useI18n();
  const at = (field: string): string => `cards/${card.id}/${field}`;
  return (
    <div className="grid gap-4">
      <TextField
        path={at('title')}
        label={t('priorities.sentence')}
        value={card.title}
        rows={3}
        autoFocus={fresh}
      />
      <Asking card={card} cards={cards} />
      <Section title={t('priorities.facts')} level={3} className="grid gap-3">
        <TextField path={at('filiere')} label={t('priorities.fact.filiere')} value={card.filiere} />
        <div className="grid gap-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <NumberField path={at('jobs')} label={t('priorities.fact.jobs')} value={card.jobs} />
          <TextField path={at('jobKind')} label={t('priorities.jobKind')} value={card.jobKind} />
        </div>
        <TextField path={at('place')} label={t('priorities.fact.place')} value={card.place} />
        <TapField
          path={at('horizon')}
          label={t('priorities.ask.horizon')}
          value={card.horizon}
          options={HORIZONS.map((value) => ({ value, label: t(`priorities.horizon.${value}`) }))}
        />
        <TapsField
          path={at('returns')}
          label={t('priorities.ask.returns')}
          value={card.returns}
          options={RETURNS.map((value) => ({ value, label: t(`priorities.return.${value}`) }))}
        />
        {card.returns.length === 0 ? null : (
          <TextField
            path={at('returnsNote')}
            label={t('priorities.returnsNote')}
            value={card.returnsNote}
            rows={2}
          />
        )}
        <TextField path={at('why')} label={t('priorities.why')} value={card.why} rows={3} />
      </Section>
    </div>
  );
}

/** The meter, and the first two missing facts asked by taps. An answer given moves the question away, never the fields. */
function Asking({ card, cards }: { card: Card; cards: readonly Card[] }) {
  const { t, format } = useI18n();
  const editor = useEditor();
  const meter = useRef<HTMLDivElement>(null);
  const [answered, setAnswered] = useState<Fact | null>(null);
  const known = precision(card);
  const count = known.count;
  useEffect(() => {
    // The tapped button is gone with its question: without this the keyboard would start again from the top of the page.
    if (answered !== null) meter.current?.focus();
  }, [answered, count]);
  const answer = (fact: Fact, value: unknown): void => {
    if (editor.doc === null) return;
    if (setField(priorities, editor.doc, `cards/${card.id}/${fact}`, value, editor.author).ok)
      setAnswered(fact);
  };
  const taps = {
    filiere: usualAnswers(cards, 'filiere', WORD_TAPS).map((words) => ({ value: words, words })),
    place: usualAnswers(cards, 'place', WORD_TAPS).map((words) => ({ value: words, words })),
    jobs: JOB_TAPS.map((value) => ({ value, words: format.jobs(value) })),
    horizon: HORIZONS.map((value) => ({ value, words: t(`priorities.horizon.${value}`) })),
    returns: RETURNS.map((value) => ({ value: [value], words: t(`priorities.return.${value}`) })),
  };
  const asked = factsToAsk(card)
    .filter((fact) => taps[fact].length > 0)
    .slice(0, 2);
  return (
    <div className="grid gap-3" ref={meter} tabIndex={-1}>
      <PrecisionMeter card={card} />
      {asked.length === 0 ? null : (
        <div className="avis flex-col" data-tone="room">
          {asked.map((fact) => (
            <div key={fact} role="group" aria-label={t(`priorities.ask.${fact}`)} className="grid gap-2">
              <p className="font-semibold">{t(`priorities.ask.${fact}`)}</p>
              <span className="flex flex-wrap gap-2">
                {taps[fact].map(({ value, words }) => (
                  <Button key={words} onClick={() => answer(fact, value)}>
                    {words}
                  </Button>
                ))}
              </span>
            </div>
          ))}
        </div>
      )}
      {known.missing.length === 0 ? null : <p className="s doux">{t('priorities.neverBlocks')}</p>}
    </div>
  );
}
