import type { ReferencePack, Zone } from '#app/engine/pack.ts';
import type { Beside } from './beside.ts';

/**
 * What the pages show of a zone beyond what the engine reads. Rates and shares 0..1, income in € a year, areas in m².
 */
export type ZoneContext = Zone & {
  epci: number;
  /** Share of the zone's 2016 jobs inside a Territoire d'industrie; null when not known. */
  industryTerritoryShare: number | null;
  /** Codes of the zones that share a border, with its length in km. */
  neighbours: readonly (readonly [string, number])[];
};

/** The embedded pack whole: the engine's pack and what the basin page adds to it. */
export type FullPack = Omit<ReferencePack, 'zones'> & {
  zones: readonly ZoneContext[];
  /** `2003-T1`…: the quarters of `zone.unemployment`, oldest first. */
  quarters: readonly string[];
  /** FLORES posts as published: null is a blank cell (no activity, or not disclosed), which `posts` turns into 0. */
  publishedPosts: readonly (readonly (number | null)[])[];
  /** The same one year earlier. */
  previousPosts: readonly (readonly (number | null)[])[];
  departments: Readonly<Record<string, { name: string; region: string }>>;
  regions: Readonly<Record<string, string>>;
  /** What imported files say of places beside the calculation. */
  beside: Beside;
};
