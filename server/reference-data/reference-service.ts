import type { StoredResponse } from '#app/engine/responses.ts';
import { basinSlice, findZone, hasPosts, loadPack, PACK_VERSION } from '#app/reference/index.ts';
import type { Reference } from '#app/services/index.ts';
import belfort from '#app/reference/pack/responses-2705.json' with { type: 'json' };
import {
  type BasinResponses,
  createBasinResponses,
  type Depth,
  type ShippedResponse,
} from './basin-responses.ts';
import { createBasinSolver } from './basin-solver.ts';

/**
 * The reference figures as routes ask for them. A drawn response at hand always serves; without one, `central` is solved
 * while the caller waits and `drawn` is solved meanwhile, so that the next call finds it.
 */
export function createReference(responses: BasinResponses): Reference {
  async function responseFor(zone: string, depth: Depth): Promise<StoredResponse | null> {
    const known = await responses.atHand(zone);
    if (depth === 'drawn') {
      if (known === null || known.draws === 0) void responses.get(zone, 'drawn');
      return known;
    }
    if (known !== null) return known;
    const solved = await responses.get(zone, 'central');
    return solved.ok ? solved.value : null;
  }

  return {
    pack: loadPack,
    slice: async (zone, depth = 'central') => {
      const pack = await loadPack();
      if (findZone(pack, zone) === null) return null;
      const slice = basinSlice(pack, zone);
      const response = hasPosts(pack, zone) ? await responseFor(zone, depth) : null;
      return response === null ? slice : { ...slice, responses: { [zone]: response } };
    },
  };
}

/**
 * The service with a cache under `directory`. Two threads: a request that waits for a central response never stands behind
 * half a minute of draws. `stop` ends both.
 */
export function openReference(options: { directory: string; engineVersion: string }): {
  reference: Reference;
  stop: () => Promise<void>;
} {
  const central = createBasinSolver();
  const drawn = createBasinSolver();
  // Our own file, written by the builder in this shape; JSON widens its literals.
  const shipped = belfort as ShippedResponse;
  const fits = shipped.pack === PACK_VERSION && shipped.engine === options.engineVersion;
  const responses = createBasinResponses({
    directory: options.directory,
    ...(fits ? { shipped: { [shipped.response.zone]: shipped.response } } : {}),
    key: `${PACK_VERSION}-${options.engineVersion}`,
    solve: (zone, draws) => (draws === 0 ? central : drawn).solve(zone, draws),
  });
  return {
    reference: createReference(responses),
    stop: async () => {
      await Promise.all([central.stop(), drawn.stop()]);
    },
  };
}
