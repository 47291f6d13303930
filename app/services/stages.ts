/** The documents of a committee that a stage fills, each closed and opened by itself. */
export const STAGE_KINDS = ['diagnostic', 'priorities', 'roadmap'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** Who closed a document, and when; a person since erased has no name left. */
export type StageLock = { at: Date; by: string | null };

export interface Stages {
  /** Null while the document is open. */
  lock(spaceId: string, kind: StageKind): Promise<StageLock | null>;
  /** Closes or opens again, as often as asked; what is so already stays as it was. Kept in the audit trail. */
  setClosed(input: { spaceId: string; kind: StageKind; closed: boolean; byId: string }): Promise<void>;
}

/** Whether a stage fills that kind of document. */
export function isStageKind(kind: string): kind is StageKind {
  return STAGE_KINDS.some((each) => each === kind);
}
