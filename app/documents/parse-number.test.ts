import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from './parse-number.ts';
import type { NumberLang } from './parse-number.ts';

const accepted: readonly (readonly [string, NumberLang, string, number])[] = [
  ['52', 'fr', '', 52],
  [' 1\u202f200,5 ', 'fr', '', 1200.5],
  ['1\u00a0200,5', 'fr', '', 1200.5],
  ['1 200,5', 'en', '', 1200.5],
  ['1.200,5', 'fr', '', 1200.5],
  ['1,200.5', 'fr', '', 1200.5],
  ['1,200.5', 'en', '', 1200.5],
  ['1,200', 'en', '', 1200],
  ['1,200', 'fr', '', 1.2],
  ['1.200', 'en', '', 1.2],
  ['12.5', 'fr', '', 12.5],
  ['1 234 567', 'fr', '', 1_234_567],
  ['1.234.567', 'fr', '', 1_234_567],
  ['1’200', 'fr', '', 1200],
  [',5', 'fr', '', 0.5],
  ['12,', 'fr', '', 12],
  ['0,125', 'fr', '', 0.125],
  ['0.125', 'fr', '', 0.125],
  ['−5', 'fr', '', -5],
  ['-0', 'fr', '', 0],
  ['12e3', 'fr', '', 12_000],
  ['1e9', 'en', '', 1e9],
  ['12 %', 'fr', '', 12],
  ['12\u00a0%', 'fr', '%', 12],
  ['60 ETP', 'fr', 'ETP', 60],
  ['1,2 M€', 'fr', 'k€', 1200],
  ['7 800 k€/an', 'fr', 'M€/an', 7.8],
  ['34 800 €', 'fr', 'k€', 34.8],
];

const refused: readonly (readonly [string, NumberLang, string, object])[] = [
  ['', 'fr', '', { code: 'empty' }],
  [' \u00a0', 'fr', '', { code: 'empty' }],
  ['NaN', 'fr', '', { code: 'not-a-number', found: 'NaN' }],
  ['douze', 'fr', '', { code: 'not-a-number', found: 'douze' }],
  ['Infinity', 'en', '', { code: 'not-finite', found: 'Infinity' }],
  ['1e400', 'en', '', { code: 'not-finite', found: '1e400' }],
  ['1 20', 'fr', '', { code: 'not-a-number', found: '1 20' }],
  ['1,2,3', 'fr', '', { code: 'not-a-number', found: '1,2,3' }],
  ['12/11/2026', 'fr', '', { code: 'wrong-unit', found: '/11/2026', expected: '' }],
  ['60 %', 'fr', 'ETP', { code: 'wrong-unit', found: '%', expected: 'ETP' }],
  ['1.200', 'fr', '', { code: 'ambiguous-number', found: '1.200', readings: [1.2, 1200] }],
  ['1'.repeat(61), 'fr', '', { code: 'not-a-number', found: '1'.repeat(60) }],
];

describe('parseNumber', () => {
  it.each(accepted)('reads « %s » (%s, field in « %s ») as %d', (typed, lang, unit, value) => {
    expect(parseNumber(typed, lang, unit)).toEqual({ ok: true, value });
  });

  it.each(refused)('refuses « %s » (%s, field in « %s ») and says why', (typed, lang, unit, failure) => {
    expect(parseNumber(typed, lang, unit)).toEqual({ ok: false, failure });
  });

  it.each(['fr', 'en'] as const)('reads back what %s writes', (lang) => {
    const format = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
        expect(parseNumber(format.format(cents / 100), lang)).toEqual({ ok: true, value: cents / 100 });
      }),
      { seed: 20260101, numRuns: 300 },
    );
  });

  it('never gives anything but a finite number', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 .,eE+-−%€\u00a0') }), (typed) => {
        const read = parseNumber(typed, 'fr');
        if (read.ok) expect(Number.isFinite(read.value)).toBe(true);
      }),
      { seed: 20260101, numRuns: 500 },
    );
  });
});
