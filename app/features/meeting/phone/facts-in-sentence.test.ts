import { describe, expect, it } from 'vitest';
import { factsIn, horizonOf } from './facts-in-sentence.ts';

const known = { filieres: ['Fonderie', 'Bois'], places: ['Delle', 'Bourogne'] };

describe('facts read in a sentence', () => {
  it.each([
    [
      'Rouvrir une fonderie, environ 60 emplois, à Bourogne en 2028',
      { filiere: 'Fonderie', jobs: 60, place: 'Bourogne', horizon: '2028-2030' },
    ],
    ['Attirer des projets exogènes', {}],
    ['1 200 postes dans les fonderies', { filiere: 'Fonderie', jobs: 1200 }],
    ['École de production à Grandvillars', { place: 'Grandvillars' }],
    ['Reprendre la friche de Lepuix', { place: 'Lepuix' }],
    // A word inside another is not a filière.
    ['Le bourg de Boisset', {}],
    ['0 emplois', {}],
    ['90 000 emplois', {}],
    ['60 km de route', {}],
  ])('%s', (sentence, facts) => {
    expect(factsIn(sentence, known)).toEqual(facts);
  });

  it('a year falls in its horizon', () => {
    expect([2026, 2027, 2028, 2030, 2031].map(horizonOf)).toEqual([
      '2027',
      '2027',
      '2028-2030',
      '2028-2030',
      'after',
    ]);
  });

  it('five thousand characters, an emoji or a page of HTML are read without harm', () => {
    expect(factsIn('a '.repeat(2500), known)).toEqual({});
    expect(factsIn('🏭🏭', known)).toEqual({});
    expect(factsIn('<img src=x onerror=alert(1)>', known)).toEqual({});
  });
});
