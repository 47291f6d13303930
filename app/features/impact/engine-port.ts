import type { FromWorker, ToWorker } from './protocol.ts';

/** The engine as a page sees it: it says what changed, it hears the answers. */
export interface EnginePort {
  post(message: ToWorker): void;
  listen(hear: (message: FromWorker) => void): void;
  close(): void;
}

/** The engine in a Web Worker of its own, so that draws never hold a keystroke. Browser only. */
export function openWorkerPort(): EnginePort {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (message) => worker.postMessage(message),
    listen: (hear) => {
      worker.onmessage = (event: MessageEvent<FromWorker>) => hear(event.data);
      worker.onerror = () => hear({ type: 'failed', code: 'worker', candidate: null });
    },
    close: () => worker.terminate(),
  };
}
