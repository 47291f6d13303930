import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { basinSlice, completeSlice, findZone, greatCircle, hasPosts, loadPack } from './index.ts';

const pack = await loadPack();
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const branchAt = (code: string) => pack.branches.findIndex((branch) => branch.code === code);
const zoneAt = (code: string) => pack.zones.findIndex((zone) => zone.code === code);

function locationQuotient(zone: string, branch: string): number {
  const row = pack.posts[zoneAt(zone)] ?? [];
  const national = pack.posts.map((posts) => posts[branchAt(branch)] ?? 0);
  return (row[branchAt(branch)] ?? 0) / sum(row) / (sum(national) / sum(pack.posts.map(sum)));
}

describe('the embedded pack', () => {
  it('holds 306 zones, 305 of them with posts, in 37 branches', () => {
    expect(pack.zones).toHaveLength(306);
    expect(pack.zones.filter((zone) => hasPosts(pack, zone.code))).toHaveLength(305);
    expect(hasPosts(pack, '0601')).toBe(false);
    expect(pack.branches).toHaveLength(37);
    for (const matrix of [pack.posts, pack.flows]) for (const row of matrix) expect(row).toHaveLength(37);
  });

  it('counts 26,527,385 posts, 2,850,145 of them in manufacturing', () => {
    expect(sum(pack.posts.map(sum))).toBe(26_527_385);
    const manufacturing = pack.branches
      .map((branch, at) => (branch.manufacturing ? at : -1))
      .filter((at) => at >= 0);
    expect(manufacturing).toHaveLength(13);
    expect(sum(pack.posts.map((row) => sum(manufacturing.map((at) => row[at] ?? 0))))).toBe(2_850_145);
  });

  it('has an output of 4,314,969 M€, and uses that meet it branch by branch within 15 M€', () => {
    expect(Math.abs(sum(pack.output) - 4_314_969)).toBeLessThan(0.5);
    pack.output.forEach((output, at) => {
      const { household, public: state, investment, stocks, exports } = pack.finalUse;
      const uses =
        sum(pack.flows[at] ?? []) +
        sum([household, state, investment, stocks, exports].map((use) => use[at] ?? 0));
      expect(Math.abs(uses - output)).toBeLessThan(15);
    });
  });

  it('finds the known specialisations: Oyonnax in plastics 21.8, Toulouse in transport equipment 4.8', () => {
    expect(locationQuotient('8425', 'CG')).toBeCloseTo(21.8, 1);
    expect(locationQuotient('7625', 'CL')).toBeCloseTo(4.8, 1);
  });

  it('never lets costs and output part by more than a tenth before the engine scales the 2014 shares', () => {
    pack.output.forEach((output, at) => {
      const domestic = sum(pack.flows.map((row) => row[at] ?? 0)) / output;
      const total =
        domestic + (pack.importShare[at] ?? 0) + (pack.taxShare[at] ?? 0) + (pack.valueAddedShare[at] ?? 0);
      expect(Math.abs(total - 1)).toBeLessThan(0.1);
      expect(pack.labourShare[at]).toBeGreaterThan(0);
      expect(pack.labourShare[at]).toBeLessThanOrEqual(1);
    });
  });

  it('spends less than a euro of domestic products a euro, and next to no rent', () => {
    expect(sum(pack.basket)).toBeGreaterThan(0.6);
    expect(sum(pack.basket)).toBeLessThan(0.9);
    expect(pack.basket[branchAt('LZ')]).toBeLessThan(0.07);
    expect(pack.savingRate).toBeCloseTo(0.1647, 3);
  });

  it('adds the communes of each zone up to its inhabitants, by known departments and regions', () => {
    for (const zone of pack.zones) {
      expect(sum(Object.values(zone.populationByDepartment))).toBe(zone.population);
      for (const department of Object.keys(zone.populationByDepartment)) {
        expect(pack.regions[pack.departments[department]?.region ?? '']).toBeDefined();
      }
    }
  });

  it('has one unemployment figure a quarter from 2003 to the end of 2025, as shares', () => {
    expect(pack.quarters).toHaveLength(92);
    expect([pack.quarters[0], pack.quarters.at(-1)]).toEqual(['2003-T1', '2025-T4']);
    for (const zone of pack.zones) expect(zone.unemployment).toHaveLength(92);
    expect(findZone(pack, '2705')?.unemployment.at(-1)).toBeCloseTo(0.093, 6);
    expect(findZone(pack, '0601')?.unemployment.every((rate) => rate === null)).toBe(true);
  });

  it('measures distances from the centres: Belfort is nearer to Montbéliard than to Toulouse', () => {
    const belfort = pack.distances[zoneAt('2705')] ?? [];
    expect(belfort[zoneAt('2705')]).toBe(0);
    expect(belfort[zoneAt('2714')]).toBeLessThan(40);
    expect(belfort[zoneAt('7625')]).toBeGreaterThan(500);
    expect(greatCircle({ lon: 0, lat: 0 }, { lon: 0, lat: 90 })).toBeCloseTo(10_007.5, 0);
  });

  it('names a source for every constant, and every source says producer, vintage, licence and address', () => {
    for (const constant of [...Object.values(pack.constants), pack.deflator]) {
      expect(pack.sources[constant.source]).toBeDefined();
    }
    for (const [id, source] of Object.entries(pack.sources)) {
      expect(source.id).toBe(id);
      for (const field of [source.title, source.producer, source.vintage, source.table, source.licence]) {
        expect(field).not.toBe('');
      }
      expect(source.url).toMatch(/^https:\/\//);
      expect(source.retrievedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('keeps each constant inside its own range', () => {
    for (const [name, { value, low, high }] of Object.entries(pack.constants)) {
      expect(low <= value && value <= high, name).toBe(true);
    }
  });

  it('is frozen to the last figure', () => {
    expect(Object.isFrozen(pack)).toBe(true);
    expect(Object.isFrozen(pack.posts[0])).toBe(true);
    expect(Object.isFrozen(pack.finalUse.household)).toBe(true);
  });
});

describe('a slice of one basin', () => {
  it('weighs less than 1 MB compressed and comes back with the same distances', () => {
    const text = JSON.stringify(basinSlice(pack, '2705'));
    expect(gzipSync(text).byteLength).toBeLessThan(1_000_000);
    // Parsed back from the text written one line above.
    const received = completeSlice(JSON.parse(text) as ReturnType<typeof basinSlice>);
    expect(received.distances).toEqual(pack.distances);
    expect(received.posts).toEqual(pack.posts);
  });
});
