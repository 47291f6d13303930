import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { en } from './messages/en/index.ts';
import { ofThePhone as enOfThePhone } from './messages/en/of-the-phone.ts';
import { fr } from './messages/fr/index.ts';
import { ofThePhone } from './messages/fr/of-the-phone.ts';

const APP = resolve(import.meta.dirname, '..');
const PAGE = join(APP, 'features/meeting/phone-page.tsx');

/** The page of a phone and all that it imports of features and components, types left out. */
function modulesFrom(start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, names = '', from = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s([^;]*?)\sfrom '([^']+)';/gmu,
    )) {
      if (names.startsWith('type ') || !/^(?:\.|#app\/(?:features|components)\/)/u.test(from)) continue;
      visit(from.startsWith('#app') ? join(APP, from.slice('#app/'.length)) : join(dirname(file), from));
    }
  };
  visit(start);
  return seen;
}

/** Messages that a module names: whole keys, and those that begin as a key made on the spot does. */
function saidBy(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8');
  const whole = [...source.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/gu)].map(([, key = '']) => key);
  const made = [...source.matchAll(/`([a-z][\w-]*\.(?:[\w-]+\.)*)\$\{/gu)].flatMap(([, start = '']) =>
    Object.keys(fr).filter((key) => key.startsWith(start)),
  );
  return [...whole.filter((key) => key in fr), ...made];
}

it('a phone has every text that its page says: it downloads no other', () => {
  const missing = [...modulesFrom(PAGE)].flatMap((file) =>
    saidBy(file)
      .filter((key) => !(key in ofThePhone))
      .map((key) => `${relative(APP, file)}: ${key}`),
  );
  expect(missing).toEqual([]);
});

it('in both languages', () => {
  expect(Object.keys(enOfThePhone).toSorted()).toEqual(Object.keys(ofThePhone).toSorted());
  expect(Object.keys(enOfThePhone).filter((key) => !(key in en))).toEqual([]);
});
