import { parentPort, workerData } from 'node:worker_threads';
import { communesOfToday } from './administrative.ts';
import { fileSource, importFile, IMPORTERS } from './import/index.ts';
import type { ImportTask, ImportTold } from './import-thread.ts';

// A thread of its own: a file of a million rows is read without the event loop feeling it, and what exhausts its memory ends
// the thread, not the server.
const port = parentPort;
if (port === null) throw new Error('import-worker runs as a worker thread, started by import-thread');
const tell = (told: ImportTold) => port.postMessage(told);
// Written by import-thread.
const { path, name, base, today, only, url } = workerData as ImportTask;
const result = await importFile(fileSource(path, name), {
  importers: IMPORTERS,
  base,
  communes: communesOfToday(),
  today,
  ...(only === undefined ? {} : { only }),
  ...(url === undefined ? {} : { url }),
  onProgress: (read) => tell({ kind: 'progress', read }),
});
tell({ kind: 'done', result });
