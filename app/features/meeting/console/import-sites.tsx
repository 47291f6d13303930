import { useState } from 'react';
import { Notice, Section } from '#app/components/index.ts';
import type { NamedEvent } from '#app/features/diagnostic/heritage.ts';
import { EventsSheet } from '#app/features/diagnostic/events-sheet.tsx';
import { useI18n } from '#app/i18n/index.ts';
import type { PlanStep } from '#app/services/index.ts';
import type { ConsoleAnswer } from './console-action.ts';
import { knownSites } from './known-sites.ts';
import type { ConsoleData } from './load-console.ts';
import { useWire } from './send.ts';

/**
 * Site events brought by a sheet in the step about heritage: shown before anything is added, without those the room has told
 * already nor those of the committee. The server reads the sheet again: pressing twice adds nothing more.
 */
export function ImportSites({
  review,
  space,
  step,
  answer,
}: Pick<ConsoleData, 'review' | 'space'> & {
  step: PlanStep;
  answer: ConsoleAnswer | null;
}) {
  const { t } = useI18n();
  const { send } = useWire();
  const [asked, ask] = useState(false);
  if (step.kind !== 'heritage') return null;
  const brought = asked && answer?.ok === true && answer.done === 'import-sites' ? answer : null;
  return (
    <Section className="mt-4" title={t('console.import')} note={t('console.importNote')}>
      <div className="grid gap-2">
        <EventsSheet
          known={knownSites(review)}
          committee={() => committeeSites(space.id)}
          dated
          onRead={() => ask(false)}
          onAdd={(_fresh, text, anyway) => {
            ask(true);
            send({ intent: 'import-sites', step: step.id, sheet: text, anyway: anyway.map(String) });
          }}
        />
        {brought === null ? null : (
          <Notice tone="done">{t('diagnostic.import.added', { count: brought.count ?? 0 })}</Notice>
        )}
      </div>
    </Section>
  );
}

/** The site events of the committee's diagnostic; null when it does not answer. */
async function committeeSites(spaceId: string): Promise<readonly NamedEvent[] | null> {
  try {
    const answer = await fetch(`/api/v1/spaces/${spaceId}/diagnostic?format=json`);
    if (!answer.ok) return null;
    // Parsed border: this site's own answer, of which only this list is read.
    const { siteEvents } = (await answer.json()) as { siteEvents?: readonly NamedEvent[] };
    return siteEvents ?? null;
  } catch {
    return null;
  }
}
