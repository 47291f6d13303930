import { useI18n } from '#app/i18n/index.ts';

/** A proven, B declared, C and D estimated from an official source, E assumed. Same letters as the engine's. */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E';

type GradeBadgeProps = {
  grade: Grade;
  /** False where the column already says it: the word stays for screen readers. */
  word?: boolean | undefined;
  /** Opens where the figure comes from; the badge becomes a button named after `of`. */
  onOpen?: (() => void) | undefined;
  /** The figure the grade speaks of, for the button's name. */
  of?: string | undefined;
};

/** Letter and word; full, hatched or dashed. Never a colour from green to red: an estimate is honest, not bad. */
export function GradeBadge({ grade, word = true, onOpen, of = '' }: GradeBadgeProps) {
  const { t } = useI18n();
  const said = t(`components.grade.${grade}`);
  const inside = (
    <>
      <span className="grade" data-grade={grade} aria-hidden="true">
        {grade}
      </span>
      <span className={word ? 'mot' : 'sr'}>{said}</span>
    </>
  );
  if (!onOpen) return <span className="gr">{inside}</span>;
  return (
    <button type="button" className="gr" onClick={onOpen} title={t('components.grade.open')}>
      {inside}
      <span className="sr">{t('components.grade.openOf', { of })}</span>
    </button>
  );
}
