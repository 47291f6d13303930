import { Button, Notches } from '#app/components/index.ts';
import { blockedBy, dueDay, formatNumber } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { titleOf } from './action-form.tsx';
import { consequences, type Row } from './stages.ts';

/** Consequences named in the foot; the whole list is above. */
const NAMED = 2;

/** The foot of the page: the chosen action, its first step, how it is measured, what it blocks, what happens if nothing moves. */
export function ActionDetail({
  row,
  rows,
  prefix,
  openLabel,
  onOpen,
}: {
  row: Row;
  rows: readonly Row[];
  prefix: string;
  openLabel: string;
  onOpen: () => void;
}) {
  const { t, format } = useI18n();
  const { action } = row;
  const untitled = t('roadmap.untitled');
  const due = dueDay(action);
  const blockedIds = blockedBy(
    rows.map((each) => each.action),
    action.id,
  );
  const blocked = rows.filter((each) => blockedIds.includes(each.action.id));
  const moved = consequences(rows, blockedIds);
  const facts: { label: string; value: string; late?: boolean }[] = [
    {
      label: t('roadmap.field.firstStep'),
      value: action.firstStep.trim() === '' ? t('roadmap.toWrite') : action.firstStep,
    },
    {
      label: t('roadmap.field.indicator'),
      value:
        [action.indicator, action.target].filter((part) => part.trim() !== '').join(', ') ||
        t('roadmap.toWrite'),
    },
  ];
  if (blocked.length > 0) facts.push({ label: t('roadmap.blocks'), value: named(blocked, untitled, t) });
  const first = moved[0];
  if (first !== undefined) {
    facts.push({
      label: t('roadmap.ifNothingMoves'),
      late: true,
      value: t('roadmap.moves', {
        title: titleOf(first.action, untitled),
        from: format.date(dueDay(first.action) ?? '', 'short'),
        to: format.date(first.outlook.end ?? '', 'short'),
      }),
    });
  } else if (row.outlook.slip > 0) {
    facts.push({
      label: t('roadmap.ifNothingMoves'),
      late: true,
      value: t('roadmap.endsOn', {
        date: format.date(row.outlook.end ?? '', 'short'),
        days: row.outlook.slip,
      }),
    });
  }
  return (
    <aside
      aria-label={t('roadmap.chosen')}
      className="sticky bottom-14 z-20 border-t-2 border-encre bg-calque lg:bottom-0"
    >
      <div className="mx-auto flex max-w-[100rem] items-center gap-x-5 px-(--gouttiere) py-3">
        <div className="min-w-0 basis-56 max-lg:flex-1">
          {action.cardNumber === null ? null : (
            <p className="rang xs">
              <span className="mono">{formatNumber(prefix, action.cardNumber)}</span>
              <Notches done={3} />
            </p>
          )}
          <h2 className="line-clamp-2 break-words">{titleOf(action, untitled)}</h2>
          <p className="s doux truncate lg:hidden">
            {[
              action.owner,
              row.lateDays > 0
                ? t('roadmap.lateDays', { count: row.lateDays })
                : due === null
                  ? ''
                  : format.date(due, 'short'),
            ]
              .filter((part) => part.trim() !== '')
              .join(', ')}
          </p>
        </div>
        <dl className="grid min-w-0 flex-1 auto-cols-fr grid-flow-col gap-x-5 max-lg:hidden">
          {facts.map((fact) => (
            <div key={fact.label} className="min-w-0 border-l border-filet pl-3.5">
              <dt className="lab">{fact.label}</dt>
              <dd
                className={`s line-clamp-2 font-semibold break-words ${fact.late === true ? 'text-prune' : ''}`}
              >
                {fact.value}
              </dd>
            </div>
          ))}
        </dl>
        <Button className="ml-auto" onClick={onOpen}>
          {openLabel}
        </Button>
      </div>
    </aside>
  );
}

function named(rows: readonly Row[], untitled: string, t: ReturnType<typeof useI18n>['t']): string {
  const names = rows.slice(0, NAMED).map(({ action }) => titleOf(action, untitled));
  return rows.length <= NAMED
    ? names.join(', ')
    : t('roadmap.andOthers', { names: names.join(', '), count: rows.length - NAMED });
}
