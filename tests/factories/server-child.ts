import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

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

/** Starts a script of the project with tsx and waits for the line that gives its port. @throws when it ends before. */
export async function startServerChild(script: string, args: readonly string[]): Promise<ServerChild> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  // Not through npx: killing the wrapper would leave the server alive.
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
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
