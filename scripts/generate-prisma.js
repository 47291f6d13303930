// Writes the typed database client into server/store/generated, at install time and offline.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const schema = join(root, 'prisma', 'schema.prisma');

// A container image may install dependencies before it copies the sources: there is nothing to generate from yet.
if (!existsSync(schema)) process.exit(0);

const manifest = createRequire(import.meta.url).resolve('prisma/package.json');
const result = spawnSync(process.execPath, [join(dirname(manifest), 'build', 'index.js'), 'generate'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'pipe'],
  encoding: 'utf8',
  env: {
    ...process.env,
    // `generate` does not run the schema engine, it only insists that the file exists; without this line it
    // downloads one, which a closed network refuses.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
});

if (result.status !== 0) {
  process.stderr.write(`${result.stdout}\n${result.stderr}\n`);
  process.exit(1);
}
