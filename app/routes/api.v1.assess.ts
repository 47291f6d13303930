import type { ActionFunctionArgs } from '@remix-run/node';
import { assess } from '#app/engine/index.ts';
import { ASSESS_BODY_MAX, parseAssessRequest } from '#app/features/impact/assess-request.ts';
import { problem } from '#app/features/impact/problem.ts';
import { hasPosts } from '#app/reference/index.ts';

/** `POST /api/v1/assess`: a scenario in, its balance out. The shape is METHOD section 14's; errors are RFC 9457 problems. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== 'POST')
    return problem(405, 'method-not-allowed', 'Ask with POST and a JSON body.', {}, { Allow: 'POST' });
  const text = await request.text();
  if (text.length > ASSESS_BODY_MAX)
    return problem(413, 'too-large', `A request is at most ${ASSESS_BODY_MAX} bytes.`, {
      found: text.length,
    });
  const body = parseJson(text);
  if (!body.ok) return problem(400, 'not-json', 'The body must be JSON.');
  const asked = parseAssessRequest(body.value);
  if (!asked.ok)
    return problem(422, 'invalid-scenario', 'Some inputs were refused; nothing was computed.', {
      problems: asked.problems,
    });
  const { scenario, ...options } = asked.value;
  const pack = await context.services.reference.slice(scenario.zone);
  if (pack === null)
    return problem(422, 'unknown-zone', `No employment zone has the code ${scenario.zone}.`, {
      problems: [{ path: 'scenario.zone', expected: 'a ZE2020 code' }],
    });
  if (!pack.branches.some(({ code }) => code === scenario.branch)) {
    return problem(422, 'unknown-branch', `The pack has no branch ${scenario.branch}.`, {
      problems: [{ path: 'scenario.branch', expected: pack.branches.map(({ code }) => code).join(', ') }],
    });
  }
  if (!hasPosts(pack, scenario.zone))
    return problem(
      422,
      'zone-without-jobs',
      `No jobs by branch are published for the zone ${scenario.zone}.`,
    );
  const { indicators, engine, pack: version, inputs, zones, warnings } = assess(scenario, pack, options);
  return Response.json({
    indicators,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([id, { value, declared, unit, grade, p10, p90 }]) => [
        id,
        { value, declared, unit, grade, p10, p90 },
      ]),
    ),
    zones,
    warnings,
    engine,
    pack: version,
  });
}

/** Anything but POST is told how to ask. */
export function loader() {
  return problem(405, 'method-not-allowed', 'Ask with POST and a JSON body.', {}, { Allow: 'POST' });
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
