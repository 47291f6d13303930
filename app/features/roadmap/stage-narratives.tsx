import { useState } from 'react';
import { Button, Section } from '#app/components/index.ts';
import { roadmap, type Snapshot, type Stage } from '#app/documents/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { RichText } from '#app/features/editing/rich-text.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { countsInWords } from './counts.ts';
import type { StageGroup } from './stages.ts';

/** What the committee says of each of the six stages. The editor of one is opened by asking: six at once would weigh on a phone. */
export function StageNarratives({
  snapshot,
  groups,
}: {
  snapshot: Snapshot<typeof roadmap>;
  groups: readonly StageGroup[];
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const editor = useEditor();
  const [writing, setWriting] = useState<Stage | null>(null);
  return (
    <div className="grid gap-x-8 gap-y-5 md:grid-cols-2 xl:grid-cols-3">
      {groups.map(({ stage, rows, done, late }) => {
        const title = t('roadmap.stageTitle', { stage, name: t(`roadmap.stage${stage}`) });
        const open = writing === stage && editor.writable;
        return (
          <Section
            key={stage}
            level={3}
            title={title}
            note={countsInWords(i18n, { total: rows.length, done, late })}
            className={open ? 'md:col-span-2 xl:col-span-3' : ''}
          >
            <RichText
              name={`stage${stage}`}
              label={title}
              lines={snapshot.rich[`stage${stage}`]}
              empty={t('roadmap.noNarrative')}
              editing={open}
            />
            {editor.writable ? (
              <Button tone="bare" aria-expanded={open} onClick={() => setWriting(open ? null : stage)}>
                {t(open ? 'editing.done' : 'roadmap.writeNarrative')}
              </Button>
            ) : null}
          </Section>
        );
      })}
    </div>
  );
}
