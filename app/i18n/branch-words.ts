import { isMessageKey } from './translate.ts';
import type { I18n } from './provider.tsx';

/**
 * The name of a branch in the reader's language: Insee's in French; the English ones are still to be checked. A code no
 * catalogue knows keeps the name it came with.
 * @example branchWords(t, 'CK', 'Machines et équipements') // 'Manufacture of machinery and equipment n.e.c.' in English
 */
export function branchWords(t: I18n['t'], code: string | null, label: string): string {
  const key = `branch.${code ?? ''}`;
  return isMessageKey(key) ? t(key) : label;
}
