import { expect, it } from 'vitest';
import { comparableMedian, comparableZones } from './comparable.ts';
import type { TraceNode } from './types.ts';

/** Posts by branch, and codes that make ties tell. */
function packOf(posts: readonly (readonly number[])[]) {
  const zones = posts.map((_, at) => ({ code: `000${at}`, name: `Zone ${at}` }));
  return { posts, zones } as unknown as Parameters<typeof comparableZones>[0];
}

const SPREAD = [
  [60, 40], // 0: the basin
  [60, 40], // 1: spread alike
  [120, 80], // 2: twice its size, spread alike
  [40, 60], // 3
  [0, 100], // 4: nearly nothing in common
  [30, 19], // 5: under half
  [130, 80], // 6: over twice
  [50, 50], // 7
  [100, 0], // 8
] as const;

it('R-500 keeps the five most alike of half to twice the size, the most alike first, equal ones by code', () => {
  const found = comparableZones(packOf(SPREAD), 0);
  expect(found.map(({ at }) => at)).toEqual([1, 2, 7, 3, 8]);
  expect(found.map(({ overlap }) => overlap)).toEqual(
    [1, 1, 0.9, 0.8, 0.6].map((share) => expect.closeTo(share, 12)),
  );
});

it('R-500 is silent for a basin without posts, and where fewer than three are its size', () => {
  expect(
    comparableZones(
      packOf([
        [0, 0],
        [10, 10],
        [10, 10],
        [10, 10],
      ]),
      0,
    ),
  ).toEqual([]);
  expect(
    comparableZones(
      packOf([
        [60, 40],
        [60, 40],
        [60, 40],
        [1, 1],
      ]),
      0,
    ),
  ).toEqual([]);
});

function node(value: number | null, grade: TraceNode['grade'] = 'C'): TraceNode {
  return {
    id: 'basin.income',
    value,
    unit: 'kEUR/yr',
    grade,
    rule: 'source',
    inputs: [],
    sources: ['insee'],
  };
}

it('R-501 is the median of those that have the figure, with the weakest grade, and nothing under three', () => {
  const middle = comparableMedian([node(22), node(null), node(30, 'E'), node(20), node(24)]);
  expect(middle).toMatchObject({ id: 'basin.income', value: 23, grade: 'E', rule: 'R-501' });
  expect(middle?.inputs).toHaveLength(4);
  expect(comparableMedian([node(22), node(null), node(30)])).toBeNull();
});
