import { Redo2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { Icon } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';

/** What the bar needs of a person's own undo stack. */
export type UndoStack = { undo: () => void; redo: () => void; canUndo: boolean; canRedo: boolean };

/** Ctrl+Z and Maj+Ctrl+Z of one's own edits, anywhere but inside a text, where the browser's own undo is expected. Once a page. */
export function useUndoKeys({ undo, redo }: UndoStack): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [undo, redo]);
}

/** « Annuler » and « Rétablir » of one's own edits. */
export function UndoBar({ stack }: { stack: UndoStack }) {
  const { t } = useI18n();
  const { undo, redo } = stack;
  return (
    <span className="flex gap-1">
      {/* Plain buttons: closed, they keep their word, so that the bar does not jump at each edit. */}
      <button
        type="button"
        className="btn"
        aria-disabled={!stack.canUndo || undefined}
        onClick={undo}
        title={t('editing.undoHint')}
      >
        <Icon of={Undo2} />
        {t('editing.undo')}
      </button>
      <button
        type="button"
        className="btn ico"
        aria-disabled={!stack.canRedo || undefined}
        onClick={redo}
        aria-label={t('editing.redo')}
        title={t('editing.redo')}
      >
        <Icon of={Redo2} />
      </button>
    </span>
  );
}

/** Whether the browser itself undoes typing in that place. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === 'TEXTAREA') return true;
  return (
    target instanceof HTMLInputElement &&
    ['text', 'search', 'email', 'url', 'number', 'tel'].includes(target.type)
  );
}
