import { expect, it } from 'vitest';
import { memoryStore } from './outbox-store.ts';
import { createOutbox, type Verdict } from './outbox.ts';

it('a timer that rings before its time, or a clock set back, forgets nothing that waits', async () => {
  let now = 10_000;
  const timers: { at: number; call: () => void }[] = [];
  const verdicts: Verdict[] = [{ kind: 'later', afterMs: 1_000, offline: false }, { kind: 'kept' }];
  const tried: number[] = [];
  const outbox = createOutbox({
    meetingId: 'm',
    personId: 'p',
    store: memoryStore(),
    clock: {
      now: () => now,
      after(ms, call) {
        const timer = { at: now + ms, call };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
      },
      chance: () => 0.5,
    },
    send: async () => {
      tried.push(now);
      return verdicts.shift() ?? { kind: 'kept' };
    },
    newKey: () => 'one-key-for-all',
    onKept: () => undefined,
  });
  await outbox.open();
  outbox.add({ what: 'ready', step: 's', ready: true });
  await expect.poll(() => timers.length).toBe(1);

  // One millisecond early, as Node and browsers do.
  now = 10_999;
  timers.shift()?.call();
  expect(tried).toEqual([10_000]);
  expect(timers.map(({ at }) => at)).toEqual([11_000]);

  now = 11_000;
  timers.shift()?.call();
  await expect.poll(() => outbox.get().entries.map(({ state }) => state)).toEqual(['sent']);
  expect(tried).toEqual([10_000, 11_000]);
  outbox.close();
});
