import { isFinal } from '#app/documents/wire.ts';

/**
 * Where one's edits are. `saved`: on the server's disk. `saving`: sent, not yet on disk. `offline`: kept on this device,
 * sent at the return. `refused`: the server will not take them; `code` says why.
 */
export type SaveState =
  { state: 'saved' } | { state: 'saving' } | { state: 'offline' } | { state: 'refused'; code: number };

/** What is known of one link, from which its state follows. */
export type LinkFacts = {
  /** The code of the server's final refusal. */
  refused: number | null;
  connected: boolean;
  /** The server's state has arrived. */
  synced: boolean;
  /** Update-bearing frames sent on this link, and those of them on disk. */
  sent: number;
  acked: number;
  /** An edit was made while the link could not take it: only the next link will. */
  missed: boolean;
  /** The link was lost, or could not be opened, at least once. */
  lost: boolean;
};

/**
 * The state to show; null before anything is known, when « saved » would be a promise about edits of an earlier visit.
 * @example saveStateOf({ refused: null, connected: true, synced: true, sent: 3, acked: 3, missed: false, lost: false }) // { state: 'saved' }
 */
export function saveStateOf(link: LinkFacts): SaveState | null {
  if (link.refused !== null && isFinal(link.refused)) return { state: 'refused', code: link.refused };
  if (!link.connected) return link.lost ? { state: 'offline' } : null;
  if (link.synced && link.acked === link.sent && !link.missed) return { state: 'saved' };
  return { state: 'saving' };
}

const GRAVITY = { saved: 0, saving: 1, offline: 2, refused: 3 } as const;

/** The state of several rooms together: the worst of them, so that « saved » is true of all. */
export function worstSaveState(states: readonly (SaveState | null)[]): SaveState | null {
  return states.reduce<SaveState | null>((worst, state) => {
    if (state === null) return worst;
    return worst === null || GRAVITY[state.state] > GRAVITY[worst.state] ? state : worst;
  }, null);
}
