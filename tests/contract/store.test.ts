import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartError } from '#server/start-error.ts';
import { openDatabase } from '#server/store/client.ts';
import { migrate, pendingMigrations, schemaFiles } from '#server/store/migrate.ts';
import { createUpdateLog } from '#server/store/prisma-update-log.ts';
import { openMigrated } from '#tests/setup/migrated-database.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '#tests/setup/postgres.ts';
import { balancesContract } from './balances.contract.ts';
import { packsContract } from './packs.contract.ts';
import { servicesContract } from './services.contract.ts';
import { storeContract } from './store.contract.ts';

storeContract('PGlite', { open: () => openDatabase({ engine: 'memory' }), openAgain: null });
servicesContract('PGlite', { open: openMigrated });
balancesContract('PGlite', { open: openMigrated });
packsContract('PGlite', { open: openMigrated });

describe('PGlite on disk', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ancrage-store-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is refused to a second process, and kept from one opening to the next', async () => {
    const files = schemaFiles(process.cwd());
    const first = await openDatabase({ engine: 'pglite', dataDir });
    await migrate(first, files);
    await createUpdateLog(first.sql).append([
      { documentId: 'project/a', data: Uint8Array.of(1), authorId: null },
    ]);
    await first.close();
    const second = await openDatabase({ engine: 'pglite', dataDir });
    expect(await pendingMigrations(second, files)).toEqual([]);
    expect((await createUpdateLog(second.sql).load('project/a')).tail).toHaveLength(1);
    const refused = openDatabase({ engine: 'pglite', dataDir });
    await expect(refused).rejects.toThrow(`Process ${process.pid}`);
    await expect(refused).rejects.toBeInstanceOf(StartError);
    await second.close();
  });

  it('is taken back from a process that was killed, even when its number lives on', async () => {
    // What a killed container leaves: a number that is now that of another process, here this one.
    writeFileSync(join(dataDir, 'owner.pid'), `${process.pid} 1`);
    const database = await openDatabase({ engine: 'pglite', dataDir });
    await database.close();
  });
});

const missing = postgresMissing();

describe.skipIf(missing !== null)('PostgreSQL server', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  const open = () => openDatabase({ engine: 'postgresql', url: server.url });
  storeContract('PostgreSQL', { open, openAgain: open });
  servicesContract('PostgreSQL', { open });
  balancesContract('PostgreSQL', { open });
  packsContract('PostgreSQL', { open });

  it('applies the migrations once when several processes start together', async () => {
    const url = await server.newDatabase();
    const databases = await Promise.all(
      [1, 2, 3].map(() => openDatabase({ engine: 'postgresql', url, poolSize: 2 })),
    );
    try {
      const files = schemaFiles(process.cwd());
      const applied = await Promise.all(databases.map((database) => migrate(database, files)));
      expect(applied.flat()).toHaveLength((await appliedRows(databases[0])).length);
    } finally {
      await Promise.all(databases.map((database) => database.close()));
    }
  });
});

async function appliedRows(database: Awaited<ReturnType<typeof openDatabase>> | undefined) {
  return database === undefined
    ? []
    : database.sql.query('SELECT migration_name FROM _prisma_migrations', []);
}
