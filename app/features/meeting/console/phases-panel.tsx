import { Check, Minus, Play, Plus, Square } from 'lucide-react';
import type { MeetingSnapshot } from '#app/documents/index.ts';
import { Button, IconButton, Section, Tag } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { MeetingPlan, Phase, PlanStep } from '#app/services/index.ts';
import { useWire } from './send.ts';
import { leftIn } from './timer-left.ts';

/** The phases of the current step, launched one after the other, and who speaks for each table. */
export function PhasesPanel({
  plan,
  step,
  snapshot,
  now,
}: {
  plan: MeetingPlan;
  step: PlanStep;
  snapshot: MeetingSnapshot;
  now: number;
}) {
  const { t } = useI18n();
  const { send } = useWire();
  const { phases } = step.settings;
  if (phases.length === 0) return null;
  const at = plan.phase?.at ?? null;
  const launch = (phase: number | null): void =>
    send({
      intent: 'phase',
      step: step.id,
      phase: phase === null ? '' : String(phase),
      from: at === null ? '' : String(at),
    });
  return (
    <Section
      className="mt-4"
      title={t('console.phase.panel')}
      note={t('console.phase.panelNote')}
      action={
        at === null ? undefined : (
          <Button icon={Square} onClick={() => launch(null)}>
            {t('console.phase.end')}
          </Button>
        )
      }
    >
      <ol>
        {phases.map((phase, place) => (
          <Line
            key={place}
            phase={phase}
            place={place}
            // The next one to launch is the one the eye goes to.
            next={place === (at === null ? 0 : at + 1)}
            left={place === at && plan.phase !== null ? leftIn(plan.phase.timer, now) : null}
            running={place === at}
            done={at !== null && place < at}
            onLaunch={() => launch(place)}
          />
        ))}
      </ol>
      {plan.tables > 0 ? <Rapporteurs tables={plan.tables} snapshot={snapshot} /> : null}
    </Section>
  );
}

function Line({
  phase,
  place,
  next,
  running,
  done,
  left,
  onLaunch,
}: {
  phase: Phase;
  place: number;
  next: boolean;
  running: boolean;
  done: boolean;
  /** Milliseconds. */
  left: number | null;
  onLaunch(): void;
}) {
  const { t, format } = useI18n();
  const { send } = useWire();
  const title = t(`phases.${phase.gathering}`);
  const seconds = left === null ? null : Math.ceil(left / 1000);
  return (
    <li
      className={`flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-filet py-2 ${running ? 'bg-jaune-clair px-2' : ''}`}
      aria-current={running ? 'step' : undefined}
    >
      <span className="grid h-7 w-7 flex-none place-items-center border-[1.5px] border-encre bg-calque font-bold">
        {done ? <Check aria-hidden="true" className="ic" /> : place + 1}
      </span>
      <span className="min-w-52 flex-1">
        <b>{title}</b> <span className="s doux">{t('console.phase.minutes', { count: phase.minutes })}</span>
        <span className="s block">{phase.instruction || t(`phases.do.${phase.gathering}`)}</span>
      </span>
      {running ? (
        <span className="rang">
          <Tag tone="now">{t('console.phase.now')}</Tag>
          {seconds === null ? null : (
            <b
              role="timer"
              aria-label={t('phases.left')}
              className={`font-titre text-2xl tabular-nums ${seconds < 0 ? 'text-prune' : ''}`}
            >
              {seconds < 0 ? `+\u00a0${format.clock(seconds)}` : format.clock(seconds)}
            </b>
          )}
          <IconButton
            icon={Minus}
            label={t('console.phase.less')}
            onClick={() => send({ intent: 'phase-time', minutes: '-1' })}
          />
          <IconButton
            icon={Plus}
            label={t('console.phase.more')}
            onClick={() => send({ intent: 'phase-time', minutes: '1' })}
          />
        </span>
      ) : (
        <Button
          tone={next ? 'primary' : 'secondary'}
          icon={Play}
          aria-label={t(done ? 'console.phase.again' : 'console.phase.launchOf', { title })}
          onClick={onLaunch}
        >
          {t('console.phase.launch')}
        </Button>
      )}
    </li>
  );
}

/** « Table 3 : Samia », every table of the room in order. */
function Rapporteurs({ tables, snapshot }: { tables: number; snapshot: MeetingSnapshot }) {
  const { t } = useI18n();
  const names = new Map(
    snapshot.collections.tableStates.map(({ table, rapporteur }) => [table, rapporteur] as const),
  );
  const all = Array.from({ length: tables }, (_, index) => ({
    table: index + 1,
    name: names.get(index + 1) ?? '',
  }));
  return (
    <div className="mt-3">
      <h3 className="flex flex-wrap items-baseline gap-x-3">
        {t('console.phase.rapporteurs')}
        <span className="s doux font-normal">
          {t('console.phase.rapporteursNote', {
            count: all.filter(({ name }) => name !== '').length,
            total: tables,
          })}
        </span>
      </h3>
      <ul className="mt-1 grid grid-cols-[repeat(auto-fill,minmax(12rem,1fr))] gap-x-4">
        {all.map(({ table, name }) => (
          <li key={table} className="flex gap-2 border-b border-filet py-1">
            <b className="whitespace-nowrap">{t('console.table', { table })}</b>
            <span className={`min-w-0 break-words ${name === '' ? 'doux' : ''}`}>
              {name || t('console.phase.nobody')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
