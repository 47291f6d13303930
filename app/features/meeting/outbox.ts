import type { ContributionKind, ContributionState, ReactionValue } from '#app/services/index.ts';

/** What a phone gives to the room, each by one POST. `content` is as typed: the server checks it. */
export type Sending =
  | {
      what: 'contribution';
      kind: ContributionKind;
      step: string;
      content: Readonly<Record<string, unknown>>;
      named: boolean;
      parent: string | null;
      /** One's own contribution that this changes; null for a new one. */
      id: string | null;
    }
  | { what: 'withdraw'; id: string }
  | { what: 'reaction'; contribution: string; value: ReactionValue }
  | {
      what: 'ballot';
      poll: string;
      marks: Readonly<Record<string, number>>;
      notes: Readonly<Record<string, string>>;
    }
  | { what: 'ready'; step: string; ready: boolean }
  | { what: 'speak'; wants: boolean }
  | { what: 'table'; table: number | null }
  | { what: 'rapporteur'; speaks: boolean };

/** waiting: kept here, to be sent. sending: on its way. sent: on the server's disk. refused: for good, with the reason. */
export type EntryState = 'waiting' | 'sending' | 'sent' | 'refused';

/** One thing given, until the server's own copy of it has been read. */
export type Entry = {
  /** Drawn here: the same key twice is one contribution. */
  key: string;
  meetingId: string;
  /** Who wrote it: on a shared device nobody sends in their own name what somebody else left. */
  personId: string;
  body: Sending;
  /** When it was written, by this device's clock (ms). */
  at: number;
  state: EntryState;
  /** Tries that failed. */
  tries: number;
  /** Not tried again before (ms, this device's clock). */
  nextAt: number;
  refusal: { code: string; sentence: string } | null;
  /** What the server made of a contribution it has. */
  as?: KeptAs;
};

/** A contribution on the server: its id there, its number for life, what the room sees of it. */
export type KeptAs = { id: string; number: number | null; state: ContributionState };

/** What came of one try. */
export type Verdict =
  | { kind: 'kept'; as?: KeptAs }
  | { kind: 'refused'; code: string; sentence: string }
  /** No network, a server that restarts, too many at once: `afterMs` when the server said how long. */
  | { kind: 'later'; afterMs: number | null; offline: boolean }
  /** The session is gone: everything waits for the person to come back by the code. */
  | { kind: 'signed-out' };

/** Longest wait between two tries. */
export const BACK_OFF_MAX_MS = 30_000;
const BACK_OFF_MS = 1_000;

/** Things of one slot replace each other: the last ballot, the last reaction. A new contribution has a slot of its own. */
export function slotOf({ key, body }: Pick<Entry, 'key' | 'body'>): string {
  switch (body.what) {
    case 'contribution':
      return body.id === null ? `new ${key}` : `edit ${body.id}`;
    case 'withdraw':
      return `withdraw ${body.id}`;
    case 'reaction':
      return `reaction ${body.contribution}`;
    case 'ballot':
      return `ballot ${body.poll}`;
    case 'ready':
      return `ready ${body.step}`;
    case 'speak':
    case 'table':
    case 'rapporteur':
      return body.what;
    default:
      return body satisfies never;
  }
}

/** The entries with this one at the end, in place of what it replaces. */
export function put(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  const slot = slotOf(entry);
  return [...entries.filter((each) => each.key !== entry.key && slotOf(each) !== slot), entry];
}

/** The next to be sent now, the oldest first; null when none is due. One goes at a time, so that order is kept. */
export function due(entries: readonly Entry[], now: number): Entry | null {
  return entries.find(({ state, nextAt }) => state === 'waiting' && nextAt <= now) ?? null;
}

/** When the next try is; null when nothing waits. */
export function nextTry(entries: readonly Entry[]): number | null {
  const waiting = entries.filter(({ state }) => state === 'waiting').map(({ nextAt }) => nextAt);
  return waiting.length === 0 ? null : Math.min(...waiting);
}

/**
 * Milliseconds before the next try: 1, 2, 4, 8, 16, then 30 seconds, moved by a fifth at most either way so that a room does
 * not come back at the same instant. `chance` is 0..1.
 * @example backOff(3, 0.5) // 4000
 */
export function backOff(tries: number, chance: number): number {
  const wait = Math.min(BACK_OFF_MAX_MS, BACK_OFF_MS * 2 ** Math.max(0, tries - 1));
  return Math.round(wait * (0.8 + 0.4 * chance));
}

/** The entries after a try of `key`. Without a network nobody else of the list is tried sooner. */
export function settle(
  entries: readonly Entry[],
  key: string,
  verdict: Verdict,
  now: number,
  chance: number,
): readonly Entry[] {
  return entries.map((entry) => {
    if (entry.key !== key) return entry;
    switch (verdict.kind) {
      case 'kept':
        return {
          ...entry,
          state: 'sent',
          refusal: null,
          ...(verdict.as === undefined ? {} : { as: verdict.as }),
        };
      case 'refused': {
        const { code, sentence } = verdict;
        return { ...entry, state: 'refused', refusal: { code, sentence } };
      }
      case 'later': {
        const tries = entry.tries + 1;
        return {
          ...entry,
          state: 'waiting',
          tries,
          nextAt: now + (verdict.afterMs ?? backOff(tries, chance)),
        };
      }
      case 'signed-out':
        return { ...entry, state: 'waiting' };
      default:
        return verdict satisfies never;
    }
  });
}

/** Makes what waits, and `key` when it was refused, due now. */
export function retryNow(
  entries: readonly Entry[],
  now: number,
  key: string | null = null,
): readonly Entry[] {
  return entries.map((entry) =>
    entry.state === 'waiting' || (entry.state === 'refused' && entry.key === key)
      ? { ...entry, state: 'waiting', tries: 0, nextAt: now, refusal: null }
      : entry,
  );
}

/** Where entries are kept on the device. */
export interface OutboxStore {
  /** Of one meeting, the oldest first. */
  all(meetingId: string): Promise<Entry[]>;
  put(entry: Entry): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** Calls back when another tab changed something; gives what stops it. */
  watch(changed: () => void): () => void;
}

/** Time and chance, given from outside so that tests hold them. */
export type OutboxClock = {
  now(): number;
  /** Calls back after `ms`; gives what cancels it. */
  after(ms: number, call: () => void): () => void;
  /** 0..1. */
  chance(): number;
};

export type OutboxOptions = {
  meetingId: string;
  personId: string;
  store: OutboxStore;
  clock: OutboxClock;
  /** Sends one; never throws. */
  send(entry: Entry): Promise<Verdict>;
  newKey(): string;
  /** Something reached the server: what it has of this person changed. */
  onKept(entry: Entry): void;
};

export type OutboxView = {
  /** Of this person, the oldest first. */
  entries: readonly Entry[];
  /** Left on this device by somebody else. */
  strangers: readonly Entry[];
  /** False where the device keeps nothing (some private windows): the page must stay open. */
  durable: boolean;
  signedOut: boolean;
};

/** Sends what people give, one at a time, in order, until the server has it. */
export type Outbox = {
  get(): OutboxView;
  subscribe(changed: () => void): () => void;
  /** Reads what an earlier visit left, and begins to send. */
  open(): Promise<void>;
  add(body: Sending): Entry;
  /** Tries everything now, and that refused one when a key is given. */
  retry(key?: string): void;
  drop(key: string): void;
  /** Takes as one's own what somebody else left on this device. */
  adopt(key: string): void;
  /** Lets go of what the server's own copy shows. */
  forget(keys: readonly string[]): void;
  close(): void;
};

export function createOutbox(options: OutboxOptions): Outbox {
  const { meetingId, personId, store, clock, send, newKey, onKept } = options;
  let view: OutboxView = { entries: [], strangers: [], durable: true, signedOut: false };
  let cancelTimer: (() => void) | null = null;
  let unwatch: (() => void) | null = null;
  let sending = false;
  let closed = false;
  const listeners = new Set<() => void>();

  function show(change: Partial<OutboxView>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  function keep(work: Promise<unknown>): void {
    work.catch(() => {
      if (view.durable) show({ durable: false });
    });
  }

  function keepEntry(entry: Entry): void {
    // « sending » is of this visit only: after a reload it waits again, under the same key.
    keep(store.put(entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry));
  }

  function replace(entries: readonly Entry[]): void {
    const before = new Map(view.entries.map((entry) => [entry.key, entry]));
    const gone = [...before.keys()].filter((key) => !entries.some((entry) => entry.key === key));
    for (const entry of entries) if (before.get(entry.key) !== entry) keepEntry(entry);
    if (gone.length > 0) keep(store.remove(gone));
    show({ entries });
  }

  function plan(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (closed || sending || view.signedOut) return;
    const at = nextTry(view.entries);
    if (at === null) return;
    const wait = at - clock.now();
    if (wait <= 0) void sendDue();
    else cancelTimer = clock.after(wait, () => void sendDue());
  }

  async function sendDue(): Promise<void> {
    const entry = due(view.entries, clock.now());
    if (sending || closed) return;
    // A timer rings a little early, or the device's clock was set back: what waits is planned again, never forgotten.
    if (entry === null) return plan();
    sending = true;
    show({ entries: view.entries.map((each) => (each === entry ? { ...each, state: 'sending' } : each)) });
    const verdict = await send(entry);
    sending = false;
    if (closed) return;
    const now = clock.now();
    const known = view.entries.some(({ key }) => key === entry.key);
    let entries = settle(view.entries, entry.key, verdict, now, clock.chance());
    if (verdict.kind === 'later' && verdict.offline) {
      const at = entries.find(({ key }) => key === entry.key)?.nextAt ?? now;
      entries = entries.map((each) =>
        each.state === 'waiting' && each.nextAt < at ? { ...each, nextAt: at } : each,
      );
    }
    replace(entries);
    if (verdict.kind === 'signed-out') show({ signedOut: true });
    if (verdict.kind === 'kept' && known) onKept(entry);
    plan();
  }

  async function reread(): Promise<void> {
    const kept = await store.all(meetingId);
    const flying = view.entries.find(({ state }) => state === 'sending');
    const own = kept
      .filter((entry) => entry.personId === personId)
      .map((entry) => (entry.key === flying?.key ? flying : entry));
    // What was added while the store was read is not in it yet.
    const fresh = view.entries.filter(
      (entry) =>
        entry.state !== 'sent' && !kept.some(({ key }) => key === entry.key) && addedNow.has(entry.key),
    );
    show({
      entries: fresh.reduce<readonly Entry[]>(put, own),
      strangers: kept.filter((entry) => entry.personId !== personId && entry.state !== 'sent'),
    });
    plan();
  }
  const addedNow = new Set<string>();

  function add(body: Sending): Entry {
    const key = newKey();
    const now = clock.now();
    const entry: Entry = {
      key,
      meetingId,
      personId,
      body,
      at: now,
      state: 'waiting',
      tries: 0,
      nextAt: now,
      refusal: null,
    };
    addedNow.add(key);
    replace(put(view.entries, entry));
    plan();
    return entry;
  }

  return {
    get: () => view,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async open() {
      unwatch = store.watch(() => keep(reread()));
      try {
        await reread();
      } catch {
        show({ durable: false });
      }
      plan();
    },
    add,
    retry(key) {
      replace(retryNow(view.entries, clock.now(), key ?? null));
      plan();
    },
    drop(key) {
      replace(view.entries.filter((entry) => entry.key !== key));
      if (view.strangers.some((entry) => entry.key === key)) {
        keep(store.remove([key]));
        show({ strangers: view.strangers.filter((entry) => entry.key !== key) });
      }
    },
    adopt(key) {
      const left = view.strangers.find((entry) => entry.key === key);
      if (left === undefined) return;
      keep(store.remove([key]));
      show({ strangers: view.strangers.filter((entry) => entry.key !== key) });
      add(left.body);
    },
    forget(keys) {
      replace(view.entries.filter(({ key, state }) => state !== 'sent' || !keys.includes(key)));
    },
    close() {
      closed = true;
      cancelTimer?.();
      unwatch?.();
      listeners.clear();
    },
  };
}
