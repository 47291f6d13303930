import { describe, expect, it } from 'vitest';
import type { Mine } from '#app/services/index.ts';
import { type Entry, settle } from '../outbox.ts';
import { absorbed, canChange, given } from './model.ts';

const MINE: Mine = {
  name: 'Ana',
  table: 2,
  rapporteur: false,
  contributions: [],
  reactions: {},
  ballots: {},
  ready: [],
  speaking: null,
};

const SENDING: Entry = {
  key: 'k1',
  meetingId: 'm1',
  personId: 'ana',
  body: {
    what: 'contribution',
    kind: 'priority',
    step: 's1',
    content: { title: 'Une fonderie' },
    named: false,
    parent: null,
    id: null,
  },
  at: 1,
  state: 'sending',
  tries: 0,
  nextAt: 0,
  refusal: null,
};

describe('what one gave', () => {
  it('has its number, and may be changed, from the server’s answer on: nothing need be read again', () => {
    const as = { id: 'c1', number: 143, state: 'sent' as const };
    const entries = settle([SENDING], 'k1', { kind: 'kept', as }, 10, 0.5);
    const [own] = given(MINE, entries).own;
    expect(own).toMatchObject({ id: 'c1', number: 143, shown: 'sent', state: 'sent' });
    expect(own !== undefined && canChange(own)).toBe(true);
  });

  it('changed once more before anything is read again, is one card with the last words', () => {
    const as = { id: 'c1', number: 143, state: 'sent' as const };
    const [kept] = settle([SENDING], 'k1', { kind: 'kept', as }, 10, 0.5);
    if (kept?.body.what !== 'contribution') throw new Error('not kept');
    const change: Entry = {
      ...SENDING,
      key: 'k2',
      body: { ...kept.body, id: 'c1', content: { title: 'Une fonderie d’acier' } },
    };
    const { own } = given(MINE, [kept, change]);
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({
      key: 'k1',
      id: 'c1',
      number: 143,
      content: { title: 'Une fonderie d’acier' },
    });
  });

  it('leaves this device once the server’s copy has it', () => {
    const entries = settle([SENDING], 'k1', { kind: 'kept' }, 10, 0.5);
    expect(absorbed(entries, MINE)).toEqual([]);
    const copy = { id: 'c1', stepId: 's1', kind: 'priority', content: { title: 'Une fonderie' }, key: 'k1' };
    const mine = { ...MINE, contributions: [copy] } as unknown as Mine;
    expect(absorbed(entries, mine)).toEqual(['k1']);
  });
});
