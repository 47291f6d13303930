import type { Result } from '#app/engine/types.ts';
import {
  BALLOT_CRITERIA,
  BALLOT_POINTS,
  type Points,
  type Tally,
  type Weights,
} from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';

const CRITERION = /^[A-Za-z0-9][A-Za-z0-9|_-]{0,63}$/;

/** `onChanged` is told the space whose tally changed. */
export function createWeights(
  prisma: PrismaClient,
  onChanged: (spaceId: string) => void,
  now: () => Date = () => new Date(),
): Weights {
  /** Ballots cast before the criteria last changed were about something else. */
  async function since(spaceId: string): Promise<{ gte: Date }> {
    const set = await prisma.criteriaSet.findFirst({
      where: { spaceId },
      orderBy: { version: 'desc' },
      select: { ballotsFrom: true },
    });
    return { gte: set?.ballotsFrom ?? new Date(0) };
  }

  async function ballots(spaceId: string): Promise<Points[]> {
    const rows = await prisma.weightBallot.findMany({
      where: { spaceId, castAt: await since(spaceId) },
      select: { criteria: true, points: true },
    });
    // Sorted by what they say: the order of the rows would tell who voted when.
    return rows
      .map(pointsOf)
      .map((points) => ({ points, key: JSON.stringify(Object.entries(points).sort()) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ points }) => points);
  }

  return {
    async cast({ spaceId, personId, points }) {
      const checked = checkBallot(points);
      if (!checked.ok) return checked;
      const ballot = { criteria: Object.keys(points), points: Object.values(points), castAt: now() };
      await prisma.weightBallot.upsert({
        where: { spaceId_personId: { spaceId, personId } },
        update: ballot,
        create: { spaceId, personId, ...ballot },
      });
      onChanged(spaceId);
      return { ok: true, value: tallyOf(await ballots(spaceId)) };
    },

    async mine(spaceId, personId) {
      const row = await prisma.weightBallot.findFirst({
        where: { spaceId, personId, castAt: await since(spaceId) },
        select: { criteria: true, points: true },
      });
      return row === null ? null : pointsOf(row);
    },

    tally: async (spaceId) => tallyOf(await ballots(spaceId)),
    ballots,
  };
}

/** Refuses a ballot that does not share out exactly 100 whole points between 1 and 40 known-looking criteria. */
export function checkBallot(points: Points): Result<void> {
  const entries = Object.entries(points);
  if (entries.length < 1 || entries.length > BALLOT_CRITERIA) {
    return { ok: false, failure: { code: 'ballot-criteria', found: entries.length, max: BALLOT_CRITERIA } };
  }
  for (const [criterion, found] of entries) {
    if (!CRITERION.test(criterion)) return { ok: false, failure: { code: 'ballot-criteria', criterion } };
    if (!Number.isInteger(found) || found < 0 || found > BALLOT_POINTS) {
      return { ok: false, failure: { code: 'ballot-points', criterion, found, min: 0, max: BALLOT_POINTS } };
    }
  }
  const total = entries.reduce((sum, [, value]) => sum + value, 0);
  if (total !== BALLOT_POINTS)
    return { ok: false, failure: { code: 'ballot-total', found: total, expected: BALLOT_POINTS } };
  return { ok: true, value: undefined };
}

/** Mean and standard deviation by criterion, over all the ballots (population, not sample). */
export function tallyOf(ballots: readonly Points[]): Tally {
  const voters = ballots.length;
  const names = [...new Set(ballots.flatMap((ballot) => Object.keys(ballot)))].sort();
  const criteria = names.map((name) => {
    const given = ballots.map((ballot) => ballot[name] ?? 0);
    const mean = given.reduce((sum, value) => sum + value, 0) / voters;
    const variance = given.reduce((sum, value) => sum + (value - mean) ** 2, 0) / voters;
    return [name, { mean, sd: Math.sqrt(variance) }] as const;
  });
  return { voters, criteria: Object.fromEntries(criteria) };
}

function pointsOf({ criteria, points }: { criteria: string[]; points: number[] }): Points {
  return Object.fromEntries(criteria.map((name, index) => [name, points[index] ?? 0]));
}
