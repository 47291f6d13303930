import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roadmap } from '#app/documents/index.ts';
import { keepSheet } from '#app/features/meeting/after/keep-sheet.ts';
import { loadSheet } from '#app/features/meeting/after/load-sheet.ts';
import { loadSince } from '#app/features/meeting/after/load-since.ts';
import { publishRestitution } from '#app/features/meeting/after/publish-restitution.ts';
import { saySince } from '#app/features/meeting/after/say-since.ts';
import { answerSheet } from '#app/features/meeting/after/sheet-answer.ts';
import { loadRestitution } from '#app/features/meeting/restitution/load-restitution.ts';
import {
  answerPublicRestitution,
  answerRestitution,
} from '#app/features/meeting/restitution/restitution-answer.ts';
import type { AppContext } from '#app/load-context.ts';
import type { Actor, Role } from '#app/services/index.ts';
import { createSessionCookies } from '#server/accounts/index.ts';
import { createMailer, type Mailer } from '#server/mail/mailer.ts';
import { type Assembled, assembleServices } from '#server/services.ts';
import type { Database } from '#server/store/client.ts';
import { openMigrated } from '#tests/setup/migrated-database.ts';

const SITE = 'https://ancrage.example';
const quiet = () => undefined;
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** What pages and forms answer once a meeting is over, by who asks. */
describe('after a meeting, over HTTP', () => {
  let database: Database;
  let assembled: Assembled;
  let mailer: Mailer;
  let meetingId: string;
  let spaceId: string;
  let ana: Actor;
  let claire: Actor;
  let action: string;
  const home = mkdtempSync(join(tmpdir(), 'ancrage-after-'));

  beforeAll(async () => {
    database = await openMigrated();
    const now = () => new Date();
    mailer = createMailer({ smtpUrl: null, from: 'a@b.fr', keep: true, logger, print: quiet, now });
    assembled = assembleServices({
      ...{ database, mailer, logger, now },
      cookies: createSessionCookies({ secret: 's'.repeat(32), secure: false, now }),
      publicUrl: null,
      siteUrl: () => SITE,
      demo: true,
      cacheDir: join(home, 'cache'),
    });
    const { spaces, meetings, agenda, contributions } = assembled.services;
    spaceId = must(await spaces.create({ kind: 'committee', name: 'B', zone: '2705', prefix: 'BEL' })).id;
    claire = await somebody('facilitator', 'Claire');
    const meeting = must(
      await meetings.create({
        spaceId,
        title: 'Rencontre',
        startsAt: now(),
        retentionUntil: new Date(Date.now() + 1e10),
      }),
    );
    meetingId = meeting.id;
    for (const kind of ['priority', 'actions'] as const)
      must(await agenda.addStep(meetingId, { kind, title: kind, instruction: '', minutes: 9 }, null, null));
    must(await agenda.open(meetingId, claire.id));
    const visitor = { id: 'phone-of-ana', fresh: false };
    const joined = must(await meetings.join({ code: meeting.code, pseudonym: 'Ana', visitor, person: null }));
    ana = await actor(joined.person.id);
    const steps = (await agenda.get(meetingId))?.steps ?? [];
    const give = async (
      place: number,
      kind: 'priority' | 'action',
      content: object,
      parentId: string | null,
    ) => {
      const stepId = steps[place]?.id ?? '';
      const added = must(
        await contributions.add({
          ...{ meetingId, stepId, personId: ana.id, key: `key-of-${kind}`, kind, content, parentId },
          ...{ table: null, named: false, draft: false, age: 0 },
        }),
      );
      must(await agenda.reveal(meetingId, stepId, claire.id));
      return added.id;
    };
    const priority = await give(0, 'priority', { title: 'Rouvrir la fonderie' }, null);
    must(await agenda.goTo(meetingId, { stepId: steps[1]?.id ?? '', from: steps[0]?.id ?? '' }, claire.id));
    action = await give(
      1,
      'action',
      { title: 'Réunir les fondeurs', owner: 'Samir', day: '2026-11-25' },
      priority,
    );
    must(await agenda.close(meetingId, claire.id));
  });
  afterAll(async () => {
    await assembled.stop();
    await database.close();
    rmSync(home, { recursive: true, force: true });
  });

  async function actor(id: string): Promise<Actor> {
    const found = await assembled.services.people.actor(id);
    if (found === null) throw new Error('nobody');
    return found;
  }

  async function somebody(role: Role | null, name: string): Promise<Actor> {
    const { people, spaces } = assembled.services;
    const { id } = must(await people.withEmail({ email: `${name.toLowerCase()}@example.fr`, name }));
    if (role !== null) await spaces.setMember({ spaceId, personId: id, role, college: null, byId: null });
    return actor(id);
  }

  function as(person: Actor | null): AppContext {
    return {
      person,
      services: assembled.services,
      visitor: { id: 'v', fresh: false },
      nonce: '',
      lang: 'fr',
      url: SITE,
      config: { demo: true },
      log: logger,
    };
  }

  const post = (path: string, fields: Record<string, string>) =>
    new Request(`${SITE}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  const keyOf = (text: string) => /\?cle=([\w-]+)/u.exec(text)?.[1] ?? '';

  it('a sheet says what became of one’s own priority, the actions and whom to call', async () => {
    const { sheet } = must(await loadSheet(assembled.services, { person: ana, meetingId, key: null }));
    expect(sheet.mine).toMatchObject([
      { title: 'Rouvrir la fonderie', state: 'shown', actions: ['Réunir les fondeurs'] },
    ]);
    expect(sheet.mine[0]?.number).toMatch(/^BEL-\d{4}$/u);
    expect(sheet.call).toEqual([
      { name: 'Samir', actions: ['Réunir les fondeurs'] },
      { name: 'Claire', actions: [] },
    ]);
  });

  it('a sheet is its own person’s: nobody else’s, whatever their role', async () => {
    const open = async (person: Actor | null, key: string | null = null) => {
      const found = await loadSheet(assembled.services, { person, meetingId, key });
      return found.ok ? found.value.sheet.name : found.failure.code;
    };
    expect(await open(claire)).toBe('not-joined');
    expect(await open(await somebody(null, 'Stranger'))).toBe('no-right');
    expect(await open(null)).toBe('not-signed-in');
    expect(await open(null, 'guessed')).toBe('link-dead');
    const made = await keepSheet(post(`/m/${meetingId}/fiche`, { intent: 'link' }), as(ana), meetingId);
    if (made.kind !== 'link') throw new Error(made.sentence);
    expect(await open(null, keyOf(made.address))).toBe('Ana');
  });

  it('the form of the mail refuses what is no address with a sentence, and sends at once when all is over', async () => {
    const send = (email: string) =>
      keepSheet(post(`/m/${meetingId}/fiche`, { intent: 'mail', email }), as(ana), meetingId);
    expect(await send('ana@')).toMatchObject({ kind: 'refused', typed: 'ana@' });
    expect(await send('ana@example.org')).toMatchObject({ kind: 'kept' });
    await mailer.settled();
    expect(mailer.outbox()[0]?.to).toBe('ana@example.org');
    expect(mailer.outbox()[0]?.text).toContain(`${SITE}/m/${meetingId}/fiche?cle=`);
  });

  it('the calendar of a sheet has the action, and an unknown format a sentence', async () => {
    const ask = (format: string) =>
      answerSheet(new Request(`${SITE}/x?format=${format}`), as(ana), meetingId);
    const calendar = await ask('ics');
    expect(calendar.headers.get('Content-Type')).toContain('text/calendar');
    expect(await calendar.text()).toContain('SUMMARY:Réunir les fondeurs');
    expect((await ask('exe')).status).toBe(400);
    const refused = await answerSheet(new Request(`${SITE}/x?format=ics`), as(null), meetingId);
    expect(refused.status).toBe(401);
  });

  it('a restitution as json names its space and no more, and whoever asks too often is told before anything is read', async () => {
    const ask = (context: AppContext) => answerRestitution(new Request(`${SITE}/x`), context, meetingId);
    const answer: unknown = await (await ask(as(claire))).json();
    expect(answer).toMatchObject({
      meeting: { id: meetingId },
      priorities: [{ title: 'Rouvrir la fonderie' }],
    });
    expect(answer).toHaveProperty('space', { id: spaceId, name: 'B', zone: '2705' });
    const { services } = assembled;
    // One who has had too many; the meeting would fail to be read.
    const context: AppContext = {
      ...as(claire),
      services: {
        ...services,
        limits: {
          ...services.limits,
          spend: () => ({ ok: false, failure: { code: 'too-many-tries', retryAfter: 9 } }),
        },
        agenda: { ...services.agenda, get: () => Promise.reject(new Error('read')) },
      },
    };
    const refused = await ask(context);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '9']);
  });

  it('a restitution is public once a facilitator says so, and no longer once it is withdrawn', async () => {
    const read = (format = 'json') =>
      answerPublicRestitution(new Request(`${SITE}/x?format=${format}`), as(null), meetingId);
    const publish = (person: Actor | null, published: boolean) =>
      publishRestitution(assembled.services, person, { meetingId, published });
    expect((await read()).status).toBe(404);
    for (const person of [null, ana, await somebody('member', 'Mia'), await somebody('observer', 'Obs')])
      expect((await publish(person, true)).ok).toBe(false);
    expect((await read()).status).toBe(404);
    expect((await publish(claire, true)).ok).toBe(true);
    const shown = await read();
    expect(shown.status).toBe(200);
    const body = await shown.text();
    expect(body).toContain('Rouvrir la fonderie');
    // She did not agree to be named, and nothing says that he did.
    expect(body).not.toContain('"Ana"');
    expect(body).toContain('Réunir les fondeurs');
    expect(body).not.toContain('Samir');
    const inside = await loadRestitution(assembled.services, claire, meetingId);
    expect(inside.ok && inside.value.restitution.actions.map(({ owner }) => owner)).toEqual(['Samir']);
    const outside = await loadRestitution(assembled.services, null, meetingId);
    expect(outside.ok && outside.value.restitution.actions).toMatchObject([
      { owner: '', ownerKept: true, missing: expect.not.arrayContaining(['owner']) },
    ]);
    expect((await read('xlsx')).status).toBe(400);
    expect((await publish(claire, false)).ok).toBe(true);
    expect((await read()).status).toBe(404);
  });

  it('what became of an action is said by who drives, read by the room, refused to the rest', async () => {
    const say = (person: Actor | null, fields: Record<string, string> = {}) =>
      saySince(
        post(`/m/${meetingId}/depuis`, { intent: 'say', action, state: 'doing', note: 'Appelés', ...fields }),
        as(person),
        meetingId,
      );
    expect(await say(ana)).toMatchObject({ kept: false });
    await expect(say(null)).rejects.toMatchObject({ status: 401 });
    expect(await say(claire, { state: 'magic' })).toMatchObject({ kept: false });
    expect(await say(claire, { note: 'x'.repeat(501) })).toMatchObject({ kept: false });
    expect(await say(claire)).toMatchObject({ kept: true, actionId: action });
    const since = must(await loadSince(assembled.services, { person: ana, meetingId, key: null }));
    expect(since.actions).toMatchObject([
      { state: 'doing', mayWrite: false, email: null, said: [{ note: 'Appelés', by: 'Claire', term: 1 }] },
    ]);
  });

  it('transferred, an action follows the roadmap’s own progress, and writing here writes there', async () => {
    const { services } = assembled;
    const author = { id: claire.id, name: claire.name };
    must(
      await services.contributions.transfer({
        ...{ meetingId, ids: [action], place: null, lang: 'fr', byId: claire.id },
      }),
    );
    must(await services.documents.set(roadmap, spaceId, author, { [`actions/${action}/progress`]: 35 }));
    const look = async () =>
      must(await loadSince(services, { person: claire, meetingId, key: null })).actions[0];
    expect(await look()).toMatchObject({ inRoadmap: true, progress: 35, state: 'doing' });
    const form = { intent: 'say', action, progress: '100', note: '' };
    const path = `/m/${meetingId}/depuis`;
    expect(await saySince(post(path, { ...form, progress: '101' }), as(claire), meetingId)).toMatchObject({
      kept: false,
    });
    expect(await saySince(post(path, form), as(claire), meetingId)).toMatchObject({ kept: true });
    expect(await look()).toMatchObject({ progress: 100, state: 'done' });
    const read = await services.documents.snapshot(roadmap, spaceId);
    expect(read.ok && read.value.collections.actions[0]?.progress).toBe(100);
  });
});

function must<T>(result: { ok: true; value: T } | { ok: false; failure: { code: string } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
