import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type Limits, parsePresence } from '#app/documents/wire.ts';

/** Whoever speaks for some presences: a connection, seen from here. */
export interface PresenceOwner {
  readonly personId: string | null;
  readonly presenceIds: Set<number>;
}

/** What became of a presence frame; the two refusals end the connection. */
export type PresenceVerdict = 'heard' | 'malformed' | 'too-large';

type Entry = {
  clock: number;
  /** JSON; null once gone. A gone entry is kept a while: its echoes must not bring it back. */
  state: string | null;
  owner: PresenceOwner | null;
  heardAt: number;
};

/** Milliseconds: a presence nobody renewed for `EXPIRES` is gone, as in y-protocols; a gone one is then forgotten. */
const EXPIRES = 45_000;
const FORGOTTEN = 120_000;

/**
 * Who is in a room. Stock clients echo every presence they hear, so that 990 changes once made 297,600 frames:
 * an entry whose clock is not newer is skipped on its raw bytes, before its JSON is even read.
 * A connection speaks only for client ids nobody else holds, and only in the name of the person signed in.
 */
export class PresenceBook {
  readonly #entries = new Map<number, Entry>();
  readonly #changed = new Set<number>();
  readonly #renewed = new Set<number>();
  readonly #limits: Pick<Limits, 'presenceBytes' | 'presenceClients'>;

  constructor(limits: Pick<Limits, 'presenceBytes' | 'presenceClients'>) {
    this.#limits = limits;
  }

  /** Something to tell at the next presence tick. */
  get changed(): boolean {
    return this.#changed.size > 0;
  }

  /** Reads an awareness update of y-protocols from one connection. */
  hear(owner: PresenceOwner, update: Uint8Array, now: number): PresenceVerdict {
    try {
      const decoder = decoding.createDecoder(update);
      for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
        const id = decoding.readVarUint(decoder);
        const clock = decoding.readVarUint(decoder);
        const state = decoding.readVarUint8Array(decoder);
        const known = this.#entries.get(id);
        const leaving = known?.clock === clock && known.owner === owner && known.state !== null;
        if (known !== undefined && clock <= known.clock && !leaving) continue;
        if (state.byteLength > this.#limits.presenceBytes) return 'too-large';
        if (!this.#mayClaim(owner, id, known)) continue;
        const text = new TextDecoder('utf-8', { fatal: true }).decode(state);
        const said = readState(text);
        if (said === 'malformed') return 'malformed';
        // An older clock may only end a presence, and nobody speaks in another's name.
        if (leaving && said !== null) continue;
        if (said !== null && said.personId !== null && said.personId !== owner.personId) continue;
        this.#set(owner, id, clock, said === null ? null : text, now);
      }
      return decoding.hasContent(decoder) ? 'malformed' : 'heard';
    } catch {
      // why: lib0 and TextDecoder throw on bytes that are not what they should be, and these come from outside
      return 'malformed';
    }
  }

  /** Takes away all that a connection said, when it closes. */
  leave(owner: PresenceOwner, now: number): void {
    for (const id of owner.presenceIds) {
      const entry = this.#entries.get(id);
      if (entry?.owner !== owner) continue;
      if (entry.state !== null) this.#changed.add(id);
      this.#entries.set(id, { clock: entry.clock, state: null, owner: null, heardAt: now });
    }
    owner.presenceIds.clear();
  }

  /** What changed since the last call, as an awareness update; null when nothing did. */
  takeChanges(): Uint8Array | null {
    return this.#take(this.#changed);
  }

  /** Presences renewed unchanged since the last call; also drops those that nobody renews any more. */
  takeRenewals(now: number): Uint8Array | null {
    for (const [id, entry] of this.#entries) {
      if (entry.state !== null && now - entry.heardAt > EXPIRES) {
        entry.owner?.presenceIds.delete(id);
        this.#entries.set(id, { clock: entry.clock, state: null, owner: null, heardAt: now });
        this.#changed.add(id);
      } else if (entry.state === null && now - entry.heardAt > FORGOTTEN) {
        this.#entries.delete(id);
      }
    }
    return this.#take(this.#renewed);
  }

  /** Everybody present, for somebody who enters; null when there is nobody. */
  everybody(): Uint8Array | null {
    const ids = [...this.#entries].filter(([, entry]) => entry.state !== null).map(([id]) => id);
    return ids.length === 0 ? null : this.#encode(ids);
  }

  #mayClaim(owner: PresenceOwner, id: number, known: Entry | undefined): boolean {
    if (owner.presenceIds.has(id)) return true;
    if (owner.presenceIds.size >= this.#limits.presenceClients) return false;
    // The same person coming back before the hub noticed that the old link died.
    return known?.owner == null || (owner.personId !== null && known.owner.personId === owner.personId);
  }

  #set(owner: PresenceOwner, id: number, clock: number, state: string | null, now: number): void {
    const known = this.#entries.get(id);
    if (known === undefined && state === null) return;
    known?.owner?.presenceIds.delete(id);
    if (state !== null) owner.presenceIds.add(id);
    this.#entries.set(id, { clock, state, owner: state === null ? null : owner, heardAt: now });
    if (known?.state === state) {
      if (state !== null) this.#renewed.add(id);
    } else {
      this.#changed.add(id);
    }
  }

  #take(ids: Set<number>): Uint8Array | null {
    if (ids.size === 0) return null;
    const update = this.#encode([...ids]);
    for (const id of ids) this.#renewed.delete(id);
    ids.clear();
    return update;
  }

  #encode(ids: readonly number[]): Uint8Array {
    const encoder = encoding.createEncoder();
    const known = ids.flatMap((id) => {
      const entry = this.#entries.get(id);
      return entry ? [{ id, entry }] : [];
    });
    encoding.writeVarUint(encoder, known.length);
    for (const { id, entry } of known) {
      encoding.writeVarUint(encoder, id);
      encoding.writeVarUint(encoder, entry.clock);
      encoding.writeVarString(encoder, entry.state ?? 'null');
    }
    return encoding.toUint8Array(encoder);
  }
}

/** Null is « gone », and so is the empty object that a stock client sends before it has anything to say. */
function readState(text: string): { personId: string | null } | null | 'malformed' {
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch {
    return 'malformed';
  }
  if (state === null) return null;
  if (typeof state !== 'object' || Array.isArray(state)) return 'malformed';
  if (Object.keys(state).length === 0) return null;
  if (!('person' in state)) return { personId: null };
  const presence = parsePresence(state);
  return presence === null ? 'malformed' : { personId: presence.person.id };
}
