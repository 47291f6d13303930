import { ArrowLeft } from 'lucide-react';
import { useI18n } from '#app/i18n/index.ts';

/** Back to the console, above the pages that are opened from it. */
export function ToConsole({ meetingId }: { meetingId: string }) {
  const { t } = useI18n();
  return (
    <p className="mb-2 no-print">
      <a href={`/m/${meetingId}/console`} className="rang w-fit">
        <ArrowLeft aria-hidden="true" className="ic" />
        {t('agenda.toConsole')}
      </a>
    </p>
  );
}
