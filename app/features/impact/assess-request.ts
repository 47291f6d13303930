import { z } from 'zod';
import {
  ADJUSTABLE,
  ASSUMPTIONS,
  FACT_IDS,
  FACTS,
  LAND_NEED_MAX,
  PRODUCT_CODE,
  YEARS,
} from '#app/engine/index.ts';
import { INPUTS, type InputId, type Scenario } from '#app/engine/types.ts';
import { FIRST_YEAR } from '#app/services/index.ts';
import { INPUT_IDS } from './balance.ts';

/** The largest body read, bytes: a scenario with every input and sixty purchases is under 8 kB. */
export const ASSESS_BODY_MAX = 64 * 1024;
/** Draws one request may ask for. */
export const DRAWS_MAX = 2_000;

/** One thing wrong with a request: where, and what was expected. */
export type RequestProblem = { path: string; expected: string };

const bounded = Object.fromEntries(
  INPUT_IDS.map((id: InputId) => [
    id,
    z
      .number()
      .min(INPUTS[id].min)
      .max(INPUTS[id].max)
      .nullish()
      .meta({ description: `In ${INPUTS[id].unit}; left out or null: the sector x territory estimate.` }),
  ]),
);

const assumed = Object.fromEntries(
  ADJUSTABLE.map((id) => [id, z.number().min(ASSUMPTIONS[id].low).max(ASSUMPTIONS[id].high).optional()]),
);

const facts = Object.fromEntries(
  FACT_IDS.map((id) => {
    const { min, max, unit, serves } = FACTS[id];
    const description = `In ${unit}; for ${serves.join(' and ')}, missing without it.`;
    return [id, z.number().min(min).max(max).nullish().meta({ description })];
  }),
);

const CODE = /^[A-Z0-9]{2,4}$/u;

function observedIn(id: InputId) {
  return {
    year: z.int().min(FIRST_YEAR).max(INPUTS.fullYear.max),
    value: z.number().min(INPUTS[id].min).max(INPUTS[id].max),
    proven: z.boolean(),
  };
}

/** A scenario as a caller writes it; every input of `INPUTS` is bounded as the engine bounds it. */
export const scenarioSchema = z
  .strictObject({
    zone: z
      .string()
      .regex(/^\d{4}$/u)
      .meta({ description: 'Employment zone, ZE2020 code.', examples: ['2705'] }),
    branch: z
      .string()
      .regex(CODE)
      .meta({ description: 'Branch, A38 code.', examples: ['CK'] }),
    commune: z
      .string()
      .regex(/^\d[\dAB]\d{3}$/u)
      .nullish()
      .meta({ description: 'INSEE code; decides the department when the zone straddles several.' }),
    proven: z
      .array(z.enum([...INPUT_IDS, ...FACT_IDS]))
      .max(INPUT_IDS.length + FACT_IDS.length)
      .optional()
      .meta({ description: 'Declared inputs and facts that carry evidence: grade A instead of B.' }),
    purchaseMix: z
      .record(z.string().regex(CODE), z.number().min(0).max(1))
      .refine((mix) => Object.values(mix).reduce((sum, share) => sum + share, 0) <= 1 + 1e-9, {
        message: 'shares summing to at most 1',
      })
      .nullish()
      .meta({ description: 'Declared purchases by product, shares summing to at most 1.' }),
    assumptions: z
      .strictObject(assumed)
      .nullish()
      .meta({ description: 'Assumptions moved from their published centre, each within its range.' }),
    jobsByYear: z
      .array(z.number().min(INPUTS.directJobs.min).max(INPUTS.directJobs.max).nullable())
      .max(YEARS)
      .nullish()
      .meta({ description: 'Jobs of each of the first ten years, FTE; null where nobody says.' }),
    landNeed: z
      .number()
      .min(0)
      .max(LAND_NEED_MAX)
      .nullish()
      .meta({ description: 'Land that the project asks for, ha.' }),
    productCode: z
      .string()
      .regex(PRODUCT_CODE)
      .nullish()
      .meta({
        description: 'What is made here in place of imports: code of the combined nomenclature (NC8).',
        examples: ['84118280'],
      }),
    observed: z
      .strictObject({
        directJobs: z
          .strictObject({
            ...observedIn('directJobs'),
            announced: z.number().min(INPUTS.directJobs.min).max(INPUTS.directJobs.max).nullable(),
          })
          .optional(),
        localPurchaseShare: z.strictObject(observedIn('localPurchaseShare')).optional(),
      })
      .nullish()
      .meta({ description: 'What happened by the last year that was observed; for J26 and T16.' }),
    facts: z
      .strictObject(facts)
      .nullish()
      .meta({ description: 'What only the file of the project says; nothing official stands in for it.' }),
  })
  .extend(bounded);

/** How many draws, and from which seed: both requests of the API take them. */
export const drawSchema = {
  draws: z
    .int()
    .min(0)
    .max(DRAWS_MAX)
    .optional()
    .meta({ description: 'Draws of the interval; 500 when left out, 0 for none.' }),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31)
    .optional(),
};

/** Which version of the reference figures: both requests take it. */
export const packSchema = {
  pack: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,64}$/u)
    .optional()
    .meta({
      description: 'Version of the reference figures, as answers name it; the embedded one when left out.',
    }),
};

/** The body of `POST /api/v1/assess`. */
export const assessSchema = z.strictObject({ scenario: scenarioSchema, ...packSchema, ...drawSchema });

/** What a caller asks the engine; every input of `INPUTS` is bounded as the engine bounds it. */
export type AssessRequest = { scenario: Scenario; pack?: string; draws?: number; seed?: number };

/**
 * Reads a request of `POST /api/v1/assess`. Refuses whatever is not a finite number in its bounds, an unknown field, a
 * malformed code; whether the zone and the branch exist is the pack's to say.
 */
export function parseAssessRequest(
  body: unknown,
): { ok: true; value: AssessRequest } | { ok: false; problems: RequestProblem[] } {
  const read = assessSchema.safeParse(body);
  if (!read.success) {
    return { ok: false, problems: problemsOf(read.error) };
  }
  const { scenario, pack, draws, seed } = read.data;
  return {
    ok: true,
    value: {
      // Parsed border: the schema is built from INPUTS, key by key; `fromEntries` forgot their names.
      scenario: scenario as unknown as Scenario,
      ...(pack === undefined ? {} : { pack }),
      ...(draws === undefined ? {} : { draws }),
      ...(seed === undefined ? {} : { seed }),
    },
  };
}

/** What was wrong with a body, place by place. */
export function problemsOf(error: z.ZodError): RequestProblem[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), expected: issue.message }));
}
