import type { Clock } from '#server/realtime/clock.ts';

/** A clock that tests move. */
export type ManualClock = Clock & {
  /** Lets every task due within so many milliseconds run, in order, then all that they set off. */
  advance(milliseconds: number): Promise<void>;
  /** Lets the work under way finish: promises and `soon` tasks, no time passing. */
  settle(): Promise<void>;
};

/** Time stands still until `advance`. */
export function manualClock(): ManualClock {
  let now = 0;
  let timers: { at: number; task: () => void }[] = [];
  const soon: (() => void)[] = [];

  async function settle(): Promise<void> {
    // why several rounds: a task may await, then plan another; 20 is beyond what any path of the hub chains
    for (let round = 0; round < 20; round += 1) {
      for (const task of soon.splice(0)) task();
      await new Promise((done) => setImmediate(done));
    }
  }

  return {
    now: () => now,
    after(milliseconds, task) {
      const timer = { at: now + milliseconds, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    soon(task) {
      soon.push(task);
    },
    settle,
    async advance(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        await settle();
        const next = timers.filter((each) => each.at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((each) => each !== next);
        now = next.at;
        next.task();
      }
      now = until;
      await settle();
    },
  };
}
