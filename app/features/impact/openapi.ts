import { z } from 'zod';
import { FIT_PARTS } from '#app/engine/types.ts';
import { API_LIMITS } from '#app/services/index.ts';
import { assessSchema, ASSESS_BODY_MAX } from './assess-request.ts';
import { rankSchema } from './rank-request.ts';

const nullable = z.number().nullable();
const spread = z.strictObject({ value: z.number(), p10: z.number(), p90: z.number() });
const grade = z.enum(['A', 'B', 'C', 'D', 'E']);
const level = z.enum(['basin', 'department', 'region', 'france', 'abroad', 'total']);
const variant = z.enum(['gross', 'net-basin', 'net-france']);

/** The answer of `POST /api/v1/assess`. */
export const assessAnswerSchema = z.strictObject({
  indicators: z.array(
    z.strictObject({
      id: z.string(),
      level,
      variant,
      value: nullable.meta({ description: 'Central figure at full precision; null when missing.' }),
      p10: nullable,
      p50: nullable,
      p90: nullable,
      unit: z.string(),
      grade,
      missing: z.string().nullable().meta({ description: 'What is missing to compute it, else null.' }),
      trace: z.string(),
    }),
  ),
  inputs: z.record(
    z.string(),
    z.strictObject({
      value: z.number(),
      declared: z.boolean(),
      unit: z.string(),
      grade,
      p10: z.number(),
      p90: z.number(),
    }),
  ),
  zones: z.array(
    z.strictObject({
      zone: z.string(),
      direct: z.number(),
      indirect: z.number(),
      induced: z.number(),
      displaced: z.number(),
    }),
  ),
  warnings: z.array(
    z.strictObject({ code: z.string(), inputs: z.array(z.string()), values: z.array(z.number()) }),
  ),
  years: z
    .array(
      z.strictObject({
        year: z.int(),
        calendar: z.int().nullable(),
        share: z.number().meta({ description: 'Of the steady state.' }),
        declared: z.boolean(),
        direct: spread,
        supportedBasin: spread,
        netBasin: spread,
        valueAdded: spread,
        levies: spread.nullable(),
      }),
    )
    .meta({ description: 'The ten first years; none without a size.' }),
  fit: z
    .strictObject({
      score: nullable,
      computed: z.int().meta({ description: 'Parts that the score stands on.' }),
      parts: z.array(
        z.strictObject({
          id: z.enum(FIT_PARTS),
          score: nullable,
          missing: z.string().nullable(),
          rule: z.string(),
          trace: z.string(),
        }),
      ),
    })
    .meta({
      description: 'Fit of the project to its basin, 0 to 100; a part without data is null, never 0.',
    }),
  engine: z.string(),
  pack: z.string(),
});

/** The answer of `POST /api/v1/rank`. */
export const rankAnswerSchema = z.strictObject({
  candidates: z.array(
    z.strictObject({
      index: z.int().meta({ description: 'Place of the candidate in the request.' }),
      rank: z.int(),
      tied: z.boolean(),
      score: z.number(),
      p10: z.number(),
      p90: z.number(),
      acceptability: z
        .array(z.number())
        .meta({ description: 'Share of cases (ballots x draws) at each rank, the first first.' }),
      vetoes: z
        .array(z.strictObject({ criterion: z.int(), share: z.number() }))
        .meta({ description: 'Criteria whose veto it crosses, with the share of draws where it does.' }),
      centralWeights: z
        .array(z.number())
        .nullable()
        .meta({ description: 'Mean weights of the cases where it comes first; null when it never does.' }),
    }),
  ),
  weights: z.array(z.number()),
  pairwise: z.array(z.array(z.number())),
  cases: z
    .strictObject({ participants: z.int(), draws: z.int() })
    .meta({ description: 'What every share is counted on: ballots x draws.' }),
  engine: z.string(),
  pack: z.string(),
});

/** RFC 9457, with where and what was expected when a body is refused. */
const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string().meta({ description: 'Stable name of the problem.' }),
  status: z.int(),
  detail: z.string(),
  problems: z.array(z.strictObject({ path: z.string(), expected: z.string() })).optional(),
});

/**
 * The OpenAPI 3.1 document of the engine over HTTP, made from the very schemas that read the requests: a bound of the engine's
 * table of inputs is written nowhere else. `site`: address of the site, no final slash.
 */
export function openApiDocument(site: string, version: string) {
  const json = (schema: z.ZodType) => ({ 'application/json': { schema: shapeOf(schema) } });
  const refusal = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  const post = (id: keyof typeof API_LIMITS, summary: string, body: z.ZodType, answer: z.ZodType) => ({
    post: {
      operationId: id,
      summary,
      requestBody: { required: true, content: json(body) },
      responses: {
        200: { description: 'Computed.', content: json(answer) },
        400: refusal('The body is not JSON.'),
        413: refusal(`The body is over ${ASSESS_BODY_MAX} bytes.`),
        422: refusal('Some values were refused; nothing was computed.'),
        429: {
          ...refusal(
            `Too many requests in a row: at most ${API_LIMITS[id].burst} at once, then ${perMinute(id)} a minute for one person or browser.`,
          ),
          headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
        },
      },
    },
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ancrage',
      version,
      description:
        'The impact engine over HTTP: jobs in FTE, money in thousands of euros, shares 0 to 1, wages in thousands of euros a year.',
    },
    servers: [{ url: site }],
    paths: {
      '/api/v1/assess': post(
        'assess',
        'The impact balance of a scenario: at least a zone, a branch and a size.',
        assessSchema,
        assessAnswerSchema,
      ),
      '/api/v1/rank': post(
        'rank',
        'Candidates ranked on fixed scales by the ballots of a group.',
        rankSchema,
        rankAnswerSchema,
      ),
      '/api/v1/pack': {
        get: {
          operationId: 'pack',
          summary: 'The reference figures the engine needs for one employment zone.',
          parameters: [
            {
              name: 'zone',
              in: 'query',
              required: true,
              schema: { type: 'string', pattern: '^\\d{4}$' },
              example: '2705',
            },
            {
              name: 'pack',
              in: 'query',
              required: false,
              description:
                'Version of the reference figures, as answers name it; the embedded one when left out.',
              schema: { type: 'string', pattern: '^[A-Za-z0-9.-]{1,64}$' },
            },
          ],
          responses: {
            200: {
              description: 'The slice; unchanged under one ETag.',
              content: { 'application/json': { schema: { type: 'object' } } },
            },
            304: { description: 'The caller has it.' },
            404: refusal('No such zone, or no such version of the figures.'),
            503: refusal('The zone is being prepared: ask again after Retry-After seconds.'),
          },
        },
      },
    },
    components: { schemas: { Problem: shapeOf(problemSchema) } },
  };
}

/** JSON Schema as OpenAPI 3.1 takes it: the dialect is its own, a schema names none. */
function shapeOf(schema: z.ZodType): Record<string, unknown> {
  const shape = Object.entries(z.toJSONSchema(schema, { io: 'input' }));
  return Object.fromEntries(shape.filter(([name]) => name !== '$schema'));
}

/** Requests that one person may make in a minute, once the first burst is spent. */
function perMinute(what: keyof typeof API_LIMITS): number {
  return Math.round(API_LIMITS[what].perSecond * 60);
}
