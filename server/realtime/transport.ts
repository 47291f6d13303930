import type { Frame } from './frames.ts';

/** What a connection tells the hub. */
export type TransportEvents = {
  /** One whole message, and whether it came as text, which this protocol never uses. */
  message(payload: Uint8Array, text: boolean): void;
  closed(): void;
};

/** One client's link, open from the start: a WebSocket in production, two queues flushed by hand in tests. */
export interface Transport {
  listen(events: TransportEvents): void;
  send(frame: Frame): void;
  /** Says why and ends; nothing is sent nor heard afterwards. */
  close(code: number, reason: string): void;
  /** Ends without a word: for a client that no longer answers. */
  terminate(): void;
  /** Bytes given to `send` that the network has not taken yet. */
  unread(): number;
  /** Stops and starts reading, so that a client that writes faster than the disk waits instead of being cut. */
  pause(): void;
  resume(): void;
  /** Asks whether the client is still there; terminates it when it left the last question unanswered. */
  probe(): void;
}
