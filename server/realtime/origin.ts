import type { Connection } from './connection.ts';

/** Who made a change, as Yjs carries it through a transaction on the server. */
export type ChangeOrigin = { type: 'log' } | { type: 'server' } | { type: 'client'; connection: Connection };
