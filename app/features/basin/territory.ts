import type { FullPack, ZoneContext } from '#app/reference/index.ts';

/** A set of zones seen as one territory: how much of each zone's people lives there, by index of the pack's zones. */
export type Territory = {
  kind: 'zone' | 'region' | 'france';
  code: string;
  name: string;
  /** [index of the zone, share of its people in the territory], shares in ]0, 1]. */
  members: readonly (readonly [number, number])[];
  /** True when a zone is only partly inside: its figures are then split by population, which makes the sum an estimate. */
  split: boolean;
};

/** The whole country: every zone, entire. */
export function franceOf(pack: FullPack): Territory {
  return {
    kind: 'france',
    code: 'FR',
    name: 'France',
    members: pack.zones.map((_, at) => [at, 1] as const),
    split: false,
  };
}

/** One zone alone. */
export function zoneTerritory(pack: FullPack, zone: ZoneContext): Territory {
  return {
    kind: 'zone',
    code: zone.code,
    name: zone.name,
    members: [[pack.zones.indexOf(zone), 1]],
    split: false,
  };
}

/** Share of a zone's people who live in a region, from its communes by department. */
function shareInRegion(pack: FullPack, zone: ZoneContext, region: string): number {
  if (zone.population === 0) return 0;
  return (
    Object.entries(zone.populationByDepartment)
      .filter(([department]) => pack.departments[department]?.region === region)
      .reduce((sum, [, people]) => sum + people, 0) / zone.population
  );
}

/** The region where most of a zone's people live; null only for a zone without people. */
export function regionOf(pack: FullPack, zone: ZoneContext): Territory | null {
  const best = zone.regions
    .map((code) => ({ code, share: shareInRegion(pack, zone, code) }))
    .toSorted((a, b) => b.share - a.share)[0];
  if (best === undefined || best.share === 0) return null;
  const members = pack.zones
    .map((candidate, at) => [at, shareInRegion(pack, candidate, best.code)] as const)
    .filter(([, share]) => share > 0);
  return {
    kind: 'region',
    code: best.code,
    name: pack.regions[best.code] ?? best.code,
    members,
    split: members.some(([, share]) => share < 1),
  };
}
