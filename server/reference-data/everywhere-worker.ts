import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { assessEverywhere, landingOf, prepareEverywhere, type EverywhereTable } from '#app/engine/index.ts';
import { loadPack, packFrom } from '#app/reference/index.ts';
import type { EverywhereAnswer, EverywhereRequest, EverywhereStart } from './everywhere.ts';

// A thread of its own: preparing 305 zones holds a core for a minute, and scoring them for a second.
const port = parentPort;
if (port === null) throw new Error('everywhere-worker runs as a worker thread, started by everywhere');
// Given by the thread that started this one, in this shape.
const { file, pack: imported } = workerData as EverywhereStart;
const say = (answer: EverywhereAnswer) => port.postMessage(answer);

const pack = imported === null ? await loadPack() : packFrom(imported.version, imported.tables);
const table = (await kept()) ?? (await prepared());
say({ kind: 'ready' });
port.on('message', ({ number, want, scenario }: EverywhereRequest) => {
  if (want === 'everywhere') {
    say({ kind: 'everywhere', number, result: assessEverywhere(scenario, pack, table) });
  } else {
    say({ kind: 'landing', number, result: landingOf(scenario, pack, table) });
  }
});

async function kept(): Promise<EverywhereTable | null> {
  try {
    // Written below by this program under the same pack and engine: the file's name is the check.
    const read = deserialize(await readFile(file)) as EverywhereTable;
    return read.pack === pack.version ? read : null;
  } catch {
    return null;
  }
}

async function prepared(): Promise<EverywhereTable> {
  const zones = pack.zones.filter((_, at) => (pack.posts[at] ?? []).some((posts) => posts > 0)).length;
  say({ kind: 'preparing', done: 0, of: zones });
  const made = prepareEverywhere(pack, { onZones: (done, of) => say({ kind: 'preparing', done, of }) });
  if (!made.ok) throw new Error(`The table of every basin cannot be prepared: ${made.failure.code}.`);
  try {
    await mkdir(dirname(file), { recursive: true });
    // Written aside then renamed: a reader never meets half a file.
    await writeFile(`${file}.${process.pid}`, serialize(made.value));
    await rename(`${file}.${process.pid}`, file);
  } catch {
    // A cache that cannot be written is only slower at the next start.
  }
  return made.value;
}
