import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assess, prepareBasin, type StoredResponse } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Scenario } from '#app/engine/types.ts';
import { loadPack } from '#app/reference/index.ts';
import { expectClose } from '#tests/expect-close.ts';

/** One line a figure, 12 significant digits: what a change of the engine or of the pack moves. */
const FILE = new URL('./reference-projects.txt', import.meta.url);
/** The response the builder wrote from the engine's own: draws included, so that nothing is solved here. */
const SHIPPED = new URL('../../app/reference/pack/responses-2705.json', import.meta.url);

const PROJECTS: Record<string, Scenario> = {
  'machines-150': { zone: '2705', branch: 'CK', directJobs: 150 },
  'electrical-80-declared': {
    zone: '2705',
    branch: 'CJ',
    commune: '90010',
    directJobs: 80,
    turnover: 21_000,
    purchases: 12_500,
    localPurchaseShare: 0.3,
    francePurchaseShare: 0.7,
    investment: 9_000,
    publicAid: 1_200,
    proven: ['directJobs', 'turnover'],
  },
  'textiles-40-haute-saone': {
    zone: '2705',
    branch: 'CB',
    commune: '70285',
    directJobs: 40,
    displacement: 0.2,
  },
};

function belfort(): StoredResponse {
  // Our own file, in the shape the builder writes.
  const shipped = JSON.parse(readFileSync(SHIPPED, 'utf8')) as { response: StoredResponse };
  return shipped.response;
}

async function belfortPack(): Promise<ReferencePack> {
  return { ...(await loadPack()), responses: { '2705': belfort() } };
}

function linesOf(pack: ReferencePack): string[] {
  return Object.entries(PROJECTS).flatMap(([name, scenario]) =>
    assess(scenario, pack, { draws: 200 }).indicators.map(
      ({ id, level, variant, value, p10, p90, grade, missing }) =>
        [name, `${id}|${level}|${variant}`, digits(value), digits(p10), digits(p90), grade, missing ?? '']
          .join(' ')
          .trim(),
    ),
  );
}

function digits(value: number | null): string {
  return value === null ? '-' : value.toPrecision(12);
}

/** Old, new and how far apart, for each line that moved. */
function moved(before: readonly string[], after: readonly string[]): string[] {
  return after.flatMap((line, at) => {
    const old = before[at] ?? '(none)';
    if (old === line) return [];
    const [was, is] = [Number(old.split(' ')[2]), Number(line.split(' ')[2])];
    return [`${old}\n  now ${line}\n  ${(((is - was) / was) * 100).toPrecision(3)} %`];
  });
}

describe('reference projects', () => {
  it('R-46 gives the figures of the reference projects to 12 digits', async () => {
    const lines = linesOf(await belfortPack());
    if (process.env['UPDATE_FIGURES'] === '1') writeFileSync(FILE, `${lines.join('\n')}\n`);
    const before = readFileSync(FILE, 'utf8').trim().split('\n');
    const changes = moved(before, lines);
    expect(
      changes.length,
      `${changes.length} figures moved; UPDATE_FIGURES=1 writes them:\n${changes.slice(0, 10).join('\n')}`,
    ).toBe(0);
    expect(lines).toHaveLength(before.length);
  });

  it('R-30 gives a machine builder of Belfort plausible effects', async () => {
    const { indicators } = assess(PROJECTS['machines-150'] ?? { zone: '', branch: '' }, await belfortPack(), {
      draws: 0,
    });
    const value = (id: string, level: string) =>
      indicators.find((one) => one.id === id && one.level === level)?.value ?? Number.NaN;
    // INSEE establishment studies: 0.37 to 0.67 indirect jobs a direct one, near the site.
    expect(value('J04', 'basin') / 150).toBeGreaterThan(0.3);
    expect(value('J04', 'basin') / 150).toBeLessThan(0.7);
    expect(value('J04', 'total') / 150).toBeGreaterThan(0.3);
    expect(value('J04', 'total') / 150).toBeLessThan(1.5);
    expect(value('J05', 'basin') / (150 + value('J04', 'basin'))).toBeGreaterThan(0.04);
    expect(value('J05', 'basin') / (150 + value('J04', 'basin'))).toBeLessThan(0.13);
  });

  it('R-32 stores the response that the engine computes from the pack', async () => {
    const pack = await loadPack();
    const fresh = prepareBasin(pack, '2705');
    if (!fresh.ok) throw new Error(fresh.failure.code);
    const from = (response: StoredResponse) =>
      assess(
        PROJECTS['machines-150'] ?? { zone: '', branch: '' },
        { ...pack, responses: { '2705': response } },
        { draws: 0 },
      )
        .indicators.map(({ value }) => value)
        .filter((value) => value !== null);
    expectClose(from(fresh.value), from(belfort()), { rel: 1e-8 });
    // A full solve: 305 zones × 37 branches.
  }, 300_000);
});
