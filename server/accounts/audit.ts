import type { Prisma } from '#prisma-client';

/** A line of the audit trail: who did what to what. */
export type AuditLine = {
  personId: string | null;
  action:
    | 'member-set'
    | 'member-removed'
    | 'meeting-created'
    | 'meeting-configured'
    | 'meeting-opened'
    | 'meeting-closed'
    | 'meeting-paused'
    | 'meeting-resumed'
    | 'meeting-held'
    | 'meeting-rehearsed'
    | 'meeting-reset'
    | 'meeting-forgotten'
    | 'agenda-changed'
    | 'step-changed'
    | 'step-revealed'
    | 'phase-changed'
    | 'poll-created'
    | 'poll-removed'
    | 'poll-opened'
    | 'poll-closed'
    | 'poll-revealed'
    | 'poll-hidden'
    | 'contributions-moderated'
    | 'contribution-amended'
    | 'speaker-dropped'
    | 'contributions-transferred'
    | 'project-created'
    | 'project-assigned'
    | 'balance-frozen'
    | 'balance-published'
    | 'balance-withdrawn'
    | 'pack-imported'
    | 'pack-adopted'
    | 'criteria-changed'
    | 'criteria-locked'
    | 'criteria-reopened'
    | 'restitution-published'
    | 'restitution-withdrawn'
    | 'action-owner-set'
    | 'stage-closed'
    | 'stage-reopened'
    | 'person-erased';
  objectKind: 'space' | 'meeting' | 'project' | 'balance' | 'pack' | 'person';
  objectId: string;
  detail?: Prisma.InputJsonObject;
};

/** Written in the same transaction as what it tells, so that neither is there without the other. */
export function auditEntry(line: AuditLine): { data: Prisma.AuditEntryUncheckedCreateInput } {
  return { data: { ...line, detail: line.detail ?? {} } };
}
