import { Upload } from 'lucide-react';
import { useEffect, useId } from 'react';
import {
  Button,
  DataTable,
  LinkButton,
  Loading,
  Notice,
  Section,
  Select,
  Tag,
} from '#app/components/index.ts';
import { refusalSentence } from '#app/i18n/data-words.ts';
import { useI18n } from '#app/i18n/index.ts';
import { UPLOAD_MAX, UPLOAD_PATH, type ImportJob } from '#app/services/index.ts';
import { EMBEDDED, type DataPageData, type LookedAt, type PackLine } from './load-data-page.ts';
import { PreviewView } from './preview-view.tsx';
import { ReportView } from './report-view.tsx';

/** Between two questions to the server while something is on its way. */
const ASK_AGAIN_MS = 2000;

/** What the last form led to: a code, or nothing. */
export type DataAnswer = { refused: { code: string; [figure: string]: unknown } } | null;

/** Imports, versions, and what they change in a space: for whoever administers it. */
export function DataPage({
  data,
  answer,
  adopted,
  revalidate,
}: {
  data: DataPageData;
  answer: DataAnswer;
  /** The version was adopted just now. */
  adopted: boolean;
  /** Asks the server for the page again. */
  revalidate: () => void;
}) {
  const { t, lang, format } = useI18n();
  const { space, packs, job, looked } = data;
  const current = packs.find(({ id }) => id === space.pack);
  const waiting = job?.state === 'running' || looked?.refused === 'preparing';
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(revalidate, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waiting, revalidate]);
  return (
    <div className="page grid gap-6">
      <header className="grid gap-1">
        <p className="s doux">
          <a href={`/s/${space.id}`}>{space.name}</a>
        </p>
        <h1>{t('data.page.title')}</h1>
        <p className="max-w-prose">{t('data.page.lead')}</p>
        {data.spaces.length > 1 ? (
          <nav aria-label={t('data.page.spaces')} className="onglets">
            {data.spaces.map(({ id, name }) => (
              <a
                key={id}
                href={`${UPLOAD_PATH}?espace=${id}`}
                aria-current={id === space.id ? 'page' : undefined}
              >
                {name}
              </a>
            ))}
          </nav>
        ) : null}
      </header>

      {adopted && current !== undefined ? (
        <Notice tone="done" title={t('data.page.adopted', { space: space.name, pack: nameOf(current, t) })}>
          {t('data.page.adopted.text')}
        </Notice>
      ) : null}
      {answer === null ? null : (
        <Notice tone="error" title={refusalSentence(lang, answer.refused)}>
          {t('data.nothing-kept')}
        </Notice>
      )}
      {job === null ? null : <JobNotice job={job} space={space.id} />}

      <Section title={t('data.page.add')} note={t('data.page.add.note')}>
        <UploadForm data={data} />
      </Section>

      {looked === null ? null : <Looked data={data} looked={looked} />}

      <Section title={t('data.page.versions')} note={t('data.page.versions.note')}>
        <DataTable
          caption={t('data.page.versions')}
          rows={packs}
          rowKey={({ id }) => id ?? EMBEDDED}
          isCurrent={({ id }) => id === space.pack}
          columns={[
            {
              id: 'version',
              head: t('data.page.version'),
              rowHeader: true,
              cell: (pack) => (
                <a href={`${UPLOAD_PATH}?espace=${space.id}&jeu=${pack.id ?? EMBEDDED}#jeu`}>
                  {nameOf(pack, t)}
                </a>
              ),
            },
            {
              id: 'what',
              head: t('data.page.brings'),
              cell: ({ own }) =>
                own === null ? t('data.page.shipped') : `${own.source.title}, ${own.source.vintage}`,
            },
            {
              id: 'when',
              head: t('data.page.madeOn'),
              wideOnly: true,
              cell: ({ createdAt, createdBy }) =>
                createdAt === null
                  ? ''
                  : [format.date(createdAt, 'numeric'), createdBy].filter((word) => word !== null).join(', '),
            },
            {
              id: 'use',
              head: t('data.page.usedBy'),
              cell: ({ usedBy, id }) =>
                id === space.pack ? (
                  <Tag tone="done">{t('data.page.inUse')}</Tag>
                ) : (
                  usedBy.map(({ name }) => name).join(', ')
                ),
            },
          ]}
        />
      </Section>
    </div>
  );
}

function nameOf(pack: PackLine, t: ReturnType<typeof useI18n>['t']): string {
  return pack.id ?? t('data.page.embedded');
}

/** The form works without a script: the file is sent whole, its progress is the browser's. */
function UploadForm({ data: { space, packs } }: { data: DataPageData }) {
  const { t } = useI18n();
  const file = useId();
  const tooLarge = t('data.size.max', { max: UPLOAD_MAX / (1024 * 1024) });
  return (
    <form
      method="post"
      action={`${UPLOAD_PATH}?espace=${space.id}`}
      encType="multipart/form-data"
      className="grid max-w-3xl gap-3 py-2 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto] md:items-end"
    >
      <div className="saisie-bloc">
        <label htmlFor={file}>{t('data.page.file')}</label>
        <input
          id={file}
          type="file"
          name="file"
          required
          accept=".csv,.txt,.zip,.xlsx,.json,.geojson"
          className="saisie"
          aria-describedby={`${file}-aide`}
          onChange={({ currentTarget }) => {
            // Said before it is sent: the server refuses it without reading it.
            const size = currentTarget.files?.[0]?.size ?? 0;
            currentTarget.setCustomValidity(size > UPLOAD_MAX ? tooLarge : '');
          }}
        />
      </div>
      <Select
        name="into"
        label={t('data.page.into')}
        defaultValue={space.pack ?? EMBEDDED}
        options={packs.map((pack) => ({ value: pack.id ?? EMBEDDED, label: nameOf(pack, t) }))}
      />
      <Button type="submit" tone="primary" icon={Upload}>
        {t('data.page.send')}
      </Button>
      <p id={`${file}-aide`} className="xs doux md:col-span-3">
        {t('data.page.file.help')} {tooLarge}
      </p>
    </form>
  );
}

function JobNotice({ job, space }: { job: ImportJob; space: string }) {
  const { t, lang, format } = useI18n();
  if (job.state === 'running') {
    return <Loading what={t('data.page.reading', { file: job.file, count: format.count(job.read) })} />;
  }
  if (job.failure !== null) {
    return (
      <Notice
        tone={job.failure.code === 'unchanged' ? 'plain' : 'error'}
        title={t('data.page.refused', { file: job.file })}
      >
        {refusalSentence(lang, job.failure)} {t('data.nothing-kept')}
      </Notice>
    );
  }
  return (
    <Notice
      tone="done"
      title={t('data.page.made', { file: job.file, pack: job.pack ?? '' })}
      actions={
        <LinkButton href={`${UPLOAD_PATH}?espace=${space}&jeu=${job.pack ?? EMBEDDED}#jeu`}>
          {t('data.page.look')}
        </LinkButton>
      }
    >
      {t('data.page.made.text')}
    </Notice>
  );
}

/** One version: its report, what adopting it changes, its sources, and the button that adopts it. */
function Looked({ data, looked }: { data: DataPageData; looked: LookedAt }) {
  const { t, format, lang } = useI18n();
  const { space, today } = data;
  const { pack } = looked;
  const inUse = pack.id === space.pack;
  return (
    <div id="jeu" className="grid gap-4">
      <h2 className="text-titre">{t('data.page.one', { pack: nameOf(pack, t) })}</h2>
      {pack.shareAlike ? (
        <Notice tone="missing" title={t('data.page.odbl')} live={false}>
          {t('data.page.odbl.text')}
        </Notice>
      ) : null}
      {pack.own === null ? null : <ReportView own={pack.own} />}
      {inUse ? (
        <Notice tone="plain" live={false}>
          {t('data.page.alreadyUsed', { space: space.name })}
        </Notice>
      ) : looked.refused === 'preparing' ? (
        <Loading what={t('data.page.preparing', { basin: space.basin })} />
      ) : looked.refused !== null ? (
        <Notice tone="error" live={false}>
          {refusalSentence(lang, { code: looked.refused, zone: space.zone })}
        </Notice>
      ) : looked.preview === null ? null : (
        <>
          <PreviewView preview={looked.preview} space={space.id} />
          <form method="post" action={`${UPLOAD_PATH}?espace=${space.id}`} className="rang flex-wrap gap-3">
            <input type="hidden" name="intent" value="adopt" />
            <input type="hidden" name="pack" value={pack.id ?? EMBEDDED} />
            <Button type="submit" tone="primary">
              {t('data.page.adopt')}
            </Button>
            <span className="s doux">{t('data.page.adopt.text')}</span>
          </form>
        </>
      )}
      <Section title={t('data.page.sources')} note={t('data.page.sources.note')} level={3}>
        <details className="py-2">
          <summary className="s">{t('data.page.sources.show', { count: looked.sources.length })}</summary>
          <DataTable
            caption={t('data.page.sources')}
            rows={looked.sources}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'title',
                head: t('data.page.source'),
                rowHeader: true,
                cell: ({ title, producer }) => `${title}, ${producer}`,
              },
              { id: 'vintage', head: t('data.page.vintage'), cell: ({ vintage }) => vintage },
              { id: 'licence', head: t('data.page.licence'), wideOnly: true, cell: ({ licence }) => licence },
              {
                id: 'read',
                head: t('data.page.readOn'),
                wideOnly: true,
                cell: ({ retrievedOn }) => format.date(retrievedOn, 'numeric'),
              },
              {
                id: 'best',
                head: t('data.page.bestBefore'),
                cell: ({ bestBefore }) =>
                  bestBefore === null ? (
                    '–'
                  ) : bestBefore < today ? (
                    <Tag tone="late">
                      {t('data.page.expired', { date: format.date(bestBefore, 'numeric') })}
                    </Tag>
                  ) : (
                    format.date(bestBefore, 'numeric')
                  ),
              },
            ]}
          />
        </details>
      </Section>
    </div>
  );
}
