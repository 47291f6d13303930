import { sign } from 'cookie-signature';
import { describe, expect, it } from 'vitest';
import { createSessionCookies, SESSION_COOKIE } from './session-cookie.ts';

const DAY_MS = 24 * 3600 * 1000;

function cookies(overrides: { secret?: string; secure?: boolean } = {}) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const made = createSessionCookies({
    secret: 's'.repeat(32),
    secure: false,
    now: () => new Date(clock.now),
    ...overrides,
  });
  return { ...made, clock };
}

/** The Cookie header a browser sends back for a Set-Cookie. */
const sentBack = (setCookie: string) => setCookie.split(';')[0] ?? '';

describe('session cookie', () => {
  it('says who is signed in', () => {
    const { start, read } = cookies();
    expect(read(`lang=fr; ${sentBack(start('ana'))}; other=1`)).toMatchObject({ personId: 'ana' });
  });

  it('is out of reach of scripts and of other sites, and of http behind TLS', () => {
    expect(cookies().start('ana')).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
    expect(cookies({ secure: true }).start('ana')).toMatch(/; Secure$/);
  });

  it('signs nobody in on a first visit, and nobody after signing out', () => {
    const { visit, end, read } = cookies();
    expect(read(sentBack(visit().cookie))).toEqual(
      visit().session && { visitorId: expect.any(String), personId: null },
    );
    expect(read(sentBack(end()))).toMatchObject({ personId: null });
  });

  it('is another visitor each time somebody signs in', () => {
    const { start, read } = cookies();
    expect(read(sentBack(start('ana')))?.visitorId).not.toBe(read(sentBack(start('ana')))?.visitorId);
  });

  it('lasts thirty days', () => {
    const { start, read, clock } = cookies();
    const header = sentBack(start('ana'));
    clock.now += 30 * DAY_MS;
    expect(read(header)).not.toBeNull();
    clock.now += 1000;
    expect(read(header)).toBeNull();
  });

  it('is nothing when forged, altered, signed elsewhere or not of its shape', () => {
    const { start, read } = cookies();
    const good = decodeURIComponent(sentBack(start('ana')).slice(SESSION_COOKIE.length + 1));
    const payload = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = payload({ v: 'visitor-1', p: 'admin', t: 1_767_225_600 });
    const attempts = [
      'x',
      forged,
      `${forged}.${good.split('.')[1] ?? ''}`,
      // The last character changed for another, whichever it is.
      `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
      sign(forged, 'another secret of thirty-two chars'),
      sign(payload({ v: 'visitor-1', p: 12, t: 1 }), 's'.repeat(32)),
      sign('not json', 's'.repeat(32)),
      '%E0%A4%A',
    ];
    for (const attempt of attempts) {
      expect(read(`${SESSION_COOKIE}=${attempt}`), attempt).toBeNull();
    }
    expect(read(undefined)).toBeNull();
  });
});
