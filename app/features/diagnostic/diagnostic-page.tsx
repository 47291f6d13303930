import { diagnostic, type Author, type ReadResult } from '#app/documents/index.ts';
import { DocumentPage } from '#app/features/editing/document-page.tsx';
import type { StageState } from '#app/features/editing/stage-lock.tsx';
import { useLiveDocument } from '#app/features/editing/use-live-document.ts';
import { DiagnosticView } from './diagnostic-view.tsx';
import type { Origins } from './figure-origins.ts';
import type { OfficialFigure } from './official-figure.ts';

export type DiagnosticPageProps = {
  space: { id: string };
  author: Author;
  canWrite: boolean;
  stage: StageState;
  initial: ReadResult<typeof diagnostic>;
  figures: readonly OfficialFigure[];
  origins: Origins;
  year: number;
};

/** The diagnostic of a space, live. */
export function DiagnosticPage({
  space,
  author,
  canWrite,
  stage,
  initial,
  figures,
  origins,
  year,
}: DiagnosticPageProps) {
  const live = useLiveDocument({ spec: diagnostic, id: space.id, author, canWrite, initial });
  return (
    <DocumentPage live={live} stage={stage}>
      {(snapshot) => (
        <DiagnosticView
          snapshot={snapshot}
          figures={figures}
          origins={origins}
          year={year}
          canWrite={canWrite}
          undo={live.undo}
          exportAddress={`/api/v1/spaces/${space.id}/diagnostic`}
        />
      )}
    </DocumentPage>
  );
}
