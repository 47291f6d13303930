import { dueDay, type roadmap, type Snapshot } from '#app/documents/index.ts';
import { calendarOf } from '#app/features/exports/calendar.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Space } from '#app/services/index.ts';

/** The actions of a roadmap that have a due day, as a calendar: who carries it, and its first step. `at`: when it is made. */
export function roadmapCalendar(
  { t }: I18n,
  { collections }: Snapshot<typeof roadmap>,
  { space, url, at }: { space: Space; url: string; at: Date },
): string {
  const said = (label: string, value: string): string =>
    value === '' ? '' : t('files.pair', { label, value });
  const days = collections.actions.flatMap((action) => {
    const day = dueDay(action);
    return day === null
      ? []
      : [
          {
            id: `${action.id}@${space.id}`,
            day,
            summary: action.title.trim() || t('roadmap.untitled'),
            lines: [
              said(t('roadmap.field.owner'), action.owner) || t('roadmap.noOwner'),
              said(t('roadmap.field.firstStep'), action.firstStep),
            ],
          },
        ];
  });
  const name = t('files.calendar', { space: space.name });
  return calendarOf(days, { name, url: `${url}/s/${space.id}/feuille-de-route`, at });
}
