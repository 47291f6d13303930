import type { PackTables } from '#app/reference/index.ts';
import type { Commune } from '../territories.ts';

/** The pack an import starts from, and the codes it knows. */
export type Base = {
  tables: PackTables;
  /** Index of a zone or branch in the tables; undefined for an unknown code. */
  zoneAt: (code: string) => number | undefined;
  branchAt: (code: string) => number | undefined;
  /** Zone of a commune by INSEE code. */
  communeZone: (code: string) => number | undefined;
  /** What a code is when it is no commune of today: a municipal district, or a former commune and where it is now. */
  formerly: (code: string) => { kind: 'district' | 'former'; now: string } | null;
  /** Municipal population; null when not known. */
  population: (commune: string) => number | null;
  communes: readonly Commune[];
};

/** Makes the codes of a pack searchable. `communes`: the administrative division of today. */
export function openBase(tables: PackTables, communes: readonly Commune[]): Base {
  const zones = new Map(tables.zones.code.map((code, at) => [code, at]));
  const branches = new Map(tables.nomenclature.branches.map(({ code }, at) => [code, at]));
  const zoneOf = new Map<string, number>();
  for (const [zone, members] of Object.entries(tables.composition.communes)) {
    const at = zones.get(zone);
    if (at !== undefined) for (const member of members) zoneOf.set(member, at);
  }
  const people = new Map<string, number>();
  const gone = new Map<string, { kind: 'district' | 'former'; now: string }>();
  for (const { code, type, population, chefLieu, commune } of communes) {
    if (type === 'commune-actuelle') {
      if (population !== undefined) people.set(code, population);
    } else if (commune !== undefined) gone.set(code, { kind: 'district', now: commune });
    else if (chefLieu !== undefined && chefLieu !== code) gone.set(code, { kind: 'former', now: chefLieu });
  }
  return {
    tables,
    zoneAt: (code) => zones.get(code),
    branchAt: (code) => branches.get(code),
    communeZone: (code) => zoneOf.get(code),
    formerly: (code) => gone.get(code) ?? null,
    population: (commune) => people.get(commune) ?? null,
    communes,
  };
}
