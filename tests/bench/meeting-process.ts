import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Services } from '#app/services/index.ts';
import { readEnv } from '#server/env.ts';
import { createLogger } from '#server/log.ts';
import { startServer } from '#server/start-server.ts';
import { seedDemo } from '../../prisma/seed/index.ts';

/**
 * The whole server on its demonstration, in a process of its own, to be loaded, measured and killed; run from the project's
 * root with `<folder> <database address or ''> <port>`. Prints one JSON line, `{"port"}`, once it listens. Each message
 * `{ id, service, method, args }` is answered by `{ id, value }`; the service `process` says what it costs.
 */
type Asked = { id: number; service: string; method: string; args: unknown[] };

const [, , folder = '', databaseUrl = '', port = '0'] = process.argv;
const now = () => new Date();
const logger = createLogger({
  level: 'warn',
  write: (line) => process.stderr.write(`${line}\n`),
  now,
});
const env = readEnv({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: port,
  ANCRAGE_DATA_DIR: folder,
  DATABASE_URL: databaseUrl,
  ANCRAGE_DEMO: '1',
});
const running = await startServer({
  env,
  root: process.cwd(),
  logger,
  print: () => undefined,
  seed: seedDemo,
  now,
});

/** Milliseconds between two looks at the event loop: a stall shorter than this is not seen. */
const LOOK_MS = 10;
const stalls = monitorEventLoopDelay({ resolution: LOOK_MS });
stalls.enable();

/** What the process costs since the last time it was asked: the longest stall starts again. */
function cost(): { cpuSeconds: number; rssMb: number; heapMb: number; stallMs: number } {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const stallMs = Math.max(0, stalls.max / 1e6 - LOOK_MS);
  stalls.reset();
  return { cpuSeconds: (user + system) / 1e6, rssMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20, stallMs };
}

async function answer({ service, method, args }: Asked): Promise<unknown> {
  if (service === 'process') return cost();
  // The bench names services and methods that exist, with their own arguments.
  const target = running.services[service as keyof Services] as unknown as Record<
    string,
    (...given: unknown[]) => unknown
  >;
  return target[method]?.(...args);
}

process.on('message', (message) => {
  // Only the bench writes here.
  const asked = message as Asked;
  void answer(asked).then((value) => process.send?.({ id: asked.id, value: value ?? null }));
});
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
// Whoever started it is gone: nobody else will stop it.
process.once('disconnect', () => process.exit(0));
process.stdout.write(`${JSON.stringify({ port: running.port })}\n`);
