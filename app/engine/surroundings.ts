import { cellReader, reading } from './cells.ts';
import { made } from './nodes.ts';
import type { ReferencePack } from './pack.ts';
import type { Grade, TraceNode } from './types.ts';

/** A department of a basin in the recruitment survey: share of the basin's people who live there, and how tense hiring is. */
export type DepartmentTension = { department: string; people: number; tension: number };

/**
 * Departments of a basin that the imported recruitment survey covers, the most peopled first. Tension = projects judged difficult
 * over all projects, every occupation. Empty without the survey, or where it covers none of them.
 */
export function departmentTensions(
  { recruitments, zones }: Pick<ReferencePack, 'recruitments' | 'zones'>,
  zone: number,
): DepartmentTension[] {
  if (recruitments === undefined) return [];
  const covered = Object.entries(zones[zone]?.populationByDepartment ?? {}).flatMap(
    ([department, people]) => {
      const own = recruitments[department];
      return own !== undefined && own.all > 0 && people > 0
        ? [{ department, people, tension: own.hard / own.all }]
        : [];
    },
  );
  const all = covered.reduce((sum, { people }) => sum + people, 0);
  return covered
    .map((one) => ({ ...one, people: one.people / all }))
    .toSorted((a, b) => b.people - a.people || (a.department < b.department ? -1 : 1));
}

/** How tense hiring is in a basin, 0..1: its departments, by its people who live there; null when it is not known. */
export function hiringTensionOf(
  pack: Pick<ReferencePack, 'recruitments' | 'zones'>,
  zone: number,
): number | null {
  const departments = departmentTensions(pack, zone);
  return departments.length === 0
    ? null
    : departments.reduce((sum, { people, tension }) => sum + people * tension, 0);
}

/** The derivation of R-485: each department of the basin, with its tension and the share of the basin's people that it weighs with. */
export function hiringTraces(pack: ReferencePack, zone: number): TraceNode[] {
  const cells = cellReader(pack);
  const place = pack.zones[zone]?.code ?? '';
  const leaf = (
    id: string,
    value: number,
    grade: Grade,
    rule: string,
    source: string,
    cell: string,
  ): TraceNode => ({
    id,
    value,
    unit: 'share',
    grade,
    rule,
    inputs: [],
    sources: pack.sources[source] === undefined ? [] : [source],
    cell,
  });
  return departmentTensions(pack, zone).map(({ department, people, tension }) =>
    made(
      'weightedTension',
      people * tension,
      'index',
      'D',
      'R-485',
      [
        reading(
          leaf('departmentTension', tension, 'D', 'R-486', 'france-travail-bmo', department),
          'ratio',
          cells.recruitments(department),
        ),
        reading(
          leaf('departmentPeople', people, 'C', 'R-485', 'etalab-decoupage', `${place} ${department}`),
          'ratio',
          cells.communes('population', zone),
        ),
      ],
      department,
    ),
  );
}

/**
 * Potential suppliers near a basin: active sites of each branch within 50 km, weighted by the branch's share of what the
 * project buys in France. Null without a list of firms, without purchases, or when no listed site is of a branch that it buys from.
 */
export function suppliersOf(
  { suppliersNear, zones }: Pick<ReferencePack, 'suppliersNear' | 'zones'>,
  zone: number,
  purchases: Float64Array,
): number | null {
  const near = suppliersNear?.[zones[zone]?.code ?? ''] ?? [];
  if (near.length === 0) return null;
  const bought = purchases.reduce((sum, value) => sum + value, 0);
  let sites = 0;
  for (const { branch, sites: own } of near)
    sites += bought > 0 ? (own * (purchases[branch] ?? 0)) / bought : 0;
  return sites > 0 ? sites : null;
}
