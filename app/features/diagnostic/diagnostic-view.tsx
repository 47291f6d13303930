import { useState } from 'react';
import { Button, Section } from '#app/components/index.ts';
import type { diagnostic, Snapshot } from '#app/documents/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { RichText } from '#app/features/editing/rich-text.tsx';
import { UndoBar, useUndoKeys, type UndoStack } from '#app/features/editing/undo-bar.tsx';
import { ExportMenu } from '#app/features/exports/export-menu.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { ActorsSection } from './actors-section.tsx';
import { EntriesSection } from './entries-section.tsx';
import type { OpenEntry } from './entry-row.tsx';
import { FiguresSection } from './figures-section.tsx';
import type { Origins } from './figure-origins.ts';
import type { OfficialFigure } from './official-figure.ts';
import { FiliereSection } from './filiere-section.tsx';
import { SitesSection } from './sites-section.tsx';
import { StrategiesSection } from './strategies-section.tsx';

export type DiagnosticViewProps = {
  snapshot: Snapshot<typeof diagnostic>;
  figures: readonly OfficialFigure[];
  origins: Origins;
  /** The year of the reading, for the timeline. */
  year: number;
  canWrite: boolean;
  undo: UndoStack;
  /** Where this document is taken away as a file. */
  exportAddress: string;
};

const PARTS = [
  'summary',
  'figures',
  'strategies',
  'strengths',
  'weaknesses',
  'needs',
  'actors',
  'siteEvents',
  'links',
] as const;

/** The shared diagnostic, one section under the other, each entry with its source and its doubt. */
export function DiagnosticView({
  snapshot,
  figures,
  origins,
  year,
  canWrite,
  undo,
  exportAddress,
}: DiagnosticViewProps) {
  const { t } = useI18n();
  const { writable } = useEditor();
  useUndoKeys(undo);
  const [open, setOpen] = useState<OpenEntry>(null);
  const [writing, setWriting] = useState(false);
  const opener = { open, setOpen };
  const { collections } = snapshot;
  const entries = Object.values(collections).flat();
  const doubts = entries.filter((entry) => entry.doubt.trim() !== '').length;
  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-5">
      <header className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <h1>{snapshot.fields.title.trim() === '' ? t('diagnostic.title') : snapshot.fields.title}</h1>
        <p className="s doux">
          {t('diagnostic.entries', { count: entries.length })}, {t('diagnostic.doubts', { count: doubts })}
        </p>
        <span className="ml-auto flex flex-wrap items-center gap-2">
          {canWrite ? <UndoBar stack={undo} /> : null}
          <ExportMenu address={exportAddress} formats={['docx', 'xlsx']} />
        </span>
      </header>
      <nav
        aria-label={t('diagnostic.parts')}
        className="onglets sticky top-12 z-20 -mx-(--gouttiere) border-b border-encre bg-papier px-(--gouttiere)"
      >
        {PARTS.map((part) => (
          <a key={part} href={`#${part}`}>
            {t(`diagnostic.${part}`)}
          </a>
        ))}
      </nav>
      <Section
        id="summary"
        title={t('diagnostic.summary')}
        action={
          writable ? (
            <Button tone="bare" aria-expanded={writing} onClick={() => setWriting(!writing)}>
              {t(writing ? 'editing.done' : 'diagnostic.writeSummary')}
            </Button>
          ) : null
        }
      >
        <RichText
          name="summary"
          label={t('diagnostic.summary')}
          lines={snapshot.rich.summary}
          empty={t('diagnostic.summary.empty')}
          editing={writing}
        />
      </Section>
      <FiguresSection entries={collections.figures} figures={figures} origins={origins} opener={opener} />
      <StrategiesSection strategies={collections.strategies} opener={opener} />
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
        <EntriesSection collection="strengths" entries={collections.strengths} opener={opener} />
        <EntriesSection collection="weaknesses" entries={collections.weaknesses} opener={opener} />
      </div>
      <EntriesSection collection="needs" entries={collections.needs} opener={opener} />
      <ActorsSection actors={collections.actors} opener={opener} />
      <SitesSection events={collections.siteEvents} year={year} opener={opener} />
      <FiliereSection actors={collections.actors} links={collections.links} opener={opener} />
    </div>
  );
}
