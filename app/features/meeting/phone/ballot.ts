import type { MeetingOption, MeetingPoll } from '#app/documents/meeting.ts';
import { CONSENT, orderFor } from '#app/services/polls.ts';

/** A vote as a phone shows it. */
export type BallotSheet = {
  poll: MeetingPoll;
  /** In this person's own order. */
  options: readonly MeetingOption[];
  /** Those that stand for their own cards: not marked. */
  own: readonly MeetingOption[];
};

/** The options of a vote in the order drawn for one person, their own cards apart. */
export function sheetOf(
  poll: MeetingPoll,
  options: readonly MeetingOption[],
  ownCards: ReadonlySet<string>,
  personId: string,
): BallotSheet {
  const list = options.filter((option) => option.poll === poll.id);
  const isOwn = ({ card }: MeetingOption): boolean => card !== null && ownCards.has(card);
  return {
    poll,
    options: orderFor(
      list.filter((option) => !isOwn(option)),
      `${poll.id} ${personId}`,
    ),
    own: list.filter(isOwn),
  };
}

/** What one taps at a time: fives when there are many points. */
export function stepOf(budget: number): number {
  return budget >= 50 ? 5 : 1;
}

/** Points given so far, and left. */
export function spent(
  marks: Readonly<Record<string, number>>,
  budget: number,
): { total: number; left: number } {
  const total = Object.values(marks).reduce((sum, mark) => sum + mark, 0);
  return { total, left: budget - total };
}

/** The marks after a tap on + or −, never under 0 nor over what is left. */
export function nudge(
  marks: Readonly<Record<string, number>>,
  option: string,
  by: number,
  budget: number,
): Readonly<Record<string, number>> {
  const now = marks[option] ?? 0;
  const { left } = spent(marks, budget);
  const next = Math.max(0, Math.min(now + by, now + left));
  return { ...marks, [option]: next };
}

/** Points as evenly as whole ones allow, the first take what is left over: where weighing starts from. */
export function evenly(options: readonly string[], budget: number): Readonly<Record<string, number>> {
  const each = Math.floor(budget / Math.max(1, options.length));
  const over = budget - each * options.length;
  return Object.fromEntries(options.map((option, place) => [option, each + (place < over ? 1 : 0)]));
}

/** The order after moving one up (−1) or down (+1); the ends stay. */
export function move(order: readonly string[], option: string, by: -1 | 1): readonly string[] {
  const from = order.indexOf(option);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return order;
  const next = [...order];
  next.splice(from, 1);
  next.splice(to, 0, option);
  return next;
}

/** Places of a ranking: 1 for the first. */
export function places(order: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(order.map((option, place) => [option, place + 1]));
}

/** The options in the order of a ballot that ranks them; those it leaves out come last, in their own order. */
export function orderOf(
  marks: Readonly<Record<string, number>>,
  options: readonly string[],
): readonly string[] {
  return options
    .map((option, place) => ({ option, rank: marks[option] ?? options.length + 1 + place }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
}

/** Whether a ballot may go, and why not. */
export function readiness(
  { method, budget }: Pick<MeetingPoll, 'method' | 'budget'>,
  marks: Readonly<Record<string, number>>,
  notes: Readonly<Record<string, string>>,
): 'ready' | 'empty' | 'left' | 'over' | 'why' {
  const { left } = spent(marks, budget ?? 0);
  const given = Object.values(marks).some((mark) => mark !== 0);
  if (!given) return 'empty';
  if (method === 'weights' && left > 0) return 'left';
  if ((method === 'weights' || method === 'points' || method === 'dots') && left < 0) return 'over';
  const silent = Object.entries(marks).some(
    ([option, mark]) =>
      method === 'consent' && mark === CONSENT.objection && (notes[option] ?? '').trim() === '',
  );
  return silent ? 'why' : 'ready';
}
