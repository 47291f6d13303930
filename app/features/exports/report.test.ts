import { describe, expect, it } from 'vitest';
import { createI18n } from '#app/i18n/index.ts';
import { readable, type ReportCell, type ReportColumn } from './report.ts';

const COLUMNS: readonly ReportColumn[] = [
  { title: 'Numéro', kind: 'text' },
  { title: 'Question posée', kind: 'text', once: true },
  { title: 'Priorité', kind: 'text' },
  { title: 'Emplois', kind: 'number' },
  { title: 'Auteur', kind: 'text' },
];

function read(rows: readonly (readonly ReportCell[])[]) {
  const table = { caption: 'Priorités', columns: COLUMNS, rows, empty: 'Aucune.' };
  return readable(createI18n('fr'), { title: 'Priorités', text: ['Deux.'], table });
}

describe('a section as a person reads it', () => {
  it('leaves out columns that no row fills, and says once what every row repeats', () => {
    const { text, table } = read([
      ['BEL-1', 'Laquelle ?', 'Fonderie', 0, ''],
      ['BEL-2', 'Laquelle ?', 'Vélos', null, ''],
    ]);
    expect(text.map((line) => line.replace(/\s/gu, ' '))).toEqual(['Deux.', 'Question posée : Laquelle ?']);
    expect(table?.columns.map(({ title }) => title)).toEqual(['Numéro', 'Priorité', 'Emplois']);
    expect(table?.rows).toEqual([
      ['BEL-1', 'Fonderie', 0],
      ['BEL-2', 'Vélos', null],
    ]);
  });

  it('keeps the column where rows differ', () => {
    const { text, table } = read([
      ['BEL-1', 'Laquelle ?', 'Fonderie', 1, 'Ana'],
      ['BEL-2', 'Et ensuite ?', 'Vélos', 2, ''],
    ]);
    expect(text).toEqual(['Deux.']);
    expect(table?.columns).toEqual(COLUMNS);
  });

  it('of no row is left as it is: what is missing is said', () => {
    expect(read([]).table?.columns).toEqual(COLUMNS);
  });
});
