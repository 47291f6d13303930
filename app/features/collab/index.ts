/** Live documents in a page: open one, read it, know who is there and whether it is saved. */
export {
  CollabProvider,
  type CollabProviderProps,
  CollabStatus,
  type ShownSaveState,
  useMembers,
  useSaveState,
} from './collab-status.tsx';
export type { PresentMember, Room, RoomPerson, UndoStack } from './connect-room.ts';
export type { SaveState } from './save-state.ts';
export {
  type FieldFocus,
  useFieldFocus,
  useLoaded,
  usePresence,
  useRoom,
  useSnapshot,
  useUndo,
} from './use-room.ts';
