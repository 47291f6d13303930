/**
 * A text as it is searched: without accents, capitals or double spaces.
 * @example searchable('École  de Production') // 'ecole de production'
 */
export function searchable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Whether every word of the query is somewhere in the texts. An empty query finds everything. */
export function finds(query: string, texts: readonly string[]): boolean {
  const haystack = searchable(texts.join(' '));
  return searchable(query)
    .split(' ')
    .every((word) => haystack.includes(word));
}
