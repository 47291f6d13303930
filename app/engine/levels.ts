import type { ReferencePack } from './pack.ts';
import type { Level } from './types.ts';

/** A French level seen from the project; `abroad` and `total` are derived. */
export type FrenchLevel = Extract<Level, 'basin' | 'department' | 'region' | 'france'>;

export const FRENCH_LEVELS: readonly FrenchLevel[] = ['basin', 'department', 'region', 'france'];

/**
 * Disjoint areas of France seen from a basin: the basin, the rest of each department it touches, the rest of
 * each region it touches, the rest of France. Any commune of the basin reads its levels as sums of them.
 */
export type Area =
  | { kind: 'basin' }
  | { kind: 'department'; department: string; region: string }
  | { kind: 'region'; region: string }
  | { kind: 'france' };

/** Areas of a basin, and the share of every zone's people that lives in each: `weights[area · zones + zone]`. */
export type Areas = { list: readonly Area[]; weights: Float64Array };

/** Region of each department, read from the zones that lie in one region only (no department straddles two). */
function regionsOfDepartments(pack: ReferencePack): Map<string, string> {
  const regions = new Map<string, string>();
  for (const zone of pack.zones) {
    const [only] = zone.regions;
    if (zone.regions.length !== 1 || only === undefined) continue;
    for (const department of Object.keys(zone.populationByDepartment)) regions.set(department, only);
  }
  return regions;
}

/** Department of a commune from its INSEE code: two characters, three overseas. @example departmentOf('97411') // '974' */
function departmentOf(commune: string): string {
  return commune.startsWith('97') ? commune.slice(0, 3) : commune.slice(0, 2);
}

/** The areas of one basin. `zone` is an index of the pack's zones. */
export function areasOf(pack: ReferencePack, zone: number): Areas {
  const regions = regionsOfDepartments(pack);
  const own = pack.zones[zone];
  const departments = Object.keys(own?.populationByDepartment ?? {}).sort();
  const list: Area[] = [{ kind: 'basin' }];
  const touched = new Set<string>();
  for (const department of departments) {
    const region = regions.get(department) ?? '';
    touched.add(region);
    list.push({ kind: 'department', department, region });
  }
  for (const region of [...touched].sort()) list.push({ kind: 'region', region });
  list.push({ kind: 'france' });
  const count = pack.zones.length;
  const weights = new Float64Array(list.length * count);
  const add = (area: number, at: number, share: number) => {
    weights[area * count + at] = (weights[area * count + at] ?? 0) + share;
  };
  const areaOf = (department: string) => {
    const same = list.findIndex((area) => area.kind === 'department' && area.department === department);
    if (same >= 0) return same;
    const region = regions.get(department);
    const near = list.findIndex((area) => area.kind === 'region' && area.region === region);
    return near >= 0 ? near : list.length - 1;
  };
  for (const [at, other] of pack.zones.entries()) {
    if (at === zone) {
      add(0, at, 1);
      continue;
    }
    const parts = Object.entries(other.populationByDepartment).sort(([a], [b]) => (a < b ? -1 : 1));
    const people = parts.reduce((sum, [, population]) => sum + population, 0);
    if (!(people > 0)) add(list.length - 1, at, 1);
    else for (const [department, population] of parts) add(areaOf(department), at, population / people);
  }
  return { list, weights };
}

/**
 * Level of each area for a project in `department`. A department the basin does not touch reads as the first.
 */
export function levelsOfAreas(list: readonly Area[], department: string): FrenchLevel[] {
  const seat =
    list.find((area) => area.kind === 'department' && area.department === department) ??
    list.find((area) => area.kind === 'department');
  return list.map((area) => {
    switch (area.kind) {
      case 'basin':
        return 'basin';
      case 'department':
        if (area === seat) return 'department';
        return seat?.kind === 'department' && seat.region === area.region ? 'region' : 'france';
      case 'region':
        return seat?.kind === 'department' && seat.region === area.region ? 'region' : 'france';
      case 'france':
        return 'france';
      default:
        return unreachable(area);
    }
  });
}

/** Departments of a zone when the commune is in none of them; null for a commune that may be there, or none at all. */
export function departmentsWithout(
  zone: ReferencePack['zones'][number],
  commune: string | null | undefined,
): string[] | null {
  const departments = Object.keys(zone.populationByDepartment);
  if (!commune || departments.length === 0 || departments.includes(departmentOf(commune))) return null;
  return departments.sort();
}

/** Department that counts for a project: its commune's when the basin touches it, else the basin's most peopled. */
export function seatOf(pack: ReferencePack, zone: number, commune: string | null | undefined): string {
  const parts = Object.entries(pack.zones[zone]?.populationByDepartment ?? {});
  const declared = commune ? departmentOf(commune) : null;
  if (declared && parts.some(([department]) => department === declared)) return declared;
  return parts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

function unreachable(area: never): never {
  throw new Error(`Unknown area ${JSON.stringify(area)}.`);
}
