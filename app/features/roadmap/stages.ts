import {
  dueDay,
  ifNothingMoves,
  late,
  STAGES,
  stateOf,
  type Action,
  type ActionState,
  type Outlook,
  type Stage,
} from '#app/documents/index.ts';
import { searchable } from '#app/features/editing/search-text.ts';

/** An action as a row: its state on the day, the days it is late (0 when it is not), what becomes of it if nothing moves. */
export type Row = { action: Action; state: ActionState | 'milestone'; lateDays: number; outlook: Outlook };

/** One stage with its rows in order of dates. All six are always there, empty or not. */
export type StageGroup = { stage: Stage; rows: readonly Row[]; done: number; late: number; budget: number };

/** What one person or body has on their plate. `owner` is '' for actions nobody carries. */
export type OwnerGroup = { owner: string; rows: readonly Row[]; late: number };

/** Every action on `today` (ISO day), in the order of the document. */
export function rowsOf(actions: readonly Action[], today: string): readonly Row[] {
  const outlooks = new Map(ifNothingMoves(actions, today).map((outlook) => [outlook.id, outlook]));
  return actions.map((action) => ({
    action,
    state:
      action.milestone && stateOf(action, today) !== 'done' && late(action, today) === 0
        ? 'milestone'
        : stateOf(action, today),
    lateDays: late(action, today),
    outlook: outlooks.get(action.id) ?? {
      id: action.id,
      start: action.start,
      end: action.end,
      slip: 0,
      pushedBy: [],
    },
  }));
}

/** The six stages. An action without a stage stands in the first, where everything begins. */
export function byStage(rows: readonly Row[]): readonly StageGroup[] {
  return STAGES.map((stage) => {
    const own = rows.filter(({ action }) => stageOf(action) === stage);
    return {
      stage,
      rows: [...own].sort(byDate),
      done: own.filter(({ state }) => state === 'done').length,
      late: own.filter(({ lateDays }) => lateDays > 0).length,
      budget: own.reduce((sum, { action }) => sum + (action.budget ?? 0), 0),
    };
  });
}

/** Rows by owner: those with late actions first, then the most loaded; actions nobody carries come first of all. */
export function byOwner(rows: readonly Row[]): readonly OwnerGroup[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = searchable(row.action.owner);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.entries()]
    .map(([key, own]) => ({
      key,
      owner: own[0]?.action.owner.trim() ?? '',
      rows: [...own].sort(byDate),
      late: own.filter(({ lateDays }) => lateDays > 0).length,
    }))
    .sort(
      (a, b) =>
        Number(b.key === '') - Number(a.key === '') ||
        b.late - a.late ||
        b.rows.length - a.rows.length ||
        (a.key < b.key ? -1 : 1),
    )
    .map(({ owner, rows: own, late: lateCount }) => ({ owner, rows: own, late: lateCount }));
}

/** The stage of an action, 1 when none was chosen. */
export function stageOf(action: Pick<Action, 'stage'>): Stage {
  return STAGES.find((stage) => stage === action.stage) ?? 1;
}

/** What the delay of one action does to those that wait for it: the moved ones, the latest end first. */
export function consequences(rows: readonly Row[], blocked: readonly string[]): readonly Row[] {
  return rows
    .filter(({ action, outlook }) => blocked.includes(action.id) && outlook.slip > 0)
    .sort(
      (a, b) => Number(b.action.milestone) - Number(a.action.milestone) || b.outlook.slip - a.outlook.slip,
    );
}

function byDate(a: Row, b: Row): number {
  const day = (row: Row): string => row.action.start ?? dueDay(row.action) ?? '9999';
  return day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0;
}
