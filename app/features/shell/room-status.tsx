import { Presence } from '#app/components/presence.tsx';
import { SaveState } from '#app/components/save-state.tsx';
import { useMembers, useSaveState } from '#app/features/collab/index.ts';

/** Who is on the page and whether what was typed is kept: always in sight, in words, also on a phone. */
export function RoomStatus() {
  const members = useMembers();
  const save = useSaveState();
  return (
    <>
      {members.length > 0 ? (
        <span className="max-sm:hidden">
          <Presence people={members} max={4} />
        </span>
      ) : null}
      {save ? <SaveState state={save.state} reason={save.reason} /> : null}
    </>
  );
}
