/** The demonstration: a committee in the zone d'emploi of Belfort, with real figures and invented people and projects. */
import { diagnostic, priorities, project, roadmap } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import type { Services } from '#app/services/index.ts';
import type { UpdateLog } from '#server/store/update-log.ts';
import { BALLOT_KEYS, DEMO_BALLOTS } from './ballots.ts';
import { buildDocument, type SeedDocument } from './build-document.ts';
import { DEMO_SEED } from './demo.ts';
import { diagnosticContent } from './diagnostic.ts';
import { addressOf, DEMO_PEOPLE } from './people.ts';
import { prioritiesContent } from './priorities.ts';
import { demoProjects } from './projects.ts';
import { roadmapContent } from './roadmap.ts';

export { DEMO_SEED } from './demo.ts';
export type { SeedDocument } from './build-document.ts';

/** What seeding asks for: the ports of the server, and the documents' log. */
export type SeedPorts = {
  services: Pick<Services, 'people' | 'spaces' | 'projects' | 'meetings' | 'weights' | 'agenda'>;
  log: UpdateLog;
  now: () => Date;
};

const YEAR_MS = 365 * 24 * 3_600_000;
/** Tables of the demonstration's room. */
const TABLES = 6;

/** The documents of the demonstration on that day (ISO): a diagnostic, priorities, a roadmap and six project files. */
export function demoDocuments(today: string): readonly SeedDocument[] {
  return [
    buildDocument(diagnostic, DEMO_SEED.space, diagnosticContent),
    buildDocument(priorities, DEMO_SEED.space, prioritiesContent),
    buildDocument(roadmap, DEMO_SEED.space, roadmapContent(today)),
    ...demoProjects(Number(today.slice(0, 4))).map(({ id, content }) => buildDocument(project, id, content)),
  ];
}

/**
 * Fills an installation with the demonstration. Dates are counted from `now`: the meeting begins at once, at the first step of a half-day, and
 * its traces are kept a year. Can be run again after a failure: what is there is left as it is; once all is there, does nothing.
 * @throws when a port refuses what is seeded (a fault of the content) or the database fails.
 * @returns whether something was written.
 */
export async function seedDemo({ services, log, now }: SeedPorts): Promise<boolean> {
  const { people, spaces, projects, meetings, weights, agenda } = services;
  // Created last: its presence says that everything before it is there.
  if ((await spaces.get(DEMO_SEED.cohort)) !== null) return false;
  const start = now();
  const today = start.toISOString().slice(0, 10);

  await ensureSpace(spaces, DEMO_SEED.space, 'committee', 'Comité du bassin de Belfort', DEMO_SEED.prefix);
  const ids = new Map<string, string>();
  for (const person of DEMO_PEOPLE) {
    const { id } = must(await people.withEmail({ email: addressOf(person), name: person.name }));
    ids.set(person.key, id);
    await spaces.setMember({ spaceId: DEMO_SEED.space, personId: id, ...person.committee, byId: null });
  }

  // Before the projects: creating one tells the board to read its file.
  for (const { kind, id, update } of demoDocuments(today)) {
    const documentId = `${kind}/${id}`;
    const stored = await log.load(documentId);
    if (stored.snapshot === null && stored.tail.length === 0) {
      await log.append([{ documentId, data: update, authorId: null }]);
    }
  }
  for (const { id, number, leads } of demoProjects(start.getUTCFullYear())) {
    if ((await projects.get(id)) === null) {
      must(await projects.create({ id, spaceId: DEMO_SEED.space, createdById: null, number }));
    }
    for (const lead of leads) {
      await projects.assign({ projectId: id, personId: personId(ids, lead), byId: null });
    }
  }
  for (const [key, shares] of Object.entries(DEMO_BALLOTS)) {
    const points = Object.fromEntries(BALLOT_KEYS.map((name, index) => [name, shares[index] ?? 0]));
    must(await weights.cast({ spaceId: DEMO_SEED.space, personId: personId(ids, key), points }));
  }

  if ((await meetings.get(DEMO_SEED.meeting)) === null) {
    must(
      await meetings.create({
        id: DEMO_SEED.meeting,
        spaceId: DEMO_SEED.space,
        title: 'Rencontre économique de Belfort',
        code: DEMO_SEED.meetingCode,
        startsAt: start,
        retentionUntil: new Date(start.getTime() + YEAR_MS),
      }),
    );
  }
  // What a crash left undone is done now: an agenda, tables, and the doors open.
  const plan = await agenda.get(DEMO_SEED.meeting);
  if (plan?.steps.length === 0) must(await agenda.applyTemplate(DEMO_SEED.meeting, 'half-day', 'fr', null));
  if (plan?.meeting.state === 'draft') {
    must(await agenda.configure(DEMO_SEED.meeting, { tables: TABLES }, null));
    must(await agenda.open(DEMO_SEED.meeting, null));
  }

  await ensureSpace(spaces, DEMO_SEED.cohort, 'cohort', 'Cohorte Est, relocalisation', 'EST');
  for (const { key, cohort } of DEMO_PEOPLE) {
    if (cohort === null) continue;
    const membership = {
      spaceId: DEMO_SEED.cohort,
      personId: personId(ids, key),
      role: cohort,
      college: null,
    };
    await spaces.setMember({ ...membership, byId: null });
  }
  return true;
}

async function ensureSpace(
  spaces: Services['spaces'],
  id: string,
  kind: 'committee' | 'cohort',
  name: string,
  prefix: string,
): Promise<void> {
  if ((await spaces.get(id)) !== null) return;
  must(await spaces.create({ id, kind, name, zone: DEMO_SEED.zone, prefix }));
}

function personId(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demonstration names ${key}, who is nobody.`);
  return id;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(result.failure)}`);
  return result.value;
}
