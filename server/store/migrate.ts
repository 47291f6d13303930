import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { type Database, openDatabase } from './client.ts';

/** Where Prisma's own files are; both are read at run time, so they ship beside the build. */
export type SchemaFiles = { schema: string; migrations: string };

/** Tables and enums that Prisma must leave alone: none. */
const EVERYTHING = { externalTables: [], externalEnums: [] };

/** The usual places, from the project's root. */
export function schemaFiles(root: string): SchemaFiles {
  return { schema: join(root, 'prisma', 'schema.prisma'), migrations: join(root, 'prisma', 'migrations') };
}

/**
 * Applies the migrations that are missing, in order, and returns their names (none the second time).
 * Several processes may call it at once on one server: they take turns.
 * @throws when a migration fails.
 */
export async function migrate(database: Database, files: SchemaFiles): Promise<string[]> {
  if ((await pendingMigrations(database, files)).length === 0) return [];
  const migrationsList = await readMigrations(files);
  return database.migrating(async (adapter) => {
    const engine = await schemaEngine(adapter, files);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: EVERYTHING });
    return appliedMigrationNames;
  });
}

/** Names of the migrations of the directory that this database has not finished. */
export async function pendingMigrations(database: Database, files: SchemaFiles): Promise<string[]> {
  const names = (await readMigrations(files)).migrationDirectories.map((directory) => directory.path);
  const [table] = await database.sql.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
    [],
  );
  if (table?.there !== true) return names;
  const applied = await database.sql.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    [],
  );
  const done = new Set(applied.map((row) => row.migration_name));
  return names.filter((name) => !done.has(name));
}

/**
 * Writes `prisma/migrations/<date>_<name>/migration.sql`: what takes the existing migrations to the schema file.
 * Works on a throwaway PGlite, whatever the database in use. Returns the path, or null when nothing changed.
 */
export async function newMigration(name: string, files: SchemaFiles, now: Date): Promise<string | null> {
  const migrationsList = await readMigrations(files);
  const database = await openDatabase({ engine: 'memory' });
  try {
    const schema = { path: files.schema, content: await readFile(files.schema, 'utf8') };
    const { stdout } = await database.migrating(async (adapter) => {
      const engine = await schemaEngine(adapter, files);
      return engine.diff({
        from: { tag: 'migrations', ...migrationsList },
        to: { tag: 'schemaDatamodel', files: [schema] },
        script: true,
        exitCode: null,
        filters: EVERYTHING,
      });
    });
    if (stdout === null || stdout.includes('This is an empty migration')) return null;
    const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
    const directory = join(files.migrations, `${stamp}_${name}`);
    await mkdir(directory, { recursive: true });
    await writeFile(join(files.migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
    const path = join(directory, 'migration.sql');
    await writeFile(path, stdout);
    return path;
  } finally {
    await database.close();
  }
}

/** Drops everything this schema holds and applies the migrations again. All data is lost. */
export async function reset(database: Database, files: SchemaFiles): Promise<string[]> {
  await database.sql.query('DROP SCHEMA public CASCADE', []);
  await database.sql.query('CREATE SCHEMA public', []);
  return migrate(database, files);
}

async function schemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  files: SchemaFiles,
): Promise<SchemaEngine> {
  const { SchemaEngine: Engine } = await loadSchemaEngine();
  const schema = await readFile(files.schema, 'utf8');
  return Engine.new(
    { datamodels: [[files.schema, schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

let schemaEngineModule: Promise<typeof import('@prisma/schema-engine-wasm')> | undefined;

/** Once a process: the glue keeps views on the memory of the instance it was given first. */
function loadSchemaEngine(): Promise<typeof import('@prisma/schema-engine-wasm')> {
  schemaEngineModule ??= instantiateSchemaEngine();
  return schemaEngineModule;
}

/** By hand: the package's own entry imports the .wasm as a module, which Node 20 does not do. */
async function instantiateSchemaEngine(): Promise<typeof import('@prisma/schema-engine-wasm')> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
  return glue;
}

async function readMigrations(files: SchemaFiles): Promise<MigrationList> {
  const entries = await readdir(files.migrations, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(join(files.migrations, path, 'migration.sql'), 'utf8'),
        },
      },
    })),
  );
  return {
    baseDir: files.migrations,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}
