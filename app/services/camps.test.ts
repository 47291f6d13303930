import { describe, expect, it } from 'vitest';
import { sequence } from '#app/engine/random.ts';
import { CAMP_LEAST, CAMPS_FROM, findCamps, type StatementMark } from './camps.ts';
import type { ReactionValue } from './contributions.ts';

/** Statement `s<n>`: what each planted camp says of it, 1 agree, −1 disagree. */
type Plan = readonly (readonly number[])[];

/** Two statements everybody agrees with, two that oppose the first camp and the second, one that isolates the last. */
const TWO: Plan = [
  [1, 1],
  [1, 1],
  [1, -1],
  [1, -1],
  [-1, 1],
  [-1, 1],
  [1, -1],
];
const THREE: Plan = [
  [1, 1, 1],
  [1, -1, -1],
  [1, -1, -1],
  [1, -1, -1],
  [-1, 1, -1],
  [-1, 1, -1],
  [-1, 1, -1],
  [-1, -1, 1],
  [-1, -1, 1],
  [-1, -1, 1],
];

/** A room of camps: each person says what their camp says, but for `noise` of the time, and marks `asked` of the statements. */
function room(
  plan: Plan,
  sizes: readonly number[],
  { noise = 0.08, asked = 1, seed = 1 }: { noise?: number; asked?: number; seed?: number } = {},
): StatementMark[] {
  const next = sequence(seed);
  return sizes.flatMap((size, camp) =>
    Array.from({ length: size }, (_, person) => person).flatMap((person) =>
      plan.flatMap((says, statement): StatementMark[] => {
        if (next() > asked) return [];
        const side = (says[camp] ?? 0) * (next() < noise ? -1 : 1);
        return [
          {
            person: `c${camp}p${person}`,
            statement: `s${statement}`,
            value: side === 1 ? 'agree' : 'disagree',
          },
        ];
      }),
    ),
  );
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const next = sequence(seed);
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe('camps of a room', () => {
  it('R-420 a worked example: 60 people against 40, without a doubt', () => {
    const found = findCamps(room(TWO, [60, 40], { noise: 0 }));
    expect(found).toEqual({
      people: 100,
      verdict: 'camps',
      sizes: [60, 40],
      unites: [
        { statement: 's0', shares: [1, 1] },
        { statement: 's1', shares: [1, 1] },
      ],
      divides: [
        { statement: 's2', shares: [1, 0] },
        { statement: 's3', shares: [1, 0] },
        { statement: 's4', shares: [0, 1] },
        { statement: 's5', shares: [0, 1] },
        { statement: 's6', shares: [1, 0] },
      ],
    });
  });

  it.each([
    ['two', TWO, [70, 50], 1],
    ['three', THREE, [60, 45, 30], 1],
    ['three, each having read two statements in three', THREE, [110, 80, 60], 0.67],
  ] as const)('R-422 planted groups are found: %s', (_name, plan, sizes, asked) => {
    for (const seed of [1, 2, 3]) {
      const found = findCamps(room(plan, sizes, { seed, asked }));
      expect(found.verdict).toBe('camps');
      expect(found.sizes).toHaveLength(sizes.length);
      // Within a tenth of the room: noise makes some people look like the other camp.
      for (const [camp, size] of sizes.entries())
        expect(Math.abs((found.sizes[camp] ?? 0) - size)).toBeLessThanOrEqual(found.people / 10);
      expect(found.unites.map(({ statement }) => statement)).toContain('s0');
      expect(found.divides.length).toBeGreaterThan(2);
    }
  });

  it('R-420 who people are and in which order they come change nothing', () => {
    const marks = room(THREE, [60, 45, 30], { asked: 0.8 });
    const names = new Map(
      shuffled([...new Set(marks.map(({ person }) => person))], 7).map((person, at) => [person, `z${at}`]),
    );
    const renamed = shuffled(marks, 9).map((mark) => ({ ...mark, person: names.get(mark.person) ?? '' }));
    expect(findCamps(renamed)).toEqual(findCamps(marks));
  });

  it('R-420 nothing is grouped below 80 people, whoever only reads or passes counted out', () => {
    expect(findCamps([])).toEqual({ people: 0, verdict: 'few', sizes: [], unites: [], divides: [] });
    expect(findCamps(room(TWO, [50, CAMPS_FROM - 51])).verdict).toBe('few');
    expect(findCamps(room(TWO, [50, CAMPS_FROM - 50])).verdict).toBe('camps');
    const passing = (value: ReactionValue) =>
      findCamps(
        Array.from({ length: 200 }, (_, person) => person).flatMap((person) =>
          Array.from({ length: 6 }, (_, at) => ({ person: `p${person}`, statement: `s${at}`, value })),
        ),
      );
    expect(passing('pass')).toMatchObject({ people: 0, verdict: 'few' });
    expect(passing('surprising')).toMatchObject({ people: 0, verdict: 'few' });
    // Everybody of one mind is no camp.
    expect(passing('agree')).toMatchObject({ people: 200, verdict: 'one' });
  });

  it('R-422 a room that says anything is of a piece, and is not cut to please', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const noise = room(
        Array.from({ length: 20 }, () => [1]),
        [300],
        { noise: 0.5, seed },
      );
      expect(findCamps(noise)).toMatchObject({ people: 300, verdict: 'one', sizes: [] });
    }
  });

  it('R-420 no camp under ten people is told, nor a share of fewer', () => {
    // A few people apart from all the others are never shown as a camp.
    const alone = findCamps(room(TWO, [120, CAMP_LEAST - 1], { noise: 0 }));
    expect(alone.sizes.every((size) => size >= CAMP_LEAST)).toBe(true);
    // A statement that only nine of a camp took sides on is told of nobody.
    const marks = room(TWO, [70, 60], { noise: 0 });
    const read = marks.filter(
      ({ person, statement }) =>
        statement !== 's2' || person.startsWith('c0') || Number(person.slice(3)) < CAMP_LEAST - 1,
    );
    const told = findCamps(read);
    expect(told.verdict).toBe('camps');
    expect([...told.unites, ...told.divides].map(({ statement }) => statement)).not.toContain('s2');
    expect(told.divides.map(({ statement }) => statement)).toContain('s3');
  });

  it('R-423 R-424 shares are of those who took sides; what unites is agreed by more than half of every camp', () => {
    for (const seed of [1, 2, 3]) {
      const { unites, divides, sizes } = findCamps(room(THREE, [60, 45, 30], { seed, noise: 0.15 }));
      for (const { shares } of [...unites, ...divides]) {
        expect(shares).toHaveLength(sizes.length);
        for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
      }
      for (const { shares } of unites) expect(Math.min(...shares)).toBeGreaterThan(0.5);
      const gaps = divides.map(({ shares }) => Math.max(...shares) - Math.min(...shares));
      expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
    }
  });
});
