import type { MeetingState, StepKind } from '#app/documents/meeting.ts';
import type { Contents, Group, ReactionValue } from './contributions.ts';
import type { Naming } from './meetings.ts';
import type { Poll } from './polls.ts';
import type { Space } from './spaces.ts';

/** Everything of a meeting in one object, for those who may export it: files, public page, personal sheets are made from this alone. */
export type MeetingRecord = {
  meeting: {
    id: string;
    title: string;
    code: string;
    state: MeetingState;
    naming: Naming;
    moderated: boolean;
    /** What was typed was for trying: say so on every page. */
    rehearsal: boolean;
    startsAt: Date;
    openedAt: Date | null;
    closedAt: Date | null;
    retentionUntil: Date;
    /** Names were taken away then. */
    forgottenAt: Date | null;
  };
  space: Pick<Space, 'id' | 'name' | 'zone' | 'prefix'>;
  people: {
    joined: number;
    tables: number;
    /** The attendance sheet, by name: linked to nobody and to nothing below. */
    attendance: readonly { name: string; organisation: string }[];
  };
  /** In the order of the agenda. */
  steps: readonly {
    id: string;
    kind: StepKind;
    title: string;
    instruction: string;
    minutes: number;
    startedAt: Date | null;
    endedAt: Date | null;
    /** How many things were shown, and how many people gave one. */
    shown: number;
    contributors: number;
  }[];
  groups: readonly Group[];
  /** Shown to the room, the oldest first; what was withdrawn, held or never revealed is not here. */
  statements: readonly (RecordLine<'statement'> & { reactions: Readonly<Record<ReactionValue, number>> })[];
  sites: readonly RecordLine<'site'>[];
  links: readonly RecordLine<'link'>[];
  /** By number. `question` is the instruction its author answered. */
  priorities: readonly (RecordLine<'priority'> & {
    number: number;
    question: string;
    groupId: string | null;
    /** The candidate project it maps to. */
    projectId: string | null;
  })[];
  comments: readonly (RecordLine<'comment'> & { about: string | null })[];
  actions: readonly (RecordLine<'action'> & {
    /** The priority it comes from, and its number. */
    priorityId: string | null;
    number: number | null;
  })[];
  /** Closed votes whose result was shown to the room, with their counts. */
  polls: readonly Poll[];
};

export type RecordLine<Kind extends keyof Contents> = Contents[Kind] & {
  id: string;
  stepId: string;
  /** Empty unless its author agreed to be named, in a meeting that has names. */
  author: string;
  table: number | null;
  onPaper: boolean;
  at: Date;
  /** In the committee's documents, under this same id. */
  transferred: boolean;
};

/** What one person takes home: `mine` by number or time, and the actions of all. */
export interface Restitution {
  /** The record as it is at this moment; null for a meeting that is not. */
  record(meetingId: string): Promise<MeetingRecord | null>;
  /** Ids of the things in the record that this person gave, named or not: for their own sheet, and for nobody else. */
  ownIds(meetingId: string, personId: string): Promise<string[]>;
}
