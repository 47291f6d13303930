import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { LiveMeeting, Mine } from '#app/services/index.ts';
import { openDrafts, type Drafts } from '../drafts.ts';
import { followMeeting, type Follow } from '../follow.ts';
import { memoryStore, openOutboxStore } from '../outbox-store.ts';
import {
  createOutbox,
  type Entry,
  type Outbox,
  type OutboxClock,
  type OutboxView,
  type Sending,
} from '../outbox.ts';
import { phoneLine } from '../phone-line.ts';
import { phoneRequests } from '../phone-requests.ts';
import { absorbed, given, type Given, type PhoneStart } from './model.ts';

/** What every part of the phone page needs. */
export type Phone = {
  start: PhoneStart;
  /** False until the script runs, and for ever without it: forms are then plain, everything is in sight. */
  enhanced: boolean;
  live: LiveMeeting;
  given: Given;
  outbox: OutboxView;
  /** Since when nothing answers (ms, this device's clock); null while it does. */
  offSince: number | null;
  signedOut: boolean;
  /** May this person send anything now: joined, and no pause. */
  frozen: boolean;
  /** The server's clock (ms), as well as this device knows it. */
  serverNow(): number;
  send(body: Sending): void;
  retry(key?: string): void;
  drop(key: string): void;
  adopt(key: string): void;
  askNow(): void;
  drafts: Drafts;
  /** Says whether a form holds something not sent: the room going on then waits for its person. */
  setBusy(form: string, busy: boolean): void;
  isBusy(): boolean;
};

const PhoneContext = createContext<Phone | null>(null);
export const PhoneProvider = PhoneContext.Provider;

/** @throws outside of a phone page. */
export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (phone === null) throw new Error('usePhone: no phone page above');
  return phone;
}

const browserClock: OutboxClock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  chance: () => Math.random(),
};

/** About how long the server's copy of what one gave may wait: the page shows it already, and a room sends together. */
export const REREAD_MS = 20_000;
/** The same when the room's own news changed what the server has of this person. */
const NEWS_MS = 1_500;

/** What the page runs on; tests give their own. */
export type PhoneParts = { outbox: Outbox; follow: Follow; mine(): Promise<Mine | null>; drafts: Drafts };

/** The parts of a page in a browser. */
export function browserParts(start: PhoneStart, onKept: (entry: Entry) => void): PhoneParts {
  const requests = phoneRequests(start.meeting.id, (...asked) => fetch(...asked), browserClock.now);
  const follow = followMeeting({
    first: start.live,
    ask: requests.ask,
    listen: phoneLine(start.meeting.id),
    clock: browserClock,
    hidden: () => document.visibilityState === 'hidden',
    ours: (key) => outbox.get().entries.some((entry) => entry.key === key),
  });
  const outbox = createOutbox({
    meetingId: start.meeting.id,
    personId: start.me.id,
    store: typeof indexedDB === 'undefined' ? memoryStore() : openOutboxStore(indexedDB),
    clock: browserClock,
    async send(entry) {
      const verdict = await requests.send(entry);
      if (verdict.kind === 'later' && verdict.offline) follow.doubt();
      return verdict;
    },
    newKey,
    onKept,
  });
  return {
    follow,
    outbox,
    mine: requests.mine,
    drafts: openDrafts(storageOf(), start.meeting.id, start.me.id),
  };
}

const NOT_YET: OutboxView = { entries: [], strangers: [], durable: true, signedOut: false };
const NO_DRAFTS = openDrafts(null, '', '');

/** Opens the outbox, follows the meeting, and puts together what the page shows. */
export function usePhoneState(
  start: PhoneStart,
  makeParts: (start: PhoneStart, onKept: (entry: Entry) => void) => PhoneParts = browserParts,
): Phone {
  const [parts, setParts] = useState<PhoneParts | null>(null);
  const [mine, setMine] = useState(start.mine);
  const busy = useRef(new Set<string>());
  // Of the same make all along: effects depend on them.
  const setBusy = useCallback((form: string, holds: boolean): void => {
    if (holds) busy.current.add(form);
    else busy.current.delete(form);
  }, []);
  const isBusy = useCallback(() => busy.current.size > 0 || isTyping(), []);
  const first = useMemo(
    () => ({ live: start.live, ahead: 0, offSince: null, signedOut: false, elsewhere: 0 }),
    [start.live],
  );

  useEffect(() => {
    const made = makeParts(start, () => {
      rereadWithin(REREAD_MS);
      made.follow.askNow();
    });
    let known = start.mine;
    const mark = () => {
      const { live, elsewhere } = made.follow.get();
      return `${elsewhere} ${personalMark(live, given(known, made.outbox.get().entries))}`;
    };
    let seen = mark();
    let rereading: { timer: number; at: number } | undefined;
    async function reread(): Promise<void> {
      // What reaches the server while it answers may not be in the answer: it stays shown from here.
      const { entries } = made.outbox.get();
      const { elsewhere } = made.follow.get();
      const read = await made.mine();
      if (read === null) return;
      known = read;
      seen = mark();
      setMine(read);
      made.outbox.forget(absorbed(entries, read));
      // Something came from another device meanwhile.
      if (made.follow.get().elsewhere !== elsewhere) rereadWithin(NEWS_MS);
    }
    // What one gave shows at once, from this device: the server's copy of it may come when the others' is not asked for.
    function rereadWithin(ms: number): void {
      const at = Date.now() + ms * (0.2 + 0.8 * Math.random());
      if (rereading !== undefined && rereading.at <= at) return;
      window.clearTimeout(rereading?.timer);
      const timer = window.setTimeout(() => {
        rereading = undefined;
        void reread();
      }, at - Date.now());
      rereading = { timer, at };
    }
    const unsubscribe = made.follow.subscribe(() => {
      const now = mark();
      if (now === seen) return;
      seen = now;
      rereadWithin(NEWS_MS);
    });
    const wake = (): void => {
      if (document.visibilityState === 'hidden') return;
      made.outbox.retry();
      made.follow.askNow();
      // What the same person did meanwhile on another device.
      void reread();
    };
    window.addEventListener('online', wake);
    window.addEventListener('offline', made.follow.doubt);
    document.addEventListener('visibilitychange', wake);
    // What a closed page had sent is in the store until the server's copy of it has been read.
    void made.outbox.open().then(() => {
      if (made.outbox.get().entries.some(({ state }) => state === 'sent')) void reread();
    });
    made.follow.start();
    setParts(made);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', made.follow.doubt);
      document.removeEventListener('visibilitychange', wake);
      window.clearTimeout(rereading?.timer);
      unsubscribe();
      made.outbox.close();
      made.follow.stop();
    };
    // One meeting, one person: another page is another load.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [start.meeting.id, start.me.id]);

  const outbox = useSyncExternalStore(
    parts?.outbox.subscribe ?? never,
    parts?.outbox.get ?? (() => NOT_YET),
    () => NOT_YET,
  );
  const follow = useSyncExternalStore(
    parts?.follow.subscribe ?? never,
    parts?.follow.get ?? (() => first),
    () => first,
  );
  const whatIGave = useMemo(() => given(mine, outbox.entries), [mine, outbox.entries]);
  const { live } = follow;
  return {
    start,
    enhanced: parts !== null,
    live,
    given: whatIGave,
    outbox,
    offSince: follow.offSince,
    signedOut: follow.signedOut || outbox.signedOut,
    frozen: live.snapshot.fields.paused || mine === null,
    serverNow: () => (parts === null ? start.live.now : Date.now() + follow.ahead),
    send: (body) => void parts?.outbox.add(body),
    retry: (key) => parts?.outbox.retry(key),
    drop: (key) => parts?.outbox.drop(key),
    adopt: (key) => parts?.outbox.adopt(key),
    askNow: () => parts?.follow.askNow(),
    drafts: parts?.drafts ?? NO_DRAFTS,
    setBusy,
    isBusy,
  };
}

/** What of the meeting changes what the server knows of one person: their own cards are shown, a vote closes, speakers move on. */
function personalMark({ snapshot: { fields, collections } }: LiveMeeting, { table, own }: Given): string {
  const shown = new Set(
    [...collections.cards, ...collections.statements, ...collections.sites, ...collections.actions].map(
      ({ id }) => id,
    ),
  );
  return [
    fields.state,
    fields.revealed,
    collections.polls.map(({ id, state }) => `${id}${state}`).join(),
    collections.speakers.map(({ id, speaking }) => `${id}${speaking}`).join(),
    // Somebody else now speaks for their table.
    collections.tableStates.find((each) => each.table !== null && each.table === table)?.rapporteur,
    own.filter(({ id }) => id !== null && shown.has(id)).map(({ id }) => id),
  ].join('|');
}

/** Somebody is in a field: a page that moved under their fingers would eat a letter. */
function isTyping(): boolean {
  const active = document.activeElement;
  return (
    active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && active.type === 'text')
  );
}

/** 22 letters and digits. Not `randomUUID`: it is missing on a plain http network. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

function storageOf(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function never(): () => void {
  return () => undefined;
}
