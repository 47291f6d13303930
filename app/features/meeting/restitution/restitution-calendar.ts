import ical, { ICalCalendarMethod } from 'ical-generator';
import { addDays } from '#app/documents/index.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Restitution } from './record.ts';

/** The actions of a meeting that have a day, as a calendar: a whole day each, with who and what first. `at`: when it is made. */
export function restitutionCalendar(
  { t }: I18n,
  { meeting, actions }: Restitution,
  { url, at }: { url: string; at: Date },
): string {
  const calendar = ical({
    name: meeting.title,
    prodId: { company: 'Ancrage', product: 'Ancrage', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const action of actions) {
    if (action.day === null) continue;
    calendar.createEvent({
      id: `${action.id}@${meeting.id}.ancrage`,
      stamp: at,
      start: dayOf(action.day),
      // A whole day ends where the next begins.
      end: dayOf(addDays(action.day, 1)),
      allDay: true,
      summary: action.title,
      description: [action.owner || t('screen.actions.nobody'), action.firstStep, action.means]
        .filter((line) => line !== '')
        .join('\n'),
      url,
    });
  }
  return calendar.toString();
}

/** A whole-day event is written from the local fields of its date. */
function dayOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}
