import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

import type { Logger } from '#app/load-context.ts';
import { loadPack } from '#app/reference/index.ts';
import type { Services } from '#app/services/index.ts';
import { createSessionCookies } from './accounts/index.ts';
import type { Env } from './env.ts';
import { createApp } from './http/app.ts';
import { assets } from './http/assets.ts';
import { health } from './http/health.ts';
import { createLoadContext } from './http/load-context.ts';
import { meetingStream } from './http/meeting-stream.ts';
import { builtPages, livePages, startVite } from './http/remix.ts';
import { isOurOwn } from './http/same-origin.ts';
import { createMailer } from './mail/mailer.ts';
import { createPrinter, findChromium } from './print/index.ts';
import { claimUpgrades, type Realtime } from './realtime/index.ts';
import { assembleServices, NAMELESS } from './services.ts';
import { type Database, openDatabase } from './store/client.ts';
import { migrate, pendingMigrations, schemaFiles } from './store/migrate.ts';
import type { UpdateLog } from './store/update-log.ts';

export type ServerOptions = {
  env: Env;
  /** The project's directory: prisma/ and build/ are in it. */
  root: string;
  logger: Logger;
  print(text: string): void;
  /** Fills an empty database in a demonstration. */
  seed(ports: { services: Services; log: UpdateLog; now: () => Date }): Promise<unknown>;
  now?: () => Date;
};

/** A server that answers. */
export type Running = {
  port: number;
  /** Address of this machine, no final slash. */
  url: string;
  services: Services;
  realtime: Realtime;
  /** Refuses new requests, puts on disk what waits, tells clients to come back, lets go of the database. */
  stop(): Promise<void>;
};

/** A country has 306: the others are solved when asked for. */
const PREPARED_BASINS = 10;

/** Milliseconds left to requests being answered when the server stops. */
const GOODBYE = 5000;

/**
 * Opens the database, brings it up to date, fills it if it is empty and a demonstration, and serves.
 * @throws when a part cannot start; nothing is left open then but the process.
 */
export async function startServer(options: ServerOptions): Promise<Running> {
  const { env, root, logger, print, now = () => new Date() } = options;
  const development = env.mode === 'development';
  const files = schemaFiles(root);

  const database = await openDatabase(
    env.databaseUrl === null
      ? { engine: 'pglite', dataDir: env.dataDir }
      : { engine: 'postgresql', url: env.databaseUrl },
  );
  const applied = await migrate(database, files);
  if (applied.length > 0) logger.info('migrations applied', { applied });

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 20_000 });
  const siteUrl = () => env.publicUrl ?? `http://localhost:${portOf(server)}`;
  const secure = env.publicUrl?.startsWith('https://') ?? false;
  const cookies = createSessionCookies({ secret: env.sessionSecret, secure, now });
  const mailer = createMailer({
    smtpUrl: env.smtpUrl,
    from: env.mailFrom,
    keep: env.demo,
    logger,
    print,
    now,
  });
  const { publicUrl, demo } = env;
  const { services, realtime, log, stop } = assembleServices({
    database,
    mailer,
    cookies,
    logger,
    publicUrl,
    siteUrl,
    demo,
    cacheDir: join(env.dataDir, 'cache'),
    printer: createPrinter({
      chromium: findChromium(env.chromiumPath),
      localUrl: () => `http://127.0.0.1:${portOf(server)}`,
    }),
    now,
  });

  if (demo) await seedIfEmpty(database, () => options.seed({ services, log, now }));

  const vite = development ? await startVite(server) : null;
  const getLoadContext = createLoadContext({ services, cookies, logger, publicUrl, demo });
  const pages =
    vite === null
      ? await builtPages(join(root, 'build/server/index.js'), getLoadContext)
      : livePages(vite, getLoadContext);
  const app = createApp({
    development,
    publicUrl,
    cookies,
    demo: services.demo,
    meetingStream: meetingStream(services),
    health: health(
      {
        database: async () => (await database.sql.query('SELECT 1', [])).length === 1,
        migrations: async () => (await pendingMigrations(database, files)).length === 0,
        pack: async () => (await loadPack()).zones.length > 0,
      },
      () => {
        const { rooms, connections, people, waiting, commits, updates, lastCommitMs } = realtime.health();
        return { realtime: { rooms, connections, people, waiting, commits, updates, lastCommitMs } };
      },
    ),
    assets: vite?.middlewares ?? assets(join(root, 'build/client')),
    pages,
    logger,
  });
  server.on('request', app);
  claimUpgrades(server, underOwnName(realtime, publicUrl), (request) => {
    // Vite's socket is Vite's.
    return vite !== null && (request.headers['sec-websocket-protocol'] ?? '').startsWith('vite-');
  });

  await listen(server, env.port, env.host);
  void prepareBasins(database, services, logger);
  return {
    port: portOf(server),
    url: siteUrl(),
    services,
    realtime,
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), GOODBYE);
      await stop();
      await closed;
      clearTimeout(cut);
      await mailer.settled();
      await vite?.close();
      await database.close();
    },
  };
}

/** Solving a basin takes seconds the first time: those of the spaces here are solved before anybody asks. */
async function prepareBasins(database: Database, { reference }: Services, logger: Logger): Promise<void> {
  try {
    const zones = await database.prisma.space.findMany({
      distinct: ['zone', 'pack'],
      select: { zone: true, pack: true },
      take: PREPARED_BASINS,
    });
    for (const { zone, pack } of zones) await reference.slice(zone, 'central', pack);
  } catch (error) {
    logger.warn('basins not prepared', { error });
  }
}

/** A database without a space is new. Several processes starting together fill it once. */
async function seedIfEmpty(database: Database, seed: () => Promise<unknown>): Promise<void> {
  const isEmpty = async () => (await database.prisma.space.count()) === 0;
  if (!(await isEmpty())) return;
  await database.exclusively(async () => {
    if (await isEmpty()) await seed();
  });
}

/** Without PUBLIC_URL phones reach the machine by its address on the network: the page's own name is the right one. */
function underOwnName(
  realtime: Pick<Realtime, 'handleUpgrade'>,
  publicUrl: string | null,
): Pick<Realtime, 'handleUpgrade'> {
  if (publicUrl !== null) return realtime;
  return {
    handleUpgrade(request, socket, head) {
      if (request.headers.origin !== undefined && isOurOwn(request.headers, null))
        request.headers.origin = NAMELESS;
      realtime.handleUpgrade(request, socket, head);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
