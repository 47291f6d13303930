import { Router } from 'express';

/** Each thing the program cannot serve without, and whether it is there. */
export type Readiness = Readonly<Record<string, () => Promise<boolean>>>;

/**
 * `/health/live`: the process answers. `/health/ready`: everything it needs does too, else 503 with what is missing.
 * `figures` are shown beside: counts, never contents.
 */
export function health(readiness: Readiness, figures: () => Readonly<Record<string, unknown>>): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.get('/live', (_req, res) => void res.json({ status: 'live' }));
  router.get('/ready', (_req, res, next) => {
    Promise.all(
      Object.entries(readiness).map(
        async ([name, check]) => [name, await check().catch(() => false)] as const,
      ),
    )
      .then((checks) => {
        const ready = checks.every(([, ok]) => ok);
        res
          .status(ready ? 200 : 503)
          .json({ status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(checks), ...figures() });
      })
      .catch(next);
  });
  return router;
}
