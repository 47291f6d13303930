import type { LiveMeeting } from '#app/services/index.ts';
import type { OutboxClock } from './outbox.ts';

/** What came of asking how the meeting stands. */
export type Asked =
  /** `now` is the server's clock (ms), null when it did not say. */
  | { kind: 'same'; now: number | null }
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
  return Math.round(base * (0.8 + 0.4 * chance));
}

export type FollowView = {
  live: LiveMeeting;
  /** How far the server's clock is ahead of this device's (ms): two clocks need not agree. */
  ahead: number;
  /** Since when nothing answers; null while it does. */
  offSince: number | null;
  signedOut: boolean;
};

export type Follow = {
  get(): FollowView;
  subscribe(changed: () => void): () => void;
  start(): void;
  /** Asks at once: the network is back, the page is in sight again, something was just sent. */
  askNow(): void;
  stop(): void;
};

/** Asks how the meeting stands, again and again, by plain requests: a blocked WebSocket changes nothing for the person. */
export function followMeeting(options: {
  first: LiveMeeting;
  ask(version: string): Promise<Asked>;
  clock: OutboxClock;
  hidden(): boolean;
}): Follow {
  const { ask, clock, hidden } = options;
  let view: FollowView = {
    live: options.first,
    // What the page came with is as old as the page: taken anew at the first answer.
    ahead: options.first.now - clock.now(),
    offSince: null,
    signedOut: false,
  };
  let cancel: (() => void) | null = null;
  let asking = false;
  let again = false;
  let stopped = false;
  let failures = 0;
  let stepAt = -Infinity;
  const listeners = new Set<() => void>();

  function show(change: Partial<FollowView>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  async function askNow(): Promise<void> {
    cancel?.();
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
    const now = clock.now();
    failures = asked.kind === 'off' ? failures + 1 : 0;
    switch (asked.kind) {
      case 'same':
        if (
          view.offSince !== null ||
          (asked.now !== null && Math.abs(asked.now - now - view.ahead) > SKEW_MS)
        )
          show({ offSince: null, ahead: asked.now === null ? view.ahead : asked.now - now });
        break;
      case 'new':
        if (asked.live.snapshot.fields.stepId !== view.live.snapshot.fields.stepId) stepAt = now;
        show({ live: asked.live, ahead: asked.live.now - now, offSince: null });
        break;
      case 'off':
        if (view.offSince === null) show({ offSince: now });
        break;
      case 'signed-out':
        show({ signedOut: true });
        return;
      default:
        return asked satisfies never;
    }
    const wait = again ? 0 : nextAsk({ failures, hidden: hidden(), sinceStep: now - stepAt }, clock.chance());
    cancel = clock.after(wait, () => void askNow());
  }

  return {
    get: () => view,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    start() {
      stopped = false;
      cancel = clock.after(
        nextAsk({ failures: 0, hidden: false, sinceStep: 0 }, clock.chance()),
        () => void askNow(),
      );
    },
    askNow: () => void askNow(),
    stop() {
      stopped = true;
      cancel?.();
      listeners.clear();
    },
  };
}
