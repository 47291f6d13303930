import type { Suggestion } from '#app/services/index.ts';

/*
 * Which cards say nearly the same thing. Words in common, the rare ones first, and letters in common three by three for
 * the same word spelt otherwise. No model, no draw: the same cards give the same answer, and the words that decided are given.
 */

/** Below this, two cards are not proposed together. Grade E: set by trying the demonstration's cards, to be confirmed in rooms. */
const CLOSE = 0.34;
/** Share of words against letters in the likeness of two cards. Same grade. */
const WORDS = 0.65;
/** The most cards looked at: 500 cards are 125,000 pairs. */
const MOST = 500;

const EMPTY_WORDS = new Set(
  (
    'a au aux avec ce ces cette d dans de des du elle en et est il ils j je l la le les leur leurs lui ma mais me mes mon ne nos notre nous on ou par pas plus pour qu que qui sa se ses son sont sur ta te tes ton tu un une vos votre vous y etre avoir faire sans sous plus bassin emploi emplois projet filiere territoire ' +
    'the of and to in for with on at by from is are be'
  ).split(/\s+/),
);

/** The words of a text that carry its sense: without accents, plural marks nor tool words. @example wordsOf('Des fonderies d’acier') // ['fonderie', 'acier'] */
export function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word) && !/^\d+$/.test(word))
    .map((word) =>
      word.length > 3 ? word.replace(/(aux|[sx])$/, (end) => (end === 'aux' ? 'al' : '')) : word,
    );
}

export type Alike = { id: string; title: string; filiere: string; place: string };

/**
 * Groups of cards that look alike, the closest first, each with the words they share. A card is in one suggestion at most; two
 * cards join when the mean likeness of their groups passes the bound, so that a chain of neighbours makes no heap.
 */
export function suggestGroups(cards: readonly Alike[]): Suggestion[] {
  const list = [...cards].sort((a, b) => byCode(a.id, b.id)).slice(0, MOST);
  const bags = list.map((card) => new Set(wordsOf(`${card.title} ${card.filiere}`)));
  const grams = list.map((card) => trigrams(card.title));
  // Said back as people wrote them, with their accents.
  const spelt = new Map<string, string>();
  for (const { title, filiere } of list)
    for (const written of `${title} ${filiere}`.toLowerCase().split(/[^\p{L}\p{N}]+/u))
      for (const word of wordsOf(written)) if (!spelt.has(word)) spelt.set(word, written);
  const seenIn = new Map<string, number>();
  for (const bag of bags) for (const word of bag) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  // A word that every card has says nothing of any.
  const weight = (word: string) => Math.log(1 + list.length / (seenIn.get(word) ?? 1));

  const words = bags.map((bag) => weighed(bag, weight));
  const letters = grams.map((set) => weighed(set, () => 1));
  const likeness = list.map(() => new Float64Array(list.length));
  const line = (row: number) => likeness[row] ?? new Float64Array(0);
  for (let a = 0; a < list.length; a += 1) {
    for (let b = a + 1; b < list.length; b += 1) {
      const value = WORDS * dice(words[a], words[b]) + (1 - WORDS) * dice(letters[a], letters[b]);
      line(a)[b] = value;
      line(b)[a] = value;
    }
  }

  // Average likeness between groups, kept up to date as they join: computed anew it would cost a second for 300 cards.
  const between = likeness.map((row) => Float64Array.from(row));
  const clusters = new Map(list.map((_, index) => [index, [index]]));
  for (;;) {
    let best = { a: -1, b: -1, value: CLOSE };
    const alive = [...clusters.keys()];
    for (let at = 0; at < alive.length; at += 1) {
      const a = alive[at] ?? 0;
      const row = between[a] ?? new Float64Array(0);
      for (let other = at + 1; other < alive.length; other += 1) {
        const b = alive[other] ?? 0;
        const value = row[b] ?? 0;
        if (value > best.value) best = { a, b, value };
      }
    }
    const [into, from] = [clusters.get(best.a), clusters.get(best.b)];
    if (into === undefined || from === undefined) break;
    for (const other of alive) {
      const [rowA, rowOther] = [between[best.a], between[other]];
      if (rowA === undefined || rowOther === undefined) continue;
      const joined =
        (into.length * (rowA[other] ?? 0) + from.length * (between[best.b]?.[other] ?? 0)) /
        (into.length + from.length);
      rowA[other] = joined;
      rowOther[best.a] = joined;
    }
    clusters.set(best.a, [...into, ...from]);
    clusters.delete(best.b);
  }

  return [...clusters.values()]
    .filter((cluster) => cluster.length > 1)
    .map((cluster) => {
      let closest = 0;
      for (const x of cluster)
        for (const y of cluster) if (x < y) closest = Math.max(closest, line(x)[y] ?? 0);
      return {
        ids: cluster.map((index) => list[index]?.id ?? '').sort(byCode),
        terms: shared(
          cluster.map((index) => bags[index] ?? new Set()),
          weight,
        ).map((word) => spelt.get(word) ?? word),
        similarity: closest,
      };
    })
    .sort(
      (a, b) =>
        b.ids.length - a.ids.length || b.similarity - a.similarity || byCode(a.ids[0] ?? '', b.ids[0] ?? ''),
    );
}

export type AlikeSite = { id: string; site: string; kind: string; year: number; commune: string };

/** Years apart that two accounts of one event may be. */
const SAME_EVENT_YEARS = 1;
/** Letters in common from which two names are one. Grade E. */
const SAME_NAME = 0.6;

/** Events typed twice: the later one -> the first one. The same kind, nearly the same year, nearly the same name. */
export function duplicateSites(sites: readonly AlikeSite[]): ReadonlyMap<string, string> {
  const duplicates = new Map<string, string>();
  const names = sites.map(({ site }) => weighed(trigrams(site), () => 1));
  sites.forEach((site, index) => {
    for (let before = 0; before < index; before += 1) {
      const other = sites[before];
      if (other === undefined || duplicates.has(other.id) || other.kind !== site.kind) continue;
      if (Math.abs(other.year - site.year) > SAME_EVENT_YEARS) continue;
      if (dice(names[before], names[index]) < SAME_NAME) continue;
      duplicates.set(site.id, other.id);
      return;
    }
  });
  return duplicates;
}

/** A set with the weight of each member, and their sum. */
type Weighed = { members: ReadonlyMap<string, number>; total: number };

function weighed(set: ReadonlySet<string>, weight: (member: string) => number): Weighed {
  const members = new Map([...set].map((member) => [member, weight(member)]));
  let total = 0;
  for (const own of members.values()) total += own;
  return { members, total };
}

/** Twice what two sets share over what they hold, 0..1, each member by its weight. */
function dice(a: Weighed | undefined, b: Weighed | undefined): number {
  if (a === undefined || b === undefined || a.total + b.total === 0) return 0;
  const [few, many] = a.members.size <= b.members.size ? [a, b] : [b, a];
  let common = 0;
  for (const [member, own] of few.members) if (many.members.has(member)) common += own;
  return (2 * common) / (a.total + b.total);
}

function trigrams(text: string): ReadonlySet<string> {
  const padded = ` ${plain(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
  const found = new Set<string>();
  for (let index = 0; index + 3 <= padded.length; index += 1) found.add(padded.slice(index, index + 3));
  return found;
}

/** Words that at least half of a group holds, the rarest elsewhere first, five at most. */
function shared(bags: readonly ReadonlySet<string>[], weight: (word: string) => number): string[] {
  const counts = new Map<string, number>();
  for (const bag of bags) for (const word of bag) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count * 2 >= bags.length && count > 1)
    .sort(([a, x], [b, y]) => y * weight(b) - x * weight(a) || byCode(a, b))
    .slice(0, 5)
    .map(([word]) => word);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/[’']/g, ' ');
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
