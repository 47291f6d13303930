import { describe, expect, it } from 'vitest';
import { embeddedTables } from '#app/reference/index.ts';
import { cellsAfter } from './cells-after.ts';

const FILE = { file: 'lu.csv' };
const written = { row: '{code}', column: '{label}', year: '2023', unit: 'M€', toCheck: false };

describe('cells of a pack after an import', () => {
  it('R-440 forgets the cells of a table that was replaced, and keeps the others', async () => {
    const { cells } = await embeddedTables();
    const source = { id: 'insee-tes-2019', url: 'https://example.org/tes' };
    const after = cellsAfter(cells, ['input-output', 'constants'], source, FILE, { tables: {} });
    expect(after.tables['insee-tes-2019']).toEqual({});
    expect([after.published.use, after.published.make]).toEqual([undefined, undefined]);
    expect(after.published.jobs).toEqual(cells?.published.jobs);
    expect(after.tables['insee-flores']).toEqual(cells?.tables['insee-flores']);
  });

  it('R-440 takes what the import says of its own file, and forgets the shares it moved', async () => {
    const { cells } = await embeddedTables();
    const source = { id: 'eurostat-emploi-2021', url: 'https://example.org/jobs' };
    const jobs = { codes: ['C24'], branches: ['CH'], thousands: [60] };
    const replaced = ['national-jobs', 'factor-shares'];
    const read = { tables: { jobs: written }, published: { jobs } };
    const after = cellsAfter(cells, replaced, source, FILE, read);
    expect(after.tables['eurostat-emploi-2021']?.['jobs']).toEqual({
      ...written,
      file: 'lu.csv',
      url: 'https://example.org/jobs',
    });
    expect(after.published.jobs).toEqual(jobs);
    expect(after.tables['wiod-2014']).toBeUndefined();
    const keeps = { sources: ['wiod-2014'], published: ['wiod'] };
    const kept = cellsAfter(cells, replaced, source, FILE, { ...read, keeps });
    expect(kept.tables['wiod-2014']).toEqual(cells?.tables['wiod-2014']);
    expect(kept.published.wiod).toEqual(cells?.published.wiod);
  });

  it('R-440 a table that another file holds keeps its own file and address', () => {
    const own = { ...written, file: 'avant.xlsx', sheet: 'txcho_ze', url: 'https://example.org/before' };
    const source = { id: 'insee-chomage', url: 'https://example.org/now' };
    const after = cellsAfter(
      undefined,
      ['unemployment'],
      source,
      { file: 'lu.xlsx', sheet: 'txcho_ze' },
      {
        tables: { rates: written, before: own },
      },
    );
    expect(after.tables['insee-chomage']?.['before']).toEqual(own);
    expect(after.tables['insee-chomage']?.['rates']).toMatchObject({ file: 'lu.xlsx', sheet: 'txcho_ze' });
  });
});
