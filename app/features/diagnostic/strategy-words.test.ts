import { expect, it } from 'vitest';
import { createI18n } from '#app/i18n/index.ts';
import { addressIn, strategyFacts } from './strategy-words.ts';

it.each([
  ['https://www.bourgognefranchecomte.fr/srdeii', 'https://www.bourgognefranchecomte.fr/srdeii'],
  [' http://exemple.fr ', 'http://exemple.fr'],
  ['Délibération du 27 février, page 12', null],
  ['javascript:alert(1)', null],
  ['https://exemple.fr et son annexe', null],
  ['http://', null],
  ['', null],
])('the address in « %s » is %s', (source, address) => {
  expect(addressIn(source)).toBe(address);
});

it('what is not said of a strategy is left out of its line', () => {
  const i18n = createI18n('fr');
  const whole = { kind: 'scot', body: 'Syndicat mixte', votedOn: '2014-02-27' } as const;
  expect(strategyFacts(i18n, whole)).toMatch(/^SCoT, Syndicat mixte, 27\sfévrier\s2014$/u);
  expect(strategyFacts(i18n, { kind: null, body: '  ', votedOn: null })).toBe('');
});
