import { useI18n } from '#app/i18n/index.ts';

/** The name of a figure, which opens where it comes from. */
export function Opens({ label, onOpen }: { label: string; onOpen: () => void }) {
  const { t } = useI18n();
  return (
    <button
      type="button"
      className="bilan-ouvre"
      onClick={onOpen}
      aria-label={t('balance.open', { figure: label })}
    >
      {label}
    </button>
  );
}

/** A figure inside a sentence, which opens where it comes from. */
export function OpensValue({ figure, value, onOpen }: { figure: string; value: string; onOpen: () => void }) {
  const { t } = useI18n();
  return (
    <button
      type="button"
      className="bilan-ouvre"
      onClick={onOpen}
      aria-label={t('charts.open', { figure, value })}
    >
      {value}
    </button>
  );
}
