import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredResponse } from '#app/engine/responses.ts';
import type { Result } from '#app/engine/types.ts';
import type { SolveBasin } from './basin-solver.ts';

/** Draws of the geography kept with a prepared basin: enough for the ends of an interval, some 30 s of one core. */
export const GEOGRAPHY_DRAWS = 24;
/** Responses kept in memory, each under 1 MB; the others are read again from the cache. */
const HELD = 12;

/** `central`: middle figures only, a few seconds. `drawn`: with the draws of the geography, for intervals. */
export type Depth = 'central' | 'drawn';

/** A response shipped with the program, and what it was computed with: it serves under the same pack and engine only. */
export type ShippedResponse = { pack: string; engine: string; response: StoredResponse };

export type BasinResponses = {
  /** The response of a basin, from memory, from the cache on disk, or solved now and kept. */
  get: (zone: string, depth: Depth) => Promise<Result<StoredResponse>>;
  /** What is at hand without solving anything: the drawn response, else the central one, else null. */
  atHand: (zone: string) => Promise<StoredResponse | null>;
};

/**
 * Prepared basins, each solved once for a pack and an engine: `key` names both and the cache folder, so that a new engine or
 * a new pack never reads an old figure. Two requests for the same basin share one computation.
 */
export function createBasinResponses(options: {
  directory: string;
  key: string;
  solve: SolveBasin;
  /** Already solved, shipped with the program: zone -> response. */
  shipped?: Readonly<Record<string, StoredResponse>>;
}): BasinResponses {
  const folder = join(options.directory, options.key.replaceAll(/[^A-Za-z0-9._-]/g, '_'));
  const held = new Map<string, StoredResponse>();
  const running = new Map<string, Promise<Result<StoredResponse>>>();

  function hold(name: string, response: StoredResponse): void {
    held.delete(name);
    held.set(name, response);
    const [oldest] = held.keys();
    if (held.size > HELD && oldest !== undefined) held.delete(oldest);
  }

  async function stored(zone: string, depth: Depth): Promise<StoredResponse | null> {
    const name = `${zone}.${depth}`;
    const known = held.get(name) ?? (depth === 'drawn' ? options.shipped?.[zone] : undefined);
    if (known !== undefined) return known;
    try {
      // Written by this same program under this same key: the name of the folder is the check.
      const response = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as StoredResponse;
      hold(name, response);
      return response;
    } catch {
      return null;
    }
  }

  async function solveAndKeep(zone: string, depth: Depth): Promise<Result<StoredResponse>> {
    const found = await stored(zone, depth);
    if (found !== null) return { ok: true, value: found };
    const solved = await options.solve(zone, depth === 'drawn' ? GEOGRAPHY_DRAWS : 0);
    if (!solved.ok) return solved;
    const name = `${zone}.${depth}`;
    hold(name, solved.value);
    await keep(folder, name, solved.value);
    return solved;
  }

  return {
    get: (zone, depth) => {
      const name = `${zone}.${depth}`;
      const current = running.get(name);
      if (current !== undefined) return current;
      const started = solveAndKeep(zone, depth).finally(() => running.delete(name));
      running.set(name, started);
      return started;
    },
    atHand: async (zone) => (await stored(zone, 'drawn')) ?? (await stored(zone, 'central')),
  };
}

/** A cache that cannot be written is only slower: the response is in memory all the same. */
async function keep(folder: string, name: string, response: StoredResponse): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    // Written aside then renamed: a reader never meets half a file.
    const aside = join(folder, `.${name}.${process.pid}`);
    await writeFile(aside, JSON.stringify(response));
    await rename(aside, join(folder, `${name}.json`));
  } catch {
    return;
  }
}
