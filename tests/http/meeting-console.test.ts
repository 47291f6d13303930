import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addItem, diagnostic, type DocumentSpec, readDocument } from '#app/documents/index.ts';
import { answerAgenda } from '#app/features/meeting/agenda/agenda-action.ts';
import { loadAttendance } from '#app/features/meeting/attendance/load-attendance.ts';
import { answerPaper } from '#app/features/meeting/paper/paper-http.ts';
import { answerConsole } from '#app/features/meeting/console/console-action.ts';
import type { AppContext } from '#app/load-context.ts';
import { action as signSheet } from '#app/routes/r.$code_.presence.tsx';
import type { Actor, Role, Services } from '#app/services/index.ts';
import { createPeople, createSpaces } from '#server/accounts/index.ts';
import type { Database } from '#server/store/client.ts';
import { openTestRooms, type TestRooms } from '#tests/factories/meeting-rooms.ts';
import { openMigrated } from '#tests/setup/migrated-database.ts';

const START = new Date('2026-11-24T13:30:00Z');

/** What those who drive a meeting may ask of its pages, and everybody else may not. */
describe('driving a meeting over HTTP', () => {
  let database: Database;
  let rooms: TestRooms;
  let spaceId: string;
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
  });
  afterAll(async () => {
    await rooms.close();
    await database.close();
  });

  /** A meeting of one step, open. */
  async function aMeeting(kind: 'constat' | 'heritage' | 'priority' = 'constat') {
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
        { kind, title: 'Constat', instruction: '', minutes: 40 },
        null,
        null,
      ),
    );
    must(await rooms.agenda.configure(meeting.id, { tables: 3 }, null));
    must(await rooms.agenda.open(meeting.id, null));
    return { ...meeting, stepId: step.id };
  }

  /** Somebody with a role in the space; null: a stranger. A guest has joined `code`. */
  async function somebody(role: Role | null, code: string): Promise<Actor> {
    const people = createPeople(database);
    count += 1;
    const visitor = { id: `phone-${count}`, fresh: false };
    const id =
      role === 'guest'
        ? must(await rooms.meetings.join({ code, pseudonym: 'Ana', visitor, person: null })).person.id
        : must(await people.withEmail({ email: `c${count}@example.fr`, name: `Personne ${count}` })).id;
    if (role !== null && role !== 'guest')
      await createSpaces(database, () => undefined).setMember({
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
  async function ask<Answer>(answer: Promise<Answer>): Promise<Answer | number> {
    try {
      return await answer;
    } catch (refused) {
      if (refused instanceof Response) return refused.status;
      throw refused;
    }
  }

  function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) data.append(name, one);
    return data;
  }

  const here = (person: Actor | null) => ({
    services: { ...rooms, spaces: createSpaces(database, () => undefined) },
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

  describe('cards by the hundred', () => {
    const press = (person: Actor, meetingId: string, fields: Parameters<typeof form>[0]) => {
      const { services, ...rest } = here(person);
      // The services that these clicks ask.
      return ask(
        answerConsole(form(fields), { ...rest, services: services as unknown as Services }, meetingId),
      );
    };

    it('are put in the families that were read, in one press, and voted on by family alone', async () => {
      const meeting = await aMeeting('priority');
      const driver = await somebody('facilitator', meeting.code);
      const ids: string[] = [];
      for (const title of ['Rouvrir une fonderie', 'Une fonderie ici', 'Former', 'Former ici', 'Une navette'])
        ids.push(
          must(
            await rooms.contributions.enter({
              ...{ meetingId: meeting.id, stepId: meeting.stepId, kind: 'priority', content: { title } },
              ...{
                key: `family-card-${ids.length}`,
                table: null,
                named: false,
                parentId: null,
                byId: driver.id,
              },
            }),
          ).id,
        );
      must(await rooms.agenda.reveal(meeting.id, meeting.stepId, driver.id));
      const family = [
        JSON.stringify({ title: 'Fonderie', ids: ids.slice(0, 2) }),
        JSON.stringify({ title: 'Former', ids: ids.slice(2, 4) }),
      ];
      expect(await press(driver, meeting.id, { intent: 'group-all', family })).toMatchObject({ ok: true });
      const groups = await rooms.contributions.groups(meeting.id);
      expect(groups.map(({ title }) => title)).toEqual(['Fonderie', 'Former']);
      const cards = await rooms.contributions.review(meeting.id);
      expect(cards.filter(({ groupId }) => groupId === null)).toHaveLength(1);

      const vote = {
        intent: 'poll-create',
        step: meeting.stepId,
        method: 'points',
        budget: '100',
        secret: 'on',
      };
      await press(driver, meeting.id, { ...vote, question: 'Laquelle ?', source: 'families' });
      await press(driver, meeting.id, { ...vote, question: 'Lesquelles ?', source: 'groups' });
      const polls = await rooms.polls.list(meeting.id);
      expect(polls.map(({ options }) => options.length).toSorted()).toEqual([2, 3]);
    });

    it.each(['{', '[]', '{"title":"A"}', '{"title":"A","ids":[1]}'])(
      'are not put in a family that is none: %s',
      async (family) => {
        const meeting = await aMeeting('priority');
        const driver = await somebody('facilitator', meeting.code);
        expect(await press(driver, meeting.id, { intent: 'group-all', family })).toMatchObject({ ok: false });
        expect(await rooms.contributions.groups(meeting.id)).toEqual([]);
      },
    );
  });

  describe('the attendance sheet', () => {
    const sign = async (code: string, name: string, organisation = '') => {
      const body = new FormData();
      for (const [field, value] of Object.entries({ name, organisation })) body.set(field, value);
      const context = { services: rooms, visitor: 'door', person: null, lang: 'fr', url: 'http://door' };
      const answer = await signSheet({
        request: new Request('http://door/', { method: 'POST', body }),
        params: { code },
        // What the route asks of the whole context is here.
        context: context as unknown as AppContext,
      });
      return 'data' in answer ? answer.data : answer;
    };

    it('is signed by whoever has the code, as nobody: once a line, tied to nothing, and kept for who drives', async () => {
      const meeting = await aMeeting();
      expect(await sign(meeting.code, '  Ana Morel ', 'Chambre de métiers')).toMatchObject({
        signed: 'Ana Morel',
      });
      expect(await sign(meeting.code, 'Ana Morel', 'Chambre de métiers')).toMatchObject({
        signed: 'Ana Morel',
      });
      expect(await sign(meeting.code, ' ', 'Personne')).toMatchObject({
        signed: null,
        refusal: { name: '' },
      });
      expect(await sign(meeting.code, 'x'.repeat(81))).toMatchObject({ signed: null });
      expect(await rooms.meetings.attendance(meeting.id)).toBe(0);
      const driver = await somebody('facilitator', meeting.code);
      const sheet = await loadAttendance(
        here(driver).services,
        driver,
        meeting.id,
        'https://ancrage.example',
      );
      expect(sheet).toMatchObject({
        ok: true,
        value: { lines: [{ name: 'Ana Morel', organisation: 'Chambre de métiers' }], joined: 0 },
      });
    });

    it.each(OTHERS)('is not read by a %s', async (role) => {
      const meeting = await aMeeting();
      const person = await somebody(role, meeting.code);
      expect(await loadAttendance(here(person).services, person, meeting.id, '')).toMatchObject({
        ok: false,
      });
    });
  });

  describe('cards written on paper', () => {
    const post = (person: Actor | null, meetingId: string, body: unknown) =>
      answerPaper(
        new Request('http://localhost/', { method: 'POST', body: JSON.stringify(body) }),
        here(person),
        meetingId,
      );
    const card = (step: string, key: string, text = 'On manque de soudeurs') => ({
      intent: 'enter',
      key,
      step,
      kind: 'statement',
      content: { text, actor: '' },
      table: '2',
    });

    it.each(DRIVERS)(
      'are typed in by a %s: once each, without an author, corrected and taken off',
      async (role) => {
        const meeting = await aMeeting();
        const driver = await somebody(role, meeting.code);
        const [first, again] = [
          await post(driver, meeting.id, card(meeting.stepId, 'paper-card-1')),
          await post(driver, meeting.id, card(meeting.stepId, 'paper-card-1')),
        ];
        expect([first.status, again.status]).toEqual([200, 200]);
        const { id } = await first.json();
        expect(await again.json()).toMatchObject({ ok: true, id, replayed: true });
        expect(await rooms.contributions.review(meeting.id)).toMatchObject([
          { id, onPaper: true, personId: null, author: '', table: 2, state: 'shown' },
        ]);
        const amended = await post(driver, meeting.id, {
          intent: 'amend',
          id,
          content: { text: 'Il manque dix soudeurs' },
        });
        expect(amended.status).toBe(200);
        const moved = await post(driver, meeting.id, { intent: 'amend', id, content: {}, table: '3' });
        expect(moved.status).toBe(200);
        expect((await post(driver, meeting.id, { intent: 'withdraw', id })).status).toBe(200);
        expect(await rooms.contributions.review(meeting.id)).toMatchObject([
          { content: { text: 'Il manque dix soudeurs' }, table: 3, state: 'withdrawn' },
        ]);
        expect((await post(driver, meeting.id, { intent: 'restore', id })).status).toBe(200);
        expect(await rooms.contributions.review(meeting.id)).toMatchObject([{ state: 'shown' }]);
      },
    );

    it('keep or lose their table, never for one that the room has not; the trail says who moved them', async () => {
      const meeting = await aMeeting();
      const driver = await somebody('facilitator', meeting.code);
      const { id } = await (await post(driver, meeting.id, card(meeting.stepId, 'paper-card-7'))).json();
      const tables = (await rooms.agenda.get(meeting.id))?.tables ?? 0;
      const move = (table: unknown) => post(driver, meeting.id, { intent: 'amend', id, content: {}, table });
      for (const table of [String(tables + 1), 0, -1, 2.5, 'quatre']) {
        const refused = await move(table);
        expect([refused.status, (await refused.json()).field], String(table)).toEqual([422, 'table']);
      }
      const far = { ...card(meeting.stepId, 'paper-card-8'), table: String(tables + 1) };
      expect((await post(driver, meeting.id, far)).status).toBe(422);
      expect(await rooms.contributions.review(meeting.id)).toMatchObject([{ id, table: 2 }]);
      expect((await move('')).status).toBe(200);
      expect(await rooms.contributions.review(meeting.id)).toMatchObject([{ id, table: null }]);
      const trail = await database.prisma.auditEntry.findMany({
        where: { objectId: meeting.id, action: 'contribution-amended' },
        select: { personId: true, detail: true },
      });
      expect(trail).toEqual([{ personId: driver.id, detail: { id, table: null } }]);
    });

    it('typed in at the wrong step, or as the wrong thing, are put right once; not where no card is taken', async () => {
      const meeting = await aMeeting();
      const driver = await somebody('facilitator', meeting.code);
      const more = async (kind: 'constat' | 'priority' | 'heritage') =>
        must(
          await rooms.agenda.addStep(
            meeting.id,
            { kind, title: kind, instruction: '', minutes: 9 },
            null,
            null,
          ),
        ).id;
      const [second, priorities, later] = [
        await more('constat'),
        await more('priority'),
        await more('heritage'),
      ];
      must(await rooms.agenda.goTo(meeting.id, { stepId: second, from: meeting.stepId }, driver.id));
      must(await rooms.agenda.goTo(meeting.id, { stepId: priorities, from: second }, driver.id));
      const { id } = await (await post(driver, meeting.id, card(meeting.stepId, 'paper-card-9'))).json();
      const amend = (step: string) => post(driver, meeting.id, { intent: 'amend', id, content: {}, step });
      expect((await amend(second)).status).toBe(200);
      expect(await rooms.contributions.review(meeting.id)).toMatchObject([{ id, stepId: second }]);
      expect([(await amend(priorities)).status, (await amend(later)).status]).toEqual([422, 409]);

      const content = { title: 'Former dix soudeurs' };
      const replace = () =>
        post(driver, meeting.id, {
          ...{ intent: 'replace', id, key: 'paper-card-10', step: priorities, kind: 'priority' },
          ...{ content, table: '2' },
        });
      expect((await replace()).status).toBe(200);
      expect((await replace()).status).toBe(200);
      const cards = await rooms.contributions.review(meeting.id);
      expect(cards).toHaveLength(2);
      expect(cards).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ id, state: 'withdrawn' }),
          expect.objectContaining({
            kind: 'priority',
            stepId: priorities,
            table: 2,
            number: expect.any(Number),
          }),
        ]),
      );
    });

    it.each(OTHERS)('are refused to a %s', async (role) => {
      const meeting = await aMeeting();
      const other = await somebody(role, meeting.code);
      const answer = await post(other, meeting.id, card(meeting.stepId, 'paper-card-2'));
      expect([answer.status, (await answer.json()).ok]).toEqual([403, false]);
      expect(await rooms.contributions.review(meeting.id)).toEqual([]);
    });

    it('never touch what a person wrote', async () => {
      const meeting = await aMeeting();
      const guest = await somebody('guest', meeting.code);
      const { id } = must(
        await rooms.contributions.add({
          meetingId: meeting.id,
          stepId: meeting.stepId,
          personId: guest.id,
          key: 'typed-on-a-phone',
          kind: 'statement',
          content: { text: 'La mienne' },
          table: null,
          named: false,
          parentId: null,
          draft: false,
          age: 0,
        }),
      );
      const driver = await somebody('facilitator', meeting.code);
      for (const body of [
        { intent: 'amend', id, content: { text: 'Autre' }, table: 1 },
        { intent: 'withdraw', id },
      ])
        expect((await post(driver, meeting.id, body)).status).toBe(404);
      expect(await rooms.contributions.review(meeting.id)).toMatchObject([
        { content: { text: 'La mienne' }, state: 'shown' },
      ]);
    });

    it.each([
      ['nothing readable', { text: '🎉' }, 422, 'text'],
      ['too long a text', { text: 'x'.repeat(300) }, 422, 'text'],
      ['no content', null, 422, ''],
    ])('refuse %s with a sentence that names the field', async (_name, content, status, field) => {
      const meeting = await aMeeting();
      const driver = await somebody('facilitator', meeting.code);
      const answer = await post(driver, meeting.id, { ...card(meeting.stepId, 'paper-card-3'), content });
      expect(answer.status).toBe(status);
      const said = await answer.json();
      expect(said).toMatchObject({ ok: false, field });
      expect(said.sentence.length).toBeGreaterThan(10);
    });

    it('answer a body that is not one, a kind no paper has, an unknown meeting', async () => {
      const meeting = await aMeeting();
      const driver = await somebody('facilitator', meeting.code);
      const statuses = await Promise.all([
        post(driver, meeting.id, []),
        post(driver, meeting.id, { ...card(meeting.stepId, 'paper-card-4'), kind: 'comment' }),
        post(driver, 'elsewhere', card(meeting.stepId, 'paper-card-5')),
        post(null, meeting.id, card(meeting.stepId, 'paper-card-6')),
      ]);
      expect(statuses.map(({ status }) => status)).toEqual([400, 422, 404, 401]);
    });
  });

  it('a vote on more than a screen and a phone can hold says how many, and what to do', async () => {
    const meeting = await aMeeting();
    const driver = await somebody('facilitator', meeting.code);
    const lines = Array.from({ length: 61 }, (_, place) => `Option ${place}`).join('\n');
    const fields = {
      intent: 'poll-create',
      step: meeting.stepId,
      method: 'points',
      question: 'Que garder ?',
    };
    const create = (text: string) =>
      ask(
        answerConsole(
          form({ ...fields, budget: '100', source: 'lines', lines: text }),
          // As below: the services that this click asks.
          { ...here(driver), services: here(driver).services as unknown as Services },
          meeting.id,
        ),
      );
    const refused = await create(lines);
    expect(refused).toMatchObject({ ok: false, sentence: expect.stringContaining('61 options') });
    expect(await create(lines.slice(0, lines.lastIndexOf('\n')))).toMatchObject({ ok: true });
  });

  describe('a sheet of site events', () => {
    const SHEET = [
      'site;événement;année;emplois;commune',
      'Filature de Giromagny;fermeture;2003;140;Giromagny',
      'Forge;ouverture;1912;;Belfort',
      'filature de giromagny;Fermeture;2003;;',
      'Sans année;ouverture;;12;Delle',
    ].join('\n');
    const documents = {
      snapshot: async (spec: DocumentSpec, id: string) =>
        readDocument(spec, await rooms.hub.snapshotDoc({ kind: 'diagnostic', id })),
    };
    const bring = (
      person: Actor,
      meeting: { id: string; stepId: string },
      sheet = SHEET,
      anyway: readonly string[] = [],
    ) =>
      ask(
        answerConsole(
          form({ intent: 'import-sites', step: meeting.stepId, sheet, anyway }),
          // The services that this click asks; comparing projects is not one of its affairs.
          { ...here(person), services: { ...here(person).services, documents } as unknown as Services },
          meeting.id,
        ),
      );

    it.each(DRIVERS)('is brought by a %s: each event once, whoever brings it again', async (role) => {
      const meeting = await aMeeting('heritage');
      const driver = await somebody(role, meeting.code);
      expect(await bring(driver, meeting)).toEqual({ ok: true, done: 'import-sites', count: 2 });
      expect(await bring(driver, meeting)).toEqual({ ok: true, done: 'import-sites', count: 0 });
      const other = await somebody('facilitator', meeting.code);
      expect(await bring(other, meeting, SHEET.replaceAll('\n', '\r\n'))).toMatchObject({ count: 0 });
      const told = await rooms.contributions.review(meeting.id);
      expect(told.map(({ content, onPaper, author, state }) => [content, onPaper, author, state])).toEqual(
        expect.arrayContaining([
          [
            expect.objectContaining({ site: 'Forge', kind: 'opening', year: 1912, jobs: null }),
            true,
            '',
            'shown',
          ],
          [expect.objectContaining({ site: 'Filature de Giromagny', jobs: 140 }), true, '', 'shown'],
        ]),
      );
      expect(told).toHaveLength(2);
    });

    it('leaves out what the committee has in its diagnostic already', async () => {
      const meeting = await aMeeting('heritage');
      const driver = await somebody('facilitator', meeting.code);
      await rooms.hub.serverEdit({ kind: 'diagnostic', id: spaceId }, (doc) => {
        const tissage = { site: 'Tissage du Rosemont', kind: 'closure', year: 1975 } as const;
        must(addItem(diagnostic, doc, 'siteEvents', tissage, { id: driver.id, name: '' }));
      });
      const sheet =
        'site;événement;année\nTISSAGE DU ROSEMONT;fermeture;1976\nTissage du Rosemont;ouverture;1890';
      expect(await bring(driver, meeting, sheet)).toEqual({ ok: true, done: 'import-sites', count: 1 });
      expect(await rooms.contributions.review(meeting.id)).toMatchObject([{ content: { kind: 'opening' } }]);
      // Asked for line by line, it is added all the same; a line that the room has told, or that is none, is not.
      const again = await bring(driver, meeting, sheet, ['2', '3', '99', 'x']);
      expect(again).toEqual({ ok: true, done: 'import-sites', count: 1 });
      const kinds = (await rooms.contributions.review(meeting.id)).map(({ content }) => content);
      expect(kinds).toEqual(
        expect.arrayContaining([expect.objectContaining({ kind: 'closure', year: 1976 })]),
      );
      expect(kinds).toHaveLength(2);
    });

    it('pressed twice at once adds nothing twice', async () => {
      const meeting = await aMeeting('heritage');
      const driver = await somebody('facilitator', meeting.code);
      const both = await Promise.all([bring(driver, meeting), bring(driver, meeting)]);
      const counts = both.map((done) => (typeof done === 'object' && done.ok ? (done.count ?? 0) : -1));
      expect(counts.every((each) => each >= 0)).toBe(true);
      expect(counts.reduce((sum, each) => sum + each, 0)).toBe(2);
      expect(await rooms.contributions.review(meeting.id)).toHaveLength(2);
    });

    it.each(OTHERS)('is refused to a %s', async (role) => {
      const meeting = await aMeeting('heritage');
      expect(await bring(await somebody(role, meeting.code), meeting)).toBe(403);
      expect(await rooms.contributions.review(meeting.id)).toEqual([]);
    });

    it('that cannot be read, or comes in another step, is refused with a sentence', async () => {
      const meeting = await aMeeting('heritage');
      const driver = await somebody('facilitator', meeting.code);
      expect(await bring(driver, meeting, 'bonjour')).toMatchObject({ ok: false });
      const other = await aMeeting('constat');
      expect(await bring(driver, other)).toMatchObject({ ok: false });
      expect(await rooms.contributions.review(other.id)).toEqual([]);
    });
  });
});

function must<T>(result: { ok: true; value: T } | { ok: false; failure: { code: string } }): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
