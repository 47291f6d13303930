import type * as Y from 'yjs';
import { choice, choices, defineDocument, flag, number, ROOTS, text } from './define-document.ts';
import type { ItemOf } from './define-document.ts';
import { formatNumber, HORIZONS, RETURNS } from './precision.ts';
import { LocalOrigin } from './origin.ts';
import type { Author } from './origin.ts';
import { readDocument } from './read.ts';
import { byCodeUnit } from './values.ts';
import { addItem } from './write.ts';
import type { ItemValues, WriteResult } from './write.ts';

export { FACTS, formatNumber, HORIZONS, precision, RETURNS } from './precision.ts';
export type { Fact, Horizon, Return } from './precision.ts';

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

function suffix(rank: number): string {
  if (rank === 0) return '';
  return rank < 26 ? String.fromCharCode('a'.charCodeAt(0) + rank) : `.${rank + 1}`;
}
