import { useI18n } from '#app/i18n/index.ts';

/** `last` is the last minute, `over` the grace period. */
export type StepPhase = 'running' | 'last' | 'over';

/** Phase of a step with `seconds` left: 60 and under is the last minute, under 0 is over. */
export function phaseOf(seconds: number): StepPhase {
  if (seconds < 0) return 'over';
  return seconds <= 60 ? 'last' : 'running';
}

export type StepHeaderProps = {
  number: number;
  title: string;
  /** « étape 4 sur 8 ». */
  detail?: string | undefined;
  /** Seconds left, negative once over; null for a step without a timer. */
  seconds: number | null;
  level?: 1 | 2 | 3 | undefined;
};

/** The step of a meeting and its time left. The last minute is announced once, to the eye and to the ear. */
export function StepHeader({ number, title, detail, seconds, level = 2 }: StepHeaderProps) {
  const { t, format } = useI18n();
  const phase = seconds === null ? 'running' : phaseOf(seconds);
  const Title = `h${level}` as const;
  return (
    <div className="etape" data-phase={phase}>
      <span className="num" aria-hidden="true">
        {number}
      </span>
      <div className="min-w-0">
        <Title className="nom">
          <span className="sr">{t('components.step.number', { number })} </span>
          {title}
        </Title>
        {detail ? <p className="xs">{detail}</p> : null}
      </div>
      {seconds === null ? null : (
        <span className="chrono pousse" role="timer" aria-label={t('components.step.left')}>
          {phase === 'over' ? `+\u00a0${format.clock(seconds)}` : format.clock(seconds)}
        </span>
      )}
      <span className="sr" role="status">
        {phase === 'last' ? t('components.step.last') : phase === 'over' ? t('components.step.over') : ''}
      </span>
    </div>
  );
}
