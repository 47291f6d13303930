import { tmpdir } from 'node:os';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createEverywhere, type EverywhereService } from './everywhere.ts';

const opened: EverywhereService[] = [];
afterEach(() => Promise.all(opened.splice(0).map((service) => service.stop())));

/** The service on threads that speak the protocol and compute nothing; how many were started, and where they would read. */
function service(code: string): { everywhere: EverywhereService; started: string[] } {
  const started: string[] = [];
  const everywhere = createEverywhere({
    directory: tmpdir(),
    key: 'pack.1/engine 2',
    start: ({ file }) => {
      started.push(file);
      return new Worker(`const { parentPort } = require('node:worker_threads'); ${code}`, { eval: true });
    },
  });
  opened.push(everywhere);
  return { everywhere, started };
}

const READY = `
  let asked = 0;
  parentPort.postMessage({ kind: 'ready' });
  parentPort.on('message', ({ number, want, scenario }) => {
    asked += 1;
    const value = want === 'landing' ? [{ zone: scenario.zone, asked }] : { branch: scenario.branch, asked };
    parentPort.postMessage({ kind: want, number, result: { ok: true, value } });
  });`;

const scenario = { zone: '2705', branch: 'CK', directJobs: 150 };

describe('every basin at once, in its thread', () => {
  it('starts one thread for all requests, and computes a scenario once', async () => {
    const { everywhere, started } = service(READY);
    const [first, second] = await Promise.all([
      everywhere.everywhere(scenario),
      everywhere.everywhere({ ...scenario, branch: 'CA' }),
    ]);
    expect(first).toMatchObject({ ok: true, value: { branch: 'CK', asked: 1 } });
    expect(second).toMatchObject({ ok: true, value: { branch: 'CA', asked: 2 } });
    expect(await everywhere.everywhere({ ...scenario })).toMatchObject({ value: { asked: 1 } });
    expect(await everywhere.landing(scenario)).toMatchObject({ value: [{ zone: '2705', asked: 3 }] });
    expect(started).toHaveLength(1);
    expect(started[0]).toMatch(/pack\.1_engine_2[/\\]everywhere-\d+\.bin$/);
  });

  it('computes once what several people ask at the same time', async () => {
    const { everywhere } = service(READY);
    const found = await Promise.all([1, 2, 3].map(() => everywhere.everywhere({ ...scenario })));
    for (const one of found) expect(one).toMatchObject({ ok: true, value: { asked: 1 } });
    expect(await everywhere.landing(scenario)).toMatchObject({ value: [{ asked: 2 }] });
  });

  it('says how far it is while the table is prepared, without keeping anybody waiting', async () => {
    const { everywhere } = service(
      `parentPort.postMessage({ kind: 'preparing', done: 51, of: 305 }); parentPort.on('message', () => {});`,
    );
    expect(await everywhere.everywhere(scenario)).toEqual({
      ok: false,
      failure: { code: 'preparing', done: 51, of: 305 },
    });
  });

  it('says that the thread stopped, and starts another for the next request', async () => {
    const { everywhere, started } = service(
      `parentPort.postMessage({ kind: 'ready' }); parentPort.on('message', () => process.exit(1));`,
    );
    expect(await everywhere.everywhere(scenario)).toMatchObject({ failure: { code: 'solver-stopped' } });
    expect(await everywhere.landing(scenario)).toMatchObject({ failure: { code: 'solver-stopped' } });
    expect(started).toHaveLength(2);
  });

  it('passes on what the engine refuses, and keeps nothing of it', async () => {
    const { everywhere } = service(`
      let asked = 0;
      parentPort.postMessage({ kind: 'ready' });
      parentPort.on('message', ({ number, want }) => {
        asked += 1;
        const failure = { code: 'unknown-branch', asked };
        parentPort.postMessage({ kind: want, number, result: { ok: false, failure } });
      });`);
    expect(await everywhere.everywhere(scenario)).toMatchObject({
      failure: { code: 'unknown-branch', asked: 1 },
    });
    expect(await everywhere.everywhere(scenario)).toMatchObject({ failure: { asked: 2 } });
  });
});
