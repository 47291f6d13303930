import type { PrismaClient } from '#prisma-client';
import { createMeetings, createWeights } from '#server/accounts/index.ts';
import { type MeetingRooms, openMeetingRooms } from '#server/meetings/index.ts';
import { createHub, type Hub, systemClock } from '#server/realtime/index.ts';
import { prepareDocument } from '#server/services.ts';
import type { Sql } from '#server/store/client.ts';
import { createMemoryUpdateLog } from '#server/store/memory-update-log.ts';
import type { UpdateLog } from '#server/store/update-log.ts';

/** The meetings of a database with a hub of their own; what the room sees is written without waiting. */
export type TestRooms = MeetingRooms & {
  hub: Hub;
  meetings: ReturnType<typeof createMeetings>;
  weights: ReturnType<typeof createWeights>;
  close(): Promise<void>;
};

export function openTestRooms(options: {
  prisma: PrismaClient;
  sql: Sql;
  now: () => Date;
  log?: UpdateLog;
}): TestRooms {
  const { prisma, sql, now, log = createMemoryUpdateLog() } = options;
  const quiet = () => undefined;
  const hub = createHub({
    log,
    clock: systemClock(),
    logger: { info: quiet, warn: quiet },
    prepare: prepareDocument,
    rooms: { resolve: async () => ({ right: 'read' }) },
  });
  const meetings = createMeetings({
    prisma,
    sql,
    now,
    onRightsChanged: quiet,
    onChanged: (meetingId) => rooms.mirror.touch(meetingId),
  });
  const weights = createWeights(prisma, quiet);
  const failed = (message: string, fields?: Readonly<Record<string, unknown>>) => {
    throw new Error(`${message} ${JSON.stringify(fields)}`, { cause: fields?.['error'] });
  };
  const rooms = openMeetingRooms({
    prisma,
    sql,
    hub,
    meetings,
    weights,
    now,
    pace: 0,
    logger: { debug: quiet, info: quiet, warn: failed, error: failed },
  });
  return {
    ...rooms,
    hub,
    meetings,
    weights,
    async close() {
      await rooms.stop();
      await hub.stop();
    },
  };
}
