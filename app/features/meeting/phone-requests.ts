import type { LiveMeeting, Mine } from '#app/services/index.ts';
import type { Asked } from './follow.ts';
import type { Entry, KeptAs, Verdict } from './outbox.ts';

/** Milliseconds before a request without an answer is given up: a dead zone must not hold the next one. */
const PATIENCE_MS = 12_000;

/** Path, under the meeting's, and body of what is sent. `now` is this device's clock: only the age leaves it. */
export function requestOf({ key, body, at }: Entry, now: number): { path: string; json: unknown } {
  switch (body.what) {
    case 'contribution': {
      const { step, kind, content, named, parent, id } = body;
      const age = Math.max(0, now - at);
      const json = {
        key,
        step,
        kind,
        content,
        named,
        parent,
        draft: false,
        age,
        ...(id === null ? {} : { id }),
      };
      return { path: 'contributions', json };
    }
    case 'withdraw':
      return { path: 'contributions', json: { key, intent: 'withdraw', id: body.id } };
    case 'reaction':
      return { path: 'reactions', json: { contribution: body.contribution, value: body.value } };
    case 'ballot':
      return { path: 'ballots', json: { poll: body.poll, marks: body.marks, notes: body.notes } };
    case 'ready':
      return { path: 'ready', json: { step: body.step, ready: body.ready } };
    case 'speak':
      return { path: 'speak', json: { wants: body.wants } };
    case 'table':
      return { path: 'table', json: { table: body.table } };
    case 'rapporteur':
      return { path: 'rapporteur', json: { speaks: body.speaks } };
    default:
      return body satisfies never;
  }
}

/**
 * What an answer means. `body` is the parsed JSON, null when it was none (a proxy's page). An answer that says nothing of
 * itself is tried again when the server is at fault, and final when the request is.
 */
export function verdictOf(status: number, body: unknown, retryAfter: string | null): Verdict {
  const said = isRecord(body) ? body : {};
  if (status >= 200 && status < 300 && said['ok'] === true) {
    const as = keptAs(said);
    return as === null ? { kind: 'kept' } : { kind: 'kept', as };
  }
  if (status === 401) return { kind: 'signed-out' };
  const final =
    typeof said['final'] === 'boolean'
      ? said['final']
      : status >= 400 && status < 500 && status !== 429 && status !== 408;
  if (!final) {
    const seconds = Number(retryAfter ?? Number.NaN);
    const afterMs = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 120) * 1000 : null;
    return { kind: 'later', afterMs, offline: false };
  }
  return {
    kind: 'refused',
    code: typeof said['code'] === 'string' ? said['code'] : String(status),
    sentence: typeof said['sentence'] === 'string' ? said['sentence'] : '',
  };
}

/** What a contribution has become; null for an answer about something else. */
function keptAs({ id, number, state }: Readonly<Record<string, unknown>>): KeptAs | null {
  if (typeof id !== 'string' || typeof state !== 'string') return null;
  // Parsed border: the states are those of this site's own answers.
  return { id, number: typeof number === 'number' ? number : null, state: state as KeptAs['state'] };
}

/** The three questions a phone asks of the server. None throws. */
export type PhoneRequests = {
  send(entry: Entry): Promise<Verdict>;
  ask(version: string): Promise<Asked>;
  /** Null when it could not be read: what is shown stays. */
  mine(): Promise<Mine | null>;
};

export function phoneRequests(meetingId: string, fetcher: typeof fetch, now: () => number): PhoneRequests {
  const at = (path: string): string => `/m/${encodeURIComponent(meetingId)}/${path}`;
  const json = { Accept: 'application/json' };

  async function request(path: string, init: RequestInit): Promise<Response | null> {
    const gaveUp = new AbortController();
    const timer = setTimeout(() => gaveUp.abort(), PATIENCE_MS);
    try {
      return await fetcher(at(path), {
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        ...init,
        signal: gaveUp.signal,
      });
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async send(entry) {
      const { path, json: body } = requestOf(entry, now());
      const answer = await request(path, {
        method: 'POST',
        headers: { ...json, 'Content-Type': 'application/json', 'Idempotency-Key': entry.key },
        body: JSON.stringify(body),
      });
      if (answer === null) return { kind: 'later', afterMs: null, offline: true };
      return verdictOf(answer.status, await jsonOf(answer), answer.headers.get('Retry-After'));
    },
    async ask(version) {
      const answer = await request('live', { headers: { ...json, 'If-None-Match': `"${version}"` } });
      if (answer === null) return { kind: 'off' };
      if (answer.status === 304)
        return { kind: 'same', now: numberIn(answer, 'X-Server-Now'), gave: numberIn(answer, 'X-Gave') };
      if (answer.status === 401 || answer.status === 403 || answer.status === 404)
        return { kind: 'signed-out' };
      const body = answer.ok ? await jsonOf(answer) : null;
      if (!isRecord(body) || typeof body['version'] !== 'string') return { kind: 'off' };
      // Parsed border: this site's own answer, of the build this page came with.
      return { kind: 'new', live: body as unknown as LiveMeeting };
    },
    async mine() {
      const answer = await request('mine', { headers: json });
      const body = answer?.ok ? await jsonOf(answer) : null;
      // Parsed border, as above.
      return isRecord(body) && Array.isArray(body['contributions']) ? (body as unknown as Mine) : null;
    },
  };
}

function numberIn(answer: Response, header: string): number | null {
  const found = Number(answer.headers.get(header) ?? Number.NaN);
  return Number.isFinite(found) ? found : null;
}

async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
