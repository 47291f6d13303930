import { useState } from 'react';
import { Presence } from '#app/components/presence.tsx';
import { SaveState } from '#app/components/save-state.tsx';
import { useMembers, useSaveState } from '#app/features/collab/index.ts';
import { useI18n } from '#app/i18n/index.ts';

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
      {save?.discard ? <Discard discard={save.discard} /> : null}
    </>
  );
}

/** A way out of a refusal: what the server will not take is dropped from this device, after a second press. */
function Discard({ discard }: { discard: () => Promise<void> }) {
  const { t } = useI18n();
  const [asked, setAsked] = useState(false);
  const drop = async (): Promise<void> => {
    await discard();
    window.location.reload();
  };
  return (
    <button type="button" className="btn" onClick={() => (asked ? void drop() : setAsked(true))}>
      {t(asked ? 'shell.discardSure' : 'shell.discard')}
    </button>
  );
}
