import { beforeAll, describe, expect, it } from 'vitest';
import type { ReferencePack } from '#app/engine/pack.ts';
import { INPUTS } from '#app/engine/types.ts';
import { exampleAnswer } from '#app/features/impact/api-example.ts';
import { answerAssess, answerRank, askWithPost, counted } from '#app/features/impact/api.ts';
import { API_EXAMPLE } from '#app/features/impact/api-page.tsx';
import { ASSESS_BODY_MAX } from '#app/features/impact/assess-request.ts';
import { assessAnswerSchema, openApiDocument, rankAnswerSchema } from '#app/features/impact/openapi.ts';
import { API_LIMITS } from '#app/services/index.ts';
import { createLimits } from '#server/accounts/limits.ts';
import { aPreparedPack } from '#tests/factories/pack.ts';

let pack: ReferencePack;
beforeAll(() => {
  pack = aPreparedPack('2705', { draws: 3 });
});

const reference = {
  slice: async (zone: string) => (pack.zones.some(({ code }) => code === zone) ? pack : null),
};
const services = {
  reference,
  packs: { idOf: async (version: string) => (version === '2026-11-22.1' ? version : undefined) },
};
const posted = (body: unknown) =>
  new Request('http://localhost/api', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const scenario = (directJobs: number, more: object = {}) => ({
  zone: '2705',
  branch: 'CK',
  directJobs,
  ...more,
});
const criterion = { id: 'J07', level: 'basin', variant: 'net-basin', scale: { worst: 0, best: 200 } };

describe('the example of the page', () => {
  it('is the answer to its own request, computed once', async () => {
    const first = exampleAnswer(pack);
    const body: unknown = await (await answerAssess(posted(API_EXAMPLE), services)).json();
    const { indicators, engine } = assessAnswerSchema.parse(body);
    expect(first.count).toBe(indicators.length);
    expect(JSON.parse(first.answer)).toMatchObject({
      engine,
      indicators: [{ id: 'J04' }, { id: 'J07' }],
    });
    expect(exampleAnswer(pack)).toBe(first);
  });
});

describe('POST /api/v1/assess', () => {
  it('answers the shape that it describes', async () => {
    const answer = await answerAssess(posted({ scenario: scenario(150), draws: 20 }), services);
    const body: unknown = await answer.json();
    expect(assessAnswerSchema.parse(body).indicators.length).toBeGreaterThan(50);
  });

  it.each([
    [400, 'not-json', '{'],
    [413, 'too-large', ' '.repeat(ASSESS_BODY_MAX + 1)],
    [422, 'invalid-scenario', { scenario: scenario(-1) }],
    [422, 'unknown-zone', { scenario: scenario(1, { zone: '9999' }) }],
    [422, 'unknown-pack', { scenario: scenario(1), pack: '2020-01-01.1' }],
    [422, 'unknown-branch', { scenario: scenario(1, { branch: 'ZZ' }) }],
    [422, 'zone-without-jobs', { scenario: scenario(1, { zone: '0601' }) }],
  ])('refuses with %i %s', async (status, title, body) => {
    const answer = await answerAssess(posted(body), services);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ title, status });
  });

  it.each<[string, object, string[]]>([
    [
      'purchases above turnover',
      { turnover: 1_000, purchases: 1_200 },
      ['scenario.purchases', 'purchases (1200)', 'turnover (1000)'],
    ],
    [
      'more local than French',
      { localPurchaseShare: 0.5, francePurchaseShare: 0.3 },
      ['scenario.localPurchaseShare', 'localPurchaseShare (0.5)', 'francePurchaseShare (0.3)'],
    ],
    [
      'payroll above value added',
      { grossWage: 40, turnover: 9_000, purchases: 4_000 },
      ['scenario.directJobs', 'payroll (6000)', 'valueAdded (5000)'],
    ],
    [
      'more apprentices than jobs',
      { facts: { apprentices: 151 } },
      ['scenario.facts.apprentices', 'apprentices (151)', 'directJobs (150)'],
    ],
  ])('R-134 refuses %s, both figures told', async (_, more, expected) => {
    const answer = await answerAssess(posted({ scenario: scenario(150, more), draws: 0 }), services);
    expect(answer.status).toBe(422);
    const body = await answer.text();
    expect(JSON.parse(body)).toMatchObject({ title: 'contradictory-inputs' });
    for (const part of expected) expect(body).toContain(part);
  });

  it('R-120 takes moved assumptions within their range, and years', async () => {
    const moved = { assumptions: { deltaExposed: 0.4 }, jobsByYear: [20, null, 150], landNeed: 3 };
    const answer = await answerAssess(posted({ scenario: scenario(150, moved), draws: 0 }), services);
    const { years } = assessAnswerSchema.parse(await answer.json());
    expect(years.map(({ direct }) => Math.round(direct.value)).slice(0, 4)).toEqual([20, 85, 150, 150]);
    for (const assumptions of [{ deltaExposed: 0.41 }, { decayFactor: 1 }]) {
      const refused = await answerAssess(posted({ scenario: scenario(150, { assumptions }) }), services);
      expect(await refused.json()).toMatchObject({ status: 422, title: 'invalid-scenario' });
    }
  });

  it('R-460 takes the code of the product, and says that its trade is not there', async () => {
    const told = scenario(150, { productCode: '84109000' });
    const answer = await answerAssess(posted({ scenario: told, draws: 0 }), services);
    const { indicators } = assessAnswerSchema.parse(await answer.json());
    expect(indicators.find(({ id }) => id === 'T03')).toMatchObject({
      value: null,
      missing: 'importOrigins',
    });
    const wrong = await answerAssess(posted({ scenario: { ...told, productCode: '8410' } }), services);
    expect(await wrong.json()).toMatchObject({ status: 422 });
  });

  it('R-470 takes what only the file says within its bounds, and gives what follows', async () => {
    const asked = { facts: { permanentShare: 0.8 }, proven: ['permanentShare'] };
    const answer = await answerAssess(posted({ scenario: scenario(150, asked), draws: 0 }), services);
    const { indicators } = assessAnswerSchema.parse(await answer.json());
    expect(indicators.find(({ id }) => id === 'J16')).toMatchObject({
      value: 0.8,
      grade: 'A',
      missing: null,
    });
    for (const facts of [{ permanentShare: 1.1 }, { mood: 1 }]) {
      const refused = await answerAssess(posted({ scenario: scenario(150, { facts }) }), services);
      expect(await refused.json()).toMatchObject({ status: 422, title: 'invalid-scenario' });
    }
  });

  it.each([
    [
      'R-511',
      { commune: '75056' },
      'commune-elsewhere',
      'scenario.commune',
      /a commune of the zone, in department .*90/,
    ],
    [
      'R-80',
      { purchaseMix: { ZZ: 0.5 } },
      'unknown-product',
      'scenario.purchaseMix.ZZ',
      /a product of the pack/,
    ],
  ])('%s names the field at fault, and what was expected there', async (_, more, title, path, expected) => {
    const refused = await answerAssess(posted({ scenario: scenario(150, more) }), services);
    expect(await refused.json()).toMatchObject({
      status: 422,
      title,
      problems: [{ path, expected: expect.stringMatching(expected) as unknown }],
    });
  });

  it('is asked with POST', () => {
    expect(askWithPost()).toMatchObject({ status: 405 });
    expect(askWithPost().headers.get('allow')).toBe('POST');
  });
});

describe('POST /api/v1/rank', () => {
  const candidates = [{ scenario: scenario(40) }, { scenario: scenario(150) }];

  it('ranks the larger project first on jobs, in the shape that it describes', async () => {
    const answer = await answerRank(posted({ candidates, criteria: [criterion], draws: 50 }), services);
    const ranking = rankAnswerSchema.parse(await answer.json());
    expect(ranking.candidates.map(({ rank }) => rank)).toEqual([2, 1]);
    expect(ranking.weights).toEqual([1]);
    for (const { acceptability } of ranking.candidates)
      expect(acceptability.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  it.each([
    ['one candidate', { candidates: [candidates[0]], criteria: [criterion] }, 'candidates'],
    ['no criterion', { candidates, criteria: [] }, 'criteria'],
    [
      'a flat scale',
      { candidates, criteria: [{ ...criterion, scale: { worst: 1, best: 1 } }] },
      'criteria.0.scale',
    ],
    ['a ballot of another length', { candidates, criteria: [criterion], weights: [[1, 2]] }, 'weights.0'],
    ['a ballot of zeros', { candidates, criteria: [criterion], weights: [[0]] }, 'weights.0'],
    ['an unknown indicator', { candidates, criteria: [{ ...criterion, id: 'J99' }] }, 'criteria.0'],
    ['an unknown field', { candidates, criteria: [criterion], veto: true }, ''],
  ])('refuses %s, and says where', async (_, body, path) => {
    const answer = await answerRank(posted(body), services);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ title: 'invalid-ranking', problems: [{ path }] });
  });

  it('names the candidate whose zone is unknown', async () => {
    const body = {
      candidates: [...candidates, { scenario: scenario(1, { zone: '9999' }) }],
      criteria: [criterion],
    };
    expect(await (await answerRank(posted(body), services)).json()).toMatchObject({
      title: 'unknown-zone',
      problems: [{ path: 'candidates.2.scenario.zone' }],
    });
  });
});

describe('limits of the API', () => {
  const stranger = { person: null, visitor: { id: 'v', fresh: false } };
  const answered = () => Promise.resolve(new Response(null, { status: 204 }));

  it('answer so many requests at once, then 429 with the seconds to wait, then answer again', async () => {
    const clock = { now: Date.UTC(2026, 10, 24) };
    const asked = { ...stranger, services: { limits: createLimits(() => new Date(clock.now)) } };
    for (let count = 0; count < API_LIMITS.rank.burst; count += 1)
      expect((await counted('rank', asked, answered)).status).toBe(204);
    const refused = await counted('rank', asked, answered);
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('Retry-After'));
    expect(await refused.json()).toMatchObject({ title: 'too-many-tries', retryAfter: wait });
    clock.now += wait * 1000;
    expect((await counted('rank', asked, answered)).status).toBe(204);
    expect((await counted('assess', asked, answered)).status).toBe(204);
  });

  it('are described by OpenAPI', () => {
    const { paths } = JSON.parse(JSON.stringify(openApiDocument('http://localhost', '0.1.0')));
    for (const [path, { burst }] of [
      ['/api/v1/assess', API_LIMITS.assess],
      ['/api/v1/rank', API_LIMITS.rank],
    ] as const)
      expect(paths[path].post.responses[429]).toMatchObject({
        description: expect.stringContaining(String(burst)),
        headers: { 'Retry-After': {} },
      });
  });
});

describe('GET /api/v1/openapi.json', () => {
  it('describes the three addresses, and every input within the bounds of the engine', () => {
    const document = JSON.parse(JSON.stringify(openApiDocument('http://localhost', '0.1.0')));
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(['/api/v1/assess', '/api/v1/rank', '/api/v1/pack']);
    const body = document.paths['/api/v1/assess'].post.requestBody.content['application/json'].schema;
    expect(body.required).toEqual(['scenario']);
    const described = body.properties.scenario;
    expect(described.required).toEqual(['zone', 'branch']);
    expect(described.additionalProperties).toBe(false);
    for (const [id, { min, max, unit }] of Object.entries(INPUTS)) {
      expect(described.properties[id], id).toMatchObject({ description: expect.stringContaining(unit) });
      expect(described.properties[id].anyOf[0], id).toEqual({ type: 'number', minimum: min, maximum: max });
    }
  });
});
