import type { ReferencePack } from '#app/engine/pack.ts';
import type { Result } from '#app/engine/types.ts';
import { completeSlice } from './basin-slice.ts';

const held = new Map<string, Promise<Result<ReferencePack>>>();

/** A basin nobody asked for yet is prepared by the server while the browser asks again: at most this many times. */
const ATTEMPTS = 60;

/**
 * Browser side: the slice of one basin under a version of the figures, asked once and kept for the page's life. The first time anybody opens a basin this
 * may take half a minute. Fails with `unknown-zone` (404), `preparing` (still not ready after some minutes) or `unreachable`
 * (network, or any other answer); a failure is forgotten so that the next call asks again.
 */
export function fetchBasinPack(
  zone: string,
  pack: string | null = null,
  signal?: AbortSignal,
): Promise<Result<ReferencePack>> {
  const name = `${zone} ${pack ?? ''}`;
  const known = held.get(name);
  if (known !== undefined) return known;
  const asked = ask(zone, pack, signal);
  held.set(name, asked);
  void asked.then((result) => {
    if (!result.ok) held.delete(name);
  });
  return asked;
}

async function ask(zone: string, pack: string | null, signal?: AbortSignal): Promise<Result<ReferencePack>> {
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const answer = await fetch(
        `/api/v1/pack?zone=${encodeURIComponent(zone)}${pack === null ? '' : `&pack=${encodeURIComponent(pack)}`}`,
        signal === undefined ? {} : { signal },
      );
      if (answer.status === 404) return { ok: false, failure: { code: 'unknown-zone', zone } };
      if (answer.status === 503) {
        await pause(Number(answer.headers.get('Retry-After') ?? '3'));
        continue;
      }
      if (!answer.ok) return { ok: false, failure: { code: 'unreachable', status: answer.status } };
      // Our own server's slice, versioned with this bundle: the shape is the one basinSlice writes.
      const slice = (await answer.json()) as ReferencePack;
      return { ok: true, value: completeSlice(slice) };
    }
    return { ok: false, failure: { code: 'preparing', zone } };
  } catch {
    return { ok: false, failure: { code: 'unreachable', status: 0 } };
  }
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
