import { Redo2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { Button, IconButton } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';

/** What the bar needs of a person's own undo stack. */
export type UndoStack = { undo: () => void; redo: () => void; canUndo: boolean; canRedo: boolean };

/**
 * « Annuler » and « Rétablir » of one's own edits, and Ctrl+Z / Maj+Ctrl+Z anywhere but inside a text, where the browser's
 * own undo is expected.
 */
export function UndoBar({ stack }: { stack: UndoStack }) {
  const { t } = useI18n();
  const { undo, redo } = stack;
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
  return (
    <span className="flex gap-1">
      <Button
        icon={Undo2}
        onClick={undo}
        aria-disabled={!stack.canUndo || undefined}
        title={t('editing.undoHint')}
      >
        {t('editing.undo')}
      </Button>
      <IconButton
        icon={Redo2}
        onClick={redo}
        aria-disabled={!stack.canRedo || undefined}
        label={t('editing.redo')}
      />
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
