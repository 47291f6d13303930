/** Cancels what was planned; harmless once done. */
export type Cancel = () => void;

/** Time, as the hub sees it: tests move it by hand. */
export interface Clock {
  /** Milliseconds since any fixed moment; never goes back. */
  now(): number;
  after(milliseconds: number, task: () => void): Cancel;
  /** Once the work at hand is over, before time passes: what gathers a tick's changes into one insert. */
  soon(task: () => void): void;
}

/** The machine's own time. Waiting tasks do not keep the process alive. */
export function systemClock(): Clock {
  return {
    now: () => performance.now(),
    after(milliseconds, task) {
      const timer = setTimeout(task, milliseconds);
      timer.unref();
      return () => clearTimeout(timer);
    },
    soon: (task) => void setImmediate(task),
  };
}
