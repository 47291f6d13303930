import type { FromWorker, ToWorker } from './protocol.ts';
import type { Duty } from './scorer.ts';

/** The engine as a page sees it: it says what changed, it hears the answers. */
export interface EnginePort {
  post(message: ToWorker): void;
  listen(hear: (message: FromWorker) => void): void;
  close(): void;
}

/**
 * The engine in two Web Workers: one answers keystrokes, the other draws, so that 500 draws never hold a figure back.
 * The second is told nothing before the first has the pack: it then finds it in the browser's cache. Browser only.
 */
export function openWorkerPort(): EnginePort {
  const central = openWorker('central');
  const drawn = openWorker('drawn');
  let held: ToWorker[] | null = [];

  function release(): void {
    for (const message of held ?? []) drawn.postMessage(message);
    held = null;
  }

  return {
    post(message) {
      if (message.type !== 'trace' && message.type !== 'focus') central.postMessage(message);
      if (held === null) drawn.postMessage(message);
      else held.push(message);
    },
    listen(hear) {
      for (const worker of [central, drawn]) {
        worker.onmessage = (event: MessageEvent<FromWorker>) => {
          if (worker === central && event.data.type === 'ready') release();
          hear(event.data);
        };
        worker.onerror = () => hear({ type: 'failed', code: 'worker', candidate: null });
      }
    },
    close() {
      central.terminate();
      drawn.terminate();
    },
  };
}

function openWorker(duty: Duty): Worker {
  return new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: duty });
}
