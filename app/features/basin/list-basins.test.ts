import { describe, expect, it } from 'vitest';
import { loadPack } from '#app/reference/index.ts';
import { loadBasinPage } from './basin-page.ts';
import { listBasins } from './list-basins.ts';

const pack = await loadPack();
const found = (search: string) =>
  listBasins(pack, search).flatMap((region) => region.basins.map((basin) => basin.name));

describe('the list of basins', () => {
  it('holds the 306 zones once, by region', () => {
    expect(found('')).toHaveLength(306);
    expect(new Set(listBasins(pack, '').map((region) => region.name)).has('')).toBe(false);
  });

  it('finds a basin by its code, or by its name without its accents, hyphens or capitals', () => {
    expect(found('2705')).toEqual(['Belfort']);
    expect(found('SAINT ETIENNE')).toContain('Saint-Étienne');
    expect(found('montbeliard')).toEqual(['Montbéliard']);
    expect(found('atlantide')).toEqual([]);
  });

  it('says of Mayotte that no post is published, not that there are none', () => {
    expect(listBasins(pack, 'mayotte')[0]?.basins[0]?.posts).toBeNull();
  });
});

describe('the page of a basin', () => {
  it('carries the source blocks it cites and no other', () => {
    const page = loadBasinPage(pack, '2705');
    expect(Object.keys(page?.sources ?? {})).toContain('insee-flores');
    expect(Object.keys(page?.sources ?? {})).not.toContain('wiod-2014');
  });

  it('does not exist for a code that no zone has', () => {
    expect(loadBasinPage(pack, '9999')).toBeNull();
    expect(loadBasinPage(pack, '../etc')).toBeNull();
  });
});
