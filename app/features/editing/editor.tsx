import { createContext, useContext, type ReactNode } from 'react';
import type { Doc } from 'yjs';
import type { Room } from '#app/features/collab/index.ts';
import type { Author, DocumentSpec } from '#app/documents/index.ts';

/** What the fields of a page write into. `doc` is null until the room is open: the page then reads, and does not write. */
export type Editor = {
  spec: DocumentSpec;
  doc: Doc | null;
  room: Room | null;
  author: Author;
  /** The person has the right to write and the room is open. */
  writable: boolean;
  /** The person has the right to write and the room is about to open. */
  opening: boolean;
};

const EditorContext = createContext<Editor | null>(null);

/** Gives the open document to every field below. */
export function EditorProvider({ editor, children }: { editor: Editor; children: ReactNode }) {
  return <EditorContext.Provider value={editor}>{children}</EditorContext.Provider>;
}

/** The document being edited. @throws Error outside an EditorProvider: a field without a document is a bug. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('useEditor must be called under an EditorProvider');
  return editor;
}
