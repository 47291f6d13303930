import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { createOutbox, backOff, type Entry, type OutboxStore, type Sending, type Verdict } from './outbox.ts';
import { memoryStore, openOutboxStore } from './outbox-store.ts';

const CARD: Sending = {
  what: 'contribution',
  kind: 'priority',
  step: 's1',
  content: { title: 'Fonderie à Bourogne' },
  named: false,
  parent: null,
  id: null,
};
const vote = (points: number): Sending => ({ what: 'ballot', poll: 'p1', marks: { a: points }, notes: {} });

/** A phone whose clock, chance and network the test holds: nothing moves unless it is told to. */
function phone(options: { store?: OutboxStore; personId?: string; keys?: string } = {}) {
  let now = 1_000_000;
  let count = 0;
  const timers = new Set<{ at: number; call: () => void }>();
  const asked: { entry: Entry; answer: (verdict: Verdict) => void }[] = [];
  const kept: Entry[] = [];
  const outbox = createOutbox({
    meetingId: 'm1',
    personId: options.personId ?? 'ana',
    store: options.store ?? openOutboxStore(new IDBFactory()),
    clock: {
      now: () => now,
      after(ms, call) {
        const timer = { at: now + ms, call };
        timers.add(timer);
        return () => timers.delete(timer);
      },
      chance: () => 0.5,
    },
    send: (entry) => new Promise((answer) => asked.push({ entry, answer })),
    newKey: () => `${options.keys ?? 'key'}-${(count += 1)}`,
    onKept: (entry) => kept.push(entry),
  });
  return {
    outbox,
    asked,
    kept,
    states: () => outbox.get().entries.map(({ state }) => state),
    /** Answers the oldest question, and lets what follows happen. */
    async answer(verdict: Verdict) {
      asked.shift()?.answer(verdict);
      await settled();
    },
    async pass(ms: number) {
      now += ms;
      for (const timer of [...timers]) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.call();
      }
      await settled();
    },
  };
}

/** Until what is promised and stored is done: the fake database answers by turns of the event loop. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const KEPT: Verdict = { kind: 'kept' };
const OFFLINE: Verdict = { kind: 'later', afterMs: null, offline: true };

describe('what a phone sends', () => {
  it('is waiting, then sending, then sent', async () => {
    const { outbox, asked, states, answer, kept } = phone();
    await outbox.open();
    outbox.add(CARD);
    expect(states()).toEqual(['sending']);
    expect(asked[0]?.entry.key).toBe('key-1');
    await answer(KEPT);
    expect(states()).toEqual(['sent']);
    expect(kept.map(({ key }) => key)).toEqual(['key-1']);
  });

  it('goes one at a time, in the order it was written', async () => {
    const { outbox, asked, answer } = phone();
    await outbox.open();
    outbox.add(CARD);
    outbox.add({ ...CARD, content: { title: 'Capteurs' } });
    expect(asked).toHaveLength(1);
    await answer(KEPT);
    expect(asked.map(({ entry }) => entry.key)).toEqual(['key-2']);
  });

  it('waits longer after each failure, and is tried again under the same key', async () => {
    const { outbox, asked, states, answer, pass } = phone();
    await outbox.open();
    outbox.add(CARD);
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      await answer(OFFLINE);
      expect(states()).toEqual(['waiting']);
      await pass(seconds * 1000 - 1);
      expect(asked).toHaveLength(0);
      await pass(1);
      expect(asked.map(({ entry }) => entry.key)).toEqual(['key-1']);
    }
    await answer(KEPT);
    expect(states()).toEqual(['sent']);
  });

  it('waits as long as the server says', async () => {
    const { outbox, asked, answer, pass } = phone();
    await outbox.open();
    outbox.add(CARD);
    await answer({ kind: 'later', afterMs: 7000, offline: false });
    await pass(6999);
    expect(asked).toHaveLength(0);
    await pass(1);
    expect(asked).toHaveLength(1);
  });

  it('leaves at once when the network is back', async () => {
    const { outbox, asked, answer } = phone();
    await outbox.open();
    outbox.add(CARD);
    await answer(OFFLINE);
    outbox.retry();
    expect(asked).toHaveLength(1);
  });

  it('refused for good, says why, keeps its words, and goes again only when asked', async () => {
    const { outbox, asked, states, answer, pass } = phone();
    await outbox.open();
    const { key } = outbox.add(CARD);
    await answer({ kind: 'refused', code: 'step-closed', sentence: 'L’étape est close.' });
    expect(outbox.get().entries[0]?.refusal).toEqual({ code: 'step-closed', sentence: 'L’étape est close.' });
    await pass(600_000);
    outbox.retry();
    expect(asked).toHaveLength(0);
    outbox.retry(key);
    expect(asked.map(({ entry }) => entry.body)).toEqual([CARD]);
    await answer(KEPT);
    expect(states()).toEqual(['sent']);
  });

  it('keeps only the last ballot of a vote, whatever was on its way', async () => {
    const { outbox, asked, answer, kept } = phone();
    await outbox.open();
    outbox.add(vote(10));
    outbox.add(vote(60));
    outbox.add(vote(40));
    expect(outbox.get().entries).toHaveLength(1);
    await answer(KEPT);
    expect(asked.map(({ entry }) => entry.body)).toEqual([vote(40)]);
    await answer(KEPT);
    expect(kept.map(({ body }) => body)).toEqual([vote(40)]);
  });

  it('stops when the session is gone, and keeps all', async () => {
    const { outbox, asked, states, answer, pass } = phone();
    await outbox.open();
    outbox.add(CARD);
    await answer({ kind: 'signed-out' });
    await pass(600_000);
    expect(asked).toHaveLength(0);
    expect(states()).toEqual(['waiting']);
    expect(outbox.get().signedOut).toBe(true);
  });
});

describe('what a closed page leaves', () => {
  it('is sent by the next visit, under the same key', async () => {
    const factory = new IDBFactory();
    const before = phone({ store: openOutboxStore(factory) });
    await before.outbox.open();
    before.outbox.add(CARD);
    await settled();
    before.outbox.close();
    const after = phone({ store: openOutboxStore(factory), keys: 'other' });
    await after.outbox.open();
    expect(after.asked.map(({ entry }) => [entry.key, entry.body])).toEqual([['key-1', CARD]]);
  });

  it('is not sent in somebody else’s name unless they say so', async () => {
    const factory = new IDBFactory();
    const ana = phone({ store: openOutboxStore(factory), personId: 'ana' });
    await ana.outbox.open();
    ana.outbox.add(CARD);
    await settled();
    ana.outbox.close();
    const ben = phone({ store: openOutboxStore(factory), personId: 'ben', keys: 'ben' });
    await ben.outbox.open();
    expect(ben.asked).toEqual([]);
    expect(ben.outbox.get().strangers.map(({ body }) => body)).toEqual([CARD]);
    ben.outbox.adopt('key-1');
    expect(ben.asked.map(({ entry }) => [entry.key, entry.personId])).toEqual([['ben-1', 'ben']]);
    expect(ben.outbox.get().strangers).toEqual([]);
  });

  it('is forgotten once the server’s own copy has been read, and not before', async () => {
    const factory = new IDBFactory();
    const before = phone({ store: openOutboxStore(factory) });
    await before.outbox.open();
    before.outbox.add(CARD);
    before.outbox.forget(['key-1']);
    expect(before.outbox.get().entries).toHaveLength(1);
    await before.answer(KEPT);
    before.outbox.forget(['key-1']);
    await settled();
    expect(await openOutboxStore(factory).all('m1')).toEqual([]);
  });

  it('two tabs send the same thing under one key', async () => {
    const factory = new IDBFactory();
    const first = phone({ store: openOutboxStore(factory) });
    await first.outbox.open();
    first.outbox.add(CARD);
    await settled();
    const second = phone({ store: openOutboxStore(factory), keys: 'second' });
    await second.outbox.open();
    expect([...first.asked, ...second.asked].map(({ entry }) => entry.key)).toEqual(['key-1', 'key-1']);
  });
});

describe('a browser that keeps nothing', () => {
  it('sends all the same, and says that the page must stay open', async () => {
    const { outbox, states, answer } = phone({ store: memoryStore() });
    await outbox.open();
    expect(outbox.get().durable).toBe(false);
    outbox.add(CARD);
    await answer(KEPT);
    expect(states()).toEqual(['sent']);
  });
});

describe('back-off', () => {
  it('moves by a fifth at most either way, and never passes its ceiling by more', () => {
    expect([backOff(1, 0), backOff(1, 0.5), backOff(1, 1)]).toEqual([800, 1000, 1200]);
    expect([backOff(5, 0.5), backOff(6, 0.5), backOff(40, 0.5)]).toEqual([16_000, 30_000, 30_000]);
  });
});
