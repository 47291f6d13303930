import { applyMeetingDelta } from '#app/documents/meeting-delta.ts';
import type { LiveMeeting, LiveNews } from '#app/services/index.ts';
import { BEAT_MS } from '#app/services/agenda.ts';
import type { OutboxClock } from './outbox.ts';

/** What came of asking how the meeting stands. */
export type Asked =
  /** `now` and `gave` as in LiveMeeting, null when the server did not say. */
  | { kind: 'same'; now: number | null; gave: number | null }
  | { kind: 'new'; live: LiveMeeting }
  /** No network, or a server that restarts. */
  | { kind: 'off' }
  /** The session is gone, or this person may no longer look. */
  | { kind: 'signed-out' };

/** Between two questions, when all goes well. */
export const ASK_MS = 2_500;
/** Just after a step changed, when more is about to. */
export const ASK_SOON_MS = 1_000;
/** The page is not in sight. */
export const ASK_HIDDEN_MS = 15_000;
const SOON_FOR_MS = 10_000;
/** A difference of clocks under this is the journey of the answer. */
const SKEW_MS = 500;
const OFF_MAX_MS = 10_000;
/** A line without two heartbeats is dead: some networks cut without a word. */
const SILENCE_MS = 2.5 * BEAT_MS;
/** Before a broken line is opened again: 1, 2, 4… 30 seconds. */
const LINE_MS = 1_000;
const LINE_MAX_MS = 30_000;

/**
 * Milliseconds before the next question. A fifth of chance either way: three hundred phones never ask at the same instant.
 * Without a network: 1, 2, 4, 8, then 10 seconds.
 * @example nextAsk({ failures: 0, hidden: false, sinceStep: 60_000 }, 0.5) // 2500
 */
export function nextAsk(
  facts: { failures: number; hidden: boolean; sinceStep: number },
  chance: number,
): number {
  const base =
    facts.failures > 0
      ? Math.min(OFF_MAX_MS, 1_000 * 2 ** (facts.failures - 1))
      : facts.hidden
        ? ASK_HIDDEN_MS
        : facts.sinceStep < SOON_FOR_MS
          ? ASK_SOON_MS
          : ASK_MS;
  return spread(base, chance);
}

function spread(base: number, chance: number): number {
  return Math.round(base * (0.8 + 0.4 * chance));
}

export type FollowView = {
  live: LiveMeeting;
  /** How far the server's clock is ahead of this device's (ms): two clocks need not agree. */
  ahead: number;
  /** Since when nothing answers; null while it does. */
  offSince: number | null;
  signedOut: boolean;
  /** How many times this person's own part was heard to have changed otherwise than from here. */
  elsewhere: number;
};

export type Follow = {
  get(): FollowView;
  subscribe(changed: () => void): () => void;
  start(): void;
  /** Looks at once, unless the room is being heard: the network is back, the page is in sight again, something was just sent. */
  askNow(): void;
  /** Something says that the network is gone, an unanswered request for one: an open line proves nothing, it is asked. */
  doubt(): void;
  stop(): void;
};

/**
 * Opens the line on which the server says what changes, for who has `version`; returns how to hang up. `lost` is called once,
 * when it cannot be opened, breaks, or ends.
 */
export type Listen = (version: string, on: { heard(news: LiveNews): void; lost(): void }) => () => void;

/**
 * Follows a meeting by plain requests: a blocked WebSocket changes nothing for the person. The server's news are heard as
 * they come where that line goes through; where it does not, or is silent, the phone asks again and again.
 */
export function followMeeting(options: {
  first: LiveMeeting;
  ask(version: string): Promise<Asked>;
  listen: Listen;
  clock: OutboxClock;
  hidden(): boolean;
  /** Whether what was sent under that key was sent from here. */
  ours(key: string): boolean;
}): Follow {
  const { ask, listen, clock, hidden, ours } = options;
  let view: FollowView = {
    live: options.first,
    // What the page came with is as old as the page: taken anew at the first answer.
    ahead: options.first.now - clock.now(),
    offSince: null,
    signedOut: false,
    elsewhere: 0,
  };
  /** The last of what this person gave that this device knows of. */
  let gave = options.first.gave;
  let cancelAsk: (() => void) | null = null;
  let cancelLine: (() => void) | null = null;
  let hangUp: (() => void) | null = null;
  /** When the server was last heard on the line; -Infinity while there is none. */
  let heardAt = -Infinity;
  let losses = 0;
  let asking = false;
  let again = false;
  let stopped = true;
  let failures = 0;
  let stepAt = -Infinity;
  const listeners = new Set<() => void>();

  function show(change: Partial<FollowView>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  function showLive(live: LiveMeeting): void {
    const now = clock.now();
    if (live.snapshot.fields.stepId !== view.live.snapshot.fields.stepId) stepAt = now;
    show({ live, ahead: live.now - now, offSince: null });
  }

  /** One's own part as it was known here is old, unless what was given came from here. */
  function showGift(at: number | null, key: string | null): void {
    if (at === null || at <= gave) return;
    gave = at;
    if (key === null || !ours(key)) show({ elsewhere: view.elsewhere + 1 });
  }

  function showClock(serverNow: number | null): void {
    const ahead = serverNow === null ? view.ahead : serverNow - clock.now();
    if (view.offSince !== null || Math.abs(ahead - view.ahead) > SKEW_MS) show({ offSince: null, ahead });
  }

  /** Whether the line speaks: an answer or a heartbeat came lately. */
  function hears(): boolean {
    return clock.now() - heardAt < SILENCE_MS;
  }

  function open(): void {
    cancelLine?.();
    cancelLine = null;
    hangUp?.();
    heardAt = -Infinity;
    hangUp = listen(view.live.version, { heard, lost });
  }

  function heard(news: LiveNews): void {
    if (stopped) return;
    heardAt = clock.now();
    failures = 0;
    losses = 0;
    // While the line speaks nothing is asked; once it is silent for too long, it is.
    cancelAsk?.();
    cancelAsk = clock.after(SILENCE_MS, silent);
    const { version, snapshot } = view.live;
    switch (news.kind) {
      case 'whole':
        showLive(news.live);
        break;
      case 'mine':
        showGift(news.gave, news.key);
        break;
      case 'same':
        showClock(news.now);
        if (news.version !== version) void askNow();
        break;
      case 'change':
        if (news.from === version)
          showLive({
            version: news.version,
            now: news.now,
            snapshot: applyMeetingDelta(snapshot, news.delta),
            gave,
          });
        // Something was missed: all of it is asked for.
        else if (news.version !== version) void askNow();
        break;
      default:
        news satisfies never;
    }
  }

  function silent(): void {
    hangUp?.();
    lost();
  }

  function doubt(): void {
    // Already lost: its questions are on their way.
    if (hangUp === null) return;
    silent();
    void askNow();
  }

  function lost(): void {
    hangUp = null;
    heardAt = -Infinity;
    if (stopped || view.signedOut) return;
    losses += 1;
    cancelLine?.();
    cancelLine = clock.after(
      spread(Math.min(LINE_MAX_MS, LINE_MS * 2 ** (losses - 1)), clock.chance()),
      open,
    );
    // All lines break together when the server stops: not all ask at the same instant.
    cancelAsk?.();
    cancelAsk = clock.after(spread(ASK_SOON_MS, clock.chance()), () => void askNow());
  }

  async function askNow(): Promise<void> {
    cancelAsk?.();
    if (stopped) return;
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    const asked = await ask(view.live.version);
    asking = false;
    if (stopped) return;
    failures = asked.kind === 'off' ? failures + 1 : 0;
    switch (asked.kind) {
      case 'same':
        showClock(asked.now);
        showGift(asked.gave, null);
        break;
      case 'new':
        showLive(asked.live);
        showGift(asked.live.gave, null);
        break;
      case 'off':
        if (view.offSince === null) show({ offSince: clock.now() });
        break;
      case 'signed-out':
        hangUp?.();
        cancelLine?.();
        show({ signedOut: true });
        return;
      default:
        return asked satisfies never;
    }
    cancelAsk?.();
    cancelAsk =
      hears() && !again
        ? clock.after(SILENCE_MS, silent)
        : clock.after(
            again
              ? 0
              : nextAsk({ failures, hidden: hidden(), sinceStep: clock.now() - stepAt }, clock.chance()),
            () => void askNow(),
          );
  }

  return {
    get: () => view,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    start() {
      stopped = false;
      open();
      cancelAsk = clock.after(
        nextAsk({ failures: 0, hidden: false, sinceStep: 0 }, clock.chance()),
        () => void askNow(),
      );
    },
    askNow() {
      // A phone that slept has a line that says nothing any more, and does not know it.
      if (clock.now() - heardAt < BEAT_MS + SKEW_MS) return;
      if (hangUp === null && !stopped && !view.signedOut) open();
      void askNow();
    },
    doubt,
    stop() {
      stopped = true;
      cancelAsk?.();
      cancelLine?.();
      hangUp?.();
      listeners.clear();
    },
  };
}
