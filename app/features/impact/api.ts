import {
  assess,
  checkScenario,
  contradictionsOf,
  isFactId,
  rank,
  type Contradiction,
} from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Assessment, Scenario } from '#app/engine/types.ts';
import type { API_LIMITS, Asking, Limits, Packs, Reference } from '#app/services/index.ts';
import { ASSESS_BODY_MAX, parseAssessRequest } from './assess-request.ts';
import { figureKey } from './balance.ts';
import { problem } from './problem.ts';
import { parseRankRequest } from './rank-request.ts';

/** What the answers are computed from: the figures, and which versions of them this installation holds. */
export type ApiServices = { reference: Pick<Reference, 'slice'>; packs: Pick<Packs, 'idOf'> };

/** The answer to anything but POST. */
export function askWithPost(): Response {
  return problem(405, 'method-not-allowed', 'Ask with POST and a JSON body.', {}, { Allow: 'POST' });
}

/** Answers once the request is counted: 429 with the seconds to wait when too many came in a row (`API_LIMITS`). */
export async function counted(
  what: keyof typeof API_LIMITS,
  asked: Asking & { services: { limits: Limits } },
  answer: () => Promise<Response>,
): Promise<Response> {
  const spent = asked.services.limits.spend(what, asked);
  if (spent.ok) return answer();
  const seconds = Number(spent.failure['retryAfter'] ?? 1);
  return problem(
    429,
    spent.failure.code,
    `Too many requests in a row: ask again in ${seconds} s.`,
    { retryAfter: seconds },
    { 'Retry-After': String(seconds) },
  );
}

/** `POST /api/v1/assess`: a scenario in, its balance out. The shape is METHOD section 14's; errors are RFC 9457 problems. */
export async function answerAssess(request: Request, services: ApiServices): Promise<Response> {
  const body = await readJson(request);
  if (!body.ok) return body.answer;
  const asked = parseAssessRequest(body.value);
  if (!asked.ok) return refusedBody('invalid-scenario', asked.problems);
  const { scenario, pack, ...options } = asked.value;
  const version = await versionOf(pack, services);
  if (!version.ok) return version.answer;
  const found = await packFor(scenario, version.value, services);
  if (!found.ok) return refusedScenario(found.failure, 'scenario');
  return Response.json(assessAnswer(assess(scenario, found.value, options)));
}

/** `POST /api/v1/rank`: candidates, criteria and ballots in, the group's ranking out. */
export async function answerRank(request: Request, services: ApiServices): Promise<Response> {
  const body = await readJson(request);
  if (!body.ok) return body.answer;
  const asked = parseRankRequest(body.value);
  if (!asked.ok) return refusedBody('invalid-ranking', asked.problems);
  const { candidates, criteria, weights, pack, ...options } = asked.value;
  const version = await versionOf(pack, services);
  if (!version.ok) return version.answer;
  const assessments: Assessment[] = [];
  for (const [at, { scenario }] of candidates.entries()) {
    const found = await packFor(scenario, version.value, services);
    if (!found.ok) return refusedScenario(found.failure, `candidates.${at}.scenario`);
    assessments.push(assess(scenario, found.value, options));
    // Gives the thread back: a dozen candidates in a row would make a whole room wait for its edits.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const [first] = assessments;
  const known = new Set(first?.indicators.map(({ id, level, variant }) => figureKey(id, level, variant)));
  const unknown = criteria.findIndex(({ id, level, variant }) => !known.has(figureKey(id, level, variant)));
  if (unknown >= 0) {
    return refusedBody('invalid-ranking', [
      { path: `criteria.${unknown}`, expected: 'an indicator that the engine computes at this level' },
    ]);
  }
  const ranking = rank(assessments, criteria, weights);
  return Response.json({ ...ranking, engine: first?.engine, pack: first?.pack });
}

/** What is answered of an assessment: no draws, no derivations. */
export function assessAnswer({ indicators, inputs, zones, warnings, years, fit, engine, pack }: Assessment) {
  return {
    indicators,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([id, { value, declared, unit, grade, p10, p90 }]) => [
        id,
        { value, declared, unit, grade, p10, p90 },
      ]),
    ),
    zones,
    warnings,
    years,
    fit,
    engine,
    pack,
  };
}

type Body = { ok: true; value: unknown } | { ok: false; answer: Response };

async function readJson(request: Request): Promise<Body> {
  const text = await request.text();
  if (text.length > ASSESS_BODY_MAX) {
    return {
      ok: false,
      answer: problem(413, 'too-large', `A request is at most ${ASSESS_BODY_MAX} bytes.`, {
        found: text.length,
      }),
    };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, answer: problem(400, 'not-json', 'The body must be JSON.') };
  }
}

type Unfit = { code: string; [detail: string]: unknown; contradictions?: readonly Contradiction[] };

type Version = { ok: true; value: string | null } | { ok: false; answer: Response };

/** The version asked for, by the name that answers give it; the embedded one when none is. */
async function versionOf(pack: string | undefined, { packs }: ApiServices): Promise<Version> {
  const id = pack === undefined ? null : await packs.idOf(pack);
  if (id !== undefined) return { ok: true, value: id };
  return {
    ok: false,
    answer: refusedBody('unknown-pack', [
      { path: 'pack', expected: 'a version of the reference figures that this installation holds' },
    ]),
  };
}

async function packFor(
  scenario: Scenario,
  version: string | null,
  { reference }: ApiServices,
): Promise<{ ok: true; value: ReferencePack } | { ok: false; failure: Unfit }> {
  const pack = await reference.slice(scenario.zone, 'central', version);
  if (pack === null) return { ok: false, failure: { code: 'unknown-zone', zone: scenario.zone } };
  const checked = checkScenario(scenario, pack);
  if (checked.ok) {
    const contradictions = contradictionsOf(scenario);
    return contradictions.length === 0
      ? { ok: true, value: pack }
      : { ok: false, failure: { code: 'contradictory-inputs', contradictions } };
  }
  if (checked.failure.code !== 'unknown-branch') return checked;
  return {
    ok: false,
    failure: { ...checked.failure, expected: pack.branches.map(({ code }) => code).join(', ') },
  };
}

function refusedBody(code: string, problems: readonly { path: string; expected: string }[]): Response {
  return problem(422, code, 'Some values were refused; nothing was computed.', { problems });
}

/** Refusals of the engine: what they are about, and what was expected. */
const EXPECTED: Readonly<Record<string, { field: string; expected: string; detail: string }>> = {
  'unknown-zone': { field: 'zone', expected: 'a ZE2020 code', detail: 'No employment zone has this code.' },
  'unknown-branch': {
    field: 'branch',
    expected: 'a branch of the pack',
    detail: 'The pack has no such branch.',
  },
  'zone-without-jobs': {
    field: 'zone',
    expected: 'a zone with published jobs',
    detail: 'No jobs by branch are published for this zone.',
  },
};

/** The same for refusals whose place and expectation are in their own figures; undefined for one that is about no field. */
function placeOf(failure: Unfit): { field: string; expected: string; detail: string } | undefined {
  if (failure.code === 'unknown-product') {
    return {
      field: `purchaseMix.${String(failure['product'])}`,
      expected: 'a product of the pack',
      detail: 'The pack has no such product.',
    };
  }
  if (failure.code === 'commune-elsewhere' && Array.isArray(failure['departments'])) {
    return {
      field: 'commune',
      expected: `a commune of the zone, in department ${failure['departments'].join(' or ')}`,
      detail: 'The zone and the commune contradict each other: none of its departments holds this commune.',
    };
  }
  return undefined;
}

/** One problem a contradiction, at the first of the inputs that disagree, with both figures. */
function refusedContradictions(contradictions: readonly Contradiction[], path: string): Response {
  return problem(
    422,
    'contradictory-inputs',
    'Some declared figures cannot all be true; nothing was computed.',
    {
      contradictions,
      problems: contradictions.map(({ more, most, inputs }) => ({
        path: pathOf(path, inputs[0] ?? ''),
        expected: `${more.id} (${more.value}) at most ${most.id} (${most.value}), in ${more.unit}`,
      })),
    },
  );
}

/** Where a caller writes a declared figure. */
function pathOf(scenario: string, id: string): string {
  return isFactId(id) ? `${scenario}.facts.${id}` : `${scenario}.${id}`;
}

function refusedScenario(failure: Unfit, path: string): Response {
  if (failure.contradictions !== undefined) return refusedContradictions(failure.contradictions, path);
  const { code, expected, ...details } = failure;
  const known = EXPECTED[code] ?? placeOf(failure);
  return problem(422, code, known?.detail ?? 'The engine refused this scenario; nothing was computed.', {
    ...details,
    problems: [
      {
        path: known === undefined ? path : `${path}.${known.field}`,
        expected: typeof expected === 'string' ? expected : (known?.expected ?? code),
      },
    ],
  });
}
