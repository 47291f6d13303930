import type { Action } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { titleOf } from './action-form.tsx';
import { stageOf, type Row } from './stages.ts';
import { StateTag } from './state-tag.tsx';

/** Everything an action says, for those who read. What is not written is not shown. */
export function ActionReading({ row, actions }: { row: Row | undefined; actions: readonly Action[] }) {
  const { t, format } = useI18n();
  if (row === undefined) return null;
  const { action } = row;
  const stage = stageOf(action);
  const day = (iso: string | null): string => (iso === null ? '' : format.date(iso));
  const facts: readonly (readonly [string, string])[] = [
    [t('roadmap.field.stage'), t('roadmap.stageTitle', { stage, name: t(`roadmap.stage${stage}`) })],
    [t('roadmap.field.owner'), action.owner],
    [t('roadmap.field.firstStep'), action.firstStep],
    [t('roadmap.field.start'), day(action.start)],
    [t('roadmap.field.end'), day(action.end)],
    [t('roadmap.field.votedEnd'), day(action.votedEnd)],
    [t('roadmap.field.progress'), action.progress === null ? '' : format.percent(action.progress / 100)],
    [t('roadmap.field.budget'), action.budget === null ? '' : format.money(action.budget)],
    [t('roadmap.field.indicator'), action.indicator],
    [t('roadmap.field.target'), action.target],
    [
      t('roadmap.field.dependsOn'),
      actions
        .filter((other) => action.dependsOn.includes(other.id))
        .map((other) => titleOf(other, t('roadmap.untitled')))
        .join(', '),
    ],
    [t('roadmap.field.note'), action.note],
  ];
  return (
    <div className="grid gap-3">
      <p className="rang">
        <StateTag row={row} />
        {row.lateDays > 0 ? (
          <b className="text-prune">{t('roadmap.lateDays', { count: row.lateDays })}</b>
        ) : null}
      </p>
      <dl className="grid gap-2">
        {facts
          .filter(([, value]) => value.trim() !== '')
          .map(([label, value]) => (
            <div key={label} className="border-b border-filet pb-2">
              <dt className="lab">{label}</dt>
              <dd className="break-words whitespace-pre-line">{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
