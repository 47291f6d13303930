import { ArrowRight, Eye, Undo2, Users, Vote } from 'lucide-react';
import { Button, Dialog, Icon } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { type ContributionKind, KINDS_OF, type NextFacts, type PlanStep } from '#app/services/index.ts';
import { useWire } from './send.ts';

const MINUTE = 60_000;

/** « Passer à … ? »: the consequences, counted now, before the button. */
export function NextDialog({
  step,
  from,
  facts,
  unrevealedLater,
  onClose,
}: {
  /** Where to; null: closed. */
  step: PlanStep | null;
  from: PlanStep | null;
  facts: NextFacts | null;
  /** The current step keeps what it was sent until it is revealed. */
  unrevealedLater: boolean;
  onClose(): void;
}) {
  const { t } = useI18n();
  const { send } = useWire();
  const lines = facts === null ? [] : consequences();
  return (
    <Dialog
      open={step !== null}
      onClose={onClose}
      alert
      title={t('console.passTo', { title: step?.title ?? '' })}
      actions={
        <>
          <Button
            tone="primary"
            icon={ArrowRight}
            iconPlace="after"
            onClick={() => {
              if (step !== null) send({ intent: 'go', step: step.id, from: from?.id ?? '' });
              onClose();
            }}
          >
            {t('console.passButton', { number: (step?.position ?? 0) + 1 })}
          </Button>
          <Button onClick={onClose}>{t('console.wait')}</Button>
        </>
      }
    >
      <ul className="grid gap-2.5">
        {lines.map(({ icon, text }) => (
          <li key={text} className="flex gap-2.5">
            <Icon of={icon} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );

  function consequences() {
    if (facts === null) return [];
    const { notReady, nothingSent, unrevealed, held, openPolls, graceMs } = facts;
    // Where nobody writes, or only comments, having sent nothing says nothing.
    const kinds: readonly ContributionKind[] = from === null ? [] : KINDS_OF[from.kind];
    const writes = kinds.some((kind) => kind !== 'comment');
    const late = t('console.minutes', { count: graceMs / MINUTE });
    return [
      notReady > 0
        ? { icon: Users, text: t('console.consequence.notReady', { count: notReady }) }
        : { icon: Users, text: t('console.consequence.allReady') },
      ...(writes && nothingSent > 0
        ? [{ icon: Users, text: t('console.consequence.nothingSent', { count: nothingSent, late }) }]
        : []),
      ...(unrevealedLater && unrevealed > 0
        ? [{ icon: Eye, text: t('console.consequence.unrevealed', { count: unrevealed }) }]
        : []),
      ...(held > 0 ? [{ icon: Eye, text: t('console.consequence.held', { count: held }) }] : []),
      ...(openPolls > 0 ? [{ icon: Vote, text: t('console.consequence.polls', { count: openPolls }) }] : []),
      { icon: Undo2, text: t('console.consequence.back', { number: (from?.position ?? 0) + 1 }) },
    ];
  }
}
