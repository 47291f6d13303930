import { ExampleTag, Section, Tag } from '#app/components/index.ts';
import { SITE_EVENT_KINDS } from '#app/documents/index.ts';
import { NumberField, SelectField, TextField } from '#app/features/editing/fields.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { AddEntry } from './add-entry.tsx';
import { EntryRow, type EntryOpener } from './entry-row.tsx';
import { EvidenceFields, EvidenceLine } from './evidence.tsx';
import { duplicateOf } from './heritage.ts';
import { ImportEvents } from './import-events.tsx';
import { SitesPicture } from './sites-picture.tsx';
import type { SiteEvent } from './sites.ts';

/** What opened, grew and closed here: the drawing with its table, then each event with its source. */
export function SitesSection({
  events,
  year,
  opener,
}: {
  events: readonly SiteEvent[];
  year: number;
  opener: EntryOpener;
}) {
  const { t } = useI18n();
  const byYear = [...events].sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999));
  return (
    <div id="siteEvents" className="scroll-mt-24 grid grid-cols-[minmax(0,1fr)] gap-4">
      <SitesPicture events={events} year={year} />
      <Section
        id="siteList"
        className="scroll-mt-24"
        level={3}
        title={t('diagnostic.siteList', { count: events.length })}
      >
        <ul className="grid gap-x-8 lg:grid-cols-2">
          {byYear.map((event, place) => {
            // Of two accounts of one event, the second says so.
            const twin = duplicateOf(event, byYear.slice(0, place));
            const path = `siteEvents/${event.id}`;
            const name = event.site.trim() === '' ? t('diagnostic.untitled') : event.site;
            return (
              <EntryRow
                key={event.id}
                collection="siteEvents"
                id={event.id}
                name={name}
                items={events}
                opener={opener}
                form={(fresh) => (
                  <>
                    <TextField
                      path={`${path}/site`}
                      label={t('diagnostic.field.site')}
                      value={event.site}
                      autoFocus={fresh}
                    />
                    <div className="grid gap-3 sm:grid-cols-2">
                      <SelectField
                        path={`${path}/kind`}
                        label={t('diagnostic.field.event')}
                        value={event.kind}
                        empty={t('diagnostic.noEventKind')}
                        options={SITE_EVENT_KINDS.map((value) => ({
                          value,
                          label: t(`diagnostic.event.${value}`),
                        }))}
                      />
                      <NumberField
                        path={`${path}/year`}
                        label={t('diagnostic.field.year')}
                        value={event.year}
                        hint={t('diagnostic.hint.year')}
                      />
                      <NumberField
                        path={`${path}/jobs`}
                        label={t('diagnostic.field.jobs')}
                        value={event.jobs}
                        hint={t('diagnostic.hint.siteJobs')}
                      />
                      <TextField
                        path={`${path}/filiere`}
                        label={t('diagnostic.field.filiere')}
                        value={event.filiere}
                      />
                      <TextField
                        path={`${path}/commune`}
                        label={t('diagnostic.field.commune')}
                        value={event.commune}
                      />
                    </div>
                    <TextField
                      path={`${path}/note`}
                      label={t('diagnostic.field.note')}
                      value={event.note}
                      rows={2}
                    />
                    <EvidenceFields path={path} entry={event} />
                  </>
                )}
              >
                <p className="break-words">
                  <b>{name}</b>
                  {', '}
                  {t('diagnostic.eventLine', {
                    year: event.year === null ? t('diagnostic.noYear') : String(event.year),
                    kind:
                      event.kind === null ? t('diagnostic.noEventKind') : t(`diagnostic.event.${event.kind}`),
                  })}
                  {event.jobs === null ? '' : `, ${t('diagnostic.jobs', { count: event.jobs })}`}
                  {event.commune.trim() === '' ? '' : `, ${event.commune}`}{' '}
                  {event.example ? <ExampleTag /> : null}{' '}
                  {twin === null ? null : <Tag tone="room">{t('diagnostic.toldTwice')}</Tag>}
                </p>
                {event.note.trim() === '' ? null : <p className="s break-words">{event.note}</p>}
                <EvidenceLine entry={{ ...event, example: false }} />
              </EntryRow>
            );
          })}
        </ul>
        <AddEntry
          collection="siteEvents"
          label={t('diagnostic.siteEvents.add')}
          values={{}}
          opener={opener}
        />
        <ImportEvents events={events} />
      </Section>
    </div>
  );
}
