import type { StrategyKind } from '#app/documents/index.ts';
import type { I18n } from '#app/i18n/index.ts';

/** What a line of a strategy is made of, here and in a meeting. */
type Facts = { kind: StrategyKind | null; body: string; votedOn: string | null };

/** « SCoT, syndicat mixte, 27 février 2014 »: what is not said is left out. */
export function strategyFacts(
  { t, format }: Pick<I18n, 't' | 'format'>,
  { kind, body, votedOn }: Facts,
): string {
  return [
    kind === null ? '' : t(`diagnostic.strategy.${kind}`),
    body.trim(),
    votedOn === null ? '' : format.date(votedOn),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The address in a source that is nothing else, to be followed; null for words, and for any other protocol. */
export function addressIn(source: string): string | null {
  const text = source.trim();
  return /^https?:\/\/\S+$/u.test(text) && URL.canParse(text) ? text : null;
}
