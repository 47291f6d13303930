import { createServer, type IncomingMessage } from 'node:http';
import { createPeople, createSpaces } from '#server/accounts/index.ts';
import { openDatabase } from '#server/store/client.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';
import { createUpdateLog } from '#server/store/prisma-update-log.ts';
import { openTestRooms } from '#tests/factories/meeting-rooms.ts';

/**
 * The meetings on their real database, in a process of its own, to be killed; run from the project's root with
 * `<pglite:dir | postgresql://…>`. `POST /<service>/<method>` with a JSON list of arguments answers what the service does.
 * Prints one JSON line, `{"port"}`, once it listens.
 */
const [, , where = ''] = process.argv;

const database = await openDatabase(
  where.startsWith('pglite:')
    ? { engine: 'pglite', dataDir: where.slice('pglite:'.length) }
    : { engine: 'postgresql', url: where },
);
await migrate(database, schemaFiles(process.cwd()));
const { prisma, sql } = database;
const rooms = openTestRooms({ prisma, sql, now: () => new Date(), log: createUpdateLog(sql) });
await rooms.resume();
const services: Readonly<Record<string, object>> = {
  ...rooms,
  people: createPeople(database),
  spaces: createSpaces(database, () => undefined),
};

const server = createServer((request, response) => {
  void read(request).then(async (body) => {
    const [, service = '', method = ''] = (request.url ?? '').split('/');
    // The test names services and methods that exist, with their own arguments.
    const target = services[service] as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const args = JSON.parse(body, (key, value: unknown) =>
      (key === 'startsAt' || key === 'retentionUntil') && typeof value === 'string' ? new Date(value) : value,
    ) as unknown[];
    response.end(JSON.stringify((await target[method]?.(...args)) ?? null));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 })}\n`);
});
// Whoever started it is gone: nobody else will stop it.
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => {
  server.closeAllConnections();
  void rooms.close().then(() => process.exit(0));
});

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
