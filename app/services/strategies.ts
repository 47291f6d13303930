import type { StrategyKind } from '#app/documents/diagnostic.ts';

/** A strategy already voted, as the committee's diagnostic has it. */
export type VotedStrategy = {
  id: string;
  title: string;
  kind: StrategyKind | null;
  /** The assembly that voted it, '' when it is not said. */
  body: string;
  /** ISO day; null when it is not said. */
  votedOn: string | null;
  commitment: string;
  /** Where to read it: an address, or words. */
  source: string;
  /** What is still to be checked. */
  doubt: string;
  example: boolean;
};

/** Strategies already voted, for the rooms that cite them: acts of public assemblies, which anybody may read. */
export interface Strategies {
  /** Those that have a title, in the order of the diagnostic; none for a space without one. */
  of(spaceId: string): Promise<readonly VotedStrategy[]>;
}
