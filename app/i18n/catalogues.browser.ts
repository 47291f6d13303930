import { langOf, type Catalogue, type Lang } from './message.ts';

// A phone downloads one language: the page's. Changing language loads a page, so the other is never needed here.
const texts: Catalogue =
  langOf(document.documentElement.lang) === 'en'
    ? (await import('./messages/en/index.ts')).en
    : (await import('./messages/fr/index.ts')).fr;

/** The texts of the page's language, whichever is asked. */
export const catalogues: Readonly<Record<Lang, Catalogue>> = { fr: texts, en: texts };
