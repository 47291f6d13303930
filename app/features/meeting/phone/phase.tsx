import { Timer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import type { Gathering } from '#app/documents/meeting.ts';
import { phaseSecondsLeft } from '#app/documents/meeting-reading.ts';
import { useI18n } from '#app/i18n/index.ts';
import { TableForm } from './me.tsx';
import { SendForm } from './send-form.tsx';
import { usePhone } from './use-phone.ts';

/** The phase of the step that is under way: how people gather, what to do, its own time, and who speaks for the table. */
export function PhaseNow() {
  const { live, start, given } = usePhone();
  const { t } = useI18n();
  const { fields } = live.snapshot;
  const { phase, gathering } = fields;
  if (phase === null || gathering === null) return null;
  const tables = fields.tables ?? 0;
  return (
    <section className="grid gap-3 border-2 border-encre bg-creux p-3" aria-labelledby="partie">
      <p className="text-base">{t('phases.place', { count: phase, total: fields.phases ?? phase })}</p>
      <div className="-mt-2 flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id="partie" className="text-xl">
          {t(`phases.${gathering}`)}
        </h2>
        <TimeLeft />
      </div>
      <p className="whitespace-pre-line">{fields.phaseText || t(`phases.do.${gathering}`)}</p>
      {asksForTable(gathering) && tables > 0 && start.mine !== null ? (
        given.table === null ? (
          <TableForm tables={tables} />
        ) : (
          <Rapporteur table={given.table} gathering={gathering} />
        )
      ) : null}
    </section>
  );
}

/** In pairs nobody speaks for a table yet. */
function asksForTable(gathering: Gathering): boolean {
  return gathering !== 'pairs';
}

/** The time left of the phase, by the server's clock. */
function TimeLeft() {
  const { live, serverNow } = usePhone();
  const { t, format } = useI18n();
  const [, turn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => turn((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = phaseSecondsLeft(live.snapshot.fields, serverNow());
  if (seconds === null) return null;
  return (
    <>
      <b role="timer" aria-label={t('phases.left')} className="tabular-nums">
        <Icon of={Timer} /> {seconds < 0 ? `+\u00a0${format.clock(seconds)}` : format.clock(seconds)}
      </b>
      <span className="sr" role="status">
        {seconds < 0 ? t('phases.overTime') : ''}
      </span>
    </>
  );
}

/** Who speaks for one's table: whoever says so, the last one to say it. Once the room comes together, when their turn is. */
function Rapporteur({ table, gathering }: { table: number; gathering: Gathering }) {
  const { live, given } = usePhone();
  const { t } = useI18n();
  const name = live.snapshot.collections.tableStates.find((each) => each.table === table)?.rapporteur ?? '';
  const { rapporteur: mine, speaking } = given;
  return (
    <SendForm
      path="rapporteur"
      hidden={{ speaks: mine ? 'false' : 'true' }}
      body={{ what: 'rapporteur', speaks: !mine }}
      className="grid gap-1 border-t border-encre pt-3"
    >
      <p role="status">
        {mine
          ? t('phases.table.mine', { table })
          : name === ''
            ? t('phases.table.none', { table })
            : t('phases.table.other', { name, table })}
      </p>
      {mine && gathering === 'plenary' && speaking !== null ? (
        <p role="status" className="font-semibold">
          {speaking.floor
            ? t('phone.speak.floor')
            : speaking.before === null || speaking.before === 0
              ? t('phases.table.soon')
              : t('phases.table.turn', { count: speaking.before })}
        </p>
      ) : null}
      {mine ? null : <p className="text-sm">{t('phases.table.said')}</p>}
      <button type="submit" className="btn g">
        {mine
          ? t('phases.table.stop')
          : name === ''
            ? t('phases.table.speak', { table })
            : t('phases.table.instead')}
      </button>
    </SendForm>
  );
}
