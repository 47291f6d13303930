import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE, ROOM_KINDS, type RoomName } from '#app/documents/wire.ts';
import { type Role, ROLES, STAGE_KINDS, type Visitor } from '#app/services/index.ts';
import {
  createDemo,
  createLinks,
  createMeetings,
  createPeople,
  createProjects,
  createRoomPolicy,
  createScoring,
  createSpaces,
  createStages,
  createWeights,
} from '#server/accounts/index.ts';
import type { LinkMail } from '#server/mail/mailer.ts';
import type { Database } from '#server/store/client.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';
import type { StoreUnderTest } from './store.contract.ts';

const DAY = 24 * 3600 * 1000;

let counter = 0;
function next(): number {
  counter += 1;
  return counter;
}
const browser = (): Visitor => ({ id: `browser-${next()}`, fresh: false });

/** What accounts, spaces, meetings, projects and ballots promise, on every engine. */
export function servicesContract(engine: string, store: Pick<StoreUnderTest, 'open'>): void {
  describe(`services on ${engine}`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await store.open();
      await migrate(database, schemaFiles(process.cwd()));
    });
    afterAll(() => database.close());

    function services() {
      const { prisma, sql } = database;
      const clock = { now: Date.UTC(2026, 2, 1) };
      const now = () => new Date(clock.now);
      const rightsChanged: string[] = [];
      const spacesChanged: string[] = [];
      const sent: LinkMail[] = [];
      const onRightsChanged = (personId: string) => rightsChanged.push(personId);
      const people = createPeople(database);
      const spaces = createSpaces(database, onRightsChanged);
      const roomsChanged: unknown[] = [];
      const stages = createStages(prisma, now, (room) => roomsChanged.push(room));
      const projects = createProjects(prisma, (spaceId) => spacesChanged.push(spaceId), onRightsChanged);
      const meetings = createMeetings({ prisma, sql, now, onRightsChanged, onChanged: () => undefined });
      const weights = createWeights(prisma, (spaceId) => spacesChanged.push(spaceId), now);
      const scoring = createScoring({ prisma, now, onChanged: (spaceId) => spacesChanged.push(spaceId) });
      const links = createLinks({
        prisma,
        now,
        address: (token) => token,
        // why: mail leaves the process; what is tested is what would have left
        mailer: {
          sendLink: (mail) => sent.push(mail),
          send: () => undefined,
          settled: async () => undefined,
          outbox: () => [],
        },
      });
      const policy = createRoomPolicy({ people, spaces, stages, projects, meetings });
      return {
        clock,
        people,
        spaces,
        projects,
        meetings,
        weights,
        scoring,
        links,
        policy,
        stages,
        roomsChanged,
        rightsChanged,
        spacesChanged,
        sent,
      };
    }

    async function aSpace() {
      const made = await services().spaces.create({
        kind: 'committee',
        name: 'Belfort',
        zone: '2705',
        prefix: 'BEL',
      });
      if (!made.ok) throw new Error(made.failure.code);
      return made.value;
    }

    async function aPerson(name = 'Ana') {
      const made = await services().people.withEmail({ email: `p${next()}@example.fr`, name });
      if (!made.ok) throw new Error(made.failure.code);
      return made.value;
    }

    async function aMeeting(spaceId: string, overrides: { code?: string } = {}) {
      const startsAt = new Date(Date.UTC(2026, 2, 1));
      const retentionUntil = new Date(startsAt.getTime() + 90 * DAY);
      const made = await services().meetings.create({
        spaceId,
        title: 'Rencontre',
        startsAt,
        retentionUntil,
        ...overrides,
      });
      if (!made.ok) throw new Error(made.failure.code);
      return made.value;
    }

    describe('people', () => {
      it('are one person by address, however it is typed', async () => {
        const { people } = services();
        const email = `Ana${next()}@Example.fr`;
        const one = await people.withEmail({ email, name: 'Ana' });
        const two = await people.withEmail({ email: ` ${email.toLowerCase()} `, name: 'Anna' });
        expect(one).toEqual(two);
      });

      it.each([
        ['invalid-email', { email: 'ana', name: 'Ana' }],
        ['invalid-name', { email: 'ana@example.fr', name: ' \u200b\n' }],
        ['invalid-name', { email: 'ana@example.fr', name: 'a'.repeat(81) }],
      ])('are refused with %s', async (code, input) => {
        expect(await services().people.withEmail(input)).toMatchObject({ ok: false, failure: { code } });
      });

      it('take away what is kept about them, then are erased', async () => {
        const { people, spaces, weights } = services();
        const space = await aSpace();
        const ana = await aPerson();
        await spaces.setMember({
          spaceId: space.id,
          personId: ana.id,
          role: 'member',
          college: 'firms',
          byId: null,
        });
        await weights.cast({ spaceId: space.id, personId: ana.id, points: { wage: 100 } });
        expect(JSON.parse(JSON.stringify(await people.exportOf(ana.id)))).toMatchObject({
          email: ana.email,
          memberships: [{ role: 'member' }],
          ballots: [{ points: [100] }],
        });
        await people.erase(ana.id);
        expect(await people.actor(ana.id)).toBeNull();
        expect(await weights.tally(space.id)).toMatchObject({ voters: 0 });
        expect(await spaces.members(space.id)).toEqual([]);
      });
    });

    describe('spaces', () => {
      it('list their members, and a person their spaces, guests left out', async () => {
        const { spaces } = services();
        const space = await aSpace();
        const [ana, ben] = [await aPerson('Ana'), await aPerson('Ben')];
        await spaces.setMember({
          spaceId: space.id,
          personId: ben.id,
          role: 'guest',
          college: null,
          byId: null,
        });
        await spaces.setMember({
          spaceId: space.id,
          personId: ana.id,
          role: 'secretary',
          college: 'elected',
          byId: null,
        });
        expect((await spaces.members(space.id)).map((member) => member.person.name)).toEqual(['Ana']);
        expect(await spaces.listFor(ana.id)).toEqual([{ ...space, role: 'secretary' }]);
        expect(await spaces.listFor(ben.id)).toEqual([]);
      });

      it('tell whose rights changed, and keep who changed them', async () => {
        const { spaces, rightsChanged } = services();
        const space = await aSpace();
        const [ana, ben] = [await aPerson(), await aPerson()];
        await spaces.setMember({
          spaceId: space.id,
          personId: ana.id,
          role: 'member',
          college: null,
          byId: ben.id,
        });
        await spaces.removeMember({ spaceId: space.id, personId: ana.id, byId: ben.id });
        expect(rightsChanged).toEqual([ana.id, ana.id]);
        const trail = await database.prisma.auditEntry.findMany({
          where: { objectId: space.id },
          orderBy: { id: 'asc' },
        });
        expect(trail.map(({ action, personId }) => [action, personId])).toEqual([
          ['member-set', ben.id],
          ['member-removed', ben.id],
        ]);
      });

      it.each([
        ['name', { name: '' }],
        ['name', { name: 'a'.repeat(121) }],
        ['zone', { zone: '90010' }],
        ['prefix', { prefix: 'bel' }],
      ])('are refused with a wrong %s: %j', async (field, wrong) => {
        const made = await services().spaces.create({
          kind: 'committee',
          name: 'B',
          zone: '2705',
          prefix: 'BEL',
          ...wrong,
        });
        expect(made).toMatchObject({ ok: false, failure: { code: 'invalid-space', field } });
      });
    });

    describe('projects', () => {
      it('keep the number of their card, or draw one from 901 on', async () => {
        const { projects } = services();
        const { id: spaceId } = await aSpace();
        const numbers = [];
        for (const number of [142, undefined, undefined]) {
          const made = await projects.create({ spaceId, createdById: null, ...(number ? { number } : {}) });
          numbers.push(made.ok ? made.value.number : null);
        }
        expect(numbers).toEqual([142, 901, 902]);
        expect((await projects.list(spaceId)).map(({ number }) => number)).toEqual([142, 901, 902]);
      });

      it('refuse a number that is taken', async () => {
        const { projects } = services();
        const { id: spaceId } = await aSpace();
        await projects.create({ spaceId, createdById: null, number: 7 });
        expect(await projects.create({ spaceId, createdById: null, number: 7 })).toMatchObject({
          ok: false,
          failure: { code: 'number-taken', number: 7 },
        });
      });

      it('draw different numbers when created at once', async () => {
        const { projects } = services();
        const { id: spaceId } = await aSpace();
        const made = await Promise.all([1, 2, 3].map(() => projects.create({ spaceId, createdById: null })));
        expect(made.map((each) => (each.ok ? each.value.number : null)).sort()).toEqual([901, 902, 903]);
      });

      it('belong to who created them and to who was assigned', async () => {
        const { projects, rightsChanged, spacesChanged } = services();
        const { id: spaceId } = await aSpace();
        const [ana, ben] = [await aPerson(), await aPerson()];
        const made = await projects.create({ spaceId, createdById: ana.id });
        if (!made.ok) throw new Error(made.failure.code);
        await projects.assign({ projectId: made.value.id, personId: ben.id, byId: ana.id });
        await projects.assign({ projectId: made.value.id, personId: ben.id, byId: ana.id });
        expect((await projects.get(made.value.id))?.assigned).toEqual([ana.id, ben.id]);
        expect(spacesChanged).toEqual([spaceId]);
        expect(rightsChanged).toEqual([ben.id, ben.id]);
      });
    });

    describe('meetings', () => {
      it('have a six-digit code of their own', async () => {
        const space = await aSpace();
        const codes = [await aMeeting(space.id), await aMeeting(space.id)].map(({ code }) => code);
        for (const code of codes) expect(code).toMatch(/^\d{6}$/);
        expect(new Set(codes).size).toBe(2);
      });

      it('refuse a code that is taken, dates in the wrong order and an empty title', async () => {
        const { meetings } = services();
        const { id: spaceId } = await aSpace();
        const meeting = await aMeeting(spaceId);
        const input = { spaceId, title: 'R', startsAt: new Date(0), retentionUntil: new Date(1) };
        expect(await meetings.create({ ...input, code: meeting.code })).toMatchObject({
          failure: { code: 'code-taken' },
        });
        expect(await meetings.create({ ...input, code: '12345' })).toMatchObject({
          failure: { field: 'code' },
        });
        expect(await meetings.create({ ...input, retentionUntil: new Date(0) })).toMatchObject({
          failure: { field: 'retentionUntil' },
        });
        expect(await meetings.create({ ...input, title: ' ' })).toMatchObject({
          failure: { field: 'title' },
        });
      });

      it('are joined under a pseudonym, by a guest who may read that meeting only', async () => {
        const { meetings, people } = services();
        const space = await aSpace();
        const meeting = await aMeeting(space.id);
        const joined = await meetings.join({
          code: meeting.code,
          pseudonym: '  Ana   B. ',
          visitor: browser(),
          person: null,
        });
        if (!joined.ok) throw new Error(joined.failure.code);
        expect(joined.value.person).toMatchObject({ name: 'Ana B.', guest: true, email: null });
        expect(await people.actor(joined.value.person.id)).toMatchObject({
          memberships: [{ spaceId: space.id, role: 'guest' }],
          meetings: [meeting.id],
        });
        expect(await meetings.attendance(meeting.id)).toBe(1);
      });

      it('are joined without a name too', async () => {
        const meeting = await aMeeting((await aSpace()).id);
        const joined = await services().meetings.join({
          code: meeting.code,
          pseudonym: '',
          visitor: browser(),
          person: null,
        });
        expect(joined).toMatchObject({
          ok: true,
          value: { person: { name: expect.stringMatching(/^№ \d{3}$/) } },
        });
      });

      it('count one browser once, however often its form is sent', async () => {
        const { meetings } = services();
        const meeting = await aMeeting((await aSpace()).id);
        const join = { code: meeting.code, pseudonym: 'Ana', visitor: browser(), person: null };
        const joined = await Promise.all([meetings.join(join), meetings.join(join)]);
        expect(joined.map(({ ok }) => ok)).toEqual([true, true]);
        expect(await meetings.attendance(meeting.id)).toBe(1);
      });

      it('leave a member what they are when they join by code', async () => {
        const { meetings, people, spaces } = services();
        const space = await aSpace();
        const ana = await aPerson();
        await spaces.setMember({
          spaceId: space.id,
          personId: ana.id,
          role: 'member',
          college: null,
          byId: null,
        });
        const meeting = await aMeeting(space.id);
        const person = await people.actor(ana.id);
        const joined = await meetings.join({
          code: meeting.code,
          pseudonym: 'x',
          visitor: browser(),
          person,
        });
        expect(joined).toMatchObject({ ok: true, value: { person: { id: ana.id, name: 'Ana' } } });
        expect(await people.actor(ana.id)).toMatchObject({
          memberships: [{ role: 'member' }],
          meetings: [meeting.id],
        });
      });

      it('refuse a pseudonym that is too long', async () => {
        const meeting = await aMeeting((await aSpace()).id);
        const join = (pseudonym: string) =>
          services().meetings.join({ code: meeting.code, pseudonym, visitor: browser(), person: null });
        expect((await join('a'.repeat(40))).ok).toBe(true);
        expect(await join('a'.repeat(41))).toMatchObject({
          ok: false,
          failure: { code: 'invalid-pseudonym', max: 40 },
        });
      });

      it('are over once their traces are due to go', async () => {
        const { meetings, clock } = services();
        const meeting = await aMeeting((await aSpace()).id);
        clock.now = meeting.retentionUntil.getTime();
        expect(await meetings.byCode(meeting.code, browser())).toMatchObject({
          failure: { code: 'unknown-code' },
        });
      });

      it('let a browser mistype ten times, then make it wait, and nobody else', async () => {
        const { meetings, clock } = services();
        const meeting = await aMeeting((await aSpace()).id);
        const [clumsy, neighbour] = [browser(), browser()];
        for (let index = 0; index < 10; index += 1) {
          expect(await meetings.byCode('00000x', clumsy)).toMatchObject({
            failure: { code: 'unknown-code' },
          });
          expect(await meetings.byCode('000000', clumsy)).toMatchObject({
            failure: { code: 'unknown-code' },
          });
        }
        expect(await meetings.byCode(meeting.code, clumsy)).toEqual({
          ok: false,
          failure: { code: 'too-many-tries', retryAfter: 30 },
        });
        expect((await meetings.byCode(meeting.code, neighbour)).ok).toBe(true);
        clock.now += 30_000;
        expect((await meetings.byCode(meeting.code, clumsy)).ok).toBe(true);
      });

      it('make those who keep no cookie wait together, without shutting out who comes back with one', async () => {
        const { meetings } = services();
        const meeting = await aMeeting((await aSpace()).id);
        for (let index = 0; index < 100; index += 1)
          await meetings.byCode('000000', { id: `new-${index}`, fresh: true });
        expect(await meetings.byCode(meeting.code, { id: 'new', fresh: true })).toMatchObject({
          failure: { code: 'too-many-tries' },
        });
        expect((await meetings.byCode(meeting.code, { id: 'new', fresh: false })).ok).toBe(true);
      });

      it('let a whole room in at once, and limit what one code is asked for', async () => {
        const { meetings } = services();
        const meeting = await aMeeting((await aSpace()).id);
        for (let index = 0; index < 1500; index += 1) {
          const asked = await meetings.byCode(meeting.code, { id: `phone-${index}`, fresh: true });
          if (!asked.ok) throw new Error(`refused at ${index}`);
        }
        expect(await meetings.byCode(meeting.code, browser())).toMatchObject({
          failure: { code: 'too-many-tries' },
        });
      });
    });

    describe('links', () => {
      it('sign in once, within fifteen minutes', async () => {
        const { links, sent, clock } = services();
        const ana = await aPerson();
        await links.request({ email: ana.email ?? '', lang: 'fr', visitor: browser() });
        const token = sent[0]?.link ?? '';
        expect(await links.peek(token)).toBe(true);
        clock.now += 15 * 60_000 - 1;
        expect(await links.use(token)).toEqual({ ok: true, value: ana });
        expect(await links.peek(token)).toBe(false);
        expect(await links.use(token)).toMatchObject({ ok: false, failure: { code: 'link-dead' } });
      });

      it('are dead after fifteen minutes, and when nobody sent them', async () => {
        const { links, sent, clock } = services();
        const ana = await aPerson();
        await links.request({ email: ana.email ?? '', lang: 'fr', visitor: browser() });
        clock.now += 15 * 60_000;
        expect(await links.use(sent[0]?.link ?? '')).toMatchObject({ failure: { code: 'link-dead' } });
        expect(await links.use('made-up')).toMatchObject({ failure: { code: 'link-dead' } });
      });

      it('count once when clicked twice at the same moment', async () => {
        const { links, sent } = services();
        const ana = await aPerson();
        await links.request({ email: ana.email ?? '', lang: 'fr', visitor: browser() });
        const token = sent[0]?.link ?? '';
        const used = await Promise.all([links.use(token), links.use(token)]);
        expect(used.filter(({ ok }) => ok)).toHaveLength(1);
      });

      it('are kept as a hash only', async () => {
        const { links, sent } = services();
        const ana = await aPerson();
        await links.request({ email: ana.email ?? '', lang: 'fr', visitor: browser() });
        const rows = await database.prisma.magicLink.findMany({ where: { email: ana.email ?? '' } });
        expect(rows).toHaveLength(1);
        expect(JSON.stringify(rows)).not.toContain(sent[0]?.link);
      });

      it('answer the same to an unknown address, and send nothing', async () => {
        const { links, sent } = services();
        expect(await links.request({ email: 'nobody@example.fr', lang: 'fr', visitor: browser() })).toEqual({
          ok: true,
          value: undefined,
        });
        expect(sent).toEqual([]);
      });

      it('are five at most for one address, whoever asks', async () => {
        const { links, sent } = services();
        const ana = await aPerson();
        const ask = () => links.request({ email: ana.email ?? '', lang: 'fr', visitor: browser() });
        for (let index = 0; index < 5; index += 1) await ask();
        expect(await ask()).toMatchObject({
          ok: false,
          failure: { code: 'too-many-tries', retryAfter: 180 },
        });
        expect(sent).toHaveLength(5);
      });
    });

    describe('weights', () => {
      it('keep one ballot a person, the last', async () => {
        const { weights, spacesChanged } = services();
        const { id: spaceId } = await aSpace();
        const [ana, ben] = [await aPerson(), await aPerson()];
        await weights.cast({ spaceId, personId: ana.id, points: { wage: 100 } });
        await weights.cast({ spaceId, personId: ana.id, points: { wage: 30, jobs: 70 } });
        const tally = await weights.cast({ spaceId, personId: ben.id, points: { wage: 50, jobs: 50 } });
        expect(tally).toEqual({
          ok: true,
          value: { voters: 2, criteria: { jobs: { mean: 60, sd: 10 }, wage: { mean: 40, sd: 10 } } },
        });
        expect(await weights.mine(spaceId, ana.id)).toEqual({ wage: 30, jobs: 70 });
        expect(spacesChanged).toEqual([spaceId, spaceId, spaceId]);
      });

      it('write nothing of a ballot that does not add up', async () => {
        const { weights } = services();
        const { id: spaceId } = await aSpace();
        const ana = await aPerson();
        expect(await weights.cast({ spaceId, personId: ana.id, points: { wage: 99 } })).toMatchObject({
          ok: false,
          failure: { code: 'ballot-total', found: 99, expected: 100 },
        });
        expect(await weights.mine(spaceId, ana.id)).toBeNull();
      });

      it('give the ballots without saying whose, nor in which order they came', async () => {
        const { weights } = services();
        const { id: spaceId } = await aSpace();
        for (const wage of [90, 10, 50]) {
          await weights.cast({ spaceId, personId: (await aPerson()).id, points: { wage, jobs: 100 - wage } });
        }
        expect((await weights.ballots(spaceId)).map(({ wage }) => wage)).toEqual([90, 50, 10]);
      });
    });

    describe('scoring', () => {
      const JOBS = {
        kind: 'indicator',
        indicator: 'J07',
        level: 'basin',
        variant: 'net-basin',
        worst: 0,
        best: 191,
        veto: null,
        origin: 'proposed',
      } as const;
      const BACKING = { kind: 'typed', id: 'portage', name: 'Portage par les élus', veto: 3 } as const;

      it('keep every version of the criteria; changing them makes the ballots of before count no more', async () => {
        const { scoring, weights, clock, spacesChanged } = services();
        const [spaceId, ana] = [(await aSpace()).id, await aPerson()];
        expect(await scoring.current(spaceId)).toBeNull();
        await weights.cast({ spaceId, personId: ana.id, points: { wage: 100 } });
        clock.now += 1000;
        const saved = await scoring.save({ spaceId, personId: ana.id, criteria: [JOBS, BACKING] });
        expect(saved).toMatchObject({ ok: true, value: { version: 1, locked: null } });
        expect(spacesChanged.at(-1)).toBe(spaceId);
        expect(await weights.tally(spaceId)).toMatchObject({ voters: 0 });
        expect(await weights.mine(spaceId, ana.id)).toBeNull();
        await weights.cast({ spaceId, personId: ana.id, points: { 'J07|basin|net-basin': 100 } });
        clock.now += 1000;
        // The same again changes nothing, and the ballot stays.
        expect(await scoring.save({ spaceId, personId: ana.id, criteria: [JOBS, BACKING] })).toMatchObject({
          value: { version: 1 },
        });
        expect(await weights.tally(spaceId)).toMatchObject({ voters: 1 });
      });

      it('lock the scales with date and author, then refuse a change until they are opened again', async () => {
        const { scoring, weights, clock } = services();
        const [spaceId, ana] = [(await aSpace()).id, await aPerson()];
        await weights.cast({ spaceId, personId: ana.id, points: { wage: 100 } });
        clock.now += 1000;
        expect(await scoring.reopen({ spaceId, personId: ana.id })).toMatchObject({
          ok: false,
          failure: { code: 'criteria-open' },
        });
        const locked = await scoring.lock({ spaceId, personId: ana.id, proposed: [JOBS] });
        expect(locked).toMatchObject({
          ok: true,
          value: { criteria: [JOBS], locked: { name: 'Ana', at: new Date(clock.now) } },
        });
        // Locking what was voted on takes nothing away.
        expect(await weights.tally(spaceId)).toMatchObject({ voters: 1 });
        const refused = { ok: false, failure: { code: 'criteria-locked', by: 'Ana' } };
        expect(await scoring.save({ spaceId, personId: ana.id, criteria: [] })).toMatchObject(refused);
        expect(await scoring.lock({ spaceId, personId: ana.id, proposed: [] })).toMatchObject(refused);
        clock.now += 1000;
        expect(await scoring.reopen({ spaceId, personId: ana.id })).toMatchObject({
          ok: true,
          value: { criteria: [JOBS], locked: null, version: 2 },
        });
        expect(await weights.tally(spaceId)).toMatchObject({ voters: 0 });
        const kept = await database.prisma.auditEntry.findMany({
          where: { objectId: spaceId, action: { startsWith: 'criteria-' } },
          select: { action: true, personId: true },
          orderBy: { id: 'asc' },
        });
        expect(kept).toEqual([
          { action: 'criteria-locked', personId: ana.id },
          { action: 'criteria-reopened', personId: ana.id },
        ]);
      });

      it('refuse a flat scale, the same criterion twice, and more than twelve', async () => {
        const { scoring } = services();
        const [spaceId, ana] = [(await aSpace()).id, await aPerson()];
        const save = (criteria: Parameters<typeof scoring.save>[0]['criteria']) =>
          scoring.save({ spaceId, personId: ana.id, criteria });
        const invalid = { ok: false, failure: { code: 'criteria-invalid' } };
        expect(await save([{ ...JOBS, best: 0 }])).toMatchObject(invalid);
        expect(await save([JOBS, JOBS])).toMatchObject({
          ok: false,
          failure: { code: 'criteria-invalid', problem: 'criterion-twice' },
        });
        const many = Array.from({ length: 13 }, (_, at) => ({ ...BACKING, id: `c${at}` }));
        expect(await save(many)).toMatchObject(invalid);
        expect(await scoring.current(spaceId)).toBeNull();
      });

      it('keep the marks of a criterion of the committee with who gave them, all or none', async () => {
        const { scoring, projects, clock } = services();
        const [spaceId, ana] = [(await aSpace()).id, await aPerson()];
        const made = await projects.create({ spaceId, createdById: ana.id });
        if (!made.ok) throw new Error(made.failure.code);
        const projectId = made.value.id;
        await scoring.save({ spaceId, personId: ana.id, criteria: [BACKING] });
        const mark = (value: number | null, criterion: string = BACKING.id) =>
          scoring.mark({ spaceId, personId: ana.id, marks: [{ projectId, criterion, value }] });
        expect(await mark(11)).toMatchObject({ ok: false, failure: { code: 'mark-value', found: 11 } });
        expect(await mark(5, 'autre')).toMatchObject({ ok: false, failure: { code: 'unknown-criterion' } });
        expect(await scoring.marks(spaceId)).toEqual([]);
        const before = await scoring.stamp(spaceId);
        await mark(7);
        expect(await scoring.marks(spaceId)).toEqual([
          { projectId, criterion: 'portage', value: 7, by: { name: 'Ana', at: new Date(clock.now) } },
        ]);
        const given = await scoring.stamp(spaceId);
        expect(given).not.toBe(before);
        await mark(null);
        expect(await scoring.marks(spaceId)).toEqual([]);
        expect(await scoring.stamp(spaceId)).not.toBe(given);
      });
    });

    describe('demonstration', () => {
      it('signs nobody in where there is none', async () => {
        expect(await createDemo(database.prisma, false).signIn('admin')).toMatchObject({
          failure: { code: 'not-a-demo' },
        });
        expect(await createDemo(database.prisma, false).info()).toBeNull();
      });

      it('refuses a role it does not offer', async () => {
        expect(await createDemo(database.prisma, true).signIn('__proto__')).toMatchObject({
          failure: { code: 'unknown-role' },
        });
      });
    });

    describe('rooms', () => {
      /** w writes, r reads, - may not enter; in the order of ROLES. */
      const EXPECTED: Record<RoomName['kind'], string> = {
        diagnostic: '-rrwrrwww',
        priorities: '-rrwrrwww',
        roadmap: '-rrwrrwww',
        cohort: '-rrwrrwww',
        board: 'rrrrrrrrr',
        project: '-rrwrrwww',
        meeting: '-rrrrrrrr',
      };

      it.each(ROOM_KINDS)('%s opens to each role as the matrix says', async (kind) => {
        const { spaces, projects, policy } = services();
        const space = await aSpace();
        const project = await projects.create({ spaceId: space.id, createdById: null });
        const meeting = await aMeeting(space.id);
        const id =
          kind === 'project'
            ? project.ok
              ? project.value.id
              : ''
            : kind === 'meeting'
              ? meeting.id
              : space.id;
        const found = await inTurn(ROLES, async (role: Role) => {
          const { id: personId } = await aPerson();
          await spaces.setMember({ spaceId: space.id, personId, role, college: null, byId: null });
          const decision = await policy.resolve({ kind, id }, { personId });
          if ('close' in decision) return decision.close === CLOSE.forbidden ? '-' : '?';
          return decision.right === 'write' ? 'w' : 'r';
        });
        expect(found.join('')).toBe(EXPECTED[kind]);
      });

      it.each(ROOM_KINDS)('%s closes to strangers, and says when it is not there', async (kind) => {
        const { policy } = services();
        const space = await aSpace();
        const ana = await aPerson();
        expect(await policy.resolve({ kind, id: space.id }, null)).toEqual({ close: CLOSE.signedOut });
        expect(await policy.resolve({ kind, id: space.id }, { personId: 'erased' })).toEqual({
          close: CLOSE.signedOut,
        });
        expect(await policy.resolve({ kind, id: 'nowhere' }, { personId: ana.id })).toEqual({
          close: CLOSE.noSuchRoom,
        });
      });

      it.each(STAGE_KINDS)(
        '%s is read by members while its stage is closed, and says who closed it',
        async (kind) => {
          const { clock, spaces, stages, policy, roomsChanged } = services();
          const space = await aSpace();
          const [member, secretary] = [await aPerson('Ana'), await aPerson('Nadia')];
          const byId = secretary.id;
          await spaces.setMember({
            spaceId: space.id,
            personId: member.id,
            role: 'member',
            college: null,
            byId,
          });
          await spaces.setMember({
            spaceId: space.id,
            personId: byId,
            role: 'secretary',
            college: null,
            byId,
          });
          const right = (personId: string) => policy.resolve({ kind, id: space.id }, { personId });
          expect(await right(member.id)).toEqual({ right: 'write' });

          await stages.setClosed({ spaceId: space.id, kind, closed: true, byId });
          expect(await stages.lock(space.id, kind)).toEqual({ at: new Date(clock.now), by: 'Nadia' });
          expect(await right(member.id)).toEqual({ right: 'read' });
          expect(await right(byId)).toEqual({ right: 'write' });
          for (const other of STAGE_KINDS)
            if (other !== kind) expect(await stages.lock(space.id, other)).toBeNull();

          // Closed twice: the first who did it stays, nobody is asked again.
          await stages.setClosed({ spaceId: space.id, kind, closed: true, byId: member.id });
          expect((await stages.lock(space.id, kind))?.by).toBe('Nadia');
          await stages.setClosed({ spaceId: space.id, kind, closed: false, byId });
          expect(await right(member.id)).toEqual({ right: 'write' });
          expect(roomsChanged).toEqual([
            { kind, id: space.id },
            { kind, id: space.id },
          ]);
          const trail = await database.prisma.auditEntry.findMany({
            where: { objectKind: 'space', objectId: space.id, action: { startsWith: 'stage-' } },
            orderBy: { id: 'asc' },
          });
          expect(trail.map(({ action, personId, detail }) => ({ action, personId, detail }))).toEqual([
            { action: 'stage-closed', personId: byId, detail: { document: kind } },
            { action: 'stage-reopened', personId: byId, detail: { document: kind } },
          ]);
        },
      );

      it('a project opens to its lead and its coach for writing, a meeting to its guests for reading', async () => {
        const { spaces, projects, meetings, policy } = services();
        const space = await aSpace();
        const meeting = await aMeeting(space.id);
        const joined = await meetings.join({
          code: meeting.code,
          pseudonym: 'Zoé',
          visitor: browser(),
          person: null,
        });
        if (!joined.ok) throw new Error(joined.failure.code);
        const guest = { personId: joined.value.person.id };
        expect(await policy.resolve({ kind: 'meeting', id: meeting.id }, guest)).toEqual({ right: 'read' });
        expect(await policy.resolve({ kind: 'meeting', id: (await aMeeting(space.id)).id }, guest)).toEqual({
          close: CLOSE.forbidden,
        });
        for (const role of ['lead', 'coach'] as const) {
          const { id: personId } = await aPerson();
          await spaces.setMember({ spaceId: space.id, personId, role, college: null, byId: null });
          const project = await projects.create({ spaceId: space.id, createdById: personId });
          const id = project.ok ? project.value.id : '';
          expect(await policy.resolve({ kind: 'project', id }, { personId })).toEqual({ right: 'write' });
        }
      });
    });
  });
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
