import type { LoaderFunctionArgs } from '@remix-run/node';
import { packAnswer, unknownPack } from '#app/features/basin/pack-answer.ts';

/** `GET /api/v1/pack?zone=2705`: the reference figures that the engine needs for one basin, `&pack=` for another version. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const { reference, packs } = context.services;
  const zone = searchParams.get('zone') ?? '';
  const asked = searchParams.get('pack');
  const version = asked === null ? null : await packs.idOf(asked.slice(0, 64));
  if (version === undefined) return unknownPack(asked ?? '');
  return packAnswer({
    zone,
    slice: /^\d{4}$/.test(zone) ? await reference.slice(zone, 'drawn', version) : null,
    known: request.headers.get('If-None-Match'),
  });
}
