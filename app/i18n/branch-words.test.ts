import { describe, expect, it } from 'vitest';
import nomenclature from '#app/reference/pack/nomenclature.json' with { type: 'json' };
import { branchWords, createI18n } from './index.ts';

describe('the names of branches', () => {
  it('in French, are those of the reference pack, every one', () => {
    const { t } = createI18n('fr');
    for (const { code, label } of nomenclature.branches) expect(branchWords(t, code, '')).toBe(label);
  });

  it('in English, are none of the French ones', () => {
    const { t } = createI18n('en');
    const same = nomenclature.branches.filter(({ code, label }) => branchWords(t, code, label) === label);
    expect(same.map(({ code }) => code)).toEqual(['FZ']);
  });

  it('keep the name they came with when their code is of another nomenclature', () => {
    expect(branchWords(createI18n('en').t, 'X1', 'Scieries')).toBe('Scieries');
  });
});
