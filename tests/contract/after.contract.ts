import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roadmap } from '#app/documents/index.ts';
import type { ReadResult } from '#app/documents/index.ts';
import { createPeople, createSpaces } from '#server/accounts/index.ts';
import { keepAfter } from '#server/meetings/index.ts';
import type { Database } from '#server/store/client.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';
import { openTestRooms } from '#tests/factories/meeting-rooms.ts';
import type { StoreUnderTest } from './store.contract.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 24, 13);

let counter = 0;
function next(): number {
  counter += 1;
  return counter;
}

/** What is promised once a meeting is over, on every engine. */
export function afterContract(engine: string, store: Pick<StoreUnderTest, 'open'>): void {
  describe(`after a meeting on ${engine}`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await store.open();
      await migrate(database, schemaFiles(process.cwd()));
    });
    afterAll(() => database.close());

    /** A meeting with one guest and one action, closed, and a clock that a test moves. */
    async function aMeetingOver({ closed = true }: { closed?: boolean } = {}) {
      const { prisma, sql } = database;
      const clock = { now: START };
      const now = () => new Date(clock.now);
      const rooms = openTestRooms({ prisma, sql, now });
      const mails: { to: string; subject: string; text: string }[] = [];
      // What the roadmap says of the action, as a test sets it.
      const progress = new Map<string, number>();
      const quiet = () => undefined;
      const after = keepAfter({
        prisma,
        now,
        logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
        siteUrl: () => 'https://ancrage.example',
        // Every meeting of the database is looked at: a test reads the mails of its own.
        mailer: { send: (mail) => void (mail.text.includes(`/m/${meeting.id}/`) && mails.push(mail)) },
        documents: {
          // why: a roadmap of one action is all that reminders read; the live document has its own tests
          snapshot: async (spec, id) => {
            expect(spec.kind).toBe(roadmap.kind);
            const actions =
              id !== space.id ? [] : [...progress].map(([key, value]) => ({ id: key, progress: value }));
            // Only `id` and `progress` of its actions are read.
            return { ok: true, value: { collections: { actions } } } as unknown as ReadResult<typeof spec>;
          },
        },
      });
      const space = must(
        await createSpaces(database, quiet).create({
          kind: 'committee',
          name: 'Belfort',
          zone: '2705',
          prefix: 'BEL',
        }),
      );
      const claire = must(
        await createPeople(database).withEmail({ email: `after-${next()}@example.fr`, name: 'Claire' }),
      );
      const meeting = must(
        await rooms.meetings.create({
          spaceId: space.id,
          title: 'Rencontre',
          startsAt: now(),
          retentionUntil: new Date(START + 120 * DAY),
        }),
      );
      const draft = { kind: 'actions', title: 'Actions', instruction: '', minutes: 30 } as const;
      must(await rooms.agenda.addStep(meeting.id, draft, null, claire.id));
      must(await rooms.agenda.open(meeting.id, claire.id));
      const stepId = (await rooms.agenda.get(meeting.id))?.currentStepId ?? '';
      const visitor = { id: `phone-after-${next()}`, fresh: false };
      const guest = must(
        await rooms.meetings.join({ code: meeting.code, pseudonym: 'Ana', visitor, person: null }),
      ).person.id;
      const action = must(
        await rooms.contributions.add({
          ...{ meetingId: meeting.id, stepId, personId: guest, key: `after-key-${next()}`, kind: 'action' },
          content: { title: 'Réunir les fondeurs', owner: 'Claire', day: '2026-11-25' },
          ...{ table: null, named: false, parentId: null, draft: false, age: 0 },
        }),
      ).id;
      must(
        await rooms.contributions.moderate({
          ...{ meetingId: meeting.id, ids: [action], state: 'shown', byId: claire.id },
        }),
      );
      must(await rooms.agenda.reveal(meeting.id, stepId, claire.id));
      if (closed) must(await rooms.agenda.close(meeting.id, claire.id));
      return {
        ...rooms,
        ...{ after, clock, mails, progress, guest, action, claire: claire.id, meetingId: meeting.id, prisma },
        async done() {
          after.stop();
          await rooms.close();
        },
      };
    }

    /** The token that a mail leads to. */
    function keyIn(text: string | undefined): string {
      return /\?cle=([\w-]+)/u.exec(text ?? '')?.[1] ?? '';
    }

    it('a link to a sheet opens it for its person, of that meeting alone, and only its hash is kept', async () => {
      const { after, meetingId, guest, claire, prisma, done } = await aMeetingOver();
      const token = must(await after.linkToSheet({ meetingId, personId: guest }));
      expect(await after.personOf(meetingId, token)).toBe(guest);
      expect(await after.personOf('another', token)).toBeNull();
      expect(await after.personOf(meetingId, `${token}x`)).toBeNull();
      expect(await after.actionOf(meetingId, token)).toBeNull();
      expect(JSON.stringify(await prisma.afterLink.findMany())).not.toContain(token);
      expect(await after.linkToSheet({ meetingId, personId: claire })).toMatchObject({
        failure: { code: 'not-joined' },
      });
      await done();
    });

    it('five links live at most: a sixth closes the oldest', async () => {
      const { after, clock, meetingId, guest, done } = await aMeetingOver();
      const tokens: string[] = [];
      for (let made = 0; made < 6; made += 1) {
        clock.now += 1000;
        tokens.push(must(await after.linkToSheet({ meetingId, personId: guest })));
      }
      const opened = await Promise.all(tokens.map((token) => after.personOf(meetingId, token)));
      expect(opened).toEqual([null, guest, guest, guest, guest, guest]);
      await done();
    });

    it('a sheet asked for leaves once, when the meeting is closed, with a link that opens it', async () => {
      const { after, agenda, mails, meetingId, guest, claire, done } = await aMeetingOver({ closed: false });
      must(await after.askSheet({ meetingId, personId: guest, email: ' Ana@Example.fr ', lang: 'fr' }));
      await after.look();
      expect(mails).toEqual([]);
      must(await agenda.close(meetingId, claire));
      await after.look();
      await after.look();
      expect(mails.map(({ to }) => to)).toEqual(['ana@example.fr']);
      expect(await after.personOf(meetingId, keyIn(mails[0]?.text))).toBe(guest);
      expect(await after.sheetMail(meetingId, guest)).toMatchObject({ email: 'ana@example.fr' });
      await done();
    });

    it('what is not an address is refused, an empty one erases, and a mailing is stopped', async () => {
      const { after, meetingId, guest, done } = await aMeetingOver({ closed: false });
      const ask = (email: string) => after.askSheet({ meetingId, personId: guest, email, lang: 'fr' });
      expect(await ask('ana@')).toMatchObject({ failure: { code: 'invalid-email', found: 'ana@' } });
      must(await ask('ana@example.fr'));
      must(await ask(''));
      expect(await after.sheetMail(meetingId, guest)).toBeNull();
      for (let sent = 0; sent < 4; sent += 1) must(await ask(`a${sent}@example.fr`));
      expect(await ask('one-too-many@example.fr')).toMatchObject({ failure: { code: 'too-many-tries' } });
      await done();
    });

    it('publishing and withdrawing are in the audit trail once each', async () => {
      const { after, meetingId, claire, prisma, done } = await aMeetingOver();
      expect(await after.publishedAt(meetingId)).toBeNull();
      must(await after.setPublished({ meetingId, published: true, byId: claire }));
      must(await after.setPublished({ meetingId, published: true, byId: claire }));
      expect(await after.publishedAt(meetingId)).toEqual(new Date(START));
      must(await after.setPublished({ meetingId, published: false, byId: claire }));
      expect(await after.publishedAt(meetingId)).toBeNull();
      const trail = await prisma.auditEntry.findMany({
        where: { objectId: meetingId, action: { startsWith: 'restitution-' } },
        orderBy: { id: 'asc' },
      });
      expect(trail.map(({ action, personId }) => [action, personId])).toEqual([
        ['restitution-published', claire],
        ['restitution-withdrawn', claire],
      ]);
      expect(await after.setPublished({ meetingId: 'none', published: true, byId: claire })).toMatchObject({
        failure: { code: 'unknown-meeting' },
      });
      await done();
    });

    it('what is said of an action falls in the term of its day, the last word of a term counts', async () => {
      const { after, clock, meetingId, action, claire, done } = await aMeetingOver();
      const by = { id: claire, name: 'Claire' };
      const say = (state: 'doing' | 'done', note: string) =>
        after.say({ meetingId, actionId: action, state, note, by });
      const terms: number[] = [];
      for (const day of [0, 1, 29, 30, 89, 90]) {
        clock.now = START + day * DAY;
        terms.push(must(await say('doing', `jour ${day}`)).term);
      }
      expect(terms).toEqual([1, 1, 1, 30, 30, 90]);
      must(await say('done', ' fini '));
      const said = (await after.followed(meetingId)).get(action)?.said ?? [];
      expect(said.map(({ term, state, note, by: who }) => [term, state, note, who])).toEqual([
        [1, 'doing', 'jour 29', 'Claire'],
        [30, 'doing', 'jour 89', 'Claire'],
        [90, 'done', 'fini', 'Claire'],
      ]);
      expect(await say('done', 'x'.repeat(501))).toMatchObject({
        failure: { code: 'invalid-note', found: 501, max: 500 },
      });
      expect(await after.say({ meetingId, actionId: 'none', state: 'done', note: '', by })).toMatchObject({
        failure: { code: 'unknown-action' },
      });
      await done();
    });

    it('an owner gets one reminder a term, each with a link for that action, then the address is erased', async () => {
      const { after, clock, mails, meetingId, action, claire, done } = await aMeetingOver();
      const owner = { meetingId, actionId: action, email: 'c@example.fr', lang: 'fr', byId: claire } as const;
      must(await after.setOwner(owner));
      const sent: [number, number][] = [];
      for (const day of [0, 1, 1, 2, 29, 30, 31, 89, 90, 91]) {
        clock.now = START + day * DAY;
        const before = mails.length;
        await after.look();
        sent.push([day, mails.length - before]);
      }
      expect(sent.filter(([, count]) => count > 0)).toEqual([
        [1, 1],
        [30, 1],
        [90, 1],
      ]);
      expect(mails).toHaveLength(3);
      expect(new Set(mails.map(({ text }) => text)).size).toBe(3);
      expect(await after.actionOf(meetingId, keyIn(mails[0]?.text))).toBe(action);
      expect(await after.personOf(meetingId, keyIn(mails[0]?.text))).toBeNull();
      expect((await after.followed(meetingId)).get(action)?.email).toBeNull();
      await done();
    });

    it('two looks at once send one reminder', async () => {
      const { after, clock, mails, meetingId, action, claire, done } = await aMeetingOver();
      must(
        await after.setOwner({
          meetingId,
          actionId: action,
          email: 'c@example.fr',
          lang: 'fr',
          byId: claire,
        }),
      );
      clock.now = START + DAY;
      await Promise.all([after.look(), after.look(), after.look()]);
      expect(mails).toHaveLength(1);
      await done();
    });

    it('a server that slept sends the last term alone, and nothing for what is done, here or in the roadmap', async () => {
      const slept = await aMeetingOver();
      const { meetingId, action, claire } = slept;
      const owner = { meetingId, actionId: action, email: 'c@example.fr', lang: 'fr', byId: claire } as const;
      must(await slept.after.setOwner(owner));
      slept.clock.now = START + 40 * DAY;
      await slept.after.look();
      expect(slept.mails).toHaveLength(1);
      expect(slept.mails[0]?.text).toContain('Où en est-elle');
      must(
        await slept.after.say({
          ...{ meetingId, actionId: action, state: 'done', note: '' },
          by: { id: claire, name: 'Claire' },
        }),
      );
      slept.clock.now = START + 90 * DAY;
      await slept.after.look();
      expect(slept.mails).toHaveLength(1);
      await slept.done();

      const moved = await aMeetingOver();
      must(await moved.after.setOwner({ ...owner, meetingId: moved.meetingId, actionId: moved.action }));
      await moved.prisma.contribution.update({
        where: { id: moved.action },
        data: { transferredAt: new Date(START) },
      });
      moved.progress.set(moved.action, 100);
      moved.clock.now = START + DAY;
      await moved.after.look();
      expect(moved.mails).toEqual([]);
      await moved.done();
    });

    it('another address closes the links of the former one', async () => {
      const { after, clock, mails, meetingId, action, claire, done } = await aMeetingOver();
      const owner = { meetingId, actionId: action, lang: 'fr', byId: claire } as const;
      must(await after.setOwner({ ...owner, email: 'former@example.fr' }));
      clock.now = START + DAY;
      await after.look();
      const key = keyIn(mails[0]?.text);
      expect(await after.actionOf(meetingId, key)).toBe(action);
      must(await after.setOwner({ ...owner, email: 'next@example.fr' }));
      expect(await after.actionOf(meetingId, key)).toBeNull();
      expect(await after.setOwner({ ...owner, email: 'next@' })).toMatchObject({
        failure: { code: 'invalid-email' },
      });
      await done();
    });

    it('at the end of the retention, addresses and links of participants are gone; what became of actions stays', async () => {
      const { after, clock, forget, meetingId, guest, action, claire, prisma, done } = await aMeetingOver();
      must(await after.askSheet({ meetingId, personId: guest, email: 'ana@example.fr', lang: 'fr' }));
      const token = must(await after.linkToSheet({ meetingId, personId: guest }));
      must(
        await after.say({
          ...{ meetingId, actionId: action, state: 'doing', note: 'Appelés' },
          by: { id: claire, name: 'Claire' },
        }),
      );
      clock.now = START + 121 * DAY;
      await forget();
      expect(await after.personOf(meetingId, token)).toBeNull();
      expect(await prisma.sheetMail.count({ where: { meetingId } })).toBe(0);
      expect(await prisma.afterLink.count({ where: { meetingId } })).toBe(0);
      expect((await after.followed(meetingId)).get(action)?.said).toMatchObject([{ note: 'Appelés' }]);
      await done();
    });
  });
}

function must<T>(result: { ok: true; value: T } | { ok: false; failure: { code: string } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
