import { describe, expect, it } from 'vitest';
import { findZone, loadPack } from '#app/reference/index.ts';
import { FIGURE_IDS } from './figure-ids.ts';
import { basinFigures } from './figures.ts';

const pack = await loadPack();

function basin(code: string) {
  const zone = findZone(pack, code);
  if (zone === null) throw new Error(`zone ${code} is not in the pack`);
  return basinFigures(pack, zone);
}

const figure = (code: string, id: (typeof FIGURE_IDS)[number]) =>
  basin(code).figures.find((one) => one.id === id);

describe('the figures of a basin', () => {
  it('give Belfort 10,776 manufacturing posts, 18.3 % of its posts where France has 10.7 %', () => {
    const belfort = basin('2705');
    expect(belfort.manufacturing?.posts.value).toBe(10_776);
    expect(belfort.manufacturing?.change.value).toBe(75);
    const share = figure('2705', 'manufacturingShare');
    expect(share?.zone?.value).toBeCloseTo(0.183, 3);
    expect(share?.france?.value).toBeCloseTo(0.1074, 4);
  });

  it('compare with the region where most of its people live', () => {
    expect(basin('2705').region?.name).toBe('Bourgogne-Franche-Comté');
    expect(figure('2705', 'population')?.region?.value).toBeGreaterThan(2_500_000);
    expect(figure('2705', 'population')?.region?.value).toBeLessThan(3_000_000);
  });

  it('put specialisations from the strongest down: plastics first in Oyonnax', () => {
    const [first, second] = basin('8425').specialisations;
    expect(first?.code).toBe('CG');
    expect(first?.quotient.value).toBeCloseTo(21.8, 1);
    expect(second?.quotient.value).toBeLessThan(first?.quotient.value ?? 0);
  });

  it('say what each figure is made of: the operands give the value back', () => {
    for (const { quotient } of basin('2705').specialisations) {
      const [branch = 0, all = 1, branchFrance = 1, france = 1] = quotient.inputs.map(
        (input) => input.value ?? Number.NaN,
      );
      expect(quotient.value).toBeCloseTo(branch / all / (branchFrance / france), 12);
    }
    const share = figure('2705', 'manufacturingShare')?.zone;
    const [part = 0, whole = 1] = (share?.inputs ?? []).map((input) => input.value ?? Number.NaN);
    expect(share?.value).toBeCloseTo(part / whole, 12);
  });

  it('R-501 stand beside the middle of the five basins most like Belfort, each with its own figure', () => {
    const belfort = basin('2705');
    expect(belfort.comparable.map(({ name }) => name)).toEqual([
      'La Roche-sur-Yon',
      'Bourges',
      'Beauvais',
      'Charleville-Mézières',
      'Chambéry',
    ]);
    const middle = figure('2705', 'unemployment')?.comparable;
    const own = belfort.comparable.map(({ code }) => figure(code, 'unemployment')?.zone?.value ?? Number.NaN);
    expect(middle?.inputs.map(({ value }) => value)).toEqual(own);
    expect(middle?.value).toBe(own.toSorted((a, b) => a - b)[2]);
    expect(middle?.inputs.map(({ cell }) => cell)).toEqual(belfort.comparable.map(({ name }) => name));
  });

  it('R-500 say of a comparable basin which posts were compared, from the cells of both', () => {
    const [first] = basin('2705').comparable;
    expect(first?.overlap.value).toBeCloseTo(0.873, 3);
    expect(first?.overlap.inputs.map(({ cell }) => cell)).toEqual(['Belfort', 'La Roche-sur-Yon']);
    expect(first?.overlap.inputs.every(({ reads }) => (reads?.length ?? 0) > 0)).toBe(true);
  });

  it('R-500 compare Paris and Mayotte with nobody: one has no equal in size, the other no posts', () => {
    for (const zone of pack.zones.filter(({ name }) => name === 'Paris' || name === 'Mayotte')) {
      const { comparable, figures } = basinFigures(pack, zone);
      expect(comparable).toEqual([]);
      expect(figures.every((one) => one.comparable === null)).toBe(true);
    }
  });

  it('name a known source at every leaf', () => {
    const belfort = basin('2705');
    const nodes = belfort.figures.flatMap((one) => [
      one.zone,
      one.region,
      one.france,
      ...(one.comparable?.inputs ?? []),
    ]);
    for (const node of [...nodes, ...belfort.specialisations.map((one) => one.quotient)]) {
      if (node === null) continue;
      const leaves = node.inputs.length > 0 ? node.inputs : [node];
      for (const one of leaves) {
        expect(one.sources.length).toBeGreaterThan(0);
        for (const source of one.sources) expect(pack.sources[source]).toBeDefined();
      }
    }
  });

  it('leave Mayotte without sector jobs, dwellings or unemployment, but with people', () => {
    const mayotte = basin('0601');
    expect(mayotte.hasPosts).toBe(false);
    expect(mayotte.manufacturing).toBeNull();
    expect(mayotte.specialisations).toEqual([]);
    expect(mayotte.unemployment).toBeNull();
    expect(figure('0601', 'vacancy')?.zone).toBeNull();
    expect(figure('0601', 'population')?.zone?.value).toBe(256_518);
  });

  it('exist for each of the 306 zones, and no figure is NaN', () => {
    for (const zone of pack.zones) {
      const one = basinFigures(pack, zone);
      for (const id of FIGURE_IDS) {
        const value = one.figures.find((candidate) => candidate.id === id)?.zone?.value;
        if (value !== undefined && value !== null) expect(Number.isFinite(value)).toBe(true);
      }
    }
  });
});
