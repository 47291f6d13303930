import type { I18n } from '#app/i18n/index.ts';

/** « 1 faite sur 4, 1 en retard », « aucune action »: what a stage, or the whole roadmap, has done. Lateness is said only when there is some. */
export function countsInWords({ t }: I18n, counts: { total: number; done: number; late: number }): string {
  if (counts.total === 0) return t('roadmap.noAction');
  const done = t('roadmap.doneOf', { count: counts.done, total: counts.total });
  return counts.late === 0 ? done : `${done}, ${t('roadmap.lateCount', { count: counts.late })}`;
}
