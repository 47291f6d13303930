/** A value that changes, in the shape `useSyncExternalStore` wants. */
export type Observable<Value> = {
  get(): Value;
  /** Calls `notify` after each change; returns how to stop. */
  subscribe(notify: () => void): () => void;
};

/** An observable that its owner sets. */
export type Source<Value> = Observable<Value> & { set(value: Value): void };

/** Holds a value. `same` spares those who listen a change that is none. */
export function createSource<Value>(
  initial: Value,
  same: (a: Value, b: Value) => boolean = Object.is,
): Source<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (same(value, next)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(notify) {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
  };
}
