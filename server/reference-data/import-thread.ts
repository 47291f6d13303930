import type { Result } from '#app/engine/types.ts';
import type { PackTables } from '#app/reference/index.ts';
import type { Imported } from './import/index.ts';
import { startThread } from './thread.ts';

/** One file to read: where it is, the name it came under, and the tables it is laid over. */
export type ImportTask = {
  path: string;
  name: string;
  base: PackTables;
  /** ISO date. */
  today: string;
  /** Only that importer. */
  only?: string;
  /** Address it was fetched from. */
  url?: string;
};

export type ImportTold = { kind: 'progress'; read: number } | { kind: 'done'; result: Result<Imported> };

const MEMORY_MB = 1536;
/** The largest official file takes a minute or two on one core. */
const LIMIT_MS = 15 * 60_000;

/**
 * Reads a file in a thread of its own. Failures: those of `importFile`, `too-much-memory`, `too-long`.
 */
export function importInThread(
  task: ImportTask,
  onProgress: (read: number) => void = () => undefined,
): Promise<Result<Imported>> {
  return new Promise((resolve, reject) => {
    const thread = startThread('import-worker', { workerData: task, memoryMb: MEMORY_MB });
    const limit = setTimeout(
      () => end({ ok: false, failure: { code: 'too-long', limit: LIMIT_MS / 60_000 } }),
      LIMIT_MS,
    );
    limit.unref();
    const end = (result: Result<Imported>): void => {
      clearTimeout(limit);
      resolve(result);
      void thread.terminate();
    };
    thread.on('message', (told: ImportTold) => {
      if (told.kind === 'progress') onProgress(told.read);
      else end(told.result);
    });
    thread.on('error', (error: unknown) => {
      if (isOutOfMemory(error))
        return end({ ok: false, failure: { code: 'too-much-memory', limit: MEMORY_MB } });
      clearTimeout(limit);
      reject(error instanceof Error ? error : new Error(String(error)));
    });
    thread.on('exit', () => reject(new Error('the thread that imports ended without an answer')));
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
