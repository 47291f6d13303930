import { parentPort } from 'node:worker_threads';
import { prepareBasin } from '#app/engine/responses.ts';
import { loadPack } from '#app/reference/index.ts';
import type { SolveAnswer, SolveRequest } from './basin-solver.ts';

// A thread of its own: solving the regional model holds a core for seconds, which the event loop must never feel.
const port = parentPort;
if (port === null) throw new Error('basin-worker runs as a worker thread, started by basin-solver');
port.on('message', (request: SolveRequest) => {
  void loadPack().then((pack) => {
    const result = prepareBasin(pack, request.zone, { draws: request.draws });
    const answer: SolveAnswer = { number: request.number, result };
    port.postMessage(answer);
  });
});
