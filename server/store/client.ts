import { mkdirSync, openSync, closeSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type {
  SqlDriverAdapterFactory,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PrismaClient } from '#prisma-client';
import { StartError } from '#server/start-error.ts';
import { poolOver, type Session } from './pglite-wire.ts';
import { statementName } from './statement-names.ts';

/** Where the data is: a PostgreSQL server, or a directory that PGlite (PostgreSQL in this process) owns. */
export type DatabaseOptions =
  | { engine: 'postgresql'; url: string; poolSize?: number }
  | { engine: 'pglite'; dataDir: string }
  /** `image`: the data it starts from, as PGlite's `dumpDataDir` gives it; a new database without. */
  | { engine: 'memory'; image?: Blob };

/** One parameterised statement, one round trip: the hot path of the update log, where Prisma's planning would cost more than the insert. */
export interface Sql {
  query<Row>(text: string, params: readonly unknown[]): Promise<Row[]>;
}

/** An open database. The same schema and the same code behind both engines. */
export type Database = {
  engine: 'pglite' | 'postgresql';
  prisma: PrismaClient;
  sql: Sql;
  /** Runs `work` while no other process of this database runs one of these. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Gives `work` what the schema engine applies migrations through. Exclusive too. */
  migrating<T>(work: (adapter: SqlMigrationAwareDriverAdapterFactory) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/**
 * The columns that a Prisma selection names, for a statement written by hand: what is read at every request of everybody, where
 * Prisma's own work costs several times the statement.
 * @example columns({ id: true, spaceId: true }) // '"id", "spaceId"'
 */
export function columns(selection: Readonly<Record<string, unknown>>, of = ''): string {
  const from = of === '' ? '' : `${of}.`;
  return Object.entries(selection)
    .flatMap(([name, wanted]) => (wanted === true ? [`${from}"${name}"`] : []))
    .join(', ');
}

/** Any constant will do, as long as every version of the program uses the same one. */
const START_LOCK = 7_230_145;

/**
 * Opens the database; creates the PGlite directory when there is none. Applies no migration.
 * @throws when the server does not answer, or when another process holds the PGlite directory.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  switch (options.engine) {
    case 'postgresql':
      return openPostgresql(options.url, options.poolSize ?? 10);
    case 'pglite': {
      mkdirSync(options.dataDir, { recursive: true });
      const release = holdDirectory(options.dataDir);
      try {
        return await openPglite(join(options.dataDir, 'database'), release);
      } catch (error) {
        release();
        throw error;
      }
    }
    case 'memory':
      return openPglite(options.image, () => undefined);
    default:
      return options satisfies never;
  }
}

async function openPostgresql(url: string, poolSize: number): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, application_name: 'ancrage' });
  // A connection the server closes while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const { prisma, sql } = over(pool);
  await sql.query('SELECT 1', []);
  return {
    engine: 'postgresql',
    prisma,
    sql,
    exclusively: (work) => withStartLock(url, work),
    migrating: (work) =>
      withStartLock(url, async () => {
        // The schema engine takes a session lock that it never gives back: connections of its own, closed at the end.
        const own = new pg.Pool({ connectionString: url, application_name: 'ancrage migrate' });
        try {
          return await work(new PrismaPg(own));
        } finally {
          await own.end();
        }
      }),
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function withStartLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'ancrage start' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [START_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

/** What both engines are asked through. */
function over(pool: pg.Pool): Pick<Database, 'prisma' | 'sql'> {
  const adapter = new PrismaPg(pool, {
    // The driver takes undefined, which its type forgets: a statement without a name.
    statementNameGenerator: ({ sql, args }) => statementName(sql, args.length) as string,
  });
  return {
    prisma: new PrismaClient({ adapter }),
    sql: {
      async query<Row>(text: string, params: readonly unknown[]) {
        const name = statementName(text, params.length);
        const named = name === undefined ? {} : { name };
        const result = await pool.query({ ...named, text, values: [...params] });
        // The driver types rows as any: the shape is the statement's own.
        return result.rows as Row[];
      },
    },
  };
}

/** `from`: a directory, or the image of one for a database in memory. */
async function openPglite(from: string | Blob | undefined, release: () => void): Promise<Database> {
  const pglite = await PGlite.create(
    typeof from === 'string'
      ? { dataDir: from, relaxedDurability: false }
      : from === undefined
        ? {}
        : { loadDataDir: from },
  );
  const pool = poolOver(sessionOf(pglite));
  const { prisma, sql } = over(pool);
  return {
    engine: 'pglite',
    prisma,
    sql,
    // The directory has one owner already.
    exclusively: (work) => work(),
    async migrating(work) {
      // The schema engine speaks to PGlite itself: nobody else does meanwhile.
      const client = await pool.connect();
      try {
        return await work(pgliteMigrations(pglite));
      } finally {
        client.release();
      }
    },
    async close() {
      await prisma.$disconnect();
      await pool.end();
      await pglite.close();
      release();
    },
  };
}

/** How many batches are run before the plans of statements are made anew: a room fills its tables within ten seconds. */
const REPLAN_EVERY = 1_000;

function sessionOf(pglite: PGlite): Session {
  let runs = 0;
  return {
    async run(batch) {
      runs += 1;
      // Nothing analyses the tables of PGlite beside: a plan made when they were empty, seven times slower on a full one, would
      // be kept for ever.
      if (runs >= REPLAN_EVERY && !pglite.isInTransaction()) {
        runs = 0;
        await pglite.exec('DISCARD PLANS');
      }
      const said: Uint8Array[] = [];
      // A copy: it is a view on the memory of PGlite. Its other ways in read what passes as well, which the driver does.
      await pglite.execProtocolRawStream(batch, { onRawData: (bytes) => void said.push(bytes.slice()) });
      return said.length === 1 && said[0] !== undefined ? said[0] : Buffer.concat(said);
    },
  };
}

/**
 * The adapter of PGlite knows the types of the catalogue that the schema engine reads, which that of the driver does not. Its own
 * executeScript does not wait for the script nor report its failure: a broken migration would look applied.
 */
function pgliteMigrations(pglite: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const inner: SqlDriverAdapterFactory = new PrismaPGlite(pglite);
  const waiting = (factory: SqlDriverAdapterFactory, client: PGlite) => async () => {
    const adapter = await factory.connect();
    adapter.executeScript = async (script: string) => {
      await client.exec(script);
    };
    return adapter;
  };
  return {
    provider: 'postgres',
    adapterName: inner.adapterName,
    connect: waiting(inner, pglite),
    async connectToShadowDb() {
      const shadow = await PGlite.create();
      return waiting(new PrismaPGlite(shadow), shadow)();
    },
  };
}

/** PGlite does not see a second process opening its files, and two writers destroy them. */
function holdDirectory(dataDir: string): () => void {
  const path = join(dataDir, 'owner.pid');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, `${process.pid} ${birthOf(process.pid)}`);
      closeSync(file);
      return () => unlinkSync(path);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      const [owner = '', birth = ''] = readFileSync(path, 'utf8').split(' ');
      if (isRunning(Number(owner), birth)) {
        throw new StartError(
          `Le dossier ${dataDir} est déjà ouvert par le processus ${owner} : arrêtez-le, ou donnez un autre ANCRAGE_DATA_DIR.\n` +
            `Process ${owner} already holds the directory ${dataDir}: stop it, or give another ANCRAGE_DATA_DIR.`,
        );
      }
      // Left by a process that was killed.
      unlinkSync(path);
    }
  }
  throw new Error(`Cannot take ${path}: another process is starting on it.`);
}

function isRunning(pid: number, birth: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, under another account.
    if (!hasCode(error, 'EPERM')) return false;
  }
  return birthOf(pid) === birth;
}

/** When a process began, where the system tells (Linux): a restarted container gives the same numbers to other processes. */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the command's name, which may hold spaces and parentheses.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
