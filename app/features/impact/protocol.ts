import type { Criterion, Scenario, Source, TraceNode } from '#app/engine/types.ts';
import type { Balance } from './balance.ts';
import type { Swing } from './swings.ts';

/** One candidate of the ranking. `score`, `p10` and `p90` from 0 to 100; `acceptability[r]` share of the cases at rank r + 1. */
export type Standing = {
  candidate: string;
  rank: number;
  tied: boolean;
  score: number;
  p10: number;
  p90: number;
  acceptability: readonly number[];
  /** Criteria whose veto it crosses, by index in the rules, with the share of draws where it does. */
  vetoes: readonly { criterion: number; share: number }[];
  /** Mean weights (shares) of the cases where it comes first; null when it never does. */
  centralWeights: readonly number[] | null;
};

/** Methods whose bounds come from the candidates present: second opinions, never the ranking. */
export const OPINIONS = ['topsis', 'promethee2', 'weightedProduct'] as const;
export type OpinionId = (typeof OPINIONS)[number];

/** Ranks by another method, by candidate id; null when it cannot be computed (a figure missing, or not above 0). */
export type Opinion = { id: OpinionId; ranks: Readonly<Record<string, number>> | null };

/** The ranking of a space. `wins[a][b]`: share of cases where a comes before b, by candidate id. */
export type Contest = {
  standings: readonly Standing[];
  wins: Readonly<Record<string, Readonly<Record<string, number>>>>;
  opinions: readonly Opinion[];
  /** What the shares are counted on: ballots × draws. */
  cases: { participants: number; draws: number };
};

/** What decides a ranking: criteria on fixed scales and the ballots (rows of weights that sum to 1). */
export type Rules = { criteria: readonly RuleCriterion[]; ballots: readonly (readonly number[])[] };

/** The mark of a candidate: who gave it and when (ISO). */
export type GivenMark = { value: number; by: string; at: string };

/** A criterion as it travels: what the committee typed is by candidate, absent where nobody typed anything. */
export type RuleCriterion = Omit<Criterion, 'typed'> & {
  /** Its name, when the committee named it. */
  name?: string;
  typed?: Readonly<Record<string, GivenMark>>;
};

/** To the worker. `stamp` grows with each edit of a candidate: an answer with an older stamp is dropped. */
export type ToWorker =
  /** Sent first. `pack`: version of the reference figures of every zone; null for the one shipped with the program. */
  | { type: 'open'; zones: readonly string[]; pack: string | null }
  | { type: 'rules'; rules: Rules; candidates: readonly string[] }
  | { type: 'score'; candidate: string; stamp: number; scenario: Scenario }
  | { type: 'trace'; request: number; candidate: string; key: string }
  /** Whose undeclared inputs to weigh, when nothing else waits. */
  | { type: 'focus'; candidate: string | null };

/** From the worker. `central` comes at once, `drawn` and `contest` when the draws are done. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'central'; candidate: string; stamp: number; balance: Balance; score: number | null }
  | { type: 'drawn'; candidate: string; stamp: number; balance: Balance }
  | { type: 'contest'; contest: Contest }
  | { type: 'swings'; candidate: string; stamp: number; swings: readonly Swing[] }
  | { type: 'trace'; request: number; root: TraceNode | null; sources: Readonly<Record<string, Source>> }
  | { type: 'failed'; code: string; candidate: string | null };
