import { langOf, type Catalogue, type Lang } from './message.ts';

/** A phone downloads one language, the page's, and of it what its page says (`handle.words` of a route). Changing either loads a page. */
async function load(): Promise<Catalogue> {
  const { lang, dataset } = document.documentElement;
  const english = langOf(lang) === 'en';
  if (dataset['words'] === 'phone')
    return english
      ? (await import('./messages/en/of-the-phone.ts')).ofThePhone
      : (await import('./messages/fr/of-the-phone.ts')).ofThePhone;
  return english ? (await import('./messages/en/index.ts')).en : (await import('./messages/fr/index.ts')).fr;
}

const texts = await load();

/** The texts of the page's language, whichever is asked. */
export const catalogues: Readonly<Record<Lang, Catalogue>> = { fr: texts, en: texts };
