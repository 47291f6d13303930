import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ServerChild, startServerChild } from '#tests/factories/server-child.ts';
import { postgresMissing, startPostgres } from '#tests/setup/postgres.ts';

const SCRIPT = 'tests/realtime/meeting-process.ts';
const KILLS = 3;
const PEOPLE = 40;
/** The server dies each time so many answers have come since it started. */
const ANSWERS_BETWEEN = 60;

/** A server that is killed and started again; what was asked meanwhile is asked again, as a phone's outbox does. */
class Killed {
  kills = 0;
  #child: Promise<ServerChild>;
  #answers = 0;

  constructor(readonly where: string) {
    this.#child = startServerChild(SCRIPT, [where]);
  }

  /** Asks until answered. */
  async ask<T>(path: string, ...args: unknown[]): Promise<T> {
    for (;;) {
      const child = await this.#child;
      try {
        const answer = await fetch(`http://127.0.0.1:${child.port}/${path}`, {
          method: 'POST',
          body: JSON.stringify(args),
        });
        const said = (await answer.json()) as T;
        this.#answers += 1;
        if (this.kills < KILLS && this.#answers > ANSWERS_BETWEEN && path === this.deadly) this.#die();
        return said;
      } catch {
        // Cut in the middle: whether it was kept is not known, so it is sent again.
      }
    }
  }

  /** Only this kind of question kills. */
  deadly = '';

  #die(): void {
    this.kills += 1;
    this.#answers = 0;
    const dead = this.#child;
    this.#child = dead.then(async (child) => {
      await child.kill();
      return startServerChild(SCRIPT, [this.where]);
    });
  }

  async stop(): Promise<void> {
    await (await this.#child).stop();
  }
}

type Answer<T> = { ok: true; value: T } | { ok: false; failure: { code: string } };

async function play(where: string): Promise<void> {
  const server = new Killed(where);
  const must = async <T>(path: string, ...args: unknown[]): Promise<T> => {
    for (;;) {
      const said = await server.ask<Answer<T>>(path, ...args);
      if (said.ok) return said.value;
      if (said.failure.code !== 'too-many-tries') throw new Error(`${path}: ${said.failure.code}`);
    }
  };
  const space = await must<{ id: string }>('spaces/create', {
    kind: 'committee',
    name: 'B',
    zone: '2705',
    prefix: 'BEL',
  });
  const startsAt = new Date();
  const meeting = await must<{ id: string; code: string }>('meetings/create', {
    spaceId: space.id,
    title: 'Rencontre',
    startsAt,
    retentionUntil: new Date(startsAt.getTime() + 86_400_000),
  });
  for (const kind of ['priority', 'vote'])
    await must('agenda/addStep', meeting.id, { kind, title: kind, instruction: '', minutes: 20 }, null, null);
  await must('agenda/open', meeting.id, null);
  const plan = await server.ask<{ steps: { id: string }[] }>('agenda/get', meeting.id);
  const [writing = '', voting = ''] = plan.steps.map(({ id }) => id);
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, index) => {
      const joined = await must<{ person: { id: string } }>('meetings/join', {
        code: meeting.code,
        pseudonym: '',
        visitor: { id: `phone-${index}`, fresh: false },
        person: null,
      });
      return joined.person.id;
    }),
  );

  // The priority step, killed: each person sends eight, each under its own key.
  server.deadly = 'contributions/add';
  const sent = await Promise.all(
    people.map(async (personId, index) => {
      const own: { id: string; number: number; key: string }[] = [];
      for (let card = 0; card < 8; card += 1) {
        const key = `card-${index}-${card}`;
        const added = await must<{ id: string; number: number }>('contributions/add', {
          meetingId: meeting.id,
          stepId: writing,
          personId,
          key,
          kind: 'priority',
          content: { title: key },
          table: null,
          named: false,
          parentId: null,
          draft: false,
          age: 0,
        });
        own.push({ ...added, key });
      }
      return own;
    }),
  );
  const acknowledged = sent.flat();
  const kept = await server.ask<{ id: string; number: number; content: { title: string } }[]>(
    'contributions/review',
    meeting.id,
  );
  expect(server.kills).toBe(KILLS);
  // Nothing acknowledged is lost, nothing is there twice, no number was given twice.
  expect(new Map(kept.map(({ id, content }) => [id, content.title]))).toEqual(
    new Map(acknowledged.map(({ id, key }) => [id, key])),
  );
  expect(kept).toHaveLength(PEOPLE * 8);
  expect(new Set(kept.map(({ number }) => number)).size).toBe(PEOPLE * 8);

  // The vote, killed: each person changes their mind six times.
  server.kills = 0;
  await must('agenda/goTo', meeting.id, { stepId: voting, from: writing }, null);
  const poll = await must<{ id: string }>('polls/create', {
    meetingId: meeting.id,
    stepId: voting,
    method: 'points',
    question: 'Combien ?',
    budget: 100,
    secret: true,
    options: ['a', 'b'].map((label) => ({ label, contributionId: null, projectId: null, number: null })),
    byId: null,
  });
  await must('polls/open', { meetingId: meeting.id, id: poll.id, byId: null });
  server.deadly = 'polls/cast';
  await Promise.all(
    people.map(async (personId, index) => {
      for (let points = 1; points <= 8; points += 1)
        await must('polls/cast', {
          ...{ meetingId: meeting.id, id: poll.id, personId },
          marks: { marks: { o1: points, o2: index } },
        });
    }),
  );
  expect(server.kills).toBe(KILLS);
  const closed = await must<{ voters: number; result: { options: { score: number }[] } }>('polls/close', {
    meetingId: meeting.id,
    id: poll.id,
    byId: null,
  });
  expect(closed.voters).toBe(PEOPLE);
  expect(closed.result.options.map(({ score }) => score)).toEqual([8 * PEOPLE, (PEOPLE * (PEOPLE - 1)) / 2]);
  expect(await must('polls/recount', poll.id)).toEqual(closed.result);

  // What the room sees caught up with what the database knows.
  const live = await server.ask<{
    snapshot: { fields: { stepId: string }; collections: { polls: { voted: number }[] } };
  }>('agenda/live', meeting.id, null);
  expect(live.snapshot.fields.stepId).toBe(voting);
  await server.stop();
}

describe('kill -9 during the priority step, then during the vote', () => {
  it('on PGlite', { timeout: 300_000 }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'ancrage-meeting-'));
    try {
      await play(`pglite:${dataDir}`);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it.skipIf(postgresMissing() !== null)('on PostgreSQL', { timeout: 300_000 }, async () => {
    const postgres = await startPostgres();
    try {
      await play(await postgres.newDatabase());
    } finally {
      await postgres.stop();
    }
  });
});
