import { FiliereGraph } from '#app/components/charts/index.ts';
import { SitesPicture } from '#app/features/diagnostic/sites-picture.tsx';
import type { MeetingLink } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { PlanStep } from '#app/services/index.ts';
import { filiereOnScreen } from '../screen/slides.ts';
import { knownSites } from './known-sites.ts';
import type { ConsoleData } from './load-console.ts';

/** What the room has told of its industry, as the committee's page draws it: jobs by year and by filière, played; who sells to whom. */
export function HeritagePicture({
  review,
  links,
  step,
  year,
}: Pick<ConsoleData, 'review'> & { links: readonly MeetingLink[]; step: PlanStep; year: number }) {
  const { t } = useI18n();
  if (step.kind !== 'heritage') return null;
  const events = knownSites(review.filter(({ state }) => state === 'shown'));
  const around = filiereOnScreen(links);
  if (events.length === 0 && around === null) return null;
  const side = (list: readonly { label: string; missing: boolean }[]) =>
    list.map(({ label, missing }) => ({ id: label, label, missing, weight: null }));
  return (
    <details className="mt-4 border-t-2 border-encre">
      <summary className="min-h-9 cursor-pointer py-1.5 font-semibold">{t('console.picture')}</summary>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {events.length === 0 ? null : <SitesPicture events={events} year={year} />}
        {around === null ? null : (
          <FiliereGraph
            title={t('diagnostic.links')}
            note={t('diagnostic.links.note')}
            center={{ label: around.center }}
            suppliers={side(around.suppliers)}
            buyers={side(around.buyers)}
          />
        )}
      </div>
    </details>
  );
}
