import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from './canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts keys at every depth and leaves undefined out', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'é', z: undefined })).toBe(
      '{"a":"é","b":[{"c":null,"d":1}]}',
    );
  });

  it('reads back every value as it was, and writes it the same again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        // Numbers are compared by their text: JSON writes minus zero as zero.
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 14 },
    );
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [() => 1]])('refuses %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow('JSON cannot hold');
  });

  it('has the fingerprint everybody computes', () => {
    expect(sha256('{"a":1}')).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  });
});
