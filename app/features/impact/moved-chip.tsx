import { Tag } from '#app/components/index.ts';
import type { Scenario } from '#app/engine/types.ts';
import { useI18n } from '#app/i18n/index.ts';
import { movedAssumptions } from './moved-assumptions.ts';

/** « 2 hypothèses modifiées », wherever the figures of a project are shown; nothing while none is. */
export function MovedChip({ scenario, onOpen }: { scenario: Scenario; onOpen?: () => void }) {
  const { t } = useI18n();
  const count = movedAssumptions(scenario).length;
  if (count === 0) return null;
  const chip = <Tag tone="room">{t('assume.chip', { count })}</Tag>;
  if (onOpen === undefined) return chip;
  return (
    <button
      type="button"
      className="cursor-pointer"
      aria-label={t('assume.chip.open', { count })}
      onClick={onOpen}
    >
      {chip}
    </button>
  );
}
