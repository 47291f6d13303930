import { describe, expect, it } from 'vitest';
import { diagnostic, priorities, project, roadmap, type DocumentSpec } from '#app/documents/index.ts';
import { INPUT_IDS } from '#app/features/impact/balance.ts';
import { typedBounds } from '#app/features/impact/units.ts';
import { createI18n } from '#app/i18n/index.ts';
import { readTyped } from './input-field.tsx';

const i18n = createI18n('fr');

describe('every input of a project', () => {
  it.each(INPUT_IDS)('%s takes its bounds, and says both just outside of them', (input) => {
    const { min, max } = typedBounds(input);
    for (const bound of [min, max]) expect(readTyped(i18n, input, String(bound)).ok).toBe(true);
    for (const outside of [min - 1, max + 1]) {
      const read = readTyped(i18n, input, String(outside));
      if (read.ok) throw new Error(`${input} takes ${outside}`);
      const figures = read.sentence.replace(/(?<=\d)\s(?=\d)/gu, '');
      expect(figures).toContain(`De ${min} à ${max}`);
    }
  });

  it.each(['NaN', '#DIV/0!', 'Infinity', '1e999', '--5', '12 emplois'])(
    'refuses « %s », as a sheet would give it, with a sentence',
    (text) => {
      for (const input of INPUT_IDS) {
        const read = readTyped(i18n, input, text);
        expect(read.ok ? '' : read.sentence, input).toMatch(/\.$/);
      }
    },
  );
});

it('no field of a document is without bounds', () => {
  const specs: readonly DocumentSpec[] = [project, priorities, diagnostic, roadmap];
  for (const { fields, collections } of specs) {
    for (const spec of [fields, ...Object.values(collections).map((collection) => collection.fields)])
      for (const [name, field] of Object.entries(spec)) {
        if (field.type === 'number') expect(Number.isFinite(field.min + field.max), name).toBe(true);
        if (field.type === 'text') expect(field.max, name).toBeGreaterThan(0);
      }
    for (const { max } of Object.values(collections)) expect(max).toBeGreaterThan(0);
  }
});
