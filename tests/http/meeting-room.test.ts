import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeetingSnapshot } from '#app/documents/index.ts';
import {
  answerAttendance,
  answerBallot,
  answerContribution,
  answerLive,
  answerMine,
  answerRapporteur,
  answerReaction,
  answerReady,
  answerSpeak,
  answerTable,
} from '#app/features/meeting/room-http.ts';
import type { Actor, Role } from '#app/services/index.ts';
import { createPeople, createSpaces } from '#server/accounts/index.ts';
import type { Database } from '#server/store/client.ts';
import { openTestRooms, type TestRooms } from '#tests/factories/meeting-rooms.ts';
import { openMigrated } from '#tests/setup/migrated-database.ts';

const START = new Date('2026-11-24T13:30:00Z');

/** What phones are answered: the whole of decision 007, without a port. */
describe('a meeting over HTTP', () => {
  let database: Database;
  let rooms: TestRooms;
  let meetingId: string;
  let spaceId: string;
  let code: string;
  let stepId: string;
  let count = 0;

  beforeAll(async () => {
    database = await openMigrated();
    const { prisma, sql } = database;
    rooms = openTestRooms({ prisma, sql, now: () => START });
    const space = must(
      await createSpaces(database, () => undefined).create({
        kind: 'committee',
        name: 'B',
        zone: '2705',
        prefix: 'BEL',
      }),
    );
    spaceId = space.id;
    const meeting = must(
      await rooms.meetings.create({
        spaceId,
        title: 'Rencontre',
        startsAt: START,
        retentionUntil: new Date(START.getTime() + 86_400_000),
      }),
    );
    ({ id: meetingId, code } = meeting);
    must(
      await rooms.agenda.addStep(
        meetingId,
        { kind: 'constat', title: 'Constat', instruction: '', minutes: 40 },
        null,
        null,
      ),
    );
    must(await rooms.agenda.configure(meetingId, { tables: 3 }, null));
    must(await rooms.agenda.open(meetingId, null));
    stepId = (await rooms.agenda.get(meetingId))?.currentStepId ?? '';
  });
  afterAll(async () => {
    await rooms.close();
    await database.close();
  });

  /** Somebody with a role in the space (null: a stranger), who joined by the code or not. */
  async function somebody(role: Role | null, joined: boolean): Promise<Actor> {
    const people = createPeople(database);
    count += 1;
    let id: string;
    if (role === 'guest') {
      const visitor = { id: `phone-${count}`, fresh: false };
      id = must(await rooms.meetings.join({ code, pseudonym: 'Ana', visitor, person: null })).person.id;
    } else {
      id = must(await people.withEmail({ email: `p${count}@example.fr`, name: `Personne ${count}` })).id;
      if (role !== null)
        await createSpaces(database, () => undefined).setMember({
          spaceId,
          personId: id,
          role,
          college: null,
          byId: null,
        });
      if (joined) {
        const visitor = { id: `laptop-${count}`, fresh: false };
        must(await rooms.meetings.join({ code, pseudonym: '', visitor, person: await people.actor(id) }));
      }
    }
    const actor = await people.actor(id);
    if (actor === null) throw new Error('nobody');
    return actor;
  }

  const room = (person: Actor | null) => ({
    services: { ...rooms, meetings: rooms.meetings },
    person,
    lang: 'fr' as const,
  });

  function json(body: unknown, headers: Readonly<Record<string, string>> = {}): Request {
    return new Request('http://localhost/', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  }

  function form(fields: Readonly<Record<string, string>>): Request {
    return new Request('http://localhost/', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Accept: 'text/html,application/xhtml+xml' },
    });
  }

  const statement = (key: string, text = 'On manque de soudeurs') => ({
    key,
    step: stepId,
    kind: 'statement',
    content: { text },
  });

  describe('roles', () => {
    const WAYS: readonly [string, (person: Actor | null) => Promise<Response>][] = [
      ['live', (person) => answerLive(new Request('http://localhost/'), room(person), meetingId)],
      [
        'contribute',
        (person) =>
          answerContribution(json(statement(`of-${person?.id ?? 'nobody'}`)), room(person), meetingId),
      ],
      ['ready', (person) => answerReady(json({ step: stepId }), room(person), meetingId)],
      ['speak', (person) => answerSpeak(json({ wants: false }), room(person), meetingId)],
      ['table', (person) => answerTable(json({ table: 2 }), room(person), meetingId)],
      ['rapporteur', (person) => answerRapporteur(json({ speaks: true }), room(person), meetingId)],
      ['mine', (person) => answerMine(room(person), meetingId)],
      ['attendance', (person) => answerAttendance(json({ name: 'Ana' }), room(person), meetingId)],
    ];
    /** In the order of WAYS. */
    const EXPECTED: readonly [string, Role | null | 'nobody', boolean, number[]][] = [
      ['a guest who joined', 'guest', true, [200, 201, 200, 200, 200, 200, 200, 200]],
      ['a member who joined', 'member', true, [200, 201, 200, 200, 200, 200, 200, 200]],
      ['a member who did not', 'member', false, [200, 403, 403, 403, 403, 403, 403, 200]],
      ['an observer who joined', 'observer', true, [200, 403, 403, 403, 403, 403, 200, 200]],
      ['a juror who joined', 'juror', true, [200, 403, 403, 403, 403, 403, 200, 200]],
      ['a facilitator who did not join', 'facilitator', false, [200, 403, 403, 403, 403, 403, 403, 200]],
      ['a facilitator who joined', 'facilitator', true, [200, 201, 200, 200, 200, 200, 200, 200]],
      ['a stranger', null, false, [403, 403, 403, 403, 403, 403, 403, 403]],
      ['nobody', 'nobody', false, [401, 401, 401, 401, 401, 401, 401, 401]],
    ];
    it.each(EXPECTED)('%s', async (_name, role, joined, expected) => {
      const person = role === 'nobody' ? null : await somebody(role, joined);
      const statuses: number[] = [];
      for (const [, ask] of WAYS) statuses.push((await ask(person)).status);
      expect(statuses).toEqual(expected);
    });
  });

  it('keeps a contribution once, and says what it did', async () => {
    const ana = await somebody('guest', true);
    const send = () =>
      answerContribution(
        json(statement('ignored', 'Deux fois'), { 'Idempotency-Key': 'one-key-for-both' }),
        room(ana),
        meetingId,
      );
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 200]);
    const [one, two] = [await first.json(), await second.json()];
    expect(one).toMatchObject({ ok: true, state: 'shown', replayed: false });
    expect(two).toEqual({ ...one, replayed: true });
  });

  it('answers a form by the page it came from, kept or refused', async () => {
    const ana = await somebody('guest', true);
    const kept = await answerContribution(
      form({ key: 'from-a-plain-form', step: stepId, kind: 'statement', text: 'Sans script', named: 'on' }),
      room(ana),
      meetingId,
    );
    expect(kept.status).toBe(303);
    expect(kept.headers.get('Location')).toMatch(new RegExp(`^/m/${meetingId}\\?envoye=[\\w-]+$`));
    const refused = await answerContribution(
      form({ key: 'from-a-plain-form-2', step: stepId, kind: 'statement', text: '🎉' }),
      room(ana),
      meetingId,
    );
    expect(refused.headers.get('Location')).toBe(`/m/${meetingId}?refus=invalid-content`);
    const mine = await (await answerMine(room(ana), meetingId)).json();
    expect(mine).toMatchObject({ contributions: [{ content: { text: 'Sans script' }, named: true }] });
  });

  it.each([
    [
      '5,000 characters',
      () => ({ ...statement('far-too-long'), content: { text: 'x'.repeat(5000) } }),
      422,
      '280',
    ],
    ['an emoji alone', () => ({ ...statement('emoji-alone'), content: { text: '🏭🙂' } }), 422, 'lettre'],
    ['no body', () => null, 400, 'illisible'],
    ['a list', () => [], 400, 'illisible'],
    ['a kind that is not', () => ({ ...statement('kind-that-is-not'), kind: 'gift' }), 422, 'étape'],
    [
      'another kind',
      () => ({ ...statement('another-kind'), kind: 'priority', content: { title: 'a' } }),
      422,
      'étape',
    ],
    ['a step of elsewhere', () => ({ ...statement('elsewhere'), step: 'elsewhere' }), 409, 'étape'],
  ])('refuses %s with a sentence, and says whether to try again', async (_name, body, status, words) => {
    const answer = await answerContribution(json(body()), room(await somebody('guest', true)), meetingId);
    expect(answer.status).toBe(status);
    const said = await answer.json();
    expect(said).toMatchObject({ ok: false, final: true });
    expect(said.sentence).toContain(words);
  });

  it('says to come back after a pause, and when somebody sends too fast', async () => {
    const ana = await somebody('guest', true);
    must(await rooms.agenda.setPaused(meetingId, true, null));
    const paused = await answerContribution(json(statement('while-paused')), room(ana), meetingId);
    expect(await paused.json()).toMatchObject({ code: 'paused', final: false });
    must(await rooms.agenda.setPaused(meetingId, false, null));
    let last: Response | null = null;
    for (let index = 0; index < 31; index += 1)
      last = await answerContribution(json(statement(`too-fast-${index}`)), room(ana), meetingId);
    expect(last?.status).toBe(429);
    expect(last?.headers.get('Retry-After')).toBe('1');
    expect(await last?.json()).toMatchObject({ code: 'too-many-tries', final: false });
  });

  it('takes back and changes one’s own only', async () => {
    const [ana, ben] = [await somebody('guest', true), await somebody('guest', true)];
    const sent = await (
      await answerContribution(json(statement('mine-to-change')), room(ana), meetingId)
    ).json();
    const change = (person: Actor, body: object) =>
      answerContribution(json({ id: sent.id, ...body }), room(person), meetingId);
    expect((await change(ben, { content: { text: 'Volé' } })).status).toBe(403);
    expect((await change(ben, { intent: 'withdraw' })).status).toBe(403);
    expect((await change(ana, { content: { text: 'Corrigé' } })).status).toBe(200);
    const reacted = await answerReaction(
      json({ contribution: sent.id, value: 'agree' }),
      room(ben),
      meetingId,
    );
    expect(reacted.status).toBe(200);
    await rooms.mirror.settled(meetingId);
    expect((await snapshot(ana)).collections.statements.find(({ id }) => id === sent.id)).toMatchObject({
      text: 'Corrigé',
      agree: 1,
    });
    expect((await change(ana, { intent: 'withdraw' })).status).toBe(200);
    await rooms.mirror.settled(meetingId);
    expect((await snapshot(ana)).collections.statements.some(({ id }) => id === sent.id)).toBe(false);
  });

  it('takes a ballot from a form as from JSON', async () => {
    const ana = await somebody('guest', true);
    const poll = must(
      await rooms.polls.create({
        meetingId,
        stepId,
        method: 'consent',
        question: 'D’accord ?',
        budget: 3,
        secret: true,
        options: [{ label: 'La motion', contributionId: null, projectId: null, number: null }],
        byId: null,
      }),
    );
    must(await rooms.polls.open({ meetingId, id: poll.id, byId: null }));
    const plain = await answerBallot(
      form({ poll: poll.id, 'm.o1': '1', 'n.o1': 'Trop loin' }),
      room(ana),
      meetingId,
    );
    expect(plain.headers.get('Location')).toBe(`/m/${meetingId}?envoye=${poll.id}`);
    expect(await (await answerMine(room(ana), meetingId)).json()).toMatchObject({
      ballots: { [poll.id]: { marks: { o1: 1 }, notes: { o1: 'Trop loin' } } },
    });
    const changed = await answerBallot(json({ poll: poll.id, marks: { o1: 3 } }), room(ana), meetingId);
    expect(changed.status).toBe(200);
    expect((await answerBallot(json({ poll: poll.id, marks: { o1: 9 } }), room(ana), meetingId)).status).toBe(
      422,
    );
    expect((await answerBallot(json({ poll: 'none', marks: {} }), room(ana), meetingId)).status).toBe(404);
  });

  it('says nothing new to whoever has the last version', async () => {
    const ana = await somebody('guest', true);
    await rooms.mirror.settled(meetingId);
    const first = await answerLive(new Request('http://localhost/'), room(ana), meetingId);
    const etag = first.headers.get('ETag') ?? '';
    const again = (tag: string) =>
      answerLive(
        new Request('http://localhost/', { headers: { 'If-None-Match': tag } }),
        room(ana),
        meetingId,
      );
    expect(await first.json()).toMatchObject({
      now: START.getTime(),
      snapshot: { fields: { title: 'Rencontre' } },
    });
    const same = await again(etag);
    expect([same.status, same.headers.get('X-Gave')]).toEqual([304, '0']);
    expect((await again(`W/${etag}`)).status).toBe(304);
    await answerContribution(json(statement('something-new', 'Du neuf')), room(ana), meetingId);
    await rooms.mirror.settled(meetingId);
    const after = await again(etag);
    expect([after.status, after.headers.get('X-Gave')]).toEqual([200, String(START.getTime())]);
  });

  async function snapshot(person: Actor): Promise<MeetingSnapshot> {
    const live = await (await answerLive(new Request('http://localhost/'), room(person), meetingId)).json();
    return live.snapshot;
  }
});

function must<T>(result: { ok: true; value: T } | { ok: false; failure: { code: string } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
