import { Eye, Minus, Pause, Play, Plus } from 'lucide-react';
import type { MeetingSnapshot } from '#app/documents/index.ts';
import { Button, IconButton, phaseOf } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { MeetingPlan, PlanStep } from '#app/services/index.ts';
import { useWire } from './send.ts';
import { leftIn } from './timer-left.ts';

/** The current step: what the room was asked, the time left, and who has finished. */
export function CurrentStep({
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
  const { t, format } = useI18n();
  const { send } = useWire();
  const { timer } = plan;
  const left = leftIn(timer, now);
  const seconds = left === null ? null : Math.ceil(left / 1000);
  const phase = seconds === null ? 'running' : phaseOf(seconds);
  const unrevealed = step.settings.reveal === 'later' && step.revealedAt === null;
  const { fields } = snapshot;
  return (
    <>
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2 border-b-2 border-encre pb-3">
        <div className="min-w-52 flex-1">
          <p className="s doux">
            {t('console.stepOf', { number: step.position + 1, total: plan.steps.length })}
          </p>
          <h1 className="text-2xl leading-9">{step.title}</h1>
        </div>
        <div className="rang">
          {seconds === null ? null : (
            <span
              role="timer"
              aria-label={t('console.timeLeft')}
              className={`font-titre text-[2.75rem] leading-none font-bold tabular-nums ${phase === 'over' ? 'text-prune' : 'text-minium'}`}
            >
              {phase === 'over' ? `+\u00a0${format.clock(seconds)}` : format.clock(seconds)}
            </span>
          )}
          <IconButton
            icon={Minus}
            label={t('console.lessTime')}
            onClick={() => send({ intent: 'time', minutes: '-1' })}
          />
          <IconButton
            icon={timer.paused ? Play : Pause}
            label={t(timer.paused ? 'console.resume' : 'console.pause')}
            onClick={() => send({ intent: 'pause', paused: String(!timer.paused) })}
          />
          <IconButton
            icon={Plus}
            label={t('console.moreTime')}
            onClick={() => send({ intent: 'time', minutes: '1' })}
          />
        </div>
        <span className="sr" role="status">
          {timer.paused ? t('console.pausedStatus') : phase === 'over' ? t('console.overStatus') : ''}
        </span>
      </header>
      {timer.paused ? (
        <p className="mt-3 border-l-[5px] border-minium bg-minium-clair px-3 py-2">
          <b>{t('console.pausedTitle')}</b> {t('console.pausedText')}
        </p>
      ) : null}
      <p className="mt-3 max-w-[46rem]">{step.instruction}</p>
      <section className="sec mt-4" aria-labelledby="prets">
        <header>
          <h2 id="prets">{t('console.ready')}</h2>
          <span className="s doux">{t('console.readyNote')}</span>
        </header>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <p className="flex items-baseline gap-1.5">
            <span className="chiffre text-[2.75rem]">{format.count(fields.ready ?? 0)}</span>
            <span>{t('console.readyOf', { count: fields.joined ?? 0 })}</span>
          </p>
          <div className="min-w-60 flex-1">
            <ReadyBar
              ready={fields.ready ?? 0}
              wrote={fields.contributors ?? 0}
              joined={fields.joined ?? 0}
            />
            <p className="s mt-1">
              {t('console.readyDetail', {
                count: fields.contributions ?? 0,
                people: t('console.people', { count: fields.contributors ?? 0 }),
              })}
            </p>
          </div>
        </div>
        <Tables snapshot={snapshot} />
        {unrevealed ? (
          <div className="mt-3 flex flex-wrap items-center gap-3 border-l-[5px] border-encre bg-creux px-3 py-2">
            <p className="min-w-0 flex-1">{t('console.private', { count: fields.contributions ?? 0 })}</p>
            <Button icon={Eye} onClick={() => send({ intent: 'reveal', step: step.id })}>
              {t('console.reveal')}
            </Button>
          </div>
        ) : null}
      </section>
    </>
  );
}

/** Filled: said they have finished. Hatched: sent something, not finished. Empty: nothing yet. */
function ReadyBar({ ready, wrote, joined }: { ready: number; wrote: number; joined: number }) {
  const { t } = useI18n();
  const of = (count: number): number => (joined === 0 ? 0 : Math.min(100, (100 * count) / joined));
  const writing = Math.max(0, of(Math.max(wrote, ready)) - of(ready));
  return (
    <svg
      className="block h-[22px] w-full"
      viewBox="0 0 100 22"
      preserveAspectRatio="none"
      role="img"
      aria-label={t('console.readyBar', { ready, wrote, count: joined })}
    >
      <defs>
        <pattern
          id="prets-hachure"
          width="2"
          height="2"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="2" fill="#fff" />
          <rect width="0.8" height="2" fill="#12211e" />
        </pattern>
      </defs>
      <rect
        x="0"
        y="0"
        width="100"
        height="22"
        fill="#fff"
        stroke="#12211e"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
      <rect x="0" y="0" width={of(ready)} height="22" fill="#12211e" />
      <rect x={of(ready)} y="0" width={writing} height="22" fill="url(#prets-hachure)" />
    </svg>
  );
}

/** One box a table, in ink when all of it has finished, plum when nobody has sent anything. */
function Tables({ snapshot }: { snapshot: MeetingSnapshot }) {
  const { t } = useI18n();
  const tables = [...snapshot.collections.tableStates].sort((a, b) => (a.table ?? 0) - (b.table ?? 0));
  if (tables.length === 0) return null;
  return (
    <ul
      className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-1.5"
      aria-label={t('console.tables')}
    >
      {tables.map(({ id, table, people, ready, contributions }) => {
        const [all, done] = [people ?? 0, ready ?? 0];
        const look =
          all > 0 && done >= all
            ? 'bg-encre text-calque'
            : (contributions ?? 0) === 0
              ? 'bg-prune-clair border-prune'
              : 'bg-calque';
        return (
          <li
            key={id}
            className={`flex justify-between border-[1.5px] border-encre px-2 py-1 ${look}`}
            title={t('console.tableDetail', {
              table: table ?? 0,
              ready: done,
              people: all,
              count: contributions ?? 0,
            })}
          >
            <b>{table}</b>
            <span>
              {done}/{all}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
