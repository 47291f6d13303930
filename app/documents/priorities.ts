import type * as Y from 'yjs';
import { choice, choices, defineDocument, flag, number, ROOTS, text } from './define-document.ts';
import type { ItemOf } from './define-document.ts';
import { LocalOrigin } from './origin.ts';
import type { Author } from './origin.ts';
import { readDocument } from './read.ts';
import { byCodeUnit } from './values.ts';
import { addItem } from './write.ts';
import type { ItemValues, WriteResult } from './write.ts';

/** What people of the basin expect in return (R4). */
export const RETURNS = ['purchases', 'training', 'wages', 'taxes', 'other'] as const;
export type Return = (typeof RETURNS)[number];
export const HORIZONS = ['2027', '2028-2030', 'after'] as const;
export type Horizon = (typeof HORIZONS)[number];
/** The travels of a card: it keeps its number all along. */
export const CARD_STATUSES = ['card', 'priority', 'action', 'project'] as const;
export type CardStatus = (typeof CARD_STATUSES)[number];

/** The committee's priorities (R4, R5). Votes are not here: a shared document has no secret. */
export const priorities = defineDocument({
  kind: 'priorities',
  version: 1,
  fields: {
    title: text({ max: 160 }),
    /** Highest number ever given: a removed card's number is not given again. */
    lastNumber: number({ min: 0, max: 9999, integer: true, unit: 'card' }),
  },
  collections: {
    cards: {
      max: 600,
      fields: {
        number: number({ min: 1, max: 9999, integer: true, unit: 'card' }),
        title: text({ max: 240 }),
        filiere: text({ max: 120 }),
        jobs: number({ min: 0, max: 20_000, integer: true, unit: 'FTE' }),
        /** Which jobs, in words: trades, levels. */
        jobKind: text({ max: 160 }),
        returns: choices(RETURNS),
        returnsNote: text({ max: 500 }),
        place: text({ max: 120 }),
        horizon: choice(HORIZONS),
        why: text({ max: 1000 }),
        status: choice(CARD_STATUSES),
        example: flag(),
      },
    },
  },
  rich: ['agreement'],
  migrations: [],
});

export type Card = ItemOf<typeof priorities, 'cards'>;

/** The six facts of a precise priority, in the order they are asked. */
export const FACTS = ['filiere', 'title', 'jobs', 'place', 'horizon', 'returns'] as const;
export type Fact = (typeof FACTS)[number];

/**
 * How precise a card is: which of the six facts it holds (sector, product, jobs, place, horizon, local returns).
 * Zero jobs is not a fact: a priority is about work.
 * @example precision({ ...card, filiere: 'fonderie', title: 'Turbines', jobs: 60, place: '', horizon: null, returns: [] }).count // 3
 */
export function precision(card: Pick<Card, Fact>): {
  count: number;
  present: readonly Fact[];
  missing: readonly Fact[];
} {
  const holds: Record<Fact, boolean> = {
    filiere: card.filiere.trim() !== '',
    title: card.title.trim() !== '',
    jobs: card.jobs !== null && card.jobs > 0,
    place: card.place.trim() !== '',
    horizon: card.horizon !== null,
    returns: card.returns.length > 0,
  };
  const present = FACTS.filter((fact) => holds[fact]);
  return { count: present.length, present, missing: FACTS.filter((fact) => !holds[fact]) };
}

/**
 * Adds a card under the next free number. Two people who add at the same instant draw the same number: {@link cardLabels}
 * tells them apart. Refuses what `addItem` refuses.
 */
export function addCard(
  doc: Y.Doc,
  values: Omit<ItemValues<(typeof priorities)['collections']['cards']['fields']>, 'number'>,
  author: Author,
  id?: string,
): WriteResult<string> {
  const read = readDocument(priorities, doc);
  const cards = read.ok
    ? read.value
    : read.failure.code === 'schema'
      ? read.failure.partial
      : { fields: { lastNumber: null }, collections: { cards: [] } };
  const next =
    1 + Math.max(cards.fields.lastNumber ?? 0, ...cards.collections.cards.map((card) => card.number ?? 0));
  return doc.transact(
    () => {
      const added = addItem(
        priorities,
        doc,
        'cards',
        { status: 'card', ...values, number: next },
        author,
        id,
      );
      if (added.ok) doc.getMap(ROOTS.fields).set('lastNumber', next);
      return added;
    },
    new LocalOrigin(author, 'cards'),
  );
}

/**
 * The label of every card, by id: `BEL-0142`. Where concurrent adds gave one number twice, the smallest id keeps it bare and
 * the others get a letter: `BEL-0142b`. The same on every machine.
 * @example cardLabels([{ id: 'k', number: 7 }, { id: 'a', number: 7 }], 'BEL').get('k') // 'BEL-0007b'
 */
export function cardLabels(
  cards: readonly Pick<Card, 'id' | 'number'>[],
  prefix: string,
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const given = new Map<number, number>();
  for (const card of [...cards].sort((a, b) => byCodeUnit(a.id, b.id))) {
    if (card.number === null) {
      labels.set(card.id, prefix);
      continue;
    }
    const rank = given.get(card.number) ?? 0;
    given.set(card.number, rank + 1);
    labels.set(card.id, `${formatNumber(prefix, card.number)}${suffix(rank)}`);
  }
  return labels;
}

/** A number for life as it is written on a fiche. @example formatNumber('BEL', 142) // 'BEL-0142' */
export function formatNumber(prefix: string, value: number): string {
  return `${prefix}-${String(value).padStart(4, '0')}`;
}

function suffix(rank: number): string {
  if (rank === 0) return '';
  return rank < 26 ? String.fromCharCode('a'.charCodeAt(0) + rank) : `.${rank + 1}`;
}
