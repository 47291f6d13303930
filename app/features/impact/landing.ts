import type { Level } from '#app/engine/types.ts';
import { valueOf, type Balance } from './balance.ts';

/** The five places a job may land in, from the project outwards. */
export const LANDING_LEVELS = [
  'basin',
  'department',
  'region',
  'france',
  'abroad',
] as const satisfies readonly Level[];
export type LandingLevel = (typeof LANDING_LEVELS)[number];

/** Gross jobs by level; null where the engine does not count them (jobs abroad without a source). */
export function jobsByLevel(balance: Balance): { level: LandingLevel; jobs: number | null }[] {
  return LANDING_LEVELS.map((level) => ({ level, jobs: valueOf(balance, 'J06', level, 'gross') }));
}

/** Jobs a zone gains or loses; both at once when it does. */
export type ZonePoint = { zone: string; gained: number; lost: number };

/** Zones that gain at least half a job, without the project's own, the largest first. */
export function gainingZones(balance: Balance): ZonePoint[] {
  return balance.zones
    .map(({ zone, direct, indirect, induced, displaced }) => ({
      zone,
      gained: direct + indirect + induced,
      lost: displaced,
    }))
    .filter(({ zone, gained }) => zone !== balance.zone && gained >= 0.5)
    .sort((a, b) => b.gained - a.gained || (a.zone < b.zone ? -1 : 1));
}

/**
 * Zones that lose jobs to the project, the largest loss first; `total` is the engine's own (T12), `zones` those that can be
 * named: a balance that comes with the page carries the largest zones only, and their sum would fall short.
 */
export function losingZones(
  balance: Balance,
  most: number,
): { total: number; zones: { zone: string; lost: number }[] } {
  const total = valueOf(balance, 'T12', 'total', 'gross') ?? 0;
  const zones = balance.zones
    .map(({ zone, displaced }) => ({ zone, lost: displaced }))
    // Under half a job in all the page says that nobody loses: the map must not say otherwise. A branch spread thin has its first zones all the same.
    .filter(({ lost }) => total >= 0.5 && lost > 0)
    .sort((a, b) => b.lost - a.lost || (a.zone < b.zone ? -1 : 1))
    .slice(0, most);
  return { total, zones };
}
