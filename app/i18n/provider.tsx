import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createFormat, type Format } from './format.ts';
import type { Lang, Params } from './message.ts';
import type { MessageKey } from './messages/index.ts';
import { translate, translateRich, type RichParams } from './translate.ts';

/** What a component needs to speak: `t` for texts, `rich` for texts with elements, `format` for figures and dates. */
export type I18n = {
  readonly lang: Lang;
  readonly format: Format;
  t(key: MessageKey, params?: Params): string;
  rich(key: MessageKey, params: RichParams): ReactNode;
};

/** The same words outside React (mails, exports, tests). */
export function createI18n(lang: Lang): I18n {
  return {
    lang,
    format: createFormat(lang),
    t: (key, params) => translate(lang, key, params),
    rich: (key, params) => translateRich(lang, key, params),
  };
}

// French without a provider: a component shown alone (test, gallery) still speaks.
const I18nContext = createContext<I18n>(createI18n('fr'));

/** Gives the language to everything below. Once, in the root. */
export function I18nProvider({ lang, children }: { lang: Lang; children: ReactNode }) {
  const value = useMemo(() => createI18n(lang), [lang]);
  return <I18nContext.Provider value={value}>{children}</I18nContext.Provider>;
}

/** `const { t, format, lang } = useI18n()`. */
export function useI18n(): I18n {
  return useContext(I18nContext);
}
