import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { CLOSE } from '#app/documents/wire.ts';
import { type MessageKey, useI18n } from '#app/i18n/index.ts';
import type { PresentMember, RoomPerson } from './connect-room.ts';
import { createRoomRegistry, type OpenRoom, type RoomRegistry } from './room-registry.ts';
import type { SaveState } from './save-state.ts';

const openRoomOfBrowser: OpenRoom = async (name, options) => {
  // why here and not above: Yjs and its providers weigh more than the frame of a page that has no document
  const { connectRoom } = await import('./connect-room.ts');
  // The page says what one may do, and why not any more: it is read again.
  return connectRoom(name, { ...options, rightChanged: () => window.location.reload() });
};

/** The rooms of the page, for the frame that shows their state and the pages that open them. */
export const CollabStatus = createContext<RoomRegistry | null>(null);

export type CollabProviderProps = {
  /** Who is at this device; null for a screen that only watches. */
  person: RoomPerson | null;
  children: ReactNode;
  /** How a room is opened, in tests. */
  openRoom?: OpenRoom;
};

/** Holds the rooms of everything below: once, around the pages of a space. Warns before leaving with unsaved edits. */
export function CollabProvider({ person, children, openRoom = openRoomOfBrowser }: CollabProviderProps) {
  const id = person?.id ?? null;
  const [held, hold] = useState(() => ({ id, registry: createRoomRegistry(person, openRoom) }));
  // Another person at the same device: other rooms, under their own name.
  if (held.id !== id) hold({ id, registry: createRoomRegistry(person, openRoom) });
  const { registry } = held;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (registry.unsaved.get()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      registry.close();
    };
  }, [registry]);
  return <CollabStatus.Provider value={registry}>{children}</CollabStatus.Provider>;
}

/** The registry of the page. @throws Error outside a CollabProvider: a document without a frame is a bug. */
export function useCollab(): RoomRegistry {
  const registry = useContext(CollabStatus);
  if (registry === null) throw new Error('a document is used outside CollabProvider');
  return registry;
}

/** The state of saving in words of the component that shows it. */
export type ShownSaveState = {
  state: SaveState['state'];
  reason?: string;
  /** When refused: drops this device's edits that the server will not take. */
  discard?: () => Promise<void>;
};

/** The state of saving of the page's documents; null when it has none open, or nothing is known yet. */
export function useSaveState(): ShownSaveState | null {
  const registry = useContext(CollabStatus);
  const { t } = useI18n();
  const state = useSyncExternalStore(
    registry?.saveState.subscribe ?? subscribeToNothing,
    registry?.saveState.get ?? nothing,
    nothing,
  );
  if (state === null) return null;
  return state.state === 'refused'
    ? {
        state: 'refused',
        reason: t(refusalKey(state.code)),
        discard: async () => registry?.discard(),
      }
    : { state: state.state };
}

/** Everybody on the page, whichever of its documents they are in; oneself among them. */
export function useMembers(): readonly PresentMember[] {
  const registry = useContext(CollabStatus);
  return useSyncExternalStore(
    registry?.members.subscribe ?? subscribeToNothing,
    registry?.members.get ?? nobody,
    nobody,
  );
}

const REFUSALS = new Map<number, MessageKey>([
  [CLOSE.malformed, 'collab.refused.malformed'],
  [CLOSE.signedOut, 'collab.refused.signedOut'],
  [CLOSE.forbidden, 'collab.refused.forbidden'],
  [CLOSE.noSuchRoom, 'collab.refused.noSuchRoom'],
  [CLOSE.outdated, 'collab.refused.outdated'],
  [CLOSE.tooLarge, 'collab.refused.tooLarge'],
  [CLOSE.quarantined, 'collab.refused.quarantined'],
  [CLOSE.tooMany, 'collab.refused.tooMany'],
]);

/** The sentence that says why the server refused, and what to do. */
export function refusalKey(code: number): MessageKey {
  return REFUSALS.get(code) ?? 'collab.refused.unknown';
}

const subscribeToNothing = () => () => undefined;
const nothing = () => null;
const NOBODY: readonly PresentMember[] = [];
const nobody = () => NOBODY;
