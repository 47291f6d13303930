import { DataTable, Notice, Section } from '#app/components/index.ts';
import { reportWord, sampleText } from '#app/i18n/data-words.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { ImportCount, PackImport } from '#app/services/index.ts';

/** What an import did with its file: kept, left aside and why, unknown, missing, and the totals before and after. */
export function ReportView({ own }: { own: PackImport }) {
  const { t, lang, format } = useI18n();
  const { report, source } = own;
  const left = [
    ...report.dropped.map((one) => ({
      ...one,
      key: `d-${one.reason}`,
      word: reportWord(lang, 'reason', one.reason),
    })),
    ...report.unmatched.map((one) => ({
      ...one,
      key: `u-${one.reason}`,
      word: t('data.page.unknownCode', { kind: reportWord(lang, 'reason', one.reason) }),
    })),
    ...report.missing.map(({ marker, count }) => ({
      reason: marker,
      count,
      sample: [],
      key: `m-${marker}`,
      word: marker === '' ? t('data.page.blank') : t('data.page.marked', { marker }),
    })),
  ] satisfies readonly (ImportCount & { key: string; word: string })[];
  return (
    <Section
      title={t('data.page.report')}
      note={t('data.page.report.note', {
        file: report.inside === null ? report.file : `${report.file}, ${report.inside}`,
      })}
    >
      <p className="py-2">
        {t('data.page.report.text', {
          title: source.title,
          producer: source.producer,
          vintage: source.vintage,
          read: report.read,
          kept: report.kept,
        })}
        {report.readBy === undefined ? null : <b> {reportWord(lang, 'readBy', report.readBy)}.</b>}
      </p>
      {report.notes.map((note) => (
        <Notice key={note} tone="missing" live={false}>
          {reportWord(lang, 'note', note)}
        </Notice>
      ))}
      <div className="grid gap-x-8 gap-y-4 pt-2 lg:grid-cols-2">
        <DataTable
          caption={t('data.page.totals')}
          captionShown
          rows={report.totals}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'total',
              head: t('data.page.total'),
              rowHeader: true,
              cell: ({ id }) => reportWord(lang, 'total', id),
            },
            {
              id: 'before',
              head: t('data.page.before'),
              numeric: true,
              cell: ({ before }) => (before === null ? '–' : format.count(before)),
            },
            {
              id: 'after',
              head: t('data.page.after'),
              numeric: true,
              cell: ({ after }) => format.count(after),
            },
          ]}
        />
        {left.length === 0 ? (
          <p className="s doux">{t('data.page.nothingLeft')}</p>
        ) : (
          <DataTable
            caption={t('data.page.left')}
            captionShown
            rows={left}
            rowKey={({ key }) => key}
            columns={[
              { id: 'why', head: t('data.page.why'), rowHeader: true, cell: ({ word }) => word },
              {
                id: 'count',
                head: t('data.page.count'),
                numeric: true,
                cell: ({ count }) => format.count(count),
              },
              {
                id: 'sample',
                head: t('data.page.sample'),
                wideOnly: true,
                cell: ({ sample }) => <span className="xs">{sampleText(lang, sample)}</span>,
              },
            ]}
          />
        )}
      </div>
    </Section>
  );
}
