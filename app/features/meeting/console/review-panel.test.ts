import { expect, test } from 'vitest';
import { createI18n } from '#app/i18n/index.ts';
import type { Contents } from '#app/services/index.ts';
import { wordsIn, wordsOf } from './review-panel.tsx';

const SITE: Contents['site'] = {
  site: 'Fonderie du Lion',
  kind: 'closure',
  year: 1998,
  jobs: 240,
  filiere: '',
  commune: 'Belfort',
  source: '',
  note: '',
};

test('a site is read with what happened; what is corrected is its name, and nothing around it', () => {
  const read = wordsOf(createI18n('fr'), { content: SITE }).replace(/\s/gu, ' ');
  expect(read).toBe('Fonderie du Lion, fermeture, 1998, 240 emplois, Belfort');
  expect(wordsIn(SITE)).toEqual(['site', 'Fonderie du Lion']);
});

test('a link is read as who sells to whom; its filière is what is corrected', () => {
  const link: Contents['link'] = {
    filiere: 'Turbines',
    firm: 'Atelier Roux',
    role: null,
    product: '',
    buyer: 'Alstom',
    missing: false,
  };
  expect(wordsOf(createI18n('fr'), { content: link })).toBe('Turbines → Atelier Roux → Alstom');
  expect(wordsIn(link)).toEqual(['filiere', 'Turbines']);
});
