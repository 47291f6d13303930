export { branchWords } from './branch-words.ts';
export { createFormat, type DateStyle, type DisplayUnit, type Format } from './format.ts';
export { LANGS, langOf, type Catalogue, type Lang, type Message, type Params } from './message.ts';
export type { MessageKey } from './messages/index.ts';
export { I18nProvider, createI18n, useI18n, type I18n } from './provider.tsx';
export { isMessageKey, type RichParams } from './translate.ts';
