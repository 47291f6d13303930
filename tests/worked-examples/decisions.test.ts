import { describe, expect, it } from 'vitest';
import {
  netAdditional,
  promethee2,
  rankAcceptability,
  topsis,
  weightedProduct,
  weightedSum,
} from '#app/engine/index.ts';
import { expectClose } from '#tests/expect-close.ts';

describe('published decisions and net effects', () => {
  // HCA and English Partnerships, Additionality Guide, 3rd ed. 2008: the identity; the numbers are constructed.
  it.each([
    { gross: 125, deadweight: 0.1, displacement: 0.25, substitution: 0, reference: 0, net: 84.375 },
    {
      gross: 125,
      deadweight: 0.1,
      displacement: 0.25,
      substitution: 0,
      reference: 37.5 * 0.675,
      net: 59.0625,
    },
    {
      gross: 350,
      deadweight: 0.2,
      displacement: 0.4,
      substitution: 0.05,
      reference: 70 * 0.456,
      net: 127.68,
    },
  ])('R-60 finds $net net of $gross gross', ({ gross, net, ...shares }) => {
    expectClose(netAdditional(gross, shares), net, { abs: 1e-9 });
  });

  it('R-102 finds the TOPSIS closeness of Tzeng and Huang 2011', () => {
    const values = [
      [5, 8, 4],
      [7, 6, 8],
      [8, 8, 6],
      [7, 4, 6],
    ];
    expectClose(topsis(values, [0.3, 0.4, 0.3], ['max', 'max', 'max']), [0.5037, 0.6581, 0.7482, 0.334], {
      abs: 1e-4,
    });
  });

  it('R-103 finds the PROMETHEE II net flows of Zhao, Peng and Li 2013', () => {
    const values = [
      [4, 3, 2],
      [3, 2, 4],
      [5, 1, 3],
    ];
    expectClose(promethee2(values, [0.5, 0.3, 0.2], ['max', 'max', 'max']), [0.1, -0.3, 0.2], { abs: 1e-9 });
  });

  it('R-104 finds the weighted products of the encyclopaedic example (scikit-criteria, enwiki 1015567716)', () => {
    const values = [
      [25, 20, 15, 30],
      [10, 30, 20, 30],
      [30, 10, 30, 10],
    ];
    expectClose(
      weightedProduct(values, [20, 15, 40, 25], ['max', 'max', 'max', 'max']),
      [-0.50128589, -0.50448471, -0.52947246],
      { abs: 1e-7 },
    );
  });

  it('R-101 finds the weighted sums of Kracka, Brauers and Zavadskas 2010, on shares of each column', () => {
    const raw = [
      [33.95, 23.78, 11.45, 39.97, 29.44, 167.1, 3.852],
      [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
      [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
      [30.44, 37.59, 13.91, 74.08, 45.1, 198.34, 2.186],
      [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.61],
      [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
    ];
    const maximised = [4, 6];
    const turned = raw.map((row) => row.map((value, k) => (maximised.includes(k) ? value : 1 / value)));
    const sums = (turned[0] ?? []).map((_, k) => turned.reduce((sum, row) => sum + (row[k] ?? 0), 0));
    const values = turned.map((row) => row.map((value, k) => value / (sums[k] ?? 1)));
    const scales = sums.map(() => ({ worst: 0, best: 1 }));
    expectClose(
      weightedSum(
        values,
        sums.map(() => 20),
        scales,
      ),
      [0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701],
      { abs: 1e-7 },
    );
  });

  it('R-105 counts the ranks over participants and draws, and shares them between equals', () => {
    const draw = [
      [1, 0],
      [0, 1],
      [0, 0],
    ];
    const ballots = [
      [1, 0],
      [1, 1],
    ];
    expect(rankAcceptability([draw], ballots)).toEqual([
      [0.75, 0.25, 0],
      [0.25, 0.5, 0.25],
      [0, 0.25, 0.75],
    ]);
  });
});
