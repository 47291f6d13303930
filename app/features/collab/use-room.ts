import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { DocumentSpec, Snapshot } from '#app/documents/define-document.ts';
import type { RoomKind } from '#app/documents/wire.ts';
import { useCollab } from './collab-status.tsx';
import type { PresentMember, Room, RoomPerson, UndoStack } from './connect-room.ts';
import type { Observable } from './observable.ts';

/**
 * Opens a live document for as long as the component is shown; null while it opens, and on the server.
 * @example const room = useRoom('project', projectId)
 */
export function useRoom(kind: RoomKind, id: string): Room | null {
  const registry = useCollab();
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    const leave = registry.enter({ kind, id }, setRoom);
    return () => {
      leave();
      setRoom(null);
    };
  }, [registry, kind, id]);
  return room;
}

/** The document as plain data, kept current; null until there is something to show: show what the loader gave. */
export function useSnapshot<Spec extends DocumentSpec>(room: Room | null, spec: Spec): Snapshot<Spec> | null {
  return useObservable(
    useMemo(() => room?.snapshot(spec) ?? null, [room, spec]),
    null,
  );
}

/** One's own undo and redo in a document; both closed until the room is open. */
export function useUndo(room: Room | null, spec: DocumentSpec): UndoStack {
  const { person } = useCollab();
  const stack = useMemo(
    () => (room === null || person === null ? null : room.undo(spec, { id: person.id, name: person.name })),
    [room, spec, person],
  );
  return useObservable(stack, CLOSED_STACK);
}

/** Everybody in the room, oneself among them, in a stable order. */
export function usePresence(room: Room | null): readonly PresentMember[] {
  return useObservable(room?.members ?? null, NOBODY);
}

/** Who holds one field, and how to hold it. */
export type FieldFocus = { holder: RoomPerson | null; take(): void; leave(): void };

/**
 * Tells the others that one's cursor is in a field, and who else is there. Holding is a courtesy, not a lock: text
 * fields merge what two people write.
 * @example const { holder, take, leave } = useFieldFocus(room, 'cards/c1/jobs')
 */
export function useFieldFocus(room: Room | null, path: string): FieldFocus {
  const members = usePresence(room);
  const holder = members.find((member) => !member.self && member.field === path) ?? null;
  const take = useCallback(() => room?.holdField(path), [room, path]);
  const leave = useCallback(() => room?.holdField(null), [room]);
  return { holder, take, leave };
}

/** False until there is something to show: what the server has, or what this device kept. */
export function useLoaded(room: Room | null): boolean {
  return useObservable(room?.loaded ?? null, false);
}

const CLOSED_STACK: UndoStack = {
  undo: () => undefined,
  redo: () => undefined,
  canUndo: false,
  canRedo: false,
};
const NOBODY: readonly PresentMember[] = [];
const subscribeToNothing = () => () => undefined;

function useObservable<Value>(observable: Observable<Value> | null, absent: Value): Value {
  return useSyncExternalStore(
    observable?.subscribe ?? subscribeToNothing,
    observable?.get ?? (() => absent),
    () => absent,
  );
}
