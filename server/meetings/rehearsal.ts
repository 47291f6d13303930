import { translate } from '#app/i18n/translate.ts';
import {
  type ContributionKind,
  type Contents,
  KINDS_OF,
  type PlanStep,
  type Poll,
  type ReactionValue,
} from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import { newId } from '#server/accounts/people.ts';
import { arrivalState, takes } from './gate.ts';
import { inventedBallot } from './invented-ballots.ts';
import { inventedContent } from './invented-words.ts';
import type { Mirror } from './mirror.ts';

/** Out of ten invented people: how many write, how many say they have finished. A real room is never complete. */
const WRITE = 8;
const FINISH = 6;
/** Statements that invented people mark, and how many of those everybody agrees with. */
const MARKED = 12;
const SHARED = 3;

/** Of those who write, one in how many comments a card. */
const COMMENT_ONE_IN = 3;

type Seat = { personId: string; table: number | null };
type Said = {
  kind: ContributionKind;
  by: Seat;
  parentId: string | null;
  content: Contents[ContributionKind];
};

export type RehearsalOptions = {
  prisma: PrismaClient;
  mirror: Mirror;
  moreNumbers(meetingId: string, spaceId: string): Promise<boolean>;
  now: () => Date;
};

/** Has the invented people of a rehearsal write in a step that begins. All of it is marked `simulated`, and goes at the reset. */
export function createRehearsal({ prisma, mirror, moreNumbers, now }: RehearsalOptions) {
  return { step: rehearseStep, vote: rehearseVote };

  async function rehearseStep(meetingId: string, step: PlanStep): Promise<void> {
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
    const writers = takes(step) ? writersOf(step, people) : [];
    for (const one of await saidBy(meetingId, step, writers)) {
      const { kind, by, parentId, content } = one;
      const number = kind === 'priority' ? await nextNumber(meetingId, meeting.spaceId) : null;
      if (kind === 'priority' && number === null) break;
      const state = arrivalState(kind, { draft: false, moderated: meeting.moderated }, step);
      await prisma.contribution.create({
        data: {
          id: newId(),
          meetingId,
          stepId: step.id,
          personId: by.personId,
          table: by.table,
          kind,
          content,
          parentId,
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
    if (step.kind === 'constat') await markStatements(meetingId, step.id, writers);
    if (step.kind === 'exchange') await nameRapporteurs(meetingId);
    mirror.touch(meetingId);
  }

  /** What they write in a step: the heritage and its links by table, a comment on a card that is not one's own, else one thing each. */
  async function saidBy(
    meetingId: string,
    step: PlanStep,
    writers: readonly Seat[],
  ): Promise<readonly Said[]> {
    const today = now().toISOString().slice(0, 10);
    const [kind] = KINDS_OF[step.kind];
    if (kind === undefined) return [];
    const say = (what: ContributionKind, by: Seat, index: number, parentId: string | null = null): Said => ({
      kind: what,
      by,
      parentId,
      content: inventedContent(what, index, today),
    });
    switch (step.kind) {
      case 'heritage':
        return writers.flatMap((by, index) => [
          say('site', by, 2 * index),
          say('site', by, 2 * index + 1),
          say('link', by, index),
        ]);
      case 'exchange': {
        const cards = await prisma.contribution.findMany({
          where: { meetingId, kind: 'priority', state: 'shown' },
          select: { id: true, personId: true },
          orderBy: { number: 'asc' },
        });
        return writers
          .filter((_, index) => index % COMMENT_ONE_IN === 0)
          .flatMap((by, index) => {
            const others = cards.filter(({ personId }) => personId !== by.personId);
            const about = others[(index * 7) % Math.max(1, others.length)];
            return about === undefined ? [] : [say('comment', by, index, about.id)];
          });
      }
      case 'vote':
      case 'closing':
        return [];
      default:
        return writers.map((by, index) => say(kind, by, index));
    }
  }

  /** Two invented ways of seeing, so that what unites and what divides can be tried too. */
  async function markStatements(
    meetingId: string,
    stepId: string,
    writers: readonly { personId: string }[],
  ): Promise<void> {
    const statements = await prisma.contribution.findMany({
      where: { meetingId, stepId, kind: 'statement', simulated: true, state: 'shown' },
      select: { id: true },
      orderBy: { key: 'asc' },
      take: MARKED,
    });
    const at = now();
    await prisma.reaction.createMany({
      data: writers.flatMap(({ personId }, index) =>
        statements.map(({ id }, place) => ({
          contributionId: id,
          personId,
          value: markOf(index, place),
          at,
        })),
      ),
      skipDuplicates: true,
    });
  }

  /** The first invented person of each table speaks for it. */
  async function nameRapporteurs(meetingId: string): Promise<void> {
    const people = await prisma.participation.findMany({
      where: { meetingId, simulated: true, table: { not: null } },
      select: { personId: true },
      distinct: ['table'],
      orderBy: [{ table: 'asc' }, { personId: 'asc' }],
    });
    await prisma.participation.updateMany({
      where: { meetingId, personId: { in: people.map(({ personId }) => personId) } },
      data: { rapporteurAt: now() },
    });
  }

  /** Has them vote when a vote opens. Weights stay in the vote: they are of the space, and a rehearsal leaves nothing there. */
  async function rehearseVote(poll: Poll): Promise<void> {
    const { meetingId } = poll;
    const [people, cards] = await Promise.all([
      prisma.participation.findMany({
        where: { meetingId, simulated: true },
        select: { personId: true },
        orderBy: { personId: 'asc' },
      }),
      prisma.contribution.findMany({
        where: { meetingId, kind: 'priority', simulated: true },
        select: { id: true, personId: true },
      }),
    ]);
    const at = now();
    await prisma.ballot.createMany({
      data: people
        .filter((_, index) => index % 10 < WRITE)
        .flatMap(({ personId }) => {
          const own = new Set(cards.filter((card) => card.personId === personId).map(({ id }) => id));
          const ballot = inventedBallot(poll, personId, own, translate('fr', 'agenda.rehearsal.any'));
          return ballot === null ? [] : [{ pollId: poll.id, personId, content: { ...ballot }, castAt: at }];
        }),
      skipDuplicates: true,
    });
    mirror.touch(meetingId);
  }

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

/** What an invented person says of a statement: the first are agreed by all, the others by one half of the room, with some doubt. */
function markOf(person: number, statement: number): ReactionValue {
  if ((person * 7 + statement * 3) % 11 === 0) return 'pass';
  if ((person * 5 + statement * 2) % 13 === 0) return 'surprising';
  const says = statement < SHARED || (person % 2 === 0) === (statement % 2 === 0);
  return says ? 'agree' : 'disagree';
}

/** Who writes: one at each table where tables write, else most of the room. */
function writersOf({ settings }: PlanStep, people: readonly Seat[]): readonly Seat[] {
  const seated = people.filter(({ table }) => table !== null);
  if (settings.writer !== 'table' || seated.length === 0)
    return people.filter((_, index) => index % 10 < WRITE);
  return seated.filter(({ table }, index) => seated.findIndex((each) => each.table === table) === index);
}
