import type { Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import type { Request, RequestHandler, Response } from 'express';
import type { ViteDevServer } from 'vite';

type GetLoadContext = (req: Request, res: Response) => Promise<AppLoadContext>;

/** The pages, from the build in `serverBuild` (a file). */
export async function builtPages(
  serverBuild: string,
  getLoadContext: GetLoadContext,
): Promise<RequestHandler> {
  // The build's own shape: Remix wrote the file.
  const build = (await import(pathToFileURL(serverBuild).href)) as ServerBuild;
  return createRequestHandler({ build, getLoadContext, mode: 'production' });
}

/** Vite, in this server: its socket shares our port, so that two servers on one machine never meet. */
export async function startVite(server: Server): Promise<ViteDevServer> {
  const { createServer } = await import('vite');
  return createServer({ appType: 'custom', server: { middlewareMode: true, hmr: { server } } });
}

/** The pages as the sources are now. */
export function livePages(vite: ViteDevServer, getLoadContext: GetLoadContext): RequestHandler {
  return createRequestHandler({
    // The plugin's virtual module has the shape of a build.
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    getLoadContext,
    mode: 'development',
  });
}
