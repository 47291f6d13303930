import { Notice } from '#app/components/index.ts';
import { isMessageKey, useI18n } from '#app/i18n/index.ts';

/** Why a balance was not computed, frozen or published, in words. */
export function RefusedNotice({ code }: { code: string }) {
  const { t } = useI18n();
  const key = `balance.refused.${code}`;
  return (
    <Notice tone="missing" title={t('balance.refused.title')}>
      {isMessageKey(key) ? t(key) : t('balance.refused.other', { code })}
    </Notice>
  );
}
