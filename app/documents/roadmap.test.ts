import { describe, expect, it } from 'vitest';
import { addDays, blockedBy, ifNothingMoves, late, stateOf } from './roadmap.ts';
import type { Dated } from './roadmap.ts';

function action(id: string, over: Partial<Dated> = {}): Dated {
  return { id, start: null, end: null, votedEnd: null, progress: 0, dependsOn: [], ...over };
}

describe('late', () => {
  it.each([
    ['the day before', '2026-11-05', 0],
    ['the day itself', '2026-11-06', 0],
    ['the day after', '2026-11-07', 1],
    ['18 days after', '2026-11-24', 18],
  ])('counts %s the voted end as %s -> %d days', (_, today, days) => {
    expect(late({ votedEnd: '2026-11-06', end: '2026-12-20', progress: 35 }, today)).toBe(days);
  });

  it('compares with the planned end when nothing was voted, and never with a finished action', () => {
    expect(late({ votedEnd: null, end: '2026-11-06', progress: 99 }, '2026-11-10')).toBe(4);
    expect(late({ votedEnd: null, end: '2026-11-06', progress: 100 }, '2026-11-10')).toBe(0);
    expect(late({ votedEnd: null, end: null, progress: 0 }, '2026-11-10')).toBe(0);
  });
});

describe('stateOf', () => {
  const today = '2026-11-24';
  it.each([
    [action('a', { progress: 100, votedEnd: '2026-11-01' }), 'done'],
    [action('a', { progress: 35, votedEnd: '2026-11-06' }), 'late'],
    [action('a', { progress: 20, votedEnd: '2027-01-01' }), 'running'],
    [action('a', { start: '2026-11-24', end: '2027-01-01' }), 'running'],
    [action('a', { start: '2026-11-25', end: '2027-01-01' }), 'to-come'],
    [action('a'), 'undated'],
  ])('case %#', (dated, state) => {
    expect(stateOf(dated, today)).toBe(state);
  });
});

describe('ifNothingMoves', () => {
  const today = '2026-11-24';
  const milling = action('milling', {
    start: '2026-09-01',
    end: '2026-11-06',
    votedEnd: '2026-11-06',
    progress: 35,
  });
  const school = action('school', { start: '2026-11-10', end: '2026-12-10', dependsOn: ['milling'] });
  const decision = action('decision', { end: '2026-12-12', votedEnd: '2026-12-12', dependsOn: ['school'] });

  it('pushes what waits by its whole length, from one action to the next, milestone included', () => {
    expect(ifNothingMoves([decision, school, milling], today)).toEqual([
      { id: 'decision', start: '2026-12-26', end: '2026-12-26', slip: 14, pushedBy: ['school'] },
      { id: 'school', start: '2026-11-25', end: '2026-12-25', slip: 15, pushedBy: ['milling'] },
      { id: 'milling', start: '2026-09-01', end: '2026-11-24', slip: 18, pushedBy: [] },
    ]);
  });

  it('moves nothing when what comes before is finished or has time to spare', () => {
    const done = { ...milling, progress: 100 };
    expect(ifNothingMoves([done, school], today)).toMatchObject([
      { slip: 0, end: '2026-11-06' },
      { slip: 0, end: '2026-12-10' },
    ]);
  });

  it('gives the same answer whatever the order, and survives a loop', () => {
    const loop = action('loop', { end: '2026-12-01', dependsOn: ['loop'] });
    const all = [milling, school, decision, loop];
    const sorted = (list: typeof all) =>
      [...ifNothingMoves(list, today)].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(sorted([...all].reverse())).toEqual(sorted(all));
  });

  it('names what an action blocks, near or far', () => {
    expect(blockedBy([decision, school, milling], 'milling')).toEqual(['decision', 'school']);
    expect(blockedBy([decision, school, milling], 'decision')).toEqual([]);
  });
});

describe('addDays', () => {
  it('crosses months, years and clock changes', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });
});
