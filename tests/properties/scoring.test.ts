import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assess,
  nationalDeciles,
  rank,
  scoreTrace,
  shareTrace,
  swingTrace,
  zoneTrace,
} from '#app/engine/index.ts';
import type { Assessment, Criterion } from '#app/engine/types.ts';
import { loadPack } from '#app/reference/index.ts';
import { aPack } from '#tests/factories/pack.ts';

const pack = aPack();
const RUNS = { numRuns: 60, seed: 20261122 };
const NET: Criterion = { id: 'J07', level: 'basin', variant: 'net-basin', scale: { worst: 0, best: 500 } };
const WAGE: Criterion = { id: 'S02', level: 'basin', variant: 'gross', scale: { worst: 1400, best: 3000 } };
const TYPED: Criterion = {
  id: 'typed|a',
  level: 'basin',
  variant: 'gross',
  scale: { worst: 0, best: 10 },
  typed: [2, null, 9, 4],
};
const BALLOTS = [
  [70, 20, 10],
  [30, 30, 40],
];
const candidates = [40, 120, 260, 320].map((directJobs, at) =>
  assess({ zone: '2705', branch: 'CK', directJobs, grossWage: 30 + at }, pack, { draws: 60 }),
);
const first = candidates[0];
if (first === undefined) throw new Error('no candidate');

/** The same candidates with other drawn values: what the scoring reads of an assessment. */
function drawn(values: readonly number[]): Assessment {
  if (first === undefined) throw new Error('no candidate');
  const [value = 0] = values;
  return {
    ...first,
    indicators: first.indicators.map((one) =>
      one.trace === 'J07|basin|net-basin' ? { ...one, value } : one,
    ),
    draws: { 'J07|basin|net-basin': values },
  };
}

describe('criteria that the committee names', () => {
  it('R-135 counts a mark on its own scale and nothing for a mark that nobody gave', () => {
    const alone = rank(candidates, [TYPED], [[1]]).candidates.map(({ score, p10, p90 }) => [score, p10, p90]);
    expect(alone).toEqual([
      [0.2, 0.2, 0.2],
      [0, 0, 0],
      [0.9, 0.9, 0.9],
      [0.4, 0.4, 0.4],
    ]);
  });

  it('R-136 flags a candidate on the worse side of a veto and moves no rank', () => {
    const free = rank(candidates, [NET, WAGE, TYPED], BALLOTS);
    const bound = rank(candidates, [NET, WAGE, { ...TYPED, veto: 4 }], BALLOTS);
    expect(bound.candidates.map(({ rank: place, score }) => [place, score])).toEqual(
      free.candidates.map(({ rank: place, score }) => [place, score]),
    );
    // A mark of 4 is at the threshold, not under it; a mark that is missing crosses nothing.
    expect(bound.candidates.map(({ vetoes }) => vetoes)).toEqual([[{ criterion: 2, share: 1 }], [], [], []]);
  });

  it('R-136 says in how many draws a veto is crossed, on the worse side whichever way the scale goes', () => {
    const one = drawn([10, 20, 30, 40]);
    const up = { ...NET, veto: 25 };
    const down: Criterion = { ...NET, scale: { worst: 500, best: 0 }, veto: 5 };
    expect(rank([one], [up], [[1]]).candidates[0]?.vetoes).toEqual([{ criterion: 0, share: 0.5 }]);
    expect(rank([one], [down], [[1]]).candidates[0]?.vetoes).toEqual([{ criterion: 0, share: 1 }]);
  });
});

describe('the ranking of a group', () => {
  const cases = fc.record({
    values: fc.array(fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 5, maxLength: 5 }), {
      minLength: 2,
      maxLength: 5,
    }),
    marks: fc.array(fc.option(fc.integer({ min: 0, max: 10 })), { minLength: 5, maxLength: 5 }),
    ballots: fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })), {
      minLength: 1,
      maxLength: 4,
    }),
  });

  it('R-106 never turns two candidates round when another is added, typed criteria included', () => {
    fc.assert(
      fc.property(cases, ({ values, marks, ballots }) => {
        const criteria = (): Criterion[] => [NET, { ...TYPED, typed: marks }];
        const all = rank(values.map(drawn), criteria(), ballots);
        const fewer = rank(values.slice(0, -1).map(drawn), criteria(), ballots);
        expect(all.candidates.slice(0, -1).map(({ score }) => score)).toEqual(
          fewer.candidates.map(({ score }) => score),
        );
        for (let a = 0; a < values.length - 1; a += 1)
          for (let b = 0; b < values.length - 1; b += 1)
            expect(all.pairwise[a]?.[b]).toBe(fewer.pairwise[a]?.[b]);
      }),
      RUNS,
    );
  });

  it('R-101 never ranks a dominated candidate above the one that dominates it', () => {
    fc.assert(
      fc.property(cases, ({ values, marks, ballots }) => {
        const [worse = []] = values;
        const better = worse.map((value) => value + 1);
        const mark = marks[0] ?? 0;
        const typed: Criterion = { ...TYPED, typed: [mark, Math.min(10, mark + 1)] };
        const found = rank([drawn(worse), drawn(better)], [NET, typed], ballots);
        const [low, high] = found.candidates;
        expect(high?.score ?? 0).toBeGreaterThanOrEqual((low?.score ?? 0) - 1e-12);
        expect(high?.rank ?? 9).toBeLessThanOrEqual(low?.rank ?? 0);
        expect(found.pairwise[0]?.[1] ?? 1).toBeLessThanOrEqual(0.5);
      }),
      RUNS,
    );
  });

  it('R-137 gives central weights that sum to 1 and rank their candidate first on central figures of one draw', () => {
    fc.assert(
      fc.property(cases, ({ values, marks, ballots }) => {
        const certain = values.map(([value = 0]) => drawn([value]));
        const criteria: Criterion[] = [NET, { ...TYPED, typed: marks }];
        const found = rank(certain, criteria, ballots);
        for (const { index, acceptability, centralWeights } of found.candidates) {
          if (centralWeights === null) {
            expect(acceptability[0] ?? 0).toBe(0);
            continue;
          }
          expect(centralWeights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
          // Without uncertainty the ballots that choose a candidate form a convex set: their mean chooses it too.
          const again = rank(certain, criteria, [centralWeights]).candidates;
          const own = again[index]?.score ?? 0;
          for (const { score } of again) expect(own).toBeGreaterThanOrEqual(score - 1e-9);
        }
      }),
      RUNS,
    );
  });
});

describe('what a figure of the ranking opens on', () => {
  it('R-138 adds up: the parts make the score, weight × mark makes a part, the bounds make a mark', () => {
    const criteria = [NET, WAGE, TYPED];
    const scores = rank(candidates, criteria, BALLOTS).candidates.map(({ score }) => score * 100);
    for (const [index, assessment] of candidates.entries()) {
      const root = scoreTrace(assessment, index, criteria, BALLOTS);
      expect(root.value).toBeCloseTo(scores[index] ?? Number.NaN, 9);
      for (const part of root.inputs) {
        const [weight, mark] = part.inputs.map(({ value }) => value ?? Number.NaN);
        expect(part.value).toBeCloseTo((weight ?? 0) * (mark ?? 0) * 100, 9);
        const [value, worst = 0, best = 1] = (part.inputs[1]?.inputs ?? []).map(({ value: of }) => of ?? 0);
        expect(mark).toBeCloseTo(Math.min(1, Math.max(0, ((value ?? 0) - worst) / (best - worst))), 9);
      }
    }
  });

  it('R-139 counts a share on participants × draws', () => {
    const { cases, pairwise } = rank(candidates, [NET, WAGE, TYPED], BALLOTS);
    expect(cases).toEqual({ participants: 2, draws: 60 });
    const share = pairwise[2]?.[0] ?? 0;
    const root = shareTrace('duelShare', share, cases, '');
    const [found, all] = root.inputs.map(({ value }) => value ?? Number.NaN);
    expect(all).toBe(120);
    expect((found ?? 0) / (all ?? 1)).toBeCloseTo(share, 12);
  });

  it('R-140 gives the net at both ends of an input, and what lies between', () => {
    const scenario = { zone: '2705', branch: 'CK', directJobs: 52 };
    const root = swingTrace(scenario, pack, 'exportShare', { low: 0.1, high: 0.9 });
    const [high, low] = (root?.inputs ?? []).map(({ value }) => value ?? Number.NaN);
    expect(root?.value).toBeCloseTo((high ?? 0) - (low ?? 0), 12);
    expect(high).toBe(
      assess({ ...scenario, exportShare: 0.9 }, pack, { draws: 0 }).indicators.find(
        ({ trace }) => trace === 'J07|basin|net-basin',
      )?.value,
    );
  });

  it('R-141 adds up for each zone, gained and lost', () => {
    for (const zone of first.zones) {
      const gained = zoneTrace(first, pack, zone.zone, 'gained');
      expect(gained?.value).toBeCloseTo(
        (gained?.inputs ?? []).reduce((sum, { value }) => sum + (value ?? 0), 0),
        9,
      );
      const [, indirect] = gained?.inputs ?? [];
      const [whole, share] = (indirect?.inputs ?? []).map(({ value }) => value ?? Number.NaN);
      expect(indirect?.value).toBeCloseTo((whole ?? 0) * (share ?? 0), 9);
      const lost = zoneTrace(first, pack, zone.zone, 'lost');
      const [all, posts] = (lost?.inputs ?? []).map(({ value }) => value ?? Number.NaN);
      expect(lost?.value).toBeCloseTo((all ?? 0) * (posts ?? 0), 9);
    }
    expect(zoneTrace(first, pack, '0000', 'gained')).toBeNull();
  });
});

describe('scales on deciles', () => {
  it('R-142 puts a tenth of the posts of France at or under the first decile, nine tenths at or under the ninth', async () => {
    // Our own file, in the shape the builder writes.
    const shipped = JSON.parse(
      readFileSync(new URL('../../app/reference/pack/responses-2705.json', import.meta.url), 'utf8'),
    ) as { response: unknown };
    const official = { ...(await loadPack()), responses: { '2705': shipped.response } };
    const rows = official.branches.flatMap(({ code }, j) => {
      const weight = official.posts.reduce((sum, row) => sum + (row[j] ?? 0), 0);
      const { indicators } = assess({ zone: '2705', branch: code, directJobs: 100 }, official, { draws: 0 });
      const value = indicators.find(({ trace }) => trace === 'S02|basin|gross')?.value ?? null;
      return weight > 0 && value !== null ? [{ value, weight }] : [];
    });
    const all = rows.reduce((sum, { weight }) => sum + weight, 0);
    const share = (holds: (value: number) => boolean) =>
      rows.reduce((sum, { value, weight }) => (holds(value) ? sum + weight : sum), 0) / all;
    const found = nationalDeciles(official, '2705', 100)['S02|basin|gross'];
    const [low, high] = [found?.first ?? Number.NaN, found?.ninth ?? Number.NaN];
    expect(found?.branches).toBe(rows.length);
    for (const [bound, part] of [
      [low, 0.1],
      [high, 0.9],
    ] as const) {
      expect(share((value) => value < bound)).toBeLessThan(part);
      expect(share((value) => value <= bound)).toBeGreaterThanOrEqual(part);
    }
  });

  it('R-142 gives none under ten branches', () => {
    expect(nationalDeciles(pack, '2705', 100)).toEqual({});
  });
});
