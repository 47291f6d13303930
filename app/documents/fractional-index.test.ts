import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrderKey, keyBetween, keysBetween } from './fractional-index.ts';

describe('keyBetween', () => {
  it('always finds a key strictly between two keys, wherever they came from', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 80 }), (positions) => {
        const keys: string[] = [];
        for (const position of positions) {
          const at = position % (keys.length + 1);
          keys.splice(at, 0, keyBetween(keys[at - 1] ?? null, keys[at] ?? null));
        }
        expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.every(isOrderKey)).toBe(true);
      }),
      { seed: 20260101, numRuns: 200 },
    );
  });

  it('keeps keys short when items are only ever appended', () => {
    const keys = keysBetween(null, null, 600);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(15);
  });

  it('refuses two bounds with no room between them', () => {
    expect(() => keyBetween('V', 'V')).toThrow('no key between V and V');
  });
});
