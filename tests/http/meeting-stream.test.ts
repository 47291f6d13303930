import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMeetingDelta } from '#app/documents/meeting-delta.ts';
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
  let strangerId: string;

  beforeAll(async () => {
    database = await openMigrated();
    const { prisma, sql } = database;
    const people = createPeople(prisma);
    rooms = openTestRooms({ prisma, sql, now: () => START });
    const spaces = createSpaces(prisma, () => undefined);
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
    const visitor = { id: 'phone', fresh: false };
    guestId = must(await rooms.meetings.join({ code: meeting.code, pseudonym: 'Ana', visitor, person: null }))
      .person.id;
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

  async function open(version = ''): Promise<Line> {
    const hungUp = new AbortController();
    const answer = await ask(meetingId, guestId, version, hungUp.signal);
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

  it('refuses as a page would: nobody, a stranger, a meeting that is not', async () => {
    const statuses = [
      (await ask(meetingId, null)).status,
      (await ask(meetingId, strangerId)).status,
      (await ask('nowhere', guestId)).status,
    ];
    expect(statuses).toEqual([401, 403, 404]);
  });

  it('ends every line when the server stops, so that it can', async () => {
    const lines = [await open(), await open()];
    for (const line of lines) expect((await line.next())?.kind).toBe('whole');
    await rooms.stop();
    for (const line of lines) expect(await line.next()).toBeNull();
  });
});

function must<T>(result: { ok: true; value: T } | { ok: false; failure: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
