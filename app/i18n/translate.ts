import { Fragment, createElement, type ReactNode } from 'react';
import { chooseForm, cutAtPlaceholders, type Lang, type Message, type Params } from './message.ts';
import { catalogues } from '#catalogues';
import type { MessageKey } from './messages/index.ts';

/** A parameter of a message that takes elements: `{name}` may be a link or a strong word. */
export type RichParams = Readonly<Record<string, ReactNode>>;

/** True if the key is in the catalogue: to be asked before `t` with a key built from data. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(catalogues.fr, key);
}

/** The text of a key. A placeholder without its parameter stays visible: a fault to see, not to hide. */
export function translate(lang: Lang, key: MessageKey, params: Params = {}): string {
  const parts = cutAtPlaceholders(chooseForm(lang, messageOf(lang, key), params));
  return parts.map((part, place) => (place % 2 === 0 ? part : write(lang, part, params[part]))).join('');
}

/** As `translate`, with elements in the placeholders. */
export function translateRich(lang: Lang, key: MessageKey, params: RichParams): ReactNode {
  const numbers: Params = typeof params['count'] === 'number' ? { count: params['count'] } : {};
  const parts = cutAtPlaceholders(chooseForm(lang, messageOf(lang, key), numbers));
  return parts.map((part, place) => {
    if (place % 2 === 0) return part;
    const value = params[part];
    const shown = typeof value === 'number' ? write(lang, part, value) : (value ?? `{${part}}`);
    return createElement(Fragment, { key: place }, shown);
  });
}

// Built once: one costs as much as the rest of a sentence, and a page writes a hundred at each keystroke.
const numbers = { fr: numbersOf('fr-FR'), en: numbersOf('en-GB') } satisfies Record<Lang, unknown>;

function numbersOf(locale: string): { plain: Intl.NumberFormat; grouped: Intl.NumberFormat } {
  return {
    plain: new Intl.NumberFormat(locale, { useGrouping: false }),
    grouped: new Intl.NumberFormat(locale, { useGrouping: true }),
  };
}

function write(lang: Lang, name: string, value: string | number | undefined): string {
  if (value === undefined) return `{${name}}`;
  if (typeof value === 'string') return value;
  // Below 10 000 no group: a year given as a number stays a year.
  return numbers[lang][Math.abs(value) >= 10_000 ? 'grouped' : 'plain']
    .format(value)
    .replace(/\u202f/gu, '\u00a0')
    .replace('-', '\u2212');
}

/** A key the types let through is in the catalogue; one that is not stays readable as itself. */
function messageOf(lang: Lang, key: MessageKey): Message {
  return catalogues[lang][key] ?? key;
}
