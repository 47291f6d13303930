import { randomBytes } from 'node:crypto';
import { sign, unsign } from 'cookie-signature';
import { z } from 'zod';
import type { Sessions } from '#app/services/index.ts';

/** What the cookie says. The signature is the only proof: nothing of a session is kept in the database. */
export type Session = { visitorId: string; personId: string | null };

/** The cookie's name. */
export const SESSION_COOKIE = 'ancrage_session';

/** Days a session lasts without signing in again. */
const SESSION_DAYS = 30;
const DAY = 24 * 3600;

const payload = z.object({
  v: z.string().min(8).max(64),
  p: z.string().min(1).max(64).nullable(),
  /** Seconds since 1970. */
  t: z.number().int().positive(),
});

export type SessionCookieOptions = {
  secret: string;
  /** Whether people reach the site by https. */
  secure: boolean;
  now: () => Date;
};

/** Writes and reads the session cookie. */
export interface SessionCookies extends Sessions {
  /** The session a Cookie header carries; null when there is none, or it was not signed here, or it has expired. */
  read(cookieHeader: string | undefined): Session | null;
  /** A session of nobody, for a browser that came without one. */
  visit(): { session: Session; cookie: string };
}

export function createSessionCookies({ secret, secure, now }: SessionCookieOptions): SessionCookies {
  const seconds = () => Math.floor(now().getTime() / 1000);

  function write(session: Session): string {
    const text = JSON.stringify({ v: session.visitorId, p: session.personId, t: seconds() });
    const value = sign(Buffer.from(text).toString('base64url'), secret);
    const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${SESSION_DAYS * DAY}`];
    if (secure) attributes.push('Secure');
    return [`${SESSION_COOKIE}=${encodeURIComponent(value)}`, ...attributes].join('; ');
  }

  const newVisitor = () => randomBytes(12).toString('base64url');

  return {
    read(header) {
      const raw = cookieValue(header, SESSION_COOKIE);
      const text = raw === null ? false : unsign(raw, secret);
      if (text === false) return null;
      const parsed = payload.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
      if (!parsed.success || seconds() - parsed.data.t > SESSION_DAYS * DAY) return null;
      return { visitorId: parsed.data.v, personId: parsed.data.p };
    },
    visit() {
      const session = { visitorId: newVisitor(), personId: null };
      return { session, cookie: write(session) };
    },
    // A new visitor each time: what somebody did before signing in, or after leaving, is not theirs.
    start: (personId) => write({ visitorId: newVisitor(), personId }),
    end: () => write({ visitorId: newVisitor(), personId: null }),
  };
}

/** The value of one cookie of a Cookie header, decoded; null when it is absent or badly encoded. */
export function cookieValue(header: string | undefined, name: string): string | null {
  const pair = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  if (pair === undefined) return null;
  try {
    return decodeURIComponent(pair.slice(name.length + 1));
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
