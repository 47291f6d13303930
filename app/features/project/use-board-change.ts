import { useContext, useEffect, useRef } from 'react';
import { CollabStatus } from '#app/features/collab/index.ts';

/** Calls `notify` when the server says that candidates, criteria or weights of the space changed. */
export function useBoardChange(space: string, notify: () => void): void {
  const registry = useContext(CollabStatus);
  const tell = useRef(notify);
  useEffect(() => {
    tell.current = notify;
  });
  useEffect(() => {
    if (registry === null) return undefined;
    let stop: (() => void) | null = null;
    const leave = registry.enter({ kind: 'board', id: space }, (room) => {
      const onUpdate = (): void => {
        // The first content is what the page was already drawn from.
        if (room.loaded.get()) tell.current();
      };
      room.doc.on('update', onUpdate);
      stop = () => room.doc.off('update', onUpdate);
    });
    return () => {
      stop?.();
      leave();
    };
  }, [registry, space]);
}
