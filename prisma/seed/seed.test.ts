import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  diagnostic,
  ifNothingMoves,
  late,
  precision,
  priorities,
  project,
  readDocument,
  readFigure,
  roadmap,
  scenarioOf,
} from '#app/documents/index.ts';
import type { DocumentSpec, Snapshot } from '#app/documents/index.ts';
import { criteriaFor } from '#app/features/impact/criteria.ts';
import { loadPack } from '#app/reference/index.ts';
import { DEMO_ROLES } from '#app/services/index.ts';
import {
  createDemo,
  createPeople,
  createProjects,
  createSpaces,
  createWeights,
} from '#server/accounts/index.ts';
import { createUpdateLog } from '#server/store/prisma-update-log.ts';
import type { Database } from '#server/store/client.ts';
import { openTestRooms, type TestRooms } from '#tests/factories/meeting-rooms.ts';
import { BALLOT_KEYS, DEMO_BALLOTS } from './ballots.ts';
import { DEMO_PEOPLE } from './people.ts';
import { DEMO_SEED, demoDocuments, seedDemo, type SeedPorts } from './index.ts';
import { openMigrated } from '#tests/setup/migrated-database.ts';

const today = '2026-11-24';
const documents = demoDocuments(today);

function read<Spec extends DocumentSpec>(spec: Spec, id: string, among = documents): Snapshot<Spec> {
  const found = among.find((document) => document.kind === spec.kind && document.id === id);
  if (found === undefined) throw new Error(`no ${spec.kind}/${id}`);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, found.update);
  const result = readDocument(spec, doc);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const projects = documents.filter(({ kind }) => kind === 'project').map(({ id }) => read(project, id));

describe('the documents of the demonstration', () => {
  it('are the same bytes each time they are built on one day', () => {
    expect(demoDocuments(today)).toEqual(documents);
  });

  it('point at figures that the pack has for Belfort', async () => {
    const pack = await loadPack();
    for (const { id, figure } of read(diagnostic, DEMO_SEED.space).collections.figures) {
      expect(readFigure(pack, DEMO_SEED.zone, figure ?? '')?.value, id).toEqual(expect.any(Number));
    }
  });

  it('mark as an example everything that is invented', () => {
    const { collections } = read(diagnostic, DEMO_SEED.space);
    const entries = [
      ...collections.strengths,
      ...collections.weaknesses,
      ...collections.actors,
      ...collections.needs,
      ...collections.siteEvents,
      ...collections.strategies,
    ];
    for (const entry of entries) {
      const invented = /fictif|exemple/i.test(JSON.stringify({ ...entry, example: undefined }));
      expect(entry.example, entry.id).toBe(invented);
      expect(entry.source, entry.id).not.toBe('');
    }
    const own = [
      ...read(priorities, DEMO_SEED.space).collections.cards,
      ...read(roadmap, DEMO_SEED.space).collections.actions,
    ];
    expect(own.every(({ example }) => example)).toBe(true);
    expect(projects.every(({ fields }) => fields.example)).toBe(true);
  });

  it('hold cards of every precision, each number once, and a card for each project', () => {
    const { cards } = read(priorities, DEMO_SEED.space).collections;
    expect(new Set(cards.map(({ number }) => number)).size).toBe(cards.length);
    expect(cards.map((card) => precision(card).count)).toEqual(expect.arrayContaining([2, 6]));
    const born = cards.filter(({ status }) => status === 'project').map(({ number }) => number);
    expect([...born].sort()).toEqual(projects.map(({ fields }) => fields.cardNumber).sort());
  });

  it('hold a roadmap with three late actions on any day, whose delay reaches the decision', () => {
    for (const day of [today, '2027-02-28', '2028-12-31']) {
      const { actions } = read(roadmap, DEMO_SEED.space, demoDocuments(day)).collections;
      expect(actions).toHaveLength(18);
      expect(actions.filter((action) => late(action, day) > 0).map((action) => late(action, day))).toEqual([
        18, 9, 4,
      ]);
      expect(new Set(actions.map(({ stage }) => stage)).size).toBe(6);
      const decision = ifNothingMoves(actions, day).find(({ id }) => id === 'decision');
      expect(decision).toMatchObject({ pushedBy: [expect.any(String)] });
      expect(decision?.slip).toBeGreaterThan(0);
    }
  });

  it('hold six candidates of the basin, each with inputs left to the estimate', () => {
    expect(projects).toHaveLength(6);
    for (const { fields, collections } of projects) {
      const scenario = scenarioOf({ fields, collections });
      expect(scenario).toMatchObject({ zone: '2705', directJobs: expect.any(Number) });
      expect(scenario.deadweight).toBeUndefined();
      expect(scenario.residentShare).toBeUndefined();
    }
    expect(projects.map(({ fields }) => fields.branch).sort()).toEqual(['CH', 'CH', 'CI', 'CI', 'CK', 'CK']);
  });

  it('respect French typography', () => {
    const texts = [
      read(diagnostic, DEMO_SEED.space),
      read(priorities, DEMO_SEED.space),
      read(roadmap, DEMO_SEED.space),
      ...projects,
    ].flatMap(strings);
    expect(texts.length).toBeGreaterThan(300);
    for (const words of texts) expect(words).not.toMatch(/ [;:!?»%€]|« |'|\d (?:k€|%)|\.\.\./);
  });
});

describe('the ballots of the demonstration', () => {
  it('weigh the criteria of the comparison, 100 points each, by members who may', async () => {
    expect(
      criteriaFor(await loadPack(), DEMO_SEED.zone).map(
        ({ criterion: { id, level, variant } }) => `${id}|${level}|${variant}`,
      ),
    ).toEqual(BALLOT_KEYS);
    const voters = DEMO_PEOPLE.filter(({ committee: { role } }) => role !== 'observer' && role !== 'juror');
    expect(Object.keys(DEMO_BALLOTS)).toEqual(voters.map(({ key }) => key));
    for (const points of Object.values(DEMO_BALLOTS))
      expect(points.reduce((sum, value) => sum + value, 0)).toBe(100);
  });
});

describe('seedDemo', () => {
  let database: Database;
  let ports: SeedPorts;
  let rooms: TestRooms;

  beforeAll(async () => {
    database = await openMigrated();
    const { prisma, sql } = database;
    const now = () => new Date('2026-11-24T13:30:00Z');
    const quiet = () => undefined;
    rooms = openTestRooms({ prisma, sql, now });
    ports = {
      now,
      log: createUpdateLog(sql),
      services: {
        people: createPeople(database),
        spaces: createSpaces(database, quiet),
        projects: createProjects(prisma, quiet, quiet),
        meetings: rooms.meetings,
        agenda: rooms.agenda,
        weights: createWeights(prisma, quiet),
      },
    };
  });
  afterAll(async () => {
    await rooms.close();
    await database.close();
  });

  it('fills an empty installation, and leaves a filled one as it is', async () => {
    expect(await seedDemo(ports)).toBe(true);
    expect(await seedDemo(ports)).toBe(false);
    const { spaces, projects: candidates, meetings, weights } = ports.services;
    expect(await spaces.get(DEMO_SEED.space)).toMatchObject({ zone: '2705', prefix: 'BEL' });
    expect(await spaces.members(DEMO_SEED.space)).toHaveLength(DEMO_PEOPLE.length);
    expect((await candidates.list(DEMO_SEED.space)).map(({ number }) => number)).toEqual([
      139, 141, 142, 144, 146, 147,
    ]);
    expect(await meetings.get(DEMO_SEED.meeting)).toMatchObject({ code: '482913', state: 'open' });
    const plan = await ports.services.agenda.get(DEMO_SEED.meeting);
    expect(plan?.steps).toHaveLength(8);
    expect(plan?.currentStepId).toBe(plan?.steps[0]?.id);
    const demo = createDemo(database.prisma, true);
    expect(await demo.info()).toMatchObject({
      meeting: { code: '482913' },
      cohort: { id: DEMO_SEED.cohort },
    });
    for (const role of DEMO_ROLES) expect(await demo.signIn(role)).toMatchObject({ ok: true });
    expect((await weights.tally(DEMO_SEED.space)).voters).toBe(8);
    for (const { kind, id } of documents)
      expect((await ports.log.load(`${kind}/${id}`)).tail).toHaveLength(1);
  });

  it('finishes what a crash interrupted, without writing anything twice', async () => {
    await database.prisma.space.delete({ where: { id: DEMO_SEED.cohort } });
    expect(await seedDemo(ports)).toBe(true);
    expect(await ports.services.projects.list(DEMO_SEED.space)).toHaveLength(6);
    for (const { kind, id } of documents)
      expect((await ports.log.load(`${kind}/${id}`)).tail).toHaveLength(1);
  });
});

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}
