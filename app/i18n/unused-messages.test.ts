import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fr } from './messages/fr/index.ts';

/** Keys whose name is put together from a code of the engine: `coefficient.basket`. */
const FAMILIES = ['indicator', 'input', 'assumption', 'coefficient', 'rule'];

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/u.test(path) && !/\.test\.|^i18n\/messages\/|generated\//u.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}

it('keeps no sentence that nothing says', () => {
  const text = [...sources('app'), ...sources('server')].join('\n');
  const written = new Set(text.match(/(?<=['"`])[^'"`\s$]+\.[^'"`\s$]+(?=['"`])/gu));
  // `console.do.${intent}`, and the subjects of a list of them: ['trace.label', 'indicator'].
  const begun = [...text.matchAll(/`([\w-]+\.[^`$\s]*)\$\{/gu)].map(([, start = '']) => start);
  const unused = Object.keys(fr).filter((key) => {
    const parents = key.split('.').map((_, at, parts) => parts.slice(0, at).join('.'));
    return !(
      written.has(key) ||
      begun.some((start) => key.startsWith(start)) ||
      parents.some((parent) => FAMILIES.includes(parent) || written.has(parent))
    );
  });
  expect(unused).toEqual([]);
});
