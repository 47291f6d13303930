import type { I18n } from '#app/i18n/index.ts';
import type { FigureId } from './figure-ids.ts';

/** How each key figure is written: rates to one decimal, income in euros, counts in full. */
export function writeFigure({ format }: I18n, id: FigureId, value: number): string {
  switch (id) {
    case 'manufacturingShare':
    case 'unemployment':
    case 'vacancy':
      return format.percent(value, 1);
    case 'income':
      return format.euros(value * 1000);
    case 'population':
      return format.count(value);
    case 'brownfields':
      return format.number(value, 0);
  }
}
