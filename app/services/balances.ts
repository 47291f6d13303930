import type { Perspective, PurchaseFlow, RiskFlag } from '#app/engine/index.ts';
import type {
  Assessment,
  DeclaredId,
  Indicator,
  InputId,
  ResolvedInput,
  Result,
  Scenario,
  Source,
  TraceNode,
} from '#app/engine/types.ts';

/** A derivation node that names its operands by their place in `Derivations.nodes`. */
export type FlatNode = Omit<TraceNode, 'inputs'> & { inputs: readonly number[] };

/** Every derivation of a balance, each node once: figures share most of theirs. */
export type Derivations = {
  nodes: readonly FlatNode[];
  /** `J07|basin|net-basin`, `input:directJobs`, `flow:CK` or `view:grossWage.branch` -> its root. */
  roots: Readonly<Record<string, number>>;
};

/** Names as they were that day: a frozen balance is read alone. */
export type BalanceSubject = {
  id: string;
  /** BEL-0147. */
  number: string;
  title: string;
  lead: string;
  commune: string | null;
  /** Names of the basin and of the branch in the pack. */
  basin: string;
  branch: string;
  space: { id: string; name: string };
  /** Invented data. */
  example: boolean;
};

/**
 * All that a balance says, figures at full precision: jobs in FTE, money in k€, shares 0..1, as the engine gives them.
 * Nothing in it points outside: names, sources and derivations are copied.
 */
export type BalanceContent = {
  schema: 1;
  /** ISO, when it was computed. */
  at: string;
  project: BalanceSubject;
  scenario: Scenario;
  /**
   * Absent in a forecast. In an effective balance, what was observed in place of what was forecast: for each input the last
   * year observed, without who typed it: a frozen balance may be published, and forgets nobody. The scenario already holds the
   * values.
   */
  effective?: Readonly<Partial<Record<InputId, { year: number; value: number; proof: string }>>>;
  /** What proves the declared inputs and facts of grade A. */
  proofs: Readonly<Partial<Record<DeclaredId, string>>>;
  engine: string;
  pack: string;
  /** How it was drawn: the same three numbers give the same intervals. `geographies`: draws kept with the basin's response. */
  draws: { count: number; seed: number; geographies: number };
  inputs: Readonly<Record<InputId, Omit<ResolvedInput, 'trace'>>>;
  indicators: readonly Omit<Indicator, 'trace'>[];
  zones: Assessment['zones'];
  warnings: Assessment['warnings'];
  /** Not in a balance frozen before the engine knew them. */
  years?: Assessment['years'];
  fit?: Assessment['fit'];
  context?: Assessment['context'];
  /** The four risks that day, each with what was compared; not in the first balances. */
  risks?: { announcedOn: string | null; flags: readonly RiskFlag[] };
  drivers: NonNullable<Assessment['drivers']>;
  /** What is bought and where, and the activity against its sector and basin; absent from the first balances. */
  flows?: readonly PurchaseFlow[];
  perspective?: Perspective;
  /** Names of the branches and zones that the two point at, by code, as they were that day. */
  names?: Readonly<Record<string, string>>;
  derivations: Derivations;
  sources: Readonly<Record<string, Source>>;
};

/** A forecast, or what observed values make of it (METHOD section 9). */
export type BalanceVariant = 'forecast' | 'effective';

/** A frozen balance without what it says. `hash`: SHA-256 of the canonical JSON of its content, hexadecimal. */
export type BalanceHead = {
  id: string;
  projectId: string;
  spaceId: string;
  /** 1, 2, 3… within its project. */
  version: number;
  hash: string;
  engine: string;
  pack: string;
  frozenAt: Date;
  /** Name of who froze it; null once that person is erased. */
  frozenBy: string | null;
  /** Anybody may read it since then; null: the members of the space only. */
  publishedAt: Date | null;
};

export type FrozenBalance = BalanceHead & { content: BalanceContent };

/** One figure that does not come out as it was frozen. `path` as in `J07|basin|net-basin.p10` or `input:purchases.value`. */
export type Difference = { path: string; frozen: number | string | null; found: number | string | null };

/** The same scenario computed again now. */
export type Verification = {
  /** The stored content still has the fingerprint it was frozen under. */
  intact: boolean;
  engine: { frozen: string; current: string };
  pack: { frozen: string; current: string };
  /** Figures compared, at full precision. */
  compared: number;
  /** How many differ, and the first of them. */
  different: number;
  differences: readonly Difference[];
};

/** Balances of projects, frozen or as they are now. Rights are asked by the caller: `authorise`. */
export interface Balances {
  /**
   * The balance of the project as it is now, stored nowhere. Failures: `unknown-project`, `unreadable` (its document),
   * `preparing` with `retryAfter` (seconds: the basin's geography is being drawn), `nothing-observed` for an effective balance
   * without a value, those of `checkScenario`.
   */
  draft(projectId: string, variant?: BalanceVariant): Promise<Result<BalanceContent>>;
  /** Keeps the balance of now for good, under the project's next version. Same failures as `draft`, and `busy`. */
  freeze(input: {
    projectId: string;
    variant?: BalanceVariant;
    byId: string | null;
  }): Promise<Result<BalanceHead>>;
  get(id: string): Promise<FrozenBalance | null>;
  /** The frozen balances of a project, the latest first. */
  list(projectId: string): Promise<BalanceHead[]>;
  /** Opens it to anybody or closes it again. Failure: `unknown-balance`. */
  setPublished(input: { id: string; published: boolean; byId: string | null }): Promise<Result<BalanceHead>>;
  /** Computes it again with the engine of now and the pack it was frozen on, that of its space when it is no longer here. Failures: `unknown-balance`, `preparing`, those of `checkScenario`. */
  verify(id: string): Promise<Result<Verification>>;
}
