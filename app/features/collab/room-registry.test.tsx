import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Doc } from 'yjs';
import { CLOSE, roomKey, type RoomName } from '#app/documents/wire.ts';
import { CollabProvider, useSaveState } from './collab-status.tsx';
import type { PresentMember, Room } from './connect-room.ts';
import { createSource, type Source } from './observable.ts';
import { createRoomRegistry, type OpenRoom } from './room-registry.ts';
import type { SaveState } from './save-state.ts';
import { useRoom } from './use-room.ts';

const ana = { id: 'ana', name: 'Ana', color: 'p1' };
const P1 = { kind: 'project', id: 'p1' } as const;
const P2 = { kind: 'project', id: 'p2' } as const;

/** A room whose link the test drives. why: these tests are about who keeps a room open, not about a network. */
type DrivenRoom = Room & {
  saveState: Source<SaveState | null>;
  unsaved: Source<boolean>;
  members: Source<readonly PresentMember[]>;
  destroyed: boolean;
  discarded: boolean;
};

function drivenRooms() {
  const opened: DrivenRoom[] = [];
  const openRoom: OpenRoom = async (name: RoomName) => {
    const room: DrivenRoom = {
      name,
      doc: new Doc(),
      loaded: createSource(false),
      saveState: createSource<SaveState | null>(null),
      unsaved: createSource(false),
      members: createSource<readonly PresentMember[]>([]),
      destroyed: false,
      discarded: false,
      holdField: () => undefined,
      snapshot: () => createSource(null),
      undo: () =>
        createSource({ undo: () => undefined, redo: () => undefined, canUndo: false, canRedo: false }),
      discard: async () => {
        room.discarded = true;
      },
      destroy: () => (room.destroyed = true),
    };
    opened.push(room);
    return room;
  };
  return { opened, openRoom };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('the rooms of a page', () => {
  it('are opened once, however many use them, and left a little after the last one', async () => {
    const { opened, openRoom } = drivenRooms();
    const registry = createRoomRegistry(ana, openRoom);
    const seen: string[] = [];
    const leaveFirst = registry.enter(P1, (room) => seen.push(roomKey(room.name)));
    const leaveSecond = registry.enter(P1, (room) => seen.push(roomKey(room.name)));
    await settle();
    expect([opened.length, seen]).toEqual([1, ['project/p1', 'project/p1']]);
    leaveFirst();
    leaveFirst();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(opened[0]?.destroyed).toBe(false);
    leaveSecond();
    await vi.advanceTimersByTimeAsync(2999);
    expect(opened[0]?.destroyed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(opened[0]?.destroyed).toBe(true);
  });

  it('are kept by somebody who comes back in time', async () => {
    const { opened, openRoom } = drivenRooms();
    const registry = createRoomRegistry(ana, openRoom);
    registry.enter(P1, () => undefined)();
    await settle();
    await vi.advanceTimersByTimeAsync(2000);
    registry.enter(P1, () => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([opened.length, opened[0]?.destroyed]).toEqual([1, false]);
  });

  it('stay open while an edit is not saved, even with nobody in them', async () => {
    const { opened, openRoom } = drivenRooms();
    const registry = createRoomRegistry(ana, openRoom);
    const leave = registry.enter(P1, () => undefined);
    await settle();
    const [room] = opened;
    room?.unsaved.set(true);
    room?.saveState.set({ state: 'offline' });
    leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([room?.destroyed, registry.unsaved.get(), registry.saveState.get()]).toEqual([
      false,
      true,
      { state: 'offline' },
    ]);
    room?.unsaved.set(false);
    room?.saveState.set({ state: 'saved' });
    await vi.advanceTimersByTimeAsync(3000);
    expect(room?.destroyed).toBe(true);
    expect(registry.saveState.get()).toBeNull();
  });

  it('give up the edits of the refused ones only', async () => {
    const { opened, openRoom } = drivenRooms();
    const registry = createRoomRegistry(ana, openRoom);
    registry.enter(P1, () => undefined);
    registry.enter(P2, () => undefined);
    await settle();
    opened[0]?.saveState.set({ state: 'refused', code: CLOSE.forbidden });
    opened[1]?.saveState.set({ state: 'offline' });
    await registry.discard();
    expect(opened.map(({ discarded }) => discarded)).toEqual([true, false]);
  });

  it('show the worst of their states', async () => {
    const { opened, openRoom } = drivenRooms();
    const registry = createRoomRegistry(ana, openRoom);
    registry.enter(P1, () => undefined);
    registry.enter(P2, () => undefined);
    await settle();
    opened[0]?.saveState.set({ state: 'saved' });
    opened[1]?.saveState.set({ state: 'saving' });
    expect(registry.saveState.get()).toEqual({ state: 'saving' });
    opened[1]?.saveState.set({ state: 'saved' });
    expect(registry.saveState.get()).toEqual({ state: 'saved' });
  });

  it('are asked for again when the program could not be fetched', async () => {
    const { opened, openRoom } = drivenRooms();
    let network = false;
    const registry = createRoomRegistry(ana, (name, options) =>
      network ? openRoom(name, options) : Promise.reject(new Error('no network')),
    );
    const seen: Room[] = [];
    registry.enter(P1, (room) => seen.push(room));
    await settle();
    expect(seen).toEqual([]);
    network = true;
    registry.enter(P1, (room) => seen.push(room));
    await settle();
    expect(seen).toEqual(opened);
  });
});

function Page() {
  const room = useRoom('project', 'p1');
  const save = useSaveState();
  return (
    <p>{`${room === null ? 'no room' : room.name.id}, ${save?.state ?? 'unknown'} ${save?.reason ?? ''}`}</p>
  );
}

describe('a page with a document', () => {
  it('opens it, shows where edits are, and gives the reason of a refusal', async () => {
    const { opened, openRoom } = drivenRooms();
    render(
      <CollabProvider person={ana} openRoom={openRoom}>
        <Page />
      </CollabProvider>,
    );
    expect(screen.getByText('no room, unknown')).toBeDefined();
    await act(settle);
    act(() => opened[0]?.saveState.set({ state: 'saving' }));
    expect(screen.getByText('p1, saving')).toBeDefined();
    act(() => opened[0]?.saveState.set({ state: 'refused', code: CLOSE.forbidden }));
    expect(screen.getByText('p1, refused vous n’avez pas le droit d’écrire ici')).toBeDefined();
  });

  it('warns before it is left with an unsaved edit, and only then', async () => {
    const { opened, openRoom } = drivenRooms();
    const { unmount } = render(
      <CollabProvider person={ana} openRoom={openRoom}>
        <Page />
      </CollabProvider>,
    );
    await act(settle);
    const leaving = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leaving()).toBe(false);
    act(() => opened[0]?.unsaved.set(true));
    expect(leaving()).toBe(true);
    act(() => opened[0]?.unsaved.set(false));
    expect(leaving()).toBe(false);
    unmount();
    await settle();
    expect(opened[0]?.destroyed).toBe(true);
  });
});
