import { join } from 'node:path';
import express, { Router } from 'express';

/** The built browser files: those under /assets have their hash in their name and never change. */
export function assets(clientDir: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(clientDir, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
    }),
  );
  // Explicit: an unknown asset must not become a page, and `fallthrough: false` would log a stack for each.
  router.use('/assets', (_req, res) => {
    res.status(404).setHeader('Cache-Control', 'no-store').end();
  });
  const others = express.static(clientDir, { maxAge: '1h', index: false, redirect: false });
  // A page has no dot in its address: the disk is not asked about each of three hundred phones' requests.
  router.use((req, res, next) => (req.path.includes('.') ? others(req, res, next) : next()));
  return router;
}
