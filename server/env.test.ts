import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EnvError, readEnv } from './env.ts';

const ANCRAGE_DATA_DIR = mkdtempSync(join(tmpdir(), 'ancrage-env-'));
afterAll(() => rmSync(ANCRAGE_DATA_DIR, { recursive: true, force: true }));

const read = (source: Record<string, string>) => readEnv({ ANCRAGE_DATA_DIR, ...source });

function refused(source: Record<string, string>): EnvError {
  try {
    read(source);
  } catch (error) {
    if (error instanceof EnvError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('environment', () => {
  it('needs nothing', () => {
    expect(read({})).toMatchObject({
      mode: 'development',
      port: 3000,
      host: '0.0.0.0',
      publicUrl: null,
      databaseUrl: null,
      smtpUrl: null,
      oidc: null,
      demo: true,
      chromiumPath: null,
      logLevel: 'info',
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it('offers one-click sign-in on PGlite only, unless told otherwise', () => {
    const DATABASE_URL = 'postgresql://localhost/ancrage';
    expect(read({}).demo).toBe(true);
    expect(read({ ANCRAGE_DEMO: '0' }).demo).toBe(false);
    expect(read({ DATABASE_URL }).demo).toBe(false);
    expect(read({ DATABASE_URL, ANCRAGE_DEMO: '1' }).demo).toBe(true);
  });

  it('makes a secret once, and only its owner can read it', () => {
    const { sessionSecret } = read({});
    expect(sessionSecret).toHaveLength(43);
    expect(read({}).sessionSecret).toBe(sessionSecret);
    const file = join(ANCRAGE_DATA_DIR, 'session-secret');
    expect(readFileSync(file, 'utf8')).toBe(sessionSecret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['HOST', 'http://localhost'],
    ['PUBLIC_URL', 'ancrage.fr'],
    ['PUBLIC_URL', 'https://ancrage.fr/chemin'],
    ['PUBLIC_URL', 'ftp://ancrage.fr'],
    ['DATABASE_URL', 'mysql://localhost/ancrage'],
    ['SESSION_SECRET', 'a'.repeat(31)],
    ['SMTP_URL', 'https://smtp.example.fr'],
    ['MAIL_FROM', 'ancrage'],
    ['OIDC_ISSUER', 'proconnect'],
    ['ANCRAGE_DEMO', 'yes'],
    ['CHROMIUM_PATH', 'chromium'],
    ['LOG_LEVEL', 'verbose'],
    ['NODE_ENV', 'prod'],
  ])('refuses %s=%s, naming it in both languages', (variable, value) => {
    const { message, problems } = refused({ [variable]: value });
    expect(problems.map((problem) => problem.variable)).toEqual([variable]);
    expect(message).toMatch(
      new RegExp(`^${variable} vaut .+ : il faut .+\\.\n${variable} is .+ is expected\\.$`),
    );
  });

  it.each([
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65_535 }],
    ['PUBLIC_URL', 'https://ancrage.fr/', { publicUrl: 'https://ancrage.fr' }],
    ['SESSION_SECRET', 'a'.repeat(32), { sessionSecret: 'a'.repeat(32) }],
  ])('takes %s=%s', (variable, value, expected) => {
    expect(read({ [variable]: value })).toMatchObject(expected);
  });

  it('names every wrong variable at once', () => {
    expect(refused({ PORT: 'x', LOG_LEVEL: 'x' }).problems.map(({ variable }) => variable)).toEqual([
      'PORT',
      'LOG_LEVEL',
    ]);
  });

  it('never shows a secret that it refuses', () => {
    expect(refused({ SESSION_SECRET: 'hunter2' }).message).not.toContain('hunter2');
    expect(refused({ DATABASE_URL: 'mysql://u:hunter2@h/d' }).message).not.toContain('hunter2');
  });

  it('wants the three OIDC variables, or none', () => {
    const OIDC_ISSUER = 'https://id.example.fr';
    expect(refused({ OIDC_ISSUER }).message).toContain('OIDC_CLIENT_SECRET');
    expect(read({ OIDC_ISSUER, OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }).oidc).toEqual({
      issuer: OIDC_ISSUER,
      clientId: 'a',
      clientSecret: 'b',
    });
  });

  it('has each of its variables in .env.example, and nothing else there', () => {
    const named = [...readFileSync('.env.example', 'utf8').matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(
      ([, name]) => name,
    );
    const source = readFileSync('server/env.ts', 'utf8');
    const known = [...source.matchAll(/read\('([A-Z_]+)'\)/g)]
      .map(([, name]) => name)
      .filter((name) => name !== 'NODE_ENV');
    expect(named.sort()).toEqual(known.sort());
  });
});
