import { assess, rank } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Criterion, Scenario } from '#app/engine/types.ts';

/** What the bench asks of the engine, in Node or in a browser's worker: the same work, timed where it is done. */
export type Asked = { pack: string; scenario: Scenario; runs: number };

/** Milliseconds, the middle of the runs. `load`: from the pack's text to the first balance, once. */
export type Timed = { load: number; central: number; drawn: number; ranked: number; cases: number };

const CANDIDATES = 50;
const BALLOTS = 20;
const DRAWS = 500;
const CRITERIA: readonly Criterion[] = [
  { id: 'J07', level: 'basin', variant: 'net-basin', scale: { worst: 0, best: 600 } },
  { id: 'E23', level: 'basin', variant: 'net-basin', scale: { worst: 0, best: 40_000 } },
  { id: 'S02', level: 'basin', variant: 'gross', scale: { worst: 1400, best: 3500 } },
  { id: 'E16', level: 'basin', variant: 'gross', scale: { worst: 0, best: 0.6 } },
  { id: 'T05', level: 'basin', variant: 'gross', scale: { worst: 0, best: 1 } },
];

/** One candidate, its draws, and a ranking of fifty on 20 ballots × 500 draws. */
export function timeEngine({ pack: text, scenario, runs }: Asked): Timed {
  const start = performance.now();
  // The pack as the server sends it: our own builder wrote it.
  const pack = JSON.parse(text) as ReferencePack;
  assess(scenario, pack, { draws: 0 });
  const load = performance.now() - start;
  const moved = (at: number): Scenario => ({ ...scenario, directJobs: 40 + at, grossWage: 30 + at / 4 });
  for (let warm = 0; warm < 200; warm += 1) assess(moved(warm % 50), pack, { draws: 0 });
  const central = middle(runs * 10, (at) => assess(moved(at % 50), pack, { draws: 0 }));
  const drawn = middle(runs, (at) => assess(moved(at), pack, { draws: DRAWS }));
  const candidates = Array.from({ length: CANDIDATES }, (_, at) => assess(moved(at), pack, { draws: DRAWS }));
  const ballots = Array.from({ length: BALLOTS }, (_, at) =>
    CRITERIA.map((__, k) => 1 + ((at * (k + 3)) % 7)),
  );
  const ranked = middle(Math.max(3, runs / 3), () => rank(candidates, CRITERIA, ballots));
  return { load, central, drawn, ranked, cases: BALLOTS * DRAWS };
}

function middle(runs: number, work: (at: number) => unknown): number {
  const times: number[] = [];
  for (let at = 0; at < runs; at += 1) {
    const start = performance.now();
    work(at);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? Number.NaN;
}

// In a browser this module is the worker; Node calls the function.
if (typeof self !== 'undefined' && 'postMessage' in self && !('process' in globalThis)) {
  self.onmessage = ({ data }: MessageEvent<Asked>) => self.postMessage(timeEngine(data));
}
