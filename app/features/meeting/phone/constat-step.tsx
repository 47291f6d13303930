import { Send } from 'lucide-react';
import { useMemo } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { ExampleTag } from '#app/components/tag.tsx';
import type { MeetingStep, MeetingStrategy } from '#app/documents/meeting.ts';
import { BesideTable, ComparableBasins } from '#app/features/basin/beside-table.tsx';
import { addressIn, strategyFacts } from '#app/features/diagnostic/strategy-words.ts';
import { useI18n, type MessageKey } from '#app/i18n/index.ts';
import { CONTENT_MAX, REACTIONS } from '#app/services/contributions.ts';
import type { ReactionValue } from '#app/services/index.ts';
import { orderFor } from '#app/services/polls.ts';
import { Bottom, DraftKept } from './bottom.tsx';
import { DraftForm, DraftText, DraftTick, useDraft } from './draft-form.tsx';
import { ownOf, type BasinLine } from './model.ts';
import { OwnList } from './own-list.tsx';
import { Panes } from './panes.tsx';
import { useSendCard } from './send-card.ts';
import { usePhone } from './use-phone.ts';

const EMPTY = { text: '', actor: '', named: '' } as const;

/** Read three figures, say what is true here, and mark what the others say, one at a time. */
export function ConstatStep({ step }: { step: MeetingStep }) {
  const { t } = useI18n();
  const { start, live, given } = usePhone();
  const mine = new Set(ownOf(given.own, 'statement').map(({ id }) => id));
  const others = live.snapshot.collections.statements.filter(({ id }) => !mine.has(id));
  const left = others.filter(({ id }) => given.reactions[id] === undefined).length;
  return (
    <>
      <Panes
        label={t('phone.constat.what')}
        panes={[
          { id: 'read', label: t('phone.constat.figures'), content: <Figures /> },
          { id: 'write', label: t('phone.constat.write'), content: <Write step={step} /> },
          { id: 'mark', label: t('phone.constat.mark', { count: left }), content: <Mark others={others} /> },
        ]}
      />
      <Bottom step={step} />
      {start.mine === null ? null : (
        <OwnList
          kind="statement"
          step={step.id}
          title={t('phone.constat.mine')}
          write={({ content }) => content.text}
        />
      )}
    </>
  );
}

function Figures() {
  const { start, live } = usePhone();
  const { t } = useI18n();
  const { zone, name, figures, lines } = start.basin;
  const voted = [...live.snapshot.collections.strategies]
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .slice(0, STRATEGIES_MAX);
  return (
    <>
      <h2 className="text-xl">{name}</h2>
      {figures.length === 0 ? (
        <p>{t('phone.basin.none')}</p>
      ) : (
        <div className="grid gap-2 text-base">
          <BesideTable beside={start.basin} />
          <ComparableBasins beside={start.basin} />
        </div>
      )}
      <ul className="grid gap-3">
        {lines.map((line) => (
          <li key={line.id} className="border-t border-bord pt-2">
            <Line line={line} />
          </li>
        ))}
      </ul>
      <a className="btn g" href={`/bassins/${zone}`}>
        {t('phone.basin.all')}
      </a>
      {voted.length === 0 ? null : <Voted lines={voted} />}
    </>
  );
}

/** Strategies that a phone shows: more would be read by nobody in a few minutes. */
const STRATEGIES_MAX = 12;

/** What assemblies have voted already: read before the same is proposed again. */
function Voted({ lines }: { lines: readonly MeetingStrategy[] }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <>
      <h2 className="mt-2 text-xl">{t('phone.voted')}</h2>
      <ul className="grid gap-3">
        {lines.map((each) => {
          const facts = strategyFacts(i18n, each);
          const address = addressIn(each.source);
          return (
            <li key={each.id} className="grid gap-1 border-t border-bord pt-2">
              <p className="font-semibold break-words">
                {each.title} {each.example ? <ExampleTag /> : null}
              </p>
              {facts === '' ? null : <p className="text-base break-words">{facts}</p>}
              {each.commitment === '' ? null : <p className="break-words">{each.commitment}</p>}
              {each.doubt === '' ? null : (
                <p className="text-base break-words">{t('phone.voted.doubt', { doubt: each.doubt })}</p>
              )}
              {address === null ? null : (
                <a href={address} rel="noreferrer" className="text-base">
                  {t('phone.voted.read')}
                  <span className="sr"> {each.title}</span>
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Line({ line }: { line: BasinLine }) {
  const { rich, format } = useI18n();
  switch (line.id) {
    case 'industry':
      return <p>{rich('phone.basin.industry', { posts: <b>{format.count(line.posts)}</b> })}</p>;
    case 'unemployment':
      return <p>{rich('phone.basin.before', { rate: <b>{format.percent(line.before, 1)}</b> })}</p>;
    case 'speciality':
      return (
        <p>
          {rich('phone.basin.speciality', {
            label: <b>{line.label}</b>,
            times: <b>{format.fixed(line.times, 1)}</b>,
          })}
        </p>
      );
    default:
      return line satisfies never;
  }
}

function Write({ step }: { step: MeetingStep }) {
  const { t } = useI18n();
  const { start, frozen } = usePhone();
  const sendCard = useSendCard();
  const draft = useDraft(`${step.id}.statement`, EMPTY);
  return (
    <DraftForm
      id="f-statement"
      path="contributions"
      draft={draft}
      hidden={{ key: `${start.seed}-statement`, step: step.id, kind: 'statement' }}
      onSend={() => {
        const content = { text: draft.text('text'), actor: draft.text('actor') };
        sendCard({
          draft,
          kind: 'statement',
          step: step.id,
          needed: 'text',
          content,
          named: draft.text('named') === 'on',
        });
      }}
    >
      <DraftText field="text" label={t('phone.constat.text')} max={CONTENT_MAX.statement.text} rows={3} />
      <DraftText
        field="actor"
        label={t('phone.constat.actor')}
        hint={t('phone.constat.actorHint')}
        max={CONTENT_MAX.statement.actor}
      />
      <DraftTick field="named" label={t('phone.named')} hint={t('phone.namedHint')} />
      <DraftKept draft={draft} />
      <button type="submit" className="btn p g" aria-disabled={frozen || undefined}>
        {t('phone.constat.send')}
        <Icon of={Send} />
      </button>
    </DraftForm>
  );
}

const REACTION_WORDS: Record<ReactionValue, MessageKey> = {
  agree: 'phone.react.agree',
  disagree: 'phone.react.disagree',
  pass: 'phone.react.pass',
  surprising: 'phone.react.surprising',
};

/** The statements of the others, one at a time, in an order of one's own: the first of a common list would get all the looks. */
function Mark({ others }: { others: readonly { id: string; text: string; actor: string }[] }) {
  const { t } = useI18n();
  const { start, given, send, frozen } = usePhone();
  const order = useMemo(() => orderFor(others, start.me.id), [others, start.me.id]);
  const done = order.filter(({ id }) => given.reactions[id] !== undefined);
  const next = order.find(({ id }) => given.reactions[id] === undefined);
  const last = done.at(-1);
  if (others.length === 0) return <p>{t('phone.constat.noneYet')}</p>;
  return (
    <>
      <p className="text-base" role="status">
        {t('phone.constat.progress', { count: done.length, total: order.length })}
      </p>
      {next === undefined ? (
        <p>{t('phone.constat.allMarked')}</p>
      ) : (
        <form
          key={next.id}
          method="post"
          action={`/m/${start.meeting.id}/reactions`}
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            const by = (event.nativeEvent as SubmitEvent).submitter;
            const value = REACTIONS.find((each) => by instanceof HTMLButtonElement && each === by.value);
            if (value !== undefined && !frozen) send({ what: 'reaction', contribution: next.id, value });
          }}
        >
          <input type="hidden" name="contribution" value={next.id} />
          <blockquote className="fiche">
            {next.actor === '' ? null : (
              <p className="text-sm font-semibold">{t('phone.constat.about', { actor: next.actor })}</p>
            )}
            <p className="nom break-words">{next.text}</p>
          </blockquote>
          <div className="grid grid-cols-2 gap-2">
            {REACTIONS.map((value) => (
              <button
                key={value}
                type="submit"
                name="value"
                value={value}
                className="btn g"
                aria-disabled={frozen || undefined}
              >
                {t(REACTION_WORDS[value])}
              </button>
            ))}
          </div>
        </form>
      )}
      {last === undefined ? null : (
        <p className="text-sm">
          {t('phone.constat.last', {
            text: shorten(last.text),
            mark: t(REACTION_WORDS[given.reactions[last.id] ?? 'pass']),
          })}
        </p>
      )}
    </>
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}
