import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addItem,
  diagnostic,
  priorities,
  readDocument,
  removeItem,
  roadmap,
  setField,
} from '#app/documents/index.ts';
import type { DocumentSpec, MeetingSnapshot } from '#app/documents/index.ts';
import { gather } from '#app/features/meeting/restitution/load-restitution.ts';
import { restitutionOf } from '#app/features/meeting/restitution/record.ts';
import { type Contents, type ContributionKind, GRACE_MS, type StepDraft } from '#app/services/index.ts';
import { createPeople, createSpaces } from '#server/accounts/index.ts';
import type { Database } from '#server/store/client.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';
import { openTestRooms } from '#tests/factories/meeting-rooms.ts';
import type { StoreUnderTest } from './store.contract.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 24, 13);

let counter = 0;
function next(): number {
  counter += 1;
  return counter;
}

/** What meetings promise while they happen, on every engine. */
export function meetingsContract(engine: string, store: Pick<StoreUnderTest, 'open'>): void {
  describe(`meetings on ${engine}`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await store.open();
      await migrate(database, schemaFiles(process.cwd()));
    });
    afterAll(() => database.close());

    const STEPS: readonly StepDraft[] = [
      { kind: 'constat', title: 'Constat', instruction: 'Écrivez.', minutes: 40 },
      { kind: 'priority', title: 'Priorité', instruction: 'Une chacun.', minutes: 25 },
      { kind: 'vote', title: 'Vote', instruction: 'Cent points.', minutes: 20 },
      { kind: 'actions', title: 'Actions', instruction: 'Trois.', minutes: 35 },
    ];

    /** A meeting of four steps, open at the first, and what a test does in it. */
    async function aRoom(overrides: { moderated?: boolean; naming?: 'pseudonym' | 'anonymous' } = {}) {
      const { prisma, sql } = database;
      const clock = { now: START };
      const rooms = openTestRooms({ prisma, sql, now: () => new Date(clock.now) });
      const quiet = () => undefined;
      const space = must(
        await createSpaces(database, quiet).create({
          kind: 'committee',
          name: 'Belfort',
          zone: '2705',
          prefix: 'BEL',
        }),
      );
      const facilitator = must(
        await createPeople(database).withEmail({ email: `f${next()}@example.fr`, name: 'Claire' }),
      );
      const made = must(
        await rooms.meetings.create({
          spaceId: space.id,
          title: 'Rencontre',
          startsAt: new Date(START),
          retentionUntil: new Date(START + 90 * 86_400_000),
          ...overrides,
        }),
      );
      for (const step of STEPS) must(await rooms.agenda.addStep(made.id, step, null, facilitator.id));
      must(await rooms.agenda.configure(made.id, { tables: 4 }, facilitator.id));
      must(await rooms.agenda.open(made.id, facilitator.id));
      const steps = (await rooms.agenda.get(made.id))?.steps ?? [];
      const stepOf = (kind: string) => steps.find((step) => step.kind === kind)?.id ?? '';

      return {
        ...rooms,
        clock,
        space,
        meeting: made,
        facilitator: facilitator.id,
        stepOf,
        async join(name = '') {
          const visitor = { id: `phone-${next()}`, fresh: false };
          const joined = must(
            await rooms.meetings.join({ code: made.code, pseudonym: name, visitor, person: null }),
          );
          return joined.person.id;
        },
        async goTo(kind: string) {
          const plan = await rooms.agenda.get(made.id);
          must(
            await rooms.agenda.goTo(
              made.id,
              { stepId: stepOf(kind), from: plan?.currentStepId ?? null },
              facilitator.id,
            ),
          );
        },
        send<Kind extends ContributionKind>(
          personId: string,
          kind: Kind,
          content: Partial<Contents[Kind]>,
          more: {
            stepId?: string;
            key?: string;
            age?: number;
            named?: boolean;
            draft?: boolean;
            parentId?: string;
          } = {},
        ) {
          // Nothing comes at the very same instant: what is listed by time has an order.
          clock.now += 1;
          const inStep = { statement: 'constat', priority: 'priority', action: 'actions', comment: 'vote' };
          return rooms.contributions.add({
            meetingId: made.id,
            stepId: stepOf(kind in inStep ? inStep[kind as keyof typeof inStep] : 'constat'),
            personId,
            key: `key-${next()}-of-this-test`,
            kind,
            content,
            table: null,
            named: false,
            parentId: null,
            draft: false,
            age: 0,
            ...more,
          });
        },
        async seen(): Promise<MeetingSnapshot> {
          await rooms.mirror.settled(made.id);
          const live = await rooms.agenda.live(made.id, null);
          if (live === null) throw new Error('the room sees nothing');
          return live.snapshot;
        },
        /** Resolves once the room sees what is wanted, told by its own line. */
        shows(wanted: (snapshot: MeetingSnapshot) => boolean): Promise<void> {
          return new Promise((resolve, reject) => {
            const look = async (): Promise<void> => {
              const live = await rooms.agenda.live(made.id, null);
              if (live !== null && wanted(live.snapshot)) resolve();
            };
            const follower = { hear: () => void look().catch(reject), end: () => undefined };
            rooms.agenda.follow(made.id, null, '', follower).catch(reject);
          });
        },
        async document<Spec extends DocumentSpec & { kind: 'diagnostic' | 'priorities' | 'roadmap' }>(
          kind: Spec,
        ) {
          const doc = await rooms.hub.snapshotDoc({ kind: kind.kind, id: space.id });
          const read = readDocument(kind, doc);
          if (!read.ok) throw new Error(read.failure.code);
          return read.value;
        },
      };
    }

    describe('steps', () => {
      it('are passed once when two facilitators press together', async () => {
        const room = await aRoom();
        const go = () =>
          room.agenda.goTo(
            room.meeting.id,
            { stepId: room.stepOf('priority'), from: room.stepOf('constat') },
            room.facilitator,
          );
        const answers = await Promise.all([go(), go()]);
        expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
        expect(answers.find((answer) => !answer.ok)).toMatchObject({
          failure: { code: 'step-moved', found: room.stepOf('priority') },
        });
        expect((await room.seen()).fields).toMatchObject({
          stepId: room.stepOf('priority'),
          endsAt: START + 25 * MINUTE,
          writing: true,
          revealed: false,
          view: 'instruction',
        });
        await room.close();
      });

      it('stay where they are when the laptop of the facilitator dies, until another one drives on', async () => {
        const room = await aRoom();
        const ana = await room.join('Ana');
        const before = (await room.seen()).fields;
        // Nobody drives for half an hour after the timer ran out: nothing passes by itself, phones still write.
        room.clock.now = START + 70 * MINUTE;
        expect(await room.send(ana, 'statement', { text: 'On attend' })).toMatchObject({ ok: true });
        expect((await room.seen()).fields).toMatchObject({
          stepId: before.stepId,
          endsAt: before.endsAt,
          writing: true,
        });
        const second = must(
          await createPeople(database).withEmail({ email: `g${next()}@example.fr`, name: 'Marc' }),
        );
        const found = (await room.agenda.get(room.meeting.id))?.currentStepId ?? null;
        expect(found).toBe(room.stepOf('constat'));
        must(
          await room.agenda.goTo(
            room.meeting.id,
            { stepId: room.stepOf('priority'), from: found },
            second.id,
          ),
        );
        // The first comes back with the page of before: one click on it passes nothing.
        const late = await room.agenda.goTo(
          room.meeting.id,
          { stepId: room.stepOf('priority'), from: room.stepOf('constat') },
          room.facilitator,
        );
        expect(late).toMatchObject({
          failure: { code: 'step-moved', found: room.stepOf('priority') },
        });
        expect((await room.seen()).fields).toMatchObject({
          stepId: room.stepOf('priority'),
          stepStartedAt: room.clock.now,
          endsAt: room.clock.now + 25 * MINUTE,
        });
        const trail = await database.prisma.auditEntry.findMany({
          where: { objectId: room.meeting.id, action: 'step-changed' },
          select: { personId: true },
          orderBy: { at: 'asc' },
        });
        expect(trail.map(({ personId }) => personId)).toEqual([room.facilitator, second.id]);
        await room.close();
      });

      it('take nothing before the opening nor after the closing, and say which', async () => {
        const room = await aRoom();
        const draft = must(
          await room.agenda.duplicate(
            room.meeting.id,
            {
              title: 'La suivante',
              startsAt: new Date(START + 86_400_000),
              retentionUntil: new Date(START + 90 * 86_400_000),
            },
            room.facilitator,
          ),
        );
        const visitor = { id: `phone-${next()}`, fresh: false };
        const early = must(
          await room.meetings.join({ code: draft.code, pseudonym: 'Ana', visitor, person: null }),
        ).person.id;
        const steps = (await room.agenda.get(draft.id))?.steps ?? [];
        const inDraft = await room.contributions.add({
          meetingId: draft.id,
          stepId: steps[0]?.id ?? '',
          personId: early,
          key: 'before-the-opening',
          kind: 'statement',
          content: { text: 'Trop tôt' },
          table: null,
          named: false,
          parentId: null,
          draft: false,
          age: 0,
        });
        expect(inDraft).toMatchObject({ failure: { code: 'not-open' } });
        expect(
          await room.contributions.speak({ meetingId: draft.id, personId: early, wants: true }),
        ).toMatchObject({ failure: { code: 'not-open' } });

        const ben = await room.join('Ben');
        const said = must(await room.send(ben, 'statement', { text: 'Vrai' }));
        must(await room.agenda.close(room.meeting.id, room.facilitator));
        room.clock.now += GRACE_MS + MINUTE;
        expect(await room.send(ben, 'statement', { text: 'Trop tard' })).toMatchObject({
          failure: { code: 'meeting-closed' },
        });
        expect(
          await room.contributions.react({
            meetingId: room.meeting.id,
            id: said.id,
            personId: ben,
            value: 'agree',
          }),
        ).toMatchObject({
          failure: { code: 'meeting-closed' },
        });
        expect(
          await room.contributions.withdraw({ meetingId: room.meeting.id, id: said.id, personId: ben }),
        ).toMatchObject({
          failure: { code: 'meeting-closed' },
        });
        expect((await room.seen()).collections.statements.map(({ text }) => text)).toEqual(['Vrai']);
        await room.close();
      });

      it('are written in by the age of what is sent, whatever the clock of the phone says', async () => {
        const room = await aRoom();
        const ana = await room.join();
        await room.goTo('priority');
        room.clock.now += 5 * MINUTE;
        // Three hours old by its own clock: written before this step ended, so taken; in the future: written now, too late.
        for (const age of [3 * 60 * MINUTE, Number.MAX_VALUE])
          expect(await room.send(ana, 'statement', { text: 'Avant' }, { age })).toMatchObject({ ok: true });
        for (const age of [-3 * 60 * MINUTE, Number.NaN])
          expect(await room.send(ana, 'statement', { text: 'Après' }, { age })).toMatchObject({
            failure: { code: 'step-closed' },
          });
        await room.close();
      });

      it('hold the timer: more time, a pause that freezes writing, lateness in minutes', async () => {
        const room = await aRoom();
        const ana = await room.join();
        must(await room.agenda.addTime(room.meeting.id, 5, room.facilitator));
        expect((await room.seen()).fields).toMatchObject({ endsAt: START + 45 * MINUTE, lateMinutes: 5 });
        room.clock.now = START + 10 * MINUTE;
        must(await room.agenda.setPaused(room.meeting.id, true, room.facilitator));
        expect((await room.seen()).fields).toMatchObject({
          paused: true,
          writing: false,
          remaining: 35 * MINUTE,
          endsAt: null,
        });
        expect(await room.send(ana, 'statement', { text: 'Vrai' })).toMatchObject({
          failure: { code: 'paused' },
        });
        room.clock.now = START + 15 * MINUTE;
        must(await room.agenda.setPaused(room.meeting.id, false, room.facilitator));
        expect((await room.seen()).fields).toMatchObject({
          paused: false,
          endsAt: START + 50 * MINUTE,
          lateMinutes: 10,
        });
        expect(await room.send(ana, 'statement', { text: 'Vrai' })).toMatchObject({ ok: true });
        await room.close();
      });

      it('have phases with a timer of their own, launched once by whoever drives, and none where none was planned', async () => {
        const room = await aRoom();
        const constat = room.stepOf('constat');
        const launch = (phase: number | null, from: number | null, stepId = constat) =>
          room.agenda.launchPhase(room.meeting.id, { stepId, phase, from }, room.facilitator);
        expect((await room.seen()).fields).toMatchObject({ phase: null, phases: 0, gathering: null });
        expect(await launch(0, null)).toMatchObject({ failure: { code: 'unknown-phase', found: 0 } });
        must(
          await room.agenda.editStep(
            room.meeting.id,
            constat,
            {
              settings: {
                phases: [
                  { gathering: 'pairs', minutes: 10, instruction: 'Lisez-vous.' },
                  { gathering: 'tables', minutes: 20, instruction: '' },
                  { gathering: 'plenary', minutes: 5, instruction: '' },
                ],
              },
            },
            room.facilitator,
          ),
        );
        // Two facilitators press together: one launch, and nobody is told off.
        expect((await Promise.all([launch(0, null), launch(0, null)])).map(({ ok }) => ok)).toEqual([
          true,
          true,
        ]);
        expect((await room.seen()).fields).toMatchObject({
          phase: 1,
          phases: 3,
          gathering: 'pairs',
          phaseText: 'Lisez-vous.',
          phaseEndsAt: START + 10 * MINUTE,
          // The step goes on under it.
          endsAt: START + 40 * MINUTE,
          view: 'instruction',
        });
        room.clock.now = START + 4 * MINUTE;
        must(await room.agenda.addPhaseTime(room.meeting.id, 2, room.facilitator));
        must(await room.agenda.setPaused(room.meeting.id, true, room.facilitator));
        expect((await room.seen()).fields).toMatchObject({ phaseEndsAt: null, phaseRemaining: 8 * MINUTE });
        room.clock.now = START + 9 * MINUTE;
        must(await room.agenda.setPaused(room.meeting.id, false, room.facilitator));
        expect((await room.seen()).fields).toMatchObject({
          phaseEndsAt: START + 17 * MINUTE,
          phaseRemaining: null,
          endsAt: START + 45 * MINUTE,
        });
        // Asked from a page that had not seen the first.
        expect(await launch(1, null)).toMatchObject({ failure: { code: 'phase-moved', found: 0 } });
        must(await launch(1, 0));
        expect((await room.seen()).fields).toMatchObject({ phase: 2, gathering: 'tables', phaseText: '' });
        must(await launch(2, 1));
        expect((await room.seen()).fields).toMatchObject({
          phase: 3,
          gathering: 'plenary',
          view: 'statements',
        });
        must(await launch(null, 2));
        expect((await room.seen()).fields).toMatchObject({ phase: null, phaseEndsAt: null });
        expect(await room.agenda.addPhaseTime(room.meeting.id, 1, room.facilitator)).toMatchObject({
          failure: { code: 'unknown-phase' },
        });
        must(await launch(0, null));
        await room.goTo('priority');
        expect((await room.seen()).fields).toMatchObject({ phase: null, phases: 0, gathering: null });
        expect(await launch(1, 0)).toMatchObject({
          failure: { code: 'step-moved', found: room.stepOf('priority') },
        });
        expect(
          await room.agenda.editStep(
            room.meeting.id,
            constat,
            { settings: { phases: [{ gathering: 'pairs', minutes: 0, instruction: '' }] } },
            room.facilitator,
          ),
        ).toMatchObject({ failure: { code: 'invalid-step', field: 'settings' } });
        await room.close();
      });

      it('have a rapporteur for each table: whoever says so last, until they leave it', async () => {
        const room = await aRoom();
        const [ana, ben] = [await room.join('Ana'), await room.join('Ben')];
        const sit = (personId: string, table: number | null) =>
          room.contributions.sit({ meetingId: room.meeting.id, personId, table });
        const speak = (personId: string, speaks = true) =>
          room.contributions.speakForTable({ meetingId: room.meeting.id, personId, speaks });
        const named = async () =>
          (await room.seen()).collections.tableStates.map(({ table, rapporteur }) => [table, rapporteur]);
        const says = async (personId: string) =>
          (await room.contributions.mine(room.meeting.id, personId))?.rapporteur;
        expect(await speak(ana)).toMatchObject({ failure: { code: 'not-seated' } });
        expect(await speak('nobody')).toMatchObject({ failure: { code: 'not-joined' } });
        must(await sit(ana, 3));
        must(await sit(ben, 3));
        expect(await named()).toEqual([[3, '']]);
        must(await speak(ana));
        must(await speak(ana));
        expect(await named()).toEqual([[3, 'Ana']]);
        must(await sit(ana, 3));
        expect(await says(ana)).toBe(true);
        must(await speak(ben));
        expect([await named(), await says(ana), await says(ben)]).toEqual([[[3, 'Ben']], false, true]);
        must(await sit(ben, 1));
        expect((await named()).toSorted()).toEqual([
          [1, ''],
          [3, ''],
        ]);
        must(await speak(ana));
        must(await speak(ana, false));
        expect((await named()).toSorted()).toEqual([
          [1, ''],
          [3, ''],
        ]);
        must(await room.agenda.close(room.meeting.id, room.facilitator));
        expect(await speak(ana)).toMatchObject({ failure: { code: 'meeting-closed' } });
        await room.close();
      });

      it('say what passing on will do', async () => {
        const room = await aRoom();
        await room.goTo('priority');
        const [ana, ben] = [await room.join('Ana'), await room.join('Ben')];
        await room.join('Cléo');
        must(await room.send(ana, 'priority', { title: 'Turbines' }));
        must(
          await room.contributions.setReady({
            meetingId: room.meeting.id,
            stepId: room.stepOf('priority'),
            personId: ben,
            ready: true,
          }),
        );
        expect(must(await room.agenda.next(room.meeting.id))).toMatchObject({
          next: { kind: 'vote' },
          joined: 3,
          notReady: 2,
          nothingSent: 2,
          unrevealed: 1,
          held: 0,
          openPolls: 0,
          graceMs: GRACE_MS,
        });
        expect((await room.seen()).fields).toMatchObject({
          joined: 3,
          ready: 1,
          contributors: 1,
          contributions: 1,
        });
        await room.close();
      });

      it('are reordered, edited, removed before they begin, and leave an audit trail', async () => {
        const room = await aRoom();
        const { id } = room.meeting;
        must(await room.agenda.moveStep(id, room.stepOf('actions'), room.stepOf('vote'), room.facilitator));
        must(await room.agenda.editStep(id, room.stepOf('vote'), { minutes: 12 }, room.facilitator));
        expect((await room.agenda.get(id))?.steps.map(({ kind, minutes }) => [kind, minutes])).toEqual([
          ['constat', 40],
          ['priority', 25],
          ['actions', 35],
          ['vote', 12],
        ]);
        expect(await room.agenda.removeStep(id, room.stepOf('constat'), room.facilitator)).toMatchObject({
          failure: { code: 'step-begun' },
        });
        must(await room.agenda.removeStep(id, room.stepOf('vote'), room.facilitator));
        expect(await room.agenda.editStep(id, room.stepOf('priority'), { minutes: 0 }, null)).toMatchObject({
          failure: { code: 'invalid-step', field: 'minutes' },
        });
        const trail = await database.prisma.auditEntry.findMany({
          where: { objectId: id },
          orderBy: { id: 'asc' },
        });
        expect(trail.map(({ action }) => action)).toEqual(
          expect.arrayContaining(['meeting-created', 'agenda-changed', 'meeting-opened', 'step-changed']),
        );
        await room.close();
      });

      it('come from a template, and go to another meeting without what was said', async () => {
        const room = await aRoom();
        const { id } = room.meeting;
        expect(await room.agenda.applyTemplate(id, 'half-day', 'fr', null)).toMatchObject({
          failure: { code: 'already-begun' },
        });
        const other = must(
          await room.agenda.duplicate(
            id,
            {
              title: 'La suite',
              startsAt: new Date(START + 7 * 86_400_000),
              retentionUntil: new Date(START + 99 * 86_400_000),
            },
            room.facilitator,
          ),
        );
        expect((await room.agenda.get(other.id))?.steps.map((step) => [step.kind, step.startedAt])).toEqual([
          ['constat', null],
          ['priority', null],
          ['vote', null],
          ['actions', null],
        ]);
        must(await room.agenda.applyTemplate(other.id, 'half-day', 'fr', null));
        const plan = await room.agenda.get(other.id);
        expect(plan?.steps.map(({ minutes }) => minutes)).toEqual([15, 40, 40, 25, 45, 20, 35, 10]);
        await room.close();
      });

      it('are rehearsed with invented people, then erased', async () => {
        const room = await aRoom();
        const other = must(
          await room.agenda.duplicate(
            room.meeting.id,
            { title: 'Essai', startsAt: new Date(START), retentionUntil: new Date(START + 86_400_000) },
            room.facilitator,
          ),
        );
        must(await room.agenda.rehearse(other.id, 20, room.facilitator));
        await room.mirror.settled(other.id);
        const live = await room.agenda.live(other.id, null);
        expect(live?.snapshot.fields).toMatchObject({
          rehearsal: true,
          joined: 20,
          ready: 12,
          contributions: 16,
        });
        expect((await room.contributions.review(other.id)).every(({ simulated }) => simulated)).toBe(true);
        // They mark statements and vote; of weights, which are the space's, nothing leaves the rehearsal.
        const said = (await room.agenda.live(other.id, null))?.snapshot.collections.statements ?? [];
        expect(Math.max(...said.map(({ agree }) => agree ?? 0))).toBeGreaterThan(10);
        const steps = (await room.agenda.get(other.id))?.steps ?? [];
        const vote = steps.find(({ kind }) => kind === 'vote')?.id ?? '';
        must(await room.agenda.goTo(other.id, { stepId: vote, from: steps[0]?.id ?? '' }, room.facilitator));
        for (const method of ['points', 'weights'] as const) {
          const poll = must(
            await room.polls.create({
              meetingId: other.id,
              stepId: vote,
              method,
              question: 'Combien ?',
              options: ['a', 'b', 'c'].map((option) => ({
                id: option,
                label: option,
                contributionId: null,
                projectId: null,
                number: null,
              })),
              budget: 100,
              secret: true,
              byId: room.facilitator,
            }),
          );
          const of = { meetingId: other.id, id: poll.id, byId: room.facilitator };
          expect(must(await room.polls.open(of)).voters).toBe(16);
          const closed = must(await room.polls.close(of));
          expect(closed.voters).toBe(16);
          expect(closed.result?.options.reduce((sum, { score }) => sum + score, 0)).toBe(1600);
        }
        expect((await room.weights.tally(room.space.id)).voters).toBe(0);
        must(await room.agenda.reset(other.id, null, room.facilitator));
        await room.mirror.settled(other.id);
        expect((await room.agenda.live(other.id, null))?.snapshot.fields).toMatchObject({
          state: 'draft',
          rehearsal: false,
          joined: 0,
          contributions: 0,
          stepId: null,
        });
        await room.close();
      });

      it('of a real meeting are reset by its code: what was said goes, who joined and signed stays', async () => {
        const room = await aRoom();
        const { id, code } = room.meeting;
        const ana = await room.join('Ana');
        must(await room.send(ana, 'statement', { text: 'On manque de soudeurs' }));
        must(await room.contributions.sign({ meetingId: id, name: 'Ana Morel', organisation: '' }));
        must(
          await room.polls.create({
            meetingId: id,
            stepId: room.stepOf('vote'),
            method: 'points',
            question: 'Quoi ?',
            options: [{ label: 'Ceci', contributionId: null, projectId: null, number: null }],
            budget: 10,
            secret: true,
            byId: room.facilitator,
          }),
        );
        const published = () =>
          database.prisma.meeting.findUnique({ where: { id }, select: { restitutionPublishedAt: true } });
        await database.prisma.meeting.update({
          where: { id },
          data: { restitutionPublishedAt: new Date(START) },
        });
        for (const wrong of [null, '', '000000', code.slice(1)])
          expect(await room.agenda.reset(id, wrong, room.facilitator)).toMatchObject({
            failure: { code: 'confirm-code' },
          });
        expect(await room.contributions.review(id)).toHaveLength(1);
        must(await room.agenda.reset(id, `${code.slice(0, 3)} ${code.slice(3)}`, room.facilitator));
        expect((await room.seen()).fields).toMatchObject({ state: 'draft', joined: 1, contributions: 0 });
        expect(await room.contributions.review(id)).toEqual([]);
        expect(await room.polls.list(id)).toEqual([]);
        expect(await published()).toEqual({ restitutionPublishedAt: null });
        expect(await room.contributions.attendance(id)).toHaveLength(1);
        must(await room.agenda.open(id, room.facilitator));
        await room.close();
      });
    });

    describe('contributions', () => {
      it('sent twice are one, from two tabs at once too, and give a number for life', async () => {
        const room = await aRoom();
        await room.goTo('priority');
        const ana = await room.join();
        const key = 'the-same-key-twice';
        const answers = await Promise.all(
          [1, 2, 3].map(() => room.send(ana, 'priority', { title: 'Turbines' }, { key })),
        );
        const ids = new Set(answers.map((answer) => must(answer).id));
        expect(ids.size).toBe(1);
        expect(answers.filter((answer) => !must(answer).replayed)).toHaveLength(1);
        const [first] = answers;
        if (first === undefined) throw new Error('nothing was answered');
        expect(must(first)).toMatchObject({ state: 'sent', number: 1 });
        expect((await room.contributions.review(room.meeting.id)).map(({ number }) => number)).toEqual([1]);
        await room.close();
      });

      it('written on paper are taken in any step that has begun, paused or passed, until the meeting closes', async () => {
        const room = await aRoom();
        const enter = (kind: ContributionKind, step: string, content: unknown) =>
          room.contributions.enter({
            meetingId: room.meeting.id,
            stepId: room.stepOf(step),
            key: `paper-${next()}-of-this-test`,
            kind,
            content,
            table: 3,
            named: false,
            parentId: null,
            byId: room.facilitator,
          });
        const priority = { title: 'Rouvrir la fonderie' };
        expect(await enter('priority', 'priority', priority)).toMatchObject({
          failure: { code: 'step-to-come' },
        });
        await room.goTo('priority');
        must(await room.agenda.setPaused(room.meeting.id, true, room.facilitator));
        expect(must(await enter('priority', 'priority', priority))).toMatchObject({
          state: 'sent',
          number: 1,
        });
        must(await room.agenda.setPaused(room.meeting.id, false, room.facilitator));
        await room.goTo('vote');
        room.clock.now += GRACE_MS + MINUTE;
        expect(must(await enter('priority', 'priority', priority)).number).toBe(2);
        expect(must(await enter('statement', 'constat', { text: 'Dit sur papier' })).state).toBe('shown');
        expect(
          (await room.contributions.review(room.meeting.id)).map(({ author, table }) => [author, table]),
        ).toEqual(Array.from({ length: 3 }, () => ['', 3]));
        must(await room.agenda.close(room.meeting.id, room.facilitator));
        expect(await enter('priority', 'priority', priority)).toMatchObject({
          failure: { code: 'meeting-closed' },
        });
        await room.close();
      });

      it('of a sheet come in its order, once however often it is brought, and stop at what is refused', async () => {
        const room = await aRoom();
        const row = (index: number, text = `Ligne ${index}`) => ({
          key: `sheet-row-${index}`,
          content: { text },
        });
        const bring = (rows: readonly { key: string; content: unknown }[]) =>
          room.contributions.enterAll({
            meetingId: room.meeting.id,
            stepId: room.stepOf('constat'),
            kind: 'statement',
            rows,
            byId: room.facilitator,
          });
        const forty = Array.from({ length: 40 }, (_, index) => row(index));
        expect(must(await bring(forty))).toEqual({ added: 40, already: 0 });
        const both = await Promise.all([bring([...forty, row(40)]), bring([...forty, row(40)])]);
        expect(both.map((done) => must(done).added).sort()).toEqual([0, 1]);
        expect(await bring([row(41), row(42, '🎉'), row(43)])).toMatchObject({
          failure: { code: 'invalid-content', field: 'text' },
        });
        expect(await room.contributions.review(room.meeting.id)).toHaveLength(42);
        expect(must(await bring([row(41), row(43)]))).toEqual({ added: 1, already: 1 });
        expect(await bring(Array.from({ length: 501 }, (_, index) => row(index)))).toMatchObject({
          failure: { code: 'too-many-rows', found: 501, max: 500 },
        });
        await room.close();
      });

      it('never bear the number of a card of the committee', async () => {
        const room = await aRoom();
        await room.goTo('priority');
        const people = await Promise.all(Array.from({ length: 60 }, () => room.join()));
        const sent = await Promise.all(
          people.map((person) => room.send(person, 'priority', { title: 'Turbines' })),
        );
        const numbers = sent.map((answer) => must(answer).number ?? 0);
        expect(new Set(numbers).size).toBe(60);
        const { fields } = await room.document(priorities);
        expect(fields.lastNumber).toBeGreaterThanOrEqual(Math.max(...numbers));
        await room.close();
      });

      it('stay private until they are revealed, and are shown at once after', async () => {
        const room = await aRoom();
        await room.goTo('priority');
        const [ana, ben] = [await room.join('Ana'), await room.join('Ben')];
        must(await room.send(ana, 'priority', { title: 'Turbines' }, { named: true }));
        must(await room.send(ben, 'priority', { title: 'Pas encore' }, { draft: true }));
        expect((await room.seen()).collections.cards).toEqual([]);
        expect(JSON.stringify(await room.seen())).not.toContain('Turbines');
        expect(
          must(await room.agenda.reveal(room.meeting.id, room.stepOf('priority'), room.facilitator)),
        ).toEqual({ shown: 1 });
        // Cards come in the order they were shown: the second comes a second later.
        room.clock.now += 1000;
        must(await room.send(ben, 'priority', { title: 'Soudeurs' }));
        const { cards } = (await room.seen()).collections;
        expect(cards.map(({ title, author }) => [title, author])).toEqual([
          ['Turbines', 'Ana'],
          ['Soudeurs', ''],
        ]);
        const mine = await room.contributions.mine(room.meeting.id, ben);
        expect(mine?.contributions.map(({ state }) => state).sort()).toEqual(['private', 'shown']);
        await room.close();
      });

      it('wait for a facilitator where reading comes first, again when they are changed', async () => {
        const room = await aRoom({ moderated: true });
        const ana = await room.join();
        const sent = must(await room.send(ana, 'statement', { text: 'M. Dupont ment' }));
        expect(sent.state).toBe('held');
        expect((await room.seen()).fields.held).toBe(1);
        expect((await room.seen()).collections.statements).toEqual([]);
        const moderate = (state: 'shown' | 'withdrawn') =>
          room.contributions.moderate({
            meetingId: room.meeting.id,
            ids: [sent.id],
            state,
            byId: room.facilitator,
          });
        must(
          await room.contributions.amend({
            meetingId: room.meeting.id,
            id: sent.id,
            content: { text: 'On nous ment' },
            byId: room.facilitator,
          }),
        );
        expect(must(await moderate('shown'))).toEqual({ changed: 1 });
        expect((await room.seen()).collections.statements.map(({ text }) => text)).toEqual(['On nous ment']);
        must(
          await room.contributions.edit({
            meetingId: room.meeting.id,
            id: sent.id,
            personId: ana,
            content: { text: 'M. Dupont, encore' },
            named: false,
            draft: false,
            age: 0,
          }),
        );
        expect((await room.seen()).collections.statements).toEqual([]);
        must(await moderate('withdrawn'));
        expect((await room.seen()).fields.held).toBe(0);
        await room.close();
      });

      it('put aside and written again stay aside, in a meeting that is not moderated too', async () => {
        const room = await aRoom();
        const ana = await room.join();
        const { id } = must(await room.send(ana, 'statement', { text: 'M. Dupont ment' }));
        const { meeting, facilitator } = room;
        must(
          await room.contributions.moderate({
            ...{ meetingId: meeting.id, ids: [id] },
            ...{ state: 'held', byId: facilitator },
          }),
        );
        const content = { text: 'M. Dupont, encore' };
        expect(
          await room.contributions.edit({
            ...{ meetingId: meeting.id, id, personId: ana, content },
            ...{ named: false, draft: false, age: 0 },
          }),
        ).toMatchObject({ value: { state: 'held' } });
        expect((await room.seen()).collections.statements).toEqual([]);
        await room.close();
      });

      it('of another meeting are unknown to this one, as are its groups and its votes', async () => {
        const [room, other] = [await aRoom(), await aRoom()];
        await room.goTo('priority');
        const ana = await room.join();
        const { id } = must(await room.send(ana, 'priority', { title: 'Turbines' }));
        must(await room.agenda.reveal(room.meeting.id, room.stepOf('priority'), room.facilitator));
        const byId = room.facilitator;
        const meetingId = room.meeting.id;
        const group = must(
          await room.contributions.createGroup({ meetingId, title: 'Acier', ids: [id], byId }),
        );
        const poll = must(
          await room.polls.create({
            ...{ meetingId, stepId: room.stepOf('vote'), method: 'points', question: 'Où ?', budget: 100 },
            ...{ secret: true, byId },
            options: ['a', 'b'].map((label) => ({
              ...{ label, contributionId: null, projectId: null, number: null },
            })),
          }),
        );
        const elsewhere = { meetingId: other.meeting.id };
        const title = 'Autre chose';
        const { contributions, polls } = room;
        const edited = { content: { title }, named: false, draft: false, age: 0 };
        for (const refused of [
          await contributions.edit({ ...elsewhere, ...edited, id, personId: ana }),
          await contributions.withdraw({ ...elsewhere, id, personId: ana }),
          await contributions.react({ ...elsewhere, id, personId: ana, value: 'agree' }),
          await contributions.amend({ ...elsewhere, id, content: { title }, byId }),
          await contributions.mapTo({ ...elsewhere, id, projectId: null, byId }),
        ])
          expect(refused).toMatchObject({ failure: { code: 'unknown-contribution' } });
        for (const refused of [
          await contributions.renameGroup({ ...elsewhere, id: group.id, title, byId }),
          await contributions.removeGroup({ ...elsewhere, id: group.id, byId }),
        ])
          expect(refused).toMatchObject({ failure: { code: 'unknown-group' } });
        const vote = { ...elsewhere, id: poll.id, byId };
        for (const refused of [
          await polls.remove(vote),
          await polls.open(vote),
          await polls.close(vote),
          await polls.setRevealed({ ...vote, revealed: true }),
          await polls.cast({ ...elsewhere, id: poll.id, personId: ana, marks: { marks: { o1: 1 } } }),
        ])
          expect(refused).toMatchObject({ failure: { code: 'unknown-poll' } });
        expect(await contributions.review(meetingId)).toMatchObject([
          { id, content: { title: 'Turbines' }, state: 'shown', reactions: { agree: 0 } },
        ]);
        expect(await contributions.groups(meetingId)).toMatchObject([{ title: 'Acier' }]);
        expect(await polls.list(meetingId)).toMatchObject([{ state: 'draft' }]);
        await Promise.all([room.close(), other.close()]);
      });

      it('are read by facilitators under the name that was agreed to, and no other', async () => {
        const room = await aRoom();
        const ana = await room.join('Ana');
        must(await room.send(ana, 'statement', { text: 'Vrai' }));
        must(await room.send(ana, 'statement', { text: 'Signé' }, { named: true }));
        const read = await room.contributions.review(room.meeting.id);
        expect(read).toMatchObject([
          { content: { text: 'Signé' }, author: 'Ana' },
          { content: { text: 'Vrai' }, author: '' },
        ]);
        await room.close();
      });

      it('written in a step are taken during its grace period however late they arrive, and refused after', async () => {
        const room = await aRoom();
        const ana = await room.join();
        room.clock.now = START + 10 * MINUTE;
        await room.goTo('priority');
        room.clock.now = START + 20 * MINUTE;
        const written = (minutesAgo: number) =>
          room.send(ana, 'statement', { text: 'Vrai' }, { age: minutesAgo * MINUTE });
        expect(await written(9)).toMatchObject({ ok: true });
        expect(await written(12)).toMatchObject({ ok: true });
        expect(await written(7.9)).toMatchObject({ failure: { code: 'step-closed' } });
        expect(await written(0)).toMatchObject({ failure: { code: 'step-closed' } });
        expect(await written(-100)).toMatchObject({ failure: { code: 'step-closed' } });
        await room.close();
      });

      it.each([
        ['not-joined', {}, { personId: 'nobody' }],
        ['wrong-kind', {}, { kind: 'priority' as const }],
        ['unknown-step', {}, { stepId: 'none' }],
        ['step-closed', {}, { stepId: 'later' }],
        ['invalid-key', {}, { key: 'x' }],
        ['unknown-parent', {}, { kind: 'comment' as const }],
      ])('are refused with %s', async (code, _none, change) => {
        const room = await aRoom();
        const ana = await room.join();
        const {
          personId = ana,
          kind = 'statement',
          stepId,
          ...more
        } = {
          personId: undefined,
          kind: undefined,
          stepId: undefined,
          ...change,
        };
        const sent = await room.send(
          personId,
          kind,
          { text: 'Vrai', title: 'Vrai' },
          {
            stepId: stepId === 'later' ? room.stepOf('actions') : (stepId ?? room.stepOf('constat')),
            ...more,
          },
        );
        expect(sent).toMatchObject({ ok: false, failure: { code } });
        await room.close();
      });

      it('of one person are limited, without holding back the others', async () => {
        const room = await aRoom();
        const [ana, ben] = [await room.join(), await room.join()];
        let refused = 0;
        for (let index = 0; index < 40; index += 1) {
          const sent = await room.send(ana, 'statement', { text: `Vrai ${index}` });
          if (!sent.ok && sent.failure.code === 'too-many-tries') refused += 1;
        }
        expect(refused).toBe(10);
        expect(await room.send(ben, 'statement', { text: 'Vrai' })).toMatchObject({ ok: true });
        await room.close();
      });

      it('keep the word of whoever is named to carry an action, and not for the next one', async () => {
        const room = await aRoom();
        const ana = await room.join('Ana');
        await room.goTo('actions');
        const { id } = must(await room.send(ana, 'action', { title: 'Visiter Delle', owner: 'Samir' }));
        const agrees = async () => {
          const one = (await room.contributions.review(room.meeting.id)).find((each) => each.id === id);
          return one?.kind === 'action' ? [one.content.owner, one.content.ownerAgrees] : null;
        };
        const amend = (content: object) =>
          room.contributions.amend({ meetingId: room.meeting.id, id, content, byId: room.facilitator });
        expect(await agrees()).toEqual(['Samir', false]);
        must(await amend({ title: 'Visiter Delle', owner: 'Samir', ownerAgrees: 'true' }));
        expect(await agrees()).toEqual(['Samir', true]);
        must(await amend({ title: 'Visiter Delle', owner: 'Nadia', ownerAgrees: 'true' }));
        expect(await agrees()).toEqual(['Nadia', false]);
        // In the room, and in its roadmap, the name is the committee's.
        expect((await room.seen()).collections.actions).toMatchObject([{ owner: 'Nadia' }]);
        await room.close();
      });

      it('are marked by the room, one mark a person, changed at will', async () => {
        const room = await aRoom();
        const [ana, ben] = [await room.join(), await room.join()];
        const { id } = must(await room.send(ana, 'statement', { text: 'Vrai' }));
        const react = (personId: string, value: 'agree' | 'disagree') =>
          room.contributions.react({ meetingId: room.meeting.id, id, personId, value });
        must(await react(ana, 'agree'));
        must(await react(ben, 'agree'));
        must(await react(ben, 'disagree'));
        expect((await room.seen()).collections.statements).toMatchObject([
          { agree: 1, disagree: 1, pass: 0 },
        ]);
        expect((await room.contributions.mine(room.meeting.id, ben))?.reactions).toEqual({
          [id]: 'disagree',
        });
        await room.close();
      });

      it('R-420 of eighty people tell what unites and divides the room, while it is shown, and never who said what', async () => {
        const room = await aRoom();
        const { id } = room.meeting;
        const author = await room.join('Zoé');
        const statements: string[] = [];
        for (const text of [
          'Ici on sait tourner',
          'Les jeunes partent',
          'Il faut bâtir',
          'Il faut rénover',
          'Le train manque',
        ])
          statements.push(must(await room.send(author, 'statement', { text })).id);
        const people = await Promise.all(Array.from({ length: 80 }, () => room.join()));
        const mark = (those: readonly string[]) =>
          database.prisma.reaction.createMany({
            data: those.flatMap((personId) =>
              statements.map((contributionId, place) => ({
                contributionId,
                personId,
                at: new Date(room.clock.now),
                value:
                  place < 2 || people.indexOf(personId) < 45 === (place % 2 === 0)
                    ? ('agree' as const)
                    : ('disagree' as const),
              })),
            ),
          });
        await mark(people.slice(0, 79));
        expect(await room.contributions.camps(id)).toMatchObject({ verdict: 'few', people: 79, sizes: [] });
        await mark(people.slice(79));
        // Not computed again at once, then it is.
        expect(await room.contributions.camps(id)).toMatchObject({ people: 79 });
        room.clock.now += 5_000;
        const found = await room.contributions.camps(id);
        expect(found).toMatchObject({ verdict: 'camps', people: 80, sizes: [45, 35] });
        const shares = (lines: readonly { shares: readonly number[] }[]) =>
          lines.map((line) => line.shares.join('/')).sort();
        expect(shares(found.unites)).toEqual(['1/1', '1/1']);
        expect(shares(found.divides)).toEqual(['0/1', '1/0', '1/0']);
        const before = await room.seen();
        expect([before.fields.campsVerdict, before.collections.camps]).toEqual([null, []]);
        must(await room.agenda.show(id, 'camps', null, room.facilitator));
        const shown = await room.seen();
        expect(shown.fields).toMatchObject({ view: 'camps', campsVerdict: 'camps', campsPeople: 80 });
        expect(shown.collections.camps.map(({ people: count }) => count)).toEqual([45, 35]);
        expect(
          shown.collections.campLines
            .map(({ unites, share1, share2, share3 }) => [unites, share1, share2, share3].join('/'))
            .sort(),
        ).toEqual(['false/0/1/', 'false/1/0/', 'false/1/0/', 'true/1/1/', 'true/1/1/']);
        const told = JSON.stringify(shown);
        expect(people.filter((personId) => told.includes(personId))).toEqual([]);
        must(await room.agenda.show(id, 'statements', null, room.facilitator));
        expect((await room.seen()).collections.camps).toEqual([]);
        await room.close();
      });

      it('are grouped by people, with suggestions that say why', async () => {
        const room = await aRoom();
        await room.goTo('priority');
        const people = await Promise.all([room.join(), room.join(), room.join()]);
        const titles = ['Rouvrir une fonderie d’acier', 'Une fonderie d’acier à Bourogne', 'Une navette'];
        for (const [index, person] of people.entries())
          must(await room.send(person, 'priority', { title: titles[index] ?? '' }));
        must(await room.agenda.reveal(room.meeting.id, room.stepOf('priority'), room.facilitator));
        const [suggestion, ...others] = await room.contributions.suggest(room.meeting.id);
        expect(others).toEqual([]);
        expect(suggestion?.terms).toContain('fonderie');
        const group = must(
          await room.contributions.createGroup({
            meetingId: room.meeting.id,
            title: 'Fonderie',
            ids: suggestion?.ids ?? [],
            byId: room.facilitator,
          }),
        );
        const { cards, groups } = (await room.seen()).collections;
        expect(groups).toMatchObject([{ id: group.id, title: 'Fonderie' }]);
        expect(cards.filter((card) => card.group === group.id)).toHaveLength(2);
        await room.close();
      });

      it('go to the committee as the same objects, once', async () => {
        const room = await aRoom();
        const ana = await room.join();
        const statement = must(await room.send(ana, 'statement', { text: 'On manque de soudeurs' }));
        await room.goTo('priority');
        const card = must(await room.send(ana, 'priority', { title: 'Une école de soudure', jobs: 48 }));
        must(await room.agenda.reveal(room.meeting.id, room.stepOf('priority'), room.facilitator));
        const transfer = (
          ids: string[],
          place: Parameters<typeof room.contributions.transfer>[0]['place'] = null,
        ) =>
          room.contributions.transfer({
            meetingId: room.meeting.id,
            ids,
            place,
            lang: 'fr',
            byId: room.facilitator,
          });
        expect(await transfer([statement.id])).toMatchObject({ failure: { code: 'statement-place' } });
        expect(must(await transfer([card.id]))).toEqual({ transferred: 1, already: 0 });
        await room.goTo('actions');
        const action = must(
          await room.send(
            ana,
            'action',
            { title: 'Visiter Delle', owner: 'Ana', day: '2026-11-25' },
            { parentId: card.id },
          ),
        );
        const ids = [statement.id, card.id, action.id];
        expect(must(await transfer(ids, { collection: 'weaknesses', domain: 'skills' }))).toEqual({
          transferred: 2,
          already: 1,
        });
        expect(must(await transfer(ids, { collection: 'weaknesses', domain: 'skills' }))).toEqual({
          transferred: 0,
          already: 3,
        });
        expect((await room.document(priorities)).collections.cards).toMatchObject([
          { id: card.id, number: card.number, title: 'Une école de soudure', jobs: 48, status: 'card' },
        ]);
        expect((await room.document(diagnostic)).collections.weaknesses).toMatchObject([
          { id: statement.id, domain: 'skills', title: 'On manque de soudeurs' },
        ]);
        expect((await room.document(roadmap)).collections.actions).toMatchObject([
          {
            id: action.id,
            title: 'Visiter Delle',
            owner: 'Ana',
            end: '2026-11-25',
            cardNumber: card.number,
            priorityRef: card.id,
          },
        ]);
        await room.close();
      });
    });

    describe('votes', () => {
      /** A vote on two cards of Ana and Ben, open. */
      async function aVote(more: { secret?: boolean } = {}) {
        const room = await aRoom();
        await room.goTo('priority');
        const [ana, ben] = [await room.join(), await room.join()];
        const cards = [
          must(await room.send(ana, 'priority', { title: 'Turbines' })),
          must(await room.send(ben, 'priority', { title: 'Soudeurs' })),
        ];
        must(await room.agenda.reveal(room.meeting.id, room.stepOf('priority'), room.facilitator));
        await room.goTo('vote');
        const poll = must(
          await room.polls.create({
            meetingId: room.meeting.id,
            stepId: room.stepOf('vote'),
            method: 'points',
            question: 'À quoi donnez-vous vos points ?',
            budget: 100,
            secret: true,
            options: cards.map(({ id, number }) => ({
              label: `Carte ${number}`,
              contributionId: id,
              projectId: null,
              number,
            })),
            byId: room.facilitator,
            ...more,
          }),
        );
        must(await room.polls.open({ meetingId: room.meeting.id, id: poll.id, byId: room.facilitator }));
        const cast = (personId: string, marks: Record<string, number>) =>
          room.polls.cast({ meetingId: room.meeting.id, id: poll.id, personId, marks: { marks } });
        const closePoll = () =>
          room.polls.close({ meetingId: room.meeting.id, id: poll.id, byId: room.facilitator });
        return { ...room, ana, ben, poll, cast, closePoll };
      }

      it('share exactly the points of a space’s ballot when they become its weights', async () => {
        const room = await aVote();
        const weights = (budget: number) =>
          room.polls.create({
            ...{ meetingId: room.meeting.id, stepId: room.stepOf('vote'), method: 'weights' },
            ...{ question: 'Que faut-il regarder ?', budget, secret: true, byId: null },
            options: ['a', 'b'].map((label) => ({
              ...{ label, contributionId: null, projectId: null, number: null },
            })),
          });
        expect(await weights(50)).toMatchObject({ failure: { code: 'invalid-poll', field: 'budget' } });
        expect(await weights(100)).toMatchObject({ ok: true });
        await room.close();
      });

      it('are opened once when two facilitators press together, and the trail says it once', async () => {
        const room = await aVote();
        const { id } = must(
          await room.polls.create({
            ...{ meetingId: room.meeting.id, stepId: room.stepOf('vote'), method: 'points' },
            ...{ question: 'Où ?', budget: 10, secret: true, byId: null },
            options: ['a', 'b'].map((label) => ({
              ...{ label, contributionId: null, projectId: null, number: null },
            })),
          }),
        );
        const open = () => room.polls.open({ meetingId: room.meeting.id, id, byId: room.facilitator });
        const answers = await Promise.all([open(), open()]);
        expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
        const trail = await database.prisma.auditEntry.findMany({
          where: { action: 'poll-opened', objectId: room.meeting.id },
        });
        expect(trail.filter(({ detail }) => JSON.stringify(detail).includes(id))).toHaveLength(1);
        await room.close();
      });

      it('left open are counted when the names go, and no ballot keeps a name', async () => {
        const room = await aVote();
        must(await room.cast(room.ana, { o2: 40 }));
        room.clock.now = START + 91 * 86_400_000;
        await room.forget();
        expect(await database.prisma.ballot.count({ where: { pollId: room.poll.id } })).toBe(0);
        expect(await room.polls.list(room.meeting.id)).toMatchObject([
          { state: 'closed', result: { voters: 1, options: [{ score: 0 }, { score: 40 }] } },
        ]);
        await room.close();
      });

      it('take one ballot a person, changed until closed, never on one’s own card, and hide everything meanwhile', async () => {
        const room = await aVote();
        expect(await room.cast(room.ana, { o1: 50 })).toMatchObject({
          failure: { code: 'own-option', option: 'o1' },
        });
        must(await room.cast(room.ana, { o2: 100 }));
        must(await room.cast(room.ana, { o2: 40 }));
        const open = await room.seen();
        expect(open.collections.polls).toMatchObject([{ voted: 1, state: 'open', revealed: false }]);
        for (const option of open.collections.options)
          expect(option).toMatchObject({ score: null, rank: null, marked: null });
        must(await room.closePoll());
        expect(await room.cast(room.ben, { o1: 10 })).toMatchObject({ failure: { code: 'poll-closed' } });
        expect((await room.seen()).collections.options.map(({ score }) => score)).toEqual([null, null]);
        must(
          await room.polls.setRevealed({
            ...{ meetingId: room.meeting.id, id: room.poll.id },
            ...{ revealed: true, byId: room.facilitator },
          }),
        );
        expect((await room.seen()).collections.options.map(({ score, rank }) => [score, rank])).toEqual([
          [0, 2],
          [40, 1],
        ]);
        await room.close();
      });

      it('are one person’s whatever the devices: cards, marks and the ballot of one are those of the other', async () => {
        const room = await aVote();
        const ana = await createPeople(database).actor(room.ana);
        const before = await room.meetings.attendance(room.meeting.id);
        // The second device comes in by the code too, with the session of the same person.
        const again = must(
          await room.meetings.join({
            code: room.meeting.code,
            pseudonym: 'Une autre Ana',
            visitor: { id: `tablet-${next()}`, fresh: false },
            person: ana,
          }),
        );
        expect(again.person.id).toBe(room.ana);
        expect(await room.meetings.attendance(room.meeting.id)).toBe(before);
        const seenOnEither = async () => (await room.contributions.mine(room.meeting.id, room.ana))?.ballots;
        // Both at once, then one after the other: one ballot, the last.
        await Promise.all([room.cast(room.ana, { o2: 100 }), room.cast(room.ana, { o2: 20 })]);
        must(await room.cast(room.ana, { o2: 70 }));
        expect(await seenOnEither()).toMatchObject({ [room.poll.id]: { marks: { o2: 70 } } });
        expect((await room.seen()).collections.polls).toMatchObject([{ voted: 1 }]);
        // The card written on one is one’s own on the other: not voted for from there either.
        expect(await room.cast(room.ana, { o1: 5 })).toMatchObject({ failure: { code: 'own-option' } });
        const both = {
          meetingId: room.meeting.id,
          stepId: room.stepOf('vote'),
          personId: room.ana,
          ready: true,
        };
        await Promise.all([room.contributions.setReady(both), room.contributions.setReady(both)]);
        expect((await room.seen()).fields).toMatchObject({ joined: 2, ready: 1 });
        const closed = must(
          await room.polls.close({ meetingId: room.meeting.id, id: room.poll.id, byId: room.facilitator }),
        );
        expect(closed.voters).toBe(1);
        expect(closed.result?.options.map(({ score }) => score)).toEqual([0, 70]);
        expect(must(await room.polls.recount(room.poll.id))).toEqual(closed.result);
        await room.close();
      });

      it('keep no identity once a secret one is closed, and count again to the same', async () => {
        const room = await aVote();
        must(await room.cast(room.ana, { o2: 40 }));
        must(await room.cast(room.ben, { o1: 60 }));
        const closed = must(await room.closePoll());
        expect(await database.prisma.ballot.count({ where: { pollId: room.poll.id } })).toBe(0);
        expect(must(await room.polls.recount(room.poll.id))).toEqual(closed.result);
        expect(closed.voters).toBe(2);
        expect(await room.closePoll()).toMatchObject({
          failure: { code: 'poll-state', found: 'closed' },
        });
        expect((await room.contributions.mine(room.meeting.id, room.ana))?.ballots).toEqual({});
        await room.close();
      });

      it('are exact when 300 people vote at once while it closes: acknowledged is counted, refused is not', async () => {
        const room = await aVote();
        const people = await Promise.all(Array.from({ length: 300 }, () => room.join()));
        const casting = people.map(async (person, index) => {
          const first = await room.cast(person, { o1: 1 + (index % 50) });
          const second = index % 3 === 0 ? await room.cast(person, { o2: 10 }) : first;
          return { first, second, index };
        });
        const closing = Promise.all(casting.slice(0, 150)).then(() => room.closePoll());
        const done = await Promise.all(casting);
        const closed = must(await closing);
        let voters = 0;
        let [one, two] = [0, 0];
        for (const { first, second, index } of done) {
          if (!first.ok) continue;
          voters += 1;
          if (index % 3 === 0 && second.ok) two += 10;
          else one += 1 + (index % 50);
        }
        expect(voters).toBeGreaterThanOrEqual(150);
        expect(closed.voters).toBe(voters);
        expect(closed.result?.options.map(({ score }) => score)).toEqual([one, two]);
        expect(must(await room.polls.recount(room.poll.id))).toEqual(closed.result);
        await room.close();
      });
    });

    it('show a number instead of a name in an anonymous meeting, even to whoever typed one and agreed', async () => {
      const room = await aRoom({ naming: 'anonymous' });
      const ana = await room.join('Ana Martin');
      must(await room.send(ana, 'statement', { text: 'Vrai' }, { named: true }));
      expect(JSON.stringify(await room.seen())).not.toContain('Ana');
      expect((await room.contributions.mine(room.meeting.id, ana))?.name).toMatch(/^№/);
      await room.close();
    });

    it('keep the attendance sheet apart from who wrote', async () => {
      const room = await aRoom();
      const { id } = room.meeting;
      for (const name of ['Zoé', 'Ana', 'Ana'])
        must(await room.contributions.sign({ meetingId: id, name, organisation: 'CCI' }));
      expect(await room.contributions.attendance(id)).toEqual([
        { name: 'Ana', organisation: 'CCI' },
        { name: 'Zoé', organisation: 'CCI' },
      ]);
      expect(await room.contributions.sign({ meetingId: id, name: ' ', organisation: '' })).toMatchObject({
        failure: { code: 'invalid-name' },
      });
      await room.close();
    });

    it('call by a number who asks for the floor where nobody has a name', async () => {
      const room = await aRoom({ naming: 'anonymous' });
      const people = createPeople(database);
      const zoe = must(await people.withEmail({ email: `z${next()}@example.fr`, name: 'Zoé Martin' }));
      const visitor = { id: `phone-${next()}`, fresh: false };
      const person = await people.actor(zoe.id);
      must(await room.meetings.join({ code: room.meeting.code, pseudonym: '', visitor, person }));
      must(await room.contributions.speak({ meetingId: room.meeting.id, personId: zoe.id, wants: true }));
      expect((await room.contributions.speakers(room.meeting.id)).map(({ name }) => name)).toEqual([
        expect.stringMatching(/^№ \d{3}$/u),
      ]);
      // The same number once they speak for their table, at each reading.
      const mine = { meetingId: room.meeting.id, personId: zoe.id };
      must(await room.contributions.sit({ ...mine, table: 2 }));
      must(await room.contributions.speakForTable({ ...mine, speaks: true }));
      const [asked] = await room.contributions.speakers(room.meeting.id);
      for (const table of [
        (await room.seen()).collections.tableStates,
        (await room.seen()).collections.tableStates,
      ])
        expect(table.find((one) => one.table === 2)?.rapporteur).toBe(asked?.name);
      expect(JSON.stringify(await room.seen())).not.toContain('Zoé');
      expect(await people.exportOf(zoe.id)).toMatchObject({ contributions: [], speakers: [{}] });
      await people.erase(zoe.id);
      expect(await room.contributions.speakers(room.meeting.id)).toEqual([]);
      await room.close();
    });

    it('cite the strategies that the diagnostic has, as soon as it has them', async () => {
      const room = await aRoom();
      const { strategies, hub, space } = room;
      expect(await strategies.of(space.id)).toEqual([]);
      const claire = { id: room.facilitator, name: 'Claire' };
      const write = (work: (doc: Parameters<typeof addItem>[1]) => void) =>
        hub.serverEdit({ kind: 'diagnostic', id: space.id }, work);
      await write((doc) => {
        const scot = { title: 'SCoT du bassin', kind: 'scot', votedOn: '2014-02-27' } as const;
        must(addItem(diagnostic, doc, 'strategies', scot, claire, 't1'));
        must(addItem(diagnostic, doc, 'strategies', { commitment: 'Sans titre' }, claire, 't2'));
      });
      expect(await strategies.of(space.id)).toMatchObject([
        { id: 't1', title: 'SCoT du bassin', kind: 'scot', body: '', votedOn: '2014-02-27', example: false },
      ]);
      await write((doc) => must(setField(diagnostic, doc, 'strategies/t2/title', 'PLUi', claire)));
      expect((await strategies.of(space.id)).map(({ title }) => title)).toEqual(['SCoT du bassin', 'PLUi']);
      // The room is shown them, without asking again.
      await room.shows(({ collections }) => collections.strategies.length === 2);
      expect((await room.seen()).collections.strategies).toMatchObject([
        { id: 't1', position: 0, title: 'SCoT du bassin', votedOn: '2014-02-27' },
        { id: 't2', position: 1, title: 'PLUi', commitment: 'Sans titre' },
      ]);
      await write((doc) => removeItem(diagnostic, doc, 'strategies', 't1', claire));
      await room.shows(({ collections }) => collections.strategies.length === 1);
      // What is written elsewhere in the diagnostic is not the room's: nothing is written again.
      const before = (await room.agenda.live(room.meeting.id, null))?.version;
      await write((doc) => must(setField(diagnostic, doc, 'title', 'Diagnostic', claire)));
      await strategies.of(space.id);
      await room.mirror.settled(room.meeting.id);
      expect((await room.agenda.live(room.meeting.id, null))?.version).toBe(before);
      await room.close();
    });

    it('call the tables in order when the room comes together: who speaks for them, once, after those who wait', async () => {
      const room = await aRoom();
      const { id } = room.meeting;
      const stepId = room.stepOf('constat');
      const phases = [
        { gathering: 'tables', minutes: 20, instruction: '' },
        { gathering: 'plenary', minutes: 5, instruction: '' },
      ] as const;
      must(await room.agenda.editStep(id, stepId, { settings: { phases } }, room.facilitator));
      let ana = '';
      for (const [name, table] of [
        ['Ana', 3],
        ['Ben', 1],
        ['Cléo', 2],
        ['Eve', 4],
      ] as const) {
        const personId = await room.join(name);
        if (name === 'Ana') ana = personId;
        must(await room.contributions.sit({ meetingId: id, personId, table }));
        if (name === 'Cléo') must(await room.contributions.speak({ meetingId: id, personId, wants: true }));
        must(await room.contributions.speakForTable({ meetingId: id, personId, speaks: true }));
      }
      room.clock.now += 1000;
      const launch = (phase: number, from: number | null) =>
        room.agenda.launchPhase(id, { stepId, phase, from }, room.facilitator);
      const names = async () => (await room.contributions.speakers(id)).map(({ name }) => name);
      must(await launch(0, null));
      expect(await names()).toEqual(['Cléo']);
      must(await launch(1, 0));
      must(await launch(1, 0));
      expect(await names()).toEqual(['Cléo', 'Ben', 'Ana', 'Eve']);
      const [, ben] = await room.contributions.speakers(id);
      const drop = { meetingId: id, speakerId: ben?.id ?? '', byId: room.facilitator };
      must(await room.contributions.dropSpeaker({ ...drop, meetingId: 'elsewhere' }));
      must(await room.contributions.dropSpeaker(drop));
      expect(await names()).toEqual(['Cléo', 'Ana', 'Eve']);
      const dropped = await database.prisma.auditEntry.findMany({
        where: { objectId: id, action: 'speaker-dropped' },
        select: { personId: true, detail: true },
      });
      expect(dropped).toEqual([{ personId: room.facilitator, detail: { id: ben?.id } }]);
      // Who was called and not heard is not left waiting in the next step; whoever asked for themselves is, rapporteur or not.
      must(await room.contributions.speak({ meetingId: id, personId: ana, wants: true }));
      room.clock.now += 1000;
      const dan = await room.join('Dan');
      must(await room.contributions.speak({ meetingId: id, personId: dan, wants: true }));
      await room.goTo('priority');
      expect(await names()).toEqual(['Cléo', 'Ana', 'Dan']);
      await room.close();
    });

    it('forget when each person last gave something, once they are closed', async () => {
      const room = await aRoom();
      const { id } = room.meeting;
      const ana = await room.join('Ana');
      room.agenda.gave(id, ana, null);
      expect((await room.agenda.live(id, ana))?.gave).toBeGreaterThan(0);
      must(await room.agenda.close(id, room.facilitator));
      await room.mirror.settled(id);
      // What is read of it after the closing lets go of the rest.
      await room.agenda.live(id, null);
      expect((await room.agenda.live(id, ana))?.gave).toBe(0);
      await room.close();
    });

    it('call speakers in the order they asked', async () => {
      const room = await aRoom();
      const [ana, ben] = [await room.join('Ana'), await room.join('Ben')];
      const { id } = room.meeting;
      for (const personId of [ana, ben, ana]) {
        must(await room.contributions.speak({ meetingId: id, personId, wants: true }));
        room.clock.now += 1000;
      }
      const [first, second] = await room.contributions.speakers(id);
      expect([first?.name, second?.name]).toEqual(['Ana', 'Ben']);
      must(
        await room.contributions.giveFloor({
          meetingId: id,
          speakerId: first?.id ?? '',
          byId: room.facilitator,
        }),
      );
      expect((await room.contributions.mine(id, ben))?.speaking).toEqual({ before: 1, floor: false });
      must(
        await room.contributions.giveFloor({
          meetingId: id,
          speakerId: second?.id ?? '',
          byId: room.facilitator,
        }),
      );
      expect((await room.seen()).collections.speakers).toMatchObject([{ name: 'Ben', speaking: true }]);
      await room.close();
    });

    it('are told whole, with the names that were agreed to, and without names after the date that was promised', async () => {
      const room = await aRoom();
      const { id } = room.meeting;
      const [ana, ben] = [await room.join('Ana'), await room.join('Ben')];
      const said = must(await room.send(ana, 'statement', { text: 'Vrai' }, { named: true }));
      must(await room.send(ben, 'statement', { text: 'Faux' }));
      must(
        await room.contributions.react({ meetingId: id, id: said.id, personId: ben, value: 'surprising' }),
      );
      must(await room.contributions.sign({ meetingId: id, name: 'Zoé', organisation: '' }));
      await room.goTo('priority');
      must(await room.send(ana, 'priority', { title: 'Turbines' }));
      const told = async () => {
        const plan = await room.agenda.get(id);
        if (plan === null) throw new Error('the meeting is not there');
        return restitutionOf(await gather(room, plan, room.space.prefix));
      };
      const before = await told();
      expect(before.statements).toMatchObject([
        { text: 'Vrai', author: 'Ana', surprising: 1, agree: 0 },
        { text: 'Faux', author: '' },
      ]);
      expect(before.priorities).toEqual([]);
      must(await room.agenda.reveal(id, room.stepOf('priority'), room.facilitator));
      expect((await told()).priorities).toMatchObject([
        { title: 'Turbines', number: 'BEL-0001', question: 'Une chacun.', author: '' },
      ]);
      expect((await room.contributions.mine(id, ana))?.contributions).toHaveLength(2);
      expect(await room.forget()).toBe(0);
      room.clock.now = START + 91 * 86_400_000;
      expect(await room.forget()).toBeGreaterThan(0);
      const after = await told();
      expect(after.statements.map(({ text, author }) => [text, author])).toEqual([
        ['Vrai', ''],
        ['Faux', ''],
      ]);
      expect(after.people).toEqual({ joined: 0, signed: 0 });
      expect(await room.contributions.mine(id, ana)).toBeNull();
      expect(await database.prisma.person.count({ where: { id: { in: [ana, ben] } } })).toBe(0);
      await room.close();
    });

    it('are forgotten again when the date was put off, and take no signature after it', async () => {
      const room = await aRoom();
      const { id } = room.meeting;
      const sign = () => room.contributions.sign({ meetingId: id, name: 'Zoé', organisation: '' });
      room.clock.now = START + 90 * 86_400_000;
      await room.forget();
      expect(await sign()).toMatchObject({ failure: { code: 'meeting-closed' } });
      await database.prisma.meeting.update({
        where: { id },
        data: { retentionUntil: new Date(START + 180 * 86_400_000) },
      });
      must(await sign());
      room.clock.now += 86_400_000;
      await room.forget();
      expect(await room.contributions.attendance(id)).toHaveLength(1);
      room.clock.now = START + 180 * 86_400_000;
      await room.forget();
      expect(await room.contributions.attendance(id)).toEqual([]);
      room.clock.now += 1;
      expect(await room.forget()).toBe(0);
      await room.close();
    });

    it('write to the room a few times when 300 cards come at once', async () => {
      const room = await aRoom();
      const people = await Promise.all(Array.from({ length: 300 }, () => room.join()));
      let writes = 0;
      await room.mirror.settled(room.meeting.id);
      const stop = room.hub.onCommitted((name) => {
        if (name.kind === 'meeting') writes += 1;
      });
      const sent = await Promise.all(
        people.map((person, index) => room.send(person, 'statement', { text: `Vrai ${index}` })),
      );
      expect(sent.every((answer) => answer.ok)).toBe(true);
      expect((await room.seen()).collections.statements).toHaveLength(300);
      stop();
      expect(writes).toBeLessThan(60);
      await room.close();
    });
  });
}

function must<T>(result: { ok: true; value: T } | { ok: false; failure: { code: string } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
