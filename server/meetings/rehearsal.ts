import { HORIZONS, SITE_EVENT_KINDS } from '#app/documents/index.ts';
import { isMessageKey, translate } from '#app/i18n/translate.ts';
import { type ContributionKind, KINDS_OF, type PlanStep } from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import { newId } from '#server/accounts/people.ts';
import { arrivalState, takes } from './gate.ts';
import type { Mirror } from './mirror.ts';

/** Invented texts there are, by kind, in the catalogues: `agenda.rehearsal.priority.1`. */
const TEXTS = 6;
/** Out of ten invented people: how many write, how many say they have finished. A real room is never complete. */
const WRITE = 8;
const FINISH = 6;

export type RehearsalOptions = {
  prisma: PrismaClient;
  mirror: Mirror;
  moreNumbers(meetingId: string, spaceId: string): Promise<boolean>;
  now: () => Date;
};

/** Has the invented people of a rehearsal write in a step that begins. All of it is marked `simulated`, and goes at the reset. */
export function createRehearsal({ prisma, mirror, moreNumbers, now }: RehearsalOptions) {
  return async function rehearseStep(meetingId: string, step: PlanStep): Promise<void> {
    const [kind] = KINDS_OF[step.kind];
    const meeting = await prisma.meeting.findUnique({
      where: { id: meetingId },
      select: { spaceId: true, moderated: true },
    });
    const people = await prisma.participation.findMany({
      where: { meetingId, simulated: true },
      select: { personId: true, table: true },
      orderBy: { personId: 'asc' },
    });
    const written = await prisma.contribution.count({ where: { stepId: step.id, simulated: true } });
    if (meeting === null || written > 0) return;
    const at = now();
    const writers =
      kind === undefined || !takes(step) || kind === 'comment'
        ? []
        : people.filter((_, index) => index % 10 < WRITE);
    for (const [index, { personId, table }] of writers.entries()) {
      if (kind === undefined) break;
      const number = kind === 'priority' ? await nextNumber(meetingId, meeting.spaceId) : null;
      if (kind === 'priority' && number === null) break;
      const state = arrivalState(kind, { draft: false, moderated: meeting.moderated }, step);
      await prisma.contribution.create({
        data: {
          id: newId(),
          meetingId,
          stepId: step.id,
          personId,
          table,
          kind,
          content: inventedContent(kind, index),
          state,
          key: newId(),
          number,
          simulated: true,
          createdAt: at,
          updatedAt: at,
          shownAt: state === 'shown' ? at : null,
        },
      });
    }
    await prisma.ready.createMany({
      data: people
        .filter((_, index) => index % 10 < FINISH)
        .map(({ personId }) => ({ stepId: step.id, personId, at })),
      skipDuplicates: true,
    });
    mirror.touch(meetingId);
  };

  async function nextNumber(meetingId: string, spaceId: string): Promise<number | null> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const row = await prisma.meeting.findUnique({
        where: { id: meetingId },
        select: { numberNext: true, numberEnd: true },
      });
      if (row !== null && row.numberNext <= row.numberEnd) {
        const { count } = await prisma.meeting.updateMany({
          where: { id: meetingId, numberNext: row.numberNext },
          data: { numberNext: row.numberNext + 1 },
        });
        if (count === 1) return row.numberNext;
      } else if (!(await moreNumbers(meetingId, spaceId))) return null;
    }
    return null;
  }
}

function inventedContent(kind: ContributionKind, index: number) {
  const key = `agenda.rehearsal.${kind}.${1 + (index % TEXTS)}`;
  const text = isMessageKey(key) ? translate('fr', key) : translate('fr', 'agenda.rehearsal.any');
  switch (kind) {
    case 'site':
      return {
        site: text,
        kind: SITE_EVENT_KINDS[index % SITE_EVENT_KINDS.length] ?? 'opening',
        year: FIRST_YEAR + ((index * 7) % YEARS),
        jobs: null,
        filiere: '',
        commune: '',
        source: '',
        note: '',
      };
    case 'priority':
      return {
        title: text,
        filiere: '',
        jobs: null,
        jobKind: '',
        returns: [],
        returnsNote: '',
        place: '',
        horizon: HORIZONS[index % HORIZONS.length] ?? null,
        why: '',
      };
    case 'action':
      return { title: text, owner: '', firstStep: '', day: null, means: '', indicator: '' };
    case 'link':
      return { filiere: text, firm: '', role: null, buyer: '', product: '', missing: false };
    default:
      return kind === 'statement' ? { text, actor: '' } : { text };
  }
}

/** Invented site events are spread over these years. */
const FIRST_YEAR = 1975;
const YEARS = 50;
