import { describe, expect, it } from 'vitest';
import { duplicateSites, suggestGroups, wordsOf } from './similarity.ts';

function card(id: string, title: string, filiere = '') {
  return { id, title, filiere, place: '' };
}

const CARDS = [
  card('a', 'Rouvrir une fonderie d’acier à Bourogne', 'fonderie'),
  card('b', 'Fonderie d’acier : soixante emplois à Bourogne', 'fonderie'),
  card('c', 'Une école de production à Delle', 'formation'),
  card('d', 'École de production pour les soudeurs', 'formation'),
  card('e', 'Navette Lure-Belfort calée sur les postes', 'mobilité'),
  card('f', 'Fonderies d’acier à Bourrogne', ''),
];

describe('cards that look alike', () => {
  it('keeps the words that carry the sense', () => {
    expect(wordsOf('Des fonderies d’acier, 60 emplois dans le bassin')).toEqual(['fonderie', 'acier']);
  });

  it('puts together what says the same, misspelt too, says by which words, and leaves the rest alone', () => {
    const found = suggestGroups(CARDS);
    expect(found.map(({ ids }) => ids)).toEqual([
      ['a', 'b', 'f'],
      ['c', 'd'],
    ]);
    expect(found[0]?.terms).toContain('fonderie');
    expect(found[1]?.terms).toEqual(expect.arrayContaining(['école', 'production']));
    for (const { similarity } of found) {
      expect(similarity).toBeGreaterThan(0);
      expect(similarity).toBeLessThanOrEqual(1);
    }
  });

  it('answers the same whatever the order, and nothing where nothing is alike', () => {
    expect(suggestGroups([...CARDS].reverse())).toEqual(suggestGroups(CARDS));
    expect(suggestGroups([])).toEqual([]);
    expect(suggestGroups([card('a', '🎉'), card('b', '…')])).toEqual([]);
  });

  it('takes a room of 300 without holding the server', () => {
    const room = Array.from({ length: 300 }, (_, index) =>
      card(`r${index}`, `${CARDS[index % 5]?.title ?? ''} numéro ${index}`, CARDS[index % 5]?.filiere),
    );
    const start = performance.now();
    expect(suggestGroups(room)).toHaveLength(3);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('site events typed twice', () => {
  const event = (id: string, site: string, year: number, kind = 'closure') => ({
    id,
    site,
    year,
    kind,
    commune: '',
  });

  it('are the same kind, nearly the same year and nearly the same name', () => {
    const found = duplicateSites([
      event('1', 'Filature de Valdoie', 1986),
      event('2', 'filature  de VALDOIE', 1987),
      event('3', 'Filature de Valdoie', 1986, 'opening'),
      event('4', 'Filature de Valdoie', 1999),
      event('5', 'Fonderie de Bourogne', 1986),
      event('6', 'Filatures de Valdoie', 1986),
    ]);
    expect([...found]).toEqual([
      ['2', '1'],
      ['6', '1'],
    ]);
  });
});
