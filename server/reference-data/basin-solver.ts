import { Worker } from 'node:worker_threads';
import type { StoredResponse } from '#app/engine/responses.ts';
import type { Result } from '#app/engine/types.ts';

export type SolveRequest = { number: number; zone: string; draws: number };
export type SolveAnswer = { number: number; result: Result<StoredResponse> };

/** Solves one basin, away from the event loop. Fails with `unknown-zone`, `zone-without-jobs` or `solver-stopped`. */
export type SolveBasin = (zone: string, draws: number) => Promise<Result<StoredResponse>>;

/**
 * Our own file beside this one: `.ts` when the sources run, `.js` once bundled (the build makes `basin-worker` an entry
 * next to the server's).
 */
function startWorker(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./basin-worker.js', import.meta.url));
  // tsx does not reach into threads by itself: the sources are loaded through its own hook.
  const file = new URL('./basin-worker.ts', import.meta.url).href;
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file)}); })`;
  return new Worker(start, { eval: true });
}

/**
 * One worker thread, started at the first request and ended when nothing is left to solve: between two basins it would only
 * hold memory. Requests are solved one after the other, in the order they came.
 */
export function createBasinSolver(): { solve: SolveBasin; stop: () => Promise<void> } {
  let worker: Worker | null = null;
  let count = 0;
  const waiting = new Map<number, (result: Result<StoredResponse>) => void>();

  function start(): Worker {
    const started = startWorker();
    started.on('message', (answer: SolveAnswer) => {
      waiting.get(answer.number)?.(answer.result);
      waiting.delete(answer.number);
      if (waiting.size === 0) end(started);
    });
    const failed = (reason: unknown) => {
      if (worker === started) worker = null;
      for (const resolve of waiting.values()) {
        resolve({ ok: false, failure: { code: 'solver-stopped', reason: String(reason) } });
      }
      waiting.clear();
    };
    started.on('error', failed);
    // Ended by us, the thread leaves nothing waiting; ended by itself (out of memory), it does.
    started.on('exit', (exit) => (worker === started ? failed(exit) : undefined));
    started.unref();
    return started;
  }

  function end(started: Worker): void {
    if (worker === started) worker = null;
    void started.terminate();
  }

  return {
    solve: (zone, draws) =>
      new Promise((resolve) => {
        count += 1;
        waiting.set(count, resolve);
        worker ??= start();
        const request: SolveRequest = { number: count, zone, draws };
        worker.postMessage(request);
      }),
    stop: async () => {
      const running = worker;
      worker = null;
      for (const resolve of waiting.values())
        resolve({ ok: false, failure: { code: 'solver-stopped', reason: 'stop' } });
      waiting.clear();
      await running?.terminate();
    },
  };
}
