import { readEnv } from '#server/env.ts';
import { StartError } from '#server/start-error.ts';
import { type Database, type DatabaseOptions, openDatabase } from './client.ts';
import { migrate, newMigration, pendingMigrations, reset, schemaFiles } from './migrate.ts';

const USAGE = `npm run db -- migrate       apply the missing migrations
npm run db -- status        list them
npm run db -- new <name>    write the migration from the existing ones to prisma/schema.prisma
npm run db -- reset         drop everything and start again`;

const files = schemaFiles(process.cwd());

async function main(command: string | undefined, name: string | undefined): Promise<number> {
  switch (command) {
    case 'migrate':
      return withDatabase(async (database) => said('applied', await migrate(database, files)));
    case 'status':
      return withDatabase(async (database) => said('missing', await pendingMigrations(database, files)));
    case 'reset':
      return withDatabase(async (database) => said('applied', await reset(database, files)));
    case 'new': {
      if (name === undefined || !/^[a-z][a-z0-9_]{0,60}$/.test(name)) {
        console.error('A name in lower case, digits and _ is expected: npm run db -- new add_decisions');
        return 1;
      }
      console.log(
        (await newMigration(name, files, new Date())) ??
          'Nothing to do: the migrations already give the schema.',
      );
      return 0;
    }
    default:
      console.error(USAGE);
      return 1;
  }
}

function said(verb: string, names: string[]): number {
  console.log(names.length === 0 ? `${verb}: none` : names.map((name) => `${verb}: ${name}`).join('\n'));
  return 0;
}

async function withDatabase(work: (database: Database) => Promise<number>): Promise<number> {
  const { databaseUrl, dataDir } = readEnv();
  const options: DatabaseOptions =
    databaseUrl === null ? { engine: 'pglite', dataDir } : { engine: 'postgresql', url: databaseUrl };
  const database = await openDatabase(options);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await main(process.argv[2], process.argv[3]);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
}
