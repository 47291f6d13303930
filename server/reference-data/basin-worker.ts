import { parentPort } from 'node:worker_threads';
import { prepareBasin } from '#app/engine/responses.ts';
import { type FullPack, loadPack, packFrom } from '#app/reference/index.ts';
import type { SolveAnswer, SolvePack, SolveRequest } from './basin-solver.ts';

// A thread of its own: solving the regional model holds a core for seconds, which the event loop must never feel.
const port = parentPort;
if (port === null) throw new Error('basin-worker runs as a worker thread, started by basin-solver');

/** The last imported pack solved: what the engine has computed for all its zones goes with the object. */
let held: { hash: string; pack: FullPack } | null = null;

async function packOf(asked: SolvePack | null): Promise<FullPack> {
  if (asked === null) return loadPack();
  if (held?.hash !== asked.hash) held = { hash: asked.hash, pack: packFrom(asked.version, asked.tables) };
  return held.pack;
}

port.on('message', (request: SolveRequest) => {
  void packOf(request.pack).then((pack) => {
    const result = prepareBasin(pack, request.zone, { draws: request.draws });
    const answer: SolveAnswer = { number: request.number, result };
    port.postMessage(answer);
  });
});
