import { describe, expect, it } from 'vitest';
import { createLimits } from './limits.ts';

const start = Date.UTC(2026, 10, 24);
const stranger = { person: null, visitor: { id: 'v', fresh: false } };

function limits() {
  const clock = { now: start };
  return { clock, ...createLimits(() => new Date(clock.now)) };
}

function passing(spend: () => { ok: boolean }): number {
  let passed = 0;
  while (passed < 1000 && spend().ok) passed += 1;
  return passed;
}

describe('limits on what is costly', () => {
  it('let six prints through at once, then say how long to wait, then let the next one', () => {
    const { clock, spend } = limits();
    expect(passing(() => spend('print', stranger))).toBe(6);
    expect(spend('print', stranger)).toEqual({
      ok: false,
      failure: { code: 'too-many-tries', retryAfter: 20 },
    });
    clock.now += 20_000;
    expect(spend('print', stranger).ok).toBe(true);
  });

  it('count each person apart, whatever browser they use, and each kind of request apart', () => {
    const { spend } = limits();
    const ana = (id: string) => ({ person: { id: 'ana' }, visitor: { id, fresh: false } });
    expect(passing(() => spend('print', ana('one')))).toBe(6);
    expect(spend('print', ana('two')).ok).toBe(false);
    expect(spend('print', stranger).ok).toBe(true);
    expect(spend('verify', ana('two')).ok).toBe(true);
  });

  it('count browsers without a cookie together: a new name each time gives nothing', () => {
    const { spend } = limits();
    let at = 0;
    const script = () => spend('print', { person: null, visitor: { id: `v${(at += 1)}`, fresh: true } });
    expect(passing(script)).toBe(24);
    expect(spend('print', stranger).ok).toBe(true);
  });
});
