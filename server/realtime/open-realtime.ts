import { createHub, type Hub, type HubOptions } from './hub.ts';
import { type CollabDoor, type CollabDoorOptions, createCollabDoor } from './upgrade.ts';

/** The hub and its door. */
export type RealtimeOptions = HubOptions & Pick<CollabDoorOptions, 'publicUrl' | 'session'>;

/** The hub as the rest of the server sees it; `stop` also waits for the clients to hang up. */
export type Realtime = Hub & Pick<CollabDoor, 'handleUpgrade'>;

/** Opens the hub behind its door, ready for `claimUpgrades`. */
export function openRealtime(options: RealtimeOptions): Realtime {
  const hub = createHub(options);
  const { publicUrl, session, clock } = options;
  const frameBytes = options.limits?.frameBytes;
  const door = createCollabDoor({
    hub,
    clock,
    publicUrl,
    session,
    ...(frameBytes === undefined ? {} : { frameBytes }),
  });
  return {
    ...hub,
    handleUpgrade: door.handleUpgrade,
    async stop() {
      await hub.stop();
      await door.stop();
    },
  };
}
