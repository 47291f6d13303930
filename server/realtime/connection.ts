import { CLOSE, type CloseCode, carriesUpdate, type Limits, type RoomName } from '#app/documents/wire.ts';
import type { Clock } from './clock.ts';
import { ackFrame, type ClientMessage, type Frame, readMessage } from './frames.ts';
import type { PresenceOwner } from './presence.ts';
import type { Transport } from './transport.ts';

/** What a person may do in a room. */
export type Right = 'write' | 'read';

/** Who handles the messages of an open connection: its room. */
export interface MessageHandler {
  handle(connection: Connection, message: ClientMessage, bytes: number): void;
  left(connection: Connection): void;
}

/** Frames received, and the room's mark that must be on disk before they may be acknowledged. */
type Unacknowledged = { frames: number; mark: number; bytes: number };

/**
 * One client in one room. It counts the frames that carry updates, says which are on disk, keeps what arrives before
 * the document is loaded, and closes itself when a limit is passed.
 */
export class Connection implements PresenceOwner {
  readonly presenceIds = new Set<number>();
  personId: string | null = null;
  /** Null until the policy has answered. */
  right: Right | null = null;

  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #onClosed: (code: CloseCode | null) => void;
  #handler: MessageHandler | null = null;
  #queue: Uint8Array[] = [];
  #queuedBytes = 0;
  #closed = false;
  #counted = 0;
  #acknowledged = 0;
  #unacknowledged: Unacknowledged[] = [];
  #uncommittedBytes = 0;
  #paused = false;
  /** The first load may be larger than what a client may leave unread: it is not held against it. */
  #allowance = 0;
  #tokens: number;
  #tokensAt: number;
  #lastSentAt: number;

  constructor(
    readonly room: RoomName,
    transport: Transport,
    options: { clock: Clock; limits: Limits; onClosed(code: CloseCode | null): void },
  ) {
    this.#transport = transport;
    this.#clock = options.clock;
    this.#limits = options.limits;
    this.#onClosed = options.onClosed;
    this.#tokens = options.limits.frameBurst;
    this.#tokensAt = this.#lastSentAt = options.clock.now();
    transport.listen({
      message: (payload, text) => this.#receive(payload, text),
      closed: () => this.#end(null),
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** From now on messages go to the room, first those that were waiting. */
  open(handler: MessageHandler): void {
    this.#handler = handler;
    const waiting = this.#queue;
    this.#queue = [];
    this.#queuedBytes = 0;
    for (const payload of waiting) this.#dispatch(payload);
  }

  /** Sends a frame unless the client has left too much unread, in which case it is dropped: it comes back and catches up. */
  send(frame: Frame): void {
    if (this.#closed) return;
    if (this.#transport.unread() > this.#limits.unreadBytes + this.#allowance) {
      this.close(CLOSE.tooSlow, 'too much is waiting to be read');
      return;
    }
    this.#transport.send(frame);
    this.#lastSentAt = this.#clock.now();
  }

  /** Sends what a client asked for when entering, however large. */
  sendLoad(frame: Frame): void {
    this.#allowance = Math.max(this.#allowance, frame.wire.byteLength);
    this.send(frame);
  }

  /** Notes one more update-bearing frame: on disk as soon as the room's `mark` is. */
  count(mark: number, bytes: number): void {
    this.#counted += 1;
    this.#unacknowledged.push({ frames: this.#counted, mark, bytes });
    this.#uncommittedBytes += bytes;
    if (!this.#paused && this.#uncommittedBytes > this.#limits.uncommittedBytes) {
      this.#paused = true;
      this.#transport.pause();
    }
  }

  /** Acknowledges all the frames that `mark` covers. True when some are still waiting. */
  acknowledge(mark: number): boolean {
    const kept = this.#unacknowledged.findIndex((each) => each.mark > mark);
    const done = this.#unacknowledged.splice(0, kept === -1 ? this.#unacknowledged.length : kept);
    const last = done.at(-1);
    if (last !== undefined) {
      for (const each of done) this.#uncommittedBytes -= each.bytes;
      this.#acknowledged = last.frames;
      this.send(ackFrame(last.frames));
      if (this.#paused && this.#uncommittedBytes <= this.#limits.uncommittedBytes) {
        this.#paused = false;
        if (!this.#closed) this.#transport.resume();
      }
    }
    return this.#unacknowledged.length > 0;
  }

  /**
   * A sign of life when nothing was sent for `quietFor` milliseconds: stock clients leave a link that is silent for
   * 30 seconds, and WebSocket pings do not count for them.
   */
  heartbeat(quietFor: number): void {
    if (this.#handler !== null && this.#clock.now() - this.#lastSentAt >= quietFor) {
      this.send(ackFrame(this.#acknowledged));
    }
  }

  probe(): void {
    if (!this.#closed) this.#transport.probe();
  }

  close(code: CloseCode, reason: string): void {
    if (this.#closed) return;
    this.#transport.close(code, reason);
    this.#end(code);
  }

  terminate(): void {
    this.#transport.terminate();
    this.#end(null);
  }

  #receive(payload: Uint8Array, text: boolean): void {
    if (this.#closed) return;
    if (text) return this.close(CLOSE.malformed, 'frames are binary');
    if (payload.byteLength > this.#limits.frameBytes) {
      return this.close(CLOSE.tooLarge, `a frame has at most ${this.#limits.frameBytes} bytes`);
    }
    if (!this.#takeToken()) return this.close(CLOSE.tooMany, 'too many frames');
    if (this.#handler !== null) return this.#dispatch(payload);
    this.#queuedBytes += payload.byteLength;
    if (this.#queue.length >= this.#limits.queuedFrames || this.#queuedBytes > this.#limits.queuedBytes) {
      return this.close(CLOSE.queueFull, 'too much was sent before the document was loaded');
    }
    this.#queue.push(payload);
  }

  #dispatch(payload: Uint8Array): void {
    if (this.#closed || this.#handler === null) return;
    const message = readMessage(payload);
    // why the second test: both ends count frames by their first two bytes, so a frame they would read differently is refused
    if (message === null || (message.type === 'update') !== carriesUpdate(payload)) {
      return this.close(CLOSE.malformed, 'not a frame of this protocol');
    }
    this.#handler.handle(this, message, payload.byteLength);
  }

  #takeToken(): boolean {
    const now = this.#clock.now();
    const earned = ((now - this.#tokensAt) / 1000) * this.#limits.framesPerSecond;
    this.#tokens = Math.min(this.#limits.frameBurst, this.#tokens + earned);
    this.#tokensAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #end(code: CloseCode | null): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue = [];
    this.#handler?.left(this);
    this.#handler = null;
    this.#onClosed(code);
  }
}
