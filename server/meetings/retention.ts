import type { Logger } from '#app/load-context.ts';
import type { PrismaClient } from '#prisma-client';
import { auditEntry } from '#server/accounts/audit.ts';

/** How often the dates are looked at. */
const EVERY_MS = 3_600_000;

export type RetentionOptions = {
  prisma: PrismaClient;
  now: () => Date;
  logger: Logger;
  /** Counts and closes a vote that was left open: nobody can cast in it any more, and its ballots bear names. */
  closePoll(meetingId: string, id: string): Promise<unknown>;
  /** What the room sees bears names too: it is written again. */
  onForgotten(meetingId: string): void;
};

/**
 * Keeps the promise made to those who joined: at the date they were shown, nothing says any more who wrote what. What was said
 * stays, under no name; the attendance sheet goes.
 */
export function keepRetention({ prisma, now, logger, closePoll, onForgotten }: RetentionOptions) {
  async function forget(meetingId: string): Promise<void> {
    const open = await prisma.poll.findMany({ where: { meetingId, state: 'open' }, select: { id: true } });
    for (const { id } of open) await closePoll(meetingId, id);
    await prisma.$transaction(
      async (inside) => {
        const guests = await inside.participation.findMany({
          where: { meetingId, person: { guest: true, participations: { every: { meetingId } } } },
          select: { personId: true },
        });
        await inside.contribution.updateMany({
          where: { meetingId },
          data: { personId: null, enteredById: null, named: false },
        });
        await inside.reaction.deleteMany({ where: { contribution: { meetingId } } });
        await inside.ballot.deleteMany({ where: { poll: { meetingId } } });
        await inside.ready.deleteMany({ where: { step: { meetingId } } });
        await inside.speaker.deleteMany({ where: { meetingId } });
        await inside.attendance.deleteMany({ where: { meetingId } });
        await inside.sheetMail.deleteMany({ where: { meetingId } });
        await inside.afterLink.deleteMany({ where: { meetingId, personId: { not: null } } });
        await inside.participation.deleteMany({ where: { meetingId } });
        await inside.person.deleteMany({ where: { id: { in: guests.map(({ personId }) => personId) } } });
        await inside.meeting.update({ where: { id: meetingId }, data: { forgottenAt: now() } });
        await inside.auditEntry.create(
          auditEntry({
            personId: null,
            action: 'meeting-forgotten',
            objectKind: 'meeting',
            objectId: meetingId,
          }),
        );
      },
      { maxWait: 20_000, timeout: 30_000 },
    );
    onForgotten(meetingId);
  }

  /** Looks once; resolves with how many meetings were forgotten. */
  async function look(): Promise<number> {
    const due = await prisma.meeting.findMany({
      where: {
        retentionUntil: { lte: now() },
        // Forgotten, then given a later date: people came again, and were promised that one.
        OR: [{ forgottenAt: null }, { forgottenAt: { lt: prisma.meeting.fields.retentionUntil } }],
      },
      select: { id: true },
    });
    for (const { id } of due) await forget(id);
    return due.length;
  }

  const timer = setInterval(() => {
    look().catch((error: unknown) => logger.error('retention not applied', { error }));
  }, EVERY_MS);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
