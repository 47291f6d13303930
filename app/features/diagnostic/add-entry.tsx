import { Plus } from 'lucide-react';
import { Button } from '#app/components/index.ts';
import { addItem, diagnostic, type ItemValues } from '#app/documents/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { useRefusal } from '#app/features/editing/use-refusal.tsx';
import { useI18n } from '#app/i18n/index.ts';
import type { EntryOpener } from './entry-row.tsx';

type Collections = (typeof diagnostic)['collections'];

/** The button that adds an entry to a collection and opens it. Nothing for those who read. */
export function AddEntry<C extends keyof Collections & string>({
  collection,
  label,
  values,
  opener,
}: {
  collection: C;
  label: string;
  values: ItemValues<Collections[C]['fields']>;
  opener: EntryOpener;
}) {
  const { t } = useI18n();
  const { doc, author, writable } = useEditor();
  const { refusal, guard } = useRefusal();
  if (!writable || doc === null) return null;
  const add = (): void => {
    const id = guard(addItem(diagnostic, doc, collection, values, author));
    if (id !== null) opener.setOpen({ collection, id, fresh: true });
  };
  return (
    <div className="mt-3 grid gap-2">
      <Button
        icon={Plus}
        className="justify-self-start"
        onClick={add}
        aria-label={t('diagnostic.addTo', { label })}
      >
        {label}
      </Button>
      {refusal}
    </div>
  );
}
