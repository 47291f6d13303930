import { useMemo } from 'react';
import type { Author, DocumentSpec, ReadResult } from '#app/documents/index.ts';
import type { RoomKind } from '#app/documents/wire.ts';
import { useLoaded, useRoom, useUndo } from '#app/features/collab/index.ts';
import type { Editor } from './editor.tsx';
import type { UndoStack } from './undo-bar.tsx';
import { useReading } from './use-reading.ts';

/** A document open in a page: what to show, what to write into, and one's own undo. */
export type LiveDocument<Spec extends DocumentSpec> = {
  /** What the server gave until the room is open, then the document itself. */
  reading: ReadResult<Spec> | null;
  editor: Editor;
  undo: UndoStack;
};

/** What a page needs to open a document: its kind and id, who writes, their right, and what the server already read. */
export type LiveDocumentOptions<Spec extends DocumentSpec> = {
  spec: Spec & { kind: RoomKind };
  id: string;
  author: Author;
  canWrite: boolean;
  initial: ReadResult<Spec> | null;
};

/** Opens a document for as long as the page is shown. A document that breaks its schema is never written into. */
export function useLiveDocument<Spec extends DocumentSpec>({
  spec,
  id,
  author,
  canWrite,
  initial,
}: LiveDocumentOptions<Spec>): LiveDocument<Spec> {
  const room = useRoom(spec.kind, id);
  const loaded = useLoaded(room);
  const doc = loaded && room !== null ? room.doc : null;
  const reading = useReading<Spec>(doc, spec) ?? initial;
  const undo = useUndo(room, spec);
  const writable = canWrite && doc !== null && reading?.ok === true;
  const opening = canWrite && doc === null;
  const { id: authorId, name } = author;
  const editor = useMemo(
    () => ({ spec, doc, room, author: { id: authorId, name }, writable, opening }),
    [spec, doc, room, authorId, name, writable, opening],
  );
  return { reading, editor, undo };
}
