import { CalendarPlus, Link2, Mail, Printer } from 'lucide-react';
import { Button, LinkButton } from '#app/components/button.tsx';
import { Logo } from '#app/components/logo.tsx';
import { Notice } from '#app/components/notice.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { useI18n } from '#app/i18n/index.ts';
import type { OwnPriority, Sheet } from './load-sheet.ts';

/** What was just sent came to: a link to keep, a sentence, or a refusal. */
export type SheetAnswer =
  | { kind: 'link'; address: string }
  | { kind: 'kept'; sentence: string }
  | { kind: 'refused'; sentence: string; typed: string };

/** One person's own sheet of a meeting: a page that prints on one A4, and whose forms work without script. */
export function SheetPage({ sheet, answer }: { sheet: Sheet; answer: SheetAnswer | null }) {
  const { t, format } = useI18n();
  const { meeting, mine, actions, call, key } = sheet;
  const withKey = (query: string): string =>
    `?${query}${key === null ? '' : `&cle=${encodeURIComponent(key)}`}`;
  return (
    <main className="feuille">
      <header className="bilan-tete">
        <Logo />
        <span>{t('after.sheet.kicker')}</span>
      </header>
      <h1>{meeting.title}</h1>
      <p>
        {t('after.sheet.facts', { space: sheet.space.name, when: format.dateTime(meeting.startsAt) })}{' '}
        {sheet.name === '' ? null : <b>{t('after.sheet.name', { name: sheet.name })}</b>}
      </p>
      {meeting.rehearsal ? <p className="font-semibold">{t('restitution.kicker.rehearsal')}</p> : null}
      {meeting.state === 'closed' ? null : (
        <Notice tone="room" title={t('after.sheet.running')} live={false}>
          {t('after.sheet.runningText')}
        </Notice>
      )}

      <section aria-labelledby="mienne">
        <h2 id="mienne">{t('after.sheet.mine')}</h2>
        {mine.length === 0 ? <p>{t('after.sheet.mine.empty')}</p> : null}
        <ul className="grid gap-3">
          {mine.map((each) => (
            <li key={each.id} className="fiche">
              <Own of={each} />
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="actions">
        <h2 id="actions">{t('after.sheet.actions', { count: actions.length })}</h2>
        {actions.length === 0 ? <p>{t('restitution.actions.empty')}</p> : null}
        <ol className="grid gap-3">
          {actions.map((each) => (
            <li key={each.id}>
              <b className="block break-words">{each.title}</b>
              <span>
                {each.owner || t('after.nobody')},{' '}
                {each.day === null ? t('after.noDay') : format.date(each.day, 'day')}
              </span>
              {each.firstStep === '' ? null : (
                <span className="block break-words">
                  {t('after.sheet.firstStep', { text: each.firstStep })}
                </span>
              )}
            </li>
          ))}
        </ol>
        <p className="no-print mt-3 flex flex-wrap gap-3">
          {actions.some(({ day }) => day !== null) ? (
            <LinkButton icon={CalendarPlus} href={withKey('format=ics')}>
              {t('after.sheet.calendar')}
            </LinkButton>
          ) : null}
          <LinkButton href={`/m/${meeting.id}/depuis`}>{t('after.sheet.since')}</LinkButton>
          {sheet.published ? (
            <LinkButton href={`/rencontres/${meeting.id}`}>{t('after.sheet.whole')}</LinkButton>
          ) : null}
        </p>
      </section>

      <section aria-labelledby="appeler">
        <h2 id="appeler">{t('after.sheet.call')}</h2>
        {call.length === 0 ? <p>{t('after.sheet.call.empty')}</p> : null}
        <ul className="grid gap-1">
          {call.map(({ name, actions: carried }) => (
            <li key={`${name} ${carried.length}`}>
              <b>{name}</b>
              {', '}
              {carried.length === 0 ? t('after.sheet.drives') : format.list(carried)}
            </li>
          ))}
        </ul>
      </section>

      <Keep sheet={sheet} answer={answer} />
      <p className="doux mt-6 text-base">
        {t('after.sheet.until', { day: format.date(meeting.retentionUntil) })}
      </p>
    </main>
  );
}

/** One's own priority, and what the room made of it, said in words. */
function Own({ of }: { of: OwnPriority }) {
  const { t, format } = useI18n();
  const { number, title, state, family, others, votes, ranks, comments, actions } = of;
  return (
    <>
      {number === null ? null : <p className="no">{number}</p>}
      <p className="nom break-words">{title}</p>
      {state === 'shown' ? null : <p>{t(state === 'private' ? 'after.own.private' : 'after.own.waiting')}</p>}
      {family === '' ? null : <p>{t('after.own.family', { title: family, count: others })}</p>}
      {votes === null ? null : <p>{t('after.own.votes', { count: votes })}</p>}
      {ranks.map(({ question, rank, of: total }) => (
        <p key={question}>
          {t('after.own.rank', {
            rank: format.rank(rank),
            total,
            question: question || t('restitution.vote.untitled'),
          })}
        </p>
      ))}
      {state === 'shown' && votes === null && ranks.length === 0 ? <p>{t('after.own.noVote')}</p> : null}
      {actions.length === 0 ? null : <p>{t('after.own.action', { titles: format.list(actions) })}</p>}
      {comments.length === 0 ? null : (
        <ul className="mt-1 grid gap-1">
          {comments.map((text, place) => (
            <li key={`${place} ${text}`} className="break-words">
              {t('after.own.comment', { text })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** How to come back: on paper, by a link, by mail. */
function Keep({ sheet, answer }: { sheet: Sheet; answer: SheetAnswer | null }) {
  const { t, format } = useI18n();
  const { meeting, mail } = sheet;
  return (
    <section aria-labelledby="garder" className="no-print">
      <h2 id="garder">{t('after.keep')}</h2>
      {answer?.kind === 'kept' ? <Notice tone="done" title={answer.sentence} /> : null}
      {answer?.kind === 'link' ? (
        <Notice tone="done" title={t('after.keep.link.made')}>
          <a className="break-all" href={answer.address}>
            {answer.address}
          </a>
        </Notice>
      ) : (
        <form method="post" className="mt-3">
          <input type="hidden" name="intent" value="link" />
          <p>{t('after.keep.link.text')}</p>
          <Button type="submit" icon={Link2} className="mt-2">
            {t('after.keep.link')}
          </Button>
        </form>
      )}
      <form method="post" className="mt-5 grid max-w-md gap-2" noValidate>
        <input type="hidden" name="intent" value="mail" />
        <p id="promesse">{t('after.keep.mail.promise', { day: format.date(meeting.retentionUntil) })}</p>
        {mail === null ? null : (
          <p>
            <b>{t(mail.sent ? 'after.keep.mail.sent' : 'after.keep.mail.waiting', { email: mail.email })}</b>
          </p>
        )}
        <TextField
          label={t('after.keep.mail.label')}
          name="email"
          type="email"
          autoComplete="email"
          maxLength={254}
          defaultValue={answer?.kind === 'refused' ? answer.typed : (mail?.email ?? '')}
          error={answer?.kind === 'refused' ? answer.sentence : null}
          hint={mail === null ? undefined : t('after.keep.mail.clear')}
        />
        <div>
          <Button type="submit" icon={Mail}>
            {t(meeting.state === 'closed' ? 'after.keep.mail.now' : 'after.keep.mail')}
          </Button>
        </div>
      </form>
      <p className="mt-5 flex items-center gap-2">
        <Printer aria-hidden="true" className="ic" />
        {t('after.keep.print')}
      </p>
    </section>
  );
}
