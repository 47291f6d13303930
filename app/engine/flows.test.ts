import { describe, expect, it } from 'vitest';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';
import { purchaseFlows } from './flows.ts';
import { assess, prepareBasin } from './index.ts';
import type { Scenario } from './types.ts';

const pack = aPack();
const base: Scenario = { zone: '2705', branch: 'CK', directJobs: 60 };

function flowsOf(part: Partial<Scenario> = {}) {
  const found = purchaseFlows({ ...base, ...part }, pack);
  if (!found.ok) throw new Error(found.failure.code);
  return found.value;
}
const sum = (values: readonly { value: number }[]) => values.reduce((total, { value }) => total + value, 0);

describe('purchase flows', () => {
  it.each<[string, Partial<Scenario>]>([
    ['estimated purchases', {}],
    ['declared purchases and shares', { purchases: 4000, localPurchaseShare: 0.3, francePurchaseShare: 0.7 }],
    ['all bought in the basin', { purchases: 4000, localPurchaseShare: 1, francePurchaseShare: 1 }],
    ['nothing bought in the basin', { purchases: 4000, localPurchaseShare: 0 }],
    ['a declared mix', { purchases: 4000, purchaseMix: { GZ: 0.5, TZ: 0.2 } }],
    ['another zone and commune', { zone: '2701', commune: '25056' }],
  ])('R-145 add up to the purchases: %s', (_, part) => {
    const { inputs } = assess({ ...base, ...part }, pack, { draws: 0 });
    const { flows, traces } = flowsOf(part);
    expectClose(sum(flows), inputs.purchases.value, { rel: 1e-10 });
    expectClose(
      sum(flows.filter(({ to }) => to === 'basin')),
      inputs.purchases.value * inputs.localPurchaseShare.value,
      {
        rel: 1e-10,
        abs: 1e-9,
      },
    );
    expectClose(
      sum(flows.filter(({ to }) => to === 'abroad')),
      inputs.purchases.value * (1 - inputs.francePurchaseShare.value),
      { rel: 1e-10, abs: 1e-9 },
    );
    for (const { product } of flows) {
      const own = flows.filter((one) => one.product === product);
      expectClose(traces[product ?? 'imports']?.value, sum(own), { rel: 1e-10 });
    }
  });

  it('R-51 grades a product as the worst of what its amount rests on', () => {
    const grades = (part: Partial<Scenario>) => {
      const { flows, traces } = flowsOf({ purchases: 4000, purchaseMix: { GZ: 0.5 }, ...part });
      return [flows.find(({ product }) => product === 'GZ')?.grade, traces['GZ']?.grade];
    };
    // The purchases and the product are declared; what is bought in France is the table's.
    expect(grades({})).toEqual(['D', 'D']);
    expect(grades({ francePurchaseShare: 0.7 })).toEqual(['B', 'B']);
  });

  it('R-145 land where rank 1 lands: the same jobs by level', () => {
    const found = assess(base, pack, { draws: 0 });
    const { flows } = flowsOf();
    const { traces } = found;
    const rank1 = traces['J04|region|gross']?.inputs.find(({ id }) => id === 'rank1')?.value ?? 0;
    const perOutput = (product: string | null) =>
      (pack.accountsJobs[pack.branches.findIndex(({ code }) => code === product)] ?? 0) /
      ((pack.output[pack.branches.findIndex(({ code }) => code === product)] ?? 1) * 1000);
    const jobs = flows
      .filter(({ to }) => to === 'region')
      .reduce((total, { product, value }) => total + value * pack.deflator.value * perOutput(product), 0);
    expect(rank1).toBeGreaterThan(0);
    expectClose(jobs, rank1, { rel: 1e-10 });
  });

  it('R-145 come out of a slice with the digits of the whole pack', () => {
    const prepared = prepareBasin(pack, '2705');
    if (!prepared.ok) throw new Error(prepared.failure.code);
    const slice = { ...pack, distances: [], responses: { '2705': prepared.value } };
    expect(purchaseFlows(base, slice)).toEqual({ ok: true, value: flowsOf() });
  });

  it('R-145 are refused by name like any scenario, and empty for no purchases', () => {
    expect(purchaseFlows({ ...base, branch: 'XX' }, pack)).toMatchObject({
      ok: false,
      failure: { code: 'unknown-branch' },
    });
    expect(flowsOf({ purchases: 0 }).flows).toEqual([]);
  });
});
