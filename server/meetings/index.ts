import type { Logger } from '#app/load-context.ts';
import type { Agenda, Contributions, Meetings, Polls, Weights } from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import type { Hub } from '#server/realtime/index.ts';
import type { Sql } from '#server/store/client.ts';
import { createAgenda } from './agenda.ts';
import { createContributions } from './contributions.ts';
import { keepMirror, type Mirror } from './mirror.ts';
import { createNumbers } from './numbers.ts';
import { createPictures } from './picture.ts';
import { createPolls } from './polls.ts';
import { countPresences, type Presences } from './presences.ts';
import { createRehearsal } from './rehearsal.ts';
import { createTransfer } from './transfer.ts';

/** Milliseconds between two writes of what a room sees: ten times a second is at once for people, and 300 cards are a few frames. */
const PACE_MS = 100;

export type MeetingRoomsOptions = {
  prisma: PrismaClient;
  sql: Sql;
  hub: Pick<Hub, 'serverEdit' | 'snapshotDoc' | 'onCommitted' | 'peopleIn'>;
  meetings: Pick<Meetings, 'create' | 'get'>;
  weights: Pick<Weights, 'cast'>;
  logger: Logger;
  now: () => Date;
  pace?: number;
};

/** The meetings of an installation while they happen. */
export type MeetingRooms = {
  agenda: Agenda;
  contributions: Contributions;
  polls: Polls;
  mirror: Mirror;
  /** Writes again what the rooms see: a crash may have come between the database and the document. */
  resume(): Promise<void>;
  stop(): Promise<void>;
};

export function openMeetingRooms(options: MeetingRoomsOptions): MeetingRooms {
  const { prisma, sql, hub, meetings, weights, logger, now, pace = PACE_MS } = options;
  const mirror = keepMirror({
    hub,
    logger,
    pace,
    read: createPictures({ prisma, sql, now, connected: (meetingId) => presences.count(meetingId) }),
  });
  const presences: Presences = countPresences({
    hub,
    now,
    onChanged: (meetingId) => mirror.touch(meetingId),
  });
  const moreNumbers = createNumbers({ hub, sql });
  const rehearseStep = createRehearsal({ prisma, mirror, moreNumbers, now });
  return {
    agenda: createAgenda({ prisma, sql, meetings, hub, mirror, presences, now, rehearseStep }),
    contributions: createContributions({
      prisma,
      sql,
      mirror,
      moreNumbers,
      transfer: createTransfer({ prisma, hub, now }),
      now,
    }),
    polls: createPolls({ prisma, sql, mirror, weights, now }),
    mirror,
    async resume() {
      const open = await prisma.meeting.findMany({ where: { state: 'open' }, select: { id: true } });
      for (const { id } of open) mirror.touch(id);
    },
    async stop() {
      presences.stop();
      await mirror.stop();
    },
  };
}
