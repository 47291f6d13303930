// Builds the pages (Remix, by Vite) and the server (esbuild) into build/, then notes which sources they come from.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const STAMP = join(root, 'build', 'sources.sha256');
const FOLDERS = ['app', 'server', 'prisma', 'public', 'scripts'];
const FILES = ['package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'];
const LEFT_OUT = /\.test\.tsx?$|^server\/store\/generated\//;

/** Hash of everything the build is made from. */
export async function sourcesHash() {
  const hash = createHash('sha256');
  const found = [...FILES];
  for (const folder of FOLDERS) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) found.push(relative(root, join(entry.parentPath, entry.name)));
    }
  }
  for (const path of found.filter((path) => !LEFT_OUT.test(path)).sort()) {
    const file = join(root, path);
    if (existsSync(file)) hash.update(`${path}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Whether build/ comes from the sources as they are. */
export async function isBuilt() {
  const stamp = await readFile(STAMP, 'utf8').catch(() => '');
  return stamp === (await sourcesHash());
}

/** Builds everything. A build cut half-way leaves no stamp, so the next start builds again. */
export async function build() {
  const sources = await sourcesHash();
  await rm(STAMP, { force: true });
  if (!existsSync(join(root, 'server/store/generated/client.ts'))) await import('./generate-prisma.js');
  process.chdir(root);

  const [vite, esbuild] = await Promise.all([import('vite'), import('esbuild')]);
  await vite.build({ logLevel: 'warn' });
  await vite.build({ logLevel: 'warn', build: { ssr: true } });
  await esbuild.build({
    absWorkingDir: root,
    // The workers are loaded by their address, beside the server.
    entryPoints: {
      server: 'server/index.ts',
      'basin-worker': 'server/reference-data/basin-worker.ts',
      'import-worker': 'server/reference-data/import-worker.ts',
      'everywhere-worker': 'server/reference-data/everywhere-worker.ts',
    },
    outdir: 'build',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Packages stay in node_modules: one copy of yjs for the server and for the pages it renders.
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  await mkdir(dirname(STAMP), { recursive: true });
  await writeFile(STAMP, sources);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
