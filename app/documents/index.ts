/** The door of the documents: their specs, and the only ways to read and write them. See docs of each export. */
export { emptyDocument, migrate, repair } from './migrations.ts';
export type { MigrationFailure } from './migrations.ts';
export {
  defineDocument,
  choice,
  choices,
  date,
  flag,
  number,
  reference,
  references,
  ROOTS,
  text,
} from './define-document.ts';
export type {
  ChoiceField,
  ChoicesField,
  CollectionSpec,
  DateField,
  DocumentSpec,
  FieldSpec,
  FieldSpecs,
  FieldValue,
  FlagField,
  Item,
  ItemOf,
  Migration,
  NumberField,
  ReferenceField,
  ReferencesField,
  Snapshot,
  TextField,
  Touch,
} from './define-document.ts';
export { LocalOrigin, ServerOrigin } from './origin.ts';
export type { Author } from './origin.ts';
export { readDocument } from './read.ts';
export type { ReadResult, SchemaProblem } from './read.ts';
export { addItem, applyTextEdit, moveItem, newId, removeItem, setField, textOf } from './write.ts';
export type { ItemValues, WriteFailure, WriteResult } from './write.ts';
export { createUndo, OwnUndo } from './undo.ts';
export { parseNumber } from './parse-number.ts';
export type { NumberFailure, NumberLang } from './parse-number.ts';
export {
  BASIN_MEASURES,
  BRANCH_MEASURES,
  figureId,
  figureIdsOf,
  parseFigure,
  readFigure,
} from './figures.ts';
export type { BasinMeasure, BranchMeasure, Figure, FigureName, FigureUnit } from './figures.ts';
export { isDay } from './values.ts';
export {
  ACTOR_KINDS,
  ACTOR_ROLES,
  diagnostic,
  DOMAINS,
  SITE_EVENT_KINDS,
  STRATEGY_KINDS,
} from './diagnostic.ts';
export type { ActorKind, ActorRole, Domain, SiteEventKind, StrategyKind } from './diagnostic.ts';
export {
  addCard,
  CARD_STATUSES,
  cardLabels,
  FACTS,
  formatNumber,
  HORIZONS,
  precision,
  priorities,
  RETURNS,
} from './priorities.ts';
export type { Card, CardStatus, Fact, Horizon, Return } from './priorities.ts';
export {
  addDays,
  blockedBy,
  daysBetween,
  dueDay,
  ifNothingMoves,
  late,
  roadmap,
  STAGES,
  stateOf,
} from './roadmap.ts';
export type { Action, ActionState, Dated, Outlook, Stage } from './roadmap.ts';
export {
  budgetedIn,
  INPUT_IDS,
  mixTotal,
  project,
  PROJECT_STATUSES,
  productCodeOf,
  scenarioIn,
  scenarioOf,
  YEAR_FIELDS,
} from './project.ts';
export { planSteps, riskFactsOf, type PlanStep } from './risk-facts.ts';
export type { AssumptionField, CostField, ProjectSnapshot, ProjectStatus, YearField } from './project.ts';
export { board } from './board.ts';
export {
  ACTION_FACTS,
  currentStep,
  GATHERINGS,
  HOLDS,
  LINK_ROLES,
  meeting,
  MEETING_STATES,
  missingOf,
  phaseSecondsLeft,
  POLL_METHODS,
  SCREEN_VIEWS,
  STEP_KINDS,
} from './meeting.ts';
export type {
  ActionFact,
  Gathering,
  Hold,
  LinkRole,
  MeetingAction,
  MeetingCard,
  MeetingLink,
  MeetingOption,
  MeetingPoll,
  MeetingSite,
  MeetingSnapshot,
  MeetingState,
  MeetingStatement,
  MeetingStep,
  MeetingStrategy,
  PollMethod,
  ScreenView,
  StepKind,
} from './meeting.ts';

import { board } from './board.ts';
import { diagnostic } from './diagnostic.ts';
import { meeting } from './meeting.ts';
import { priorities } from './priorities.ts';
import { project } from './project.ts';
import { roadmap } from './roadmap.ts';

/** Every kind of document by its name in a room's address. */
export const DOCUMENT_SPECS = { diagnostic, priorities, roadmap, project, board, meeting } as const;
export type DocumentKind = keyof typeof DOCUMENT_SPECS;
