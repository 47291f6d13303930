import type { Failure, Result } from './types.ts';

/** An expected outcome that went well. */
export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** An expected refusal: a code and the figures that explain it. */
export function refuse<T>(code: string, details: Omit<Failure, 'code'> = {}): Result<T> {
  return { ok: false, failure: { ...details, code } };
}
