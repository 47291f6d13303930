import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { resolve } from 'node:path';
import { assess } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Scenario } from '#app/engine/types.ts';

/** Every way a scenario is declared, on the basin that the demonstration ships. */
const SCENARIOS: readonly Scenario[] = [
  { zone: '2705', branch: 'CK', directJobs: 60, investment: 4000, publicAid: 300 },
  { zone: '2705', branch: 'CL', turnover: 24_000 },
  { zone: '2705', branch: 'CI', directJobs: 80, purchases: 5200, localPurchaseShare: 0.25, commune: '90010' },
  { zone: '2705', branch: 'MB', directJobs: 35, grossWage: 52, residentShare: 0.5, exportShare: 0.6 },
  { zone: '2705', branch: 'CA', directJobs: 120, purchaseMix: { AZ: 0.4, HZ: 0.1 }, displacement: 0.1 },
  { zone: '2705', branch: 'EZ', directJobs: 25, fullYear: 2030, proven: ['directJobs'] },
];
const DRAWS = 200;

/** One line a figure, 12 significant digits: the same text must come from both machines. */
function figures(scenario: Scenario, pack: ReferencePack): string[] {
  const digits = (value: number | null) => (value === null ? '-' : value.toPrecision(12));
  return assess(scenario, pack, { draws: DRAWS }).indicators.map(
    ({ trace, value, p10, p50, p90 }) => `${trace} ${[value, p10, p50, p90].map(digits).join(' ')}`,
  );
}

test('the browser computes the digits of Node, intervals included', async ({ page, request }) => {
  // The demonstration's basin ships solved; another would be prepared first.
  const answer = await request.get('/api/v1/pack?zone=2705');
  expect(answer.ok()).toBe(true);
  const text = await answer.text();
  // The engine's own code, so that nothing but the machine differs.
  const { outputFiles } = await build({
    stdin: {
      contents: `import { assess } from '#app/engine/index.ts';
        self.onmessage = ({ data }) => {
          const digits = (value) => (value === null ? '-' : value.toPrecision(12));
          const pack = JSON.parse(data.text);
          self.postMessage(data.scenarios.map((scenario) =>
            assess(scenario, pack, { draws: data.draws }).indicators.map(
              ({ trace, value, p10, p50, p90 }) => trace + ' ' + [value, p10, p50, p90].map(digits).join(' '))));
        };`,
      resolveDir: resolve(import.meta.dirname, '../..'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  await page.goto('about:blank');
  const found = await page.evaluate(
    ([code, asked]) =>
      new Promise<string[][]>((done, failed) => {
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
        worker.onmessage = ({ data }: MessageEvent<string[][]>) => done(data);
        worker.onerror = (error) => failed(new Error(error.message));
        worker.postMessage(asked);
      }),
    [outputFiles[0]?.text ?? '', { text, scenarios: SCENARIOS, draws: DRAWS }] as const,
  );
  // The slice as any reader of the API has it.
  const pack = JSON.parse(text) as ReferencePack;
  expect(found).toEqual(SCENARIOS.map((scenario) => figures(scenario, pack)));
  expect(found[0]?.length ?? 0).toBeGreaterThan(150);
});
