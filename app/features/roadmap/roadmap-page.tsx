import { roadmap, type Author, type ReadResult } from '#app/documents/index.ts';
import { DocumentPage } from '#app/features/editing/document-page.tsx';
import type { StageState } from '#app/features/editing/stage-lock.tsx';
import { useLiveDocument } from '#app/features/editing/use-live-document.ts';
import { RoadmapView } from './roadmap-view.tsx';

export type RoadmapPageProps = {
  space: { id: string; prefix: string };
  author: Author;
  canWrite: boolean;
  stage: StageState;
  initial: ReadResult<typeof roadmap>;
  /** ISO day. */
  today: string;
};

/** The roadmap of a space, live. */
export function RoadmapPage({ space, author, canWrite, stage, initial, today }: RoadmapPageProps) {
  const live = useLiveDocument({ spec: roadmap, id: space.id, author, canWrite, initial });
  return (
    <DocumentPage live={live} stage={stage}>
      {(snapshot) => (
        <RoadmapView
          snapshot={snapshot}
          prefix={space.prefix}
          today={today}
          canWrite={canWrite}
          undo={live.undo}
          exportAddress={`/api/v1/spaces/${space.id}/roadmap`}
        />
      )}
    </DocumentPage>
  );
}
