import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgendaAnswer, answerAgenda } from '#app/features/meeting/agenda/agenda-action.ts';
import type { Actor, Role } from '#app/services/index.ts';
import { createPeople, createSpaces } from '#server/accounts/index.ts';
import { type Database, openDatabase } from '#server/store/client.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';
import { openTestRooms, type TestRooms } from '#tests/factories/meeting-rooms.ts';

const START = new Date('2026-11-24T13:30:00Z');

/** What those who drive a meeting may ask of its pages, and everybody else may not. */
describe('driving a meeting over HTTP', () => {
  let database: Database;
  let rooms: TestRooms;
  let spaceId: string;
  let count = 0;

  beforeAll(async () => {
    database = await openDatabase({ engine: 'memory' });
    await migrate(database, schemaFiles(process.cwd()));
    const { prisma, sql } = database;
    rooms = openTestRooms({ prisma, sql, now: () => START });
    const space = must(
      await createSpaces(prisma, () => undefined).create({
        kind: 'committee',
        name: 'B',
        zone: '2705',
        prefix: 'BEL',
      }),
    );
    spaceId = space.id;
  });
  afterAll(async () => {
    await rooms.close();
    await database.close();
  });

  /** A meeting of one step, open. */
  async function aMeeting() {
    const meeting = must(
      await rooms.meetings.create({
        spaceId,
        title: 'Rencontre',
        startsAt: START,
        retentionUntil: new Date(START.getTime() + 86_400_000),
      }),
    );
    const step = must(
      await rooms.agenda.addStep(
        meeting.id,
        { kind: 'constat', title: 'Constat', instruction: '', minutes: 40 },
        null,
        null,
      ),
    );
    must(await rooms.agenda.open(meeting.id, null));
    return { ...meeting, stepId: step.id };
  }

  /** Somebody with a role in the space; null: a stranger. A guest has joined `code`. */
  async function somebody(role: Role | null, code: string): Promise<Actor> {
    const { prisma } = database;
    const people = createPeople(prisma);
    count += 1;
    const visitor = { id: `phone-${count}`, fresh: false };
    const id =
      role === 'guest'
        ? must(await rooms.meetings.join({ code, pseudonym: 'Ana', visitor, person: null })).person.id
        : must(await people.withEmail({ email: `c${count}@example.fr`, name: `Personne ${count}` })).id;
    if (role !== null && role !== 'guest')
      await createSpaces(prisma, () => undefined).setMember({
        spaceId,
        personId: id,
        role,
        college: null,
        byId: null,
      });
    const actor = await people.actor(id);
    if (actor === null) throw new Error('nobody');
    return actor;
  }

  /** What the action answers, or the status it refuses with. */
  async function ask(answer: Promise<AgendaAnswer>): Promise<AgendaAnswer | number> {
    try {
      return await answer;
    } catch (refused) {
      if (refused instanceof Response) return refused.status;
      throw refused;
    }
  }

  function form(fields: Readonly<Record<string, string>>): FormData {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  }

  const here = (person: Actor | null) => ({
    services: { ...rooms, spaces: createSpaces(database.prisma, () => undefined) },
    person,
    lang: 'fr' as const,
  });

  const COPY = { intent: 'duplicate', title: 'La suite', startsAt: '2026-12-01T09:00', retention: '90' };
  /** Facilitators of a space drive its meetings together, with its secretary. */
  const DRIVERS: readonly Role[] = ['facilitator', 'secretary', 'admin'];
  const OTHERS: readonly (Role | null)[] = ['member', 'coach', 'lead', 'observer', 'juror', 'guest', null];

  it.each(DRIVERS)('a %s duplicates and resets', async (role) => {
    const meeting = await aMeeting();
    const driver = here(await somebody(role, meeting.code));
    const made = await ask(answerAgenda(form(COPY), driver, meeting.id));
    expect(made).toMatchObject({ ok: true, done: 'duplicate' });
    const to = typeof made === 'object' ? (made.to ?? '') : '';
    const copy = await rooms.agenda.get(/^\/m\/([\w-]+)\/agenda\?copie$/.exec(to)?.[1] ?? '');
    expect(copy).toMatchObject({
      meeting: { title: 'La suite', state: 'draft' },
      steps: [{ title: 'Constat' }],
    });
    expect(copy?.meeting.startsAt.toISOString()).toBe('2026-12-01T08:00:00.000Z');
    expect(copy?.meeting.code).not.toBe(meeting.code);

    const wrong = await ask(answerAgenda(form({ intent: 'reset', code: '000 000' }), driver, meeting.id));
    expect(wrong).toMatchObject({ ok: false, sentence: expect.stringContaining('code') });
    expect((await rooms.agenda.get(meeting.id))?.meeting.state).toBe('open');
    const code = `${meeting.code.slice(0, 3)} ${meeting.code.slice(3)}`;
    expect(await ask(answerAgenda(form({ intent: 'reset', code }), driver, meeting.id))).toEqual({
      ok: true,
      done: 'reset',
    });
    expect((await rooms.agenda.get(meeting.id))?.meeting.state).toBe('draft');
  });

  it.each(OTHERS)('a %s neither duplicates nor resets', async (role) => {
    const meeting = await aMeeting();
    const other = here(await somebody(role, meeting.code));
    const before = await rooms.meetings.list(spaceId);
    expect(await ask(answerAgenda(form(COPY), other, meeting.id))).toBe(403);
    expect(await ask(answerAgenda(form({ intent: 'reset', code: meeting.code }), other, meeting.id))).toBe(
      403,
    );
    expect((await rooms.meetings.list(spaceId)).length).toBe(before.length);
    expect((await rooms.agenda.get(meeting.id))?.meeting.state).toBe('open');
  });

  it('a copy without a title is refused with a sentence, and nothing is made', async () => {
    const meeting = await aMeeting();
    const driver = here(await somebody('facilitator', meeting.code));
    const before = (await rooms.meetings.list(spaceId)).length;
    const refused = await ask(answerAgenda(form({ ...COPY, title: ' ' }), driver, meeting.id));
    expect(refused).toMatchObject({ ok: false });
    const noDay = await ask(answerAgenda(form({ ...COPY, startsAt: '' }), driver, meeting.id));
    expect(noDay).toMatchObject({ ok: false });
    expect((await rooms.meetings.list(spaceId)).length).toBe(before);
  });
});

function must<T>(result: { ok: true; value: T } | { ok: false; failure: { code: string } }): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
