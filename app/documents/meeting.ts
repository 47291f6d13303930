import { RETURNS } from './priorities.ts';
import {
  choice,
  choices,
  date,
  defineDocument,
  flag,
  type ItemOf,
  number,
  reference,
  type Snapshot,
  text,
} from './define-document.ts';
import { siteEvent, STRATEGY_KINDS } from './diagnostic.ts';
import { HORIZONS } from './priorities.ts';

/** What a step of a meeting is about, in the order of the half-day. */
export const STEP_KINDS = [
  'welcome',
  'constat',
  'heritage',
  'priority',
  'exchange',
  'vote',
  'weigh',
  'actions',
  'closing',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const MEETING_STATES = ['draft', 'open', 'closed'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** free: phones may look around. soft: they are asked to come to the step. locked: they show the step and nothing else. */
export const HOLDS = ['free', 'soft', 'locked'] as const;
export type Hold = (typeof HOLDS)[number];

/** What the projected screen shows. `black`: nothing. */
export const SCREEN_VIEWS = [
  'join',
  'instruction',
  'wall',
  'figures',
  'strategies',
  'statements',
  'camps',
  'map',
  'timeline',
  'graph',
  'poll',
  'ranking',
  'actions',
  'black',
] as const;
export type ScreenView = (typeof SCREEN_VIEWS)[number];

/** How people exchange: a table has a rapporteur. */
export const GATHERINGS = ['plenary', 'pairs', 'tables'] as const;
export type Gathering = (typeof GATHERINGS)[number];

/** What is told of the camps of a room: too few people, of a piece, or camps. */
export const CAMP_VERDICTS = ['few', 'one', 'camps'] as const;

export const POLL_METHODS = ['points', 'dots', 'scale', 'consent', 'ranking', 'weights'] as const;
export type PollMethod = (typeof POLL_METHODS)[number];

/** Roles of a firm in a filière (R3). */
export const LINK_ROLES = ['locomotive', 'subcontractor', 'buyer', 'startup'] as const;
export type LinkRole = (typeof LINK_ROLES)[number];

const instant = () => number({ min: 0, max: 8.64e15, integer: true, unit: 'ms' });
const count = () => number({ min: 0, max: 100_000, integer: true, unit: 'people' });
const place = () => number({ min: 0, max: 10_000, integer: true, unit: 'place' });
const table = () => number({ min: 1, max: 200, integer: true, unit: 'table' });
const share = () => number({ min: 0, max: 1, unit: 'share' });
const cardNumber = () => number({ min: 1, max: 9999, integer: true, unit: 'card' });

/**
 * What the room sees of a meeting: the truth is in the database, this is its mirror, written by the server only. Phones, the
 * projected screen and the console read it, over the room `meeting/<id>` or as JSON from `GET /m/<id>/live`.
 * Nothing private is here: no card before it is revealed, no tally while a vote is open, no name its owner did not agree to.
 * Instants are milliseconds since 1970 by the server's clock.
 */
export const meeting = defineDocument({
  kind: 'meeting',
  version: 1,
  traced: false,
  fields: {
    title: text({ max: 120 }),
    state: choice(MEETING_STATES),
    anonymous: flag(),
    moderated: flag(),
    /** A rehearsal: what is typed is erased at the reset. */
    rehearsal: flag(),

    /** The current step; null before the first and after the last. */
    stepId: reference({ to: 'steps' }),
    stepStartedAt: instant(),
    /** Contributions to the current step are taken now. */
    writing: flag(),
    /** What was sent in the current step has been revealed; what comes now is shown at once. */
    revealed: flag(),
    /** When the timer reaches zero; unset without a timer, and while paused. */
    endsAt: instant(),
    /** A pause freezes the phones. */
    paused: flag(),
    /** Milliseconds the timer had left when it was paused, negative past its end. */
    remaining: number({ min: -86_400_000, max: 86_400_000, integer: true, unit: 'ms' }),
    hold: choice(HOLDS),
    /** The phase of the step under way: its place from 1, of how many, how people gather, what to do ('': the usual words). */
    phase: place(),
    phases: place(),
    gathering: choice(GATHERINGS),
    phaseText: text({ max: 300 }),
    /** Its own timer, as the two of the step. */
    phaseEndsAt: instant(),
    phaseRemaining: number({ min: -86_400_000, max: 86_400_000, integer: true, unit: 'ms' }),
    /** Whole minutes behind the plan, negative ahead of it, at the last change of step or of timer. */
    lateMinutes: number({ min: -10_000, max: 10_000, integer: true, unit: 'min' }),
    /** When the meeting was to end, and when it would at this pace. */
    plannedEnd: instant(),
    expectedEnd: instant(),

    /** What the projected screen shows. */
    view: choice(SCREEN_VIEWS),
    /** Of what: a poll, a group, a figure; unset: all. */
    viewArg: reference({ to: 'shown' }),

    /** While the screen shows them: what the camps of the room are, of how many people. */
    campsVerdict: choice(CAMP_VERDICTS),
    campsPeople: count(),

    /** How many people joined, are here now (a socket, or a question in the last 30 seconds), and have a table. */
    joined: count(),
    connected: count(),
    seated: count(),
    /** Of the current step: who said they have finished, who sent at least one thing, how many things, how many wait to be read. */
    ready: count(),
    contributors: count(),
    contributions: count(),
    held: count(),
    /** Tables of the room, 0 when there are none. */
    tables: place(),
  },
  collections: {
    /** The agenda, in order. */
    steps: {
      max: 60,
      fields: {
        position: place(),
        kind: choice(STEP_KINDS),
        title: text({ max: 120 }),
        instruction: text({ max: 600 }),
        minutes: number({ min: 1, max: 480, integer: true, unit: 'min' }),
        plannedAt: instant(),
        startedAt: instant(),
        endedAt: instant(),
        /** How many things were shown in it. */
        shown: count(),
      },
    },
    /** Tables of the room by number: who sits there, how many have finished the current step. */
    tableStates: {
      max: 200,
      fields: {
        table: table(),
        people: count(),
        ready: count(),
        contributions: count(),
        /** Who said they speak for it; empty until somebody does. */
        rapporteur: text({ max: 80 }),
      },
    },
    /** What assemblies have voted already, as the committee's diagnostic has it. */
    strategies: {
      max: 60,
      fields: {
        position: place(),
        title: text({ max: 200 }),
        kind: choice(STRATEGY_KINDS),
        body: text({ max: 160 }),
        votedOn: date(),
        commitment: text({ max: 300 }),
        source: text({ max: 300 }),
        doubt: text({ max: 500 }),
        example: flag(),
      },
    },
    groups: { max: 100, fields: { title: text({ max: 120 }), position: place() } },
    /** Priorities revealed to the room. The item's id is the card's for life, in the committee's priorities too. */
    cards: {
      max: 1500,
      fields: {
        number: cardNumber(),
        title: text({ max: 240 }),
        filiere: text({ max: 120 }),
        jobs: number({ min: 0, max: 20_000, integer: true, unit: 'FTE' }),
        jobKind: text({ max: 160 }),
        returns: choices(RETURNS),
        returnsNote: text({ max: 500 }),
        place: text({ max: 120 }),
        horizon: choice(HORIZONS),
        why: text({ max: 1000 }),
        /** Empty unless its author agreed to be named. */
        author: text({ max: 80 }),
        table: table(),
        group: reference({ to: 'groups' }),
        /** The candidate project it maps to: its live score is in the board of the space. */
        projectId: reference({ to: 'project' }),
        shownAt: instant(),
        /** In the committee's priorities. */
        transferred: flag(),
      },
    },
    comments: {
      max: 2000,
      fields: {
        about: reference({ to: 'contribution' }),
        text: text({ max: 500 }),
        author: text({ max: 80 }),
        table: table(),
      },
    },
    /** Statements of the constat, with what the room says of each. */
    statements: {
      max: 500,
      fields: {
        text: text({ max: 280 }),
        /** A public actor whose action so far this tells; empty for a plain statement. */
        actor: text({ max: 120 }),
        author: text({ max: 80 }),
        table: table(),
        agree: count(),
        disagree: count(),
        pass: count(),
        surprising: count(),
        shownAt: instant(),
        transferred: flag(),
      },
    },
    /** The camps of the room, the largest first, and what unites or divides them: shares that agree, 0..1, never of fewer than ten people. */
    camps: { max: 5, fields: { position: place(), people: count() } },
    campLines: {
      max: 10,
      fields: {
        statement: reference({ to: 'statements' }),
        unites: flag(),
        position: place(),
        share1: share(),
        share2: share(),
        share3: share(),
        share4: share(),
        share5: share(),
      },
    },
    /** Site events of the industrial heritage. */
    sites: {
      max: 1000,
      fields: {
        ...siteEvent,
        source: text({ max: 300 }),
        table: table(),
        /** Another event of this list that seems to be the same. */
        duplicateOf: reference({ to: 'sites' }),
        shownAt: instant(),
        transferred: flag(),
      },
    },
    /** Who buys from whom in a filière, and what is missing. */
    links: {
      max: 1000,
      fields: {
        filiere: text({ max: 120 }),
        /** The firm, and what it is in the filière. */
        firm: text({ max: 160 }),
        role: choice(LINK_ROLES),
        /** Who it sells to; empty when nobody was named. */
        buyer: text({ max: 160 }),
        product: text({ max: 160 }),
        /** Nobody in the basin does it: the hole is the opportunity. */
        missing: flag(),
        table: table(),
      },
    },
    polls: {
      max: 60,
      fields: {
        stepId: reference({ to: 'steps' }),
        method: choice(POLL_METHODS),
        question: text({ max: 240 }),
        secret: flag(),
        state: choice(['open', 'closed'] as const),
        /** Points or dots of each person, top of the scale. */
        budget: number({ min: 1, max: 1000, integer: true, unit: 'point' }),
        openedAt: instant(),
        /** How many people have a ballot in: the only thing known while it is open. */
        voted: count(),
        /** Closed, and its result shown to the room. */
        revealed: flag(),
      },
    },
    /** Options of the polls; marks are unset until the poll is closed and revealed. Item ids are `<poll>-<option>`. */
    options: {
      max: 1200,
      fields: {
        poll: reference({ to: 'polls' }),
        option: reference({ to: 'option' }),
        label: text({ max: 240 }),
        /** The card it stands for. */
        card: reference({ to: 'cards' }),
        number: cardNumber(),
        projectId: reference({ to: 'project' }),
        /** What decides the rank: sum of points or dots, mean on the scale, points of the ranking, share who consent. */
        score: number({ min: 0, max: 1e9, unit: 'point' }),
        /** 1 for the first; equal scores share a rank. */
        rank: place(),
        /** How many people marked it. */
        marked: count(),
        /** Of a scale: how many gave 1, 2, 3, 4, 5. Of a consent: 1 objection, 2 reservation, 3 consent. */
        marks1: count(),
        marks2: count(),
        marks3: count(),
        marks4: count(),
        marks5: count(),
      },
    },
    /** Objections and reservations of closed votes by consent, in an order that tells nothing. */
    objections: {
      max: 1000,
      fields: {
        poll: reference({ to: 'polls' }),
        option: reference({ to: 'option' }),
        mark: number({ min: 1, max: 3, integer: true, unit: 'mark' }),
        text: text({ max: 300 }),
      },
    },
    actions: {
      max: 40,
      fields: {
        position: place(),
        title: text({ max: 200 }),
        owner: text({ max: 120 }),
        firstStep: text({ max: 300 }),
        day: date(),
        means: text({ max: 300 }),
        indicator: text({ max: 200 }),
        /** The card it comes from. */
        card: reference({ to: 'cards' }),
        number: cardNumber(),
        /** What it lacks is not here: see `missingOf`. */
        transferred: flag(),
      },
    },
    /** Who speaks, then who asked to, in order. */
    speakers: {
      max: 300,
      fields: { name: text({ max: 80 }), table: table(), speaking: flag(), askedAt: instant() },
    },
  },
  rich: [],
  migrations: [],
});

/** The whole of what the room sees; `GET /m/<id>/live` gives it as JSON under `snapshot`. */
export type MeetingSnapshot = Snapshot<typeof meeting>;
export type MeetingStep = ItemOf<typeof meeting, 'steps'>;
export type MeetingStrategy = ItemOf<typeof meeting, 'strategies'>;
export type MeetingCard = ItemOf<typeof meeting, 'cards'>;
export type MeetingStatement = ItemOf<typeof meeting, 'statements'>;
export type MeetingSite = ItemOf<typeof meeting, 'sites'>;
export type MeetingLink = ItemOf<typeof meeting, 'links'>;
export type MeetingPoll = ItemOf<typeof meeting, 'polls'>;
export type MeetingOption = ItemOf<typeof meeting, 'options'>;
export type MeetingAction = ItemOf<typeof meeting, 'actions'>;

export { ACTION_FACTS, currentStep, missingOf, phaseSecondsLeft } from './meeting-reading.ts';
export type { ActionFact } from './meeting-reading.ts';
