import type { Observable } from '#app/features/collab/observable.ts';

/** Resolves when an observable first satisfies `wanted`; the test's own timeout says when it never does. */
export function until<Value>(
  observable: Observable<Value>,
  wanted: (value: Value) => boolean,
): Promise<Value> {
  return new Promise((resolve) => {
    const check = () => {
      const value = observable.get();
      if (!wanted(value)) return;
      stop();
      resolve(value);
    };
    const stop = observable.subscribe(check);
    check();
  });
}
