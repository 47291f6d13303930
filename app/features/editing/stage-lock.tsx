import { Button, Notice } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';

/** Whether the stage of a document is closed, by whom and since when (ISO), and whether this reader may change it. */
export type StageState = { lock: { at: string; by: string | null } | null; closes: boolean };

/** Says who closed the document and when; whoever drives the space closes it and opens it again. Works without script. */
export function StageLock({ lock, closes }: StageState) {
  const { t, format } = useI18n();
  const form = (closed: boolean) =>
    closes ? (
      <form method="post" className="no-print flex flex-wrap items-center gap-x-4 gap-y-1">
        <input type="hidden" name="intent" value="stage" />
        <input type="hidden" name="closed" value={closed ? 'yes' : 'no'} />
        <Button type="submit">{t(closed ? 'editing.stage.close' : 'editing.stage.reopen')}</Button>
        {closed ? <span className="s doux">{t('editing.stage.closeMeans')}</span> : null}
      </form>
    ) : null;
  if (lock === null) return form(true);
  const date = format.dateTime(lock.at);
  return (
    <Notice
      live={false}
      title={
        lock.by === null
          ? t('editing.stage.closedNoName', { date })
          : t('editing.stage.closed', { date, name: lock.by })
      }
      actions={form(false)}
    >
      {t(closes ? 'editing.stage.stillWrites' : 'editing.stage.readOnly')}
    </Notice>
  );
}
