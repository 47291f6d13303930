import { describe, expect, it } from 'vitest';
import type { MeetingSnapshot } from '#app/documents/meeting.ts';
import type { Mine } from '#app/services/index.ts';
import { type Entry, settle } from '../outbox.ts';
import { absorbed, canChange, given, placeOf, recap } from './model.ts';

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

/** A room at its second step of three; the third has not begun. */
function room(hold: 'free' | 'soft' | 'locked', fields: object = {}): MeetingSnapshot {
  const step = (id: string, position: number, startedAt: number | null, endedAt: number | null) => ({
    ...{ id, position, kind: 'priority', title: id, startedAt, endedAt },
  });
  const steps = [step('s2', 1, 20, null), step('s1', 0, 10, 20), step('s3', 2, null, null)];
  const collections = { steps, cards: [{ id: 'c1' }, { id: 'c2' }], statements: [{ id: 't1' }] };
  // Only what is read here.
  return { fields: { stepId: 's2', hold, ...fields }, collections } as unknown as MeetingSnapshot;
}

describe('where a phone is', () => {
  it('free or asked to come, it may look at a step that has begun, and at no other', () => {
    for (const hold of ['free', 'soft'] as const) {
      expect(placeOf(room(hold), null, 's1')).toMatchObject({ step: { id: 's1' }, away: 'elsewhere' });
      expect(placeOf(room(hold), null, 's3')).toMatchObject({ step: { id: 's2' }, away: null });
    }
  });

  it('locked, it is at the step of the room; a draft is finished first all the same', () => {
    expect(placeOf(room('locked'), null, 's1')).toMatchObject({ step: { id: 's2' }, away: null });
    expect(placeOf(room('locked'), 's1', null)).toMatchObject({ step: { id: 's1' }, away: 'behind' });
  });

  it('arriving late, it is told in one line what was done; at the first step there is nothing to tell', () => {
    expect(recap(room('free'))).toEqual({ done: 1, cards: 2, statements: 1 });
    const { collections, fields } = room('free');
    const first = { fields, collections: { ...collections, steps: [] } } as unknown as MeetingSnapshot;
    expect(recap(first)).toBeNull();
  });
});
