/** Languages of the interface. French is the reference: a key exists in French first. */
export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** A text with `{name}` placeholders, or two of them chosen by `count` (French: 0 and 1 take `one`). */
export type Message = string | { readonly one: string; readonly other: string };

/** A catalogue: flat keys `subject.key`. */
export type Catalogue = Readonly<Record<string, Message>>;

/**
 * Values put in the placeholders. `count` chooses the plural. A number is written with digit groups from 10 000 on,
 * without decimals beyond three; anything else (money, dates, intervals) is formatted first, by `format`, and given as text.
 */
export type Params = Readonly<Record<string, string | number>>;

/** Reads anything (cookie, header, form) as a language; what is not known is French. */
export function langOf(value: unknown): Lang {
  return value === 'en' ? 'en' : 'fr';
}

const rules: Record<Lang, Intl.PluralRules> = {
  fr: new Intl.PluralRules('fr-FR'),
  en: new Intl.PluralRules('en-GB'),
};

/** The text of a message for these parameters, its placeholders still in place. */
export function chooseForm(lang: Lang, message: Message, params: Params = {}): string {
  if (typeof message === 'string') return message;
  const count = Number(params['count'] ?? 0);
  return rules[lang].select(count) === 'one' ? message.one : message.other;
}

/** Cuts a text at its placeholders: even places are text, odd places are names. */
export function cutAtPlaceholders(text: string): string[] {
  return text.split(/\{(\w+)\}/u);
}
