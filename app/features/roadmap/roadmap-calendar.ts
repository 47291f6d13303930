import ical, { ICalCalendarMethod } from 'ical-generator';
import { addDays, dueDay, type roadmap, type Snapshot } from '#app/documents/index.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Space } from '#app/services/index.ts';

/**
 * The actions of a roadmap that have a due day, as a calendar: one whole-day event on that day, with its first step and who
 * carries it. `at`: when the file was made.
 */
export function roadmapCalendar(
  { t }: I18n,
  { collections }: Snapshot<typeof roadmap>,
  { space, url, at }: { space: Space; url: string; at: Date },
): string {
  const calendar = ical({
    name: t('files.calendar', { space: space.name }),
    prodId: { company: 'Ancrage', product: 'Ancrage', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const page = `${url}/s/${space.id}/feuille-de-route`;
  for (const action of collections.actions) {
    const day = dueDay(action);
    if (day === null) continue;
    calendar.createEvent({
      id: `${action.id}@${space.id}.ancrage`,
      stamp: at,
      start: dayOf(day),
      // A whole day ends where the next begins.
      end: dayOf(addDays(day, 1)),
      allDay: true,
      summary: action.title.trim() || t('roadmap.untitled'),
      description: [
        action.owner === ''
          ? t('roadmap.noOwner')
          : t('files.pair', { label: t('roadmap.field.owner'), value: action.owner }),
        action.firstStep === ''
          ? ''
          : t('files.pair', { label: t('roadmap.field.firstStep'), value: action.firstStep }),
      ]
        .filter((line) => line !== '')
        .join('\n'),
      url: page,
    });
  }
  return calendar.toString();
}

/** A whole-day event is written from the local fields of its date. */
function dayOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}
