import { useContext, useEffect, useRef } from 'react';
import { CollabStatus } from '#app/features/collab/index.ts';

/** Milliseconds between two readings of the console: 300 cards in five seconds are five readings. */
const PACE_MS = 800;

/** Calls `notify` when what the room sees of the meeting changed, at once then at most once every 0.8 s. */
export function useMeetingChange(meetingId: string, notify: () => void): void {
  const registry = useContext(CollabStatus);
  const tell = useRef(notify);
  useEffect(() => {
    tell.current = notify;
  });
  useEffect(() => {
    if (registry === null) return undefined;
    let stop: (() => void) | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let again = false;
    const rest = (): void => {
      timer = null;
      if (!again) return;
      again = false;
      told();
    };
    const told = (): void => {
      tell.current();
      timer = setTimeout(rest, PACE_MS);
    };
    const leave = registry.enter({ kind: 'meeting', id: meetingId }, (room) => {
      const onUpdate = (): void => {
        // The first content is what the page was already drawn from.
        if (!room.loaded.get()) return;
        if (timer === null) told();
        else again = true;
      };
      room.doc.on('update', onUpdate);
      stop = () => room.doc.off('update', onUpdate);
    });
    return () => {
      if (timer !== null) clearTimeout(timer);
      stop?.();
      leave();
    };
  }, [registry, meetingId]);
}
