import { describe, expect, it } from 'vitest';
import { evenly, move, nudge, orderOf, places, readiness, stepOf } from './ballot.ts';

describe('points', () => {
  it('never go under zero nor over what is left', () => {
    expect(nudge({ a: 95 }, 'b', 5, 100)).toEqual({ a: 95, b: 5 });
    expect(nudge({ a: 98 }, 'b', 5, 100)).toEqual({ a: 98, b: 2 });
    expect(nudge({ a: 100 }, 'b', 5, 100)).toEqual({ a: 100, b: 0 });
    expect(nudge({ a: 3 }, 'a', -5, 100)).toEqual({ a: 0 });
  });

  it('go by fives when there are many', () => {
    expect([stepOf(3), stepOf(49), stepOf(50), stepOf(100)]).toEqual([1, 1, 5, 5]);
  });

  it('start even, and add up', () => {
    expect(evenly(['a', 'b', 'c'], 100)).toEqual({ a: 34, b: 33, c: 33 });
    expect(evenly([], 100)).toEqual({});
  });
});

describe('a ranking', () => {
  it('moves one place at a time and stops at the ends', () => {
    expect(move(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(move(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(move(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
    expect(places(['c', 'a'])).toEqual({ c: 1, a: 2 });
  });

  it('comes back in its order, what it left out last', () => {
    expect(orderOf({ c: 1, a: 2 }, ['a', 'b', 'c'])).toEqual(['c', 'a', 'b']);
  });
});

describe('a ballot', () => {
  it.each([
    ['points', {}, {}, 'empty'],
    ['points', { a: 0 }, {}, 'empty'],
    ['points', { a: 99 }, {}, 'ready'],
    ['points', { a: 101 }, {}, 'over'],
    ['weights', { a: 99 }, {}, 'left'],
    ['weights', { a: 100 }, {}, 'ready'],
    ['consent', { a: 1 }, {}, 'why'],
    ['consent', { a: 1 }, { a: 'Trop loin' }, 'ready'],
    ['consent', { a: 3 }, {}, 'ready'],
  ] as const)('%s %j %j is %s', (method, marks, notes, state) => {
    expect(readiness({ method, budget: 100 }, marks, notes)).toBe(state);
  });
});
