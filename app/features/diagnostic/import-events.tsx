import { useState } from 'react';
import { Notice } from '#app/components/index.ts';
import { addItem, diagnostic } from '#app/documents/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { useI18n } from '#app/i18n/index.ts';
import type { EventValues } from './events-csv.ts';
import { EventsSheet } from './events-sheet.tsx';
import type { SiteEvent } from './sites.ts';

/** Site events from a sheet, added to the diagnostic. */
export function ImportEvents({ events }: { events: readonly SiteEvent[] }) {
  const { t } = useI18n();
  const { doc, author, writable } = useEditor();
  const [added, setAdded] = useState<number | null>(null);
  if (!writable || doc === null) return null;

  const add = (fresh: readonly EventValues[]): void => {
    let count = 0;
    for (const values of fresh) {
      if (!addItem(diagnostic, doc, 'siteEvents', values, author).ok) break;
      count += 1;
    }
    setAdded(count);
  };
  return (
    <div className="mt-3 grid gap-2">
      <EventsSheet known={events} onRead={() => setAdded(null)} onAdd={add} />
      {added === null ? null : <Notice>{t('diagnostic.import.added', { count: added })}</Notice>}
    </div>
  );
}
