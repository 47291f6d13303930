import { z } from 'zod';
import type { Criterion, Scenario } from '#app/engine/types.ts';
import { drawSchema, packSchema, problemsOf, scenarioSchema, type RequestProblem } from './assess-request.ts';

/** Candidates one request may rank, criteria it may rank them on, ballots it may weigh these with. */
export const CANDIDATES_MAX = 12;
const CRITERIA_MAX = 40;
const BALLOTS_MAX = 300;

const finite = z.number();

const criterionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Z]\d{2}$/u)
    .meta({ description: 'Indicator.', examples: ['J07'] }),
  level: z.enum(['basin', 'department', 'region', 'france', 'abroad', 'total']),
  variant: z.enum(['gross', 'net-basin', 'net-france']),
  scale: z
    .strictObject({ worst: finite, best: finite })
    .refine(({ worst, best }) => worst !== best, { message: 'worst and best that differ' })
    .meta({
      description: 'Fixed before the session: utility 0 at worst, 1 at best, in the unit of the indicator.',
    }),
});

/** The body of `POST /api/v1/rank`. */
export const rankSchema = z
  .strictObject({
    candidates: z
      .array(z.strictObject({ scenario: scenarioSchema }))
      .min(2)
      .max(CANDIDATES_MAX),
    criteria: z.array(criterionSchema).min(1).max(CRITERIA_MAX),
    weights: z
      .array(z.array(z.number().min(0).max(1e6)).min(1).max(CRITERIA_MAX))
      .max(BALLOTS_MAX)
      .optional()
      .meta({ description: 'One line a participant, one weight a criterion; left out: equal weights.' }),
    ...packSchema,
    ...drawSchema,
  })
  .superRefine(({ criteria, weights }, context) => {
    for (const [at, ballot] of (weights ?? []).entries()) {
      if (ballot.length !== criteria.length) {
        context.addIssue({
          code: 'custom',
          path: ['weights', at],
          message: `${criteria.length} weights, one a criterion`,
        });
      } else if (!ballot.some((weight) => weight > 0)) {
        context.addIssue({ code: 'custom', path: ['weights', at], message: 'a weight above 0' });
      }
    }
  });

/** What a caller asks to have ranked. */
export type RankRequest = {
  candidates: { scenario: Scenario }[];
  criteria: Criterion[];
  weights: number[][];
  pack?: string;
  draws?: number;
  seed?: number;
};

/** Reads a request of `POST /api/v1/rank`; whether the indicators exist is the catalogue's to say. */
export function parseRankRequest(
  body: unknown,
): { ok: true; value: RankRequest } | { ok: false; problems: RequestProblem[] } {
  const read = rankSchema.safeParse(body);
  if (!read.success) return { ok: false, problems: problemsOf(read.error) };
  const { candidates, criteria, weights = [], pack, draws, seed } = read.data;
  return {
    ok: true,
    value: {
      // Parsed border: the schema of a scenario is built from INPUTS; `fromEntries` forgot their names.
      candidates: candidates as unknown as RankRequest['candidates'],
      criteria,
      weights,
      ...(pack === undefined ? {} : { pack }),
      ...(draws === undefined ? {} : { draws }),
      ...(seed === undefined ? {} : { seed }),
    },
  };
}
