import { useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore, type RefObject } from 'react';
import * as Y from 'yjs';
import { textOf } from '#app/documents/index.ts';
import { caretAfter, type DeltaStep } from './caret.ts';
import type { Editor } from './editor.tsx';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * The present text of a path, read at each change so that a controlled input never lags behind its own typing, with the
 * caret kept in place when somebody else writes in the same text. `fallback` is shown while the document is not open.
 */
export function useLiveText(
  editor: Editor,
  path: string,
  fallback: string,
  control: RefObject<TextControl | null>,
): string {
  const { spec, doc } = editor;
  const pending = useRef<{ start: number; end: number } | null>(null);

  const subscribe = useCallback(
    (notify: () => void) => {
      doc?.on('update', notify);
      return () => doc?.off('update', notify);
    },
    [doc],
  );
  const read = useCallback(
    () => (doc === null ? fallback : (textOf(spec, doc, path)?.toString() ?? fallback)),
    [spec, doc, path, fallback],
  );
  const value = useSyncExternalStore(subscribe, read, () => fallback);

  useEffect(() => {
    if (doc === null) return;
    // Before React writes the new value, which sends the caret to the end.
    const follow = (transaction: Y.Transaction): void => {
      const input = control.current;
      if (transaction.local || input === null || input !== document.activeElement) return;
      const ytext = textOf(spec, doc, path);
      if (ytext === null) return;
      const start = pending.current?.start ?? input.selectionStart ?? 0;
      const end = pending.current?.end ?? input.selectionEnd ?? start;
      for (const [type, events] of transaction.changedParentTypes) {
        if (!Object.is(type, ytext)) continue;
        for (const event of events) {
          if (event.target !== ytext) continue;
          // Parsed border: Yjs types its delta loosely; caretAfter reads only the three fields it knows.
          const delta = event.changes.delta as DeltaStep[];
          pending.current = { start: caretAfter(delta, start), end: caretAfter(delta, end) };
        }
      }
    };
    // After the observers, which list the changes, and before `update`, upon which React writes the new value.
    doc.on('afterTransaction', follow);
    return () => {
      doc.off('afterTransaction', follow);
    };
  }, [spec, doc, path, control]);

  useLayoutEffect(() => {
    const place = pending.current;
    pending.current = null;
    if (place !== null) control.current?.setSelectionRange(place.start, place.end);
  }, [value, control]);

  return value;
}
