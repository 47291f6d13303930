import type { Horizon, Precise } from '#app/documents/precision.ts';

/** What can be read in one sentence; what is not there is absent. */
export type Found = { -readonly [Fact in 'filiere' | 'jobs' | 'place' | 'horizon']?: Precise[Fact] };

/** Longest place or filière taken from a sentence, in UTF-16 units: under the bound of the field. */
const WORDS_MAX = 60;

/**
 * Facts written in a sentence, by plain rules that the page tells: a number before « emplois » or « postes »; a year; a word
 * with a capital after « à », « sur » or « de la friche de »; a filière or a place somebody of the room has named already.
 * Nothing is guessed: what is found is shown, and the person corrects it.
 * @example factsIn('Rouvrir une fonderie, environ 60 emplois, à Bourogne en 2028', { filieres: ['Fonderie'], places: [] })
 * // { filiere: 'Fonderie', jobs: 60, place: 'Bourogne', horizon: '2028-2030' }
 */
export function factsIn(
  sentence: string,
  known: { filieres: readonly string[]; places: readonly string[] },
): Found {
  const found: Found = {};
  const jobs =
    /(\d{1,3}(?:[\s\u00a0\u202f]\d{3})+|\d{1,5})\s*(?:à\s*\d+\s*)?(?:nouveaux\s+|nouvelles\s+)?(?:emplois?|postes?|salarié|embauches?|jobs?|CDI|ETP)/iu.exec(
      sentence,
    )?.[1];
  const count = jobs === undefined ? 0 : Number(jobs.replace(/\D/gu, ''));
  if (count > 0 && count <= 20_000) found.jobs = count;
  const year = /(?<!\d)(20[2-9]\d)(?!\d)/u.exec(sentence)?.[1];
  if (year !== undefined) found.horizon = horizonOf(Number(year));
  const plain = searched(sentence);
  const filiere = longest(known.filieres.filter((name) => holds(plain, name)));
  if (filiere !== null) found.filiere = filiere;
  const place =
    longest(known.places.filter((name) => holds(plain, name))) ??
    /(?:^|[\s,(])(?:à|sur|près de|friche de|site de|zone de)\s+(?:la\s+friche\s+de\s+|la\s+|l[’'])?(\p{Lu}[\p{L}’'-]+(?:[ -]\p{Lu}[\p{L}’'-]+)*)/u.exec(
      sentence,
    )?.[1] ??
    null;
  if (place !== null && place.length <= WORDS_MAX) found.place = place;
  return found;
}

/** @example horizonOf(2029) // '2028-2030' */
export function horizonOf(year: number): Horizon {
  if (year <= 2027) return '2027';
  return year <= 2030 ? '2028-2030' : 'after';
}

/** Without capitals nor accents, so that « Fonderies » finds « fonderie ». */
function searched(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function holds(plainSentence: string, name: string): boolean {
  const plain = searched(name).trim();
  if (plain.length < 3) return false;
  const at = plainSentence.indexOf(plain);
  // A whole word, its plural included: « bois » is not in « Boisset ».
  return (
    at >= 0 &&
    !/\p{L}/u.test(plainSentence[at - 1] ?? ' ') &&
    !/\p{L}/u.test(plainSentence.slice(at + plain.length).replace(/^[sx]/u, '')[0] ?? ' ')
  );
}

function longest(names: readonly string[]): string | null {
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? null;
}
