import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { problem } from './problem.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something comes from our own pages. Browsers say where a form was sent from; a request
 * that says nothing at all comes from a program, which has no cookie that is not its own.
 * `publicUrl` null: the site answers under the name it was called by.
 */
export function isOurOwn(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const { origin, host } = headers;
  if (origin !== undefined) {
    if (!URL.canParse(origin)) return false;
    return publicUrl === null ? new URL(origin).host === host : new URL(origin).origin === publicUrl;
  }
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Refuses with 403 what another site's page would have a visitor's browser send. */
export function sameOriginOnly(publicUrl: string | null): RequestHandler {
  return (req, res, next) => {
    if (READING.has(req.method) || isOurOwn(req.headers, publicUrl)) return next();
    problem(
      res,
      403,
      'foreign-origin',
      `This action came from ${req.headers.origin ?? 'another site'}; it is taken from our own pages only.`,
    );
  };
}
