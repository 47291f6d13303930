import type { InputId } from '#app/engine/types.ts';
import { INPUT_IDS } from './balance.ts';

/** What a change of figure is judged by: net jobs in the basin and the score of the project, both central. */
export type Reading = { net: number | null; score: number | null };

/** One input of one project moved by one person: what « À l'instant » says. */
export type Move = {
  candidate: string;
  input: InputId;
  from: number | null;
  to: number | null;
  /** The estimate that stood in for `from` when it was not declared. */
  estimate: number | null;
  by: { id: string; name: string };
  /** Milliseconds, the clock of this screen. */
  at: number;
  before: Reading;
  /** Null until the engine has answered. */
  after: Reading | null;
};

/** An input that differs between two states of a project. */
export type Change = { input: InputId; from: number | null; to: number | null };

/** Values of the inputs of a project; null = left to the estimate. */
export type InputValues = Readonly<Partial<Record<InputId, number | null>>>;

/** Two edits of the same field by the same person closer than this are one gesture: « 52 → 6 → 60 » reads « 52 → 60 ». */
export const GESTURE_MS = 6_000;

/** The inputs that changed, in the order of the engine's table. */
export function changesBetween(before: InputValues, after: InputValues): Change[] {
  return INPUT_IDS.flatMap((input) => {
    const [from, to] = [before[input] ?? null, after[input] ?? null];
    return from === to ? [] : [{ input, from, to }];
  });
}

/**
 * The move to show after a change. The same person going on in the same field continues the same move: it keeps
 * where it started from, and the reading of before. A gesture that comes back to where it began is no move: null.
 */
export function nextMove(
  last: Move | null,
  change: {
    candidate: string;
    change: Change;
    by: Move['by'];
    at: number;
    estimate: number | null;
    before: Reading;
  },
): Move | null {
  const { candidate, by, at } = change;
  const { input, from, to } = change.change;
  const goesOn =
    last !== null &&
    last.candidate === candidate &&
    last.input === input &&
    last.by.id === by.id &&
    at - last.at < GESTURE_MS;
  const start = goesOn
    ? { from: last.from, estimate: last.estimate, before: last.before }
    : { from, estimate: change.estimate, before: change.before };
  if (start.from === to) return null;
  return { candidate, input, ...start, to, by, at, after: null };
}

/** The move with the reading that followed it; an answer about another project changes nothing. */
export function settleMove(move: Move | null, candidate: string, after: Reading): Move | null {
  if (move === null || move.candidate !== candidate) return move;
  return { ...move, after };
}

/** By how much a move changed both readings; null where one of the two is unknown. */
export function deltaOf(move: Move): Reading {
  const minus = (a: number | null | undefined, b: number | null): number | null =>
    a === null || a === undefined || b === null ? null : a - b;
  return { net: minus(move.after?.net, move.before.net), score: minus(move.after?.score, move.before.score) };
}
