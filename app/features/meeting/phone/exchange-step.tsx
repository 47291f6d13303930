import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { formatNumber } from '#app/documents/precision.ts';
import type { MeetingCard, MeetingStep } from '#app/documents/meeting.ts';
import { useI18n } from '#app/i18n/index.ts';
import { CONTENT_MAX } from '#app/services/contributions.ts';
import { Bottom, DraftKept } from './bottom.tsx';
import { DraftForm, DraftText, DraftTick, useDraft } from './draft-form.tsx';
import { OwnList } from './own-list.tsx';
import { useSendCard } from './send-card.ts';
import { usePhone } from './use-phone.ts';

/** Cards shown before « En montrer plus »: three hundred at once are not read. */
const PAGE = 20;

/** The priorities the room has shown, one's own table first, each with what people say of it. */
export function ExchangeStep({ step }: { step: MeetingStep }) {
  const { t } = useI18n();
  const { live, given } = usePhone();
  const { cards, groups } = live.snapshot.collections;
  const [shown, setShown] = useState(PAGE);
  const titles = new Map(groups.map(({ id, title, position }) => [id, { title, position: position ?? 0 }]));
  const mine = new Set(given.own.map(({ id }) => id));
  const sorted = [...cards].sort(
    (a, b) =>
      (titles.get(a.group ?? '')?.position ?? 1e6) - (titles.get(b.group ?? '')?.position ?? 1e6) ||
      Number(b.table !== null && b.table === given.table) -
        Number(a.table !== null && a.table === given.table) ||
      (a.number ?? 0) - (b.number ?? 0),
  );
  return (
    <>
      {given.table === null ? null : (
        <p className="text-base">{t('phone.table.yours', { count: given.table })}</p>
      )}
      {cards.length === 0 ? (
        <p>{t('phone.exchange.none')}</p>
      ) : (
        <p className="text-base">{t('phone.exchange.count', { count: cards.length })}</p>
      )}
      <ul className="grid gap-3">
        {sorted.slice(0, shown).map((card, place) => {
          const group = titles.get(card.group ?? '')?.title ?? null;
          const before = titles.get(sorted[place - 1]?.group ?? '')?.title ?? null;
          return (
            <li key={card.id} className="grid gap-2">
              {group !== null && group !== before ? (
                <h2 className="border-t-2 border-encre pt-2 text-xl">{group}</h2>
              ) : null}
              <Card card={card} step={step} own={mine.has(card.id)} />
            </li>
          );
        })}
      </ul>
      {sorted.length > shown ? (
        <button type="button" className="btn g only-script" onClick={() => setShown(shown + PAGE)}>
          {t('phone.exchange.more', { count: Math.min(PAGE, sorted.length - shown) })}
        </button>
      ) : null}
      <Bottom step={step} />
    </>
  );
}

function Card({ card, step, own }: { card: MeetingCard; step: MeetingStep; own: boolean }) {
  const { t, format } = useI18n();
  const { start } = usePhone();
  const facts = [
    card.filiere,
    card.jobs === null ? '' : t('priorities.jobs', { count: card.jobs }),
    card.jobKind,
    card.place,
    card.horizon === null ? '' : t(`priorities.horizon.${card.horizon}`),
    card.returns.length === 0 ? '' : format.list(card.returns.map((each) => t(`priorities.return.${each}`))),
  ].filter((fact) => fact !== '');
  return (
    <article className="fiche">
      <p className="no">
        {card.number === null ? null : formatNumber(start.prefix, card.number)}
        {own ? <b className="font-sans">{t('phone.exchange.yours')}</b> : null}
        {card.table === null ? null : (
          <span className="pousse">{t('phone.table.short', { count: card.table })}</span>
        )}
      </p>
      <h3 className="nom break-words">{card.title}</h3>
      {facts.length === 0 ? null : <p className="text-base break-words">{facts.join(', ')}</p>}
      {card.why === '' ? null : <p className="text-base break-words">{card.why}</p>}
      {card.author === '' ? null : <p className="text-sm">{card.author}</p>}
      <Remarks about={card.id} step={step} />
    </article>
  );
}

/** What people say of something the room reads, and a word of one's own. */
export function Remarks({ about, step }: { about: string; step: MeetingStep }) {
  const { t } = useI18n();
  const { live } = usePhone();
  const said = live.snapshot.collections.comments.filter((comment) => comment.about === about);
  return (
    <details className="plus">
      <summary>
        <Icon of={MessageSquare} /> {t('phone.exchange.comments', { count: said.length })}
      </summary>
      <ul className="grid gap-2 pt-2">
        {said.map((comment) => (
          <li key={comment.id} className="border-l-4 border-bord pl-3 text-base break-words">
            {comment.text}
            {comment.author === '' ? null : <span className="block text-sm">{comment.author}</span>}
          </li>
        ))}
      </ul>
      <Comment about={about} step={step} />
    </details>
  );
}

/** A few words on something the room reads. */
function Comment({ about, step }: { about: string; step: MeetingStep }) {
  const { t } = useI18n();
  const { start, frozen, live } = usePhone();
  const sendCard = useSendCard();
  const draft = useDraft(`${step.id}.comment.${about}`, { text: '', named: '' });
  if (step.id !== live.snapshot.fields.stepId || start.mine === null) return null;
  return (
    <>
      <DraftForm
        id={`f-comment-${about}`}
        path="contributions"
        draft={draft}
        className="grid gap-2 pt-3"
        hidden={{
          key: `${start.seed}-c${about.slice(0, 24)}`,
          step: step.id,
          kind: 'comment',
          parent: about,
        }}
        onSend={() =>
          sendCard({
            draft,
            kind: 'comment',
            step: step.id,
            needed: 'text',
            content: { text: draft.text('text') },
            named: draft.text('named') === 'on',
            parent: about,
          })
        }
      >
        <DraftText field="text" label={t('phone.exchange.say')} max={CONTENT_MAX.comment.text} rows={2} />
        <DraftTick field="named" label={t('phone.named')} />
        <DraftKept draft={draft} />
        <button type="submit" className="btn g" aria-disabled={frozen || undefined}>
          {t('phone.exchange.send')}
        </button>
      </DraftForm>
      <OwnList
        kind="comment"
        step={step.id}
        parent={about}
        title={t('phone.exchange.myComments')}
        write={({ content }) => content.text}
      />
    </>
  );
}
