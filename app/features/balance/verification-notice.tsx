import { Notice } from '#app/components/index.ts';
import type { Difference, Verification } from '#app/services/index.ts';
import { useI18n } from '#app/i18n/index.ts';

/** The answer to « Vérifier »: identical, or what has changed since, or that the content was tampered with. */
export function VerificationNotice({ found }: { found: Verification }) {
  const { t } = useI18n();
  const { engine, pack, compared, different } = found;
  if (!found.intact) {
    return (
      <Notice tone="error" title={t('balance.verifying.altered')}>
        {t('balance.verifying.altered.text')}
      </Notice>
    );
  }
  const engineChanged = engine.frozen !== engine.current;
  const packChanged = pack.frozen !== pack.current;
  if (different === 0 && !engineChanged && !packChanged) {
    return (
      <Notice tone="done" title={t('balance.verifying.identical', { count: compared })}>
        {t('balance.verifying.identical.text', { engine: engine.current, pack: pack.current })}
      </Notice>
    );
  }
  const [first] = found.differences;
  return (
    <Notice
      tone="missing"
      title={
        different === 0
          ? t('balance.verifying.still', { count: compared })
          : t('balance.verifying.changed', { count: different, of: compared })
      }
    >
      {[
        engineChanged ? t('balance.verifying.engine', engine) : '',
        packChanged ? t('balance.verifying.pack', pack) : '',
        engineChanged || packChanged ? '' : t('balance.verifying.same'),
        t('balance.verifying.kept'),
        first === undefined
          ? ''
          : t('balance.verifying.first', {
              path: first.path,
              frozen: digits(first.frozen) ?? t('balance.verifying.none'),
              found: digits(first.found) ?? t('balance.verifying.none'),
            }),
      ]
        .filter((sentence) => sentence !== '')
        .join(' ')}
    </Notice>
  );
}

/** A figure with all its digits: here the last one counts. */
function digits(value: Difference['frozen']): string | null {
  return value === null ? null : String(value);
}
