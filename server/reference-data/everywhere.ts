import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Everywhere } from '#app/engine/index.ts';
import type { Result, Scenario, ZoneEffect } from '#app/engine/types.ts';
import type { SolvePack } from './basin-solver.ts';
import { startThread } from './thread.ts';

/** Where the prepared table is kept (its name says the pack and the engine it was made with), and the pack: null, the embedded one. */
export type EverywhereStart = { file: string; pack: SolvePack | null };
export type EverywhereRequest = { number: number; want: 'everywhere' | 'landing'; scenario: Scenario };
export type EverywhereAnswer =
  | { kind: 'preparing'; done: number; of: number }
  | { kind: 'ready' }
  | { kind: 'everywhere'; number: number; result: Result<Everywhere> }
  | { kind: 'landing'; number: number; result: Result<ZoneEffect[]> };

/** Results kept: the page of a project is read again more often than its figures change. */
const HELD = 24;
/** The thread holds the table, some 40 MB, and the pack: it ends when nobody asked for this long. */
const IDLE_MS = 10 * 60_000;

/**
 * Scores a project in every zone in a thread of its own. The first time for a pack the table is prepared (a minute) and
 * answers are `preparing` with the zones done; then it is read from the disk. Otherwise a result, or what the engine
 * refused; `solver-stopped` when the thread died.
 */
export type EverywhereService = {
  everywhere: (scenario: Scenario) => Promise<Result<Everywhere>>;
  landing: (scenario: Scenario) => Promise<Result<readonly ZoneEffect[]>>;
  stop: () => Promise<void>;
};

type State = { worker: Worker; opened: Promise<void>; progress: { done: number; of: number } | null };

/** `start` makes the thread; the service reads and writes under `directory`. */
export function createEverywhere(options: {
  directory: string;
  key: string;
  pack?: SolvePack | null;
  start?: (given: EverywhereStart) => Worker;
}): EverywhereService {
  const start = options.start ?? ((given) => startThread('everywhere-worker', { workerData: given }));
  // The number is that of the table's shape: another one never reads it.
  const file = join(options.directory, options.key.replaceAll(/[^A-Za-z0-9._-]/g, '_'), 'everywhere-2.bin');
  const held = new Map<string, Everywhere>();
  /** Scenarios being scored: a room that opens one page asks once. */
  const asking = new Map<string, Promise<Result<Everywhere>>>();
  const waiting = new Map<number, (answer: EverywhereAnswer | null) => void>();
  let state: State | null = null;
  let count = 0;
  let idle: NodeJS.Timeout | null = null;

  function open(): State {
    const worker = start({ file, pack: options.pack ?? null });
    let resolveOpened = () => {};
    const opened: State = {
      worker,
      opened: new Promise((resolve) => (resolveOpened = resolve)),
      progress: null,
    };
    worker.on('message', (answer: EverywhereAnswer) => {
      switch (answer.kind) {
        case 'preparing':
          opened.progress = { done: answer.done, of: answer.of };
          resolveOpened();
          return;
        case 'ready':
          opened.progress = null;
          resolveOpened();
          return;
        default:
          waiting.get(answer.number)?.(answer);
          waiting.delete(answer.number);
      }
    });
    const ended = () => {
      if (state !== opened) return;
      state = null;
      resolveOpened();
      for (const answer of waiting.values()) answer(null);
      waiting.clear();
    };
    worker.on('error', ended);
    worker.on('exit', ended);
    worker.unref();
    return opened;
  }

  async function ask(
    want: EverywhereRequest['want'],
    scenario: Scenario,
  ): Promise<EverywhereAnswer | Result<never>> {
    const current = (state ??= open());
    await current.opened;
    rest();
    if (current.progress !== null) return { ok: false, failure: { code: 'preparing', ...current.progress } };
    if (state !== current) return stopped();
    count += 1;
    const request: EverywhereRequest = { number: count, want, scenario };
    const answer = await new Promise<EverywhereAnswer | null>((resolve) => {
      waiting.set(request.number, resolve);
      current.worker.postMessage(request);
    });
    return answer ?? stopped();
  }

  async function score(scenario: Scenario, key: string): Promise<Result<Everywhere>> {
    const answer = await ask('everywhere', scenario);
    if ('ok' in answer) return answer;
    if (answer.kind !== 'everywhere') return stopped();
    if (answer.result.ok) {
      held.set(key, answer.result.value);
      const [oldest] = held.keys();
      if (held.size > HELD && oldest !== undefined) held.delete(oldest);
    }
    return answer.result;
  }

  /** Ends the thread once nobody asks any more. */
  function rest(): void {
    if (idle !== null) clearTimeout(idle);
    idle = setTimeout(() => void stop(), IDLE_MS);
    idle.unref();
  }

  async function stop(): Promise<void> {
    if (idle !== null) clearTimeout(idle);
    const running = state;
    await running?.worker.terminate();
  }

  return {
    everywhere: async (scenario) => {
      const key = JSON.stringify(scenario);
      const known = held.get(key);
      if (known !== undefined) return { ok: true, value: known };
      const underWay = asking.get(key) ?? score(scenario, key).finally(() => asking.delete(key));
      asking.set(key, underWay);
      return underWay;
    },
    landing: async (scenario) => {
      const answer = await ask('landing', scenario);
      if ('ok' in answer) return answer;
      return answer.kind === 'landing' ? answer.result : stopped();
    },
    stop,
  };
}

function stopped(): Result<never> {
  return { ok: false, failure: { code: 'solver-stopped' } };
}
