import { daysBetween, dueDay, late, stateOf, type Action, type Stage } from '#app/documents/index.ts';
import { byStage, rowsOf } from '#app/features/roadmap/stages.ts';

/** How far a stage has come: its actions, those done, those late, and the first day of the first that waits. */
export type StageProgress = {
  stage: Stage;
  total: number;
  done: number;
  late: number;
  share: number;
  startsOn: string | null;
};

/** Progress of the six stages on a day (ISO). `share` is the mean progress of the stage's actions, 0..1. */
export function stageProgress(actions: readonly Action[], today: string): StageProgress[] {
  return byStage(rowsOf(actions, today)).map(({ stage, rows, done, late: overdue }) => ({
    stage,
    total: rows.length,
    done,
    late: overdue,
    share:
      rows.reduce((sum, { action }) => sum + (action.progress ?? 0), 0) / (100 * Math.max(1, rows.length)),
    startsOn:
      rows.flatMap(({ action, state }) => (state === 'to-come' ? (action.start ?? []) : [])).sort()[0] ??
      null,
  }));
}

/** The stage the basin is at: the first that has actions left to do; 6 when all is done, 1 when nothing is planned. */
export function currentStage(progress: readonly StageProgress[]): Stage {
  const open = progress.find((stage) => stage.total > 0 && stage.done < stage.total);
  if (open) return open.stage;
  return progress.some((stage) => stage.total > 0) ? 6 : 1;
}

/** Actions past their due day, the latest first. */
export function lateActions(
  actions: readonly Action[],
  today: string,
): { id: string; title: string; owner: string; days: number }[] {
  return actions
    .flatMap((action) => {
      const days = late(action, today);
      return days > 0 ? [{ id: action.id, title: action.title, owner: action.owner, days }] : [];
    })
    .sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1));
}

/** The next due days, soonest first, at most `most`. */
export function comingDates(
  actions: readonly Action[],
  today: string,
  most: number,
): { id: string; title: string; day: string }[] {
  return actions
    .flatMap((action) => {
      const day = dueDay(action);
      return day !== null && stateOf(action, today) !== 'done' && daysBetween(today, day) >= 0
        ? [{ id: action.id, title: action.title, day }]
        : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, most);
}
