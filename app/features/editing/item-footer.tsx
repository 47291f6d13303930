import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { Button } from '#app/components/index.ts';
import { moveItem, removeItem } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { useEditor } from './editor.tsx';
import { useRefusal } from './use-refusal.tsx';

/** Moves and removes one item of a collection, by buttons: a drag has no keyboard. `items` in the order of the document. */
export function ItemFooter({
  collection,
  items,
  id,
  onRemoved,
}: {
  collection: string;
  items: readonly { id: string }[];
  id: string;
  onRemoved: () => void;
}) {
  const { t } = useI18n();
  const { spec, doc, author } = useEditor();
  const { refusal, guard } = useRefusal();
  const at = items.findIndex((item) => item.id === id);
  const first = at <= 0;
  const last = at >= items.length - 1;
  const move = (before: string | null): void => {
    if (doc !== null) guard(moveItem(spec, doc, collection, id, before, author));
  };
  const remove = (): void => {
    if (doc !== null && guard(removeItem(spec, doc, collection, id, author)) !== null) onRemoved();
  };
  return (
    <footer className="flex flex-wrap gap-2 border-t border-filet pt-3">
      <Button
        icon={ArrowUp}
        closed={first ? t('editing.isFirst') : null}
        onClick={() => move(items[at - 1]?.id ?? null)}
      >
        {t('editing.up')}
      </Button>
      <Button
        icon={ArrowDown}
        closed={last ? t('editing.isLast') : null}
        onClick={() => move(items[at + 2]?.id ?? null)}
      >
        {t('editing.down')}
      </Button>
      <Button tone="danger" icon={Trash2} className="ml-auto" onClick={remove}>
        {t('editing.remove')}
      </Button>
      {refusal}
    </footer>
  );
}
