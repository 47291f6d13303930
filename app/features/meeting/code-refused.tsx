import { Button } from '#app/components/button.tsx';
import { ErrorPage } from '#app/features/shell/error-page.tsx';
import { useI18n } from '#app/i18n/index.ts';

/** A code that opens nothing: says so, and takes another one at once. Works without script. */
export function CodeRefused({ status, reason }: { status: number; reason: string | null }) {
  const { t } = useI18n();
  return (
    <ErrorPage status={status} reason={reason} heading={status === 404 ? t('join.unknown') : null}>
      <form method="get" action="/r" className="flex flex-wrap items-end gap-3">
        <label className="grow basis-48 font-semibold">
          {t('join.again')}
          <input
            name="code"
            required
            className="saisie mt-1 min-h-14 text-2xl tracking-wide"
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
          />
        </label>
        <Button type="submit" tone="primary" className="min-h-14">
          {t('home.enter')}
        </Button>
      </form>
    </ErrorPage>
  );
}
