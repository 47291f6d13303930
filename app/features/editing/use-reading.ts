import { useMemo, useSyncExternalStore } from 'react';
import type { Doc } from 'yjs';
import { readDocument, type DocumentSpec, type ReadResult } from '#app/documents/index.ts';

/**
 * The document as its reader sees it, problems included, kept current; null while there is no document. Read again only when
 * something changed.
 */
export function useReading<Spec extends DocumentSpec>(doc: Doc | null, spec: Spec): ReadResult<Spec> | null {
  const store = useMemo(() => {
    let reading: ReadResult<Spec> | null = null;
    let fresh = false;
    return {
      subscribe(notify: () => void): () => void {
        const changed = (): void => {
          fresh = false;
          notify();
        };
        // What a part of the page wrote between its first drawing and now was heard by nobody.
        fresh = false;
        doc?.on('update', changed);
        return () => doc?.off('update', changed);
      },
      get(): ReadResult<Spec> | null {
        if (doc !== null && !fresh) reading = readDocument(spec, doc);
        fresh = true;
        return reading;
      },
    };
  }, [doc, spec]);
  return useSyncExternalStore(store.subscribe, store.get, () => null);
}
