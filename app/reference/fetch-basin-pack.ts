import type { ReferencePack } from '#app/engine/pack.ts';
import type { Result } from '#app/engine/types.ts';
import { completeSlice } from './basin-slice.ts';

const held = new Map<string, Promise<Result<ReferencePack>>>();

/**
 * Browser side: the slice of one basin, asked once and kept for the page's life. Fails with `unknown-zone` (404) or
 * `unreachable` (network, or any other answer); a failure is forgotten so that the next call asks again.
 */
export function fetchBasinPack(zone: string, signal?: AbortSignal): Promise<Result<ReferencePack>> {
  const known = held.get(zone);
  if (known !== undefined) return known;
  const asked = ask(zone, signal);
  held.set(zone, asked);
  void asked.then((result) => {
    if (!result.ok) held.delete(zone);
  });
  return asked;
}

async function ask(zone: string, signal?: AbortSignal): Promise<Result<ReferencePack>> {
  try {
    const answer = await fetch(
      `/api/v1/pack?zone=${encodeURIComponent(zone)}`,
      signal === undefined ? {} : { signal },
    );
    if (answer.status === 404) return { ok: false, failure: { code: 'unknown-zone', zone } };
    if (!answer.ok) return { ok: false, failure: { code: 'unreachable', status: answer.status } };
    // Our own server's slice, versioned with this bundle: the shape is the one basinSlice writes.
    const slice = (await answer.json()) as ReferencePack;
    return { ok: true, value: completeSlice(slice) };
  } catch {
    return { ok: false, failure: { code: 'unreachable', status: 0 } };
  }
}
