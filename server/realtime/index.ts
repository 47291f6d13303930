/** The live documents: rooms, rights, what is on disk and who is told. The rest of the server enters by this door. */
export { type Clock, systemClock } from './clock.ts';
export {
  type CollabSession,
  createHub,
  type Hub,
  type HubHealth,
  type HubOptions,
  type RefusalCode,
  type RoomPolicy,
} from './hub.ts';
export { openRealtime, type Realtime, type RealtimeOptions } from './open-realtime.ts';
export type { Right } from './connection.ts';
export { type PrepareDocument, type RealtimeLogger, RoomUnavailable } from './room.ts';
export { claimUpgrades, type CollabDoor, createCollabDoor, isSameSite } from './upgrade.ts';
