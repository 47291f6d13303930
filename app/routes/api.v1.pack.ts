import type { LoaderFunctionArgs } from '@remix-run/node';
import { packAnswer } from '#app/features/basin/pack-answer.ts';

/** `GET /api/v1/pack?zone=2705`: the reference figures that the engine needs for one basin. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const zone = new URL(request.url).searchParams.get('zone') ?? '';
  return packAnswer({
    zone,
    slice: /^\d{4}$/.test(zone) ? await context.services.reference.slice(zone, 'drawn') : null,
    known: request.headers.get('If-None-Match'),
  });
}
