import { LogoMark } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { Meeting } from '#app/services/index.ts';

/** The bar above the pages where a meeting is prepared: back to its space, its title, its code. */
export function MeetingBar({
  meeting,
  spaceId,
}: {
  meeting: Pick<Meeting, 'title' | 'code'>;
  spaceId: string;
}) {
  const { t, format } = useI18n();
  return (
    <header className="barre !bg-jaune">
      <a href={`/s/${spaceId}`} className="marque" aria-label={t('console.backToSpace')}>
        <LogoMark />
        <span className="max-sm:sr-only">Ancrage</span>
      </a>
      <span className="s min-w-0 truncate sm:border-l sm:border-encre sm:pl-3.5">{meeting.title}</span>
      <span className="etiq pousse bg-encre text-calque">{format.code(meeting.code)}</span>
    </header>
  );
}
