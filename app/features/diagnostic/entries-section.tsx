import { Empty, Section } from '#app/components/index.ts';
import type { diagnostic, ItemOf } from '#app/documents/index.ts';
import { NumberField, TextField } from '#app/features/editing/fields.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { AddEntry } from './add-entry.tsx';
import { EntryRow, type EntryOpener } from './entry-row.tsx';
import { EvidenceFields, EvidenceLine } from './evidence.tsx';

type Entry = ItemOf<typeof diagnostic, 'strengths'> & { jobs?: number | null };

/** Strengths, weaknesses or needs: a sentence, what is behind it, its source and its doubt. Needs also count jobs. */
export function EntriesSection({
  collection,
  entries,
  opener,
}: {
  collection: 'strengths' | 'weaknesses' | 'needs';
  entries: readonly Entry[];
  opener: EntryOpener;
}) {
  const { t } = useI18n();
  return (
    <Section
      id={collection}
      title={t(`diagnostic.${collection}`)}
      note={t('diagnostic.entries', { count: entries.length })}
    >
      {entries.length === 0 ? (
        <Empty title={t(`diagnostic.${collection}.empty`)}>{t(`diagnostic.${collection}.emptyText`)}</Empty>
      ) : null}
      <ul>
        {entries.map((entry) => {
          const path = `${collection}/${entry.id}`;
          const title = entry.title.trim() === '' ? t('diagnostic.untitled') : entry.title;
          return (
            <EntryRow
              key={entry.id}
              collection={collection}
              id={entry.id}
              name={title}
              items={entries}
              opener={opener}
              form={(fresh) => (
                <>
                  <TextField
                    path={`${path}/title`}
                    label={t('diagnostic.field.title')}
                    value={entry.title}
                    rows={2}
                    autoFocus={fresh}
                  />
                  <TextField
                    path={`${path}/text`}
                    label={t('diagnostic.field.text')}
                    value={entry.text}
                    rows={3}
                  />
                  {collection === 'needs' ? (
                    <NumberField
                      path={`${path}/jobs`}
                      label={t('diagnostic.field.jobs')}
                      value={entry.jobs ?? null}
                      hint={t('diagnostic.hint.jobs')}
                    />
                  ) : null}
                  <EvidenceFields path={path} entry={entry} />
                </>
              )}
            >
              <p className="font-semibold break-words">
                {title}
                {collection === 'needs' && typeof entry.jobs === 'number' ? (
                  <span className="s doux font-normal"> {t('diagnostic.jobs', { count: entry.jobs })}</span>
                ) : null}
              </p>
              {entry.text.trim() === '' ? null : (
                <p className="s break-words whitespace-pre-line">{entry.text}</p>
              )}
              <EvidenceLine entry={entry} />
            </EntryRow>
          );
        })}
      </ul>
      <AddEntry
        collection={collection}
        label={t(`diagnostic.${collection}.add`)}
        values={{}}
        opener={opener}
      />
    </Section>
  );
}
