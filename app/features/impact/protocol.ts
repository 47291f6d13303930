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
};

/** The ranking of a space. `wins[a][b]`: share of cases where a comes before b, by candidate id. */
export type Contest = {
  standings: readonly Standing[];
  wins: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** What decides a ranking: criteria on fixed scales and the ballots (rows of weights that sum to 1). */
export type Rules = { criteria: readonly Criterion[]; ballots: readonly (readonly number[])[] };

/** To the worker. `stamp` grows with each edit of a candidate: an answer with an older stamp is dropped. */
export type ToWorker =
  | { type: 'open'; zones: readonly string[] }
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
