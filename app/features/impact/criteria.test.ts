import { describe, expect, it } from 'vitest';
import { loadPack } from '#app/reference/index.ts';
import { criteriaFor, sourcesOf } from './criteria.ts';

const pack = await loadPack();
const criteria = criteriaFor(pack, '2705');
const byId = (id: string) => criteria.find((rule) => rule.id === id);

describe('the bounds of the criteria', () => {
  it('rest on the pack: 1 job for 1,000 inhabitants, the country’s value added per job, the net minimum wage', () => {
    const people = pack.zones.find(({ code }) => code === '2705')?.population ?? 0;
    expect(byId('netBasin')?.criterion.scale).toEqual({ worst: 0, best: people / 1000 });
    const value = byId('valueAdded')?.basis?.value ?? 0;
    // 2019 national accounts, in euros of 2023: between 70 and 90 k€ a job.
    expect(value).toBeGreaterThan(70);
    expect(value).toBeLessThan(90);
    expect(byId('valueAdded')?.criterion.scale.best).toBe((people / 1000) * value);
    const wage = byId('wage')?.basis?.value ?? 0;
    expect(wage).toBeCloseTo(1456, 0);
    expect(byId('wage')?.criterion.scale).toEqual({ worst: wage, best: 2 * wage });
  });

  it('open on operands that give the figure back, and on sources that the page is given', () => {
    const [added, jobs, prices] = byId('valueAdded')?.basis?.inputs ?? [];
    expect(((added?.value ?? 0) / (jobs?.value ?? 1)) * (prices?.value ?? 0)).toBeCloseTo(
      byId('valueAdded')?.basis?.value ?? 0,
      9,
    );
    const given = sourcesOf(criteria, pack.sources);
    for (const { basis } of criteria)
      for (const leaf of basis === null || basis.inputs.length === 0 ? [basis] : basis.inputs)
        if (leaf !== null) {
          expect(leaf.sources, leaf.id).not.toEqual([]);
          for (const id of leaf.sources) expect(given[id], id).toBeDefined();
        }
  });

  it('are those of the smallest basin for a zone that does not exist', () => {
    const [first] = criteriaFor(pack, '9999');
    expect(first).toMatchObject({ basis: null, criterion: { scale: { worst: 0, best: 10 } } });
  });
});
