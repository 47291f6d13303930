import type { Actor, Services, Visitor } from '#app/services/index.ts';

/** Structured log lines: a sentence and its facts. Never a secret, never what somebody wrote. */
export interface Logger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What every loader and action receives. */
export type AppContext = {
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
};

declare module '@remix-run/node' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is the only way to extend Remix's own
  interface AppLoadContext extends AppContext {}
}
