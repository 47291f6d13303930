import { networkInterfaces } from 'node:os';
import { translate } from '#app/i18n/translate.ts';
import { type Env, readEnv } from './env.ts';
import { createLogger } from './log.ts';
import { StartError } from './start-error.ts';
import { type Running, startServer } from './start-server.ts';
import { seedDemo } from '../prisma/seed/index.ts';

const now = () => new Date();
const print = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const env = readEnv();
  const logger = createLogger({ level: env.logLevel, write: print, now });
  const running = await startServer({ env, root: process.cwd(), logger, print, seed: seedDemo, now });
  await welcome(env, running);

  let stopping: Promise<void> | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping !== null) return;
      logger.info('stopping', { signal });
      stopping = running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error('not stopped cleanly', { error });
          process.exit(1);
        },
      );
    });
  }
}

/** Prints where to go, in the reference language: most servers say nothing of their people's. */
async function welcome(env: Env, { url, port, services }: Running): Promise<void> {
  const lang = 'fr';
  const lines = [translate(lang, 'start.serving', { url })];
  const reachable = env.publicUrl === null && ['0.0.0.0', '::'].includes(env.host);
  for (const address of reachable ? networkAddresses() : []) {
    lines.push(translate(lang, 'start.network', { url: `http://${address}:${port}` }));
  }
  const demo = await services.demo.info();
  if (demo !== null) {
    const { code } = demo.meeting;
    lines.push(translate(lang, 'start.join', { url: `${url}/r/${code}`, code }));
    lines.push(translate(lang, 'start.demo', { url: `${url}/connexion` }));
  } else {
    lines.push(translate(lang, 'start.link', { url: `${url}/connexion` }));
  }
  if (env.smtpUrl === null) lines.push(translate(lang, 'start.mail'));
  print(lines.join('\n'));
}

function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : describe(error)}\n`);
  process.exit(1);
});

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
