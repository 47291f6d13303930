import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase } from '#server/store/client.ts';
import { openMigrated } from '#tests/setup/migrated-database.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '#tests/setup/postgres.ts';
import { meetingsContract } from './meetings.contract.ts';

meetingsContract('PGlite', { open: openMigrated });

describe.skipIf(postgresMissing() !== null)('PostgreSQL server', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  meetingsContract('PostgreSQL', { open: () => openDatabase({ engine: 'postgresql', url: server.url }) });
});
