import type { Card, CardStatus, Fact } from '#app/documents/index.ts';
import { precision } from '#app/documents/index.ts';
import { finds, searchable } from '#app/features/editing/search-text.ts';

/** What the list is narrowed to. `imprecise` keeps the cards that miss at least one of the six facts. */
export type Filter = { query: string; status: CardStatus | 'all' | 'imprecise' };

/** Cards of one filière, in the order of the document. `filiere` is '' for those that name none. */
export type FiliereGroup = { filiere: string; cards: readonly Card[]; jobs: number };

/** The cards that match, in the order of the document. The query also finds a number: « 142 ». */
export function filterCards(
  cards: readonly Card[],
  filter: Filter,
  labels: ReadonlyMap<string, string>,
): readonly Card[] {
  return cards.filter((card) => {
    if (
      filter.status === 'imprecise'
        ? precision(card).missing.length === 0
        : filter.status !== 'all' && statusOf(card) !== filter.status
    ) {
      return false;
    }
    return finds(filter.query, [
      labels.get(card.id) ?? '',
      card.title,
      card.filiere,
      card.place,
      card.jobKind,
      card.why,
    ]);
  });
}

/**
 * Cards grouped by filière, the largest group first, cards without a filière last. Spelling is the committee's: « Fonderie »
 * and « fonderie  » are one filière, named as the first card names it.
 */
export function groupByFiliere(cards: readonly Card[]): readonly FiliereGroup[] {
  const groups = new Map<string, Card[]>();
  for (const card of cards) {
    const key = searchable(card.filiere);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [card]);
    else group.push(card);
  }
  return [...groups.entries()]
    .map(([key, members]) => ({
      key,
      filiere: members[0]?.filiere.trim() ?? '',
      cards: members,
      jobs: members.reduce((sum, card) => sum + (card.jobs ?? 0), 0),
    }))
    .sort(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') ||
        b.cards.length - a.cards.length ||
        (a.key < b.key ? -1 : 1),
    )
    .map(({ filiere, cards: members, jobs }) => ({ filiere, cards: members, jobs }));
}

/** The most used answers to a fact asked in words, to be offered as taps: at most `count`. */
export function usualAnswers(
  cards: readonly Card[],
  fact: 'filiere' | 'place',
  count: number,
): readonly string[] {
  const uses = new Map<string, { words: string; times: number }>();
  for (const card of cards) {
    const words = card[fact].trim();
    if (words === '') continue;
    const key = searchable(words);
    const known = uses.get(key);
    if (known === undefined) uses.set(key, { words, times: 1 });
    else known.times += 1;
  }
  return [...uses.values()]
    .sort((a, b) => b.times - a.times)
    .slice(0, count)
    .map(({ words }) => words);
}

/** A card nobody has moved yet is a card. */
export function statusOf(card: Pick<Card, 'status'>): CardStatus {
  return card.status ?? 'card';
}

/** Notches of the journey that are done: card 1, priority 2, action or project 3; the fourth is the evaluation. */
export function stepsOf(status: CardStatus): number {
  return status === 'card' ? 1 : status === 'priority' ? 2 : 3;
}

/** Facts a tap can answer when they are missing, in the order they are asked. The title is asked by its own field. */
export function factsToAsk(card: Card): readonly Exclude<Fact, 'title'>[] {
  return precision(card).missing.filter((fact): fact is Exclude<Fact, 'title'> => fact !== 'title');
}
