// Runs every suite, then prints one line that adds them up: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = '.cache/results';
rmSync(results, { recursive: true, force: true });
rmSync('.cache/e2e', { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;

/** Runs a command to its end; true when it succeeded. */
function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

/** Adds a JSON report; a suite that left none has failed as a whole. */
function add(file, count) {
  try {
    const { ok, ko } = count(JSON.parse(readFileSync(file, 'utf8')));
    passed += ok;
    failed += ko;
  } catch {
    console.error(`No report at ${file}: the suite did not run to its end.`);
    failed += 1;
  }
}

// Realtime tests start the real server process, so the build comes first.
if (!run('npm', ['run', 'build'])) {
  console.error('The build failed; no test was run.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const unit = run('npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}/unit.json`,
]);
add(`${results}/unit.json`, (r) => ({ ok: r.numPassedTests, ko: r.numFailedTests }));
if (!unit && failed === 0) failed += 1;

const before = failed;
const e2e = run('npx', ['playwright', 'test']);
add('test-results/e2e.json', (r) => ({ ok: r.stats.expected + r.stats.flaky, ko: r.stats.unexpected }));
if (!e2e && failed === before) failed += 1;

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
