import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

function buckets() {
  const clock = { now: 0 };
  return { clock, tries: new TokenBuckets({ burst: 3, perSecond: 0.5 }, () => clock.now) };
}

describe('token buckets', () => {
  it('let a burst through, then say how long to wait', () => {
    const { tries } = buckets();
    for (const expected of [0, 0, 0, 2]) {
      expect(tries.wait('a')).toBe(expected);
      tries.spend('a');
    }
  });

  it('give tries back with time, never more than the burst', () => {
    const { clock, tries } = buckets();
    for (let index = 0; index < 3; index += 1) tries.spend('a');
    clock.now = 1999;
    expect(tries.wait('a')).toBe(1);
    clock.now = 2000;
    expect(tries.wait('a')).toBe(0);
    clock.now = 3_600_000;
    for (let index = 0; index < 3; index += 1) tries.spend('a');
    expect(tries.wait('a')).toBe(2);
  });

  it('count each key apart', () => {
    const { tries } = buckets();
    for (let index = 0; index < 3; index += 1) tries.spend('a');
    expect(tries.wait('b')).toBe(0);
  });
});
