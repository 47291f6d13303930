import { describe, expect, it } from 'vitest';
import { instantIn, localIn } from './local-time.ts';

describe('the time of the room', () => {
  it.each([
    ['2026-11-24T13:30', '2026-11-24T12:30:00.000Z'],
    ['2026-07-14T09:00', '2026-07-14T07:00:00.000Z'],
    ['2026-03-29T03:30', '2026-03-29T01:30:00.000Z'],
  ])('%s in Paris is %s', (local, instant) => {
    expect(instantIn(local).toISOString()).toBe(instant);
    expect(localIn(new Date(instant))).toBe(local);
  });

  it.each(['', 'demain', '2026-13-40T25:99'])('« %s » is no time', (typed) => {
    expect(Number.isNaN(instantIn(typed).getTime())).toBe(true);
  });
});
