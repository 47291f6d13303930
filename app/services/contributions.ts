import type { Domain, Horizon, LinkRole, Return, SiteEventKind } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import type { Camps } from './camps.ts';
import type { Marks } from './polls.ts';

/** What a person or a table gives to the room. */
export const CONTRIBUTION_KINDS = ['statement', 'site', 'link', 'priority', 'action', 'comment'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

/** private: kept for its author. sent: given, not revealed. held: waits for a facilitator. shown. withdrawn. */
export const CONTRIBUTION_STATES = ['private', 'sent', 'held', 'shown', 'withdrawn'] as const;
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];

export const REACTIONS = ['agree', 'disagree', 'pass', 'surprising'] as const;
export type ReactionValue = (typeof REACTIONS)[number];

/** The longest text of each field, in UTF-16 units, and the bounds of numbers: `contents.ts` checks the same. */
export const CONTENT_MAX = {
  statement: { text: 280, actor: 120 },
  site: { site: 160, filiere: 120, commune: 80, source: 300, note: 1000 },
  link: { filiere: 120, firm: 160, buyer: 160, product: 160 },
  priority: { title: 240, filiere: 120, jobKind: 160, returnsNote: 500, place: 120, why: 1000 },
  action: { title: 200, owner: 120, firstStep: 300, means: 300, indicator: 200 },
  comment: { text: 500 },
} as const satisfies Record<ContributionKind, Readonly<Record<string, number>>>;

/** An attendance sheet: characters of a name and of an organisation, and lines. */
export const SHEET_LIMITS = { name: 80, organisation: 120, lines: 2000 } as const;

/** What each kind says. Empty text and null are « not said »; what is not one of these is refused. */
export type Contents = {
  /** `actor`: a public actor whose action so far it tells. */
  statement: { text: string; actor: string };
  site: {
    site: string;
    kind: SiteEventKind;
    year: number;
    jobs: number | null;
    filiere: string;
    commune: string;
    source: string;
    note: string;
  };
  link: {
    filiere: string;
    firm: string;
    role: LinkRole | null;
    buyer: string;
    product: string;
    missing: boolean;
  };
  priority: {
    title: string;
    filiere: string;
    jobs: number | null;
    jobKind: string;
    returns: readonly Return[];
    returnsNote: string;
    place: string;
    horizon: Horizon | null;
    why: string;
  };
  /** `day` ISO. */
  action: {
    title: string;
    owner: string;
    /** Who is named agrees that their name is in what anybody may read. */
    ownerAgrees: boolean;
    firstStep: string;
    day: string | null;
    means: string;
    indicator: string;
  };
  comment: { text: string };
};

/** One contribution, whole. `kind` decides the shape of `content`. */
export type Contribution = {
  [Kind in ContributionKind]: ContributionFacts & { kind: Kind; content: Contents[Kind] };
}[ContributionKind];

export type ContributionFacts = {
  id: string;
  meetingId: string;
  stepId: string;
  personId: string | null;
  /** Typed in from paper by a helper. */
  onPaper: boolean;
  table: number | null;
  state: ContributionState;
  /** The author agrees to be named beside it. */
  named: boolean;
  groupId: string | null;
  /** Of a priority, for life. */
  number: number | null;
  /** What a comment is about; the priority an action comes from. */
  parentId: string | null;
  projectId: string | null;
  simulated: boolean;
  createdAt: Date;
  updatedAt: Date;
  shownAt: Date | null;
  transferredAt: Date | null;
};

/** What a phone sends. */
export type NewContribution = {
  meetingId: string;
  /** The step it was written in, as the phone knew it. */
  stepId: string;
  personId: string;
  /** 8 to 64 letters, digits, `-` or `_`, drawn by the phone: the same key twice is one contribution. */
  key: string;
  kind: ContributionKind;
  /** As typed: checked here. */
  content: unknown;
  table: number | null;
  named: boolean;
  parentId: string | null;
  /** Kept for its author: nobody else reads it until it is sent. */
  draft: boolean;
  /** Milliseconds since it was written, by the phone's own clock: two clocks need not agree. 0 when just written. */
  age: number;
};

/** `replayed`: it had been received already. */
export type Added = { id: string; number: number | null; state: ContributionState; replayed: boolean };

/** All that one person did in a meeting, for their own phone: `GET /m/<id>/mine`. */
export type Mine = {
  name: string;
  table: number | null;
  /** Speaks for that table. */
  rapporteur: boolean;
  contributions: readonly (Pick<
    ContributionFacts,
    'id' | 'stepId' | 'state' | 'number' | 'named' | 'table' | 'parentId'
  > & { key: string; kind: ContributionKind; content: Contents[ContributionKind]; at: number })[];
  /** By contribution. */
  reactions: Readonly<Record<string, ReactionValue>>;
  /** By poll, of those still open: a closed secret vote keeps no identity. */
  ballots: Readonly<Record<string, Marks>>;
  /** Steps they said they have finished. */
  ready: readonly string[];
  /** In the list of speakers, and how many are before them. */
  speaking: { before: number; floor: boolean } | null;
};

/** Rows of one sheet: a basin's whole history fits in a tenth. */
export const SHEET_MAX = 500;

/** A contribution as facilitators read it, with how many people reacted. */
export type Reviewed = Contribution & {
  /** Empty unless they agreed to be named, in a meeting that has names. */
  author: string;
  reactions: Readonly<Record<ReactionValue, number>>;
};

/** Cards that look alike: `terms` are the words that say why. `similarity` 0..1 of the closest pair. */
export type Suggestion = { ids: readonly string[]; terms: readonly string[]; similarity: number };

export type Group = { id: string; title: string; position: number };
export type SpeakerLine = {
  id: string;
  name: string;
  table: number | null;
  askedAt: Date;
  startedAt: Date | null;
};

/**
 * What people give to the room, and what facilitators do with it. Rights are asked by the caller, on the meeting: `authorise`.
 * So everything names its meeting, and what belongs to another one is `unknown-contribution` or `unknown-group`.
 */
export interface Contributions {
  /**
   * Keeps it; resolves when it is on disk. Failures for good: `unknown-meeting`, `unknown-step`, `not-joined`, `step-closed`,
   * `step-mute`, `wrong-kind`, `invalid-content`, `invalid-key`, `unknown-parent`, `too-many-cards`, `meeting-closed`. Failures
   * that pass: `not-open`, `paused`, `no-number`, and `too-many-tries` with `retryAfter` (seconds).
   */
  add(input: NewContribution): Promise<Result<Added>>;
  /** Changes one's own, while the step is open. A draft becomes sent with `draft: false`; what was put aside stays aside. */
  edit(input: {
    meetingId: string;
    id: string;
    personId: string;
    content: unknown;
    named: boolean;
    draft: boolean;
    age: number;
  }): Promise<Result<Added>>;
  /** Takes back one's own, at any time before the meeting closes. Failures: `unknown-contribution`, `not-yours`, `transferred`. */
  withdraw(input: { meetingId: string; id: string; personId: string }): Promise<Result<void>>;
  /** Failures: `unknown-contribution` (or not shown), `not-open`, `too-many-tries`. Replaced by the next one. */
  react(input: {
    meetingId: string;
    id: string;
    personId: string;
    value: ReactionValue;
  }): Promise<Result<void>>;
  setReady(input: {
    meetingId: string;
    stepId: string;
    personId: string;
    ready: boolean;
  }): Promise<Result<void>>;
  /** Sits at a table, 1 to the meeting's tables; null stands up. Failures: `invalid-table`. */
  sit(input: { meetingId: string; personId: string; table: number | null }): Promise<Result<void>>;
  /**
   * Speaks for one's table, in place of whoever did, or no longer. Sitting elsewhere gives it up. Failures: `not-joined`,
   * `not-seated`, `not-open`.
   */
  speakForTable(input: { meetingId: string; personId: string; speaks: boolean }): Promise<Result<void>>;
  /** Asks for the floor, or no longer. */
  speak(input: { meetingId: string; personId: string; wants: boolean }): Promise<Result<void>>;
  mine(meetingId: string, personId: string): Promise<Mine | null>;
  /**
   * Signs the attendance sheet, which knows nothing of who wrote what. Failures: `invalid-name`, `invalid-organisation`,
   * `unknown-meeting`, `meeting-closed` past the date when names go, `sheet-full` with `max`.
   */
  sign(input: { meetingId: string; name: string; organisation: string }): Promise<Result<void>>;
  attendance(meetingId: string): Promise<{ name: string; organisation: string }[]>;

  /** Everything but drafts, the latest first, for the console. */
  review(meetingId: string): Promise<Reviewed[]>;
  /**
   * A card typed in from paper by a helper: no author. Any step that has begun takes it until the meeting closes. Failures:
   * those of `add`, `step-to-come`.
   */
  enter(
    input: Omit<NewContribution, 'personId' | 'age' | 'draft'> & { byId: string },
  ): Promise<Result<Added>>;
  /**
   * The rows of a sheet, each kept as `enter` keeps one card, in their order: the first that is refused stops there, those
   * before it stay, and a second call with the same keys adds the rest. Failures: those of `enter`, `too-many-rows`.
   */
  enterAll(input: {
    meetingId: string;
    stepId: string;
    kind: ContributionKind;
    rows: readonly { key: string; content: unknown }[];
    byId: string;
  }): Promise<Result<{ added: number; already: number }>>;
  /** Lets them through (`shown`), puts them aside (`held`) or takes them off (`withdrawn`). What a step has not revealed becomes `sent`. */
  moderate(input: {
    meetingId: string;
    ids: readonly string[];
    state: 'shown' | 'held' | 'withdrawn';
    byId: string;
  }): Promise<Result<{ changed: number }>>;
  /**
   * Changes the words of a card: a name taken out, an action completed. `table`: that of a card typed in from paper, null for
   * none; left out, it stays. `stepId`: that of such a card put in the wrong step; it keeps its number. Failures:
   * `unknown-contribution`, `invalid-content`, `invalid-table` with `max`, `wrong-kind` in that step, those of a step that takes no
   * card from paper, `not-yours` (the table and the step of what a person gave are theirs).
   */
  amend(input: {
    meetingId: string;
    id: string;
    content: unknown;
    table?: number | null;
    stepId?: string;
    byId: string;
  }): Promise<Result<void>>;
  /** The candidate project a priority maps to. Failures: `unknown-contribution`, `unknown-project`. */
  mapTo(input: {
    meetingId: string;
    id: string;
    projectId: string | null;
    byId: string;
  }): Promise<Result<void>>;

  groups(meetingId: string): Promise<Group[]>;
  createGroup(input: {
    meetingId: string;
    title: string;
    ids: readonly string[];
    byId: string;
  }): Promise<Result<Group>>;
  renameGroup(input: { meetingId: string; id: string; title: string; byId: string }): Promise<Result<void>>;
  /** The cards stay, without a group. */
  removeGroup(input: { meetingId: string; id: string; byId: string }): Promise<Result<void>>;
  putInGroup(input: {
    meetingId: string;
    ids: readonly string[];
    groupId: string | null;
    byId: string;
  }): Promise<Result<void>>;
  /** Cards that look alike, explained; people decide. Deterministic: the same cards give the same suggestions. */
  suggest(meetingId: string): Promise<Suggestion[]>;

  /** What unites and what divides the room, from 80 people on; at most a few seconds old. Nobody's own marks are in it. */
  camps(meetingId: string): Promise<Camps>;

  speakers(meetingId: string): Promise<SpeakerLine[]>;
  /** Gives the floor to one of the list (who had it gives it back), or to nobody. */
  giveFloor(input: { meetingId: string; speakerId: string | null; byId: string }): Promise<Result<void>>;
  /** Takes off the list somebody who waits: they left, or said it already. */
  dropSpeaker(input: { meetingId: string; speakerId: string; byId: string }): Promise<Result<void>>;

  /**
   * Puts them in the committee's documents as the same objects, under the same id and number: statements in the diagnostic,
   * site events beside, priorities among the cards, actions in the roadmap. Once there, a second call changes nothing.
   * Failures: `transfer-refused` with the ids the documents refused.
   */
  transfer(input: {
    meetingId: string;
    ids: readonly string[];
    /** Where statements go in the diagnostic; needed when there is one among the ids. Failure: `statement-place`. */
    place: { collection: 'strengths' | 'weaknesses' | 'needs'; domain: Domain } | null;
    /** Of the words added: where it comes from. */
    lang: 'fr' | 'en';
    byId: string;
  }): Promise<Result<{ transferred: number; already: number }>>;
}
