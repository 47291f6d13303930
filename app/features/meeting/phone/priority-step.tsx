import { Lock, Send } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import {
  formatNumber,
  precision,
  type Fact,
  type Horizon,
  type Precise,
  type Return,
} from '#app/documents/precision.ts';
import type { MeetingSnapshot, MeetingStep } from '#app/documents/meeting.ts';
import { PrecisionMeter } from '#app/features/priorities/precision-meter.tsx';
import { useI18n, type MessageKey } from '#app/i18n/index.ts';
import { CONTENT_MAX } from '#app/services/contributions.ts';
import {
  DraftChoice,
  DraftChoices,
  DraftForm,
  DraftText,
  DraftTick,
  useDraft,
  type Draft,
} from './draft-form.tsx';
import { factsIn, type Found } from './facts-in-sentence.ts';
import { canChange, ownOf, type Own } from './model.ts';
import { Bottom, DraftKept } from './bottom.tsx';
import { useSendCard } from './send-card.ts';
import { Sent } from './sent-list.tsx';
import { usePhone } from './use-phone.ts';

const MAX = CONTENT_MAX.priority;
const EMPTY = {
  title: '',
  filiere: '',
  jobs: '',
  jobKind: '',
  returns: [],
  returnsNote: '',
  place: '',
  horizon: '',
  why: '',
  named: '',
} as const;

/** Words of each answer; the type holds them to the documents' own lists. */
const HORIZON_WORDS: Record<Horizon, MessageKey> = {
  '2027': 'priorities.horizon.2027',
  '2028-2030': 'priorities.horizon.2028-2030',
  after: 'priorities.horizon.after',
};
const RETURN_WORDS: Record<Return, MessageKey> = {
  purchases: 'priorities.return.purchases',
  training: 'priorities.return.training',
  wages: 'priorities.return.wages',
  taxes: 'priorities.return.taxes',
  other: 'priorities.return.other',
};
/** Sizes offered by a tap; any other is typed. */
const JOB_TAPS = ['10', '30', '60', '100', '200'] as const;
const WORD_TAPS = 4;
/** Questions asked at once. */
const ASKED = 2;

/** One sentence, the six facts by taps, and a meter that asks what is missing: it never blocks. */
export function PriorityStep({ step }: { step: MeetingStep }) {
  const { given, live, start } = usePhone();
  const { t } = useI18n();
  const sent = ownOf(given.own, 'priority', step.id);
  const [another, setAnother] = useState(false);
  const [changed, setChanged] = useState<Own<'priority'> | null>(null);
  const writes = sent.length === 0 || another;
  if (changed !== null)
    return (
      <Form key={changed.key} step={step} first={false} changing={changed} done={() => setChanged(null)} />
    );
  if (writes)
    return (
      <Form
        key={`new-${sent.length}`}
        step={step}
        first={sent.length === 0}
        changing={null}
        done={() => setAnother(false)}
      />
    );
  const { revealed } = live.snapshot.fields;
  return (
    <>
      <h2 className="text-xl">{t('phone.priority.mine', { count: sent.length })}</h2>
      <ul className="envois">
        {sent.map((own) => (
          <Sent
            key={own.key}
            state={own.state}
            at={own.at}
            refusal={own.refusal}
            sendKey={own.key}
            text={own.content.title}
            number={own.number === null ? null : formatNumber(start.prefix, own.number)}
            detail={<Facts content={own.content} />}
            actions={
              canChange(own) ? (
                <button type="button" className="btn only-script" onClick={() => setChanged(own)}>
                  {t('phone.change')}
                </button>
              ) : null
            }
          />
        ))}
      </ul>
      <p className="flex items-start gap-2 text-base">
        <Icon of={Lock} className="mt-1" />
        {t(revealed ? 'phone.priority.revealed' : 'phone.priority.private')}
      </p>
      {/* Not at the foot: a second tap on « Envoyer » would fall on it. */}
      <button type="button" className="btn g only-script" onClick={() => setAnother(true)}>
        {t('phone.priority.another')}
      </button>
      <Bottom step={step} />
    </>
  );
}

function Facts({ content }: { content: Own<'priority'>['content'] }) {
  const { t } = useI18n();
  return <p className="text-sm">{t('priorities.precision', { count: precision(precise(content)).count })}</p>;
}

function precise(content: Own<'priority'>['content']): Precise {
  const { jobs } = content;
  // A card that waits here still has its number as it was typed.
  return { ...content, jobs: typeof jobs === 'string' ? wholeOf(jobs) : jobs };
}

function Form({
  step,
  first,
  changing,
  done,
}: {
  step: MeetingStep;
  first: boolean;
  changing: Own<'priority'> | null;
  done: () => void;
}) {
  const { start, enhanced, live, frozen } = usePhone();
  const { t } = useI18n();
  const sendCard = useSendCard();
  const draft = useDraft(
    changing === null ? `${step.id}.priority` : `${step.id}.${changing.id}`,
    startOf(changing),
  );
  const known = useMemo(() => knownWords(live.snapshot), [live.snapshot]);
  const found = factsIn(draft.text('title'), known);
  const card = cardOf(draft, found);
  const send = (): void => {
    const content = {
      ...draft.values,
      filiere: card.filiere,
      jobs: draft.text('jobs') === '' ? (card.jobs === null ? '' : String(card.jobs)) : draft.text('jobs'),
      place: card.place,
      horizon: card.horizon ?? '',
      named: undefined,
    };
    const id = changing?.id ?? null;
    if (
      sendCard({
        draft,
        kind: 'priority',
        step: step.id,
        needed: 'title',
        content,
        named: draft.text('named') === 'on',
        id,
      })
    )
      done();
  };
  const id = 'f-priority';
  return (
    <>
      <DraftForm
        id={id}
        path="contributions"
        draft={draft}
        hidden={{
          key: `${start.seed}-priority`,
          step: step.id,
          kind: 'priority',
          ...(changing?.id ? { id: changing.id } : {}),
        }}
        onSend={send}
      >
        <DraftText field="title" label={t('priorities.sentence')} max={MAX.title} rows={4} />
        {enhanced && !draft.filled ? <p className="text-base">{t('phone.priority.example')}</p> : null}
        {enhanced ? <PrecisionMeter card={card} /> : null}
        {enhanced && draft.text('title').trim() !== '' ? (
          <Asking draft={draft} card={card} found={found} known={known} />
        ) : null}
        <details className="plus" open={!enhanced}>
          <summary>{t('phone.priority.all')}</summary>
          <div className="grid gap-4 pt-3">
            <DraftText field="filiere" label={t('priorities.ask.filiere')} max={MAX.filiere} />
            <DraftText field="jobs" label={t('priorities.ask.jobs')} inputMode="numeric" />
            <DraftText field="jobKind" label={t('priorities.jobKind')} max={MAX.jobKind} />
            <DraftText field="place" label={t('priorities.ask.place')} max={MAX.place} />
            <DraftChoice
              field="horizon"
              label={t('priorities.ask.horizon')}
              options={choices(t, HORIZON_WORDS)}
            />
            <DraftChoices
              field="returns"
              label={t('priorities.ask.returns')}
              options={choices(t, RETURN_WORDS)}
            />
            <DraftText
              field="returnsNote"
              label={t('priorities.returnsNote')}
              max={MAX.returnsNote}
              rows={2}
            />
            <DraftText field="why" label={t('priorities.why')} max={MAX.why} rows={3} />
          </div>
        </details>
        <DraftTick field="named" label={t('phone.named')} hint={t('phone.namedHint')} />
      </DraftForm>
      <p className="flex items-start gap-2 text-base">
        <Icon of={Lock} className="mt-1" />
        {t(live.snapshot.fields.revealed ? 'phone.priority.open' : 'phone.priority.private')}
      </p>
      <Bottom step={step}>
        <DraftKept draft={draft} />
        <button type="submit" form={id} className="btn p g" aria-disabled={frozen || undefined}>
          {t(changing === null ? 'phone.priority.send' : 'phone.saveChange')}
          <Icon of={Send} />
        </button>
        {first ? null : (
          <button
            type="button"
            className="btn g only-script"
            onClick={() => {
              draft.clear();
              done();
            }}
          >
            {t('phone.giveUp')}
          </button>
        )}
      </Bottom>
    </>
  );
}

/** The first facts missing, asked by taps. What was read in the sentence is said, with the rule that read it. */
function Asking({ draft, card, found, known }: { draft: Draft; card: Precise; found: Found; known: Known }) {
  const { t } = useI18n();
  const { frozen } = usePhone();
  const missing = precision(card).missing;
  const words = (list: readonly string[]) =>
    list.slice(0, WORD_TAPS).map((each) => ({ value: each, label: each }));
  const taps: Partial<Record<Fact, readonly { value: string; label: string }[]>> = {
    filiere: words(known.filieres),
    jobs: JOB_TAPS.map((value) => ({ value, label: value })),
    place: words(known.places),
    horizon: choices(t, HORIZON_WORDS),
    returns: choices(t, RETURN_WORDS),
  };
  const asked = missing.filter((fact): fact is Exclude<Fact, 'title'> => fact !== 'title').slice(0, ASKED);
  const read = Object.keys(found).filter((fact) => draft.text(fact) === '');
  if (asked.length === 0) return <p className="text-base font-semibold">{t('phone.priority.complete')}</p>;
  return (
    <>
      {read.length === 0 ? null : <p className="text-sm">{t('phone.priority.read')}</p>}
      <div className="avis flex-col" data-tone="room">
        {asked.map((fact) => (
          <div key={fact} role="group" aria-label={t(`priorities.ask.${fact}`)} className="grid gap-2">
            <p className="text-base font-semibold">{t(`priorities.ask.${fact}`)}</p>
            <span className="flex flex-wrap gap-2">
              {(taps[fact] ?? []).map(({ value, label }) => (
                <button
                  key={value}
                  type="button"
                  className="btn"
                  aria-disabled={frozen || undefined}
                  onClick={() => !frozen && draft.set(fact, fact === 'returns' ? [value] : value)}
                >
                  {label}
                </button>
              ))}
              {fact === 'filiere' || fact === 'place' ? <TypedAnswer draft={draft} fact={fact} /> : null}
            </span>
          </div>
        ))}
        <p className="text-sm">{t('phone.priority.never')}</p>
      </div>
    </>
  );
}

/** An answer in words, taken when one leaves the field: the question must not go while it is being written. */
function TypedAnswer({ draft, fact }: { draft: Draft; fact: 'filiere' | 'place' }) {
  const { t } = useI18n();
  const [typed, setTyped] = useState('');
  const keep = (): void => {
    if (typed.trim() !== '') draft.set(fact, typed.trim());
  };
  return (
    <span className="flex min-w-0 grow basis-full gap-2">
      <input
        className="saisie min-w-0"
        aria-label={t(`priorities.ask.${fact}`)}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          keep();
        }}
      />
      <button type="button" className="btn" onClick={keep}>
        {t('phone.ok')}
      </button>
    </span>
  );
}

type Known = { filieres: readonly string[]; places: readonly string[] };

/** Filières and places the room has named already, those said most often first. */
function knownWords({ collections }: MeetingSnapshot): Known {
  return {
    filieres: common(
      [...collections.sites, ...collections.links, ...collections.cards].map(({ filiere }) => filiere),
    ),
    places: common([
      ...collections.sites.map(({ commune }) => commune),
      ...collections.cards.map(({ place }) => place),
    ]),
  };
}

function common(words: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const word of words) if (word.trim() !== '') times.set(word.trim(), (times.get(word.trim()) ?? 0) + 1);
  return [...times].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word]) => word);
}

/** What is typed, and where nothing is typed what the sentence says. */
function cardOf(draft: Draft, found: Found): Precise {
  const horizon = draft.text('horizon');
  const typed = draft.text('jobs');
  return {
    title: draft.text('title'),
    filiere: draft.text('filiere') || (found.filiere ?? ''),
    jobs: typed === '' ? (found.jobs ?? null) : wholeOf(typed),
    place: draft.text('place') || (found.place ?? ''),
    horizon: isHorizon(horizon) ? horizon : (found.horizon ?? null),
    returns: draft.list('returns').filter(isReturn),
  };
}

function startOf(changing: Own<'priority'> | null) {
  if (changing === null) return EMPTY;
  const { jobs, horizon, returns, ...words } = changing.content;
  return {
    ...EMPTY,
    ...words,
    jobs: jobs === null ? '' : String(jobs),
    horizon: horizon ?? '',
    returns: [...returns],
    named: changing.named ? 'on' : '',
  };
}

function wholeOf(typed: string): number | null {
  const digits = typed.replace(/[\s\u00a0\u202f]/gu, '');
  return /^\d{1,9}$/u.test(digits) ? Number(digits) : null;
}

function isHorizon(value: string): value is Horizon {
  return Object.hasOwn(HORIZON_WORDS, value);
}

function isReturn(value: string): value is Return {
  return Object.hasOwn(RETURN_WORDS, value);
}

function choices(t: (key: MessageKey) => string, words: Readonly<Record<string, MessageKey>>) {
  return Object.entries(words).map(([value, key]) => ({ value, label: t(key) }));
}
