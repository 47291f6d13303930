import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { solveLeontief } from '#app/engine/index.ts';
import { sequence } from '#app/engine/random.ts';
import { basinSlice } from '#app/reference/basin-slice.ts';
import { loadPack } from '#app/reference/index.ts';
import { chromiumPath } from '#tests/setup/chromium.ts';
import { timeEngine, type Asked, type Timed } from './engine-worker.ts';
import { table, type Row } from './table.ts';

const ZONE = '2705';
const SCENARIO = { zone: ZONE, branch: 'CK', directJobs: 60, investment: 4000 };

/** What the engine costs: a keystroke, its draws, a ranking, the pack in a browser, and the linear system beside numpy's. */
export async function benchEngine({ short }: { short: boolean }): Promise<string> {
  const pack = JSON.stringify(await slice());
  const asked: Asked = { pack, scenario: SCENARIO, runs: short ? 9 : 31 };
  const node = timeEngine(asked);
  const browser = await inWorker(asked);
  const engine = table(
    ['Node', 'Chromium worker'],
    [
      row('one candidate, every indicator and level', 'ms', node.central, browser.central, '< 1 in Node'),
      row('500 draws of one candidate', 'ms', node.drawn, browser.drawn, '< 60 in a worker'),
      row(`50 candidates ranked on ${node.cases} cases`, 'ms', node.ranked, browser.ranked, '< 150'),
      row('pack: from its text to the first balance', 'ms', node.load, browser.load, '< 300'),
      row('pack of a basin, gzip', 'kB', gzipSync(pack).length / 1000, null, '< 1000'),
    ],
  );
  return `${engine}\n\n${besideNumpy(short)}`;
}

function row(measure: string, unit: string, node: number, browser: number | null, target: string): Row {
  return { measure, unit, values: { Node: node, 'Chromium worker': browser }, target };
}

/** The slice that a browser receives, with the drawn response that ships with the program. */
async function slice() {
  const file = resolve(import.meta.dirname, `../../app/reference/pack/responses-${ZONE}.json`);
  // Our own file, in the shape the builder writes.
  const shipped = JSON.parse(readFileSync(file, 'utf8')) as { response: unknown };
  return basinSlice({ ...(await loadPack()), responses: { [ZONE]: shipped.response } }, ZONE);
}

async function inWorker(asked: Asked): Promise<Timed> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, 'engine-worker.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
  });
  const code = outputFiles[0]?.text ?? '';
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    return await page.evaluate(
      ([source, question]) =>
        new Promise<Timed>((found, failed) => {
          const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
          worker.onmessage = ({ data }: MessageEvent<Timed>) => found(data);
          worker.onerror = (error) => failed(new Error(error.message));
          worker.postMessage(question);
        }),
      [code, asked] as const,
    );
  } finally {
    await browser.close();
  }
}

/** The same demand served by the same table, here and by numpy on one thread, at the pack's size and at 500 branches: middles of five rounds. */
function besideNumpy(short: boolean): string {
  const rows: Row[] = [];
  let version = '';
  for (const size of [38, 500]) {
    const next = sequence(size);
    const A = Array.from({ length: size }, () => Array.from({ length: size }, () => (next() * 1.2) / size));
    const demand = Array.from({ length: size }, () => next() * 1000);
    const runs = size > 100 ? 15 : 1001;
    const rounds: { ours: number; theirs: number; ratio: number }[] = [];
    // Turn and turn about: what else the machine does in the meantime weighs on both.
    for (let round = 0; round < (short ? 1 : 5); round += 1) {
      const times: number[] = [];
      let made = Number.NaN;
      for (let at = 0; at < runs; at += 1) {
        const start = performance.now();
        const solved = solveLeontief(A, demand);
        times.push(performance.now() - start);
        if (solved.ok) made = solved.value.x.reduce((sum, x) => sum + x, 0);
      }
      const ours = middle(times);
      const peer = numpy({ size, table: A.flat(), demand, runs });
      if (peer === null)
        return 'Beside numpy: not measured, python3 has no numpy here (Debian: apt-get install python3-numpy).';
      if (Math.abs(peer.sum / made - 1) > 1e-10) throw new Error(`numpy finds ${peer.sum}, not ${made}.`);
      version = peer.version;
      rounds.push({ ours, theirs: peer.ms, ratio: ours / peer.ms });
    }
    rows.push({
      measure: `Leontief system of ${size} branches`,
      unit: 'ms',
      values: {
        Ancrage: middle(rounds.map((round) => round.ours)),
        [`numpy ${version}`]: middle(rounds.map((round) => round.theirs)),
        ratio: middle(rounds.map((round) => round.ratio)),
      },
      target: '≤ 2 × numpy',
    });
  }
  return table(['Ancrage', `numpy ${version}`, 'ratio'], rows);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

type Peer = { ms: number; sum: number; version: string };

/** Null where python3 or numpy is absent. `PYTHON` names another interpreter: numpy's speed is that of the BLAS it finds. */
function numpy(asked: { size: number; table: number[]; demand: number[]; runs: number }): Peer | null {
  const done = spawnSync(process.env['PYTHON'] ?? 'python3', [resolve(import.meta.dirname, 'leontief.py')], {
    input: `${JSON.stringify(asked)}\n`,
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    encoding: 'utf8',
    maxBuffer: 1 << 20,
  });
  // What our own script prints.
  return done.status === 0 ? (JSON.parse(done.stdout) as Peer) : null;
}
