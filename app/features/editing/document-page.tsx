import type { ReactNode } from 'react';
import { ErrorNotice, Loading, Notice } from '#app/components/index.ts';
import type { DocumentSpec, Snapshot } from '#app/documents/index.ts';
import { useSaveState } from '#app/features/collab/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { EditorProvider } from './editor.tsx';
import { StageLock, type StageState } from './stage-lock.tsx';
import type { LiveDocument } from './use-live-document.ts';

/**
 * The frame of a co-written page: shows the document when it can be read, says why when part of it cannot (and then nobody
 * writes), and when the server no longer takes what is written.
 */
export function DocumentPage<Spec extends DocumentSpec>({
  live,
  stage,
  children,
}: {
  live: LiveDocument<Spec>;
  /** For a document that a stage fills: whether it is closed. */
  stage?: StageState;
  children: (snapshot: Snapshot<Spec>) => ReactNode;
}) {
  const { t } = useI18n();
  const save = useSaveState();
  const { reading, editor } = live;
  if (reading === null) {
    return (
      <div className="page">
        <Loading what={t('editing.opening')} />
      </div>
    );
  }
  if (!reading.ok && reading.failure.code === 'newer-schema') {
    return (
      <div className="page">
        <ErrorNotice title={t('editing.newer.title')}>{t('editing.newer.text')}</ErrorNotice>
      </div>
    );
  }
  const problems = !reading.ok && reading.failure.code === 'schema' ? reading.failure.problems : [];
  const snapshot = reading.ok
    ? reading.value
    : reading.failure.code === 'schema'
      ? reading.failure.partial
      : null;
  if (snapshot === null) return null;
  return (
    <EditorProvider editor={editor}>
      {problems.length > 0 ? (
        <div className="page pb-0">
          <ErrorNotice title={t('editing.schema.title', { count: problems.length })}>
            {t('editing.schema.text', { path: problems[0]?.path ?? '' })}
          </ErrorNotice>
        </div>
      ) : null}
      {stage === undefined || stage.lock === null ? null : (
        <div className="page pb-0">
          <StageLock {...stage} />
        </div>
      )}
      {save?.state === 'refused' ? (
        <div className="page pb-0">
          <Notice tone="error" title={t('editing.closed.title')}>
            {save.reason}. {t('editing.closed.text')}
          </Notice>
        </div>
      ) : null}
      {children(snapshot)}
      {stage === undefined || stage.lock !== null ? null : (
        <div className="page pt-0">
          <StageLock {...stage} />
        </div>
      )}
    </EditorProvider>
  );
}
