import type { AdjustableId } from './assumptions.ts';
import type { DeclaredFacts, FactId } from './facts.ts';
import type { ObservedFacts } from './observed.ts';

/** Territorial levels, from the project outwards. `total` is the sum of the four French levels; `abroad` stays outside it. */
export type Level = 'basin' | 'department' | 'region' | 'france' | 'abroad' | 'total';

/** Gross, net for the basin, net for France (METHOD section 5): the three columns shown everywhere. */
export type Variant = 'gross' | 'net-basin' | 'net-france';

/** A declared and evidenced, B declared, C official sector x territory, D official sector, E estimate. */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E';

/** Units a figure may carry; two different units never add. */
export type Unit =
  | 'FTE'
  | 'FTE-year'
  | 'kEUR/yr'
  | 'kEUR'
  | 'kEUR/FTE'
  | 'kEUR/yr/FTE'
  | 'EUR/month'
  | 'share'
  | 'ratio'
  | 'point'
  | 'people'
  | 'year'
  | 'per-MEUR'
  | 'tCO2e/yr'
  | 'MWh/yr'
  | 'm3/yr'
  | 'ha'
  | 'sites'
  | 'index';

/** Expected outcomes are values: a failure carries its code and the figures in it. */
export type Failure = { code: string; [detail: string]: unknown };
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Where a published figure comes from. Dates are ISO; `bestBefore` null when the producer gives none. */
export type Source = {
  id: string;
  title: string;
  producer: string;
  vintage: string;
  table: string;
  licence: string;
  url: string;
  retrievedOn: string;
  bestBefore: string | null;
  note?: string;
  /** How its tables are written, by name; absent from a source read before they were known. */
  tables?: Readonly<Record<string, SourceTable>>;
};

/**
 * A table as its producer publishes it: the file, the sheet, how a row and a column are named there (`{code}` and `{label}` to be
 * filled in), the year and the unit of a cell, the address of the page or of the file. Texts are data, shown as they stand.
 */
export type SourceTable = {
  file: string;
  sheet?: string;
  row: string;
  column: string;
  year: string;
  unit: string;
  url: string;
  /** Titles of its rows and columns by code, where the pack has none of its own. */
  titles?: Readonly<Record<string, string>>;
  /** Nobody has opened that file at this address: the address, the vintage or a title is to be checked. */
  toCheck: boolean;
};

/** A row or a column by its code and label, or several of them. */
export type CellAxis = { code: string; label: string } | { from: string; to: string; count: number };

/**
 * A cell of an official table, or a block of cells that are added up. `value` is what stands there, in the table's
 * unit; null where a block is read cell by cell. `year` only when it is not the table's.
 */
export type OfficialCell = {
  source: string;
  table: string;
  row: CellAxis;
  column: CellAxis;
  value: number | null;
  year?: string;
};

/** How the cells that a figure reads make it: a code of `trace.read.<…>`. */
export type ReadRule =
  | 'cell'
  | 'sum'
  | 'sum-of-parts'
  | 'ratio'
  | 'model-d'
  | 'wiod-share'
  | 'accounts-share'
  | 'accounts-labour'
  | 'communes-sum'
  | 'communes-mean'
  | 'mean'
  | 'median'
  | 'product'
  | 'rule'
  | 'whole';

/** One figure and where it comes from. Labels and formulas in words are looked up by `id` and `rule` in the catalogues. */
export type TraceNode = {
  /** Indicator, input or coefficient id, e.g. `J04`, `directJobs`, `outputPerJob`. */
  id: string;
  value: number | null;
  unit: Unit;
  p10?: number;
  p90?: number;
  grade: Grade;
  /** Numbered rule of SPEC.md, e.g. `R-21`. */
  rule: string;
  /** The formula with this figure's numbers put in, as operands in the order of the rule. */
  inputs: TraceNode[];
  /** Source ids of the pack. */
  sources: string[];
  /** Where in the source: zone, branch, cell. */
  cell?: string;
  /** The official cells that the figure is read in, and how they make it. */
  reads?: readonly OfficialCell[];
  readAs?: ReadRule;
  /** Of an indicator: rules that estimate what the project does not declare. */
  fallback?: readonly string[];
};

/** Every input of the engine that a project may declare. `min`/`max` bound what is accepted, in `unit`. */
export const INPUTS = {
  directJobs: { unit: 'FTE', min: 0, max: 20_000, group: 'jobs' },
  grossWage: { unit: 'kEUR/yr/FTE', min: 10, max: 300, group: 'jobs' },
  residentShare: { unit: 'share', min: 0, max: 1, group: 'jobs' },
  turnover: { unit: 'kEUR/yr', min: 0, max: 10_000_000, group: 'production' },
  exportShare: { unit: 'share', min: 0, max: 1, group: 'production' },
  importReplacement: { unit: 'share', min: 0, max: 1, group: 'production' },
  purchases: { unit: 'kEUR/yr', min: 0, max: 10_000_000, group: 'purchases' },
  localPurchaseShare: { unit: 'share', min: 0, max: 1, group: 'purchases' },
  francePurchaseShare: { unit: 'share', min: 0, max: 1, group: 'purchases' },
  investment: { unit: 'kEUR', min: 0, max: 10_000_000, group: 'investment' },
  localInvestmentShare: { unit: 'share', min: 0, max: 1, group: 'investment' },
  publicAid: { unit: 'kEUR', min: 0, max: 10_000_000, group: 'investment' },
  fullYear: { unit: 'year', min: 2020, max: 2060, group: 'investment' },
  deadweight: { unit: 'share', min: 0, max: 1, group: 'net' },
  displacement: { unit: 'share', min: 0, max: 1, group: 'net' },
  substitution: { unit: 'share', min: 0, max: 1, group: 'net' },
} as const satisfies Record<string, { unit: Unit; min: number; max: number; group: string }>;

export type InputId = keyof typeof INPUTS;

/** Whatever a project may declare as a figure: an input of the engine, or a fact that only its own file says. */
export type DeclaredId = InputId | FactId;

/**
 * A candidate project as the engine reads it. Money in k€, shares 0..1, wages in k€ gross a year per FTE.
 * An absent or null input is replaced by the sector x territory estimate and graded.
 * `proven` lists the declared figures that carry evidence (grade A instead of B).
 */
export type Scenario = {
  zone: string;
  branch: string;
  /** INSEE code of the project's commune: decides "rest of department/region" when the zone straddles several. */
  commune?: string | null;
  proven?: readonly DeclaredId[];
  /** Declared purchases by product, shares of purchases summing to at most 1; the rest follows the branch. */
  purchaseMix?: Readonly<Record<string, number>> | null;
  /** Assumptions that the group moved, each within its range; the others stay at their published centre. */
  assumptions?: Readonly<Partial<Record<AdjustableId, number>>> | null;
  /** Jobs of each of the first ten years, FTE; null where nobody says. */
  jobsByYear?: readonly (number | null)[] | null;
  /** Land that the project asks for, ha. */
  landNeed?: number | null;
  /** What is made here in place of imports: its code of the combined nomenclature, 8 digits. */
  productCode?: string | null;
  /** What only the project's file says. */
  facts?: DeclaredFacts | null;
  /** What happened since, by the last year that somebody wrote it down. */
  observed?: ObservedFacts | null;
} & { readonly [K in InputId]?: number | null };

/** An input after replacement: what was declared or what stood in for it. */
export type ResolvedInput = {
  id: InputId;
  value: number;
  declared: boolean;
  unit: Unit;
  grade: Grade;
  p10: number;
  p90: number;
  trace: TraceNode;
  /** Present and true when nothing was declared and nothing official stands in: value 0, never shown as an estimate. */
  unknown?: boolean;
};

/** One computed figure. `value` null when `missing` says what is missing. `trace` is the id of a node in `Assessment.traces`. */
export type Indicator = {
  id: string;
  level: Level;
  variant: Variant;
  value: number | null;
  p10: number | null;
  p50: number | null;
  p90: number | null;
  unit: Unit;
  grade: Grade;
  missing: string | null;
  trace: string;
};

/** Effects of one zone: jobs supported there by the project, and jobs displaced from there (positive number = lost). */
export type ZoneEffect = {
  zone: string;
  direct: number;
  indirect: number;
  induced: number;
  displaced: number;
};

/** Two inputs that cannot both be true, or a caution on what the table cannot say. */
export type Warning = { code: string; inputs: InputId[]; values: number[] };

/** A figure with its interval; both ends are the value when nothing was drawn. */
export type Spread = { value: number; p10: number; p90: number };

/** One year of the ramp-up. Jobs in FTE, money in k€ of the declared year. */
export type YearFigures = {
  /** 1 is the first year of activity. */
  year: number;
  /** Calendar year, when the project declares its first full year. */
  calendar: number | null;
  /** Share of the steady state, and whether the jobs of this very year are declared. */
  share: number;
  declared: boolean;
  direct: Spread;
  supportedBasin: Spread;
  netBasin: Spread;
  /** Direct, indirect and induced, France. */
  valueAdded: Spread;
  /** CVAE, income tax and contributions that are computed, France; null for a year the rates do not cover. */
  levies: Spread | null;
};

/** Parts of the fit of a project to a basin (METHOD section 11). */
export const FIT_PARTS = ['skills', 'suppliers', 'land', 'access', 'training'] as const;
export type FitPartId = (typeof FIT_PARTS)[number];

/** One part of the fit: 0 to 100, or what is missing to compute it. `trace` is a key of `Assessment.traces`. */
export type FitPart = {
  id: FitPartId;
  score: number | null;
  /** What is missing for the part, or, when it is computed, what would make it better; a key of `missing.<…>`. */
  missing: string | null;
  rule: string;
  trace: string;
};

/** Fit of the project to its basin: the mean of the parts that can be computed, null when none can. */
export type Fit = { score: number | null; computed: number; parts: readonly FitPart[] };

/** Figures of the basin and of the branch that the risk flags compare the project with. */
export type RiskContext = {
  /** Gross wage of the branch, k€ a year per FTE. */
  branchWage: number;
  basinPosts: number;
  branchPosts: number;
  /** Share of the effect displaced within the basin. */
  basinDisplacement: number;
};

export type Assessment = {
  engine: string;
  pack: string;
  zone: string;
  branch: string;
  inputs: Readonly<Record<InputId, ResolvedInput>>;
  indicators: readonly Indicator[];
  /** `key = id|level|variant` -> root node of the figure's derivation. Built all at once when first read, then kept. */
  traces: Readonly<Record<string, TraceNode>>;
  zones: readonly ZoneEffect[];
  warnings: readonly Warning[];
  /** Ten years from the first one of activity; empty while the project has no size. */
  years: readonly YearFigures[];
  fit: Fit;
  context: RiskContext;
  /** Present when draws were asked: inputs and assumptions that drive the interval, by figure key, share of variance, largest first. */
  drivers?: Readonly<Record<string, readonly { id: string; share: number }[]>>;
  /** Present when draws were asked: for each `id|level|variant` key that may be a criterion, the drawn values. */
  draws?: Readonly<Record<string, readonly number[]>>;
};

export type AssessOptions = {
  /** Number of Monte Carlo draws with common random numbers; 0 leaves p10/p50/p90 at the central value. Default 500. */
  draws?: number;
  /** Seed of the session, so that ranks do not jitter. */
  seed?: number;
};

/** Utility 0 at `worst`, 1 at `best`, clamped, linear between (or through `points`). Fixed before the session. */
export type Scale = { worst: number; best: number; points?: readonly (readonly [number, number])[] };

/** A criterion of the comparison: an indicator key on a fixed scale, or what the committee typed. */
export type Criterion = {
  id: string;
  level: Level;
  variant: Variant;
  scale: Scale;
  /** Values typed by the committee, one a candidate in their order, null where nobody typed any: no indicator is looked for. */
  typed?: readonly (number | null)[];
  /** A value on the worse side of it raises a flag and moves no rank. */
  veto?: number;
};

export type RankedCandidate = {
  index: number;
  /** 1-based; candidates whose gap is inside the interval share a rank and have `tied` true. */
  rank: number;
  tied: boolean;
  score: number;
  p10: number;
  p90: number;
  /** Share of cases (participants' weights x draws) where the candidate holds each rank. */
  acceptability: number[];
  /** Criteria whose veto it crosses, by index, with the share of draws where it does. */
  vetoes: { criterion: number; share: number }[];
  /** Mean weights of the cases where it comes first; null when it never does. */
  centralWeights: number[] | null;
};

/** `cases` = participants × draws: what every share of the ranking is counted on. */
export type Ranking = {
  candidates: RankedCandidate[];
  weights: number[];
  pairwise: number[][];
  cases: { participants: number; draws: number };
};
