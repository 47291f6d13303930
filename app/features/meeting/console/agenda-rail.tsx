import { Check, Clock } from 'lucide-react';
import { Button, Icon, Menu, Tag } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { type MeetingPlan, MINUTES, paceOf, type PlanStep } from '#app/services/index.ts';
import { useWire } from './send.ts';

const MINUTE = 60_000;

/** The agenda: plan against reality, in words and colour, and a way to catch up. */
export function AgendaRail({
  plan,
  now,
  onGo,
}: {
  plan: MeetingPlan;
  now: number;
  onGo(step: PlanStep): void;
}) {
  const { t, format } = useI18n();
  const { send } = useWire();
  const pace = paceOf(plan, now);
  const at = plan.steps.findIndex((step) => step.id === plan.currentStepId);
  const next = plan.steps[at + 1] ?? null;
  const open = plan.meeting.state === 'open';
  // Only what the next step can lose is promised.
  const gain = next === null ? 0 : Math.min(pace.lateMinutes, next.minutes - MINUTES.min);
  return (
    <nav aria-label={t('console.agenda')} className="flex min-h-0 flex-col">
      <header className="rang mb-2 border-b-2 border-encre pb-2">
        <h2>{t('console.agenda')}</h2>
        <span className="pousse">{open ? <Lateness minutes={pace.lateMinutes} /> : null}</span>
      </header>
      <ol>
        {plan.steps.map((step, index) => {
          const current = step.id === plan.currentStepId;
          const past = step.endedAt !== null && !current;
          const drift = driftOf(step);
          return (
            <li
              key={step.id}
              aria-current={current ? 'step' : undefined}
              className={
                current
                  ? 'flex gap-2.5 border-y-2 border-encre bg-jaune px-2 py-2.5'
                  : 'flex gap-2.5 border-b border-filet px-2 py-2.5'
              }
            >
              <span
                className={
                  current
                    ? 'grid h-7 w-7 flex-none place-items-center bg-minium font-bold text-calque'
                    : past
                      ? 'grid h-7 w-7 flex-none place-items-center bg-encre text-calque'
                      : 'grid h-7 w-7 flex-none place-items-center border-[1.5px] border-encre bg-calque font-bold'
                }
              >
                {past ? (
                  <>
                    <Icon of={Check} />
                    <span className="sr">{t('console.stepDone', { number: index + 1 })}</span>
                  </>
                ) : (
                  index + 1
                )}
              </span>
              <span className="min-w-0">
                <b className="block leading-snug">{step.title}</b>
                <span className="s block">
                  {t('console.stepPlan', {
                    time: format.time(new Date(pace.plannedAt.get(step.id) ?? now)),
                    minutes: step.minutes,
                  })}
                  {past && drift !== 0 ? (
                    <b className={drift > 0 ? 'text-prune' : 'text-vert'}>
                      {' '}
                      {t('console.drift', { minutes: format.signed(drift, format.count) })}
                    </b>
                  ) : null}
                </span>
              </span>
              {open && !current ? (
                <span className="pousse self-center">
                  <Menu
                    label={t('console.stepMenu', { title: step.title })}
                    items={[
                      {
                        id: 'go',
                        label: t('console.goTo', { number: index + 1 }),
                        onAction: () => onGo(step),
                      },
                    ]}
                  />
                </span>
              ) : null}
            </li>
          );
        })}
      </ol>
      <footer className="mt-3 grid gap-2">
        <p className="s">
          {t(open && pace.lateMinutes !== 0 ? 'console.endAtPace' : 'console.endPlanned', {
            planned: format.time(new Date(pace.plannedEnd)),
            expected: format.time(new Date(pace.expectedEnd)),
          })}
        </p>
        {open && gain > 0 && next !== null ? (
          <Button onClick={() => send({ intent: 'catch-up', step: next.id, minutes: String(gain) })}>
            {t('console.catchUp', { count: gain, number: at + 2 })}
          </Button>
        ) : null}
        <a href={`/m/${plan.meeting.id}/agenda`}>{t('console.editAgenda')}</a>
      </footer>
    </nav>
  );
}

function Lateness({ minutes }: { minutes: number }) {
  const { t } = useI18n();
  if (minutes > 0)
    return (
      <Tag tone="late" icon={Clock}>
        {t('console.late', { count: minutes })}
      </Tag>
    );
  return (
    <Tag tone="done" icon={Clock}>
      {minutes < 0 ? t('console.early', { count: -minutes }) : t('console.onTime')}
    </Tag>
  );
}

/** Minutes a finished step took beyond its plan. */
function driftOf({ startedAt, endedAt, minutes }: PlanStep): number {
  if (startedAt === null || endedAt === null) return 0;
  return Math.round((endedAt.getTime() - startedAt.getTime()) / MINUTE) - minutes;
}
