import { describe, expect, it } from 'vitest';
import { assess, INDICATORS, purchaseFlows, type PurchaseFlow } from '#app/engine/index.ts';
import { balanceOf } from '#app/features/impact/balance.ts';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';
import { bandsOf, OTHERS } from './bands.ts';
import { KNOWN_TAXES, taxesByBeneficiary } from './tax-lines.ts';

const pack = aPack();
const scenario = { zone: '2705', branch: 'CK', directJobs: 60 };

describe('bands of purchases', () => {
  const flow = (product: string | null, value: number, grade: PurchaseFlow['grade'] = 'D'): PurchaseFlow => ({
    ...{ product, value, grade },
    to: product === null ? 'abroad' : 'basin',
  });

  it('keep the sums on both sides and between them', () => {
    const found = purchaseFlows(scenario, pack);
    if (!found.ok) throw new Error(found.failure.code);
    const { flows } = found.value;
    const total = flows.reduce((sum, { value }) => sum + value, 0);
    for (const named of [1, 3, 10]) {
      const bands = bandsOf(flows, named);
      for (const side of [bands.groups, bands.places, bands.links])
        expectClose(
          side.reduce((sum, { value }) => sum + value, 0),
          total,
          { rel: 1e-12 },
        );
      for (const { id, value } of bands.groups)
        expectClose(
          bands.links.filter(({ from }) => from === id).reduce((sum, link) => sum + link.value, 0),
          value,
          { rel: 1e-12 },
        );
    }
  });

  it('are twelve at most: the heaviest, the others by name, imports last', () => {
    const flows = [
      ...Array.from({ length: 30 }, (_, at) => flow(`P${String(at).padStart(2, '0')}`, 100 - at)),
      flow(null, 500),
    ];
    const { groups } = bandsOf(flows);
    expect(groups).toHaveLength(12);
    expect(groups.at(-1)?.id).toBe('imports');
    const others = groups.find(({ id }) => id === OTHERS);
    expect(others?.products).toHaveLength(20);
    expect(others?.products).toContain('P29');
  });

  it('do not hide one product alone behind « others », and carry the weakest grade', () => {
    const { groups } = bandsOf([flow('a', 3, 'B'), flow('b', 2), flow('b', 1, 'E'), flow('c', 1)], 2);
    expect(groups.map(({ id, grade }) => `${id} ${grade}`)).toEqual(['a B', 'b E', 'c D']);
  });
});

describe('taxes by beneficiary', () => {
  const balance = balanceOf(assess(scenario, pack, { draws: 0 }));

  it('give a place to every tax of the catalogue, once', () => {
    const taxes = INDICATORS.map(({ id }) => id).filter((id) => /^F\d/u.test(id));
    expect([...new Set(KNOWN_TAXES)].sort()).toEqual([...new Set(taxes)].sort());
    expect(new Set(KNOWN_TAXES).size).toBe(KNOWN_TAXES.length);
  });

  it('add up to what the engine sums for the State and for social security, nothing twice', () => {
    const of = (to: string) => taxesByBeneficiary(balance).find((one) => one.to === to);
    expectClose(of('state')?.total, balance.figures['F37|total|gross']?.value, { rel: 1e-12 });
    expectClose(of('social')?.total, balance.figures['F38|total|gross']?.value, { rel: 1e-12 });
    expect(of('social')?.computed.find(({ id }) => id === 'F23')?.within).toBe('F17');
  });

  it('say what is not computed and why, and never count it as zero', () => {
    const [communes, department, region] = taxesByBeneficiary(balance);
    expect(communes).toMatchObject({ to: 'communes', total: null, computed: [] });
    expect(communes?.missing).toContainEqual({ id: 'F03', reason: 'businessPropertyRate' });
    expect(department?.missing).toEqual([{ id: 'F35', reason: 'departmentTaxes' }]);
    expect(region?.missing).toEqual([{ id: 'F36', reason: 'regionalTaxes' }]);
  });
});
