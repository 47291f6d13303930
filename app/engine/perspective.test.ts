import { describe, expect, it } from 'vitest';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';
import { basinSlice } from '#app/reference/index.ts';
import { prepareBasin } from './index.ts';
import { perspective } from './perspective.ts';
import type { Scenario } from './types.ts';

const pack = aPack();
const base: Scenario = { zone: '2705', branch: 'CK', directJobs: 60 };

function seen(part: Partial<Scenario> = {}) {
  const found = perspective({ ...base, ...part }, pack);
  if (!found.ok) throw new Error(found.failure.code);
  return found.value;
}
const line = (id: string, part: Partial<Scenario> = {}) =>
  seen(part).perspective.sector.find((one) => one.id === id);
const here = (id: string, part: Partial<Scenario> = {}) =>
  seen(part).perspective.basin.find((one) => one.id === id);

describe('perspective', () => {
  it('R-146 compares output per post: the posts and the output of the tables, by hand', () => {
    // CK: 5,000 posts over the zones, and 0.9 € of the table's year for one of the declared year.
    const posts = 900 + 400 + 2300 + 100 + 1300;
    const output = pack.output[1] ?? 0;
    expectClose(line('outputPerPost', { turnover: 12_000 })?.project, 200, { rel: 1e-12 });
    expectClose(line('outputPerPost')?.branch, (output * 1000) / 0.9 / posts, { rel: 1e-12 });
  });

  it('R-146 a project that declares nothing but its jobs is its branch', () => {
    for (const id of ['valueAddedPerPost', 'grossWage', 'outputPerPost']) {
      const found = line(id);
      expectClose(found?.project, found?.branch, { rel: 1e-9 });
    }
  });

  it('R-146 counts the basin: shares of posts, and the middle rate of unemployment', () => {
    expectClose(here('branchShare')?.here, 900 / 5120, { rel: 1e-12 });
    expectClose(here('shareOfBranch')?.here, 900 / 5000, { rel: 1e-12 });
    expectClose(here('projectShare')?.here, 60 / 5120, { rel: 1e-12 });
    expectClose(here('projectOfBranch')?.here, 60 / 900, { rel: 1e-12 });
    expect(here('unemployment')).toMatchObject({ here: 0.06, france: 0.06 });
  });

  it('R-146 says the same of a basin’s slice as of the whole pack', () => {
    const prepared = prepareBasin(pack, '2705');
    if (!prepared.ok) throw new Error(prepared.failure.code);
    const slice = basinSlice({ ...pack, responses: { '2705': prepared.value } }, '2705');
    expect(perspective(base, slice)).toEqual({ ok: true, value: seen() });
  });

  it('R-146 names the zones where the branch weighs most, and the own one wherever it stands', () => {
    const { perspective: found } = seen();
    expect(found.present).toBe(5);
    expect(found.zones.map(({ zone }) => zone)).toEqual(['2705', '8404', '1109', '2706', '2701']);
    expectClose(found.zones[0]?.perThousand, (900 / 5120) * 1000, { rel: 1e-12 });
  });

  it('R-90 opens value added per post on terms that give it back, each under its own rule', () => {
    const { perspective: found, traces } = seen({ turnover: 12_000 });
    const terms = traces['valueAddedPerPost.project']?.inputs ?? [];
    const [turnover = 0, purchases = 0, taxes = 0, jobs = 0] = terms.map(({ value }) => value ?? 0);
    expect(taxes).toBeGreaterThan(0);
    expectClose((turnover - purchases - turnover * taxes) / jobs, found.sector[0]?.project ?? 0, {
      rel: 1e-12,
    });
    expect(terms.map(({ rule }) => rule)).toEqual(['R-51', 'R-35', 'R-06', 'R-51']);
    expect(traces['grossWage.project']?.rule).toBe('R-42');
  });

  it('R-146 has a derivation for each figure, and none for what is missing', () => {
    const { perspective: found, traces } = seen({ directJobs: 0 });
    expect(found.sector[0]?.project).toBeNull();
    expect(traces['valueAddedPerPost.project']).toBeUndefined();
    const whole = seen();
    for (const one of whole.perspective.sector)
      for (const column of ['project', 'branch', 'economy'] as const)
        expect(whole.traces[`${one.id}.${column}`]?.value).toBe(one[column]);
  });
});
