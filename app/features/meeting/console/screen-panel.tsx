import { Check, ExternalLink, MonitorPlay, X } from 'lucide-react';
import { HOLDS, type MeetingSnapshot, SCREEN_VIEWS } from '#app/documents/index.ts';
import { Icon, LinkButton, Section, Segmented, Tag } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { MeetingPlan } from '#app/services/index.ts';
import { useWire } from './send.ts';

/** What the projector and the phones show, and what they may do. */
export function ScreenPanel({
  plan,
  snapshot,
  strategies,
}: {
  plan: MeetingPlan;
  snapshot: MeetingSnapshot;
  /** How many there are to show. */
  strategies: number;
}) {
  const { t } = useI18n();
  const { send } = useWire();
  const { id } = plan.meeting;
  const polls = snapshot.collections.polls;
  return (
    <>
      <Section title={t('console.screen')} action={<Tag tone="now">{t(`console.view.${plan.view}`)}</Tag>}>
        <div role="group" aria-label={t('console.screenChoose')} className="flex flex-wrap gap-1.5">
          {SCREEN_VIEWS.filter(
            (view) => view !== 'strategies' || strategies > 0 || plan.view === 'strategies',
          ).map((view) => (
            <button
              key={view}
              type="button"
              className="btn aria-pressed:bg-encre aria-pressed:text-calque"
              aria-pressed={plan.view === view}
              onClick={() =>
                send({ intent: 'show', view, arg: view === 'poll' ? (polls.at(-1)?.id ?? '') : '' })
              }
            >
              {t(`console.view.${view}`)}
            </button>
          ))}
        </div>
        <p className="mt-2">
          <LinkButton href={`/m/${id}/ecran`} target="_blank" rel="noreferrer" icon={MonitorPlay}>
            {t('console.openScreen')}
            <Icon of={ExternalLink} />
          </LinkButton>
        </p>
      </Section>
      <Section title={t('console.phones')}>
        <Segmented
          label={t('console.hold')}
          value={plan.hold}
          options={HOLDS.map((hold) => ({ id: hold, label: t(`console.hold.${hold}`) }))}
          onChange={(hold) => send({ intent: 'hold', hold })}
        />
        <p className="s mt-1.5">{t(`console.holdText.${plan.hold}`)}</p>
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
          <Allowed yes={snapshot.fields.writing} text={t('console.may.write')} />
          <Allowed yes={snapshot.fields.revealed || !hides(plan)} text={t('console.may.read')} />
          <Allowed yes={polls.some((poll) => poll.state === 'open')} text={t('console.may.vote')} />
        </ul>
      </Section>
    </>
  );
}

function hides(plan: MeetingPlan): boolean {
  return plan.steps.find((step) => step.id === plan.currentStepId)?.settings.reveal === 'later';
}

function Allowed({ yes, text }: { yes: boolean; text: string }) {
  const { t } = useI18n();
  return (
    <li className={yes ? 'font-semibold' : 'doux'}>
      <Icon of={yes ? Check : X} /> {text}
      <span className="sr"> {t(yes ? 'console.may.yes' : 'console.may.no')}</span>
    </li>
  );
}
