import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build as bundle } from 'esbuild';
import { build, isBuilt, root } from '../../scripts/build.js';

/** What a process costs: seconds of processor since it began, megabytes, and its longest stall since last asked. */
export type Cost = { cpuSeconds: number; rssMb: number; heapMb: number; stallMs: number };

/** The server of tests/bench/meeting-process.ts, which may be killed and started again on the same port. */
export class MeetingServer {
  readonly #where: { folder: string; databaseUrl: string };
  #child: ChildProcess | null = null;
  #asked = 0;
  readonly #waiting = new Map<number, (value: unknown) => void>();
  port = 0;

  /** `databaseUrl` empty: PGlite in `folder`. */
  constructor(where: { folder: string; databaseUrl: string }) {
    this.#where = where;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves once it listens. @throws when it ends before. */
  async start(): Promise<void> {
    const script = await bundled();
    const { folder, databaseUrl } = this.#where;
    const child = spawn(process.execPath, [script, folder, databaseUrl, String(this.port)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    this.#child = child;
    child.on('message', (message) => {
      // Our own script writes it.
      const { id, value } = message as { id: number; value: unknown };
      this.#waiting.get(id)?.(value);
      this.#waiting.delete(id);
    });
    const line = new Promise<string>((resolve, reject) => {
      if (child.stdout === null) throw new Error('The child has no output.');
      createInterface(child.stdout).once('line', resolve);
      child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened.`)));
    });
    // Printed by our own script.
    ({ port: this.port } = JSON.parse(await line) as { port: number });
  }

  /** What a service answers. @throws when the process is gone before it does. */
  ask<T>(service: string, method: string, ...args: unknown[]): Promise<T> {
    const id = (this.#asked += 1);
    const child = this.#child;
    return new Promise<T>((resolve, reject) => {
      child?.once('exit', () => reject(new Error(`The server was gone before ${service}.${method}.`)));
      // The caller knows what that method answers.
      this.#waiting.set(id, (value) => resolve(value as T));
      child?.send({ id, service, method, args });
    });
  }

  /** What a service answers when it says yes. @throws with its failure otherwise. */
  async must<T>(service: string, method: string, ...args: unknown[]): Promise<T> {
    const said = await this.ask<{ ok: true; value: T } | { ok: false; failure: { code: string } }>(
      service,
      method,
      ...args,
    );
    if (!said.ok) throw new Error(`${service}.${method}: ${JSON.stringify(said.failure)}`);
    return said.value;
  }

  cost(): Promise<Cost> {
    return this.ask('process', 'cost');
  }

  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.setMaxListeners(0);
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

let script: Promise<string> | null = null;

/** The server, bundled as production is and put beside it: its threads are there. */
function bundled(): Promise<string> {
  script ??= make();
  return script;
}

async function make(): Promise<string> {
  if (!(await isBuilt())) await build();
  const outfile = join(root, 'build', `bench-meeting-${process.pid}.js`);
  await bundle({
    absWorkingDir: root,
    entryPoints: ['tests/bench/meeting-process.ts'],
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
