import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from '#app/load-context.ts';
import type { Demo } from '#app/services/index.ts';
import type { SessionCookies } from '#server/accounts/index.ts';
import { limitBody } from './body-limit.ts';
import { visit } from './load-context.ts';
import { otherFormats } from './other-formats.ts';
import { problem } from './problem.ts';
import { sameOriginOnly } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';

export type AppOptions = {
  development: boolean;
  /** null: the site answers under any name it is called by. */
  publicUrl: string | null;
  cookies: SessionCookies;
  demo: Pick<Demo, 'info'>;
  /** Tells those who follow a meeting what changes in it. */
  meetingStream: RequestHandler;
  health: RequestHandler;
  /** Browser files: the build's, or Vite. */
  assets: RequestHandler;
  pages: RequestHandler;
  logger: Logger;
};

/** Everything that answers over HTTP, in the order it is asked. */
export function createApp(options: AppOptions): Express {
  const { development, publicUrl, cookies, demo, logger } = options;
  const https = publicUrl?.startsWith('https://') ?? false;
  const app = express();
  app.disable('x-powered-by');
  // Behind TLS the proxy stands on this machine or its private network, and alone says `https`.
  if (https) app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);

  app.use(securityHeaders({ development, https }));
  app.use('/health', options.health);
  app.use(limitBody, sameOriginOnly(publicUrl));
  // Before compression, which gathers what should leave at once.
  app.get('/m/:meetingId/stream', visit(cookies), options.meetingStream);
  app.use(compression());
  app.use(options.assets);
  app.get('/demo.json', (_req, res, next) => {
    demo
      .info()
      .then((info) =>
        info === null ? problem(res, 404, 'not-a-demo', 'There is no demonstration here.') : res.json(info),
      )
      .catch(next);
  });
  app.use(visit(cookies));
  app.use(otherFormats);
  app.all('*', options.pages);
  app.use(failure(logger));
  return app;
}

/** What nothing else caught: the log has it whole, the visitor a sentence. */
function failure(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const status = statusOf(error);
    if (status >= 500) logger.error('request failed', { method: req.method, path: req.path, error });
    if (res.headersSent) return next(error);
    problem(
      res,
      status,
      status >= 500 ? 'server-error' : 'bad-request',
      status >= 500
        ? 'Une erreur est survenue ; rien de ce qui était enregistré n’est perdu. / Something failed here; nothing that was saved is lost.'
        : 'This request could not be read.',
    );
  };
}

/** Express marks what a client sent wrong (a broken percent escape) with a status of its own. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
