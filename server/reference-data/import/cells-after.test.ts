import { describe, expect, it } from 'vitest';
import { embeddedTables } from '#app/reference/index.ts';
import { tablesOf } from '../official-tables.ts';
import { cellsAfter } from './cells-after.ts';

describe('cells of a pack after an import', () => {
  it('R-440 forgets the cells of a table that was replaced, and keeps the others', async () => {
    const { cells } = await embeddedTables();
    const after = cellsAfter(cells, ['input-output', 'constants'], 'insee-tes-2019', undefined);
    expect(after?.tables['insee-tes-2019']).toBeUndefined();
    expect([after?.published.use, after?.published.make]).toEqual([undefined, undefined]);
    expect(after?.published.jobs).toEqual(cells?.published.jobs);
    expect(after?.tables['insee-flores']).toEqual(cells?.tables['insee-flores']);
  });

  it('R-440 takes what the import says of its own file, and forgets the shares it moved', async () => {
    const { cells } = await embeddedTables();
    const jobs = { codes: ['C24'], branches: ['CH'], thousands: [60] };
    const after = cellsAfter(cells, ['national-jobs', 'factor-shares'], 'eurostat-emploi-2021', {
      tables: tablesOf('eurostat-emploi-2021', { year: '2023' }),
      published: { jobs },
    });
    expect(after?.tables['eurostat-emploi-2021']?.['jobs']?.year).toBe('2023');
    expect(after?.published.jobs).toEqual(jobs);
    expect(after?.tables['wiod-2014']).toBeUndefined();
  });

  it('R-440 a pack of before the cells were known stays without any', () => {
    expect(cellsAfter(undefined, ['employment'], 'insee-flores', undefined)).toBeUndefined();
  });
});
