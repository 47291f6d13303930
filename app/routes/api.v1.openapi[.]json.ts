import type { LoaderFunctionArgs } from '@remix-run/node';
import { ENGINE_VERSION } from '#app/engine/index.ts';
import { openApiDocument } from '#app/features/impact/openapi.ts';

/** `GET /api/v1/openapi.json`: what the engine takes and answers over HTTP. */
export function loader({ context }: LoaderFunctionArgs) {
  return Response.json(openApiDocument(context.url, ENGINE_VERSION));
}
