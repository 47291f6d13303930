import { describe, expect, it } from 'vitest';
import type { Entry } from './outbox.ts';
import { phoneRequests, requestOf, verdictOf } from './phone-requests.ts';

const ENTRY: Entry = {
  key: 'abcdefgh1234',
  meetingId: 'm1',
  personId: 'ana',
  body: {
    what: 'contribution',
    kind: 'statement',
    step: 's1',
    content: { text: 'Oui' },
    named: true,
    parent: null,
    id: null,
  },
  at: 5_000,
  state: 'waiting',
  tries: 0,
  nextAt: 0,
  refusal: null,
};

describe('a request', () => {
  it('says how long ago it was written, never when: two clocks need not agree', () => {
    expect(requestOf(ENTRY, 65_000).json).toMatchObject({ key: 'abcdefgh1234', step: 's1', age: 60_000 });
    // A clock that was put back gives no age under zero.
    expect(requestOf(ENTRY, 1_000).json).toMatchObject({ age: 0 });
  });

  it('names what it changes, and only then', () => {
    expect(requestOf(ENTRY, 5_000).json).not.toHaveProperty('id');
    const body = { ...ENTRY.body, id: 'c1' } as Entry['body'];
    expect(requestOf({ ...ENTRY, body }, 5_000).json).toMatchObject({ id: 'c1' });
  });
});

describe('an answer', () => {
  it.each([
    [201, { ok: true, id: 'c1' }, null, { kind: 'kept' }],
    [200, { ok: true }, null, { kind: 'kept' }],
    // A contribution says what it has become: its card is whole before anything is read again.
    [
      201,
      { ok: true, id: 'c1', number: 143, state: 'sent', replayed: false },
      null,
      { kind: 'kept', as: { id: 'c1', number: 143, state: 'sent' } },
    ],
    [401, { ok: false, code: 'not-signed-in', final: true }, null, { kind: 'signed-out' }],
    [429, { ok: false, final: false }, '3', { kind: 'later', afterMs: 3000, offline: false }],
    [
      409,
      { ok: false, code: 'paused', final: false },
      null,
      { kind: 'later', afterMs: null, offline: false },
    ],
    [503, null, null, { kind: 'later', afterMs: null, offline: false }],
    // A captive portal's page, with a good status.
    [200, null, null, { kind: 'later', afterMs: null, offline: false }],
    [
      409,
      { ok: false, code: 'step-closed', sentence: 'Close.', final: true },
      null,
      { kind: 'refused', code: 'step-closed', sentence: 'Close.' },
    ],
    [413, null, null, { kind: 'refused', code: '413', sentence: '' }],
  ])('%i %j is understood', (status, body, retryAfter, verdict) => {
    expect(verdictOf(status, body, retryAfter)).toEqual(verdict);
  });

  it('that never comes is no network', async () => {
    const requests = phoneRequests(
      'm1',
      () => Promise.reject(new TypeError('failed')),
      () => 0,
    );
    expect(await requests.send(ENTRY)).toEqual({ kind: 'later', afterMs: null, offline: true });
    expect(await requests.ask('v1')).toEqual({ kind: 'off' });
    expect(await requests.mine()).toBeNull();
  });

  it('304 gives the server’s clock, and when this person last gave something', async () => {
    const answer = new Response(null, { status: 304, headers: { 'X-Server-Now': '1234', 'X-Gave': '99' } });
    const requests = phoneRequests(
      'm1',
      () => Promise.resolve(answer),
      () => 0,
    );
    expect(await requests.ask('v1')).toEqual({ kind: 'same', now: 1234, gave: 99 });
  });
});
