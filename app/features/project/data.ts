import type { ProjectSnapshot } from '#app/documents/index.ts';
import type { ObservedRow } from '#app/engine/index.ts';
import type { Source } from '#app/engine/types.ts';
import type { Balance } from '#app/features/impact/balance.ts';
import type { CriterionRule } from '#app/features/impact/criteria.ts';
import type { Contest } from '#app/features/impact/protocol.ts';
import type { PlanStep } from '#app/documents/index.ts';

/** A candidate: `number` is its number for life, BEL-0147; `writes`: the person of the page may write it. */
export type CandidateFile = {
  id: string;
  number: string;
  writes: boolean;
  snapshot: ProjectSnapshot;
  /** What happened of it, year by year; none in most. */
  observed: readonly ObservedRow[];
};

/** A zone on the map. */
export type Place = { code: string; name: string; lon: number; lat: number };

/** What the group decided: criteria on their scales, anonymous ballots (shares summing to 1), mean and spread in points. */
export type GroupRules = {
  criteria: readonly CriterionRule[];
  /** What the bounds of the criteria rest on. */
  sources: Readonly<Record<string, Source>>;
  ballots: readonly (readonly number[])[];
  mean: readonly number[];
  spread: readonly number[];
  voters: number;
};

/** Everything the comparison, the project page and the projected screen are drawn from before the browser takes over. */
export type ComparisonData = {
  /** `pack`: version of the reference figures; null for the one shipped with the program. */
  space: { id: string; name: string; zone: string; basin: string; pack: string | null };
  person: { id: string; name: string; color: string };
  /** Who locked the scales and when (ISO), null while they may change; what the person may do of them. */
  rules: { locked: { by: string; at: string } | null; manages: boolean; marks: boolean };
  /** May add a candidate. */
  creates: boolean;
  /** May cast a ballot here; `own` is the ballot already cast, in points. */
  ballot: { open: boolean; own: readonly number[] | null };
  candidates: readonly CandidateFile[];
  group: GroupRules;
  initial: {
    balances: Readonly<Record<string, Balance>>;
    contest: Contest | null;
    refused: Readonly<Record<string, string>>;
  };
  places: readonly Place[];
  branches: readonly { code: string; label: string }[];
  /** Steps of the roadmap that the haste flag reads; none on pages that show no flag. */
  plan: readonly PlanStep[];
};
