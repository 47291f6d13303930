import { z } from 'zod';
import { INPUTS, type InputId, type Scenario } from '#app/engine/types.ts';
import { INPUT_IDS } from './balance.ts';

/** The largest body read, bytes: a scenario with every input and sixty purchases is under 8 kB. */
export const ASSESS_BODY_MAX = 64 * 1024;
/** Draws one request may ask for. */
export const DRAWS_MAX = 2_000;

/** One thing wrong with a request: where, and what was expected. */
export type RequestProblem = { path: string; expected: string };

const bounded = Object.fromEntries(
  INPUT_IDS.map((id: InputId) => [id, z.number().min(INPUTS[id].min).max(INPUTS[id].max).nullish()]),
);

const request = z.strictObject({
  scenario: z
    .strictObject({
      zone: z.string().regex(/^\d{4}$/u),
      branch: z.string().regex(/^[A-Z0-9]{2,4}$/u),
      commune: z
        .string()
        .regex(/^\d[\dAB]\d{3}$/u)
        .nullish(),
      proven: z.array(z.enum(INPUT_IDS)).max(INPUT_IDS.length).optional(),
      purchaseMix: z
        .record(z.string().regex(/^[A-Z0-9]{2,4}$/u), z.number().min(0).max(1))
        .refine((mix) => Object.values(mix).reduce((sum, share) => sum + share, 0) <= 1 + 1e-9, {
          message: 'shares summing to at most 1',
        })
        .nullish(),
    })
    .extend(bounded),
  draws: z.int().min(0).max(DRAWS_MAX).optional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31)
    .optional(),
});

/** What a caller asks the engine; every input of `INPUTS` is bounded as the engine bounds it. */
export type AssessRequest = { scenario: Scenario; draws?: number; seed?: number };

/**
 * Reads a request of `POST /api/v1/assess`. Refuses whatever is not a finite number in its bounds, an unknown field, a
 * malformed code; whether the zone and the branch exist is the pack's to say.
 */
export function parseAssessRequest(
  body: unknown,
): { ok: true; value: AssessRequest } | { ok: false; problems: RequestProblem[] } {
  const read = request.safeParse(body);
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map((issue) => ({ path: issue.path.join('.'), expected: issue.message })),
    };
  }
  const { scenario, draws, seed } = read.data;
  return {
    ok: true,
    value: {
      // Parsed border: the schema is built from INPUTS, key by key; `fromEntries` forgot their names.
      scenario: scenario as unknown as Scenario,
      ...(draws === undefined ? {} : { draws }),
      ...(seed === undefined ? {} : { seed }),
    },
  };
}
