import { Check, Send, TriangleAlert } from 'lucide-react';
import { Icon } from '#app/components/icon.tsx';
import { ACTION_FACTS, missingOf, type ActionFact } from '#app/documents/meeting-reading.ts';
import type { MeetingAction, MeetingStep } from '#app/documents/meeting.ts';
import { useI18n, type MessageKey } from '#app/i18n/index.ts';
import { CONTENT_MAX } from '#app/services/contributions.ts';
import { Bottom, DraftKept } from './bottom.tsx';
import { DraftForm, DraftSelect, DraftText, DraftTick, useDraft } from './draft-form.tsx';
import { Remarks } from './exchange-step.tsx';
import { OwnList } from './own-list.tsx';
import { Panes } from './panes.tsx';
import { useSendCard } from './send-card.ts';
import { usePhone } from './use-phone.ts';

const FACT_WORDS: Record<ActionFact, MessageKey> = {
  owner: 'phone.action.owner',
  firstStep: 'phone.action.firstStep',
  day: 'phone.action.day',
  means: 'phone.action.means',
  indicator: 'phone.action.indicator',
};

const DAY_MS = 86_400_000;

/** Propose an action that can begin tomorrow, and read those the room keeps. */
export function ActionsStep({ step }: { step: MeetingStep }) {
  const { t } = useI18n();
  const { live } = usePhone();
  const kept = live.snapshot.collections.actions;
  return (
    <>
      <Panes
        label={t('phone.actions.what')}
        panes={[
          { id: 'write', label: t('phone.actions.propose'), content: <Propose step={step} /> },
          {
            id: 'read',
            label: t('phone.actions.kept', { count: kept.length }),
            content: <ActionList step={step} />,
          },
        ]}
      />
      <Bottom step={step} />
      <OwnList
        kind="action"
        step={step.id}
        title={t('phone.actions.mine')}
        write={({ content }) => content.title}
      />
    </>
  );
}

/** The actions the room sees, each with what it still lacks. */
export function ActionList({ step }: { step: MeetingStep | null }) {
  const { t } = useI18n();
  const { live } = usePhone();
  const kept = [...live.snapshot.collections.actions].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  if (kept.length === 0) return <p>{t('phone.actions.none')}</p>;
  return (
    <ul className="grid gap-3">
      {kept.map((action) => (
        <li key={action.id}>
          <ActionCard action={action} step={step} />
        </li>
      ))}
    </ul>
  );
}

function ActionCard({ action, step }: { action: MeetingAction; step: MeetingStep | null }) {
  const { t, format } = useI18n();
  const missing = missingOf(action);
  return (
    <article className="fiche">
      <h3 className="nom break-words">{action.title}</h3>
      <dl className="grid gap-1 text-base">
        {ACTION_FACTS.filter((fact) => !missing.includes(fact)).map((fact) => (
          <div key={fact}>
            <dt className="inline font-semibold">{t(FACT_WORDS[fact])}</dt>{' '}
            <dd className="inline break-words">
              {fact === 'day' ? format.date(action.day ?? '', 'day') : action[fact]}
            </dd>
          </div>
        ))}
      </dl>
      <p className="flex gap-2 text-base font-semibold">
        <Icon of={missing.length === 0 ? Check : TriangleAlert} className="mt-1" />
        {missing.length === 0
          ? t('phone.actions.complete')
          : t('phone.actions.lacks', {
              list: format.list(missing.map((fact) => t(FACT_WORDS[fact]).toLowerCase())),
            })}
      </p>
      {step === null ? null : <Remarks about={action.id} step={step} />}
    </article>
  );
}

function Propose({ step }: { step: MeetingStep }) {
  const { t } = useI18n();
  const { start, live, frozen } = usePhone();
  const sendCard = useSendCard();
  const max = CONTENT_MAX.action;
  // The day after the meeting, by the server's clock, in Paris.
  const tomorrow = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(
    new Date(start.live.now + DAY_MS),
  );
  const draft = useDraft(`${step.id}.action`, {
    title: '',
    owner: '',
    ownerAgrees: '',
    firstStep: '',
    day: tomorrow,
    means: '',
    indicator: '',
    parent: '',
  });
  const { cards } = live.snapshot.collections;
  const parent = draft.text('parent');
  return (
    <DraftForm
      id="f-action"
      path="contributions"
      draft={draft}
      hidden={{ key: `${start.seed}-action`, step: step.id, kind: 'action' }}
      onSend={() => {
        const content = { ...draft.values, parent: undefined };
        sendCard({
          draft,
          kind: 'action',
          step: step.id,
          needed: 'title',
          content,
          parent: parent === '' ? null : parent,
        });
      }}
    >
      <DraftText field="title" label={t('phone.action.title')} max={max.title} rows={2} />
      <DraftText field="owner" label={t('phone.action.owner')} max={max.owner} />
      <DraftTick field="ownerAgrees" label={t('phone.action.ownerAgrees')} />
      <DraftText field="firstStep" label={t('phone.action.firstStep')} max={max.firstStep} rows={2} />
      <DraftText field="day" label={t('phone.action.day')} type="date" />
      <DraftText field="means" label={t('phone.action.means')} max={max.means} />
      <DraftText field="indicator" label={t('phone.action.indicator')} max={max.indicator} />
      {cards.length === 0 ? null : (
        <DraftSelect
          field="parent"
          label={t('phone.action.from')}
          empty={t('phone.action.fromNone')}
          options={cards.map((card) => ({ value: card.id, label: card.title }))}
        />
      )}
      <DraftKept draft={draft} />
      <button type="submit" className="btn p g" aria-disabled={frozen || undefined}>
        {t('phone.actions.send')}
        <Icon of={Send} />
      </button>
    </DraftForm>
  );
}
