import { Worker } from 'node:worker_threads';

/**
 * A thread running one of our own files beside this one: `.ts` when the sources run, `.js` once bundled (the build makes each
 * an entry next to the server's).
 */
export function startThread(
  name: 'basin-worker' | 'everywhere-worker' | 'import-worker',
  options: { workerData?: unknown; memoryMb?: number } = {},
): Worker {
  const { workerData, memoryMb } = options;
  const settings = {
    workerData,
    ...(memoryMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memoryMb } }),
  };
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL(`./${name}.js`, import.meta.url), settings);
  }
  // tsx does not reach into threads by itself: the sources are loaded through its own hook.
  const file = new URL(`./${name}.ts`, import.meta.url).href;
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file)}); })`;
  return new Worker(start, { ...settings, eval: true });
}
