import { openDatabase } from '#server/store/client.ts';
import { createMemoryUpdateLog } from '#server/store/memory-update-log.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';
import { createUpdateLog } from '#server/store/prisma-update-log.ts';
import type { UpdateLog } from '#server/store/update-log.ts';
import { startRealtimeServer } from '#tests/factories/realtime-server.ts';

/**
 * The hub on its real log, in a process of its own, to be killed or measured; run from the project's root with
 * `<pglite:dir | postgresql://… | memory> <port> <compactEvery>`.
 * Prints one JSON line, `{"port"}`, once it listens. Answers the message `health` with the hub's figures and the
 * process's CPU microseconds. Stops on SIGTERM as production does.
 */
const [, , where = 'memory', port = '0', compactEvery = '500'] = process.argv;

const server = await startRealtimeServer({
  log: await openLog(where),
  port: Number(port),
  pace: { compactEvery: Number(compactEvery) },
});
process.stdout.write(`${JSON.stringify({ port: server.port })}\n`);

process.on('message', (message) => {
  if (message === 'health') process.send?.({ ...server.hub.health(), cpu: process.cpuUsage() });
});
process.once('SIGTERM', () => {
  void server.stop().then(() => process.exit(0));
});
// Whoever started it is gone: nobody else will stop it.
process.once('disconnect', () => process.exit(0));

async function openLog(address: string): Promise<UpdateLog> {
  if (address === 'memory') return createMemoryUpdateLog();
  const database = await openDatabase(
    address.startsWith('pglite:')
      ? { engine: 'pglite', dataDir: address.slice('pglite:'.length) }
      : { engine: 'postgresql', url: address },
  );
  await migrate(database, schemaFiles(process.cwd()));
  return createUpdateLog(database.sql);
}
