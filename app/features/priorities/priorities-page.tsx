import { priorities, type Author, type ReadResult } from '#app/documents/index.ts';
import { DocumentPage } from '#app/features/editing/document-page.tsx';
import type { StageState } from '#app/features/editing/stage-lock.tsx';
import { useLiveDocument } from '#app/features/editing/use-live-document.ts';
import { PrioritiesView } from './priorities-view.tsx';

export type PrioritiesPageProps = {
  space: { id: string; prefix: string };
  author: Author;
  canWrite: boolean;
  stage: StageState;
  initial: ReadResult<typeof priorities>;
  selected: string | null;
  /** Number of a card -> id of the project born from it. */
  projects: Readonly<Record<number, string>>;
  /** Why the last conversion into a project was refused, in words; null when none was. */
  refusal: string | null;
};

/** The priorities of a space, live. */
export function PrioritiesPage({
  space,
  author,
  canWrite,
  stage,
  initial,
  selected,
  projects,
  refusal,
}: PrioritiesPageProps) {
  const live = useLiveDocument({ spec: priorities, id: space.id, author, canWrite, initial });
  return (
    <DocumentPage live={live} stage={stage}>
      {(snapshot) => (
        <PrioritiesView
          snapshot={snapshot}
          prefix={space.prefix}
          canWrite={canWrite}
          undo={live.undo}
          selected={selected}
          refusal={refusal}
          journey={{ spaceId: space.id, projects }}
          exportAddress={`/api/v1/spaces/${space.id}/priorities`}
        />
      )}
    </DocumentPage>
  );
}
