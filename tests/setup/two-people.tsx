import { act } from '@testing-library/react';
import { useMemo, useSyncExternalStore, type ReactNode } from 'react';
import * as Y from 'yjs';
import {
  createUndo,
  emptyDocument,
  type Author,
  type DocumentSpec,
  type Snapshot,
} from '#app/documents/index.ts';
import { EditorProvider, type Editor } from '#app/features/editing/editor.tsx';
import type { UndoStack } from '#app/features/editing/undo-bar.tsx';
import { useReading } from '#app/features/editing/use-reading.ts';

export const ANA: Author = { id: 'ana', name: 'Ana Morel' };
export const BEN: Author = { id: 'ben', name: 'Ben Caron' };

/** Two copies of one document, as two browsers hold them, and the network between: nothing crosses until `sync`. */
export function twoCopies(spec: DocumentSpec): { ana: Y.Doc; ben: Y.Doc; sync: () => void } {
  const [ana, ben] = [new Y.Doc(), new Y.Doc()];
  for (const doc of [ana, ben]) Y.applyUpdate(doc, emptyDocument(spec));
  const send = (from: Y.Doc, to: Y.Doc): void =>
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network');
  return {
    ana,
    ben,
    sync() {
      act(() => {
        send(ana, ben);
        send(ben, ana);
      });
    },
  };
}

/** One person at their screen: what `useLiveDocument` gives a page, over a document without a network. */
export function Desk<Spec extends DocumentSpec>({
  spec,
  doc,
  author,
  canWrite = true,
  opening = false,
  children,
}: {
  spec: Spec;
  doc: Y.Doc;
  author: Author;
  canWrite?: boolean;
  opening?: boolean;
  children: (snapshot: Snapshot<Spec>, undo: UndoStack) => ReactNode;
}) {
  const reading = useReading(doc, spec);
  const undo = useOwnUndo(spec, doc, author);
  const editor = useMemo<Editor>(
    () => ({ spec, doc, room: null, author, writable: canWrite, opening }),
    [spec, doc, author, canWrite, opening],
  );
  if (reading?.ok !== true) throw new Error('the document of a test can be read');
  return <EditorProvider editor={editor}>{children(reading.value, undo)}</EditorProvider>;
}

function useOwnUndo(spec: DocumentSpec, doc: Y.Doc, author: Author): UndoStack {
  const store = useMemo(() => {
    const manager = createUndo(spec, doc, author);
    let stack: UndoStack | null = null;
    const read = (): UndoStack => ({
      undo: () => void manager.undo(),
      redo: () => void manager.redo(),
      canUndo: manager.undoStack.length > 0,
      canRedo: manager.redoStack.length > 0,
    });
    return {
      get: () => (stack ??= read()),
      subscribe(notify: () => void) {
        const changed = (): void => {
          stack = read();
          notify();
        };
        manager.on('stack-item-added', changed);
        manager.on('stack-item-popped', changed);
        return () => {
          manager.off('stack-item-added', changed);
          manager.off('stack-item-popped', changed);
        };
      },
    };
  }, [spec, doc, author]);
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
