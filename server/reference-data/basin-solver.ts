import type { Worker } from 'node:worker_threads';
import type { StoredResponse } from '#app/engine/responses.ts';
import type { Result } from '#app/engine/types.ts';
import type { PackTables } from '#app/reference/index.ts';
import { startThread } from './thread.ts';

/** An imported pack, sent whole to the thread that solves it. */
export type SolvePack = { hash: string; version: string; tables: PackTables };

export type SolveRequest = { number: number; zone: string; draws: number; pack: SolvePack | null };
export type SolveAnswer = { number: number; result: Result<StoredResponse> };

/** Solves one basin, away from the event loop. Fails with `unknown-zone`, `zone-without-jobs` or `solver-stopped`. */
export type SolveBasin = (zone: string, draws: number) => Promise<Result<StoredResponse>>;

/** The same under a given pack, null for the embedded one. */
export type SolveBasinOf = (
  zone: string,
  draws: number,
  pack: SolvePack | null,
) => Promise<Result<StoredResponse>>;

/**
 * One worker thread, started at the first request and ended when nothing is left to solve: between two basins it would only
 * hold memory. Requests are solved one after the other, in the order they came.
 */
export function createBasinSolver(): { solve: SolveBasinOf; stop: () => Promise<void> } {
  let worker: Worker | null = null;
  let count = 0;
  const waiting = new Map<number, (result: Result<StoredResponse>) => void>();

  function start(): Worker {
    const started = startThread('basin-worker');
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
    solve: (zone, draws, pack) =>
      new Promise((resolve) => {
        count += 1;
        waiting.set(count, resolve);
        worker ??= start();
        const request: SolveRequest = { number: count, zone, draws, pack };
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
