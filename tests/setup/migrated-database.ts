import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type Database, openDatabase } from '#server/store/client.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';

const CACHE = join('.cache', 'databases');
const FILES = schemaFiles(process.cwd());

let image: Promise<Blob> | null = null;

/**
 * A database in memory with every migration applied. Making one takes five seconds of a core, reading its image less than one:
 * the first test to ask makes the image, by the product's own migrations, and keeps it under what it was made from.
 */
export async function openMigrated(): Promise<Database> {
  image ??= readImage();
  return openDatabase({ engine: 'memory', image: await image });
}

async function readImage(): Promise<Blob> {
  const path = join(CACHE, `${await madeFrom()}.tar`);
  if (!existsSync(path)) await makeImage(path);
  return new Blob([await readFile(path)]);
}

/** Hash of the migrations and of the program that applies them. */
async function madeFrom(): Promise<string> {
  const hash = createHash('sha256').update(await readFile('node_modules/@electric-sql/pglite/package.json'));
  const found = await readdir(FILES.migrations, { recursive: true, withFileTypes: true });
  const paths = found.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  for (const path of paths.sort()) hash.update(`${path}\0`).update(await readFile(path));
  return hash.digest('hex').slice(0, 16);
}

async function makeImage(path: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const directory = await mkdtemp(join(CACHE, 'making-'));
  try {
    const database = await openDatabase({ engine: 'pglite', dataDir: directory });
    await migrate(database, FILES);
    await database.close();
    const pglite = await PGlite.create({ dataDir: join(directory, 'database') });
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    // Two tests may make it at once: each writes its own, then puts it there whole.
    const own = join(directory, 'image.tar');
    await writeFile(own, Buffer.from(await dump.arrayBuffer()));
    await rename(own, path);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
