import { ENGINE_VERSION } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import { problem } from '#app/features/impact/problem.ts';
import { drawsOf, hasPosts } from '#app/reference/index.ts';

/** Seconds after which a browser may ask again for a basin that is being prepared. */
const RETRY_AFTER = 3;

/**
 * The HTTP answer for one basin's slice. 404: no such zone. 503 with Retry-After: its response is being prepared. Else the
 * slice: it never changes under one entity tag (pack, engine, draws of the response), so that a browser that holds it gets 304.
 */
export function packAnswer({
  zone,
  slice,
  known,
}: {
  zone: string;
  slice: ReferencePack | null;
  known: string | null;
}): Response {
  if (slice === null) {
    return problem(
      404,
      'unknown-zone',
      `No employment zone has the code « ${zone.slice(0, 20)} »: four digits are expected, for instance 2705.`,
    );
  }
  const draws = drawsOf(slice.responses[zone]);
  if (hasPosts(slice, zone) && draws === 0) {
    return problem(
      503,
      'preparing',
      `The zone ${zone} is being prepared: ask again.`,
      {},
      { 'Retry-After': String(RETRY_AFTER), 'Cache-Control': 'no-store' },
    );
  }
  const tag = `"${slice.version}.${ENGINE_VERSION}.${zone}.${draws}"`;
  // The address does not carry the version, so a browser asks again each time; the tag spares it the megabyte.
  const headers = { ETag: tag, 'Cache-Control': 'public, max-age=0, must-revalidate' };
  if (known === tag || known === `W/${tag}`) return new Response(null, { status: 304, headers });
  return Response.json(slice, { headers });
}

/** The HTTP answer for a version of the reference figures that is not here. */
export function unknownPack(asked: string): Response {
  return problem(
    404,
    'unknown-pack',
    `No version of the reference figures is called « ${asked.slice(0, 40)} » here: leave it out for the embedded one.`,
  );
}
