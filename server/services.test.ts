import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { board, project as projectSpec, type Snapshot } from '#app/documents/index.ts';
import { createSessionCookies } from './accounts/index.ts';
import { createLogger } from './log.ts';
import { createMailer } from './mail/mailer.ts';
import { type Assembled, assembleServices } from './services.ts';
import type { Database } from './store/client.ts';
import { openMigrated } from '#tests/setup/migrated-database.ts';

const now = () => new Date();
const author = { id: 'ana', name: 'Ana' };
const faults: string[] = [];
const cacheDir = mkdtempSync(join(tmpdir(), 'ancrage-services-'));

let database: Database;
let assembled: Assembled;

beforeAll(async () => {
  database = await openMigrated();
  const logger = createLogger({ level: 'warn', write: (line) => faults.push(line), now });
  assembled = assembleServices({
    database,
    logger,
    mailer: createMailer({ smtpUrl: null, from: 'a@b.fr', keep: false, logger, print: () => undefined, now }),
    cookies: createSessionCookies({ secret: 's'.repeat(32), secure: false, now }),
    publicUrl: null,
    siteUrl: () => 'http://localhost',
    demo: false,
    cacheDir,
    now,
  });
});

afterAll(async () => {
  await assembled.stop();
  await database.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

async function aSpaceWithProject() {
  const { spaces, projects } = assembled.services;
  const space = await spaces.create({ kind: 'committee', name: 'Belfort', zone: '2705', prefix: 'BEL' });
  if (!space.ok) throw new Error(space.failure.code);
  const project = await projects.create({ spaceId: space.value.id, createdById: null });
  if (!project.ok) throw new Error(project.failure.code);
  return { spaceId: space.value.id, project: project.value };
}

/** The board of a space, once it shows what is waited for. */
function boardThatShows(
  spaceId: string,
  wanted: (shown: Snapshot<typeof board>) => boolean,
): Promise<Snapshot<typeof board>> {
  return new Promise((resolve, reject) => {
    const look = () => {
      assembled.services.documents.snapshot(board, spaceId).then((read) => {
        if (!read.ok || !wanted(read.value)) return;
        forget();
        resolve(read.value);
      }, reject);
    };
    const forget = assembled.realtime.onCommitted(({ kind, id }) => {
      if (kind === 'board' && id === spaceId) look();
    });
    look();
  });
}

describe('documents', () => {
  it('nobody wrote yet are empty, and seeded by the server', async () => {
    const { project } = await aSpaceWithProject();
    const read = await assembled.services.documents.snapshot(projectSpec, project.id);
    expect(read).toMatchObject({ ok: true, value: { fields: { title: '', directJobs: null } } });
  });

  it('take all the fields of a change, on disk when it is told', async () => {
    const { project } = await aSpaceWithProject();
    const { documents } = assembled.services;
    const set = await documents.set(projectSpec, project.id, author, { title: 'Turbines', directJobs: 42 });
    expect(set.ok).toBe(true);
    const stored = await assembled.log.load(`project/${project.id}`);
    expect(stored.snapshotSeq + stored.tail.length).toBeGreaterThan(0);
    const read = await documents.snapshot(projectSpec, project.id);
    expect(read).toMatchObject({ ok: true, value: { fields: { title: 'Turbines', directJobs: 42 } } });
  });

  it('take none of them when one is refused', async () => {
    const { project } = await aSpaceWithProject();
    const { documents } = assembled.services;
    const set = await documents.set(projectSpec, project.id, author, { title: 'Half', directJobs: 20_001 });
    expect(set).toMatchObject({
      ok: false,
      failure: { code: 'out-of-bounds', path: 'directJobs', found: 20_001 },
    });
    const read = await documents.snapshot(projectSpec, project.id);
    expect(read).toMatchObject({ ok: true, value: { fields: { title: '' } } });
  });
});

describe('boards', () => {
  it('show the candidates of the space, under the title their file has now', async () => {
    const { spaceId, project } = await aSpaceWithProject();
    await boardThatShows(spaceId, ({ collections }) => collections.candidates.length === 1);
    await assembled.services.documents.set(projectSpec, project.id, author, { title: 'Turbines' });
    const shown = await boardThatShows(
      spaceId,
      ({ collections }) => collections.candidates[0]?.title === 'Turbines',
    );
    expect(shown.collections.candidates).toMatchObject([
      { projectId: project.id, number: 901, title: 'Turbines' },
    ]);
  });

  it('show the tally of the ballots, and no ballot', async () => {
    const { spaceId } = await aSpaceWithProject();
    const { people, weights } = assembled.services;
    for (const [name, points] of [
      ['ben', 30],
      ['zoe', 50],
    ] as const) {
      const person = await people.withEmail({ email: `${name}@example.fr`, name });
      if (!person.ok) throw new Error(person.failure.code);
      await weights.cast({
        spaceId,
        personId: person.value.id,
        points: { 'J07|basin|net-basin': points, 'T05|basin|gross': 100 - points },
      });
    }
    const shown = await boardThatShows(spaceId, ({ fields }) => fields.voters === 2);
    expect(shown.collections.criteria).toMatchObject([
      { indicator: 'J07', level: 'basin', variant: 'net-basin', mean: 40, sd: 10 },
      { indicator: 'T05', level: 'basin', variant: 'gross', mean: 60, sd: 10 },
    ]);
    expect(faults).toEqual([]);
  });
});
