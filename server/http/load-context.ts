import type { Request, RequestHandler, Response } from 'express';
import { langOf } from '#app/i18n/message.ts';
import type { AppContext, Logger } from '#app/load-context.ts';
import type { Services } from '#app/services/index.ts';
import { cookieValue, type SessionCookies } from '#server/accounts/index.ts';
import { nonceOf } from './security-headers.ts';

export type ContextOptions = {
  services: Services;
  cookies: SessionCookies;
  logger: Logger;
  publicUrl: string | null;
  demo: boolean;
};

/** Gives a browser that comes without a session one of nobody, so that its tries can be told from a whole room's. */
export function visit(cookies: SessionCookies): RequestHandler {
  return (req, res, next) => {
    const session = cookies.read(req.headers.cookie);
    if (session === null) {
      const newcomer = cookies.visit();
      res.locals['visitor'] = { id: newcomer.session.visitorId, fresh: true };
      res.append('Set-Cookie', newcomer.cookie);
    } else {
      res.locals['visitor'] = { id: session.visitorId, fresh: false };
    }
    res.locals['personId'] = session?.personId ?? null;
    next();
  };
}

/** What loaders and actions receive. The person is read again at each request: a right withdrawn is withdrawn now. */
export function createLoadContext(
  options: ContextOptions,
): (req: Request, res: Response) => Promise<AppContext> {
  const { services, logger, publicUrl, demo } = options;
  return async (req, res) => {
    const personId: unknown = res.locals['personId'];
    return {
      person: typeof personId === 'string' ? await services.people.actor(personId) : null,
      // Written just above, by `visit`.
      visitor: res.locals['visitor'] as AppContext['visitor'],
      services,
      nonce: nonceOf(res),
      lang: langOf(cookieValue(req.headers.cookie, 'lang') ?? (req.acceptsLanguages('fr', 'en') || 'fr')),
      url: publicUrl ?? `${req.protocol}://${req.headers.host ?? 'localhost'}`,
      config: { demo },
      log: logger,
    };
  };
}
