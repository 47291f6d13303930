import ical, { ICalCalendarMethod } from 'ical-generator';
import { addDays } from '#app/documents/index.ts';

/** One whole day of a calendar. `id` never changes for one thing: a calendar that knows it moves it. `day` ISO. */
export type CalendarDay = { id: string; day: string; summary: string; lines: readonly string[] };

/** Whole days as a calendar file that any calendar opens. `at`: when the file is made; `url`: the page they come from. */
export function calendarOf(
  days: readonly CalendarDay[],
  { name, url, at }: { name: string; url: string; at: Date },
): string {
  const calendar = ical({
    name,
    prodId: { company: 'Ancrage', product: 'Ancrage', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, day, summary, lines } of days) {
    calendar.createEvent({
      id: `${id}.ancrage`,
      stamp: at,
      start: dayOf(day),
      // A whole day ends where the next begins.
      end: dayOf(addDays(day, 1)),
      allDay: true,
      summary,
      description: lines.filter((line) => line.trim() !== '').join('\n'),
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
