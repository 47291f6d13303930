import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router, urlencoded } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppContext } from '#app/load-context.ts';
import { createSessionCookies, DEMO } from '#server/accounts/index.ts';
import { createApp } from '#server/http/app.ts';
import { assets } from '#server/http/assets.ts';
import { BODY_MAX } from '#server/http/body-limit.ts';
import { health } from '#server/http/health.ts';
import { createLoadContext } from '#server/http/load-context.ts';
import { meetingStream } from '#server/http/meeting-stream.ts';
import { createLogger } from '#server/log.ts';
import { createMailer } from '#server/mail/mailer.ts';
import { assembleServices, type Assembled } from '#server/services.ts';
import type { Database } from '#server/store/client.ts';
import { openMigrated } from '#tests/setup/migrated-database.ts';

type Site = { origin: string; close(): Promise<void> };

const now = () => new Date();
const home = mkdtempSync(join(tmpdir(), 'ancrage-http-'));
const logged: string[] = [];
const logger = createLogger({ level: 'info', write: (line) => logged.push(line), now });
const cookies = createSessionCookies({ secret: 's'.repeat(32), secure: false, now });

let database: Database;
let assembled: Assembled;
let personId: string;
let code: string;

/**
 * The whole application on a free port, less Remix: its place is taken by a page that tells what it was given, and
 * by one that joins as the real one does.
 */
async function serve(publicUrl: string | null = null, ready = true): Promise<Site> {
  const { services } = assembled;
  const getLoadContext = createLoadContext({ services, cookies, logger, publicUrl, demo: true });
  const pages = Router();
  pages.get('/broken', () => {
    throw new Error('the page broke');
  });
  pages.post('/r/:code', urlencoded({ extended: false }), (req, res, next) => {
    const pseudonym = String(req.body.pseudonym);
    getLoadContext(req, res)
      .then(({ visitor, person }) =>
        services.meetings.join({ code: req.params['code'] ?? '', pseudonym, visitor, person }),
      )
      .then((joined) => {
        if (joined.ok)
          res.append('Set-Cookie', services.sessions.start(joined.value.person.id)).json({ ok: true });
        else res.status(joined.failure.code === 'too-many-tries' ? 429 : 404).json(joined.failure);
      })
      .catch(next);
  });
  pages.all('*', (req, res, next) => {
    getLoadContext(req, res).then((context) => res.json(shown(context)), next);
  });
  const app = createApp({
    development: false,
    publicUrl,
    cookies,
    demo: services.demo,
    meetingStream: meetingStream(services),
    health: health(
      {
        database: async () => ready,
        pack: () => (ready ? Promise.resolve(true) : Promise.reject(new Error('no pack'))),
      },
      () => ({ rooms: 0 }),
    ),
    assets: assets(join(home, 'client')),
    pages,
    logger,
  });
  const server = createServer(app);
  return { origin: `http://127.0.0.1:${await listening(server)}`, close: () => closed(server) };
}

function shown({ person, visitor, nonce, lang, url, config }: AppContext) {
  return { person: person?.id ?? null, visitor, nonce, lang, url, config };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
      else reject(new Error('no port'));
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

beforeAll(async () => {
  mkdirSync(join(home, 'client/assets'), { recursive: true });
  writeFileSync(join(home, 'client/assets/root-abc.js'), 'export {};');
  writeFileSync(join(home, 'client/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  database = await openMigrated();
  assembled = assembleServices({
    database,
    cookies,
    logger,
    mailer: createMailer({ smtpUrl: null, from: 'a@b.fr', keep: true, logger, print: () => undefined, now }),
    publicUrl: null,
    siteUrl: () => 'http://localhost',
    demo: true,
    cacheDir: join(home, 'cache'),
    now,
  });
  const { people, spaces, meetings } = assembled.services;
  const ana = await people.withEmail({ email: 'ana@example.fr', name: 'Ana' });
  await spaces.create({ id: DEMO.space, kind: 'committee', name: 'Belfort', zone: '2705', prefix: 'BEL' });
  const startsAt = now();
  const meeting = await meetings.create({
    id: DEMO.meeting,
    spaceId: DEMO.space,
    title: 'Rencontre',
    startsAt,
    retentionUntil: new Date(startsAt.getTime() + 1e9),
  });
  if (!ana.ok || !meeting.ok) throw new Error('not seeded');
  personId = ana.value.id;
  code = meeting.value.code;
});

afterAll(async () => {
  await assembled.stop();
  await database.close();
  rmSync(home, { recursive: true, force: true });
});

describe('http', () => {
  let site: Site;
  beforeAll(async () => {
    site = await serve();
  });
  afterAll(() => site.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(site.origin + path, { headers, redirect: 'manual' });
  const post = (path: string, headers: Record<string, string> = {}, body = '') =>
    fetch(site.origin + path, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      redirect: 'manual',
    });
  const signedIn = () => ({ Cookie: cookies.start(personId).split(';')[0] ?? '' });

  describe('headers', () => {
    it('let a page load what this server serves and nothing else, with a nonce used once', async () => {
      const [one, two] = await Promise.all([get('/'), get('/')]);
      const { nonce }: { nonce: string } = await one.json();
      const policy = one.headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`default-src 'self';`);
      expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
      expect(policy).toContain(`frame-ancestors 'none'`);
      expect(policy).toContain(`connect-src 'self' ${site.origin.replace('http', 'ws')} `);
      expect(policy).not.toContain('unsafe');
      expect(two.headers.get('content-security-policy')).not.toBe(policy);
    });

    it('are on every answer, errors and files included', async () => {
      for (const path of [
        '/',
        '/assets/root-abc.js',
        '/assets/none.js',
        '/health/live',
        '/broken',
        '/demo.json',
      ]) {
        const { headers } = await get(path);
        expect(headers.get('content-security-policy'), path).toContain(`default-src 'self'`);
        expect(headers.get('x-content-type-options'), path).toBe('nosniff');
        expect(headers.get('referrer-policy'), path).toBe('same-origin');
        expect(headers.get('x-powered-by'), path).toBeNull();
      }
    });

    it('copy no odd Host into the policy', async () => {
      const policy = await new Promise<string>((resolve, reject) => {
        const url = new URL(site.origin);
        httpRequest(
          {
            host: url.hostname,
            port: url.port,
            path: '/',
            headers: { Host: "a;script-src 'unsafe-inline'" },
          },
          (response) => {
            response.resume();
            resolve(String(response.headers['content-security-policy']));
          },
        )
          .on('error', reject)
          .end();
      });
      expect(policy).not.toContain('unsafe-inline');
    });

    it('ask for https only where the site is reached by https', async () => {
      expect((await get('/')).headers.get('strict-transport-security')).toBeNull();
      const secure = await serve('https://ancrage.example.fr');
      const { headers } = await fetch(secure.origin);
      expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
      await secure.close();
    });
  });

  describe('session', () => {
    it('says who is signed in', async () => {
      expect(await (await get('/', signedIn())).json()).toMatchObject({
        person: personId,
        visitor: { fresh: false },
      });
    });

    it('signs nobody in with a forged cookie, and gives a new one', async () => {
      const [value] = (signedIn().Cookie ?? '').split('.');
      const response = await get('/', { Cookie: `${value}.forged` });
      expect(await response.json()).toMatchObject({ person: null, visitor: { fresh: true } });
      expect(response.headers.get('set-cookie')).toContain('HttpOnly; SameSite=Lax');
    });

    it('signs nobody in whose account was erased', async () => {
      const made = await assembled.services.people.withEmail({ email: 'gone@example.fr', name: 'Gone' });
      const id = made.ok ? made.value.id : '';
      await assembled.services.people.erase(id);
      const response = await get('/', { Cookie: cookies.start(id).split(';')[0] ?? '' });
      expect(await response.json()).toMatchObject({ person: null });
    });

    it('speaks the language chosen, else the browser’s, else French', async () => {
      const lang = async (headers: Record<string, string>) =>
        ((await (await get('/', headers)).json()) as { lang: string }).lang;
      expect(await lang({})).toBe('fr');
      expect(await lang({ 'Accept-Language': 'de' })).toBe('fr');
      expect(await lang({ 'Accept-Language': 'en-GB,en' })).toBe('en');
      expect(await lang({ 'Accept-Language': 'en', Cookie: 'lang=fr' })).toBe('fr');
    });
  });

  describe('actions', () => {
    it.each([
      ['another site', { Origin: 'https://evil.example' }],
      ['another port of this machine', { Origin: 'http://127.0.0.1:1' }],
      ['a sandboxed frame', { Origin: 'null' }],
      ['another site that hides its origin', { 'Sec-Fetch-Site': 'cross-site' }],
      ['a sub-domain of ours', { 'Sec-Fetch-Site': 'same-site' }],
    ])('are refused from %s', async (_, headers) => {
      const response = await post('/anything', { ...signedIn(), ...headers });
      expect(response.status).toBe(403);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(await response.json()).toMatchObject({ status: 403, code: 'foreign-origin' });
    });

    it.each(['PUT', 'PATCH', 'DELETE'])('are refused from another site by %s too', async (method) => {
      expect((await fetch(site.origin, { method, headers: { Origin: 'https://evil.example' } })).status).toBe(
        403,
      );
    });

    it('are taken from our own pages and from programs', async () => {
      expect((await post('/anything', { Origin: site.origin })).status).toBe(200);
      expect((await post('/anything')).status).toBe(200);
    });

    it('are taken from the public address only, where there is one', async () => {
      const open = await serve('https://ancrage.example.fr');
      const status = async (origin: string) =>
        (await fetch(open.origin, { method: 'POST', headers: { Origin: origin } })).status;
      expect(await status('https://ancrage.example.fr')).toBe(200);
      expect(await status('http://ancrage.example.fr')).toBe(403);
      expect(await status(open.origin)).toBe(403);
      await open.close();
    });

    it.each([
      [BODY_MAX - 1, 200],
      [BODY_MAX, 200],
      [BODY_MAX + 1, 413],
    ])('with a body of %i bytes are answered %i', async (size, status) => {
      expect((await post('/anything', {}, 'a'.repeat(size))).status).toBe(status);
    });

    it('must say how long their body is', async () => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('a'));
          controller.close();
        },
      });
      // duplex is what fetch wants for a stream, and is missing from its types.
      const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
      expect((await fetch(site.origin, init)).status).toBe(411);
    });
  });

  describe('joining', () => {
    it('gives the session of a guest', async () => {
      const response = await post(`/r/${code}`, {}, 'pseudonym=Zo%C3%A9');
      const cookie = response.headers.getSetCookie().at(-1)?.split(';')[0] ?? '';
      const { person } = (await (await get('/', { Cookie: cookie })).json()) as { person: string };
      expect(await assembled.services.people.get(person)).toMatchObject({ name: 'Zoé', guest: true });
    });

    it('makes a browser that tries codes wait, and leaves the room next to it alone', async () => {
      const first = await get('/');
      const searching = { Cookie: first.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
      const wrong = code === '000000' ? '000001' : '000000';
      const answers = [];
      for (let index = 0; index < 11; index += 1)
        answers.push((await post(`/r/${wrong}`, searching, 'pseudonym=x')).status);
      expect(answers).toEqual([...Array.from({ length: 10 }, () => 404), 429]);
      expect((await post(`/r/${code}`, searching, 'pseudonym=x')).status).toBe(429);
      expect((await post(`/r/${code}`, {}, 'pseudonym=y')).status).toBe(200);
    });
  });

  describe('files', () => {
    it('under /assets never change', async () => {
      const response = await get('/assets/root-abc.js');
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    });

    it.each([
      '/assets/none.js',
      '/assets/',
      '/assets',
      '/assets/../../secret',
      '/assets/%2e%2e/%2e%2e/secret',
      '/assets/%E0%A4%A',
    ])('that are not there are a bare 404 or 400, without a page: %s', async (path) => {
      const before = logged.length;
      const url = new URL(site.origin);
      // why not fetch: it would tidy the path
      const { status, body } = await raw(url, path);
      expect([400, 403, 404]).toContain(status);
      expect(body).not.toContain('visitor');
      expect(logged.length).toBe(before);
    });

    it('of the root are served', async () => {
      expect((await get('/favicon.svg')).headers.get('content-type')).toContain('image/svg+xml');
    });
  });

  describe('health', () => {
    it('is live while the process answers', async () => {
      expect(await (await get('/health/live')).json()).toEqual({ status: 'live' });
    });

    it('is ready when everything is there', async () => {
      const response = await get('/health/ready');
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({
        status: 'ready',
        checks: { database: true, pack: true },
        rooms: 0,
      });
    });

    it('says what is missing, with 503', async () => {
      const ill = await serve(null, false);
      const response = await fetch(`${ill.origin}/health/ready`);
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({
        status: 'not ready',
        checks: { database: false, pack: false },
      });
      await ill.close();
    });
  });

  it('tells scripts what the demonstration is made of', async () => {
    expect(await (await get('/demo.json')).json()).toEqual({
      space: { id: DEMO.space },
      meeting: { id: DEMO.meeting, code },
      project: null,
      cohort: null,
    });
  });

  it('answers a fault with a sentence, and keeps the fault for the log', async () => {
    const response = await get('/broken');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('the page broke');
    expect(logged.at(-1)).toContain('the page broke');
  });
});

function raw({ hostname, port }: URL, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: hostname, port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}
