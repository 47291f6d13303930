import { problem } from '#app/features/impact/problem.ts';
import type { BalanceContent, BalanceHead } from '#app/services/index.ts';
import { cutDerivation } from './sheet.ts';

/** Statuses of what a balance may refuse; anything else the engine says is 422. */
const STATUSES: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  'no-right': 403,
  'unknown-balance': 404,
  'unknown-project': 404,
  'unknown-figure': 404,
  preparing: 503,
  'too-many-tries': 429,
};

const SENTENCES: Readonly<Record<string, string>> = {
  'not-signed-in': 'Sign in first: this balance is not public.',
  'no-right': 'Your role does not allow this.',
  'unknown-balance': 'No balance has this id.',
  'unknown-project': 'No project has this id.',
  'too-many-tries': 'Too many requests in a row: wait as long as Retry-After says.',
  preparing: 'The basin of this project is being prepared: ask again.',
};

/** A refusal as a problem document. */
export function refusedAnswer(failure: { code: string; [detail: string]: unknown }): Response {
  const { code, ...details } = failure;
  const retry =
    typeof details['retryAfter'] === 'number' ? { 'Retry-After': String(details['retryAfter']) } : {};
  return problem(
    STATUSES[code] ?? 422,
    code,
    SENTENCES[code] ?? 'The balance could not be computed.',
    details,
    retry,
  );
}

/** One derivation of a balance, by the key of its figure (`J07|basin|net-basin`, `input:directJobs`). */
export function derivationAnswer(content: BalanceContent, key: string): Response {
  const cut = cutDerivation(content.derivations, key);
  return cut === null
    ? problem(404, 'unknown-figure', `This balance has no figure « ${key.slice(0, 60)} ».`)
    : Response.json(cut);
}

/**
 * The whole balance, figures at full precision. `hash` is the SHA-256 of the canonical JSON of `content` (keys sorted, no
 * spaces): anybody can compute it again; null for a balance that is not frozen.
 */
export function jsonAnswer(content: BalanceContent, head: BalanceHead | null): Response {
  return Response.json({
    id: head?.id ?? null,
    version: head?.version ?? null,
    frozenAt: head?.frozenAt.toISOString() ?? null,
    publishedAt: head?.publishedAt?.toISOString() ?? null,
    hash: head?.hash ?? null,
    content,
  });
}
