import { roomKey, type RoomName } from '#app/documents/wire.ts';
import type { PresentMember, Room, RoomPerson } from './connect-room.ts';
import { createSource, type Observable } from './observable.ts';
import { type SaveState, worstSaveState } from './save-state.ts';

/** Opens a room. Asked for only when a page needs one, so that a page without documents loads none of Yjs. */
export type OpenRoom = (name: RoomName, options: { person: RoomPerson | null }) => Promise<Room>;

/** The rooms that the page has open, each once however many components use it. */
export type RoomRegistry = {
  readonly person: RoomPerson | null;
  /** Calls `opened` once the room is there; returns how to leave it. */
  enter(name: RoomName, opened: (room: Room) => void): () => void;
  /** The worst state of all open rooms; null when there is none or nothing is known yet. */
  readonly saveState: Observable<SaveState | null>;
  readonly unsaved: Observable<boolean>;
  /** Everybody in the page's rooms, each once, oneself among them. */
  readonly members: Observable<readonly PresentMember[]>;
  /** Gives up the edits that the server refused: this device's copies of those documents are dropped. */
  discard(): Promise<void>;
  close(): void;
};

type Entry = {
  users: number;
  room: Promise<Room | null>;
  open: Room | null;
  leaving: ReturnType<typeof setTimeout> | null;
};

/** Milliseconds a room outlives its last user: going to the next page and back does not reopen it. */
const LINGER = 3000;

/** Keeps the rooms of a page. A room left with unsaved edits stays until they are saved. */
export function createRoomRegistry(person: RoomPerson | null, openRoom: OpenRoom): RoomRegistry {
  const entries = new Map<string, Entry>();
  const saveState = createSource<SaveState | null>(null);
  const unsaved = createSource(false);
  const members = createSource<readonly PresentMember[]>([]);

  function read(): void {
    const rooms = [...entries.values()].flatMap((entry) => entry.open ?? []);
    saveState.set(worstSaveState(rooms.map((room) => room.saveState.get())));
    unsaved.set(rooms.some((room) => room.unsaved.get() && room.saveState.get()?.state !== 'refused'));
    for (const [key, entry] of entries) if (entry.users === 0) planLeaving(key, entry);
  }

  function gather(): void {
    const present = [...entries.values()].flatMap((entry) => entry.open?.members.get() ?? []);
    members.set([...new Map(present.map((member) => [member.id, member])).values()]);
  }

  function create(name: RoomName): Entry {
    // Null when the program itself could not be fetched (no network): whoever asks next tries again.
    const room = openRoom(name, { person }).catch(() => {
      entries.delete(roomKey(name));
      return null;
    });
    const entry: Entry = { users: 0, room, open: null, leaving: null };
    void room.then((opened) => {
      if (opened === null) return;
      entry.open = opened;
      opened.saveState.subscribe(read);
      opened.unsaved.subscribe(read);
      opened.members.subscribe(gather);
      gather();
      read();
    });
    return entry;
  }

  function planLeaving(key: string, entry: Entry): void {
    if (entry.leaving !== null || entry.open === null || unsavedStill(entry.open)) return;
    entry.leaving = setTimeout(() => {
      entry.leaving = null;
      if (entry.users > 0 || entry.open === null || unsavedStill(entry.open)) return;
      entries.delete(key);
      entry.open.destroy();
      read();
      gather();
      gather();
    }, LINGER);
  }

  return {
    person,
    saveState,
    unsaved,
    members,
    enter(name, opened) {
      const key = roomKey(name);
      const entry = entries.get(key) ?? create(name);
      entries.set(key, entry);
      entry.users += 1;
      if (entry.leaving !== null) clearTimeout(entry.leaving);
      entry.leaving = null;
      let left = false;
      void entry.room.then((room) => {
        if (!left && room !== null) opened(room);
      });
      return () => {
        if (left) return;
        left = true;
        entry.users -= 1;
        if (entry.users === 0) planLeaving(key, entry);
      };
    },
    async discard() {
      const refused = [...entries.values()].flatMap(({ open }) =>
        open?.saveState.get()?.state === 'refused' ? [open] : [],
      );
      await Promise.all(refused.map((room) => room.discard()));
    },
    close() {
      for (const entry of entries.values()) {
        if (entry.leaving !== null) clearTimeout(entry.leaving);
        void entry.room.then((room) => room?.destroy());
      }
      entries.clear();
    },
  };
}

/** Edits that the server will never take do not keep a room open: this device's copy has them. */
function unsavedStill(room: Room): boolean {
  return room.unsaved.get() && room.saveState.get()?.state !== 'refused';
}
