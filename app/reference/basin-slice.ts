import type { ReferencePack } from '#app/engine/pack.ts';
import { distanceMatrix } from './distances.ts';
import type { FullPack, ZoneContext } from './full-pack.ts';

/** The zone of that code, or null: zone codes are four digits, `0601` (Mayotte) has no posts. */
export function findZone(pack: FullPack, code: string): ZoneContext | null {
  return pack.zones.find((zone) => zone.code === code) ?? null;
}

/** Whether FLORES counts posts in that zone; without them no sector figure and no effect can be computed there. */
export function hasPosts(pack: Pick<ReferencePack, 'zones' | 'posts'>, code: string): boolean {
  const row = pack.posts[pack.zones.findIndex((zone) => zone.code === code)];
  return row?.some((posts) => posts > 0) ?? false;
}

/**
 * What a browser needs to compute on one basin: the engine's pack less the distances, which it recomputes from the centres,
 * the other zones' unemployment but for its last quarter, and the other basins' responses.
 */
export function basinSlice(pack: ReferencePack, zone: string): ReferencePack {
  const response = pack.responses[zone];
  return {
    version: pack.version,
    tableYear: pack.tableYear,
    deflator: pack.deflator,
    sources: pack.sources,
    branches: pack.branches,
    zones: pack.zones.map((one) => ({
      code: one.code,
      name: one.name,
      lon: one.lon,
      lat: one.lat,
      regions: one.regions,
      departments: one.departments,
      population: one.population,
      communes: one.communes,
      populationByDepartment: one.populationByDepartment,
      unemployment: one.code === zone ? one.unemployment : one.unemployment.slice(-1),
      medianIncome: one.medianIncome,
      housing: one.housing,
      brownfields: one.brownfields,
      propertyTaxRate: one.propertyTaxRate,
    })),
    flows: pack.flows,
    finalUse: pack.finalUse,
    output: pack.output,
    importShare: pack.importShare,
    taxShare: pack.taxShare,
    valueAddedShare: pack.valueAddedShare,
    labourShare: pack.labourShare,
    ...(pack.importPenetration === undefined ? {} : { importPenetration: pack.importPenetration }),
    ...(pack.productionTaxShare === undefined ? {} : { productionTaxShare: pack.productionTaxShare }),
    accountsJobs: pack.accountsJobs,
    accountsEmployees: pack.accountsEmployees,
    posts: pack.posts,
    basket: pack.basket,
    savingRate: pack.savingRate,
    ...(pack.postsYear === undefined ? {} : { postsYear: pack.postsYear }),
    ...(pack.published === undefined ? {} : { published: pack.published }),
    ...(pack.trade === undefined ? {} : { trade: pack.trade }),
    ...surroundings(pack, zone),
    distances: [],
    constants: pack.constants,
    responses: response === undefined ? {} : { [zone]: response },
  };
}

/** What imported files say around one basin, and nothing of the others. */
function surroundings(
  { recruitments, suppliersNear, zones }: ReferencePack,
  zone: string,
): Pick<ReferencePack, 'recruitments' | 'suppliersNear'> {
  const departments = Object.keys(zones.find(({ code }) => code === zone)?.populationByDepartment ?? {});
  return {
    ...(recruitments === undefined
      ? {}
      : {
          recruitments: Object.fromEntries(
            departments.flatMap((code) => {
              const own = recruitments[code];
              return own === undefined ? [] : [[code, own]];
            }),
          ),
        }),
    ...(suppliersNear === undefined ? {} : { suppliersNear: { [zone]: suppliersNear[zone] ?? [] } }),
  };
}

/** A slice as received, with the distances put back. */
export function completeSlice(slice: ReferencePack): ReferencePack {
  return slice.distances.length === slice.zones.length
    ? slice
    : { ...slice, distances: distanceMatrix(slice.zones) };
}

/** Draws of the geography in a prepared basin's response: 0 for a central one or none. The engine keeps its shape to itself. */
export function drawsOf(response: unknown): number {
  if (typeof response !== 'object' || response === null || !('draws' in response)) return 0;
  return typeof response.draws === 'number' ? response.draws : 0;
}
