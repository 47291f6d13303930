import { calendarOf } from '#app/features/exports/calendar.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Restitution } from './record.ts';

/** The actions of a meeting that have a day, as a calendar: who, and what first. `at`: when it is made. */
export function restitutionCalendar(
  { t }: I18n,
  { meeting, actions }: Restitution,
  { url, at }: { url: string; at: Date },
): string {
  const days = actions.flatMap(({ id, day, title, owner, ownerKept, firstStep, means }) =>
    day === null
      ? []
      : [
          {
            id: `${id}@${meeting.id}`,
            day,
            summary: title,
            lines: [
              ownerKept ? t('restitution.ownerKept') : owner || t('screen.actions.nobody'),
              firstStep,
              means,
            ],
          },
        ],
  );
  return calendarOf(days, { name: meeting.title, url, at });
}
