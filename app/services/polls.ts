import type { PollMethod } from '#app/documents/meeting.ts';
import type { Result } from '#app/engine/types.ts';

/** One thing to vote on. `label` as it was when the vote was made. */
export type PollOption = {
  id: string;
  label: string;
  /** The priority it stands for: its author cannot mark it. */
  contributionId: string | null;
  projectId: string | null;
  /** Of that priority. */
  number: number | null;
};

export const OPTIONS_MAX = 60;
export const QUESTION_MAX = 240;
export const NOTE_MAX = 300;

/** Marks of a vote by consent. */
export const CONSENT = { objection: 1, reservation: 2, consent: 3 } as const;

/**
 * What one ballot says, by option. `marks` are points (points, dots, weights), 1..budget (scale), 1 objection 2 reservation
 * 3 consent (consent), or the place given, 1 first (ranking). `notes` say why, for a consent.
 */
export type Marks = {
  marks: Readonly<Record<string, number>>;
  notes: Readonly<Record<string, string>>;
};

export type PollState = 'draft' | 'open' | 'closed';

export type Poll = {
  id: string;
  meetingId: string;
  stepId: string;
  method: PollMethod;
  question: string;
  options: readonly PollOption[];
  /** Points or dots each person shares out, or the top of the scale. */
  budget: number;
  secret: boolean;
  state: PollState;
  openedAt: Date | null;
  closedAt: Date | null;
  /** Its result is shown to the room. */
  revealedAt: Date | null;
  /** Ballots in so far while open, ballots counted once closed. */
  voters: number;
  /** null until it is closed. */
  result: PollResult | null;
};

/** The result of one option; `spread` counts the ballots by mark, for a scale and a consent. */
export type OptionResult = {
  option: string;
  /**
   * What decides the rank: sum of the marks (points, dots, weights), their mean (scale), share 0..1 of consents among
   * those who took a stand (consent), Borda points (ranking: with n options, n − 1 for a first place, 0 for one left out).
   */
  score: number;
  rank: number;
  /** How many ballots mark it. */
  marked: number;
  spread: Readonly<Record<string, number>>;
};
export type PollResult = {
  voters: number;
  options: readonly OptionResult[];
  notes: readonly { option: string; mark: number; text: string }[];
};

/** Options are ids, criteria are keys: `J07|basin|net-basin` is the option `J07--basin--net-basin` of a vote on weights. */
export function optionOf(criterion: string): string {
  return criterion.replaceAll('|', '--');
}

/** The criterion that an option of a vote on weights stands for. */
export function criterionOf(option: string): string {
  return option.replaceAll('--', '|');
}

/**
 * Votes of a meeting: one person, one ballot, replaced until it closes. Rights are asked by the caller, on the meeting:
 * `authorise`. So everything names its meeting, and a vote of another one is `unknown-poll`.
 */
export interface Polls {
  list(meetingId: string): Promise<Poll[]>;
  /** Failures: `invalid-poll` naming the field (a vote on weights shares exactly the points of a space's ballot), `unknown-step`. */
  create(input: {
    meetingId: string;
    stepId: string;
    method: PollMethod;
    question: string;
    /** Numbered o1, o2… unless they are named. */
    options: readonly (Omit<PollOption, 'id'> & { id?: string })[];
    budget: number;
    secret: boolean;
    byId: string | null;
  }): Promise<Result<Poll>>;
  /** Failures: `unknown-poll`, `poll-state` (found). */
  remove(input: { meetingId: string; id: string; byId: string | null }): Promise<Result<void>>;
  /** Failures: `unknown-poll`, `poll-state`, `not-open`. */
  open(input: { meetingId: string; id: string; byId: string | null }): Promise<Result<Poll>>;
  /** Counts, and in the same transaction takes the identities away when it is secret. Once only. Failures: `unknown-poll`, `poll-state`. */
  close(input: { meetingId: string; id: string; byId: string | null }): Promise<Result<Poll>>;
  /** Shows the result to the room, or hides it. Failures: `unknown-poll`, `poll-state`. */
  setRevealed(input: {
    meetingId: string;
    id: string;
    revealed: boolean;
    byId: string | null;
  }): Promise<Result<void>>;
  /**
   * Replaces the person's ballot; resolves when it is on disk. Failures: `unknown-poll`, `poll-closed`, `paused`, `not-joined`,
   * `too-many-tries`, and those of `checkMarks`.
   */
  cast(input: { meetingId: string; id: string; personId: string; marks: unknown }): Promise<Result<void>>;
  /** Counts the ballots kept of a closed vote again: equals its result. Failures: `unknown-poll`, `poll-state`. */
  recount(id: string): Promise<Result<PollResult>>;
}

/**
 * Whether a ballot is one. Failures: `unknown-option`, `own-option`, `ballot-empty`, `ballot-mark` (option, found, min, max),
 * `ballot-total` (found, expected), `ballot-places` (ranking: places are 1, 2, 3…, each once).
 * @param own ids of the options that stand for the voter's own cards.
 */
export function checkMarks(
  poll: Pick<Poll, 'method' | 'budget' | 'options'>,
  { marks, notes }: Marks,
  own: ReadonlySet<string>,
): Result<void> {
  const known = new Set(poll.options.map((option) => option.id));
  const given = Object.entries(marks);
  const stranger = [...Object.keys(marks), ...Object.keys(notes)].find((id) => !known.has(id));
  if (stranger !== undefined) return refuse({ code: 'unknown-option', option: stranger });
  const mine = given.find(([id, mark]) => own.has(id) && mark !== 0);
  if (mine !== undefined) return refuse({ code: 'own-option', option: mine[0] });
  if (!given.some(([, mark]) => mark !== 0)) return refuse({ code: 'ballot-empty' });
  const [min, max] = boundsOf(poll, known.size);
  for (const [option, found] of given) {
    if (!Number.isInteger(found) || found < min || found > max)
      return refuse({ code: 'ballot-mark', option, found, min, max });
  }
  const long = Object.entries(notes).find(([, note]) => note.length > NOTE_MAX);
  if (long !== undefined)
    return refuse({ code: 'note-too-long', option: long[0], found: long[1].length, max: NOTE_MAX });
  const total = given.reduce((sum, [, mark]) => sum + mark, 0);
  switch (poll.method) {
    case 'points':
    case 'dots':
      if (total > poll.budget) return refuse({ code: 'ballot-total', found: total, expected: poll.budget });
      break;
    case 'weights':
      if (total !== poll.budget) return refuse({ code: 'ballot-total', found: total, expected: poll.budget });
      break;
    case 'ranking': {
      const places = given.map(([, mark]) => mark).sort((a, b) => a - b);
      if (places.some((place, index) => place !== index + 1))
        return refuse({ code: 'ballot-places', found: places });
      break;
    }
    case 'scale':
    case 'consent':
      break;
    default:
      return poll.method satisfies never;
  }
  return { ok: true, value: undefined };
}

/**
 * Counts ballots. Pure: the same ballots in any order give the same result.
 * Equal scores share a rank (1, 1, 3); nobody's mark moves an option they left out, except in a ranking, where it gets 0.
 */
export function countBallots(poll: Pick<Poll, 'method' | 'options'>, ballots: readonly Marks[]): PollResult {
  const size = poll.options.length;
  const scored = poll.options.map(({ id }) => {
    const given = ballots.flatMap(({ marks }) => {
      const mark = marks[id];
      return mark === undefined || (mark === 0 && poll.method !== 'weights') ? [] : [mark];
    });
    const spread: Record<string, number> = {};
    if (poll.method === 'scale' || poll.method === 'consent')
      for (const mark of given) spread[mark] = (spread[mark] ?? 0) + 1;
    return { option: id, score: scoreOf(poll.method, given, size), marked: given.length, spread };
  });
  const options = scored.map((line) => ({
    ...line,
    rank: 1 + scored.filter((other) => other.score > line.score).length,
  }));
  const notes = ballots
    .flatMap(({ marks, notes: said }) =>
      Object.entries(said).flatMap(([option, text]) =>
        text.trim() === '' ? [] : [{ option, mark: marks[option] ?? 0, text: text.trim() }],
      ),
    )
    // Sorted by what they say: another order would tell who voted when.
    .sort((a, b) => byCode(a.option, b.option) || a.mark - b.mark || byCode(a.text, b.text));
  return { voters: ballots.length, options, notes };
}

/**
 * The order in which that person reads the options: drawn from the vote and the person, the same each time they look.
 * Without it the first of the list would gain votes for being first.
 */
export function orderFor<Option extends { id: string }>(
  options: readonly Option[],
  seed: string,
): readonly Option[] {
  return options
    .map((option) => ({ option, key: hash(`${seed} ${option.id}`) }))
    .sort((a, b) => a.key - b.key || byCode(a.option.id, b.option.id))
    .map(({ option }) => option);
}

function scoreOf(method: PollMethod, given: readonly number[], size: number): number {
  const sum = given.reduce((total, mark) => total + mark, 0);
  switch (method) {
    case 'points':
    case 'dots':
    case 'weights':
      return sum;
    case 'scale':
      return given.length === 0 ? 0 : sum / given.length;
    case 'consent':
      return given.length === 0 ? 0 : given.filter((mark) => mark === CONSENT.consent).length / given.length;
    case 'ranking':
      return given.reduce((total, place) => total + (size - place), 0);
    default:
      return method satisfies never;
  }
}

function boundsOf(poll: Pick<Poll, 'method' | 'budget'>, options: number): [number, number] {
  switch (poll.method) {
    case 'points':
    case 'dots':
    case 'weights':
      return [0, poll.budget];
    case 'scale':
      return [1, poll.budget];
    case 'consent':
      return [CONSENT.objection, CONSENT.consent];
    case 'ranking':
      return [1, options];
    default:
      return poll.method satisfies never;
  }
}

/** FNV-1a: spreads short strings well enough to shuffle a list, the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  // One more turn: strings that differ by their last letter only would stay neighbours.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuse(failure: { code: string; [detail: string]: unknown }): Result<never> {
  return { ok: false, failure };
}
