import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { render, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { INDICATORS, statedAssumptions } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import { I18nProvider } from '#app/i18n/index.ts';
import { en, fr } from '#app/i18n/messages/index.ts';
import { aPreparedPack } from '#tests/factories/pack.ts';
import { methodFacts, type MethodFacts } from './method-facts.ts';
import { MethodPage } from './method-page.tsx';
import { readSpec } from './read-spec.ts';

const spec = readFileSync(resolve(import.meta.dirname, '../../engine/SPEC.md'), 'utf8');
const numbers = [...new Set([...spec.matchAll(/^\s*(?:- )?.*?\*\*(R-\d+)\*\*/gmu)].map(([, id]) => id))];
let pack: ReferencePack;
let facts: MethodFacts;

beforeAll(() => {
  pack = aPreparedPack('2705');
  facts = methodFacts(pack, '2705', spec);
});

describe('rules of SPEC.md', () => {
  it('R-157 are all read, once, in the order of the text', () => {
    const read = readSpec(spec).flatMap(({ rules }) => rules.map(({ id }) => id));
    expect([...read].sort()).toEqual([...new Set(read)].sort());
    expect(numbers.filter((id) => id !== undefined && !read.includes(id))).toEqual([]);
    for (const { rules } of readSpec(spec))
      for (const { text } of rules) expect(text.length).toBeGreaterThan(5);
  });

  it('R-157 have a name in both languages', () => {
    const ids = readSpec(spec).flatMap(({ rules }) => rules.map(({ id }) => id));
    expect(ids.filter((id) => !(`rule.${id}` in fr) || !(`rule.${id}` in en))).toEqual([]);
  });

  it('R-157 are cited in the steps only when they exist', () => {
    const known = readSpec(spec).flatMap(({ rules }) => rules.map(({ id }) => id));
    const cited = Object.entries(fr).flatMap(([key, text]) =>
      /^method\.step\..+\.rules$/u.test(key) ? String(text).split(' ') : [],
    );
    expect(cited.length).toBeGreaterThan(30);
    expect(cited.filter((id) => !known.includes(id))).toEqual([]);
  });
});

describe('the page « Méthode »', () => {
  it('R-157 shows every rule, every assumption with its range, every indicator and every source', () => {
    render(
      <I18nProvider lang="fr">
        <MethodPage facts={facts} />
      </I18nProvider>,
    );
    for (const { rules } of facts.rules)
      for (const { id } of rules) expect(document.getElementById(id), id).not.toBeNull();
    const table = screen.getByRole('table', { name: 'Hypothèses' });
    expect(within(table).getAllByRole('row')).toHaveLength(statedAssumptions(pack).length + 1);
    expect(within(table).getAllByText('E').length).toBeGreaterThan(10);
    for (const { id } of INDICATORS) expect(screen.getAllByText(id).length, id).toBeGreaterThan(0);
    const sources = screen.getByRole('table', { name: 'Sources' });
    expect(within(sources).getAllByRole('row')).toHaveLength(Object.keys(pack.sources).length + 1);
  });

  it('R-157 says of each indicator whether it is computed, declared or awaited, and what the others lack', () => {
    const status = (id: string) => facts.indicators.find((one) => one.id === id)?.status;
    expect([status('J04'), status('E11'), status('F12')]).toEqual(['computed', 'declared', 'awaited']);
    expect([status('J16'), status('N08'), status('F34'), status('J26'), status('F01')]).toEqual(
      new Array(5).fill('declared'),
    );
    for (const { status: found, missing } of facts.indicators)
      expect(missing === null).toBe(found === 'computed');
  });
});
