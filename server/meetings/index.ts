import type { Logger } from '#app/load-context.ts';
import type { Agenda, Contributions, Meetings, Polls, Strategies, Weights } from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import type { Hub } from '#server/realtime/index.ts';
import type { Sql } from '#server/store/client.ts';
export { type AfterOptions, keepAfter, type KeptAfter } from './after.ts';
import { createAgenda } from './agenda.ts';
import { keepCamps } from './camps.ts';
import { createContributions } from './contributions.ts';
import { keepLive } from './live.ts';
import { keepMirror, type Mirror } from './mirror.ts';
import { createNumbers } from './numbers.ts';
import { createPictures } from './picture.ts';
import { createPolls } from './polls.ts';
import { countPresences, type Presences } from './presences.ts';
import { createRehearsal } from './rehearsal.ts';
import { keepRetention } from './retention.ts';
import { createStrategies } from './strategies.ts';
import { createTransfer } from './transfer.ts';

/** Milliseconds between two writes of what a room sees: ten times a second is at once for people, and 300 cards are a few frames. */
const PACE_MS = 100;

export type MeetingRoomsOptions = {
  prisma: PrismaClient;
  sql: Sql;
  hub: Pick<Hub, 'serverEdit' | 'read' | 'snapshotDoc' | 'onCommitted' | 'peopleIn'>;
  meetings: Pick<Meetings, 'create' | 'get'>;
  weights: Pick<Weights, 'cast'>;
  logger: Logger;
  now: () => Date;
  pace?: number;
  /** A meeting has just been closed: what follows it may begin. Its failure is not the closing's. */
  onClosed?: (meetingId: string) => Promise<void>;
};

/** The meetings of an installation while they happen. */
export type MeetingRooms = {
  agenda: Agenda;
  contributions: Contributions;
  polls: Polls;
  strategies: Strategies;
  mirror: Mirror;
  /** Takes names away from the meetings whose date has come. */
  forget(): Promise<number>;
  /** Writes again what the rooms see: a crash may have come between the database and the document. */
  resume(): Promise<void>;
  stop(): Promise<void>;
};

export function openMeetingRooms(options: MeetingRoomsOptions): MeetingRooms {
  const { prisma, sql, hub, meetings, weights, logger, now, pace = PACE_MS, onClosed } = options;
  const strategies = createStrategies(hub, (spaceId) => void showAgain(spaceId));
  const mirror = keepMirror({
    hub,
    logger,
    pace,
    read: createPictures({
      sql,
      now,
      here: (meetingId) => presences.here(meetingId),
      camps: (meetingId) => camps.read(meetingId),
      strategies: strategies.of,
    }),
  });
  const camps = keepCamps({ sql, now, onOld: (meetingId) => mirror.touch(meetingId) });
  const presences: Presences = countPresences({
    hub,
    now,
    onChanged: (meetingId) => mirror.touch(meetingId),
  });
  const live = keepLive({ hub, meetings, mirror, presences, logger, now });
  const moreNumbers = createNumbers({ hub, sql });
  const rehearsal = createRehearsal({ prisma, mirror, moreNumbers, now });
  const polls = createPolls({
    prisma,
    sql,
    mirror,
    weights,
    now,
    rehearseVote: rehearsal.vote,
  });
  const retention = keepRetention({
    prisma,
    now,
    logger,
    closePoll: (meetingId, id) => polls.close({ meetingId, id, byId: null }),
    onForgotten: (meetingId) => mirror.touch(meetingId),
  });
  const agenda = createAgenda({ prisma, sql, meetings, mirror, live, now, rehearseStep: rehearsal.step });

  /** What the rooms of a space see is written again. */
  async function showAgain(spaceId: string): Promise<void> {
    try {
      const open = await prisma.meeting.findMany({ where: { spaceId, state: 'open' }, select: { id: true } });
      for (const { id } of open) mirror.touch(id);
    } catch (error) {
      logger.error('meetings not shown again', { spaceId, error });
    }
  }

  return {
    agenda: {
      ...agenda,
      async close(meetingId, byId) {
        const closed = await agenda.close(meetingId, byId);
        if (closed.ok)
          await onClosed?.(meetingId).catch((error: unknown) =>
            logger.error('what follows a meeting has not begun', { meetingId, error }),
          );
        return closed;
      },
    },
    contributions: createContributions({
      prisma,
      sql,
      mirror,
      moreNumbers,
      camps: camps.read,
      transfer: createTransfer({ prisma, hub, now }),
      now,
    }),
    polls,
    strategies,
    mirror,
    forget: retention.look,
    async resume() {
      const open = await prisma.meeting.findMany({ where: { state: 'open' }, select: { id: true } });
      for (const { id } of open) mirror.touch(id);
      await retention.look();
    },
    async stop() {
      live.stop();
      camps.stop();
      presences.stop();
      retention.stop();
      await mirror.stop();
    },
  };
}
