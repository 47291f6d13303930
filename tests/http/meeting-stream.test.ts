import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMeetingDelta } from '#app/documents/meeting-delta.ts';
import { answerBallot } from '#app/features/meeting/room-http.ts';
import type { LiveNews } from '#app/services/index.ts';
import { createPeople, createSpaces } from '#server/accounts/index.ts';
import { meetingStream } from '#server/http/meeting-stream.ts';
import type { Database } from '#server/store/client.ts';
import { openTestRooms, type TestRooms } from '#tests/factories/meeting-rooms.ts';
import { openMigrated } from '#tests/setup/migrated-database.ts';

const START = new Date('2026-11-24T13:30:00Z');

/** One open line: its news one at a time, in order. */
class Line {
  readonly #reader: ReadableStreamDefaultReader<string>;
  readonly #hungUp: AbortController;
  #text = '';

  constructor(body: NonNullable<Response['body']>, hungUp: AbortController) {
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
    this.#hungUp = hungUp;
  }

  /** The next news; null once the server has ended the line. */
  async next(): Promise<LiveNews | null> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const data = this.#text.slice('data: '.length, end);
        this.#text = this.#text.slice(end + 2);
        return JSON.parse(data) as LiveNews;
      }
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#text += value;
    }
  }

  hangUp(): void {
    this.#hungUp.abort();
  }
}

describe('the line on which a meeting is told', () => {
  let database: Database;
  let rooms: TestRooms;
  let server: Server;
  let origin: string;
  let meetingId: string;
  let guestId: string;
  let otherId: string;
  let strangerId: string;
  let people: ReturnType<typeof createPeople>;

  beforeAll(async () => {
    database = await openMigrated();
    const { prisma, sql } = database;
    people = createPeople(database);
    rooms = openTestRooms({ prisma, sql, now: () => START });
    const spaces = createSpaces(database, () => undefined);
    const space = must(await spaces.create({ kind: 'committee', name: 'B', zone: '2705', prefix: 'BEL' }));
    const meeting = must(
      await rooms.meetings.create({
        spaceId: space.id,
        title: 'Rencontre',
        startsAt: START,
        retentionUntil: new Date(START.getTime() + 86_400_000),
      }),
    );
    meetingId = meeting.id;
    must(await rooms.agenda.applyTemplate(meetingId, 'half-day', 'fr', null));
    must(await rooms.agenda.open(meetingId, null));
    const join = async (pseudonym: string, phone: string): Promise<string> => {
      const visitor = { id: phone, fresh: false };
      return must(await rooms.meetings.join({ code: meeting.code, pseudonym, visitor, person: null })).person
        .id;
    };
    guestId = await join('Ana', 'phone');
    otherId = await join('Bruno', 'phone-2');
    strangerId = must(await people.withEmail({ email: 's@example.fr', name: 'Sam' })).id;
    await rooms.mirror.settled(meetingId);

    const app = express();
    app.get(
      '/m/:meetingId/stream',
      (req, res, next) => {
        res.locals['personId'] = req.headers['x-person'] ?? null;
        next();
      },
      meetingStream({ agenda: rooms.agenda, meetings: rooms.meetings, people }),
    );
    server = createServer(app);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    origin = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await rooms.close();
    await database.close();
  });

  const ask = (id: string, personId: string | null, version = '', signal: AbortSignal | null = null) =>
    fetch(`${origin}/m/${id}/stream?version=${version}`, {
      signal,
      headers: personId === null ? {} : { 'x-person': personId },
    });

  async function open(version = '', personId = guestId): Promise<Line> {
    const hungUp = new AbortController();
    const answer = await ask(meetingId, personId, version, hungUp.signal);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('cache-control')).toContain('no-transform');
    if (answer.body === null) throw new Error('no body');
    return new Line(answer.body, hungUp);
  }

  async function goTo(kind: string): Promise<string> {
    const plan = await rooms.agenda.get(meetingId);
    const stepId = plan?.steps.find((step) => step.kind === kind)?.id ?? '';
    must(await rooms.agenda.goTo(meetingId, { stepId, from: plan?.currentStepId ?? null }, null));
    return stepId;
  }

  it('tells the whole, then what changes, and from it one has what whoever asks is answered', async () => {
    const line = await open();
    const first = await line.next();
    if (first?.kind !== 'whole') throw new Error(`heard ${first?.kind}`);
    const stepId = await goTo('constat');
    let { version, snapshot } = first.live;
    while (snapshot.fields.stepId !== stepId) {
      const news = await line.next();
      if (news?.kind !== 'change') throw new Error(`heard ${news?.kind}`);
      expect(news.from).toBe(version);
      snapshot = applyMeetingDelta(snapshot, news.delta);
      version = news.version;
    }
    await rooms.mirror.settled(meetingId);
    const asked = await rooms.agenda.live(meetingId, guestId);
    expect(snapshot).toEqual(JSON.parse(JSON.stringify(asked?.snapshot)));
    expect(version).toBe(asked?.version);
    line.hangUp();
  });

  it('tells who has the version that it holds, without sending it again', async () => {
    const live = await rooms.agenda.live(meetingId, guestId);
    const line = await open(live?.version);
    expect(await line.next()).toEqual({ kind: 'same', version: live?.version, now: START.getTime() });
    line.hangUp();
  });

  it('tells the devices of one person that they gave something, and nobody else; of a ballot, nothing to anyone', async () => {
    const poll = must(
      await rooms.polls.create({
        meetingId,
        stepId: await goTo('vote'),
        method: 'points',
        question: 'Combien ?',
        budget: 100,
        secret: true,
        options: [{ label: 'Fonderie', contributionId: null, projectId: null, number: null, id: 'fonderie' }],
        byId: null,
      }),
    );
    must(await rooms.polls.open({ meetingId, id: poll.id, byId: null }));
    await rooms.mirror.settled(meetingId);
    const lines = { phone: await open(), tablet: await open(), other: await open('', otherId) };
    const cast = await answerBallot(
      new Request('http://localhost/', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-of-the-phone-0001' },
        body: JSON.stringify({ poll: poll.id, marks: { fonderie: 97 } }),
      }),
      {
        services: { ...rooms, meetings: rooms.meetings },
        person: await people.actor(guestId),
        lang: 'fr',
      },
      meetingId,
    );
    expect(cast.status).toBe(200);
    // A second change, so that all of the first is known to have been said.
    await rooms.mirror.settled(meetingId);
    const stepId = await goTo('actions');
    const heard = async (line: Line): Promise<readonly LiveNews[]> => {
      const all: LiveNews[] = [];
      for (;;) {
        const news = await line.next();
        if (news === null) throw new Error('the line ended');
        all.push(news);
        if (JSON.stringify(news).includes(`"stepId":"${stepId}"`)) return all;
      }
    };
    const [phone, tablet, other] = [
      await heard(lines.phone),
      await heard(lines.tablet),
      await heard(lines.other),
    ];
    for (const own of [phone, tablet])
      expect(own.filter(({ kind }) => kind === 'mine')).toEqual([
        { kind: 'mine', gave: START.getTime(), key: 'key-of-the-phone-0001' },
      ]);
    expect(other.map(({ kind }) => kind)).not.toContain('mine');
    expect(JSON.stringify([phone, tablet, other])).not.toMatch(/fonderie":97|:97[,}]/u);
    // A device whose line was down meanwhile hears of it when it comes back.
    const late = await open();
    expect([await late.next(), await late.next()].map((news) => news?.kind)).toEqual(['whole', 'mine']);
    for (const line of [...Object.values(lines), late]) line.hangUp();
  });

  it('refuses as a page would: nobody, a stranger, a meeting that is not', async () => {
    const statuses = [
      (await ask(meetingId, null)).status,
      (await ask(meetingId, strangerId)).status,
      (await ask('nowhere', guestId)).status,
    ];
    expect(statuses).toEqual([401, 403, 404]);
  });

  it('ends every line when the server stops, so that it can', async () => {
    const lines = [await open('', otherId), await open('', otherId)];
    for (const line of lines) expect((await line.next())?.kind).toBe('whole');
    await rooms.stop();
    for (const line of lines) expect(await line.next()).toBeNull();
  });
});

function must<T>(result: { ok: true; value: T } | { ok: false; failure: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
