import { describe, expect, it } from 'vitest';
import { loadPack } from '#app/reference/index.ts';
import { BASIN_MEASURES, figureId, figureIdsOf, parseFigure, readFigure } from './figures.ts';

const pack = await loadPack();

describe('readFigure', () => {
  // Insee: Flores 31 December 2023; unemployment of the last quarter of 2025 and one year before.
  it.each([
    ['posts:CK', 2122, 0],
    ['specialisation:CK', 5.369, 5e-4],
    ['industry-posts', 10_776, 0],
    ['industry-share', 0.183, 5e-4],
    ['unemployment', 0.093, 1e-12],
    ['unemployment-change', 0.007, 1e-12],
    ['population', 191_203, 0],
    ['brownfields-industrial', 6, 0],
  ])('gives %s of the basin of Belfort as published', (id, published, tolerance) => {
    const figure = readFigure(pack, '2705', id);
    expect(Math.abs((figure?.value ?? Number.NaN) - published)).toBeLessThanOrEqual(tolerance);
    expect(figure?.sources.every((source) => pack.sources[source] !== undefined)).toBe(true);
  });

  it('has a source for each figure it offers, in a basin and its branches', () => {
    const ids = figureIdsOf(pack, '2705');
    expect(ids).toEqual(expect.arrayContaining([...BASIN_MEASURES]));
    expect(ids.indexOf('posts:CK')).toBe(BASIN_MEASURES.length);
    for (const id of ids) {
      const figure = readFigure(pack, '2705', id);
      expect(figure?.value, id).not.toBeNull();
      expect(figure?.sources.length, id).toBeGreaterThan(0);
    }
  });

  it('knows no other name, zone or branch', () => {
    for (const id of ['', 'wealth', 'posts:', 'posts:ZZ', 'posts:CK:1', 'toString']) {
      expect(readFigure(pack, '2705', id), id).toBeNull();
    }
    expect(readFigure(pack, '9999', 'posts')).toBeNull();
  });
});

describe('figureId', () => {
  it.each(['unemployment', 'posts', 'posts:CK'])('writes back %s as it was read', (id) => {
    const name = parseFigure(id);
    expect(name === null ? null : figureId(name)).toBe(id);
  });
});
