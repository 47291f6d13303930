import { useFieldFocus, usePresence, type FieldFocus } from '#app/features/collab/index.ts';
import { useEditor } from './editor.tsx';

/** Somebody else who writes there now. */
export type Holder = { name: string; color: string };

/** Who holds a field of the open document, and how to hold it. A courtesy, not a lock. */
export function useHold(path: string): FieldFocus {
  return useFieldFocus(useEditor().room, path);
}

/** Somebody else whose cursor is in any field under a path: the entry they have open. */
export function useHolderUnder(prefix: string): Holder | null {
  const members = usePresence(useEditor().room);
  return members.find((member) => !member.self && member.field?.startsWith(prefix) === true) ?? null;
}
