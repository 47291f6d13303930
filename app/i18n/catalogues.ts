import type { Catalogue, Lang } from './message.ts';
import { en, fr } from './messages/index.ts';

/** The texts of each language. On the server both; in a browser `catalogues.browser.ts` stands in for this module. */
export const catalogues: Readonly<Record<Lang, Catalogue>> = { fr, en };
