import { Select, TextField } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { type Meeting, NAMINGS, TABLES_MAX } from '#app/services/index.ts';
import { DAY_MS, localIn } from './local-time.ts';

/** Days before names are taken away, as offered. */
const RETENTIONS = [30, 90, 180, 365] as const;
const DEFAULT_RETENTION = 90;

/** What a meeting is: title, start, tables, how people are called, what is read first, how long names are kept. */
export function MeetingFields({
  meeting,
  tables,
  start,
}: {
  /** null for a meeting to be made. */
  meeting: Meeting | null;
  tables: number;
  /** The start proposed for a new one. */
  start: Date;
}) {
  const { t } = useI18n();
  const startsAt = meeting?.startsAt ?? start;
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <TextField
          label={t('agenda.title')}
          name="title"
          required
          maxLength={120}
          defaultValue={meeting?.title ?? ''}
        />
      </div>
      <TextField
        label={t('agenda.start')}
        name="startsAt"
        type="datetime-local"
        required
        defaultValue={localIn(startsAt)}
      />
      <TextField
        label={t('agenda.tables')}
        hint={t('agenda.tablesHint')}
        name="tables"
        type="number"
        min={0}
        max={TABLES_MAX}
        required
        defaultValue={String(tables)}
      />
      <Select
        label={t('agenda.naming')}
        name="naming"
        defaultValue={meeting?.naming ?? 'pseudonym'}
        options={NAMINGS.map((naming) => ({ value: naming, label: t(`agenda.naming.${naming}`) }))}
      />
      <RetentionField meeting={meeting} />
      <label className="rang sm:col-span-2">
        <input type="checkbox" name="moderated" defaultChecked={meeting?.moderated ?? false} />
        <span>{t('agenda.moderated')}</span>
      </label>
    </div>
  );
}

/** How long names are kept, in days after the start: that of the meeting, or of the one it is copied from. */
export function RetentionField({
  meeting,
}: {
  meeting: Pick<Meeting, 'startsAt' | 'retentionUntil'> | null;
}) {
  const { t } = useI18n();
  const kept =
    meeting === null
      ? DEFAULT_RETENTION
      : Math.round((meeting.retentionUntil.getTime() - meeting.startsAt.getTime()) / DAY_MS);
  const retentions = [...new Set([...RETENTIONS, kept])].sort((a, b) => a - b);
  return (
    <Select
      label={t('agenda.retention')}
      hint={t('agenda.retentionHint')}
      name="retention"
      defaultValue={String(kept)}
      options={retentions.map((days) => ({
        value: String(days),
        label: t('agenda.days', { count: days }),
      }))}
    />
  );
}
