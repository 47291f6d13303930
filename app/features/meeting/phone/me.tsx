import { useI18n } from '#app/i18n/index.ts';
import { SendForm } from './send-form.tsx';
import { textOf } from './model.ts';
import { Sent } from './sent-list.tsx';
import { usePhone } from './use-phone.ts';

/** Who one is here, what is kept and until when, one's table, the floor, and the way out. */
export function Me({ open }: { open: boolean }) {
  const { t, rich, format } = useI18n();
  const { start, live, given } = usePhone();
  const { fields } = live.snapshot;
  const tables = fields.tables ?? 0;
  return (
    <details className="plus moi" open={open}>
      <summary>
        {given.name === '' ? t('phone.me.anonymous') : t('phone.me.named', { name: given.name })}
      </summary>
      <div className="grid gap-4 pt-3">
        {tables > 0 && start.mine !== null ? <TableForm tables={tables} /> : null}
        {fields.state === 'open' && start.mine !== null ? <Speak /> : null}
        <p className="text-base">
          {rich('phone.me.kept', {
            date: <b className="whitespace-nowrap">{format.date(start.meeting.retentionUntil)}</b>,
          })}
        </p>
        <p className="text-base">
          {rich('phone.me.back', {
            code: <b className="whitespace-nowrap">{format.code(start.meeting.code)}</b>,
          })}
        </p>
        <ul className="grid gap-2">
          <li>
            <a className="btn g" href={`/bassins/${start.basin.zone}`}>
              {t('meeting.readFigures')}
            </a>
          </li>
          {start.space ? (
            <li>
              <a className="btn g" href={`/s/${start.space}/projets`}>
                {t('meeting.readProjects')}
              </a>
            </li>
          ) : null}
          {start.drives ? (
            <li>
              <a className="btn g" href={`/m/${start.meeting.id}/console`}>
                {t('phone.console')}
              </a>
            </li>
          ) : null}
          {start.drives ? (
            <li>
              <a className="btn g" href={`/m/${start.meeting.id}/ecran`}>
                {t('meeting.project')}
              </a>
            </li>
          ) : null}
        </ul>
        <form method="post" action="/deconnexion">
          <button type="submit" className="btn g">
            {t('meeting.leave')}
          </button>
        </form>
      </div>
    </details>
  );
}

/** One's table: chosen once, changed at any time. */
export function TableForm({ tables }: { tables: number }) {
  const { t } = useI18n();
  const { start, given, send } = usePhone();
  return (
    <form
      method="post"
      action={`/m/${start.meeting.id}/table`}
      className="grid gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('table');
        send({ what: 'table', table: typed === '' || typeof typed !== 'string' ? null : Number(typed) });
      }}
    >
      <label htmlFor="table" className="text-base font-semibold">
        {given.table === null ? t('phone.table.choose') : t('phone.table.yours', { count: given.table })}
      </label>
      <span className="flex gap-2">
        <select
          id="table"
          name="table"
          className="saisie min-w-0"
          defaultValue={given.table === null ? '' : String(given.table)}
        >
          <option value="">{t('phone.table.none')}</option>
          {Array.from({ length: tables }, (_, place) => (
            <option key={place} value={place + 1}>
              {t('phone.table.short', { count: place + 1 })}
            </option>
          ))}
        </select>
        <button type="submit" className="btn">
          {t('phone.table.sit')}
        </button>
      </span>
    </form>
  );
}

/** The list of speakers: in it or not, and how many are before. */
function Speak() {
  const { t } = useI18n();
  const { given } = usePhone();
  const { speaking } = given;
  return (
    <SendForm
      path="speak"
      hidden={{ wants: speaking === null ? 'true' : 'false' }}
      body={{ what: 'speak', wants: speaking === null }}
      className="grid gap-1"
    >
      <p className="text-base" role="status">
        {speaking === null
          ? ''
          : speaking.floor
            ? t('phone.speak.floor')
            : speaking.before === null
              ? t('phone.speak.asked')
              : speaking.before === 0
                ? t('phone.speak.next')
                : t('phone.speak.before', { count: speaking.before })}
      </p>
      <button type="submit" className="btn g">
        {t(speaking === null ? 'phone.speak.ask' : 'phone.speak.giveUp')}
      </button>
    </SendForm>
  );
}

/** What waits or was refused, of any step, and what somebody else left on this device. */
export function Pending({ step }: { step: string | null }) {
  const { t } = useI18n();
  const { outbox, adopt, drop, enhanced } = usePhone();
  if (!enhanced) return null;
  // Cards of the step in sight are shown there, with their state.
  const entries = outbox.entries.filter(
    ({ state, body }) =>
      (state === 'refused' &&
        body.what !== 'ballot' &&
        (body.what !== 'contribution' || body.step !== step)) ||
      (state === 'waiting' && body.what === 'contribution' && body.step !== step),
  );
  if (entries.length === 0 && outbox.strangers.length === 0 && outbox.durable) return null;
  return (
    <section className="grid gap-2" aria-label={t('phone.pending.title')}>
      {outbox.durable ? null : (
        <div className="avis" data-tone="missing" role="status">
          <span>{t('phone.pending.notDurable')}</span>
        </div>
      )}
      {entries.length === 0 ? null : (
        <>
          <h2 className="text-xl">{t('phone.pending.title')}</h2>
          <ul className="envois">
            {entries.map(({ key, state, at, refusal, body }) => (
              <Sent key={key} state={state} at={at} refusal={refusal} sendKey={key} text={textOf(body)} />
            ))}
          </ul>
        </>
      )}
      {outbox.strangers.filter(({ body }) => body.what === 'contribution').length === 0 ? null : (
        <>
          <h2 className="text-xl">{t('phone.pending.strangers')}</h2>
          <ul className="envois">
            {outbox.strangers
              .filter(({ body }) => body.what === 'contribution')
              .map(({ key, body }) => (
                <li key={key} className="envoi" data-state="refused">
                  <p className="break-words whitespace-pre-wrap">{textOf(body)}</p>
                  <p className="flex flex-wrap gap-2">
                    <button type="button" className="btn" onClick={() => adopt(key)}>
                      {t('phone.pending.adopt')}
                    </button>
                    <button type="button" className="btn" onClick={() => drop(key)}>
                      {t('phone.forget')}
                    </button>
                  </p>
                </li>
              ))}
          </ul>
        </>
      )}
    </section>
  );
}
