import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyUpdate, Doc } from 'yjs';
import { emptyDocument, project as projectSpec, readDocument, setField } from '#app/documents/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import { basinSlice, loadPack } from '#app/reference/index.ts';
import { createPeople, createProjects, createSpaces } from '#server/accounts/index.ts';
import { canonicalJson, createBalances, createObservations, sha256 } from '#server/balances/index.ts';
import { openDatabase } from '#server/store/client.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';

/**
 * Balances in a process of their own, on a database kept on disk and on the pack that ships; run from the project's root with
 * `<data folder> freeze`, `<data folder> verify <ids>`, or `<data folder> verify-on-another-pack <ids>`. Prints `{"port":0}` once it is done, and
 * answers the message `health` with what it found. Killed like a server.
 */
const [, , dataDir = '', what = '', ...ids] = process.argv;
const ZONE = '2705';

const database = await openDatabase({ engine: 'pglite', dataDir });
await migrate(database, schemaFiles(process.cwd()));
const { prisma } = database;
const quiet = () => undefined;
const spaces = createSpaces(database, quiet);
const projects = createProjects(prisma, quiet, quiet);

const slice = await shipped();
const used: ReferencePack =
  what === 'verify-on-another-pack'
    ? { ...slice, version: 'another', savingRate: slice.savingRate / 2 }
    : slice;
const doc = new Doc();
applyUpdate(doc, emptyDocument(projectSpec));
const balances = createBalances({
  prisma,
  projects,
  spaces,
  documents: { snapshot: async (spec) => readDocument(spec, doc) },
  reference: { slice: async () => used },
  packs: { idOf: async (version) => (version === used.version ? null : undefined) },
  observations: createObservations({ prisma, now: () => new Date() }),
  now: () => new Date(),
});

const found = what === 'freeze' ? await freeze() : await Promise.all(ids.map((id) => balances.verify(id)));
process.on('message', (message) => {
  if (message === 'health') process.send?.({ found, cpu: process.cpuUsage() });
});
process.once('disconnect', () => process.exit(0));
process.stdout.write(`${JSON.stringify({ port: 0 })}\n`);

/** A balance frozen by this program, and the same as one of an earlier engine would have left it. */
async function freeze(): Promise<{ id: string; hash: string; older: string }> {
  const ana = await createPeople(database).withEmail({ email: 'ana@example.fr', name: 'Ana' });
  const space = await spaces.create({ kind: 'committee', name: 'Belfort', zone: ZONE, prefix: 'BEL' });
  if (!ana.ok || !space.ok) throw new Error('nobody to freeze for');
  const project = await projects.create({ spaceId: space.value.id, createdById: ana.value.id });
  if (!project.ok) throw new Error(project.failure.code);
  for (const [path, value] of Object.entries({
    title: 'Turbines',
    branch: 'CK',
    directJobs: 60,
    turnover: 9000,
  })) {
    const set = setField(projectSpec, doc, path, value, { id: ana.value.id, name: 'Ana' });
    if (!set.ok) throw new Error(set.failure.code);
  }
  const head = await balances.freeze({ projectId: project.value.id, byId: ana.value.id });
  if (!head.ok) throw new Error(head.failure.code);
  const kept = await balances.get(head.value.id);
  if (kept === null) throw new Error('nothing was kept');
  const content = canonicalJson({ ...kept.content, engine: '0.1.0' });
  const older = await prisma.frozenBalance.create({
    data: {
      projectId: project.value.id,
      version: 2,
      content,
      hash: sha256(content),
      engine: '0.1.0',
      pack: kept.pack,
      frozenAt: new Date(),
    },
  });
  return { id: head.value.id, hash: head.value.hash, older: older.id };
}

async function shipped(): Promise<ReferencePack> {
  const file = join(process.cwd(), `app/reference/pack/responses-${ZONE}.json`);
  // Written by the builder of the pack in this very shape.
  const { response } = JSON.parse(readFileSync(file, 'utf8')) as { response: unknown };
  return basinSlice({ ...(await loadPack()), responses: { [ZONE]: response } }, ZONE);
}
