import { defineDocument, date, flag, number, reference, references, text } from './define-document.ts';
import type { ItemOf } from './define-document.ts';
import { byCodeUnit } from './values.ts';

/** The six stages (F4): diagnostic, strategic projection, skills, investment, networking, follow-up. */
export const STAGES = [1, 2, 3, 4, 5, 6] as const;
export type Stage = (typeof STAGES)[number];

/** The staged roadmap of a basin (F4, F5). */
export const roadmap = defineDocument({
  kind: 'roadmap',
  version: 1,
  fields: {
    title: text({ max: 160 }),
    startYear: number({ min: 2000, max: 2100, integer: true, unit: 'year' }),
    endYear: number({ min: 2000, max: 2100, integer: true, unit: 'year' }),
  },
  collections: {
    actions: {
      max: 300,
      fields: {
        title: text({ max: 200 }),
        stage: number({ min: 1, max: 6, integer: true, unit: 'stage' }),
        owner: text({ max: 120 }),
        start: date(),
        end: date(),
        /** The end that the committee voted; `end` is what is expected now. */
        votedEnd: date(),
        progress: number({ min: 0, max: 100, unit: 'percent' }),
        budget: number({ min: 0, max: 10_000_000, unit: 'kEUR' }),
        firstStep: text({ max: 300 }),
        indicator: text({ max: 200 }),
        target: text({ max: 120 }),
        dependsOn: references({ to: 'actions', max: 50, acyclic: true }),
        milestone: flag(),
        /** Number of the card it was born from. */
        cardNumber: number({ min: 1, max: 9999, integer: true, unit: 'card' }),
        /** Id of that card in the priorities of the space. */
        priorityRef: reference({ to: 'card' }),
        note: text({ max: 2000 }),
        example: flag(),
      },
    },
  },
  rich: ['stage1', 'stage2', 'stage3', 'stage4', 'stage5', 'stage6'],
  migrations: [],
});

export type Action = ItemOf<typeof roadmap, 'actions'>;
/** What lateness reads of an action. */
export type Dated = Pick<Action, 'id' | 'start' | 'end' | 'votedEnd' | 'progress' | 'dependsOn'>;

/** Where an action stands on a given day. */
export type ActionState = 'done' | 'late' | 'running' | 'to-come' | 'undated';

const DAY_MS = 86_400_000;

/** The day everything is compared with: what was voted, else what was planned. Null when neither is set. */
export function dueDay(action: Pick<Action, 'end' | 'votedEnd'>): string | null {
  return action.votedEnd ?? action.end;
}

/**
 * Days an unfinished action is past its due day on `today` (ISO day), 0 when it is not. The due day itself is in time.
 * @example late({ end: null, votedEnd: '2026-11-01', progress: 35 }, '2026-11-19') // 18
 */
export function late(action: Pick<Action, 'end' | 'votedEnd' | 'progress'>, today: string): number {
  const due = dueDay(action);
  if (due === null || isDone(action)) return 0;
  return Math.max(0, daysBetween(due, today));
}

/** Where an action stands on `today`. Started means some progress, or its first day has come. */
export function stateOf(action: Dated, today: string): ActionState {
  if (isDone(action)) return 'done';
  if (late(action, today) > 0) return 'late';
  if ((action.progress ?? 0) > 0 || (action.start !== null && action.start <= today)) return 'running';
  return dueDay(action) === null && action.start === null ? 'undated' : 'to-come';
}

/** What becomes of one action if nothing moves. Days are calendar days; `slip` against the due day, 0 when none. */
export type Outlook = {
  id: string;
  start: string | null;
  end: string | null;
  slip: number;
  /** The actions whose delay is passed on to this one, those that decide its new start. */
  pushedBy: readonly string[];
};

/**
 * « Si rien ne bouge »: when each action would end if what is late is finished today at the earliest and what waits keeps its
 * length. An unfinished action ends at the latest of its expected end, `today` when it is past it, and, when an
 * action it depends on ends after its start, its length added to the day after that end. Finished actions do not move and push
 * nobody. Actions without an end date pass nothing on. Items come in the order given; the result does not depend on it.
 */
export function ifNothingMoves(actions: readonly Dated[], today: string): readonly Outlook[] {
  const byId = new Map(actions.map((action) => [action.id, action]));
  const known = new Map<string, Outlook>();
  const visiting = new Set<string>();
  const outlook = (action: Dated): Outlook => {
    const ready = known.get(action.id);
    if (ready !== undefined) return ready;
    visiting.add(action.id);
    let { start } = action;
    let end = action.end ?? action.votedEnd;
    const pushedBy: string[] = [];
    if (!isDone(action) && end !== null) {
      const length = start === null ? 0 : Math.max(0, daysBetween(start, end));
      if (end < today) end = today;
      let earliest: string | null = null;
      for (const id of [...action.dependsOn].sort(byCodeUnit)) {
        const before = byId.get(id);
        // The reader leaves no loop; a caller's own list might.
        if (before === undefined || visiting.has(id) || isDone(before)) continue;
        const freed = outlook(before).end;
        if (freed === null) continue;
        const next = addDays(freed, 1);
        if (earliest === null || next > earliest) {
          earliest = next;
          pushedBy.length = 0;
        }
        if (next === earliest) pushedBy.push(id);
      }
      const plannedStart = start ?? end;
      if (earliest !== null && earliest > plannedStart) {
        start = earliest;
        const pushed = addDays(earliest, length);
        if (pushed > end) end = pushed;
      } else {
        pushedBy.length = 0;
      }
    }
    visiting.delete(action.id);
    const due = dueDay(action);
    const slip = isDone(action) || end === null || due === null ? 0 : Math.max(0, daysBetween(due, end));
    const result: Outlook = { id: action.id, start, end, slip, pushedBy };
    known.set(action.id, result);
    return result;
  };
  return actions.map(outlook);
}

/** The actions that wait for this one, directly or not, in id order: what it blocks. */
export function blockedBy(actions: readonly Dated[], id: string): readonly string[] {
  const blocked = new Set<string>();
  const queue = [id];
  for (let current = queue.pop(); current !== undefined; current = queue.pop()) {
    for (const action of actions) {
      if (action.dependsOn.includes(current) && !blocked.has(action.id) && action.id !== id) {
        blocked.add(action.id);
        queue.push(action.id);
      }
    }
  }
  return [...blocked].sort(byCodeUnit);
}

/** Whole days from one ISO day to another, negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The ISO day `days` after another. @example addDays('2026-12-31', 1) // '2027-01-01' */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function isDone(action: Pick<Action, 'progress'>): boolean {
  return (action.progress ?? 0) >= 100;
}
