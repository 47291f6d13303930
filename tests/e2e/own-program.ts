import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program of one's own: what a journey leaves behind is nobody else's beginning. */
export type OwnProgram = { url: string; stop(): Promise<void> };

/** Starts the production build on a free port, on a new demonstration. */
export async function startOwnProgram(): Promise<OwnProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-journey-'));
  // What any server computes once for a basin is taken from the one of the other journeys, when it has it.
  await cp('.cache/e2e/cache', join(folder, 'cache'), { recursive: true }).catch(() => undefined);
  const child = spawn(process.execPath, ['build/server.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: '',
      ANCRAGE_DATA_DIR: folder,
      ANCRAGE_DEMO: '1',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  return {
    url,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await gone;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const port = /http:\/\/localhost:(\d+)/u.exec(printed)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}: ${printed}`)));
  });
}
