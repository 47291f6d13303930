import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#app/components/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { Held } from '#app/features/editing/fields.tsx';
import { useHolderUnder } from '#app/features/editing/hold.ts';
import { ItemFooter } from '#app/features/editing/item-footer.tsx';
import { useI18n } from '#app/i18n/index.ts';

/** Which entry is open in its form: one at a time on the whole page. */
export type OpenEntry = { collection: string; id: string; fresh: boolean } | null;
export type EntryOpener = { open: OpenEntry; setOpen: (open: OpenEntry) => void };

export type EntryRowProps = {
  collection: string;
  id: string;
  /** Names the entry for a screen reader: « Modifier : … ». */
  name: string;
  items: readonly { id: string }[];
  opener: EntryOpener;
  /** What is read; the form is built only when it is open. */
  children: ReactNode;
  form: (fresh: boolean) => ReactNode;
};

/** One entry: read as a line, opened in place as a form. The name of whoever has it open is on its corner. */
export function EntryRow({ collection, id, name, items, opener, children, form }: EntryRowProps) {
  const { t } = useI18n();
  const { writable } = useEditor();
  const holder = useHolderUnder(`${collection}/${id}/`);
  const opened = opener.open?.collection === collection && opener.open.id === id;
  if (writable && opened) {
    return (
      <li className="border-l-4 border-jaune bg-calque px-4 py-3">
        <div className="grid gap-3">
          {form(opener.open?.fresh === true)}
          <ItemFooter collection={collection} items={items} id={id} onRemoved={() => opener.setOpen(null)} />
          <Button tone="primary" className="justify-self-start" onClick={() => opener.setOpen(null)}>
            {t('editing.done')}
          </Button>
        </div>
      </li>
    );
  }
  return (
    <li className="border-b border-filet py-2">
      <Held by={holder}>
        <div className="flex items-start gap-3">
          <div className="min-w-0 flex-1">{children}</div>
          {writable ? (
            <Button
              tone="bare"
              icon={Pencil}
              aria-label={t('diagnostic.editOf', { name })}
              onClick={() => opener.setOpen({ collection, id, fresh: false })}
            >
              <span className="max-md:sr">{t('editing.edit')}</span>
            </Button>
          ) : null}
        </div>
      </Held>
    </li>
  );
}
