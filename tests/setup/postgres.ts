import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server for the length of a test run; `url` names an empty database of its own. */
export type TestPostgres = {
  url: string;
  /** Makes one more empty database on the same server and gives its address. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
};

let databases = 0;

/**
 * Why the tests on a PostgreSQL server cannot run here, as a sentence; `null` when they can.
 * They run on the server named by `DATABASE_URL_TEST`, else on a throwaway cluster of the machine's own binaries.
 */
export function postgresMissing(): string | null {
  if (process.env['DATABASE_URL_TEST'] || binaries() !== null) return null;
  return 'PostgreSQL tests skipped: neither DATABASE_URL_TEST nor the postgres binary was found.';
}

/**
 * Starts a throwaway cluster on 127.0.0.1 (fsync on, as in production), or uses `DATABASE_URL_TEST`.
 * @throws when `postgresMissing()` says why not, or when the cluster does not answer within 20 seconds.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env['DATABASE_URL_TEST'];
  if (given) return onServer(given, async () => {});
  const bin = binaries();
  if (bin === null) throw new Error(postgresMissing() ?? 'PostgreSQL is missing');

  const home = mkdtempSync(join(tmpdir(), 'ancrage-pg-'));
  const account = serverAccount();
  // why: postgres refuses to run as root, and refuses a data directory of somebody else
  if (account) chownSync(home, account.uid, account.gid);
  const data = join(home, 'data');
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      ...account,
      cwd: home,
      stdio: 'pipe',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    },
  );

  const port = await freePort();
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${home}`,
    ],
    { ...account, cwd: home, stdio: 'ignore' },
  );
  const end = () => server.kill('SIGQUIT');
  process.once('exit', end);

  const stop = async () => {
    process.off('exit', end);
    if (server.exitCode === null) {
      await new Promise((done) => server.once('exit', done).kill('SIGINT'));
    }
    rmSync(home, { recursive: true, force: true });
  };
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  try {
    await answering(url);
    return await onServer(url, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function onServer(admin: string, stop: () => Promise<void>): Promise<TestPostgres> {
  const made: string[] = [];
  async function newDatabase(): Promise<string> {
    const name = `ancrage_${process.pid}_${++databases}`;
    await query(admin, `CREATE DATABASE ${name}`);
    made.push(name);
    const url = new URL(admin);
    url.pathname = `/${name}`;
    return url.href;
  }
  return {
    url: await newDatabase(),
    newDatabase,
    async stop() {
      for (const name of made) await query(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await stop();
    },
  };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A starting server has no event to wait for: it is asked until it answers. */
async function answering(url: string): Promise<void> {
  const until = Date.now() + 20_000;
  for (;;) {
    try {
      return await query(url, 'SELECT 1');
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((again) => setTimeout(again, 50));
    }
  }
}

function binaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  );
}

function serverAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string) => Number(spawnSync('id', [flag, 'postgres']).stdout.toString().trim());
  return { uid: number('-u'), gid: number('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
