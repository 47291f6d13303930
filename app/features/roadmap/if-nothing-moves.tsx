import { Section } from '#app/components/index.ts';
import { dueDay } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { titleOf } from './action-form.tsx';
import type { Row } from './stages.ts';

/** « Si rien ne bouge »: every date that moves, from which to which, and who pushes it. Nothing when all dates hold. */
export function IfNothingMoves({ rows }: { rows: readonly Row[] }) {
  const { t, format } = useI18n();
  const moved = rows
    .filter(({ outlook }) => outlook.slip > 0)
    .sort((a, b) => b.outlook.slip - a.outlook.slip);
  if (rows.length === 0) return null;
  if (moved.length === 0) return <p className="s doux">{t('roadmap.allHold')}</p>;
  const nameOf = (id: string): string => {
    const pusher = rows.find(({ action }) => action.id === id);
    return pusher === undefined ? t('roadmap.untitled') : titleOf(pusher.action, t('roadmap.untitled'));
  };
  return (
    <Section
      title={t('roadmap.ifNothingMoves')}
      note={t('roadmap.ifNothingMovesNote', { count: moved.length })}
    >
      <ul className="grid gap-x-8 md:grid-cols-2">
        {moved.map(({ action, outlook }) => (
          <li
            key={action.id}
            className="s flex flex-wrap items-baseline gap-x-3 border-b border-filet py-1.5"
          >
            <b className="min-w-0 flex-1 basis-56 break-words">{titleOf(action, t('roadmap.untitled'))}</b>
            <span className="text-prune">
              {t('roadmap.fromTo', {
                from: format.date(dueDay(action) ?? '', 'short'),
                to: format.date(outlook.end ?? '', 'short'),
                days: outlook.slip,
              })}
            </span>
            {outlook.pushedBy.length === 0 ? null : (
              <span className="doux basis-full">
                {t('roadmap.pushedBy', { names: format.list(outlook.pushedBy.map(nameOf)) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
