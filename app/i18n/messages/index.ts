export { en } from './en/index.ts';
export { fr, type MessageKey } from './fr/index.ts';
