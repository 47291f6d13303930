import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMeetingDelta, meetingDelta } from './meeting-delta.ts';
import type { MeetingSnapshot } from './meeting.ts';

const EMPTY = {
  kind: 'meeting',
  fields: { title: '', paused: false, joined: 0 },
  collections: { cards: [], statements: [] },
  rich: {},
  touched: {},
};

/** Snapshots of the few fields this test needs. */
function snapshot(change: { fields?: object; collections?: object }): MeetingSnapshot {
  return {
    ...EMPTY,
    fields: { ...EMPTY.fields, ...change.fields },
    collections: { ...EMPTY.collections, ...change.collections },
  } as unknown as MeetingSnapshot;
}

const items = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...'abcdefgh'),
    title: fc.constantFrom('Fonderie', 'Usinage'),
    returns: fc.subarray(['jobs', 'taxes', 'skills']),
    number: fc.option(fc.nat(3)),
  }),
  { selector: ({ id }) => id },
);
const snapshots = fc
  .record({ title: fc.string(), paused: fc.boolean(), cards: items, statements: items })
  .map(({ title, paused, cards, statements }) =>
    snapshot({ fields: { title, paused }, collections: { cards, statements } }),
  );

describe('what changed of a meeting', () => {
  it('gives back the second snapshot from the first, through JSON, whatever moved', () => {
    fc.assert(
      fc.property(snapshots, snapshots, (before, after) => {
        const said: unknown = JSON.parse(JSON.stringify(meetingDelta(before, after)));
        expect(applyMeetingDelta(before, said as ReturnType<typeof meetingDelta>)).toEqual(after);
      }),
      { seed: 20260101, numRuns: 500 },
    );
  });

  it('says nothing when nothing changed', () => {
    fc.assert(
      fc.property(snapshots, (one) => {
        expect(meetingDelta(one, structuredClone(one))).toEqual({ fields: {}, collections: {} });
      }),
      { seed: 20260101, numRuns: 100 },
    );
  });

  it('sends a card that comes alone, without the order of the others, and leaves those as they were', () => {
    const cards = [{ id: 'a' }, { id: 'b' }];
    const before = snapshot({ collections: { cards } });
    const delta = meetingDelta(before, snapshot({ collections: { cards: [...cards, { id: 'c' }] } }));
    expect(delta).toEqual({
      fields: {},
      collections: { cards: { put: [{ id: 'c' }], gone: [], order: null } },
    });
    const after = applyMeetingDelta(before, delta);
    expect(after.collections.cards[0]).toBe(before.collections.cards[0]);
    expect(after.collections.statements).toBe(before.collections.statements);
  });
});
