import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error.ts';

/** What the program reads of its environment, parsed once at start. Nothing else reads process.env. */
export type Env = {
  mode: 'production' | 'development' | 'test';
  /** 0: any free port. */
  port: number;
  host: string;
  /** Address people type, without a final slash; null until the server listens, when PUBLIC_URL is absent. */
  publicUrl: string | null;
  /** null: PGlite under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  sessionSecret: string;
  /** null: mail is shown on the console and in the local outbox. */
  smtpUrl: string | null;
  mailFrom: string;
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
  demo: boolean;
  chromiumPath: string | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

/** A variable whose value the program cannot start with. */
export type EnvProblem = { variable: string; found: string; fr: string; en: string };

/** Thrown by `readEnv`; its message is the sentences to print, French then English. */
export class EnvError extends StartError {
  readonly code = 'environment';
  readonly problems: readonly EnvProblem[];

  constructor(problems: readonly EnvProblem[]) {
    super(
      problems
        .flatMap(({ variable, found, fr, en }) => [
          `${variable} vaut ${found} : il faut ${fr}.`,
          `${variable} is ${found}: ${en} is expected.`,
        ])
        .join('\n'),
    );
    this.problems = problems;
  }
}

/** Each variable: what it must be, said in both languages, and how it is read. */
const VARIABLES = {
  NODE_ENV: {
    fr: 'production, development ou test',
    en: 'production, development or test',
    schema: z.enum(['production', 'development', 'test']),
  },
  PORT: {
    fr: 'un entier de 0 à 65535',
    en: 'an integer from 0 to 65535',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().max(65_535)),
  },
  HOST: {
    fr: 'un nom ou une adresse de cette machine',
    en: 'a name or an address of this machine',
    schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/),
  },
  PUBLIC_URL: {
    fr: 'une adresse http(s)://… sans chemin',
    en: 'an http(s)://… address without a path',
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((text) => new URL(text))
      .refine((url) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '')
      .transform((url) => url.origin),
  },
  DATABASE_URL: {
    fr: 'une adresse postgresql://…',
    en: 'a postgresql://… address',
    schema: z.url({ protocol: /^postgres(ql)?$/ }),
  },
  ANCRAGE_DATA_DIR: {
    fr: 'un chemin de dossier',
    en: 'a directory path',
    schema: z.string().refine((path) => !path.includes('\0')),
  },
  SESSION_SECRET: {
    fr: 'au moins 32 caractères',
    en: 'at least 32 characters',
    schema: z.string().min(32),
  },
  SMTP_URL: {
    fr: 'une adresse smtp://… ou smtps://…',
    en: 'an smtp://… or smtps://… address',
    schema: z.url({ protocol: /^smtps?$/ }),
  },
  MAIL_FROM: {
    fr: 'une adresse électronique',
    en: 'an e-mail address',
    schema: z.email(),
  },
  OIDC_ISSUER: {
    fr: "l'adresse https://… du fournisseur d'identité",
    en: "the identity provider's https://… address",
    schema: z.url({ protocol: /^https?$/ }),
  },
  OIDC_CLIENT_ID: { fr: 'un identifiant', en: 'an identifier', schema: z.string().min(1) },
  OIDC_CLIENT_SECRET: { fr: 'un secret', en: 'a secret', schema: z.string().min(1) },
  ANCRAGE_DEMO: {
    fr: '0 ou 1',
    en: '0 or 1',
    schema: z.enum(['0', '1']).transform((value) => value === '1'),
  },
  CHROMIUM_PATH: { fr: 'un chemin de fichier', en: 'a file path', schema: z.string().startsWith('/') },
  LOG_LEVEL: {
    fr: 'debug, info, warn, error ou silent',
    en: 'debug, info, warn, error or silent',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
  },
} as const;

type Variables = typeof VARIABLES;
type Values = { [Name in keyof Variables]: z.output<Variables[Name]['schema']> | undefined };

/** A value shown in a message would end in logs. */
const SECRETS: ReadonlySet<string> = new Set([
  'SESSION_SECRET',
  'DATABASE_URL',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
]);

/**
 * Parses the environment. An empty variable counts as absent.
 * Creates the data directory and the session secret in it when SESSION_SECRET is absent.
 * @throws {EnvError} naming every variable that has a wrong value.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const problems: EnvProblem[] = [];
  const read = <Name extends keyof Variables>(name: Name): Values[Name] => {
    const raw = source[name]?.trim();
    if (raw === undefined || raw === '') return undefined;
    const { schema, fr, en } = VARIABLES[name];
    const parsed = schema.safeParse(raw);
    // The union of all the schemas' outputs is narrowed to this one's by the name it was looked up with.
    if (parsed.success) return parsed.data as Values[Name];
    problems.push({ variable: name, found: SECRETS.has(name) ? '(…)' : JSON.stringify(raw), fr, en });
    return undefined;
  };

  const values: Values = {
    NODE_ENV: read('NODE_ENV'),
    PORT: read('PORT'),
    HOST: read('HOST'),
    PUBLIC_URL: read('PUBLIC_URL'),
    DATABASE_URL: read('DATABASE_URL'),
    ANCRAGE_DATA_DIR: read('ANCRAGE_DATA_DIR'),
    SESSION_SECRET: read('SESSION_SECRET'),
    SMTP_URL: read('SMTP_URL'),
    MAIL_FROM: read('MAIL_FROM'),
    OIDC_ISSUER: read('OIDC_ISSUER'),
    OIDC_CLIENT_ID: read('OIDC_CLIENT_ID'),
    OIDC_CLIENT_SECRET: read('OIDC_CLIENT_SECRET'),
    ANCRAGE_DEMO: read('ANCRAGE_DEMO'),
    CHROMIUM_PATH: read('CHROMIUM_PATH'),
    LOG_LEVEL: read('LOG_LEVEL'),
  };
  const oidc = readOidc(values, problems);
  if (problems.length > 0) throw new EnvError(problems);

  const dataDir = resolve(values.ANCRAGE_DATA_DIR ?? '.ancrage');
  return {
    mode: values.NODE_ENV ?? 'development',
    port: values.PORT ?? 3000,
    host: values.HOST ?? '0.0.0.0',
    publicUrl: values.PUBLIC_URL ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir,
    sessionSecret: values.SESSION_SECRET ?? keptSecret(dataDir),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? 'ancrage@localhost.localdomain',
    oidc,
    // On a server of one's own nobody signs in with one click unless asked for.
    demo: values.ANCRAGE_DEMO ?? values.DATABASE_URL === undefined,
    chromiumPath: values.CHROMIUM_PATH ?? null,
    logLevel: values.LOG_LEVEL ?? 'info',
  };
}

function readOidc(values: Values, problems: EnvProblem[]): Env['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined) {
    return { issuer, clientId, clientSecret };
  }
  const given = [issuer, clientId, clientSecret].filter((value) => value !== undefined).length;
  if (given > 0 && problems.length === 0) {
    problems.push({
      variable: 'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET',
      found: `${given} / 3`,
      fr: 'les trois variables, ou aucune',
      en: 'the three variables, or none,',
    });
  }
  return null;
}

/** The secret of this installation, made on its first start: sessions outlive a restart, and no default secret exists to forge with. */
function keptSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'session-secret');
  try {
    // 'wx': of two processes starting together, one writes and both read the same secret.
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
