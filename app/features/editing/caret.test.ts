import { expect, test } from 'vitest';
import { caretAfter } from './caret.ts';

test('a text inserted before the caret pushes it', () => {
  expect(caretAfter([{ retain: 2 }, { insert: 'abc' }], 5)).toBe(8);
});

test('a text inserted at the caret leaves it', () => {
  expect(caretAfter([{ retain: 5 }, { insert: 'abc' }], 5)).toBe(5);
});

test('a deletion across the caret brings it to its start', () => {
  expect(caretAfter([{ retain: 2 }, { delete: 10 }], 5)).toBe(2);
});

test('a deletion after the caret leaves it', () => {
  expect(caretAfter([{ retain: 6 }, { delete: 3 }], 5)).toBe(5);
});
