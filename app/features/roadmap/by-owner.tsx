import { Section } from '#app/components/index.ts';
import { dueDay } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { titleOf } from './action-form.tsx';
import { byOwner, stageOf, type Row } from './stages.ts';
import { StateTag } from './state-tag.tsx';

/** What each one has on their plate, the late first. */
export function ByOwner({
  rows,
  chosenId,
  onChoose,
}: {
  rows: readonly Row[];
  chosenId: string | null;
  onChoose: (id: string) => void;
}) {
  const { t, format } = useI18n();
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2 2xl:grid-cols-3">
      {byOwner(rows).map((group) => (
        <Section
          key={group.owner}
          title={
            <span className="break-words">{group.owner === '' ? t('roadmap.noOwner') : group.owner}</span>
          }
          note={
            group.late === 0
              ? t('roadmap.actions', { count: group.rows.length })
              : t('roadmap.actionsLate', { count: group.rows.length, late: group.late })
          }
        >
          <ul>
            {group.rows.map((row) => {
              const due = dueDay(row.action);
              return (
                <li
                  key={row.action.id}
                  className={`border-b border-filet ${row.action.id === chosenId ? 'bg-jaune-clair' : ''}`}
                >
                  <button
                    type="button"
                    className="flex min-h-(--hauteur-ligne) w-full cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 py-2 text-left"
                    aria-pressed={row.action.id === chosenId}
                    onClick={() => onChoose(row.action.id)}
                  >
                    <span className="s min-w-0 flex-1 basis-48 font-semibold break-words">
                      {titleOf(row.action, t('roadmap.untitled'))}
                    </span>
                    <span className="s doux">{t('roadmap.stageShort', { stage: stageOf(row.action) })}</span>
                    <StateTag row={row} />
                    <span className={`s nb ${row.lateDays > 0 ? 'font-bold text-prune' : ''}`}>
                      {row.lateDays > 0
                        ? t('roadmap.lateDays', { count: row.lateDays })
                        : due === null
                          ? t('roadmap.noDate')
                          : format.date(due, 'short')}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </Section>
      ))}
    </div>
  );
}
