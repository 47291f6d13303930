import type { Actor, Services, Visitor } from '#app/services/index.ts';

/** Structured log lines: a sentence and its facts. Never a secret, never what somebody wrote. */
export interface Logger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

declare module '@remix-run/node' {
  /** What every loader and action receives. */
  interface AppLoadContext {
    /** Who is signed in, with their rights. */
    person: Actor | null;
    visitor: Visitor;
    services: Services;
    /** Of this answer's Content-Security-Policy. */
    nonce: string;
    lang: 'fr' | 'en';
    /** Address of the site as this visitor reaches it, no final slash. */
    url: string;
    config: { demo: boolean };
    log: Logger;
  }
}
