/** What routes may ask of the server. Types and pure functions only: the implementations are in server/. */
import type { Author, DocumentSpec, ReadResult, WriteResult } from '#app/documents/index.ts';
import type { Everywhere } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Result, Scenario, ZoneEffect } from '#app/engine/types.ts';
import type { FullPack } from '#app/reference/index.ts';
import type { After } from './after.ts';
import type { Agenda } from './agenda.ts';
import type { Balances } from './balances.ts';
import type { Contributions } from './contributions.ts';
import type { Meetings } from './meetings.ts';
import type { Packs } from './packs.ts';

import type { People } from './people.ts';
import type { Limits } from './limits.ts';
import type { Polls } from './polls.ts';
import type { Observations } from './observations.ts';
import type { Printer } from './printer.ts';
import type { Projects } from './projects.ts';
import type { Demo, Links, Outbox, Sessions } from './sign-in.ts';
import type { Scoring } from './scoring.ts';
import type { Spaces } from './spaces.ts';
import type { Stages } from './stages.ts';
import type { Strategies } from './strategies.ts';
import type { Weights } from './weights.ts';

export type {
  BalanceContent,
  BalanceHead,
  Balances,
  BalanceSubject,
  BalanceVariant,
  Derivations,
  Difference,
  FlatNode,
  FrozenBalance,
  Verification,
} from './balances.ts';
export { currentTerm, dayOf, FOLLOW_NOTE_MAX, FOLLOW_STATES, termDay, TERMS } from './after.ts';
export type { After, Followed, FollowState, FollowUp, Term } from './after.ts';
export { authorise, RIGHTS } from './authorise.ts';
export type { Action, Target, TargetKind } from './authorise.ts';
export { UPLOAD_MAX, UPLOAD_PATH } from './packs.ts';
export type {
  ImportCount,
  ImportJob,
  ImportReport,
  ImportTotal,
  PackHead,
  PackImport,
  PackPreview,
  Packs,
  PreviewLine,
} from './packs.ts';
export { COLLEGES, ROLES } from './people.ts';
export type { Actor, College, Membership, People, Person, Role } from './people.ts';
export type { Member, Space, Spaces } from './spaces.ts';
export { isStageKind, STAGE_KINDS } from './stages.ts';
export type { StageKind, StageLock, Stages } from './stages.ts';
export type { Strategies, VotedStrategy } from './strategies.ts';
export { API_LIMITS } from './api-limits.ts';
export {
  checkObservation,
  FIRST_YEAR,
  isObserved,
  OBSERVATIONS_MAX,
  OBSERVED,
  PROOF_MAX,
} from './observations.ts';
export type { Observation, ObservationInput, Observations, ObservedMeasure } from './observations.ts';
export { COSTLY } from './limits.ts';
export type { Asking, Costly, Limits } from './limits.ts';
export type { Printer } from './printer.ts';
export type { Project, Projects } from './projects.ts';
export { NAMINGS, PSEUDONYM_MAX } from './meetings.ts';
export type { Meeting, Meetings, Naming, Visitor } from './meetings.ts';
export {
  BEAT_MS,
  GRACE_MS,
  INSTRUCTION_MAX,
  KINDS_OF,
  MINUTES,
  paceOf,
  PHASE_TEXT_MAX,
  PHASES_MAX,
  REVEALS,
  STEPS_MAX,
  TABLES_MAX,
  TEMPLATES,
  WRITERS,
} from './agenda.ts';
export type {
  Agenda,
  Follower,
  LiveMeeting,
  LiveNews,
  MeetingChanges,
  MeetingPlan,
  NextFacts,
  Pace,
  Phase,
  PlanStep,
  PollPlan,
  StepDraft,
  StepSettings,
  Template,
  Timer,
} from './agenda.ts';
export { CAMP_LEAST, CAMPS_FROM, findCamps } from './camps.ts';
export type { CampLine, Camps, StatementMark } from './camps.ts';
export { SHEET_LIMITS, CONTENT_MAX, CONTRIBUTION_KINDS, REACTIONS, SHEET_MAX } from './contributions.ts';
export type {
  Added,
  Contents,
  Contribution,
  ContributionFacts,
  ContributionKind,
  Contributions,
  ContributionState,
  Group,
  Mine,
  NewContribution,
  ReactionValue,
  Reviewed,
  SpeakerLine,
  Suggestion,
} from './contributions.ts';
export {
  checkMarks,
  CONSENT,
  countBallots,
  criterionOf,
  NOTE_MAX,
  optionOf,
  OPTIONS_MAX,
  orderFor,
  QUESTION_MAX,
} from './polls.ts';
export type { Marks, OptionResult, Poll, PollOption, PollResult, Polls, PollState } from './polls.ts';
export { CRITERIA_MAX, criteriaSchema, criterionName, CRITERION_NAME_MAX, MARK_MAX } from './scoring.ts';
export type { CriteriaSet, Mark, Scoring, Signed, StoredCriterion } from './scoring.ts';
export { BALLOT_CRITERIA, BALLOT_POINTS } from './weights.ts';
export type { Points, Tally, Weights } from './weights.ts';
export { DEMO_ROLES } from './sign-in.ts';
export type { Demo, DemoInfo, DemoRole, Links, Mail, Outbox, Sessions } from './sign-in.ts';

/** Shared documents as they are on the server, now. */
export interface Documents {
  /** The document `<spec.kind>/<id>`, read and checked. An id nobody wrote yet gives an empty document. */
  snapshot<Spec extends DocumentSpec>(spec: Spec, id: string): Promise<ReadResult<Spec>>;
  /** Sets fields by path, all or none; resolves when they are on disk. */
  set(
    spec: DocumentSpec,
    id: string,
    author: Author,
    values: Readonly<Record<string, unknown>>,
  ): Promise<WriteResult<void>>;
}

/** The reference figures, under the version a space reads (`pack`; null or absent: the one shipped with the program). */
export interface Reference {
  /** @throws when this installation holds no such version: a space names only those it holds */
  pack(pack?: string | null): Promise<FullPack>;
  /**
   * What the engine needs of one basin, null when there is no such zone. `central` (the default) waits for a response with
   * middle figures, some seconds the first time; `drawn` never waits: without draws at hand it has them prepared and answers
   * with what there is, possibly no response. @throws as `pack`
   */
  slice(zone: string, depth?: 'central' | 'drawn', pack?: string | null): Promise<ReferencePack | null>;
  /**
   * The same project in every zone. Refuses what `checkScenario` refuses; `preparing` with `done` and `of` zones while the
   * table of the pack is being solved, a minute the first time; `solver-stopped`. @throws as `pack`
   */
  everywhere(scenario: Scenario, pack?: string | null): Promise<Result<Everywhere>>;
  /** Who gains and who loses, zone by zone, when the project is in `scenario.zone`; same refusals. @throws as `pack` */
  landing(scenario: Scenario, pack?: string | null): Promise<Result<readonly ZoneEffect[]>>;
}

export type Services = {
  people: People;
  spaces: Spaces;
  stages: Stages;
  projects: Projects;
  balances: Balances;
  printer: Printer;
  limits: Limits;
  observations: Observations;
  meetings: Meetings;
  agenda: Agenda;
  contributions: Contributions;
  polls: Polls;
  /** Voted before, cited in meetings. */
  strategies: Strategies;
  after: After;
  weights: Weights;
  scoring: Scoring;
  documents: Documents;
  reference: Reference;
  packs: Packs;
  sessions: Sessions;
  links: Links;
  mail: Outbox;
  demo: Demo;
};
