import { expect, test } from 'vitest';
import { finds } from './search-text.ts';

test('accents, capitals and the order of words do not matter', () => {
  expect(finds('DELLE ecole', ['École de production', 'Delle'])).toBe(true);
});

test('every word must be found', () => {
  expect(finds('école lure', ['École de production', 'Delle'])).toBe(false);
});

test('an empty query finds everything', () => {
  expect(finds('  ', [''])).toBe(true);
});
