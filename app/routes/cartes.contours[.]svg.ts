import type { LoaderFunctionArgs } from '@remix-run/node';
import { outlinesSvg } from '#app/features/basin/outlines.ts';

/** `GET /cartes/contours.svg?jeu=2026-11-22.1`: the outlines that a version of the reference figures holds, as maps draw them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('jeu') ?? '';
  const { reference, packs } = context.services;
  const version = await packs.idOf(asked.slice(0, 64));
  const svg = typeof version === 'string' ? outlinesSvg(await reference.pack(version)) : null;
  if (svg === null) return new Response(null, { status: 404 });
  return new Response(svg, {
    // A version never changes, and the address names it.
    headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
