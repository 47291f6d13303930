import { ArrowLeft } from 'lucide-react';
import { Button, LinkButton } from '#app/components/button.tsx';
import { Logo } from '#app/components/logo.tsx';
import { Notice } from '#app/components/notice.tsx';
import { Tag, type TagTone } from '#app/components/tag.tsx';
import { Select, TextArea, TextField } from '#app/components/text-field.tsx';
import { useI18n, type I18n } from '#app/i18n/index.ts';
import { FOLLOW_NOTE_MAX, FOLLOW_STATES, type FollowState } from '#app/services/after.ts';
import type { Since, SinceAction } from './load-since.ts';
import type { SinceAnswer } from './say-since.ts';

const TONES: Readonly<Record<FollowState, TagTone>> = {
  todo: 'plain',
  doing: 'running',
  done: 'done',
  dropped: 'plain',
};

/** « Et depuis ? »: each action of a meeting, what was said of it at 1, 30 and 90 days. Its forms work without script. */
export function SincePage({ since, answer }: { since: Since; answer: SinceAnswer | null }) {
  const { t, format } = useI18n();
  const { meeting, space, actions, terms, key } = since;
  const count = (states: readonly (FollowState | null)[]): number =>
    actions.filter(({ state }) => states.includes(state)).length;
  return (
    <main className="feuille large">
      <header className="bilan-tete">
        <Logo />
        <span>{t('after.since.kicker')}</span>
      </header>
      <h1>{t('after.since.title')}</h1>
      <p>
        <b>{meeting.title}</b>, {format.date(meeting.heldOn)}, {space.name}
      </p>
      {meeting.closed ? null : (
        <Notice tone="room" title={t('after.since.open')} live={false}>
          {t('after.since.openText')}
        </Notice>
      )}
      {key === null && actions.length > 0 ? (
        <p className="mt-2">
          {t('after.since.count', {
            done: count(['done']),
            doing: count(['doing']),
            rest: count(['todo', null]),
            dropped: count(['dropped']),
          })}
        </p>
      ) : null}
      {key === null ? null : <p className="mt-2">{t('after.since.byLink')}</p>}
      {actions.length === 0 ? (
        <div className="vide mt-4">
          <p>
            <b>{t('restitution.actions.empty')}</b>
          </p>
          <p>{t('after.since.empty')}</p>
        </div>
      ) : null}
      <ol className="mt-4 grid gap-6">
        {actions.map((action) => (
          <li key={action.id} id={action.id}>
            <OneAction
              action={action}
              terms={terms}
              since={since}
              answer={answer?.actionId === action.id ? answer : null}
            />
          </li>
        ))}
      </ol>
      {answer?.actionId === '' ? <Notice tone="error" title={answer.sentence} /> : null}
      {key === null ? (
        <p className="no-print mt-6 flex flex-wrap gap-3">
          {space.readable ? (
            <>
              <LinkButton icon={ArrowLeft} href={`/s/${space.id}`}>
                {space.name}
              </LinkButton>
              <LinkButton href={`/m/${meeting.id}/restitution`}>{t('after.since.whole')}</LinkButton>
            </>
          ) : (
            <LinkButton icon={ArrowLeft} href={`/m/${meeting.id}/fiche`}>
              {t('after.since.sheet')}
            </LinkButton>
          )}
        </p>
      ) : null}
    </main>
  );
}

function OneAction({
  action,
  terms,
  since,
  answer,
}: {
  action: SinceAction;
  terms: Since['terms'];
  since: Since;
  answer: SinceAnswer | null;
}) {
  const { t, format } = useI18n();
  const { title, owner, day, late, awaited, state, progress, inRoadmap, said, number } = action;
  return (
    <article className="border-t-2 border-encre pt-2">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-xl break-words">{title}</h2>
        <Tag tone={state === null ? 'plain' : TONES[state]}>
          {state === null ? t('after.state.none') : t(`after.state.${state}`)}
        </Tag>
        {late > 0 ? <Tag tone="late">{t('after.since.late', { count: late })}</Tag> : null}
      </div>
      <p>
        {owner || t('after.nobody')}, {day === null ? t('after.noDay') : format.date(day, 'day')}
        {number === null ? '' : `, ${number}`}
      </p>
      {inRoadmap ? (
        <p>
          {t('after.since.progress', { percent: format.number(progress ?? 0, 0) })}{' '}
          {since.space.readable ? (
            <a href={`/s/${since.space.id}/feuille-de-route`}>{t('after.since.roadmap')}</a>
          ) : null}
        </p>
      ) : null}
      {awaited === null ? null : (
        <p className="font-semibold text-prune">
          {awaited === 0
            ? t('after.since.today', { term: termName({ t }, since.term) })
            : t('after.since.awaited', { term: termName({ t }, since.term), count: awaited })}
        </p>
      )}
      <ol className="mt-2 grid gap-3 sm:grid-cols-3">
        {terms.map(({ term, day: on, come }) => {
          const line = said.find((each) => each.term === term);
          return (
            <li key={term} className="border border-bord p-3">
              <b className="block">{termName({ t }, term)}</b>
              {line === undefined ? (
                <span>
                  {come
                    ? t('after.since.nothing', { day: format.date(on, 'short') })
                    : t('after.since.coming', { day: format.date(on) })}
                </span>
              ) : (
                <>
                  <span className="block font-semibold">{t(`after.state.${line.state}`)}</span>
                  {line.note === '' ? null : (
                    <span className="block break-words whitespace-pre-line">{line.note}</span>
                  )}
                  <span className="doux block text-base">
                    {t('after.since.saidBy', { name: line.by, day: format.date(line.at) })}
                  </span>
                </>
              )}
            </li>
          );
        })}
      </ol>
      {answer === null ? null : <Notice tone={answer.kept ? 'done' : 'error'} title={answer.sentence} />}
      {action.mayWrite ? <Say action={action} term={since.term} /> : null}
      {action.email === null ? null : (
        <Owner action={action} email={action.email} until={terms.at(-1)?.day} />
      )}
    </article>
  );
}

/** What became of it: a state, or for an action of the roadmap its own progress, and a note. */
function Say({ action, term }: { action: SinceAction; term: Since['term'] }) {
  const { t, format } = useI18n();
  const { id, state, progress, inRoadmap, said } = action;
  return (
    <details className="plus no-print mt-2" open={said.every((each) => each.term !== term)}>
      <summary>{t('after.say', { term: termName({ t }, term) })}</summary>
      <form method="post" className="grid max-w-xl gap-3 pt-2">
        <input type="hidden" name="intent" value="say" />
        <input type="hidden" name="action" value={id} />
        {inRoadmap ? (
          <>
            <TextField
              label={t('after.say.progress')}
              name="progress"
              inputMode="numeric"
              maxLength={10}
              defaultValue={format.number(progress ?? 0, 0)}
              hint={t('after.say.progressHint')}
            />
            <label className="flex items-center gap-2">
              <input type="checkbox" name="state" value="dropped" defaultChecked={state === 'dropped'} />
              {t('after.say.dropped')}
            </label>
          </>
        ) : (
          <Select
            label={t('after.say.state')}
            name="state"
            defaultValue={state ?? 'doing'}
            options={FOLLOW_STATES.map((each) => ({ value: each, label: t(`after.state.${each}`) }))}
          />
        )}
        <TextArea label={t('after.say.note')} name="note" rows={2} maxLength={FOLLOW_NOTE_MAX} />
        <div>
          <Button type="submit" tone="primary">
            {t('after.say.send')}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** Where the reminders of an action go, and until when that is kept. */
function Owner({ action, email, until }: { action: SinceAction; email: string; until: string | undefined }) {
  const { t, format } = useI18n();
  return (
    <details className="plus no-print mt-2">
      <summary>{t(email === '' ? 'after.owner.none' : 'after.owner.set', { email })}</summary>
      <form method="post" className="grid max-w-xl gap-2 pt-2" noValidate>
        <input type="hidden" name="intent" value="owner" />
        <input type="hidden" name="action" value={action.id} />
        <p>{t('after.owner.promise', { day: until === undefined ? '' : format.date(until) })}</p>
        <TextField
          label={t('after.owner.label')}
          name="email"
          type="email"
          autoComplete="off"
          maxLength={254}
          defaultValue={email}
          hint={email === '' ? undefined : t('after.keep.mail.clear')}
        />
        <div>
          <Button type="submit">{t('after.owner.send')}</Button>
        </div>
      </form>
    </details>
  );
}

function termName({ t }: Pick<I18n, 't'>, term: Since['term']): string {
  return t('after.term', { count: term });
}
