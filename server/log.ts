import type { Logger } from '#app/load-context.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];

/** Names of fields whose value never reaches a log, whoever passes them. */
const SECRET = /secret|token|cookie|password|authorization|email|pseudonym|joinCode/i;

export type LoggerOptions = {
  level: Level | 'silent';
  /** Takes one line, without its end. */
  write(line: string): void;
  now: () => Date;
};

/** One JSON object a line: `at`, `level`, `message` and the fields given. Errors are kept as their name and message. */
export function createLogger({ level, write, now }: LoggerOptions): Logger {
  const threshold = level === 'silent' ? LEVELS.length : LEVELS.indexOf(level);
  const logAt =
    (own: Level): Logger['info'] =>
    (message, fields = {}) => {
      if (LEVELS.indexOf(own) < threshold) return;
      write(JSON.stringify({ at: now().toISOString(), level: own, message, ...fields }, plain));
    };
  return { debug: logAt('debug'), info: logAt('info'), warn: logAt('warn'), error: logAt('error') };
}

function plain(name: string, value: unknown): unknown {
  if (SECRET.test(name)) return '(…)';
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack };
  return typeof value === 'bigint' ? String(value) : value;
}
