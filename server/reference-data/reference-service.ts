import type { StoredResponse } from '#app/engine/responses.ts';
import {
  basinSlice,
  findZone,
  type FullPack,
  hasPosts,
  loadPack,
  packFrom,
  PACK_VERSION,
} from '#app/reference/index.ts';
import type { Reference } from '#app/services/index.ts';
import belfort from '#app/reference/pack/responses-2705.json' with { type: 'json' };
import {
  type BasinResponses,
  createBasinResponses,
  type Depth,
  type ShippedResponse,
} from './basin-responses.ts';
import { createBasinSolver, type SolvePack } from './basin-solver.ts';
import { createEverywhere, type EverywhereService } from './everywhere.ts';

/** A pack in memory, and what is computed from its very figures: prepared basins, and every basin at once. */
export type HeldPack = { pack: FullPack; responses: BasinResponses; everywhere: EverywhereService };

/** Imported packs held at once, some 5 MB each; the others are read again from the database. */
const HELD_PACKS = 4;

/**
 * The reference figures as routes ask for them. A drawn response at hand always serves; without one, `central` is solved
 * while the caller waits and `drawn` is solved meanwhile, so that the next call finds it. `held` gives the pack of that id.
 */
export function createReference(held: (pack: string | null) => Promise<HeldPack>): Reference {
  async function responseFor(
    responses: BasinResponses,
    zone: string,
    depth: Depth,
  ): Promise<StoredResponse | null> {
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
    pack: async (id = null) => (await held(id)).pack,
    slice: async (zone, depth = 'central', id = null) => {
      const { pack, responses } = await held(id);
      if (findZone(pack, zone) === null) return null;
      const slice = basinSlice(pack, zone);
      const response = hasPosts(pack, zone) ? await responseFor(responses, zone, depth) : null;
      return response === null ? slice : { ...slice, responses: { [zone]: response } };
    },
    everywhere: async (scenario, id = null) => (await held(id)).everywhere.everywhere(scenario),
    landing: async (scenario, id = null) => (await held(id)).everywhere.landing(scenario),
  };
}

/**
 * The service with a cache under `directory`. Two threads: a request that waits for a central response never stands behind
 * half a minute of draws. `stop` ends both. `readPack` reads an imported version, null when there is none.
 */
export function openReference(options: {
  directory: string;
  engineVersion: string;
  readPack: (id: string) => Promise<SolvePack | null>;
}): {
  reference: Reference;
  /** Prepared basins of a pack: whether one is at hand, without having it solved. */
  responsesOf: (pack: string | null) => Promise<BasinResponses>;
  stop: () => Promise<void>;
} {
  const central = createBasinSolver();
  const drawn = createBasinSolver();
  const solve = (pack: SolvePack | null) => (zone: string, draws: number) =>
    (draws === 0 ? central : drawn).solve(zone, draws, pack);
  // Our own file, written by the builder in this shape; JSON widens its literals.
  const shipped = belfort as ShippedResponse;
  const fits = shipped.pack === PACK_VERSION && shipped.engine === options.engineVersion;
  const embedded = createBasinResponses({
    directory: options.directory,
    ...(fits ? { shipped: { [shipped.response.zone]: shipped.response } } : {}),
    key: `${PACK_VERSION}-${options.engineVersion}`,
    solve: solve(null),
  });
  /** Of the packs held; that of a pack let go ends its thread by itself. */
  const opened = new Set<EverywhereService>();
  const everywhereOf = (pack: SolvePack | null): EverywhereService => {
    const service = createEverywhere({
      directory: options.directory,
      key: `${pack?.hash ?? PACK_VERSION}-${options.engineVersion}`,
      pack,
    });
    opened.add(service);
    return service;
  };
  const embeddedEverywhere = everywhereOf(null);
  const packs = new Map<string, Promise<HeldPack>>();

  async function open(id: string): Promise<HeldPack> {
    const read = await options.readPack(id);
    if (read === null) throw new Error(`This installation holds no pack ${id}.`);
    // What is kept beside moves no basin's response: the threads that solve are not sent it.
    const solved: SolvePack = { ...read, tables: { ...read.tables, named: {} } };
    return {
      pack: packFrom(read.version, read.tables),
      responses: createBasinResponses({
        directory: options.directory,
        // The fingerprint, not the id: two installations may give one id to different figures.
        key: `${read.hash}-${options.engineVersion}`,
        solve: solve(solved),
      }),
      everywhere: everywhereOf(solved),
    };
  }

  function held(id: string | null): Promise<HeldPack> {
    if (id === null)
      return loadPack().then((pack) => ({ pack, responses: embedded, everywhere: embeddedEverywhere }));
    const known = packs.get(id) ?? open(id);
    // Asked again: the last to be dropped.
    packs.delete(id);
    packs.set(id, known);
    known.catch(() => packs.delete(id));
    const [oldest] = packs;
    if (packs.size > HELD_PACKS && oldest !== undefined) {
      const [name, dropped] = oldest;
      packs.delete(name);
      void dropped.then(({ everywhere }) => opened.delete(everywhere)).catch(() => undefined);
    }
    return known;
  }

  return {
    reference: createReference(held),
    responsesOf: async (id) => (await held(id)).responses,
    stop: async () => {
      await Promise.all([central.stop(), drawn.stop(), ...[...opened].map((service) => service.stop())]);
    },
  };
}
