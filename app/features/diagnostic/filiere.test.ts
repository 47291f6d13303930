import { expect, test } from 'vitest';
import { centers, filiereAround, type Actor, type Link } from './filiere.ts';

const evidence = { source: '', doubt: '', example: false };
const WORDS = { missing: 'personne ici', unnamed: 'à nommer' };

function actor(id: string, values: Partial<Actor> = {}): Actor {
  const blank = { domain: null, kind: null, role: null, filiere: '', jobs: null, commune: '', note: '' };
  return { id, name: id, ...blank, ...evidence, ...values };
}
function link(id: string, values: Partial<Link>): Link {
  return { id, buyer: null, supplier: null, product: '', purchases: null, ...evidence, ...values };
}

const actors = [actor('usinage'), actor('turbines'), actor('fonderie'), actor('lycee')];
const links = [
  link('l1', { buyer: 'turbines', supplier: 'usinage', product: 'Aubes', purchases: 900 }),
  link('l2', { buyer: 'turbines', product: 'Pièces moulées', purchases: 4000 }),
  link('l3', { supplier: 'fonderie', buyer: 'usinage' }),
];

test('a filière is looked at from who buys and sells most, unless a locomotive is named', () => {
  expect(centers(actors, links).map(({ id }) => id)).toEqual(['turbines', 'usinage', 'fonderie']);
  const named = actors.map((each) =>
    each.id === 'fonderie' ? actor('fonderie', { role: 'locomotive' }) : each,
  );
  expect(centers(named, links)[0]?.id).toBe('fonderie');
});

test('what nobody here makes is a hole, with what it is worth', () => {
  const { suppliers, buyers } = filiereAround(actor('turbines'), actors, links, WORDS);
  expect(suppliers).toEqual([
    { id: 'l1', label: 'usinage', detail: 'Aubes', weight: 900 },
    { id: 'l2', label: 'Pièces moulées', detail: 'personne ici', weight: 4000, missing: true },
  ]);
  expect(buyers).toEqual([]);
});

test('a buyer outside the basin is a hole on the other side', () => {
  const sold = [link('l4', { supplier: 'usinage', product: 'Pièces' })];
  expect(filiereAround(actor('usinage'), actors, sold, WORDS).buyers).toMatchObject([
    { label: 'Pièces', missing: true },
  ]);
});
