import { ExampleTag, Tag } from '#app/components/index.ts';
import { DOMAINS, type Domain } from '#app/documents/index.ts';
import { FlagField, SelectField, TextField } from '#app/features/editing/fields.tsx';
import { useI18n } from '#app/i18n/index.ts';

/** What every entry says of itself. */
export type Evidence = { source: string; doubt: string; example: boolean; domain?: Domain | null };

/** Source (unless it stands above already) and doubt of an entry, under it. A doubt is a tag: it is what the committee still has to settle. */
export function EvidenceLine({ entry, sourced = true }: { entry: Evidence; sourced?: boolean }) {
  const { t } = useI18n();
  const doubted = entry.doubt.trim() !== '';
  return (
    <span className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-1">
      {entry.domain === null || entry.domain === undefined ? null : (
        <Tag>{t(`diagnostic.domain.${entry.domain}`)}</Tag>
      )}
      {entry.example ? <ExampleTag /> : null}
      {sourced ? (
        <span className="xs doux min-w-0 break-words">
          {entry.source.trim() === ''
            ? t('diagnostic.noSource')
            : t('diagnostic.sourceIs', { source: entry.source })}
        </span>
      ) : null}
      {doubted ? (
        <span className="xs min-w-0 basis-full break-words">
          <Tag tone="room">{t('diagnostic.doubted')}</Tag> {entry.doubt}
        </span>
      ) : null}
    </span>
  );
}

/** The fields of what every entry says of itself. `path` names the item; an official figure has its source already. */
export function EvidenceFields({
  path,
  entry,
  sourced = true,
}: {
  path: string;
  entry: Evidence;
  sourced?: boolean;
}) {
  const { t } = useI18n();
  return (
    <>
      {entry.domain === undefined ? null : (
        <SelectField
          path={`${path}/domain`}
          label={t('diagnostic.field.domain')}
          value={entry.domain}
          empty={t('diagnostic.noDomain')}
          options={DOMAINS.map((value) => ({ value, label: t(`diagnostic.domain.${value}`) }))}
        />
      )}
      {sourced ? (
        <TextField
          path={`${path}/source`}
          label={t('diagnostic.field.source')}
          value={entry.source}
          hint={t('diagnostic.hint.source')}
        />
      ) : null}
      <TextField
        path={`${path}/doubt`}
        label={t('diagnostic.field.doubt')}
        value={entry.doubt}
        rows={2}
        hint={t('diagnostic.hint.doubt')}
      />
      <FlagField path={`${path}/example`} label={t('diagnostic.field.example')} value={entry.example} />
    </>
  );
}
