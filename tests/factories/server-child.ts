import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A server in a process of its own. */
export type ServerChild = {
  port: number;
  process: ChildProcess;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves when the process is gone. */
  stop(): Promise<void>;
  /** What the process says of itself. */
  ask(): Promise<Record<string, unknown> & { cpu: { user: number; system: number } }>;
};

/** Node's flag for a process that soon dies: PGlite is compiled once and fast, not again for a long life. Its JavaScript is as ever. */
export const SHORT_LIVED = ['--liftoff-only'];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Starts a script of the project and waits for the line that gives its port. It is bundled as production is: a process
 * killed forty times must not translate its sources forty times. @throws when it ends before it listens.
 */
export async function startServerChild(
  script: string,
  args: readonly string[],
  node: readonly string[] = [],
): Promise<ServerChild> {
  const child = spawn(process.execPath, [...node, await bundled(script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const gone = once(child, 'exit');
  const first = new Promise<string>((resolve, reject) => {
    if (child.stdout === null) throw new Error('the child has no output');
    createInterface(child.stdout).once('line', resolve);
    void gone.then(([code]) => reject(new Error(`${script} ended with ${code} before it listened`)));
  });
  const { port } = JSON.parse(await first);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  return {
    port,
    process: child,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async ask() {
      const answer = once(child, 'message');
      child.send('health');
      return (await answer)[0];
    },
  };
}

const bundles = new Map<string, Promise<string>>();

function bundled(script: string): Promise<string> {
  const known = bundles.get(script) ?? bundle(script);
  bundles.set(script, known);
  return known;
}

async function bundle(script: string): Promise<string> {
  // Inside the project, where the packages left outside are found; by process, since two may bundle at once.
  const outfile = join(ROOT, '.cache', 'children', `${basename(script, '.ts')}-${process.pid}.mjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  process.once('exit', () => rmSync(outfile, { force: true }));
  return outfile;
}
